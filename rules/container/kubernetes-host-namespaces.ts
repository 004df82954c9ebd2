import { defineRule } from 'policy-audit';
import { judgeWorkloads, type KubernetesWorkload, type Ruling } from './shared/kubernetes.ts';
import { noManifests, podWith } from './shared/kubernetes-examples.ts';
import { cisKubernetes, cwe, podSecurity } from './shared/references.ts';

const look = ({ hostNamespaces }: KubernetesWorkload): readonly Ruling[] =>
  hostNamespaces.length > 0 ? hostNamespaces.map(({ value, at }) => ({ fail: `shares a namespace of its node (${value})`, at })) : [{ pass: 'has namespaces of its own' }];

export default defineRule({
  id: 'container/kubernetes-host-namespaces',
  title: 'No pod shares a namespace with its node',
  severity: 'high',
  rationale: 'With a namespace of its node, a pod sees every process or every connection there, and network policies no longer hold for it.',
  remediation: 'Remove `hostNetwork`, `hostPID` and `hostIPC`.',
  practices: ['container/privilege-escalation', 'network/bind-address'],
  references: [...cisKubernetes('5.2.3', '5.2.4', '5.2.5'), cwe(653), podSecurity('Baseline')],
  since: '0.1.0',
  needs: ['kubernetes'],
  check: ({ kubernetes }) => judgeWorkloads(kubernetes, look),
  examples: {
    bad: [{ name: 'network and processes', files: podWith(['hostNetwork: true', 'hostPID: true']), expect: { fail: ['k8s/pod.yaml:6', 'k8s/pod.yaml:7'] } }],
    good: [{ name: 'none', files: podWith(['hostNetwork: false']), expect: 'pass' }, ...noManifests],
  },
});
