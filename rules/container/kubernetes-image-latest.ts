import { dedent, defineRule } from 'policy-audit';
import { tagOf, withoutTag } from './shared/image-tag.ts';
import { judgeContainers, type Kubernetes, type KubernetesContainer, type Ruling } from './shared/kubernetes.ts';
import { noManifests, pod } from './shared/kubernetes-examples.ts';
import { cwe } from './shared/references.ts';

const look =
  ({ versionedImages }: Kubernetes) =>
  ({ image }: KubernetesContainer): Ruling => {
    if (image && versionedImages.includes(withoutTag(image.value))) return {};
    const { kind } = tagOf(image?.value ?? '');
    if (kind === 'none') return { fail: `uses the image ${image?.value} without a tag`, at: image?.at };
    if (kind === 'latest') return { fail: `uses the image ${image?.value}`, at: image?.at };
    return kind === 'open' ? {} : { pass: `uses ${image?.value}`, at: image?.at };
  };

export default defineRule({
  id: 'container/kubernetes-image-latest',
  title: 'Every container image specifies a version',
  severity: 'medium',
  rationale: 'What `latest` means changes without a commit: two pods of one workload may run different code, and nobody can go back.',
  remediation: 'Specify the tested version, ideally with its digest, and let an update bot raise it.',
  practices: ['container/image-tags-pinned'],
  references: [cwe(1357), { standard: 'Trivy', control: 'KSV-0013', url: 'https://avd.aquasec.com/misconfig/ksv013' }],
  since: '0.1.0',
  needs: ['kubernetes'],
  check: ({ kubernetes }) => judgeContainers(kubernetes, look(kubernetes)),
  examples: {
    bad: [
      {
        name: 'latest',
        files: {
          'pod.yaml': dedent`
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              containers:
                - { name: app, image: app:latest }
          `,
        },
        expect: { fail: ['pod.yaml:6'] },
      },
      {
        name: 'no tag behind the port of a registry',
        files: {
          'pod.yaml': dedent`
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              containers:
                - name: app
                  image: registry.example:5000/app
          `,
        },
        expect: { fail: ['pod.yaml:7'] },
      },
    ],
    good: [
      { name: 'a version', files: pod(), expect: 'pass' },
      {
        name: 'a name that is to be filled in',
        files: {
          'pod.yaml': dedent`
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              containers:
                - { name: app, image: <your-image> }
                - { name: side, image: SIDECAR_IMAGE }
          `,
        },
        expect: 'not-applicable',
      },
      ...noManifests,
    ],
  },
});
