import { defineRule } from 'policy-audit';
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
          'pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  resources: { limits: { memory: 1Gi } }\n  containers:\n    - { name: app, image: "app:1" }\n',
        },
        expect: 'pass',
      },
      {
        name: 'a default of the namespace',
        files: {
          ...pod(),
          'k8s/limits.yaml': 'apiVersion: v1\nkind: LimitRange\nmetadata: { name: all }\nspec:\n  limits:\n    - type: Container\n      default: { memory: 1 }\n',
        },
        expect: 'pass',
      },
      {
        name: 'a LimitRange that a kustomization puts into the same namespace',
        files: {
          'k8s/kustomization.yaml': 'namespace: shop\nresources:\n  - base\n  - limits.yaml\n',
          'k8s/base/kustomization.yaml': 'resources: [pod.yaml]\n',
          'k8s/base/pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers:\n    - { name: a, image: "a:1" }\n',
          'k8s/limits.yaml': 'apiVersion: v1\nkind: LimitRange\nmetadata: { name: all, namespace: shop }\nspec:\n  limits:\n    - type: Container\n      default: { memory: 1 }\n',
        },
        expect: 'pass',
      },
      ...noManifests,
    ],
  },
});
