import { folderOf } from '../paths.ts';
import type { Reading } from './code-reading.ts';
import { fileOf } from './routes/mounts.ts';

/**
 * The files of Node that these import, and those that they import, however far. An index gives out what stands beside it, and a package all that it has:
 * `@acme/schemas` is the one of these folders that is called so.
 */
export const reachedFrom = (from: readonly string[], readings: readonly Reading[], packages: readonly string[]): ReadonlySet<string> => {
  const modules = new Map(readings.flatMap(({ path, code }) => (code.language === 'node' ? [[path, code.modules] as const] : [])));
  const known = new Set(modules.keys());
  const named = new Map(packages.map((folder) => [folder.slice(folder.lastIndexOf('/') + 1), folder]));
  const inFolder = new Map<string, string[]>();
  for (const path of known) {
    const folder = folderOf(path);
    const beside = inFolder.get(folder);
    if (beside) beside.push(path);
    else inFolder.set(folder, [path]);
  }
  const reached = new Set(from.filter((path) => known.has(path)));
  for (const path of reached)
    for (const { module } of modules.get(path) ?? []) {
      const folder = named.get(/^@[\w-]+\/([\w.-]+)/.exec(module)?.[1] ?? '');
      if (folder) {
        named.delete(folder.slice(folder.lastIndexOf('/') + 1));
        for (const inside of known) if (inside.startsWith(`${folder}/`)) reached.add(inside);
      }
      const file = fileOf(known, path, module);
      if (file === undefined || reached.has(file)) continue;
      reached.add(file);
      if (isIndex.test(file)) for (const beside of inFolder.get(folderOf(file)) ?? []) reached.add(beside);
    }
  return reached;
};
const isIndex = /(?:^|\/)index\.[cm]?[jt]s$/;
