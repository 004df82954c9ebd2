import type { RuleMeta } from 'policy-audit';

type Reference = RuleMeta['references'][number];

export const cisDocker = (...controls: readonly string[]): readonly Reference[] =>
  controls.map((control) => ({ standard: 'CIS Docker Benchmark', control, url: 'https://www.cisecurity.org/benchmark/docker' }));

export const cisKubernetes = (...controls: readonly string[]): readonly Reference[] =>
  controls.map((control) => ({ standard: 'CIS Kubernetes Benchmark', control, url: 'https://www.cisecurity.org/benchmark/kubernetes' }));

export const podSecurity = (control: 'Baseline' | 'Restricted'): Reference => ({
  standard: 'Kubernetes Pod Security Standards',
  control,
  url: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
});

export const cwe = (number: number): Reference => ({ standard: 'CWE', control: `CWE-${number}`, url: `https://cwe.mitre.org/data/definitions/${number}.html` });

export const composeReference = (attribute: string): Reference => ({
  standard: 'Compose file reference',
  control: attribute,
  url: `https://docs.docker.com/reference/compose-file/services/#${attribute}`,
});
