import { dedent, defineRule } from 'policy-audit';
import { hardenedIfBorne, judgeContainers, type KubernetesContainer, type Ruling } from './shared/kubernetes.ts';
import { pod, podWith } from './shared/kubernetes-examples.ts';
import { cisKubernetes, cwe, podSecurity } from './shared/references.ts';

const look = (container: KubernetesContainer): Ruling => {
  const { runAsNonRoot, runAsUser } = container;
  const user = runAsUser?.value;
  if (user !== undefined && !/^\d+$/.test(user)) return { fail: 'has a runAsUser that is no number', at: runAsUser?.at };
  if (runAsNonRoot?.value === true) return { pass: 'must not run as root', at: runAsNonRoot.at };
  if (user !== undefined && Number(user) > 0) return { pass: `runs as user ${user}, though nothing refuses root (runAsNonRoot)`, at: runAsUser?.at };
  if (user !== undefined) return { fail: 'runs as user 0', at: runAsUser?.at };
  if (runAsNonRoot) return { fail: 'allows root by runAsNonRoot: false', at: runAsNonRoot.at };
  return { fail: 'may run as root: neither runAsNonRoot nor runAsUser is set', fix: hardenedIfBorne(container, `Refuse to run "${container.name}" as root`, 'runAsNonRoot: true') };
};

export default defineRule({
  id: 'container/kubernetes-run-as-non-root',
  title: 'No container runs as root',
  severity: 'high',
  rationale: 'A process that is root in its container is root on the node as soon as it gets out, and may write everything inside before.',
  remediation: 'Set `runAsNonRoot: true` and a `runAsUser` above 0 in the securityContext of the pod; build the image with a USER.',
  practices: ['container/non-root'],
  references: [...cisKubernetes('5.2.7'), cwe(250), podSecurity('Restricted')],
  since: '0.1.0',
  needs: ['kubernetes'],
  check: ({ kubernetes }) => judgeContainers(kubernetes, look),
  examples: {
    bad: [
      { name: 'nothing set', files: pod(), expect: { fail: ['k8s/pod.yaml:7'] } },
      { name: 'a user that is no number', files: pod('securityContext: { runAsUser: app }'), expect: { fail: ['k8s/pod.yaml:9'] } },
    ],
    good: [
      { name: 'set on the pod', files: podWith(['securityContext: { runAsNonRoot: true }']), expect: 'pass' },
      { name: 'a user above 0', files: pod('securityContext: { runAsUser: 1000 }'), expect: 'pass' },
      {
        name: 'a patch of Kustomize',
        files: {
          'overlay/kustomization.yaml': 'patches:\n  - path: patch.yaml\n',
          'overlay/patch.yaml': dedent`
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              containers:
                - name: app
                  image: app:2
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
