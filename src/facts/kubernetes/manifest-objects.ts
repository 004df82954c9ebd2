import { childOf, type DataNode, itemsOf, textOf } from '../formats/data-node.ts';
import { type KubernetesEntrance, type KubernetesRedirect, readEntrance, readRedirect } from './entrances.ts';
import {
  type KubernetesBinding,
  type KubernetesConfigMap,
  type KubernetesNodeVolume,
  type KubernetesRole,
  type KubernetesService,
  readBinding,
  readConfigMap,
  readDisruptionBudget,
  readLimitRange,
  readNetworkPolicy,
  readNodeVolume,
  readRole,
  readService,
  readServiceAccount,
} from './objects.ts';
import { readWorkload } from './read-workload.ts';
import { type KubernetesSecret, readSecret } from './secret-objects.ts';
import type { KubernetesWorkload } from './workload.ts';

/** The objects of one file, by what they are for; a thousand files of them are held at once, so nothing else of the file is kept. */
export interface ManifestObjects {
  readonly workloads: readonly KubernetesWorkload[];
  readonly services: readonly KubernetesService[];
  readonly entrances: readonly KubernetesEntrance[];
  /** What sends requests on to HTTPS. */
  readonly redirects: readonly KubernetesRedirect[];
  readonly secrets: readonly KubernetesSecret[];
  readonly nodeVolumes: readonly KubernetesNodeVolume[];
  readonly configMaps: readonly KubernetesConfigMap[];
  readonly roles: readonly KubernetesRole[];
  readonly bindings: readonly KubernetesBinding[];
  readonly serviceAccounts: readonly ReturnType<typeof readServiceAccount>[];
  readonly networkPolicies: readonly ReturnType<typeof readNetworkPolicy>[];
  readonly disruptionBudgets: readonly ReturnType<typeof readDisruptionBudget>[];
  readonly limitRanges: readonly ReturnType<typeof readLimitRange>[];
}

/** Requests leave the cluster through this gateway of Istio, or what it takes in is no HTTP. */
const isNoEntrance = (object: DataNode): boolean => {
  const protocols = itemsOf(childOf(object, 'spec', 'servers')).map((server) => textOf(childOf(server, 'port', 'protocol')) ?? '');
  return (
    /egress/.test(textOf(childOf(object, 'spec', 'selector', 'istio')) ?? '') ||
    (protocols.length > 0 && protocols.every((protocol) => /^(?:TCP|MONGO|MYSQL|REDIS|UDP)$/i.test(protocol)))
  );
};

export const readObjects = (path: string, nodes: readonly DataNode[]): ManifestObjects => {
  const objects = nodes.map((object) => ({ object, kind: textOf(childOf(object, 'kind')) ?? '', group: groupOf(object) }));
  const read = <T>(match: RegExp, reader: (path: string, object: DataNode, kind: string) => T): readonly T[] =>
    objects.filter(({ kind, group }) => match.test(`${group}/${kind}`)).map(({ object, kind }) => reader(path, object, kind));
  return {
    workloads: objects.flatMap(({ object }) => readWorkload(path, object) ?? []),
    services: read(/^\/Service$/, readService),
    entrances: read(
      /^(?:networking\.k8s\.io|extensions)\/Ingress$|^(?:gateway\.networking\.k8s|networking\.istio)\.io\/Gateway$|^traefik\.(?:io|containo\.us)\/IngressRoute$|^route\.openshift\.io\/Route$/,
      (_, object, kind) => (isNoEntrance(object) ? undefined : readEntrance(path, object, kind as KubernetesEntrance['kind'])),
    ).filter((entrance) => entrance !== undefined),
    redirects: read(/^networking\.istio\.io\/VirtualService$|^gateway\.networking\.k8s\.io\/HTTPRoute$/, readRedirect).filter((redirect) => redirect !== undefined),
    secrets: read(/^\/Secret$/, readSecret),
    nodeVolumes: read(/^\/PersistentVolume$/, readNodeVolume).filter((volume) => volume !== undefined),
    configMaps: read(/^\/ConfigMap$/, readConfigMap),
    roles: read(/^rbac\.authorization\.k8s\.io\/(?:Cluster)?Role$/, readRole),
    bindings: read(/^rbac\.authorization\.k8s\.io\/(?:Cluster)?RoleBinding$/, readBinding),
    serviceAccounts: read(/^\/ServiceAccount$/, readServiceAccount),
    networkPolicies: read(/\/(?:NetworkPolicy|Cilium(?:Clusterwide)?NetworkPolicy|GlobalNetworkPolicy|AdminNetworkPolicy)$/, readNetworkPolicy),
    disruptionBudgets: read(/^policy\/PodDisruptionBudget$/, readDisruptionBudget),
    limitRanges: read(/^\/LimitRange$/, readLimitRange),
  };
};

/** `apps` of `apps/v1`; empty for the core group. */
const groupOf = (object: DataNode): string => {
  const version = textOf(childOf(object, 'apiVersion')) ?? '';
  return version.includes('/') ? version.slice(0, version.indexOf('/')) : '';
};

/** A kustomization puts everything into its namespace, whatever the manifests say. */
export const inNamespace = (objects: ManifestObjects, namespace: string | undefined): ManifestObjects => {
  if (namespace === undefined) return objects;
  const moved = <T extends { readonly namespace: string }>(all: readonly T[]): readonly T[] => all.map((each) => ({ ...each, namespace }));
  return {
    workloads: moved(objects.workloads).map((workload) => ({ ...workload, containers: moved(workload.containers) })),
    services: moved(objects.services),
    entrances: moved(objects.entrances),
    redirects: moved(objects.redirects),
    secrets: moved(objects.secrets),
    nodeVolumes: objects.nodeVolumes,
    configMaps: moved(objects.configMaps),
    roles: moved(objects.roles),
    bindings: moved(objects.bindings),
    serviceAccounts: moved(objects.serviceAccounts),
    networkPolicies: moved(objects.networkPolicies),
    disruptionBudgets: moved(objects.disruptionBudgets),
    limitRanges: moved(objects.limitRanges),
  };
};
