import { defineRule } from 'policy-audit';
import { judgeContainers, type KubernetesContainer, type Ruling } from './shared/kubernetes.ts';
import { noManifests, pod } from './shared/kubernetes-examples.ts';
import { cisKubernetes, cwe, podSecurity } from './shared/references.ts';

const look = ({ hostPorts }: KubernetesContainer): Ruling =>
  hostPorts[0] ? { fail: `takes port ${hostPorts.map(({ value }) => value).join(', ')} of its node`, at: hostPorts[0].at } : { pass: 'takes no port of its node' };

export default defineRule({
  id: 'container/kubernetes-host-port',
  title: 'No container binds a port of its node',
  severity: 'low',
  rationale: 'A hostPort is open on every node that the pod runs on, past every Service and most network policies.',
  remediation: 'Remove `hostPort` and give the pod a Service.',
  practices: ['network/bind-address'],
  references: [...cisKubernetes('5.2.13'), cwe(1327), podSecurity('Baseline')],
  since: '0.1.0',
  needs: ['kubernetes'],
  check: ({ kubernetes }) => judgeContainers(kubernetes, look),
  examples: {
    bad: [{ name: 'set', files: pod('ports:', '  - containerPort: 8080', '    hostPort: 80'), expect: { fail: ['k8s/pod.yaml:11'] } }],
    good: [{ name: 'not set', files: pod('ports: [{ containerPort: 8080 }]'), expect: 'pass' }, ...noManifests],
  },
});
