import { noManifests, pod, podWith } from '../../../../rules/container/shared/kubernetes-examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'the container takes back what the pod sets',
    files: podWith(['securityContext:', '  runAsNonRoot: true'], 'securityContext:', '  runAsNonRoot: false'),
    expect: { fail: ['k8s/pod.yaml:12'] },
  },
  {
    name: 'an init container that nothing covers',
    files: podWith(['initContainers:', '  - name: first', '    image: first:1'], 'securityContext: { runAsNonRoot: true }'),
    expect: { fail: ['k8s/pod.yaml:7'] },
  },
  { name: 'a number in quotes is none', files: pod('securityContext: { runAsUser: "1000" }'), expect: { fail: ['k8s/pod.yaml:9'] } },
  {
    name: 'in a list, in a job of a cron job',
    files: {
      'jobs.yaml': dedent`
        apiVersion: v1
        kind: List
        items:
          - apiVersion: batch/v1
            kind: CronJob
            metadata: { name: nightly }
            spec:
              jobTemplate:
                spec:
                  template:
                    spec:
                      containers:
                        - name: job
                          image: job:1
      `,
    },
    expect: { fail: ['jobs.yaml:13'] },
  },
  { name: 'a pod of Windows', files: podWith(['os: { name: windows }']), expect: 'not-applicable' },
  ...noManifests,
] satisfies readonly Example[];
