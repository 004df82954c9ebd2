import type { Location } from '../../location.ts';
import { childOf, type DataNode, entriesOf, itemsOf, locate, textOf, textsOf } from '../formats/data-node.ts';
import { type Named, nameOf } from './named.ts';
import { labelsOf, secretValue } from './read-workload.ts';
import { flag, textValue, type Value } from './value.ts';
import type { KubernetesSecretValue } from './workload.ts';
import { literalsOf } from './written-values.ts';

export interface KubernetesService extends Named {
  readonly type: Value<string>;
  readonly ports: readonly { readonly port: number; readonly target: string; readonly at: Location }[];
  /** A load balancer that stays within the private network, by an annotation of the provider. */
  readonly internalLoadBalancer: boolean;
}

/** A volume that is a folder of a node, for whatever pod claims it. */
export interface KubernetesNodeVolume extends Named {
  readonly hostPath: Value<string>;
}

export interface KubernetesConfigMap extends Named {
  readonly secretValues: readonly KubernetesSecretValue[];
}

export interface KubernetesRole extends Named {
  readonly kind: string;
  readonly wildcards: readonly { readonly at: Location; readonly verbs: boolean; readonly resources: boolean; readonly groups: boolean; readonly groupNames: readonly string[] }[];
}

export interface KubernetesBinding extends Named {
  readonly kind: string;
  readonly role: Value<string>;
  readonly subjects: readonly string[];
}

export const annotationsOf = (object: DataNode) => entriesOf(childOf(object, 'metadata', 'annotations'));

const internalAnnotation = /(?:load-balancer-internal|load-balancer-type|load-balancer-scheme|internal-load-balancer|private-load-balancer|network-tier)$/;

export const readService = (path: string, object: DataNode): KubernetesService => {
  const named = nameOf(path, object);
  return {
    ...named,
    type: textValue(path, childOf(object, 'spec', 'type')) ?? { value: 'ClusterIP', at: named.at },
    ports: itemsOf(childOf(object, 'spec', 'ports')).flatMap((item) => {
      const port = Number(textOf(childOf(item, 'port')));
      return Number.isInteger(port) ? [{ port, target: textOf(childOf(item, 'targetPort')) ?? String(port), at: locate(path, childOf(item, 'port') ?? item) }] : [];
    }),
    internalLoadBalancer: annotationsOf(object).some(({ key, value }) => internalAnnotation.test(key) && /^(?:true|internal|0\.0\.0\.0\/0|yes)$/i.test(textOf(value) ?? '')),
  };
};

export const readConfigMap = (path: string, object: DataNode): KubernetesConfigMap => ({
  ...nameOf(path, object),
  secretValues: entriesOf(childOf(object, 'data')).flatMap(({ key, value }) => {
    const text = textOf(value) ?? '';
    const own = text.includes('\n') ? [] : secretValue(path, key, value);
    return own.length > 0 || !text.includes('=') ? own : secretSettings(path, text, value);
  }),
});

const setting = /^\s{0,80}(?:export )?([A-Za-z][\w.-]{0,80})\s{0,9}=\s{0,9}(.{0,1000})/;
/** More lines than a file of settings has. */
const maxSettings = 2000;

