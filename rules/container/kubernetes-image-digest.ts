import { dedent, defineRule } from 'policy-audit';
import { tagOf, withoutTag } from './shared/image-tag.ts';
import { judgeContainers, type Kubernetes, type KubernetesContainer, type Ruling } from './shared/kubernetes.ts';
import { noManifests, pod } from './shared/kubernetes-examples.ts';
import { cwe } from './shared/references.ts';

const look =
  ({ versionedImages }: Kubernetes) =>
  ({ image }: KubernetesContainer): Ruling => {
    if (image && versionedImages.includes(withoutTag(image.value))) return {};
    const { kind, tag } = tagOf(image?.value ?? '');
    if (kind === 'digest' && !/[$%{]/.test(tag) && !/^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(tag))
      return { fail: `names ${image?.value}, which is no digest`, at: image?.at };
    if (kind === 'digest') return { pass: 'names its image by digest', at: image?.at };
    return kind === 'open' ? {} : { fail: `uses ${image?.value} without a digest`, at: image?.at };
  };

export default defineRule({
  id: 'container/kubernetes-image-digest',
  title: 'Every container image is pinned by digest',
  severity: 'info',
  rationale: 'A tag can be moved to another image by whoever owns the registry, or took it over; a digest cannot.',
  remediation: 'Write `app:1.2@sha256:…`; an update bot raises both.',
  practices: ['container/image-tags-pinned', 'container/base-pinned'],
  references: [cwe(1357), { standard: 'OpenSSF Scorecard', control: 'Pinned-Dependencies', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies' }],
  since: '0.1.0',
  needs: ['kubernetes'],
  check: ({ kubernetes }) => judgeContainers(kubernetes, look(kubernetes)),
  examples: {
    bad: [
      { name: 'a tag', files: pod(), expect: { fail: ['k8s/pod.yaml:8'] } },
      {
        name: 'a digest that is cut short',
        files: {
          'pod.yaml': dedent`
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              containers:
                - { name: app, image: 'app:1@sha256:0123abc' }
          `,
        },
        expect: { fail: ['pod.yaml:6'] },
      },
    ],
    good: [
      {
        name: 'a digest',
        files: { 'pod.yaml': `apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - { name: app, image: 'app:1@sha256:${'0'.repeat(64)}' }\n` },
        expect: 'pass',
      },
      {
        name: 'Skaffold builds the image and puts its version in',
        files: {
          ...pod(),
          'skaffold.yaml': dedent`
            apiVersion: skaffold/v4beta11
            kind: Config
            build:
              artifacts:
                - image: registry.example/app
          `,
        },
        expect: 'not-applicable',
      },
      ...noManifests,
    ],
  },
});
