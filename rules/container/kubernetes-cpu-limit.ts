import { dedent, defineRule } from 'policy-audit';
import { judgeContainers } from './shared/kubernetes.ts';
import { noManifests, pod } from './shared/kubernetes-examples.ts';
import { hasLimit } from './shared/kubernetes-limits.ts';
import { cwe } from './shared/references.ts';

export default defineRule({
  id: 'container/kubernetes-cpu-limit',
  title: 'Every container has a CPU limit',
  severity: 'low',
  rationale: 'A container without a limit can take all processors of its node. Many teams leave it out on purpose: switch the rule off where you do.',
  remediation: 'Set `resources.limits.cpu` on each container, or a default in a LimitRange of the namespace.',
  practices: ['container/resource-limits'],
  references: [cwe(770), { standard: 'Kubernetes', control: 'Resource limits', url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/' }],
  since: '0.1.0',
  needs: ['kubernetes'],
  check: ({ kubernetes }) => judgeContainers(kubernetes, hasLimit('cpu', 'CPU')(kubernetes)),
  examples: {
    bad: [
      { name: 'no limit', files: pod(), expect: { fail: ['k8s/pod.yaml:7'] } },
      { name: 'only a request', files: pod('resources: { requests: { cpu: 1 } }'), expect: { fail: ['k8s/pod.yaml:7'] } },
    ],
    good: [
      { name: 'a limit', files: pod('resources: { limits: { cpu: 1 } }'), expect: 'pass' },
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
                  default: { cpu: 1 }
          `,
        },
        expect: 'pass',
      },
      ...noManifests,
    ],
  },
});
