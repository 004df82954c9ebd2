import { defineRule } from 'policy-audit';
import { right } from './shared/compose.ts';
import { judgeRuns, type Option, optionPlace, optionsNamed, readme } from './shared/documented.ts';
import { engineSocket, needsSocket } from './shared/engine-sockets.ts';
import { cisDocker, cwe } from './shared/references.ts';

export default defineRule({
  id: 'container/run-docker-socket',
  title: 'No documented command mounts the socket of the container engine',
  severity: 'high',
  rationale: 'Whoever can talk to the engine can start a privileged container that mounts the host’s disk: the socket is root on the host, also when it is mounted read-only.',
  remediation: 'Do without the socket, put a proxy in front of it that allows only the calls that are needed, or use a rootless engine.',
  practices: ['container/privilege-escalation'],
  references: [...cisDocker('5.32'), cwe(250)],
  since: '0.1.0',
  needs: ['documentedCommands'],
  check({ documentedCommands }) {
    return judgeRuns(documentedCommands, (command) => {
      const mounted = optionsNamed(command, 'volume', 'mount').filter((option) => engineSocket.test(sourceOf(option)));
      if (mounted.length === 0) return right(command.at, `${command.engine} ${command.action} mounts no socket of an engine`);
      const purpose = purposeOf(command.operand ?? '');
      return {
        findings: mounted.map((option) => ({
          message: `The container gets the engine's socket ${sourceOf(option)}${purpose}.`,
          at: optionPlace(command, option),
          ...(purpose !== '' ? { severity: 'medium' as const } : {}),
        })),
      };
    });
  },
  examples: {
    bad: [
      { name: 'as a volume', files: readme('docker run -v /var/run/docker.sock:/var/run/docker.sock app'), expect: { fail: ['README.md:4'] } },
      {
        name: 'read-only, in the long forms',
        files: readme('docker run --volume=/run/docker.sock:/s:ro app', 'docker run --mount type=bind,source=/var/run/docker.sock,target=/s app'),
        expect: { fail: ['README.md:4', 'README.md:5'] },
      },
      { name: 'of podman, by a variable', files: readme('podman run -v $XDG_RUNTIME_DIR/podman/podman.sock:/s app'), expect: { fail: ['README.md:4'] } },
      { name: 'a scanner that needs it', files: readme('docker run --rm -v /var/run/docker.sock:/var/run/docker.sock aquasec/trivy image app'), expect: { fail: ['README.md:4'] } },
    ],
    good: [
      { name: 'other mounts', files: readme('docker run -v data:/data -v ./conf:/etc/app:ro app'), expect: 'pass' },
      { name: 'no container is started', files: { 'README.md': '# App\n' }, expect: 'not-applicable' },
    ],
  },
});

const purposeOf = (image: string): string => {
  if (scanners.test(image)) return ', which this tool uses to look at images';
  return needsSocket.test(image) ? ', through which this program watches or manages the other containers' : '';
};
const scanners = /trivy|dive|hadolint|grype|syft|snyk|docker-bench|scout|clair|dockle/i;

/** The path on the host. */
const sourceOf = ({ name, value = '' }: Option): string =>
  name === 'mount' ? (/(?:^|,)(?:source|src)=([^,]+)/.exec(value)?.[1] ?? '') : value.replace(/:\/[^:]*(?::[a-zA-Z,]+)?$/, '');
