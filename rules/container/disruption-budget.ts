import { defineRule, type Evidence, type Facts, type Finding, judge } from 'policy-audit';

type Workload = Facts['kubernetes']['workloads'][number];
type Budget = Facts['kubernetes']['disruptionBudgets'][number];

const covers = (budget: Budget, { namespace, labels }: Workload): boolean =>
  (budget.namespace === namespace || budget.namespace === '' || namespace === '') &&
  (budget.labels === undefined || budget.labels.every(([name, value]) => labels.some(([own, text]) => own === name && text === value)));

const deployment = (replicas: number): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: ${replicas}\n  template:\n    metadata: { labels: { app: web, tier: front } }\n    spec: { containers: [{ name: web, image: "example/web:1.0" }] }\n`;
const budget = (label: string): string =>
  `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: { minAvailable: 1, selector: { matchLabels: { app: ${label} } } }\n`;

export default defineRule({
  id: 'container/disruption-budget',
  title: 'Workloads with several replicas have a disruption budget',
  severity: 'info',
  rationale: 'Whoever drains nodes for an update may take all replicas down at once: nothing tells the cluster that one has to stay.',
  remediation: 'Add a PodDisruptionBudget with `minAvailable: 1` that selects the labels of the pods.',
  practices: ['container/disruption-budget'],
  references: [{ standard: 'Kubernetes', control: 'PodDisruptionBudget', url: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/' }],
  since: '0.1.0',
  needs: ['kubernetes'],
  check({ kubernetes }) {
    const several = kubernetes.workloads.filter(({ kind, replicas = 1 }) => /^(?:Deployment|StatefulSet|ReplicaSet|ReplicationController)$/.test(kind) && replicas > 1);
    const findings: Finding[] = [];
    const evidence: Evidence[] = [];
    for (const workload of several) {
      const near = kubernetes.disruptionBudgets.find((each) => covers(each, workload));
      if (near) evidence.push({ at: near.at, note: `disruption budget "${near.name}" for ${workload.kind} "${workload.name}"` });
      else findings.push({ message: `${workload.kind} "${workload.name}" has ${workload.replicas} replicas and no PodDisruptionBudget.`, at: workload.at });
    }
    return judge(findings, evidence, 'No plain Kubernetes manifest asks for several replicas.');
  },
  examples: {
    bad: [
      { name: 'none', files: { 'k8s/web.yaml': deployment(3) }, expect: { fail: ['k8s/web.yaml:2'] } },
      { name: 'one for other pods', files: { 'k8s/web.yaml': deployment(3), 'k8s/pdb.yaml': budget('api') }, expect: { fail: ['k8s/web.yaml:2'] } },
    ],
    good: [
      { name: 'one that selects the pods', files: { 'k8s/web.yaml': deployment(3), 'k8s/pdb.yaml': budget('web') }, expect: 'pass' },
      { name: 'a single replica', files: { 'k8s/web.yaml': deployment(1) }, expect: 'not-applicable' },
    ],
  },
});
