import { dedent, defineRule } from 'policy-audit';
import { hardened, judgeContainers, type KubernetesContainer, type Ruling } from './shared/kubernetes.ts';
import { noManifests, pod, podWith } from './shared/kubernetes-examples.ts';
import { cisKubernetes, cwe, podSecurity } from './shared/references.ts';

const look = (container: KubernetesContainer): Ruling => {
  const { seccomp } = container;
  if (seccomp && /^(?:RuntimeDefault|Localhost)$/.test(seccomp.value)) return { pass: `has the profile ${seccomp.value}`, at: seccomp.at };
  return seccomp
    ? { fail: `runs with the profile ${seccomp.value}`, at: seccomp.at }
    : { fail: 'has no seccomp profile', fix: hardened(container, `Give "${container.name}" the profile of the runtime`, 'seccompProfile:', '  type: RuntimeDefault') };
};

export default defineRule({
  id: 'container/kubernetes-seccomp-profile',
  title: 'Every container has a seccomp profile',
  severity: 'low',
  rationale: 'Without a profile, a container may make every system call of the kernel, and most of the bugs by which containers are left need a rare one.',
  remediation: 'Set `seccompProfile: { type: RuntimeDefault }` in the securityContext of the pod.',
  practices: ['container/seccomp'],
  references: [...cisKubernetes('5.7.2'), cwe(250), podSecurity('Restricted')],
  since: '0.1.0',
  needs: ['kubernetes'],
  check: ({ kubernetes }) => judgeContainers(kubernetes, look),
  examples: {
    bad: [
      { name: 'none', files: pod(), expect: { fail: ['k8s/pod.yaml:7'] } },
      {
        name: 'the container overrides the pod',
        files: podWith(['securityContext: { seccompProfile: { type: RuntimeDefault } }'], 'securityContext: { seccompProfile: { type: Unconfined } }'),
        expect: { fail: ['k8s/pod.yaml:10'] },
      },
      {
        name: 'an annotation of old clusters that names no profile',
        files: {
          'pod.yaml': dedent`
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              annotations: { seccomp.security.alpha.kubernetes.io/pod: custom }
            spec:
              containers:
                - name: app
                  image: app:1
          `,
        },
        expect: { fail: ['pod.yaml:5'] },
      },
    ],
    good: [
      { name: 'on the pod', files: podWith(['securityContext: { seccompProfile: { type: RuntimeDefault } }']), expect: 'pass' },
      {
        name: 'the container overrides an unconfined pod',
        files: podWith(['securityContext: { seccompProfile: { type: Unconfined } }'], 'securityContext: { seccompProfile: { type: Localhost } }'),
        expect: 'pass',
      },
      {
        name: 'the annotation of old clusters',
        files: {
          'pod.yaml': dedent`
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              annotations: { seccomp.security.alpha.kubernetes.io/pod: runtime/default }
            spec:
              containers:
                - name: app
                  image: app:1
          `,
        },
        expect: 'pass',
      },
      ...noManifests,
    ],
  },
});
