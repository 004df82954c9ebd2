import { defineRule, type Finding } from 'policy-audit';
import { type ComposeService, gravity, isTrue, judgeServices, right } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { engineSocket, needsSocket } from './shared/engine-sockets.ts';
import { cisDocker, composeReference, cwe } from './shared/references.ts';

const findingsOf = ({ name, image, mounts, apiSocket, environment }: ComposeService): readonly Finding[] => {
  const lowered = needsSocket.test(image?.text ?? '')
    ? { severity: 'high' as const, remediation: 'Put a proxy between it and the engine that allows only the calls it needs (docker-socket-proxy).' }
    : {};
  const mounted = mounts.flatMap((mount): Finding[] => {
    if (mount.source !== undefined)
      return engineSocket.test(mount.source) ? [{ message: `Service "${name}" gets the engine's socket ${mount.source}.`, at: mount.at, ...lowered }] : [];
    return engineSocket.test(mount.target)
      ? [{ message: `Service "${name}" names ${mount.target} without a source: an empty volume today, the engine's socket after the next edit.`, at: mount.at, severity: 'low' }]
      : [];
  });
  const remote = environment.filter((variable) => variable.name === 'DOCKER_HOST' && /^tcp:\/\/[^/]*:2375\b/.test(variable.text));
  return [
    ...mounted,
    ...(isTrue(apiSocket) && apiSocket ? [{ message: `Service "${name}" gets the engine's socket through use_api_socket.`, at: apiSocket.at }] : []),
    ...remote.map(({ at, text }): Finding => ({ message: `Service "${name}" speaks to the engine over plain TCP.`, at, ...(/proxy/i.test(text) ? { severity: 'medium' } : {}) })),
  ];
};

export default defineRule({
  id: 'container/compose-docker-socket',
  title: 'No Compose service can control the container engine',
  severity: 'critical',
  rationale: "Whoever can write to the engine's socket can start a privileged container with the host's disk in it. Mounting the socket read-only does not change that.",
  remediation: 'Remove the socket. If a program must know about other containers, give it a proxy that allows only read calls.',
  practices: ['container/privilege-escalation'],
  references: [...cisDocker('5.32'), cwe(250), composeReference('volumes')],
  since: '0.1.0',
  needs: ['compose'],
  check: ({ compose }) =>
    judgeServices(
      compose.services,
      (service) => {
        const findings = findingsOf(service).map((finding) => (finding.severity === 'low' ? finding : { ...finding, ...gravity(service, 'medium') }));
        return findings.length > 0 ? { findings } : right(service.mounts[0]?.at ?? service.at, `service "${service.name}" has no socket of an engine`);
      },
      'Can these services command the engine?',
    ),
  examples: {
    bad: [
      { name: 'the short form', files: web('volumes: ["/var/run/docker.sock:/var/run/docker.sock"]'), expect: { fail: ['compose.yaml:4'] } },
      { name: 'by the attribute of Compose', files: web('use_api_socket: true'), expect: { fail: ['compose.yaml:4'] } },
    ],
    good: [
      { name: 'another volume', files: web('volumes: ["data:/data"]'), expect: 'pass' },
      { name: 'an engine with TLS', files: web('environment: ["DOCKER_HOST=tcp://10.0.0.4:2376"]'), expect: 'pass' },
    ],
  },
});
