import path from 'node:path/posix';
import { foldersAbove, join } from '../../paths.ts';
import type { PlacedWired, Reading } from '../read-code.ts';

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
  // `@/a` is what TypeScript and bundlers are told to call `src/a`, or `a` in the folder of the package.
  if (/^[@~]\//.test(module))
    return foldersAbove(from).flatMap((folder) => [join(folder, module.slice(2)), join(folder, `src/${module.slice(2)}`)].flatMap((place) => fileAt(known, place) ?? []))[0];
  return fileAt(known, path.join(path.dirname(from), module));
};

/** TypeScript imports a.ts as ./a.js. */
export const fileAt = (known: ReadonlySet<string>, place: string): string | undefined =>
  [place, place.replace(/\.js$/, '')].flatMap((base) => endings.map((ending) => base + ending)).find((candidate) => known.has(candidate));
