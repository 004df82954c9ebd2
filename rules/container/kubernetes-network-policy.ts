import { defineRule, type Finding, judge } from 'policy-audit';
import { pod } from './shared/kubernetes-examples.ts';
import { cisKubernetes, cwe } from './shared/references.ts';

export default defineRule({
  id: 'container/kubernetes-network-policy',
  title: 'Every namespace with workloads has a network policy',
  severity: 'info',
  rationale: 'Without one, every pod of the cluster reaches every other: who gets into the least of them stands before the database.',
  remediation: 'Add a NetworkPolicy that denies by default, and one that allows what each workload needs.',
  practices: ['container/network-policy'],
  references: [...cisKubernetes('5.3.2'), cwe(668)],
  since: '0.1.0',
  needs: ['kubernetes'],
  check({ kubernetes }) {
    const byNamespace = new Map(kubernetes.workloads.toReversed().map((workload) => [workload.namespace, workload]));
    const policies = kubernetes.networkPolicies;
    // A manifest without a namespace goes where kubectl is told to: a policy without one goes along.
    const covered = (namespace: string): (typeof policies)[number] | undefined =>
      policies.find((policy) => policy.namespace === namespace || policy.namespace === '' || namespace === '');
    const findings = [...byNamespace]
      .filter(([namespace]) => !covered(namespace))
      .map(
        ([namespace, workload]): Finding => ({ message: `No manifest is a NetworkPolicy for ${namespace ? `the namespace "${namespace}"` : 'these workloads'}.`, at: workload.at }),
      );
    const evidence = [...byNamespace.keys()].flatMap((namespace) => {
      const policy = covered(namespace);
      return policy ? [{ at: policy.at, note: `network policy "${policy.name}"` }] : [];
    });
    return judge(findings, evidence, 'No plain Kubernetes manifest runs a container.');
  },
  examples: {
    bad: [{ name: 'none', files: pod(), expect: { fail: ['k8s/pod.yaml:2'] } }],
    good: [
      {
        name: 'one that denies by default',
        files: {
          ...pod(),
          'k8s/deny.yaml': 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: deny }\nspec: { podSelector: {}, policyTypes: [Ingress, Egress] }\n',
        },
        expect: 'pass',
      },
      { name: 'no workload', files: { 'k8s/n.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: web }\n' }, expect: 'not-applicable' },
    ],
  },
});
