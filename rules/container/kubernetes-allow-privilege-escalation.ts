import { defineRule } from 'policy-audit';
import { judgeContainers, type KubernetesContainer, type Ruling } from './shared/kubernetes.ts';
import { noManifests, pod } from './shared/kubernetes-examples.ts';
import { cisKubernetes, cwe, podSecurity } from './shared/references.ts';

const look = ({ allowPrivilegeEscalation: setting }: KubernetesContainer): Ruling => {
  if (setting?.value === false) return { pass: 'cannot gain privileges', at: setting.at };
  return setting ? { fail: 'sets allowPrivilegeEscalation to true', at: setting.at } : { fail: 'does not set allowPrivilegeEscalation to false' };
};

export default defineRule({
  id: 'container/kubernetes-allow-privilege-escalation',
  title: 'No process of a container can gain new privileges',
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
      { name: 'set to true', files: pod('securityContext:', '  allowPrivilegeEscalation: true'), expect: { fail: ['k8s/pod.yaml:10'] } },
    ],
    good: [{ name: 'set to false', files: pod('securityContext: { allowPrivilegeEscalation: false }'), expect: 'pass' }, ...noManifests],
  },
});
