import path from 'node:path/posix';
import { folderOf, foldersAbove, join } from '../../paths.ts';
import type { PlacedWired, Reading } from '../code-reading.ts';

/** Where the routers of one file are put into an application or router of another: `app.use('/api', guard, router)`. */
export interface Mount<R extends Reading> {
  readonly into: R;
  readonly wired: PlacedWired;
}

/** By the path of the file that is mounted. Node only: there a router is known by the module that it comes from. */
export const mountsOf = <R extends Reading>(readings: readonly R[]): ReadonlyMap<string, readonly Mount<R>[]> => {
  const known = new Set(readings.map((reading) => reading.path));
  const mounts = new Map<string, Mount<R>[]>();
  for (const into of readings) {
    const modules = new Map(into.code.modules.map(({ local, module }) => [local, module]));
    if (modules.size === 0) continue;
    for (const wired of into.code.wired) {
      if (wired.scope !== 'app') continue;
      for (const name of wired.names) {
        const file = fileOf(known, into.path, modules.get(name));
        if (file !== undefined) mounts.set(file, [...(mounts.get(file) ?? []), { into, wired }]);
      }
    }
  }
  return mounts;
};

const endings = ['', '.ts', '.js', '.mjs', '.cjs', '.mts', '.tsx', '/index.ts', '/index.js'];

/** The file of this repository that `./a` means in another one. */
export const fileOf = (known: ReadonlySet<string>, from: string, module: string | undefined): string | undefined => {
  if (module === undefined) return undefined;
  const found = resolvedIn.get(known) ?? new Map<string, string | undefined>();
  resolvedIn.set(known, found);
  const key = `${folderOf(from)}\0${module}`;
  if (!found.has(key)) found.set(key, lookUp(known, from, module));
  return found.get(key);
};
/** Most files of a folder import the same. */
const resolvedIn = new WeakMap<ReadonlySet<string>, Map<string, string | undefined>>();

const lookUp = (known: ReadonlySet<string>, from: string, module: string): string | undefined => {
  if (!/^(?:[@~]{1,2}\/|\$lib\/)/.test(module)) return fileAt(known, path.join(path.dirname(from), module));
  // `@/a`, `~~/a` and `$lib/a` are what TypeScript and bundlers are told to call `src/a`, or `a` in the folder of the package.
  const inside = module.replace(/^(?:[@~]{1,2}\/|\$)/, '');
  for (const folder of foldersAbove(from))
    for (const place of [join(folder, inside), join(folder, `src/${inside}`)]) {
      const file = fileAt(known, place);
      if (file !== undefined) return file;
    }
  return undefined;
};

/** TypeScript imports a.ts as ./a.js. */
const fileAt = (known: ReadonlySet<string>, place: string): string | undefined => {
  for (const base of place.endsWith('.js') ? [place, place.slice(0, -3)] : [place]) for (const ending of endings) if (known.has(base + ending)) return base + ending;
  return undefined;
};
