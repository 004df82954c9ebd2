import type { Location } from '../../location.ts';
import { interpolate } from '../compose/interpolation.ts';
import type { NamedSetting, Setting } from '../compose/layers.ts';
import { readShort } from '../compose/ports.ts';
import { resolvePath } from '../compose/project-path.ts';
import { readMountText } from '../compose/read-service.ts';
import { optionsIn, secretsIn } from '../compose/secret-values.ts';
import type { ComposeBuild, ComposeHealthcheck, ComposeMount, ComposeService } from '../compose/service.ts';
import type { SystemdUnit, UnitSetting } from '../systemd-units.ts';

/** The other units of its folder that a container may name: `app.pod`, `app.build`, `app.image`. */
export type Named = (name: string) => SystemdUnit | undefined;

/** A container that systemd runs for Podman, with the same meaning as a service of Compose. https://docs.podman.io/en/latest/markdown/podman-systemd.unit.5.html */
export const readQuadlet = (unit: SystemdUnit, named: Named, pod: SystemdUnit | undefined): ComposeService => {
  const { path } = unit;
  const read = reader(unit);
  const args = podmanArgs(read.all('PodmanArgs'));
  const image = imageOf(unit, named);
  const environment = read.words('Environment').flatMap(pairOf);
  const labels = read.words('Label').flatMap(pairOf);
  const command = [...read.all('Entrypoint'), ...read.all('Exec')];
  const user = read.last('User');
  const secretValues = [...secretsIn('environment', environment), ...secretsIn('label', labels), ...secretsIn('command', optionsIn(command))];
  const secretPlaces = new Set(secretValues.map(({ at }) => at));
  return {
    name: path.slice(path.lastIndexOf('/') + 1).replace(/@?\.container$/, ''),
    at: image?.at ?? { path, line: 1, column: 1 },
    file: path,
    development: false,
    partial: false,
    runs: true,
    image: image?.setting,
    build: image?.build,
    user: user && withText(user, `${user.text}${read.last('Group') ? `:${read.last('Group')?.text}` : ''}`),
    memoryLimits: present(read.last('Memory'), read.last('MemoryMax', 'Service'), args.get('memory') ?? args.get('m')),
    memoryReservations: present(read.last('MemoryLow', 'Service')),
    cpuLimits: [
      ...present(read.last('CPUQuota', 'Service')).map((setting) => ({ name: 'CPUQuota', ...setting })),
      ...present(args.get('cpus')).map((setting) => ({ name: 'cpus', ...setting })),
    ],
    cpuShares: undefined,
    pidsLimits: present(read.last('PidsLimit'), read.last('TasksMax', 'Service'), args.get('pids-limit')),
    readOnly: read.last('ReadOnly') ?? args.get('read-only'),
    tmpfs: read.all('Tmpfs'),
    privileged: present(args.get('privileged')),
    capAdd: [...read.words('AddCapability'), ...present(args.get('cap-add'))],
    capDrop: [...read.words('DropCapability'), ...present(args.get('cap-drop'))],
    securityOptions: securityOptions(read, args),
    namespaces: namespacesOf(read, args, pod && reader(pod)),
    ports: [...read.all('PublishPort'), ...(pod ? reader(pod).all('PublishPort') : [])].flatMap(({ text, at }) => readShort(text, at) ?? []),
    mounts: read.all('Volume').flatMap(({ text, at }): readonly ComposeMount[] => readMountText(text, at)),
    environment: environment.map((setting) => (secretPlaces.has(setting.at) ? { ...setting, text: '' } : setting)),
    labels: labels.map((setting) => (secretPlaces.has(setting.at) ? { ...setting, text: '' } : setting)),
    command,
    secretValues,
    environmentFiles: read.all('EnvironmentFile').map((setting) => withText(setting, resolvePath(path, setting.text.replace(/^-/, '')) ?? setting.text)),
    apiSocket: undefined,
    healthcheck: healthcheckOf(read.last('HealthCmd')),
    restart: read.last('Restart', 'Service'),
    startsAfterEndOf: [],
  };
};

interface Reader {
  last(name: string, section?: string): Setting | undefined;
  all(name: string): readonly Setting[];
  /** The values of lists, which stand apart by blanks and may be in quotes. */
  words(name: string): readonly Setting[];
}

const reader = ({ path, settings }: SystemdUnit): Reader => {
  const all = (name: string, section = sectionOf(path)): readonly Setting[] => {
    const found = settings.filter((setting) => setting.section === section && setting.name === name);
    // An empty value takes back what was said before.
    return found.slice(found.findLastIndex(({ value }) => value === '') + 1).map((setting) => settingOf(path, setting));
  };
  return {
    all,
    last: (name, section) => all(name, section).at(-1),
    words: (name) => all(name).flatMap((setting) => wordsIn(setting.text).map((text) => ({ ...setting, text, at: { ...setting.at } }))),
  };
};

