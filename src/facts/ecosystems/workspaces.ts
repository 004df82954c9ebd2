import { globTest } from '../../globs.ts';
import { foldersAbove, resolve } from '../paths.ts';

/** A manifest as far as workspaces go. */
export interface Node {
  readonly family: string;
  readonly folder: string;
  readonly members: readonly string[];
}

const maxGlobs = 100;
const maxWorkspaces = 500;

/**
 * For each family and folder, the folder of the outermost workspace that it is part of: by the members that a workspace names,
 * or for builds that own everything below them (`owners`) by the nearest of these above.
 */
export const workspaceRoots = (nodes: readonly Node[], owners: ReadonlyMap<string, ReadonlySet<string>>): ((family: string, folder: string) => string) => {
  const parents = new Map<string, string>();
  const folders = new Map<string, Set<string>>();
  for (const { family, folder } of nodes) folders.set(family, (folders.get(family) ?? new Set()).add(folder));

  let globbed = 0;
  for (const { family, folder, members } of nodes) {
    if (members.length === 0) continue;
    const { literals, matches } = memberTest(folder, members);
    for (const literal of literals) adopt(family, literal, folder);
    if (matches && globbed++ < maxWorkspaces) for (const candidate of folders.get(family) ?? []) if (matches(candidate)) adopt(family, candidate, folder);
  }
  for (const [family, owning] of owners) {
    for (const folder of folders.get(family) ?? []) {
      const owner = owning.has(folder) ? undefined : foldersAbove(folder).find((above) => owning.has(above));
      if (owner !== undefined) adopt(family, folder, owner);
    }
  }

  return rootOf;

  function rootOf(family: string, folder: string): string {
    let at = folder;
    for (let steps = 0; steps < 20; steps++) {
      const parent = parents.get(`${family}\0${at}`);
      if (parent === undefined) return at;
      at = parent;
    }
    return at;
  }

  /** Never a folder above itself, and never one that it is itself a member of: two that name each other would never end. */
  function adopt(family: string, member: string, root: string): void {
    const key = `${family}\0${member}`;
    if (member === '' || parents.has(key) || `${root}/`.startsWith(`${member}/`) || rootOf(family, root) === member) return;
    parents.set(key, root);
  }
};

const memberTest = (folder: string, members: readonly string[]): { literals: string[]; matches: ((candidate: string) => boolean) | undefined } => {
  const wanted = members.filter((member) => !member.startsWith('!')).flatMap((member) => resolve(folder, member) ?? []);
  const unwanted = members.filter((member) => member.startsWith('!')).flatMap((member) => resolve(folder, member.slice(1)) ?? []);
  const isGlob = (path: string): boolean => /[*?[{]/.test(path);
  const excluded = unwanted.length === 0 ? () => false : globTest(unwanted.slice(0, maxGlobs));
  const globs = wanted.filter(isGlob).slice(0, maxGlobs);
  const included = globs.length === 0 ? undefined : globTest(globs);
  return {
    literals: wanted.filter((path) => !isGlob(path) && !excluded(path)),
    matches: included && ((candidate) => included(candidate) && !excluded(candidate)),
  };
};
