import { defineRule } from 'policy-audit';
import { capabilityName, isDangerousCapability } from './shared/capabilities.ts';
import { judgeContainers, type KubernetesContainer, type Ruling } from './shared/kubernetes.ts';
import { noManifests, pod } from './shared/kubernetes-examples.ts';
import { cisKubernetes, cwe, podSecurity } from './shared/references.ts';

const look = ({ capabilitiesAdded: added }: KubernetesContainer): Ruling => {
  const dangerous = added.filter(({ value }) => isDangerousCapability(value));
  if (dangerous.length === 0) return { pass: 'adds no dangerous capability', at: added[0]?.at };
  return { fail: `adds ${dangerous.map(({ value }) => capabilityName(value)).join(', ')}`, at: dangerous[0]?.at };
};

export default defineRule({
  id: 'container/kubernetes-capabilities-add',
  title: 'No container adds a dangerous capability',
  severity: 'high',
  rationale: 'Capabilities such as SYS_ADMIN or NET_ADMIN give a container power over its node or the traffic of others: most escapes start with one.',
  remediation: 'Remove the capability; NET_BIND_SERVICE is the only one that the restricted profile of Kubernetes allows.',
  practices: ['container/drop-capabilities'],
  references: [...cisKubernetes('5.2.9'), cwe(250), podSecurity('Baseline')],
  since: '0.1.0',
  needs: ['kubernetes'],
  check: ({ kubernetes }) => judgeContainers(kubernetes, look),
  examples: {
    bad: [
      { name: 'administration', files: pod('securityContext:', '  capabilities:', '    add: [SYS_ADMIN]'), expect: { fail: ['k8s/pod.yaml:11'] } },
      { name: 'with its prefix', files: pod('securityContext: { capabilities: { add: [CAP_NET_RAW] } }'), expect: { fail: ['k8s/pod.yaml:9'] } },
    ],
    good: [
      { name: 'none', files: pod(), expect: 'pass' },
      { name: 'to listen on a low port', files: pod('securityContext: { capabilities: { add: [NET_BIND_SERVICE] } }'), expect: 'pass' },
      ...noManifests,
    ],
  },
});
