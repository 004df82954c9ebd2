import { dedent, defineRule } from 'policy-audit';
import { judgeContainers } from './shared/kubernetes.ts';
import { noManifests, pod } from './shared/kubernetes-examples.ts';
import { hasLimit } from './shared/kubernetes-limits.ts';
import { cwe } from './shared/references.ts';

export default defineRule({
  id: 'container/kubernetes-memory-limit',
  title: 'Every container has a memory limit',
  severity: 'medium',
  rationale: 'A container without a limit can take all memory of its node: a leak in one pod then evicts the others.',
  remediation: 'Set `resources.limits.memory` on each container, or a default in a LimitRange of the namespace.',
  practices: ['container/resource-limits'],
  references: [cwe(770), { standard: 'Kubernetes', control: 'Resource limits', url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/' }],
  since: '0.1.0',
  needs: ['kubernetes'],
  check: ({ kubernetes }) => judgeContainers(kubernetes, hasLimit('memory', 'memory')(kubernetes)),
  examples: {
    bad: [
      { name: 'no limit', files: pod(), expect: { fail: ['k8s/pod.yaml:7'] } },
      { name: 'only a request', files: pod('resources: { requests: { memory: 1 } }'), expect: { fail: ['k8s/pod.yaml:7'] } },
    ],
    good: [
      { name: 'a limit', files: pod('resources: { limits: { memory: 1 } }'), expect: 'pass' },
      {
        name: 'a limit of the whole pod',
        files: {
          'pod.yaml': dedent`
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              resources: { limits: { memory: 1Gi } }
              containers:
                - { name: app, image: "app:1" }
          `,
        },
        expect: 'pass',
      },
      {
        name: 'a default of the namespace',
        files: {
          ...pod(),
          'k8s/limits.yaml': dedent`
            apiVersion: v1
            kind: LimitRange
            metadata: { name: all }
            spec:
              limits:
                - type: Container
                  default: { memory: 1 }
          `,
        },
        expect: 'pass',
      },
      {
        name: 'a LimitRange that a kustomization puts into the same namespace',
        files: {
          'k8s/kustomization.yaml': dedent`
            namespace: shop
            resources:
              - base
              - limits.yaml
          `,
          'k8s/base/kustomization.yaml': 'resources: [pod.yaml]\n',
          'k8s/base/pod.yaml': dedent`
            apiVersion: v1
            kind: Pod
            metadata: { name: a }
            spec:
              containers:
                - { name: a, image: "a:1" }
          `,
          'k8s/limits.yaml': dedent`
            apiVersion: v1
            kind: LimitRange
            metadata: { name: all, namespace: shop }
            spec:
              limits:
                - type: Container
                  default: { memory: 1 }
          `,
        },
        expect: 'pass',
      },
      ...noManifests,
    ],
  },
});
