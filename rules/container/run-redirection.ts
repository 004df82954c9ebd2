import { defineRule, type Verdicts } from 'policy-audit';
import { right, wrong } from './shared/compose.ts';
import { dockerfileFrom } from './shared/dockerfile-examples.ts';
import { commandsOf, type Dockerfile, each, judgeDockerfiles, place, whole } from './shared/dockerfiles.ts';

const image = dockerfileFrom('python:3.13');

/** Programs that are given requirements such as `name>=1.0`. */
const installers = /^(?:pip[\d.]*|pipx|uv|poetry|pdm|conda|mamba|micromamba|python[\d.]*|apt|apt-get|apk|npm|pnpm|yarn|gem|cargo)$/;

/** What follows the sign: `=1.0`, or a bare version. */
const version = /^=?\d[\w.*,-]*$/;

const judge = (dockerfile: Dockerfile): Verdicts => {
  const installs = commandsOf(dockerfile).filter(({ command, of }) => of === 'RUN' && installers.test(command.name));
  const said = each(installs, ({ command }) => {
    const redirect = command.redirects.find(({ operator, target }) => (operator === '>' || operator === '<') && version.test(target.text));
    if (!redirect) return {};
    const written = `${redirect.operator}${redirect.target.text}`;
    return wrong(
      redirect.operator === '>'
        ? `The shell takes ${written} for a redirection: ${command.name} sees no version, and a file named ${redirect.target.text} is written.`
        : `The shell takes ${written} for a redirection: ${command.name} sees no version.`,
      place(dockerfile, redirect),
    );
  });
  if (said.findings?.length) return said;
  return installs.length > 0 ? right(whole(dockerfile), 'no version is taken for a redirection') : {};
};

export default defineRule({
  id: 'container/run-redirection',
  title: 'Versions in RUN are not taken for redirections',
  severity: 'low',
  rationale:
    'Without quotes, `pip install name>=1.2` installs any version and writes the output into a file named `=1.2`: the bound that should keep an old, vulnerable release out is gone.',
  remediation: "Put the requirement in quotes: `pip install 'name>=1.2'`.",
  practices: ['container/run-redirection'],
  references: [{ standard: 'CWE', control: 'CWE-1357', url: 'https://cwe.mitre.org/data/definitions/1357.html' }],
  since: '0.1.0',
  needs: ['dockerfiles'],
  check: ({ dockerfiles }) => judgeDockerfiles(dockerfiles, judge, ''),
  examples: {
    bad: [
      { name: 'a lower bound', files: image('RUN pip install flask>=3.0'), expect: { fail: ['Dockerfile:2'] } },
      { name: 'an upper bound, on a later line', files: image('RUN uv pip install \\', '  flask<4'), expect: { fail: ['Dockerfile:3'] } },
    ],
    good: [
      { name: 'in quotes', files: image('RUN pip install \'flask>=3.0\' "idna<4"'), expect: 'pass' },
      { name: 'output that goes to a file', files: image('RUN pip install flask==3.0 > /tmp/pip.log 2>&1'), expect: 'pass' },
      { name: 'nothing is installed', files: image('RUN echo 1 > /flag'), expect: 'not-applicable' },
    ],
  },
});
