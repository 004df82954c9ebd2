import { defineRule } from 'policy-audit';
import { hardened, judgeContainers, type KubernetesContainer, type Ruling } from './shared/kubernetes.ts';
import { noManifests, pod } from './shared/kubernetes-examples.ts';
import { cisKubernetes, cwe, podSecurity } from './shared/references.ts';

const look = (container: KubernetesContainer): Ruling => {
  const { allowPrivilegeEscalation: setting, privileged, capabilitiesAdded } = container;
  if (setting?.value === false) return { pass: 'cannot gain privileges', at: setting.at };
  if (setting) return { fail: 'sets allowPrivilegeEscalation to true', at: setting.at };
  // Kubernetes refuses the two together.
  const possible = privileged?.value !== true && !capabilitiesAdded.some(({ value }) => /^(?:CAP_)?(?:SYS_ADMIN|ALL)$/i.test(value));
  const fix = possible ? hardened(container, `Keep "${container.name}" from gaining privileges`, 'allowPrivilegeEscalation: false') : undefined;
  return { fail: 'does not set allowPrivilegeEscalation to false', fix };
};

export default defineRule({
  id: 'container/kubernetes-allow-privilege-escalation',
  title: 'No container can gain new privileges',
  severity: 'medium',
  rationale: 'Without this setting, a setuid program in the image lets a process that runs as a plain user become root.',
  remediation: 'Set `allowPrivilegeEscalation: false` in the securityContext of each container.',
  practices: ['container/no-new-privileges', 'container/privilege-escalation'],
  references: [...cisKubernetes('5.2.6'), cwe(250), podSecurity('Restricted')],
  since: '0.1.0',
  needs: ['kubernetes'],
  check: ({ kubernetes }) => judgeContainers(kubernetes, look),
  examples: {
    bad: [
      { name: 'not set', files: pod(), expect: { fail: ['k8s/pod.yaml:7'] } },
      { name: 'not among the others', files: pod('securityContext:', '  # no root', '  runAsNonRoot: true'), expect: { fail: ['k8s/pod.yaml:7'] } },
      { name: 'set to true', files: pod('securityContext:', '  allowPrivilegeEscalation: true'), expect: { fail: ['k8s/pod.yaml:10'] } },
    ],
    good: [{ name: 'set to false', files: pod('securityContext: { allowPrivilegeEscalation: false }'), expect: 'pass' }, ...noManifests],
  },
});
