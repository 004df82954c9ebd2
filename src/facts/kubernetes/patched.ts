import type { KubernetesContainer, KubernetesWorkload, WorkloadPatch } from './workload.ts';

/** A workload with what patches put over its containers: single settings win over its own, lists are added to. */
export const patched = (workload: KubernetesWorkload, patches: readonly WorkloadPatch[]): KubernetesWorkload => {
  const fitting = patches.filter(({ kind, name }) => kind === workload.kind && name === workload.name).flatMap(({ containers }) => containers);
  if (fitting.length === 0) return workload;
  return {
    ...workload,
    containers: workload.containers.map((container) => fitting.filter(({ name, role }) => name === container.name && role === container.role).reduce(over, container)),
  };
};

const own = new Set(['name', 'role', 'workload', 'namespace', 'at', 'securityContext']);

const over = (container: KubernetesContainer, patch: KubernetesContainer): KubernetesContainer =>
  Object.fromEntries(
    Object.entries(container).map(([key, value]) => {
      const put = patch[key as keyof KubernetesContainer];
      if (own.has(key) || put === undefined) return [key, value];
      return [key, Array.isArray(value) && Array.isArray(put) ? [...value, ...put] : put];
    }),
  ) as unknown as KubernetesContainer;
