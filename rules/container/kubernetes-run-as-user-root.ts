import { defineRule } from 'policy-audit';
import { judgeContainers, type KubernetesContainer, type Ruling } from './shared/kubernetes.ts';
import { noManifests, pod, podWith } from './shared/kubernetes-examples.ts';
import { cisKubernetes, cwe, podSecurity } from './shared/references.ts';

const look = ({ runAsUser }: KubernetesContainer): Ruling =>
  runAsUser && /^0+$/.test(runAsUser.value) ? { fail: 'is told to run as user 0', at: runAsUser.at } : { pass: 'is not told to run as root', at: runAsUser?.at };

export default defineRule({
  id: 'container/kubernetes-run-as-user-root',
  title: 'No container is set to run as user 0',
  severity: 'high',
  rationale: 'Whoever sets runAsUser: 0 undoes the user that the image chose; with runAsNonRoot the container will not even start.',
  remediation: 'Remove the `runAsUser: 0`, or name the user that the image was built for.',
  practices: ['container/non-root'],
  references: [...cisKubernetes('5.2.7'), cwe(250), podSecurity('Restricted')],
  since: '0.1.0',
  needs: ['kubernetes'],
  check: ({ kubernetes }) => judgeContainers(kubernetes, look),
  examples: {
    bad: [
      { name: 'on the container', files: pod('securityContext: { runAsUser: 0 }'), expect: { fail: ['k8s/pod.yaml:9'] } },
      { name: 'on the pod, though root is refused', files: podWith(['securityContext:', '  runAsUser: 0', '  runAsNonRoot: true']), expect: { fail: ['k8s/pod.yaml:7'] } },
    ],
    good: [
      { name: 'a user above 0', files: podWith(['securityContext: { runAsUser: 1000 }']), expect: 'pass' },
      { name: 'the container overrides the pod', files: podWith(['securityContext: { runAsUser: 0 }'], 'securityContext: { runAsUser: 1000 }'), expect: 'pass' },
      ...noManifests,
    ],
  },
});