/** A file of nothing but settings in a ConfigMap, `NAME=value` on its lines. In a block its first line stands below the mark of the block. */
const secretSettings = (path: string, text: string, { line, column }: DataNode): readonly KubernetesSecretValue[] => {
  const lines = text.split('\n', maxSettings).map((each) => each.trimEnd());
  if (!lines.every((each) => each === '' || /^\s*[#;![]/.test(each) || setting.test(each))) return [];
  return lines.flatMap((each, index) => {
    const [, name, value = ''] = setting.exec(each) ?? [];
    if (name === undefined) return [];
    return secretValue(path, name, { kind: 'scalar', value, source: value, line: text.includes('\n') ? line + 1 + index : line, column });
  });
};

/** ConfigMaps that a kustomization makes of `key=value`. */
export const readGeneratedConfigMaps = (path: string, kustomization: DataNode | undefined): readonly KubernetesConfigMap[] =>
  itemsOf(childOf(kustomization, 'configMapGenerator')).map((generator) => ({
    name: textOf(childOf(generator, 'name')) ?? '(unnamed)',
    namespace: textOf(childOf(generator, 'namespace')) ?? '',
    at: locate(path, generator),
    secretValues: literalsOf(generator).flatMap(({ key, value, text }) =>
      secretValue(path, key, { kind: 'scalar', value: text, source: text, line: value.line, column: value.column }),
    ),
  }));

export const readNodeVolume = (path: string, object: DataNode): KubernetesNodeVolume | undefined => {
  const hostPath = textValue(path, childOf(object, 'spec', 'hostPath', 'path'));
  return hostPath && { ...nameOf(path, object), hostPath };
};

export const readRole = (path: string, object: DataNode): KubernetesRole => ({
  ...nameOf(path, object),
  kind: textOf(childOf(object, 'kind')) ?? '',
  wildcards: itemsOf(childOf(object, 'rules')).flatMap((rule) => {
    const any = (key: string): boolean => textsOf(childOf(rule, key)).includes('*');
    const found = { verbs: any('verbs'), resources: any('resources'), groups: any('apiGroups'), groupNames: textsOf(childOf(rule, 'apiGroups')) };
    return found.verbs || found.resources || found.groups ? [{ at: locate(path, rule), ...found }] : [];
  }),
});

export const readBinding = (path: string, object: DataNode): KubernetesBinding => {
  const named = nameOf(path, object);
  return {
    ...named,
    kind: textOf(childOf(object, 'kind')) ?? '',
    role: textValue(path, childOf(object, 'roleRef', 'name')) ?? { value: '', at: named.at },
    subjects: itemsOf(childOf(object, 'subjects')).map((subject) => `${textOf(childOf(subject, 'kind')) ?? ''} ${textOf(childOf(subject, 'name')) ?? ''}`.trim()),
  };
};

export const readServiceAccount = (path: string, object: DataNode) => ({ ...nameOf(path, object), automountToken: flag(path, childOf(object, 'automountServiceAccountToken')) });

/** Those of the whole cluster: of Cilium, of Calico, and the admin's. */
export const readNetworkPolicy = (path: string, object: DataNode, kind: string) => ({
  ...nameOf(path, object),
  clusterWide: /^(?:CiliumClusterwide|Global|Admin)/.test(kind),
  deniesByDefault: kind === 'NetworkPolicy' && deniesByDefault(childOf(object, 'spec')),
});

/** It is for every pod, and lets nothing in, or nothing out. */
const deniesByDefault = (spec: DataNode | undefined): boolean => {
  const selector = childOf(spec, 'podSelector');
  const types = textsOf(childOf(spec, 'policyTypes'));
  const closes = (type: 'Ingress' | 'Egress'): boolean => itemsOf(childOf(spec, type.toLowerCase())).length === 0;
  return (
    selector?.kind === 'map' &&
    selector.entries.length === 0 &&
    (((types.length === 0 || types.includes('Ingress')) && closes('Ingress')) || (types.includes('Egress') && closes('Egress')))
  );
};

export const readDisruptionBudget = (path: string, object: DataNode) => ({
  ...nameOf(path, object),
  /** Undefined where it selects by expressions. */
  labels: childOf(object, 'spec', 'selector', 'matchExpressions') ? undefined : labelsOf(childOf(object, 'spec', 'selector', 'matchLabels')),
});

/** Limits that the namespace gives to each container that has none of its own. */
export const readLimitRange = (path: string, object: DataNode) => {
  const limits = itemsOf(childOf(object, 'spec', 'limits')).filter((limit) => textOf(childOf(limit, 'type')) === 'Container');
  const has = (resource: string): boolean => limits.some((limit) => childOf(limit, 'default', resource) !== undefined);
  return { ...nameOf(path, object), cpu: has('cpu'), memory: has('memory') };
};
