import { defineRule } from 'policy-audit';
import { right } from './shared/compose.ts';
import { dockerfileFrom } from './shared/dockerfile-examples.ts';
import { commandsOf, judgeDockerfiles, place, whole } from './shared/dockerfiles.ts';
import { cwe } from './shared/references.ts';

const image = dockerfileFrom('ubuntu:24.04');

export default defineRule({
  id: 'container/dockerfile-sudo',
  title: 'No image uses sudo',
  severity: 'low',
  rationale: 'sudo in an image means that its user may become root: whoever takes over the program takes over the container. In a build it hides which steps need root.',
  remediation: 'Run what needs root before USER, and switch with USER (`USER root`, `USER app`) instead of sudo.',
  practices: ['container/privilege-escalation', 'container/non-root'],
  references: [cwe(250), { standard: 'hadolint', control: 'DL3004', url: 'https://github.com/hadolint/hadolint/wiki/DL3004' }],
  since: '0.1.0',
  needs: ['dockerfiles'],
  check({ dockerfiles }) {
    return judgeDockerfiles(
      dockerfiles,
      (dockerfile) => {
        const calls = commandsOf(dockerfile).filter(({ command }) => command.via.includes('sudo') || command.name === 'sudo');
        if (calls.length === 0) return right(whole(dockerfile), 'no instruction calls sudo');
        return {
          findings: calls.map(({ command, of }) => ({
            message: `${of} calls ${command.name === 'sudo' ? 'sudo' : `${command.name || 'a command'} through sudo`}.`,
            at: place(dockerfile, command),
          })),
        };
      },
      '',
    );
  },
  examples: {
    bad: [
      { name: 'in RUN, behind another command', files: image('RUN apt-get update && sudo apt-get install -y x'), expect: { fail: ['Dockerfile:2'] } },
      { name: 'with options, and in the entry point', files: image('RUN sudo -E -u app make', 'ENTRYPOINT ["sudo", "/app"]'), expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] } },
    ],
    good: [
      { name: 'installed only', files: image('RUN apt-get install -y sudo && echo sudo'), expect: 'pass' },
      { name: 'looked for only', files: image('RUN if command -v sudo; then echo yes; fi', 'RUN which sudo'), expect: 'pass' },
      { name: 'no Dockerfile', files: { 'a.txt': 'x\n' }, expect: 'not-applicable' },
    ],
  },
});
