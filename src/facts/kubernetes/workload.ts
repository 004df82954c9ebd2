import type { Location } from '../../location.ts';
import type { WrittenSecret } from '../secrets/written-secret.ts';
import type { Value } from './value.ts';

export type Label = readonly [name: string, value: string];

export interface KubernetesWorkload {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly at: Location;
  readonly windows: boolean;
  /** hostNetwork, hostPID, hostIPC that are true. */
  readonly hostNamespaces: readonly Value<string>[];
  readonly hostPaths: readonly Value<string>[];
  readonly automountToken: Value<boolean> | undefined;
  /** By name; `default` where the pod names none. */
  readonly serviceAccount: string;
  /** Undefined where a default or an autoscaler decides. */
  readonly replicas: number | undefined;
  /** Of its pods. */
  readonly labels: readonly Label[];
  readonly containers: readonly KubernetesContainer[];
}

/** What a patch says of containers: of each by itself, and with what its pod gives it. */
export interface WorkloadPatch extends Pick<KubernetesWorkload, 'kind' | 'name'> {
  readonly containers: readonly { readonly own: KubernetesContainer; readonly withPod: KubernetesContainer }[];
}

/** A container with what its pod gives it; its own settings win. */
export interface KubernetesContainer {
  readonly name: string;
  readonly role: 'container' | 'init container' | 'ephemeral container';
  /** Of its workload, as in `Deployment "api"`. */
  readonly workload: string;
  readonly namespace: string;
  readonly at: Location;
  readonly image: Value<string> | undefined;
  /** The key of its own one. */
  readonly securityContext: Location | undefined;
  readonly runAsNonRoot: Value<boolean> | undefined;
  /** As written: a number, or something that Kubernetes refuses. */
  readonly runAsUser: Value<string> | undefined;
  readonly readOnlyRootFilesystem: Value<boolean> | undefined;
  readonly allowPrivilegeEscalation: Value<boolean> | undefined;
  readonly privileged: Value<boolean> | undefined;
  readonly hostProcess: Value<boolean> | undefined;
  /** RuntimeDefault, Localhost or Unconfined; old annotations are translated. */
  readonly seccomp: Value<string> | undefined;
  readonly capabilitiesAdded: readonly Value<string>[];
  readonly capabilitiesDropped: readonly Value<string>[];
  readonly cpuLimit: Value<string> | undefined;
  readonly memoryLimit: Value<string> | undefined;
  readonly hostPorts: readonly Value<string>[];
  /** The words of command and args. */
  readonly words: readonly Value<string>[];
  readonly ports: readonly number[];
  /** The first of its startup, readiness and liveness probes. */
  readonly probe: Location | undefined;
  readonly secretValues: readonly KubernetesSecretValue[];
  /** Variables of secret names that take their value from elsewhere. */
  readonly secretReferences: readonly Value<string>[];
}

/** A value written down where a secret is asked for. The value itself is left out. */
export interface KubernetesSecretValue {
  readonly name: string;
  readonly kind: WrittenSecret;
  readonly at: Location;
}
