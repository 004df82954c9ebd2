import { defineRule, type Verdicts } from 'policy-audit';
import { right } from './shared/compose.ts';
import { dockerfileFrom } from './shared/dockerfile-examples.ts';
import { type Command, commandsOf, type Dockerfile, judgeDockerfiles, place } from './shared/dockerfiles.ts';
import { cisDocker, cwe } from './shared/references.ts';
import { isChecker, variableOff, verificationOff } from './shared/verification-off.ts';

const image = dockerfileFrom('alpine:3.20');

export default defineRule({
  id: 'container/dockerfile-tls-verify-off',
  title: 'No build disables certificate or signature checks',
  severity: 'high',
  rationale:
    'Without the check, whoever sits between the build and the server decides what is installed. Set as a variable, the same holds for every connection of the running program.',
  remediation:
    'Remove the option. Add the certificate of a private authority to the trust store (`COPY ca.crt /usr/local/share/ca-certificates/` and `update-ca-certificates`), and import the key of a package repository.',
  practices: ['container/package-signatures'],
  references: [...cisDocker('4.11'), cwe(295), { standard: 'OSPS Baseline', control: 'OSPS-BR-03.02', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['dockerfiles'],
  check: ({ dockerfiles }) => judgeDockerfiles(dockerfiles, judgeChecks, ''),
  examples: {
    bad: [
      {
        name: 'package managers',
        files: image('RUN apt-get install -y --allow-unauthenticated x \\', ' && apk add --allow-untrusted x.apk', 'RUN dnf install -y --nogpgcheck https://a.example/x.rpm'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4'] },
      },
    ],
    good: [{ name: 'the check is left on', files: image('RUN curl -fsSL https://a.example/x -o key && pip install x==1 && npm ci'), expect: 'pass' }],
  },
});

const judgeChecks = (dockerfile: Dockerfile): Verdicts => {
  const variables = [...dockerfile.globalArgs, ...dockerfile.stages.flatMap((stage) => stage.variables)].filter(({ name, value }) => variableOff(name, value?.text));
  const commands = commandsOf(dockerfile).map(({ command, of }) => ({
    command,
    against: asksItself(command, of) ? undefined : (verificationOff(command) ?? variableOfCommand(command)),
  }));
  const findings = [
    ...variables.map((variable) => ({ message: `${variable.kind} ${variable.name} turns off certificate checks.`, at: place(dockerfile, variable) })),
    ...commands.flatMap(({ command, against }) =>
      against === undefined ? [] : [{ message: `${command.name || 'A command'} is told not to check certificates or signatures (${against}).`, at: place(dockerfile, command) }],
    ),
  ];
  const tool = commands.find(({ command }) => isChecker(command))?.command;
  if (findings.length > 0) return { findings };
  return tool ? right(place(dockerfile, tool), `${tool.name} checks what it fetches`) : {};
};

const asksItself = (command: Command, of: string): boolean => of === 'HEALTHCHECK' && command.args.some(({ text }) => /^(?:https?:\/\/)?(?:localhost|127\.|\[?::1)/i.test(text));

const variableOfCommand = ({ name, args, assignments }: Command): string | undefined =>
  [...assignments, ...(name === 'export' ? args : [])].map(({ text }) => text).find((text) => variableOff(text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)));
