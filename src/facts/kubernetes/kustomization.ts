import { childOf, type DataNode, itemsOf, textOf, textsOf } from '../formats/data-node.ts';
import { folderOf } from '../paths.ts';

/** What a kustomization does to the manifests that it names. https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
export interface Kustomization {
  /** Files that it puts over others and that are no objects of their own. */
  readonly patches: readonly string[];
  /** Of the kind Component, which changes what others take in. */
  readonly component: boolean;
  /** Files and folders, as written. */
  readonly resources: readonly string[];
  /** Where it puts everything, whatever the manifests say. */
  readonly namespace: string | undefined;
  /** Images that it gives a tag or digest. */
  readonly versionedImages: readonly string[];
}

export const readKustomization = (root: DataNode | undefined): Kustomization => {
  const named = ['patches', 'patchesJson6902', 'replacements'].flatMap((key) => itemsOf(childOf(root, key)).flatMap((item) => textsOf(childOf(item, 'path'))));
  const patches = [...named, ...textsOf(childOf(root, 'patchesStrategicMerge'))].filter((text) => !text.includes('\n'));
  const versioned = itemsOf(childOf(root, 'images')).filter((image) => childOf(image, 'digest') ?? (textOf(childOf(image, 'newTag')) ?? 'latest') !== 'latest');
  return {
    patches,
    component: textOf(childOf(root, 'kind')) === 'Component',
    resources: ['resources', 'bases', 'components'].flatMap((key) => textsOf(childOf(root, key))).slice(0, 500),
    namespace: textOf(childOf(root, 'namespace')),
    versionedImages: versioned.flatMap((image) => textsOf(childOf(image, 'name'))),
  };
};

const maxFollowed = 20_000;

const byFolderOf = <One extends { readonly path: string }>(kustomizations: readonly One[]): ReadonlyMap<string, One> =>
  new Map(kustomizations.map((each) => [folderOf(each.path), each]));

/** The namespace of each file that all kustomizations which set one put into the same. */
export const namespacesOf = (kustomizations: readonly (Kustomization & { readonly path: string })[]): ReadonlyMap<string, string> => {
  const byFolder = byFolderOf(kustomizations);
  const found = new Map<string, Set<string>>();
  let left = maxFollowed;
  for (const { path, resources, namespace } of kustomizations) {
    if (namespace === undefined) continue;
    const reached = new Set(resources.map((resource) => besides(path, resource)));
    for (const each of reached) {
      if (left-- <= 0) break;
      const folder = byFolder.get(each);
      if (folder) for (const resource of folder.resources) reached.add(besides(folder.path, resource));
      else found.set(each, (found.get(each) ?? new Set()).add(namespace));
    }
  }
  return new Map([...found].flatMap(([path, [only, ...others]]) => (only !== undefined && others.length === 0 ? [[path, only] as const] : [])));
};

const maxDepth = 20;

/**
 * The patches that each file gets however it is deployed, the last of them over the others: those of the kustomization that takes it in, then of the
 * one that takes in that one, and so on. What only some of the ways to it put over it is left out.
 */
export const patchesOf = (kustomizations: readonly (Kustomization & { readonly path: string })[]): ReadonlyMap<string, readonly string[]> => {
  const byFolder = byFolderOf(kustomizations);
  const inside = new Set(kustomizations.flatMap(({ path, resources }) => resources.map((resource) => besides(path, resource))));
  const found = new Map<string, readonly string[]>();
  const open = [...byFolder].filter(([folder]) => !inside.has(folder)).map(([, one]) => ({ one, outer: [] as readonly string[], depth: 0 }));
  let left = maxFollowed;
  for (let next = open.pop(); next; next = open.pop()) {
    const { one, outer, depth } = next;
    const taken = one.resources.map((resource) => besides(one.path, resource));
    // A component changes what the kustomization that names it takes in.
    const own = [...taken.flatMap((each) => componentAt(byFolder, each)), one].flatMap(({ path, patches }) => patches.map((patch) => besides(path, patch)));
    const patches = [...own, ...outer];
    left -= taken.length + patches.length;
    if (left <= 0 || depth > maxDepth) return new Map();
    for (const each of taken) {
      const inner = byFolder.get(each);
      if (inner) open.push({ one: inner, outer: patches, depth: depth + 1 });
      else found.set(each, both(found.get(each), patches));
    }
  }
  return found;
};

const componentAt = <One extends Kustomization>(byFolder: ReadonlyMap<string, One>, folder: string): readonly One[] => {
  const one = byFolder.get(folder);
  return one?.component ? [one] : [];
};

const both = (known: readonly string[] | undefined, other: readonly string[]): readonly string[] => {
  const shared = new Set(other);
  return known ? known.filter((each) => shared.has(each)) : other;
};

export const besides = (from: string, written: string): string => {
  const parts = from.split('/').slice(0, -1);
  for (const part of written.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
};
