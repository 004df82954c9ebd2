import type { Directive } from './directive.ts';
import type { Placed } from './site.ts';

export type ConfigFiles = ReadonlyMap<string, readonly Directive[]>;

const maxDepth = 8;
const maxDirectives = 50_000;
const maxIncludes = 500;

/** The configurations that nothing includes, each with its includes put in; an include that is not in the repository stays as it is. */
export const withIncludes = (files: ConfigFiles): ReadonlyMap<string, readonly Placed[]> => {
  const included = new Set<string>();
  let left = maxDirectives;
  let lookups = maxIncludes;
  const expand = (path: string, directives: readonly Directive[], depth: number): readonly Placed[] =>
    directives.flatMap((directive): readonly Placed[] => {
      if (--left < 0) return [];
      const targets = directive.name === 'include' && depth < maxDepth && --lookups >= 0 ? targetsOf(path, directive.args[0] ?? '', files) : [];
      if (targets.length > 0) {
        for (const target of targets) included.add(target);
        return targets.flatMap((target) => expand(target, files.get(target) ?? [], depth + 1));
      }
      const { name, args, block, line, column } = directive;
      return [{ name, args, at: { path, line, column }, ...(block ? { block: expand(path, block, depth) } : {}) }];
    });
  const expanded = [...files].map(([path, directives]) => [path, expand(path, directives, 0)] as const);
  return new Map(expanded.filter(([path]) => !included.has(path)));
};

/** An include names a place on the server: the file of the repository that goes there has the same end of its path. */
const targetsOf = (from: string, written: string, files: ConfigFiles): readonly string[] => {
  const parts = written.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length === 0 || written.includes('$') || (written.match(/\*/g)?.length ?? 0) > 2) return [];
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  const whole = pattern(parts);
  const beside = matching(files, from, (path) => path.startsWith(folder) && whole.test(path.slice(folder.length)));
  if (beside.length > 0 && !written.startsWith('/')) return beside;
  for (let count = Math.min(parts.length, 4); count >= Math.min(parts.length, 2); count--) {
    const end = pattern(parts.slice(-count), '(?:^|/)');
    const found = matching(files, from, (path) => end.test(path));
    if (found.length > 0) return found;
  }
  // Images often copy the files of one folder to several places.
  const last = pattern(parts.slice(-1));
  return matching(files, from, (path) => path.startsWith(folder) && last.test(path.slice(folder.length)));
};

const matching = (files: ConfigFiles, from: string, test: (path: string) => boolean): readonly string[] =>
  [...files.keys()].filter((path) => path !== from && test(path)).slice(0, 200);

const pattern = (parts: readonly string[], start = '^'): RegExp =>
  new RegExp(`${start}${parts.map((part) => part.replaceAll(/[.+?^$()|[\]{}\\]/g, '\\$&').replaceAll(/\*+/g, '[^/]*')).join('/')}(?:\\.(?:template|tmpl|j2))?$`);
