import { defineRule } from 'policy-audit';
import { judgeContainers, type KubernetesContainer, type Ruling } from './shared/kubernetes.ts';
import { noManifests, pod, podWith } from './shared/kubernetes-examples.ts';
import { cisKubernetes, cwe, podSecurity } from './shared/references.ts';

const look = ({ privileged, hostProcess }: KubernetesContainer): Ruling => {
  if (privileged?.value) return { fail: 'is privileged', at: privileged.at };
  return hostProcess?.value ? { fail: 'is a process of its host', at: hostProcess.at } : { pass: 'is not privileged', at: privileged?.at };
};

export default defineRule({
  id: 'container/kubernetes-privileged',
  title: 'No container is privileged',
  severity: 'critical',
  rationale: 'A privileged container has every capability and every device of its node: who breaks into it has the node, and soon the cluster.',
  remediation: 'Remove `privileged: true`; add only the capability the program needs.',
  practices: ['container/privilege-escalation'],
  references: [...cisKubernetes('5.2.2'), cwe(250), podSecurity('Baseline')],
  since: '0.1.0',
  needs: ['kubernetes'],
  check: ({ kubernetes }) => judgeContainers(kubernetes, look, { windows: true }),
  examples: {
    bad: [
      { name: 'set', files: pod('securityContext:', '  privileged: true'), expect: { fail: ['k8s/pod.yaml:10'] } },
      {
        name: 'a process of a Windows host',
        files: podWith(['os: { name: windows }', 'securityContext:', '  windowsOptions: { hostProcess: true }']),
        expect: { fail: ['k8s/pod.yaml:8'] },
      },
    ],
    good: [{ name: 'not set', files: pod(), expect: 'pass' }, { name: 'set to false', files: pod('securityContext: { privileged: false }'), expect: 'pass' }, ...noManifests],
  },
});
