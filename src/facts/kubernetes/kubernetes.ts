import type { FileEntry } from '../../repo/snapshot.ts';
import { childOf, type DataNode, itemsOf, textOf, textsOf } from '../data-node.ts';
import { defineFact } from '../fact.ts';
import type { SourceFile } from '../source-file.ts';
import { yamlDocuments, yamlRoot } from '../yaml.ts';
import { proves, zoneOf } from '../zone.ts';
import { besides, inNamespace, type Kustomization, namespacesOf, readKustomization } from './kustomization.ts';
import { type ManifestFile, readManifests } from './manifests.ts';
import {
  type KubernetesBinding,
  type KubernetesConfigMap,
  type KubernetesEntrance,
  type KubernetesRole,
  type KubernetesSecret,
  type KubernetesService,
  readBinding,
  readConfigMap,
  readDisruptionBudget,
  readEntrance,
  readLimitRange,
  readNetworkPolicy,
  readRole,
  readSecret,
  readService,
  readServiceAccount,
} from './objects.ts';
import { type KubernetesWorkload, readWorkload } from './workload.ts';

/** The Kubernetes objects of plain manifests. Templates, patches of Kustomize, tests, examples and documentation are left out. */
export interface Kubernetes {
  readonly workloads: readonly KubernetesWorkload[];
  readonly services: readonly KubernetesService[];
  readonly entrances: readonly KubernetesEntrance[];
  /** `tracked` is false for a file that the next `git add` would take. */
  readonly secrets: readonly (KubernetesSecret & { readonly tracked: boolean })[];
  readonly configMaps: readonly KubernetesConfigMap[];
  readonly roles: readonly KubernetesRole[];
  readonly bindings: readonly KubernetesBinding[];
  readonly serviceAccounts: readonly ReturnType<typeof readServiceAccount>[];
  readonly networkPolicies: readonly ReturnType<typeof readNetworkPolicy>[];
  readonly disruptionBudgets: readonly ReturnType<typeof readDisruptionBudget>[];
  readonly limitRanges: readonly ReturnType<typeof readLimitRange>[];
  /** Images whose version is not the one in the manifest: Skaffold builds them, or a kustomization puts a tag or digest in. */
  readonly versionedImages: readonly string[];
  /** Files that a program such as Helm fills in first. */
  readonly templates: readonly string[];
}

interface Extract extends ManifestFile {
  readonly kustomization: Kustomization | undefined;
  readonly versionedImages: readonly string[];
}

export const kubernetes = defineFact({
  name: 'kubernetes',
  revision: 4,
  selects: ({ path }: FileEntry) => /\.(?:ya?ml|json)$/i.test(path) && zoneOf(path) !== 'ci' && proves(zoneOf(path)) && !ignored.test(path),
  extract: (file: SourceFile): Extract | undefined => {
    const nothing = { objects: [], broken: [], template: false, kustomization: undefined, versionedImages: [] };
    if (/^kustomization\.ya?ml$/i.test(file.name)) {
      if (/\{\{/.test(file.text)) return undefined;
      const kustomization = readKustomization(yamlRoot(file));
      return { ...nothing, kustomization, versionedImages: kustomization.versionedImages };
    }
    if (/^skaffold[^/]*\.ya?ml$/i.test(file.name)) return { ...nothing, versionedImages: yamlDocuments(file).flatMap(({ root }) => artifactsOf(root)) };
    const manifests = readManifests(file);
    return manifests && { ...nothing, ...manifests };
  },
  combine({ extracts, gap }) {
    const kustomizations = extracts.flatMap(({ file, value }) => (value.kustomization ? [{ path: file.path, ...value.kustomization }] : []));
    const patches = new Set(kustomizations.flatMap(({ path, patches: named }) => named.map((patch) => besides(path, patch))));
    const namespaces = namespacesOf(kustomizations);
    const files = extracts.filter(({ file }) => !patches.has(file.path));
    for (const { file, value } of files) for (const { line, column, reason } of value.broken) gap({ path: file.path, line, column, reason });
    const objects = files.flatMap(({ file, value }) =>
      value.objects
        .map((written) => inNamespace(written, namespaces.get(file.path)))
        .map((object) => ({ file, object, kind: textOf(childOf(object, 'kind')) ?? '', group: groupOf(object) })),
    );
    const read = <T>(match: RegExp, reader: (path: string, object: DataNode, kind: string) => T): readonly T[] =>
      objects.filter(({ kind, group }) => match.test(`${group}/${kind}`)).map(({ file, object, kind }) => reader(file.path, object, kind));
    return {
      workloads: objects.flatMap(({ file, object }) => readWorkload(file.path, object) ?? []),
      services: read(/^\/Service$/, readService),
      entrances: read(/^(?:networking\.k8s\.io|extensions)\/Ingress$|^gateway\.networking\.k8s\.io\/Gateway$|^traefik\.(?:io|containo\.us)\/IngressRoute$/, (path, object, kind) =>
        readEntrance(path, object, kind as KubernetesEntrance['kind']),
      ),
      secrets: objects.filter(({ kind, group }) => group === '' && kind === 'Secret').map(({ file, object }) => ({ ...readSecret(file.path, object), tracked: file.tracked })),
      configMaps: read(/^\/ConfigMap$/, readConfigMap),
      roles: read(/^rbac\.authorization\.k8s\.io\/(?:Cluster)?Role$/, readRole),
      bindings: read(/^rbac\.authorization\.k8s\.io\/(?:Cluster)?RoleBinding$/, readBinding),
      serviceAccounts: read(/^\/ServiceAccount$/, readServiceAccount),
      networkPolicies: read(/\/(?:NetworkPolicy|Cilium(?:Clusterwide)?NetworkPolicy|GlobalNetworkPolicy|AdminNetworkPolicy)$/, readNetworkPolicy),
      disruptionBudgets: read(/^policy\/PodDisruptionBudget$/, readDisruptionBudget),
      limitRanges: read(/^\/LimitRange$/, readLimitRange),
      versionedImages: [...new Set(extracts.flatMap(({ value }) => value.versionedImages))],
      templates: files.filter(({ value }) => value.template).map(({ file }) => file.path),
    };
  },
});

/** JSON that is large, common and never a manifest. */
const ignored = /(?:^|\/)(?:package(?:-lock)?|tsconfig[^/]*|composer|\.eslintrc|renovate|angular|nx|deno|biome)\.json$|(?:^|\/)(?:pnpm-lock|\.pre-commit-config|mkdocs)\.ya?ml$/i;

/** `apps` of `apps/v1`; empty for the core group. */
const groupOf = (object: DataNode): string => {
  const version = textOf(childOf(object, 'apiVersion')) ?? '';
  return version.includes('/') ? version.slice(0, version.indexOf('/')) : '';
};

/** Of Skaffold's file and of its profiles. */
const artifactsOf = (root: DataNode | undefined): readonly string[] =>
  [root, ...itemsOf(childOf(root, 'profiles'))].flatMap((part) => itemsOf(childOf(part, 'build', 'artifacts')).flatMap((artifact) => textsOf(childOf(artifact, 'image'))));
