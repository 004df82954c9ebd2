import type { Location } from '../../location.ts';
import { childOf, type DataNode, entriesOf, entryOf, flagOf, itemsOf, locate, numberOf, textOf } from '../formats/data-node.ts';
import { isSecretName } from '../secrets/values/classify-value.ts';
import { writtenSecret } from '../secrets/written-secret.ts';
import { flag, textValue, type Value } from './value.ts';
import type { KubernetesContainer, KubernetesSecretValue, KubernetesWorkload, Label, WorkloadPatch } from './workload.ts';

const templatePath: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  PodTemplate: ['template'],
};

/** A workload kind of Kubernetes itself with a whole pod in it; undefined for anything else, patches included. */
export const readWorkload = (path: string, object: DataNode): KubernetesWorkload | undefined => {
  const kind = textOf(childOf(object, 'kind')) ?? '';
  const group = textOf(childOf(object, 'apiVersion')) ?? '';
  if (!Object.hasOwn(templatePath, kind) || !/^(?:v1|apps\/|batch\/|extensions\/)/.test(group)) return undefined;
  const { pod, spec, name, namespace, context } = partsOf(path, object, kind);
  const at = locate(path, childOf(object, 'kind') ?? object);
  // A container without an image is a patch of one that has it elsewhere.
  const containers = nodesOf(spec)
    .map(({ node, role }) => readContainer(context, node, role))
    .filter((container) => container.image !== undefined);
  if (containers.length === 0) return undefined;
  return {
    kind,
    name,
    namespace,
    at,
    windows: /^windows$/i.test(textOf(childOf(spec, 'os', 'name')) ?? textOf(childOf(spec, 'nodeSelector', 'kubernetes.io/os')) ?? ''),
    hostNamespaces: ['hostNetwork', 'hostPID', 'hostIPC'].flatMap((key) => {
      const node = childOf(spec, key);
      return node && flagOf(node) === true ? [{ value: key, at: locate(path, node) }] : [];
    }),
    hostPaths: itemsOf(childOf(spec, 'volumes')).flatMap((volume) => textValue(path, childOf(volume, 'hostPath', 'path')) ?? []),
    automountToken: flag(path, childOf(spec, 'automountServiceAccountToken')),
    serviceAccount: textOf(childOf(spec, 'serviceAccountName')) ?? textOf(childOf(spec, 'serviceAccount')) ?? 'default',
    replicas: numberOf(childOf(object, 'spec', 'replicas')),
    labels: labelsOf(childOf(pod, 'metadata', 'labels')),
    containers,
  };
};

const partsOf = (path: string, object: DataNode, kind: string) => {
  const pod = childOf(object, ...(templatePath[kind] ?? []));
  const spec = childOf(pod, 'spec');
  const name = textOf(childOf(object, 'metadata', 'name')) ?? textOf(childOf(object, 'metadata', 'generateName')) ?? '(unnamed)';
  const namespace = textOf(childOf(object, 'metadata', 'namespace')) ?? '';
  return { pod, spec, name, namespace, context: { path, spec, pod, workload: `${kind} "${name}"`, namespace } };
};

const nodesOf = (spec: DataNode | undefined): readonly { readonly node: DataNode; readonly role: KubernetesContainer['role'] }[] => [
  ...itemsOf(childOf(spec, 'initContainers')).map((node) => ({ node, role: 'init container' as const })),
  ...itemsOf(childOf(spec, 'containers')).map((node) => ({ node, role: 'container' as const })),
  ...itemsOf(childOf(spec, 'ephemeralContainers')).map((node) => ({ node, role: 'ephemeral container' as const })),
];

/** What a file puts over a workload of another: it names containers, and some of them without an image. */
export const readPatch = (path: string, object: DataNode): WorkloadPatch | undefined => {
  const kind = textOf(childOf(object, 'kind')) ?? '';
  if (!Object.hasOwn(templatePath, kind)) return undefined;
  const { spec, name, context } = partsOf(path, object, kind);
  const nodes = nodesOf(spec);
  if (nodes.every(({ node }) => childOf(node, 'image'))) return undefined;
  const alone = { ...context, spec: undefined, pod: undefined };
  return { kind, name, containers: nodes.map(({ node, role }) => ({ own: readContainer(alone, node, role), withPod: readContainer(context, node, role) })) };
};

export const labelsOf = (node: DataNode | undefined): readonly Label[] => entriesOf(node).map(({ key, value }) => [key, textOf(value) ?? '']);

interface Context {
  readonly path: string;
  readonly pod: DataNode | undefined;
  readonly spec: DataNode | undefined;
  readonly workload: string;
  readonly namespace: string;
}

