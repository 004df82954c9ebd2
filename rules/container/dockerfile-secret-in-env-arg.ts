import { defineRule, type Finding, type Severity, type Verdicts } from 'policy-audit';
import { right } from './shared/compose.ts';
import { dockerfileOf } from './shared/dockerfile-examples.ts';
import { type Dockerfile, judgeDockerfiles, place, shipped, whole } from './shared/dockerfiles.ts';
import { cisDocker, cwe } from './shared/references.ts';

type Variable = Dockerfile['globalArgs'][number];

export default defineRule({
  id: 'container/dockerfile-secret-in-env-arg',
  title: 'No ENV or ARG in a Dockerfile holds a secret',
  severity: 'high',
  rationale:
    'ENV and ARG are written into the configuration and the history of the image: whoever can pull it reads them with `docker history` or `docker inspect`. A value in the Dockerfile itself is in the repository as well.',
  remediation: 'Use `RUN --mount=type=secret,id=…` for what a build needs, and pass what the program needs at run time. Replace a value that was committed.',
  practices: ['container/secrets-external'],
  references: [
    ...cisDocker('4.10'),
    cwe(798),
    cwe(522),
    { standard: 'Docker build checks', control: 'SecretsUsedInArgOrEnv', url: 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/' },
    { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' },
  ],
  since: '0.1.0',
  needs: ['dockerfiles'],
  check: ({ dockerfiles }) => judgeDockerfiles(dockerfiles, judgeVariables, ''),
  examples: {
    bad: [
      { name: 'a password', files: dockerfileOf('FROM alpine:3.20', 'ENV DB_PASSWORD=Tr0ub4dor-and-3'), expect: { fail: ['Dockerfile:2'] } },
      { name: 'a placeholder', files: dockerfileOf('FROM alpine:3.20', 'ENV SECRET_KEY=changeme'), expect: { fail: ['Dockerfile:2'] } },
    ],
    good: [
      {
        name: 'words that only contain one',
        files: dockerfileOf('FROM a:1', 'ENV TOKENIZERS_PARALLELISM=false KEYCLOAK_HOME=/opt/k AUTHOR=ann MONKEY=george', 'ENV VAPID_PUBLIC_KEY=BOa1b2c3'),
        expect: 'pass',
      },
      { name: 'a reference to what nothing sets is empty', files: dockerfileOf('FROM alpine:3.20', 'ENV DB_PASSWORD=$DB_PASSWORD'), expect: 'pass' },
      { name: 'no Dockerfile', files: { 'README.md': '# App\n' }, expect: 'not-applicable' },
    ],
  },
});

const judgeVariables = (dockerfile: Dockerfile): Verdicts => {
  const inImage = shipped(dockerfile);
  const copied = new Set(dockerfile.stages.flatMap(({ variables }) => variables.flatMap(({ kind, value }) => (kind === 'ENV' ? (value?.references ?? []) : []))));
  const findings = [
    ...dockerfile.globalArgs.flatMap((variable) => findingOf(dockerfile, variable, 'medium', copied)),
    ...dockerfile.stages.flatMap(({ index, variables }) => variables.flatMap((variable) => findingOf(dockerfile, variable, inImage.has(index) ? 'high' : 'medium', copied))),
  ];
  return findings.length > 0 ? { findings } : right(whole(dockerfile), 'no ENV or ARG holds a secret');
};

const findingOf = (dockerfile: Dockerfile, variable: Variable, usual: Severity, copied: ReadonlySet<string>): Finding[] => {
  const { kind, name, value, secretName } = variable;
  const at = place(dockerfile, value ?? variable);
  if (kind === 'ARG' && secretName && copied.has(name)) return [];
  if (!value) return kind === 'ARG' && secretName ? [{ message: `A build gets ${name} as an argument, which stays in the history of the image.`, at, severity: 'low' }] : [];
  if (value.class === 'reference' && kind === 'ENV' && secretName && value.references.some((reference) => declared(dockerfile, variable, reference)))
    return [{ message: `ENV ${name} writes what a build is given into the image.`, at, severity: usual }];
  if (value.class === 'placeholder' && secretName)
    return [{ message: `${kind} ${name} holds a placeholder, which stays in use unless somebody replaces it.`, at, severity: 'low' }];
  if (value.class !== 'secret' && value.class !== 'weak' && value.class !== 'text') return [];
  const end = value.end.line === value.line ? { endLine: value.line, endColumn: value.end.column } : { endLine: value.end.line };
  const what = secretName ? 'is written into the image with its value' : 'holds a value that is a credential';
  return [{ message: `${kind} ${name} ${what}.`, at: { ...at, ...end }, severity: usual, secret: { masked: '…(masked)', fingerprint: '' } }];
};

/** A variable that no instruction sets is empty in a build. */
const declared = ({ stages }: Dockerfile, variable: Variable, reference: string): boolean =>
  stages.some(({ variables }) => variables.some((other) => other !== variable && other.name === reference));
