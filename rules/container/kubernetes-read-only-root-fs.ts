import { defineRule } from 'policy-audit';
import { hardenedIfBorne, judgeContainers, type KubernetesContainer, type Ruling } from './shared/kubernetes.ts';
import { noManifests, pod } from './shared/kubernetes-examples.ts';
import { cwe } from './shared/references.ts';

const look = (container: KubernetesContainer): Ruling => {
  const { readOnlyRootFilesystem: setting } = container;
  if (setting?.value === true) return { pass: 'has a read-only file system', at: setting.at };
  if (setting) return { fail: 'sets readOnlyRootFilesystem to false', at: setting.at };
  return {
    fail: 'can write to the file system of its image',
    fix: hardenedIfBorne(container, `Make the file system of "${container.name}" read-only`, 'readOnlyRootFilesystem: true'),
  };
};

export default defineRule({
  id: 'container/kubernetes-read-only-root-fs',
  title: 'Every container has a read-only file system',
  severity: 'medium',
  rationale: 'Whoever breaks into a container with a writable file system can put programs there and change those that run.',
  remediation: 'Set `readOnlyRootFilesystem: true` in the securityContext of each container, and mount an emptyDir where the program writes.',
  practices: ['container/read-only-root'],
  references: [cwe(732), { standard: 'Trivy', control: 'KSV-0014', url: 'https://avd.aquasec.com/misconfig/ksv014' }],
  since: '0.1.0',
  needs: ['kubernetes'],
  check: ({ kubernetes }) => judgeContainers(kubernetes, look),
  examples: {
    bad: [
      { name: 'not set', files: pod(), expect: { fail: ['k8s/pod.yaml:7'] } },
      { name: 'set to false', files: pod('securityContext:', '  readOnlyRootFilesystem: false'), expect: { fail: ['k8s/pod.yaml:10'] } },
    ],
    good: [{ name: 'set', files: pod('securityContext: { readOnlyRootFilesystem: true }'), expect: 'pass' }, ...noManifests],
  },
});
