import { childOf, type DataNode, itemsOf, textOf, textsOf } from '../data-node.ts';

/** What a kustomization does to the manifests that it names. https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
export interface Kustomization {
  /** Files that it puts over others and that are no objects of their own. */
  readonly patches: readonly string[];
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
    resources: ['resources', 'bases', 'components'].flatMap((key) => textsOf(childOf(root, key))).slice(0, 500),
    namespace: textOf(childOf(root, 'namespace')),
    versionedImages: versioned.flatMap((image) => textsOf(childOf(image, 'name'))),
  };
};

const maxFollowed = 20_000;

/** The namespace of each file that all kustomizations which set one put into the same. */
export const namespacesOf = (kustomizations: readonly (Kustomization & { readonly path: string })[]): ReadonlyMap<string, string> => {
  const byFolder = new Map(kustomizations.map((each) => [each.path.slice(0, Math.max(0, each.path.lastIndexOf('/'))), each]));
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

/** The patches that each file gets however it is deployed: by every kustomization that takes it in and that none other takes in. */
export const patchesOf = (kustomizations: readonly (Kustomization & { readonly path: string })[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const byFolder = new Map(kustomizations.map((each) => [each.path.slice(0, Math.max(0, each.path.lastIndexOf('/'))), each]));
  const inside = new Set(kustomizations.flatMap(({ path, resources }) => resources.map((resource) => besides(path, resource))));
  const found = new Map<string, ReadonlySet<string>>();
  let left = maxFollowed;
  for (const [folder, top] of byFolder) {
    if (inside.has(folder)) continue;
    const reached = new Set([folder]);
    const patches = new Set<string>();
    for (const each of reached) {
      if (left-- <= 0) return new Map();
      const one = each === folder ? top : byFolder.get(each);
      if (!one) continue;
      for (const resource of one.resources) reached.add(besides(one.path, resource));
      for (const patch of one.patches) patches.add(besides(one.path, patch));
    }
    for (const each of reached) if (!byFolder.has(each)) found.set(each, both(found.get(each), patches));
  }
  return found;
};

const both = (known: ReadonlySet<string> | undefined, other: ReadonlySet<string>): ReadonlySet<string> => (known ? new Set([...known].filter((each) => other.has(each))) : other);

export const besides = (from: string, written: string): string => {
  const parts = from.split('/').slice(0, -1);
  for (const part of written.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
};
