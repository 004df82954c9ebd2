import type { FileEntry } from '../../repo/snapshot.ts';
import type { ComposeService } from '../compose/service.ts';
import { defineFact } from '../fact.ts';
import { readUnit, type SystemdUnit } from '../systemd-units.ts';
import { proves, zoneOf } from '../zone.ts';
import { readQuadlet } from './read-quadlet.ts';

/** The containers that systemd runs for Podman, by units of the kind of Quadlet. */
export interface Quadlets {
  readonly services: readonly ComposeService[];
}

export const quadlets = defineFact({
  name: 'quadlets',
  revision: 1,
  // Documentation of Perl has the same ending as a pod.
  selects: ({ path }: FileEntry) => /\.(?:container|pod|build|image)$/.test(path) && proves(zoneOf(path.replace(/\.pod$/, '.container'))),
  extract: (file) => (/^\[(?:Container|Pod|Build|Image)\]/m.test(file.size > maxSize ? '' : file.text) ? readUnit(file) : undefined),
  combine({ extracts }) {
    const units = new Map(extracts.map(({ file, value }) => [file.path, { path: file.path, settings: value }]));
    const taken = new Set<SystemdUnit>();
    const services = [...units.values()].flatMap((unit) => {
      if (!unit.path.endsWith('.container')) return [];
      const named = (name: string): SystemdUnit | undefined => units.get(`${unit.path.slice(0, unit.path.lastIndexOf('/') + 1)}${name}`);
      const pod = named(unit.settings.findLast(({ section, name }) => section === 'Container' && name === 'Pod')?.value ?? '');
      // What a pod publishes is told once, with the first of its containers.
      const first = pod && !taken.has(pod) ? pod : undefined;
      if (first) taken.add(first);
      return [readQuadlet(unit, named, first)];
    });
    return { services };
  },
});

const maxSize = 256 * 1024;
