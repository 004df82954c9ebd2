import { defineRule } from 'policy-audit';
import { engineSocket } from './shared/engine-sockets.ts';
import { judgeWorkloads, type KubernetesWorkload, type Ruling } from './shared/kubernetes.ts';
import { noManifests, podWith } from './shared/kubernetes-examples.ts';
import { cwe } from './shared/references.ts';

const look = ({ hostPaths }: KubernetesWorkload): readonly Ruling[] => {
  const sockets = hostPaths.filter(({ value }) => engineSocket.test(value));
  return sockets.length > 0 ? sockets.map(({ value, at }) => ({ fail: `gets the engine's socket ${value}`, at })) : [{ pass: 'has no socket of an engine' }];
};

export default defineRule({
  id: 'container/kubernetes-docker-socket',
  title: 'No pod can control the container engine of its node',
  severity: 'critical',
  rationale: "Whoever can write to the engine's socket can start a privileged container with the node's disk in it, past the API server and all of its rules.",
  remediation: 'Remove the hostPath volume; build images with a rootless builder, read metrics from the API.',
  practices: ['container/privilege-escalation'],
  references: [cwe(250), { standard: 'Trivy', control: 'KSV-0006', url: 'https://avd.aquasec.com/misconfig/ksv006' }],
  since: '0.1.0',
  needs: ['kubernetes'],
  check: ({ kubernetes }) => judgeWorkloads(kubernetes, look),
  examples: {
    bad: [
      {
        name: 'the socket of containerd',
        files: podWith(['volumes:', '  - name: engine', '    hostPath: { path: /run/containerd/containerd.sock }']),
        expect: { fail: ['k8s/pod.yaml:8'] },
      },
    ],
    good: [{ name: 'another volume', files: podWith(['volumes: [{ name: data, emptyDir: {} }]']), expect: 'pass' }, ...noManifests],
  },
});
