import { dedent, defineRule, type Evidence, type Finding, judgeAll } from 'policy-audit';
import { pod } from './shared/kubernetes-examples.ts';
import { cisKubernetes, cwe } from './shared/references.ts';

const named = (namespace: string): string => (namespace === '' ? 'no named namespace' : `the namespace "${namespace}"`);
const podIn = (namespace: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: ${namespace} }\nspec: { containers: [{ name: web, image: example/web }] }\n`;
const policy = (version: string, kind: string, namespace?: string): string =>
  `apiVersion: ${version}\nkind: ${kind}\nmetadata: { name: deny${namespace ? `, namespace: ${namespace}` : ''} }\nspec: { podSelector: {}, policyTypes: [Ingress, Egress] }\n`;

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
    const findings: Finding[] = [];
    const evidence: Evidence[] = [];
    const open: Evidence[] = [];
    for (const [namespace, workload] of byNamespace) {
      const reaching = kubernetes.networkPolicies.filter((policy) => policy.clusterWide || policy.namespace === namespace);
      const near = reaching.find(({ deniesByDefault }) => deniesByDefault) ?? reaching[0];
      // A manifest without a namespace goes where kubectl or a kustomization is told to.
      const perhaps = kubernetes.networkPolicies.find((policy) => policy.namespace === '' || namespace === '');
      if (near) evidence.push({ at: near.at, note: `network policy "${near.name}"${near.deniesByDefault ? ' denies by default' : ''}` });
      else if (perhaps) open.push({ at: perhaps.at, note: `network policy "${perhaps.name}" of ${named(perhaps.namespace)}, for the workloads of ${named(namespace)}` });
      else findings.push({ message: `No manifest is a NetworkPolicy for ${namespace ? `the namespace "${namespace}"` : 'these workloads'}.`, at: workload.at });
    }
    return judgeAll([{ findings, evidence, open }], 'Do these network policies get into the namespaces of the workloads?', 'No plain Kubernetes manifest runs a container.');
  },
  examples: {
    bad: [
      { name: 'none', files: pod(), expect: { fail: ['k8s/pod.yaml:2'] } },
      {
        name: 'one in another namespace',
        files: { 'k8s/pod.yaml': podIn('web'), 'k8s/deny.yaml': policy('networking.k8s.io/v1', 'NetworkPolicy', 'db') },
        expect: { fail: ['k8s/pod.yaml:2'] },
      },
      {
        name: 'one without a namespace goes where kubectl is told to',
        files: { 'k8s/pod.yaml': podIn('web'), 'k8s/deny.yaml': policy('networking.k8s.io/v1', 'NetworkPolicy') },
        expect: 'manual',
      },
      { name: 'and so does a workload', files: { ...pod(), 'k8s/deny.yaml': policy('networking.k8s.io/v1', 'NetworkPolicy', 'db') }, expect: 'manual' },
    ],
    good: [
      { name: 'one that denies by default', files: { ...pod(), 'k8s/deny.yaml': policy('networking.k8s.io/v1', 'NetworkPolicy') }, expect: 'pass' },
      { name: 'one in the same namespace', files: { 'k8s/pod.yaml': podIn('web'), 'k8s/deny.yaml': policy('cilium.io/v2', 'CiliumNetworkPolicy', 'web') }, expect: 'pass' },
      {
        name: 'one for the whole cluster',
        files: { 'k8s/pod.yaml': podIn('web'), 'k8s/deny.yaml': policy('cilium.io/v2', 'CiliumClusterwideNetworkPolicy') },
        expect: 'pass',
      },
      {
        name: 'no workload',
        files: {
          'k8s/n.yaml': dedent`
            apiVersion: v1
            kind: Namespace
            metadata: { name: web }
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
