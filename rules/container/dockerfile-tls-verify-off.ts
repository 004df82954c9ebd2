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
        name: 'curl, alone and among other flags',
        files: image('RUN curl -k https://a.example/x -o x', 'RUN curl -fsSLk https://a.example/x | tar x'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
      },
      {
        name: 'wget, pip, npm and git',
        files: image(
          'RUN wget --no-check-certificate https://a.example/x',
          'RUN python3 -m pip install --trusted-host pypi.example x==1',
          'RUN npm config set strict-ssl false',
          'RUN git -c http.sslVerify=false clone https://a.example/x',
        ),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4', 'Dockerfile:5'] },
      },
      {
        name: 'package managers',
        files: image('RUN apt-get install -y --allow-unauthenticated x \\', ' && apk add --allow-untrusted x.apk', 'RUN dnf install -y --nogpgcheck https://a.example/x.rpm'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4'] },
      },
      {
        name: 'variables, of the image and of one command',
        files: image('ENV NODE_TLS_REJECT_UNAUTHORIZED=0', 'RUN GIT_SSL_NO_VERIFY=true git clone https://a.example/x', 'RUN export PYTHONHTTPSVERIFY=0'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4'] },
      },
      {
        name: 'git asks only whether its variable is there',
        files: image('ENV GIT_SSL_NO_VERIFY=0', "RUN cd /x; GIT_SSL_NO_VERIFY='false' git clone https://a.example/x"),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
      },
      {
        name: 'the settings of yum and dnf',
        files: image(
          "RUN yum-config-manager --save --setopt='epel.sslverify'=No",
          'RUN dnf config-manager --setopt sslverify=0 --save',
          'RUN dnf-config-manager --setopt=gpgcheck=0',
        ),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4'] },
      },
      {
        name: 'settings that are written into a file',
        files: image(
          "RUN { echo '[a]'; echo 'gpgcheck=0'; } > /etc/yum.repos.d/b.repo",
          'RUN echo sslverify=0 >> /etc/yum.conf',
          'RUN cat > /etc/yum.repos.d/a.repo <<EOF',
          '[a]',
          'gpgcheck=0',
          'EOF',
          'RUN sed -i s/gpgcheck=1/gpgcheck=0/ /etc/yum.conf',
        ),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4', 'Dockerfile:8'] },
      },
    ],
    good: [
      { name: 'settings in a file that leave it on', files: image('RUN sed -i s/gpgcheck=0/gpgcheck=1/ /etc/yum.conf && curl -o a https://a.example/a'), expect: 'pass' },
      { name: 'the check is left on', files: image('RUN curl -fsSL https://a.example/x -o key && pip install x==1 && npm ci'), expect: 'pass' },
      { name: 'a value behind a flag is no flag', files: image('RUN curl -ok https://a.example/x -H "X: -k"'), expect: 'pass' },
      {
        name: 'words that are no settings: what is only said, a package, and a value that is no 0',
        files: image(
          'RUN yum-config-manager --setopt=sslverify=yes && echo "--setopt=sslverify=0"',
          'RUN npm install strict-ssl false',
          'RUN NODE_TLS_REJECT_UNAUTHORIZED="0\\"" npm ci',
        ),
        expect: 'pass',
      },
      { name: 'variables that leave it on', files: image('ENV NODE_TLS_REJECT_UNAUTHORIZED=1 PYTHONHTTPSVERIFY=1', 'RUN npm config set strict-ssl true'), expect: 'pass' },
      { name: 'a health check that asks the container itself', files: image('HEALTHCHECK CMD curl -kf https://localhost:8443/health || exit 1'), expect: 'pass' },
      { name: 'none of these tools', files: image('COPY a /a', 'RUN /a'), expect: 'not-applicable' },
    ],
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
