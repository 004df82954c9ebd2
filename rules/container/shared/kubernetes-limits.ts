import type { Kubernetes, KubernetesContainer, Ruling } from './kubernetes.ts';

const limitOf = { cpu: ({ cpuLimit }: KubernetesContainer) => cpuLimit, memory: ({ memoryLimit }: KubernetesContainer) => memoryLimit };

/** Has a container a limit of its own that is not 0, or one from a LimitRange of its namespace? */
export const hasLimit =
  (resource: 'cpu' | 'memory', called: string) =>
  ({ limitRanges }: Kubernetes) =>
  (container: KubernetesContainer): Ruling => {
    const limit = limitOf[resource](container);
    if (limit && !/^0+(?:\.0*)?[A-Za-z]*$/.test(limit.value)) return { pass: `has a limit of ${limit.value}`, at: limit.at };
    if (limit) return { fail: `has a ${called} limit of 0`, at: limit.at };
    const range = limitRanges.find((one) => one[resource] && one.namespace === container.namespace);
    return range ? { pass: 'gets a limit from a LimitRange of its namespace', at: range.at } : { fail: `has no ${called} limit` };
  };
