import type { Gap } from '../../gap.ts';
import type { ComposeCall } from '../documented-commands/compose-calls.ts';
import { childOf, textOf } from '../formats/data-node.ts';
import { isForDevelopers } from '../zone.ts';
import { type ComposeFile, composeName } from './compose-file.ts';
import { interpolate } from './interpolation.ts';
import { resolvePath } from './project-path.ts';

/** Files that are given to Compose together, from the first to the one that wins. */
export interface Project {
  readonly file: string;
  readonly layers: readonly string[];
  /** Set where the file only changes services of another: these alone are looked at. */
  readonly overlay?: string;
}

type Files = ReadonlyMap<string, ComposeFile>;

/**
 * Every file that Compose can be started with: those of its name, those that look like nothing else, and what they include. `*.override.yml` is
 * taken with the file beside it, as Compose does without being asked; any other part (`compose.prod.yml`) is put over the file it completes. What
 * a documented command gives with `-f` is taken as it says.
 */
export const findProjects = (files: Files, calls: readonly ComposeCall[], gap: (gap: Gap) => void): readonly Project[] => {
  const given = calls.flatMap((call) => givenTogether(call, files));
  const alone = new Set(given.flatMap((paths) => (paths.length === 1 ? paths : [])));
  const parts = new Set(given.flat().filter((path) => !alone.has(path) && !composeName.test(path)));
  const lent = extendedElsewhere(files);
  const isLent = (path: string): boolean => files.get(path)?.services.every(({ key }) => lent.has(`${path}#${key}`)) ?? false;
  const started = [...files.keys()].filter((path) => composeName.test(path) || alone.has(path) || (looksLikeCompose(files.get(path)) && !parts.has(path) && !isLent(path)));
  const reached = new Set(started);
  for (const path of reached) for (const included of includesOf(path, files, gap)) reached.add(included);
  const overrides = new Map([...files.keys()].filter((path) => overrideOf.test(path)).map((path) => [baseOf(path, files), path]));
  const together = given.flatMap((paths): Project[] => {
    const [file = ''] = paths;
    if (!paths.some((path) => parts.has(path))) return [];
    if (!reached.has(file)) return [{ file, layers: paths }];
    return paths.flatMap((path, index): Project[] => (parts.has(path) ? [{ file: path, layers: paths.slice(0, index + 1), overlay: path }] : []));
  });
  const apart = [...reached].flatMap((file): Project[] => {
    if (overrideOf.test(file) && baseOf(file, files)) return [];
    const override = overrides.get(file);
    const base = isFragment(files.get(file)) ? baseOf(file, files) : undefined;
    if (base) return [{ file, layers: [base, file], overlay: file }];
    return [{ file, layers: override ? [file, override] : [file] }];
  });
  return [...apart, ...together];
};

/** A place below the folder of a package that is fetched. */
export const installed = /(?:^|\/)(?:vendor|node_modules)\/[^/]+\//;

/** The files of a call, where each is one of the tree. */
const givenTogether = ({ files: written, from }: ComposeCall, files: Files): (readonly string[])[] => {
  const found = from
    .map((base) => written.flatMap((path) => resolvePath(base, path) ?? []))
    .find((paths) => paths.length === written.length && paths.every((path) => files.has(path)));
  return found ? [found] : [];
};

const overrideOf = /[.-]override\.ya?ml$/i;

const looksLikeCompose = (file: ComposeFile | undefined): boolean =>
  file !== undefined &&
  !file.isForeign &&
  file.services.length > 0 &&
  file.services.every(({ value }) => childOf(value, 'image') ?? childOf(value, 'build')) &&
  (file.otherKeys.length > 0 || file.services.some(({ value }) => childOf(value, 'ports') ?? childOf(value, 'restart') ?? childOf(value, 'depends_on'))) &&
  file.services.every(({ value }) => !childOf(value, 'class') && !childOf(value, 'credentials'));

/** Services that those of other files extend, as `path#name`: they are looked at where they are taken over, and by themselves where only developers take them. */
const extendedElsewhere = (files: Files): ReadonlySet<string> =>
  new Set(
    [...files]
      .filter(([path]) => !isForDevelopers(path))
      .flatMap(([path, { services }]) =>
        services.flatMap(({ value }) => {
          const [file, name] = ['file', 'service'].map((key) => textOf(childOf(value, 'extends', key)));
          const target = file === undefined ? undefined : resolvePath(path, interpolate(file).text);
          return target === undefined || target === path ? [] : `${target}#${name}`;
        }),
      ),
  );

/** Some service of it cannot run by itself. */
const isFragment = (file: ComposeFile | undefined): boolean =>
  file?.services.some(({ value }) => !['image', 'build', 'extends', 'provider'].some((key) => childOf(value, key))) ?? false;

/** The file beside it whose name is the same without the middle part: compose.prod.yml belongs to compose.yml. */
const baseOf = (path: string, files: Files): string | undefined => {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const [stem = ''] = path.slice(folder.length).split('.');
  const names = [...new Set([stem, stem.replace(/-(?!compose)[^-]+$/, ''), 'compose', 'docker-compose'])];
  const candidates = names.flatMap((name) => [`${folder}${name}.yaml`, `${folder}${name}.yml`]);
  return candidates.find((candidate) => candidate !== path && files.has(candidate));
};

const includesOf = (path: string, files: Files, gap: (gap: Gap) => void): readonly string[] =>
  (files.get(path)?.includes ?? []).flatMap(({ path: written, line, column }) => {
    const { text, open } = interpolate(written);
    const target = open.length === 0 ? resolvePath(path, text) : undefined;
    if (target !== undefined && files.has(target)) return [target];
    // What a package manager fetches is the code of others: its services are not of this repository.
    if (target !== undefined && installed.test(target)) return [];
    gap({ path, line, column, reason: 'includes a file that cannot be found in the repository' });
    return [];
  });
