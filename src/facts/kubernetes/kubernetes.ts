import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { childOf, type DataNode, itemsOf, textsOf } from '../formats/data-node.ts';
import { yamlDocuments, yamlRoot } from '../formats/yaml.ts';
import type { SourceFile } from '../source-file.ts';
import { proves, zoneOf } from '../zone.ts';
import { besides, type Kustomization, namespacesOf, patchesOf, readKustomization } from './kustomization.ts';
import { inNamespace, type ManifestObjects, readObjects } from './manifest-objects.ts';
import { type ManifestFile, readManifests } from './manifests.ts';
import { readGeneratedConfigMaps } from './objects.ts';
import { patched } from './patched.ts';
import { readPatch } from './read-workload.ts';
import { type KubernetesSecret, readGeneratedSecrets } from './secret-objects.ts';
import type { WorkloadPatch } from './workload.ts';

/** The Kubernetes objects of plain manifests. Patches of Kustomize that are always put over a workload are a part of it; templates, tests, examples and documentation are left out. */
export interface Kubernetes extends ManifestObjects {
  /** `tracked` is false for a file that the next `git add` would take. */
  readonly secrets: readonly (KubernetesSecret & { readonly tracked: boolean })[];
  /** Images whose version is not the one in the manifest: Skaffold builds them, or a kustomization puts a tag or digest in. */
  readonly versionedImages: readonly string[];
  /** Files that a program such as Helm fills in first. */
  readonly templates: readonly string[];
}

interface Extract extends Omit<ManifestFile, 'objects'> {
  readonly objects: ManifestObjects | undefined;
  readonly kustomization: Kustomization | undefined;
  readonly patches: readonly WorkloadPatch[];
  readonly versionedImages: readonly string[];
}

export const kubernetes = defineFact({
  name: 'kubernetes',
  revision: 23,
  selects: ({ path }: FileEntry) => /\.(?:ya?ml|json)$/i.test(path) && zoneOf(path) !== 'ci' && proves(zoneOf(path)) && !ignored.test(path),
  extract: (file: SourceFile): Extract | undefined => {
    const nothing = { objects: undefined, broken: [], template: false, kustomization: undefined, patches: [], versionedImages: [] };
    if (/^kustomization\.ya?ml$/i.test(file.name)) {
      if (/\{\{/.test(file.text)) return undefined;
      const root = yamlRoot(file);
      const kustomization = readKustomization(root);
      const secrets = readGeneratedSecrets(file.path, root);
      const configMaps = readGeneratedConfigMaps(file.path, root);
      const objects = secrets.length + configMaps.length > 0 ? { ...readObjects(file.path, []), secrets, configMaps } : undefined;
      return { ...nothing, objects, kustomization, versionedImages: kustomization.versionedImages };
    }
    if (/^skaffold[^/]*\.ya?ml$/i.test(file.name)) return { ...nothing, versionedImages: yamlDocuments(file).flatMap(({ root }) => artifactsOf(root)) };
    const manifests = readManifests(file);
    if (!manifests) return undefined;
    const { objects: nodes, ...rest } = manifests;
    return { ...nothing, ...rest, objects: readObjects(file.path, nodes), patches: nodes.flatMap((node) => readPatch(file.path, node) ?? []) };
  },
  combine({ extracts, gap }) {
    const kustomizations = extracts.flatMap(({ file, value }) => (value.kustomization ? [{ path: file.path, ...value.kustomization }] : []));
    const patches = new Set(kustomizations.flatMap(({ path, patches: named }) => named.map((patch) => besides(path, patch))));
    const namespaces = namespacesOf(kustomizations);
    const alwaysPut = patchesOf(kustomizations);
    const patchesIn = new Map(extracts.flatMap(({ file, value }) => (value.patches.length > 0 ? [[file.path, value.patches] as const] : [])));
    const patchesFor = (path: string): readonly WorkloadPatch[] => (alwaysPut.get(path) ?? []).flatMap((patch) => patchesIn.get(patch) ?? []);
    const files = extracts.filter(({ file }) => !patches.has(file.path));
    for (const { file, value } of files) for (const { line, column, reason } of value.broken) gap({ path: file.path, line, column, reason });
    const read = files.flatMap(({ file, value }) => (value.objects ? [{ file, objects: inNamespace(value.objects, namespaces.get(file.path)) }] : []));
    const all = <Kind extends keyof ManifestObjects>(kind: Kind): ManifestObjects[Kind] =>
      read.flatMap(({ objects }): ManifestObjects[Kind][number][] => [...objects[kind]]) as ManifestObjects[Kind];
    return {
      workloads: read.flatMap(({ file, objects }) => objects.workloads.map((workload) => patched(workload, patchesFor(file.path)))),
      services: all('services'),
      entrances: all('entrances'),
      redirects: all('redirects'),
      secrets: read.flatMap(({ file, objects }) => objects.secrets.map((secret) => ({ ...secret, tracked: file.tracked }))),
      nodeVolumes: all('nodeVolumes'),
      configMaps: all('configMaps'),
      roles: all('roles'),
      bindings: all('bindings'),
      serviceAccounts: all('serviceAccounts'),
      networkPolicies: all('networkPolicies'),
      disruptionBudgets: all('disruptionBudgets'),
      limitRanges: all('limitRanges'),
      versionedImages: [...new Set(extracts.flatMap(({ value }) => value.versionedImages))],
      templates: files.filter(({ value }) => value.template).map(({ file }) => file.path),
    };
  },
});

/** JSON that is large, common and never a manifest. */
const ignored = /(?:^|\/)(?:package(?:-lock)?|tsconfig[^/]*|composer|\.eslintrc|renovate|angular|nx|deno|biome)\.json$|(?:^|\/)(?:pnpm-lock|\.pre-commit-config|mkdocs)\.ya?ml$/i;

/** Of Skaffold's file and of its profiles. */
const artifactsOf = (root: DataNode | undefined): readonly string[] =>
  [root, ...itemsOf(childOf(root, 'profiles'))].flatMap((part) => itemsOf(childOf(part, 'build', 'artifacts')).flatMap((artifact) => textsOf(childOf(artifact, 'image'))));