const readContainer = (context: Context, node: DataNode, role: KubernetesContainer['role']): KubernetesContainer => {
  const { path, spec, workload, namespace } = context;
  const own = childOf(node, 'securityContext');
  const ofPod = childOf(spec, 'securityContext');
  const effective = (...keys: readonly string[]): DataNode | undefined => childOf(own, ...keys) ?? childOf(ofPod, ...keys);
  const name = textOf(childOf(node, 'name')) ?? '(unnamed)';
  const list = (...keys: readonly string[]): readonly Value<string>[] => itemsOf(childOf(node, ...keys)).flatMap((item) => textValue(path, item) ?? []);
  // Since 1.34 a pod may have limits for all of its containers.
  const limit = (what: string): Value<string> | undefined => textValue(path, childOf(node, 'resources', 'limits', what) ?? childOf(spec, 'resources', 'limits', what));
  return {
    name,
    role,
    workload,
    namespace,
    at: locate(path, childOf(node, 'name') ?? node),
    image: textValue(path, childOf(node, 'image')),
    securityContext: own && locate(path, entryOf(node, 'securityContext')?.keyAt ?? own),
    runAsNonRoot: flag(path, effective('runAsNonRoot')),
    runAsUser: userValue(path, effective('runAsUser')),
    readOnlyRootFilesystem: flag(path, childOf(own, 'readOnlyRootFilesystem')),
    allowPrivilegeEscalation: flag(path, childOf(own, 'allowPrivilegeEscalation')),
    privileged: flag(path, childOf(own, 'privileged')),
    hostProcess: flag(path, effective('windowsOptions', 'hostProcess')),
    seccomp: textValue(path, effective('seccompProfile', 'type')) ?? seccompAnnotation(context, name),
    capabilitiesAdded: list('securityContext', 'capabilities', 'add'),
    capabilitiesDropped: list('securityContext', 'capabilities', 'drop'),
    cpuLimit: limit('cpu'),
    memoryLimit: limit('memory'),
    hostPorts: itemsOf(childOf(node, 'ports'))
      .flatMap((port) => textValue(path, childOf(port, 'hostPort')) ?? [])
      .filter(({ value }) => value !== '0'),
    words: [...list('command'), ...list('args')],
    ports: itemsOf(childOf(node, 'ports')).flatMap((port) => Number(textOf(childOf(port, 'containerPort')) ?? Number.NaN) || []),
    probe: probeOf(path, node),
    ...variablesOf(path, node),
  };
};

const probeOf = (path: string, node: DataNode): Location | undefined => {
  const probe = ['startupProbe', 'readinessProbe', 'livenessProbe'].map((key) => childOf(node, key)).find((found) => found?.kind === 'map');
  return probe && locate(path, probe);
};

/** A number in quotes is no number to Kubernetes. */
const userValue = (path: string, node: DataNode | undefined): Value<string> | undefined => {
  const user = textValue(path, node);
  return user && node?.kind === 'scalar' && typeof node.value === 'string' ? { ...user, value: JSON.stringify(user.value) } : user;
};

/** Before 1.19 the profile was named in annotations of the pod. */
const seccompAnnotation = ({ path, pod }: Context, container: string): Value<string> | undefined => {
  const annotations = entriesOf(childOf(pod, 'metadata', 'annotations'));
  const find = (key: string) => annotations.find((entry) => entry.key === key)?.value;
  const node = find(`container.seccomp.security.alpha.kubernetes.io/${container}`) ?? find('seccomp.security.alpha.kubernetes.io/pod');
  const text = textOf(node);
  if (!node || text === undefined) return undefined;
  const value = text === 'unconfined' ? 'Unconfined' : text.startsWith('localhost/') ? 'Localhost' : /^(?:runtime|docker)\/default$/.test(text) ? 'RuntimeDefault' : text;
  return { value, at: locate(path, node) };
};

const variablesOf = (path: string, node: DataNode): Pick<KubernetesContainer, 'secretValues' | 'secretReferences'> => {
  const variables = itemsOf(childOf(node, 'env')).map((item) => ({ item, name: textOf(childOf(item, 'name')) ?? '', value: childOf(item, 'value') }));
  return {
    secretValues: variables.flatMap(({ name, value }) => secretValue(path, name, value)),
    secretReferences: variables.flatMap(({ item, name }) => (isSecretName(name) && childOf(item, 'valueFrom') ? [{ value: name, at: locate(path, item) }] : [])),
  };
};

export const secretValue = (path: string, name: string, node: DataNode | undefined): readonly KubernetesSecretValue[] => {
  const text = textOf(node);
  if (!node || text === undefined) return [];
  // $(NAME) is how Kubernetes names another variable.
  const kind = writtenSecret(
    name,
    text.replaceAll(/\$\((\w{1,100})\)/g, (_, variable: string) => `\${${variable}}`),
  );
  return kind ? [{ name, kind, at: locate(path, node) }] : [];
};
