import { defineRule } from 'policy-audit';
import { capabilityName } from './shared/capabilities.ts';
import { hardenedIfBorne, judgeContainers, type KubernetesContainer, type Ruling } from './shared/kubernetes.ts';
import { noManifests, pod } from './shared/kubernetes-examples.ts';
import { cisKubernetes, cwe, podSecurity } from './shared/references.ts';

const look = (container: KubernetesContainer): Ruling => {
  const { capabilitiesDropped: dropped, capabilitiesAdded: added } = container;
  const all = dropped.find(({ value }) => capabilityName(value) === 'ALL');
  if (all) return { pass: 'drops all capabilities', at: all.at };
  const [some] = dropped;
  if (some) return { fail: `drops only ${dropped.map(({ value }) => value).join(', ')}`, at: some.at };
  const fix = added.length > 0 ? undefined : hardenedIfBorne(container, `Drop all capabilities of "${container.name}"`, 'capabilities:', '  drop:', '    - ALL');
  return { fail: 'drops no capabilities', fix };
};

export default defineRule({
  id: 'container/kubernetes-capabilities-drop-all',
  title: 'Every container drops all capabilities',
  severity: 'low',
  rationale: 'A container starts with fourteen capabilities. A server rarely needs one of them; an attacker inside may use any.',
  remediation: 'Set `capabilities: { drop: [ALL] }` in the securityContext of each container and add back what the program needs.',
  practices: ['container/drop-capabilities'],
  references: [...cisKubernetes('5.2.8', '5.2.9'), cwe(250), podSecurity('Restricted')],
  since: '0.1.0',
  needs: ['kubernetes'],
  check: ({ kubernetes }) => judgeContainers(kubernetes, look),
  examples: {
    bad: [
      { name: 'nothing dropped', files: pod(), expect: { fail: ['k8s/pod.yaml:7'] } },
      { name: 'only some', files: pod('securityContext: { capabilities: { drop: [NET_RAW] } }'), expect: { fail: ['k8s/pod.yaml:9'] } },
    ],
    good: [{ name: 'all, one added back', files: pod('securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }'), expect: 'pass' }, ...noManifests],
  },
});
