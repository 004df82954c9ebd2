import type { Location } from '../location.ts';
import type { FileEntry } from '../repo/snapshot.ts';
import { type Reach, reachOf } from './address-reach.ts';
import { defineFact } from './fact.ts';
import type { SourceFile } from './source-file.ts';
import { proves, zoneOf } from './zone.ts';

/** The units of systemd in the repository. Tests, examples and documentation are left out. */
export interface SystemdUnits {
  readonly units: readonly SystemdUnit[];
  /** What the programs of services, and sockets, listen on. */
  readonly listeners: readonly UnitListener[];
}

export interface SystemdUnit {
  readonly path: string;
  readonly settings: readonly UnitSetting[];
}

/** One `Name=value` line. A name may stand several times, and an empty value resets a list. */
export interface UnitSetting {
  readonly section: string;
  readonly name: string;
  readonly value: string;
  readonly line: number;
  /** Of the value. */
  readonly column: number;
}

export interface UnitListener {
  readonly port: number;
  /** As written. */
  readonly host: string;
  readonly reach: Reach;
  readonly at: Location;
}

export const systemdUnits = defineFact({
  name: 'systemdUnits',
  revision: 2,
  selects: ({ path }: FileEntry) =>
    /\.(?:service|socket|timer|container)(?:\.(?:template|tmpl|j2))?$|\.service\.d\/[^/]+\.conf$/i.test(path) && proves(zoneOf(path.replace(/\.(?:template|tmpl|j2)$/i, ''))),
  extract: readUnit,
  combine({ extracts }) {
    const units = extracts.map(({ file, value }) => ({ path: file.path, settings: value }));
    return { units, listeners: units.flatMap(({ path, settings }) => settings.flatMap((setting) => listenerOf(path, setting) ?? [])) };
  },
});

export function readUnit(file: SourceFile): readonly UnitSetting[] | undefined {
  if (file.size > 256 * 1024 || !/^\[[A-Za-z]+\]/m.test(file.text)) return undefined;
  const settings: UnitSetting[] = [];
  let section = '';
  let open: UnitSetting | undefined;
  for (const [index, line] of file.shortLines.entries()) {
    if (open) {
      open = { ...open, value: `${open.value} ${line.trim().replace(/\\$/, '')}`.slice(0, 4000) };
      if (!line.endsWith('\\')) {
        settings.push(open);
        open = undefined;
      }
      continue;
    }
    if (/^\s*(?:[#;]|$)/.test(line)) continue;
    const header = /^\[([^\]]+)\]/.exec(line);
    const [, name, value = ''] = /^\s*([A-Za-z][\w-]*)\s*=\s*(.*)$/.exec(line) ?? [];
    if (header) section = header[1] ?? '';
    else if (name !== undefined) {
      const setting = { section, name, value: value.replace(/\\$/, '').trimEnd(), line: index + 1, column: line.length - value.length + 1 };
      if (line.endsWith('\\')) open = setting;
      else settings.push(setting);
    }
  }
  return open ? [...settings, open] : settings;
}

const listenerOf = (path: string, { name, value, line }: UnitSetting): UnitListener | undefined => {
  if (name === 'ListenStream') {
    const [, host = '', port] = /^(?:(\[[^\]]*\]|[^:/]*):)?(\d+)$/.exec(value) ?? [];
    return port === undefined ? undefined : { port: Number(port), host: host || '*', reach: reachOf(host), at: { path, line, column: 1 } };
  }
  if (!/^ExecStart/.test(name)) return undefined;
  const [, bindHost, bindPort] = /(?:\s|=)(?:--bind|-b|--listen|--addr(?:ess)?)[ =]"?(\[[^\]]*\]|[^\s:"]*):(\d+)/.exec(value) ?? [];
  const port = bindPort ?? /\s(?:--port|-p|--server-port)[ =](\d+)/.exec(value)?.[1];
  const host = bindHost ?? /\s(?:--host|--hostname|-h)[ =](\S+)/.exec(value)?.[1];
  // Without an address, a server's own default holds, and most listen on loopback then.
  return port === undefined || host === undefined ? undefined : { port: Number(port), host, reach: reachOf(host), at: { path, line, column: 1 } };
};
