import { dedent, defineRule, type Finding, fail } from 'policy-audit';
import { judgeWorkloads, type Kubernetes, type KubernetesWorkload, type Ruling } from './shared/kubernetes.ts';
import { noManifests, podWith } from './shared/kubernetes-examples.ts';
import { cisKubernetes, cwe, podSecurity } from './shared/references.ts';
import { isSystemRoot } from './shared/sensitive-paths.ts';

const look = ({ hostPaths }: KubernetesWorkload): readonly Ruling[] =>
  hostPaths.length === 0
    ? [{ pass: 'mounts no folder of its node' }]
    : hostPaths.map(({ value, at }) => ({ fail: `mounts ${value} of its node`, at, ...(isSystemRoot(value) ? { severity: 'high' as const } : {}) }));

/** A claim hides from the pod what it gets. */
const ofVolumes = ({ nodeVolumes }: Kubernetes): readonly Finding[] =>
  nodeVolumes.map(({ name, hostPath: { value, at } }) => ({
    message: `PersistentVolume "${name}" is ${value} of its node.`,
    at,
    ...(isSystemRoot(value) ? { severity: 'high' as const } : {}),
  }));

export default defineRule({
  id: 'container/kubernetes-host-path',
  title: 'No pod mounts a folder of its node',
  severity: 'medium',
  rationale: 'A hostPath ties a pod to its node and lets it read, and often change, what belongs to the node or to other pods.',
  remediation: 'Use a PersistentVolumeClaim, a ConfigMap or an emptyDir.',
  practices: ['container/privilege-escalation'],
  references: [...cisKubernetes('5.2.12'), cwe(668), podSecurity('Baseline')],
  since: '0.1.0',
  needs: ['kubernetes'],
  check({ kubernetes }) {
    const judged = judgeWorkloads(kubernetes, look);
    const [first, ...more] = [...(judged.status === 'fail' ? judged.findings : []), ...ofVolumes(kubernetes)];
    return first ? fail(first, ...more) : judged;
  },
  examples: {
    bad: [
      { name: 'a folder', files: podWith(['volumes:', '  - name: data', '    hostPath:', '      path: /srv/data']), expect: { fail: ['k8s/pod.yaml:9'] } },
      {
        name: 'a volume for whoever claims it',
        files: {
          ...podWith(['volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]']),
          'k8s/volume.yaml': dedent`
            apiVersion: v1
            kind: PersistentVolume
            metadata: { name: data }
            spec:
              hostPath:
                path: /srv/data
          `,
        },
        expect: { fail: ['k8s/volume.yaml:6'] },
      },
    ],
    good: [{ name: 'a claim', files: podWith(['volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]']), expect: 'pass' }, ...noManifests],
  },
});
