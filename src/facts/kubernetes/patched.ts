import type { KubernetesContainer, KubernetesWorkload, WorkloadPatch } from './workload.ts';

/** A workload with what patches put over its containers: single settings win over its own, lists are added to. */
export const patched = (workload: KubernetesWorkload, patches: readonly WorkloadPatch[]): KubernetesWorkload => {
  const fitting = patches.filter(({ kind, name }) => kind === workload.kind && name === workload.name).flatMap(({ containers }) => containers);
  if (fitting.length === 0) return workload;
  return {
    ...workload,
    containers: workload.containers.map((container) => fitting.filter(({ own: { name, role } }) => name === container.name && role === container.role).reduce(over, container)),
  };
};

const kept = new Set(['name', 'role', 'workload', 'namespace', 'at', 'securityContext']);

/** What a patch says of the whole pod does not win over what the container says of itself; where it says nothing, it counts. */
const over = (container: KubernetesContainer, { own, withPod }: WorkloadPatch['containers'][number]): KubernetesContainer =>
  Object.fromEntries(
    Object.entries(container).map(([name, value]) => {
      const key = name as keyof KubernetesContainer;
      const put = own[key];
      if (kept.has(key)) return [key, value];
      return [key, Array.isArray(value) && Array.isArray(put) ? [...value, ...put] : (put ?? value ?? withPod[key])];
    }),
  ) as unknown as KubernetesContainer;