const sectionOf = (path: string): string => (path.endsWith('.pod') ? 'Pod' : path.endsWith('.build') ? 'Build' : path.endsWith('.image') ? 'Image' : 'Container');

/** What systemd puts in for `%i` is not known here, as the variables of the environment are not. */
const settingOf = (path: string, { value, line, column }: UnitSetting): Setting => ({
  ...interpolate(value.replace(/%([a-zA-Z])/g, '$${$1}').replaceAll('%%', '%')),
  at: { path, line, column },
});

const withText = (setting: Setting, text: string): Setting => ({ ...setting, text });
const present = (...settings: readonly (Setting | undefined)[]): readonly Setting[] => settings.filter((setting) => setting !== undefined);

const wordsIn = (text: string): readonly string[] => (text.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map((word) => word.replaceAll(/^["']|["']$/g, ''));

const pairOf = (setting: Setting): readonly NamedSetting[] => {
  const equals = setting.text.indexOf('=');
  return equals > 0 ? [{ ...setting, name: setting.text.slice(0, equals), text: setting.text.slice(equals + 1).replaceAll(/^["']|["']$/g, '') }] : [];
};

/** `--memory=512m`, `--cap-add SYS_ADMIN`, `--privileged`: by name, the last of each. */
const podmanArgs = (settings: readonly Setting[]): ReadonlyMap<string, Setting> => {
  const found = new Map<string, Setting>();
  for (const setting of settings) {
    const words = wordsIn(setting.text);
    for (const [index, word] of words.entries()) {
      const [, name, value] = /^--?([a-z][\w-]*)(?:=(.*))?$/.exec(word) ?? [];
      const next = words[index + 1];
      if (name !== undefined) found.set(name, withText(setting, value ?? (next === undefined || next.startsWith('-') ? 'true' : next)));
    }
  }
  return found;
};

const imageOf = (unit: SystemdUnit, named: Named): { readonly at: Location; readonly setting?: Setting; readonly build?: ComposeBuild } | undefined => {
  const setting = reader(unit).last('Image');
  if (!setting) return undefined;
  const other = /\.(?:build|image)$/.test(setting.text) ? named(setting.text) : undefined;
  if (!other) return /\.(?:build|image)$/.test(setting.text) ? { at: setting.at } : { at: setting.at, setting };
  if (other.path.endsWith('.image')) {
    const pulled = reader(other).last('Image');
    return { at: setting.at, ...(pulled ? { setting: pulled } : {}) };
  }
  const file = reader(other).last('File')?.text ?? 'Dockerfile';
  const folder = reader(other).last('SetWorkingDirectory')?.text ?? 'unit';
  const context = resolvePath(other.path, folder === 'unit' ? '.' : folder === 'file' ? `${file.slice(0, file.lastIndexOf('/') + 1)}.` : folder);
  return { at: setting.at, build: { context, dockerfile: resolvePath(other.path, file), target: reader(other).last('Target'), args: [], contexts: [], at: setting.at } };
};

const isTrue = (setting: Setting | undefined): boolean => /^(?:true|yes|on|1)$/i.test(setting?.text ?? '');

const securityOptions = (read: Reader, args: ReadonlyMap<string, Setting>): readonly Setting[] => {
  const [privileges, seccomp, label] = [read.last('NoNewPrivileges'), read.last('SeccompProfile'), read.last('SecurityLabelDisable')];
  return present(
    privileges && withText(privileges, `no-new-privileges:${isTrue(privileges)}`),
    seccomp && withText(seccomp, `seccomp=${seccomp.text}`),
    label && isTrue(label) ? withText(label, 'label=disable') : undefined,
    args.get('security-opt'),
  );
};

/** A container shares the network of its pod. */
const namespacesOf = (read: Reader, args: ReadonlyMap<string, Setting>, pod: Reader | undefined): readonly NamedSetting[] => {
  const network = [...read.all('Network'), ...(pod?.all('Network') ?? [])].find(({ text }) => /^(?:host|none)$/.test(text)) ?? args.get('network') ?? args.get('net');
  const users = read.last('UserNS') ?? args.get('userns');
  const named = { network_mode: network, userns_mode: users, pid: args.get('pid'), ipc: args.get('ipc'), uts: args.get('uts') };
  return Object.entries(named).flatMap(([name, setting]) => (setting ? [{ name, ...setting }] : []));
};

const healthcheckOf = (command: Setting | undefined): ComposeHealthcheck | undefined =>
  command && { disabled: command.text === 'none', test: ['CMD-SHELL', command.text], at: command.at };
