import { defineRule, type Verdicts } from 'policy-audit';
import { right } from './shared/compose.ts';
import { dockerfileFrom } from './shared/dockerfile-examples.ts';
import { type Dockerfile, deployed, judgeDockerfiles, place } from './shared/dockerfiles.ts';
import { isImageOf } from './shared/documented.ts';
import type { KubernetesContainer } from './shared/kubernetes.ts';
import { cisDocker, cwe } from './shared/references.ts';

const image = dockerfileFrom('alpine:3.20');
const pod = (context: string): Record<string, string> => ({
  'k8s/pod.yaml': `apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      image: registry.example/web:1\n      securityContext: ${context}\n`,
});

export default defineRule({
  id: 'container/dockerfile-user-numeric',
  title: 'Images that Kubernetes runs with runAsNonRoot set a numeric user',
  severity: 'info',
  rationale:
    'Kubernetes cannot look a name up before it starts a container: with runAsNonRoot and `USER app` the pod does not start, and the way out is often to take the setting off.',
  remediation: 'Write the number in the Dockerfile (`USER 10001:10001`), or set runAsUser in the manifest as well.',
  practices: ['container/non-root'],
  references: [
    ...cisDocker('4.1'),
    cwe(250),
    { standard: 'Kubernetes', control: 'runAsNonRoot', url: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/' },
  ],
  since: '0.1.0',
  needs: ['dockerfiles', 'imageBuilds', 'kubernetes'],
  check({ dockerfiles, imageBuilds, kubernetes }) {
    const only = deployed(dockerfiles).length === 1;
    const containers = kubernetes.workloads.flatMap(({ containers }) => containers);
    const runs = (dockerfile: Dockerfile) => containers.filter(({ image: named }) => named && isImageOf(named.value, dockerfile, only, imageBuilds));
    return judgeDockerfiles(dockerfiles, (dockerfile) => judgeUser(dockerfile, runs(dockerfile)), '');
  },
  examples: {
    bad: [
      { name: 'a name under runAsNonRoot', files: { ...image('USER app'), ...pod('{ runAsNonRoot: true }') }, expect: { fail: ['Dockerfile:2'] } },
      {
        name: 'the image with the name of the folder',
        files: { 'web/Dockerfile': 'FROM a:1\nUSER app:app\n', 'api/Dockerfile': 'FROM a:1\nUSER app\n', ...pod('{ runAsNonRoot: true }') },
        expect: { fail: ['web/Dockerfile:2'] },
      },
    ],
    good: [
      { name: 'a number', files: { ...image('USER 10001:10001'), ...pod('{ runAsNonRoot: true }') }, expect: 'pass' },
      { name: 'the manifest names the number', files: { ...image('USER app'), ...pod('{ runAsNonRoot: true, runAsUser: 10001 }') }, expect: 'not-applicable' },
      { name: 'the manifest does not ask', files: { ...image('USER app'), ...pod('{}') }, expect: 'not-applicable' },
      {
        name: 'an image that is built by another name',
        files: { ...image('USER app'), Makefile: 'image:\n\tdocker build -t registry.example/api .\n', ...pod('{ runAsNonRoot: true }') },
        expect: 'not-applicable',
      },
      { name: 'no Kubernetes', files: image('USER app'), expect: 'not-applicable' },
    ],
  },
});

const judgeUser = (dockerfile: Dockerfile, asking: readonly KubernetesContainer[]): Verdicts => {
  const { user } = dockerfile.final;
  if (user?.value.text === undefined) return {};
  if (asking.length === 0) return {};
  const at = place(dockerfile, user);
  if (/^\d+(?::|$)/.test(user.value.text)) return right(at, `USER ${user.value.text} is a number`);
  const strict = asking.find(({ runAsNonRoot, runAsUser }) => runAsNonRoot?.value === true && !runAsUser);
  if (!strict?.runAsNonRoot) return {};
  return {
    findings: [
      {
        message: `USER ${user.value.text} is a name, and ${strict.workload} starts this image with runAsNonRoot, which needs a number.`,
        at,
        related: [{ at: strict.runAsNonRoot.at, note: 'runAsNonRoot' }],
      },
    ],
  };
};
