import { defineRule, type Verdicts } from 'policy-audit';
import { right } from './shared/compose.ts';
import { dockerfileFrom } from './shared/dockerfile-examples.ts';
import { type Command, commandsOf, type Dockerfile, judgeDockerfiles, place } from './shared/dockerfiles.ts';
import { cisDocker, cwe } from './shared/references.ts';

const image = dockerfileFrom('ubuntu:24.04');

export default defineRule({
  id: 'container/dockerfile-expose-ssh',
  title: 'No image exposes SSH',
  severity: 'low',
  rationale:
    'A login service in a container is a second way in beside the program, with accounts and keys of its own that nobody rotates; `docker exec` and `kubectl exec` do the same under the control of the engine.',
  remediation: 'Remove EXPOSE 22 and the SSH server; use `docker exec` or `kubectl exec`.',
  practices: ['container/no-build-tools'],
  references: [...cisDocker('5.7'), cwe(1327), { standard: 'Checkov', control: 'CKV_DOCKER_1', url: 'https://www.checkov.io/5.Policy%20Index/dockerfile.html' }],
  since: '0.1.0',
  needs: ['dockerfiles'],
  check: ({ dockerfiles }) => judgeDockerfiles(dockerfiles, judgePorts, ''),
  examples: {
    bad: [{ name: 'inherited from an earlier stage', files: image('EXPOSE 22', 'FROM 0', 'EXPOSE 80'), expect: { fail: ['Dockerfile:2'] } }],
    good: [{ name: 'other ports', files: image('EXPOSE 80 2222 220'), expect: 'pass' }],
  },
});

const holds22 = (text: string): boolean =>
  text.split(/\s+/).some((port) => {
    const [, first, last, protocol] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(\w+))?$/.exec(port.replaceAll(/["']/g, '')) ?? [];
    return first !== undefined && Number(first) <= 22 && Number(last ?? first) >= 22 && (protocol ?? 'tcp').toLowerCase() === 'tcp';
  });

const starts = (verb: string | undefined): boolean => /^(?:re)?start$/.test(verb ?? '');

/** The server itself, or its script of the system's start: `service ssh start`, `/etc/init.d/sshd start`, `rc-service sshd start`. */
const startsSsh = ({ name, program, args }: Command): boolean => {
  const words = args.map(({ text }) => text);
  if (name === 'service' || name === 'rc-service') return /^sshd?$/.test(words[0] ?? '') && starts(words[1]);
  return name === 'sshd' || (/\/init\.d\/sshd?$/.test(program?.text ?? '') && starts(words[0]));
};

const judgePorts = (dockerfile: Dockerfile): Verdicts => {
  const { exposes } = dockerfile.final;
  const findings = exposes
    .filter(({ value }) => holds22(value.text ?? ''))
    .map((expose) => ({ message: `EXPOSE ${expose.value.text} exposes SSH.`, at: place(dockerfile, expose) }));
  const server = commandsOf(dockerfile).find(({ command, of }) => startsSsh(command) && of !== 'RUN' && of !== 'HEALTHCHECK');
  if (server && findings.length === 0) return { findings: [{ message: `${server.of} starts an SSH server.`, at: place(dockerfile, server.command) }] };
  const [first] = exposes;
  if (findings.length > 0) return { findings };
  return first ? right(place(dockerfile, first), `offers ${[...new Set(exposes.map(({ value }) => value.text ?? value.written))].join(', ')}`) : {};
};
