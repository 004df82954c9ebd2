import { dedent, defineRule, type Facts, type Fix, type Verdicts } from 'policy-audit';
import { asks, right } from './shared/compose.ts';
import { type Copy, copiesOf, pathOf } from './shared/copied.ts';
import { commandsOf, type Dockerfile, each, judgeDockerfiles, place } from './shared/dockerfiles.ts';
import { cisDocker, cwe } from './shared/references.ts';

export default defineRule({
  id: 'container/dockerfile-context-ignore',
  title: 'Builds that copy the whole folder leave out .env files and .git',
  severity: 'medium',
  rationale:
    'COPY . . takes what lies in the folder on that machine: the developer’s .env, and .git with its history and the logins in its settings. All of it ends up in a layer of the image.',
  remediation: 'Add a .dockerignore to the build context with `.git`, `.env` and `.env.*`, or copy only the folders the image needs.',
  practices: ['container/dockerignore'],
  references: [
    ...cisDocker('4.10'),
    cwe(200),
    { standard: 'Docker build context', control: '.dockerignore', url: 'https://docs.docker.com/build/concepts/context/#dockerignore-files' },
    { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' },
  ],
  since: '0.1.0',
  needs: ['dockerfiles', 'dockerignores', 'imageBuilds', 'files'],
  check({ dockerfiles, ...facts }) {
    const given: Given = { ...facts, envFilesOf: envFilesOnce(facts) };
    return judgeDockerfiles(dockerfiles, (dockerfile) => judgeContexts(dockerfile, given), 'In which folder are these images built?');
  },
  examples: {
    bad: [
      {
        name: 'no ignore file',
        files: {
          Dockerfile: dedent`
            FROM node:22.3
            COPY . .
            USER node
          `,
        },
        expect: { fail: ['Dockerfile:2'] },
      },
      {
        name: 'a folder that holds nothing but the Dockerfile is not what it copies',
        files: { 'docker/Dockerfile': 'FROM a:1\nCOPY . .\n', '.dockerignore': '.env*\n', 'main.py': '' },
        expect: { fail: ['docker/Dockerfile:2'] },
      },
    ],
    good: [
      {
        name: 'both are left out',
        files: {
          Dockerfile: dedent`
            FROM node:22.3
            COPY . .
            USER node
          `,
          '.dockerignore': dedent`
            # local
            /.git/
            .env
            .env.*
          `,
        },
        expect: 'pass',
      },
      { name: 'a folder below the root holds no .git', files: { 'api/Dockerfile': 'FROM a:1\nCOPY . .\n', 'api/.dockerignore': '.env\n' }, expect: 'pass' },
      {
        name: 'only parts are copied',
        files: {
          Dockerfile: dedent`
            FROM a:1
            COPY src package.json ./
            COPY --from=0 . /x
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});

interface Given extends Pick<Facts, 'dockerignores' | 'imageBuilds' | 'files'> {
  readonly envFilesOf: (context: string) => EnvFiles;
}

interface EnvFiles {
  /** From the folder on, without those that hold nothing but a pattern. */
  readonly paths: readonly string[];
  readonly any: boolean;
  /** Those that an ignore file does not leave out, by where that stands. */
  readonly through: Map<string | undefined, readonly string[]>;
}

/** Twenty thousand images may be built from one folder of as many files. */
const envFilesOnce = ({ files: tree, dockerignores }: Omit<Given, 'envFilesOf'>): Given['envFilesOf'] => {
  const known = new Map<string, EnvFiles>();
  return (context) => {
    const inside = context === '' ? '' : `${context}/`;
    const make = (): EnvFiles => {
      const all = tree
        .below(context)
        .flatMap(({ path, zone }) => (zone !== 'test' && zone !== 'example' && /(?:^|\/)\.env(?:\.[^/]+)?$/.test(path) ? [path.slice(inside.length)] : []));
      const likely = [...all, ...dockerignores.envFilesNamed(context)];
      return { paths: [...new Set(['.env', ...likely.filter((path) => !template.test(path)), ...(inside === '' ? ['.git'] : [])])], any: all.length > 0, through: new Map() };
    };
    const files = known.get(context) ?? make();
    known.set(context, files);
    return files;
  };
};

/** Where Compose, a workflow or a command builds it; else the root where what it copies is seen there only; else its own folder. */
const contextsOf = (dockerfile: Dockerfile, { imageBuilds, files }: Given): { readonly named: boolean; readonly folders: readonly string[] } => {
  const { id, path } = dockerfile;
  const parts = partsCopied(dockerfile);
  const holds = (context: string, wanted: string): boolean => files.has(below(context, wanted)) || files.hasFolder(below(context, wanted));
  const named = [...new Set(imageBuilds.of(id).flatMap(({ context }) => context ?? []))];
  // A command that was left behind builds in a folder that holds nothing of what is copied.
  const whole = named.filter((context) => parts.some((wanted) => holds(context, wanted)));
  if (named.length > 0) return { named: true, folders: whole.length > 0 ? whole : named };
  const folder = folderOf(path);
  const rootOnly = parts.some((wanted) => holds('', wanted) && !holds(folder, wanted));
  const alone = files.below(folder).every((file) => ofBuild.test(file.path));
  return { named: false, folders: [rootOnly || alone ? '' : folder] };
};

const below = (context: string, path: string): string => (context === '' ? path : `${context}/${path}`);

const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '');

/** A folder that holds nothing else has nothing to copy. */
const ofBuild = /(?:^|\/)(?:[^/]*(?:docker|container)file[^/]*|(?:docker-)?compose[^/]*\.ya?ml|docker-bake[^/]*|[^/]*\.md)$/i;

/** Of `conf/*.ini` the folder. */
const literalPart = (path: string): string => (/[*?[]/.test(path) ? path.slice(0, path.lastIndexOf('/', path.search(/[*?[]/)) + 1) : path);

const partsCopied = (dockerfile: Dockerfile): readonly string[] =>
  copiesOf(dockerfile)
    .filter(({ fromStage, fromElsewhere }) => fromStage === undefined && !fromElsewhere)
    .flatMap(({ sources }) => sources.filter(({ heredoc }) => !heredoc).map((source) => literalPart(pathOf(source)).replaceAll(/^(?:\.?\/)+|(?<!\/)\/+$/g, '')))
    .filter((path) => /^[\w@][\w./@-]*$/.test(path));

/** A folder that no build names is only the likely one: where the root's ignore file would leave everything out, a person is asked. */
const judgeContexts = (dockerfile: Dockerfile, given: Given): Verdicts => {
  const { named, folders } = contextsOf(dockerfile, given);
  return each(folders, (folder) => {
    const judged = judgeContext(dockerfile, folder, given);
    if (named || folder === '' || !judged.findings || given.dockerignores.of(dockerfile.path, folder)) return judged;
    const [evidence] = judgeContext(dockerfile, '', given).evidence ?? [];
    return evidence ? asks(evidence.at, `leaves out what a build of ${dockerfile.path} in the root must not see, but not one in ${folder}`) : judged;
  });
};

const takesAll = ({ fromStage, fromElsewhere, sources }: Copy): boolean =>
  fromStage === undefined && !fromElsewhere && sources.some((source) => !source.heredoc && /^(?:\.?\/)*(?:\.|\*|\*\*|\.\*)?\/?$/.test(pathOf(source)));

const template = /\.(?:examples?|sample|template|tmpl|dist|defaults?|schema|vault|enc)(?:\.|$)/i;

const judgeContext = (dockerfile: Dockerfile, context: string, { dockerignores, envFilesOf }: Given): Verdicts => {
  const copy = copiesOf(dockerfile).find(takesAll);
  if (!copy) return {};
  const at = place(dockerfile, copy);
  const inside = context === '' ? '' : `${context}/`;
  const envFiles = envFilesOf(context);
  const ignore = dockerignores.of(dockerfile.path, context);
  const notIgnored = envFiles.through.get(ignore?.path) ?? envFiles.paths.filter((path) => !ignore?.decide(path).excluded);
  envFiles.through.set(ignore?.path, notIgnored);
  const left = copy.flags.filter(({ name }) => name === 'exclude').map(({ value }) => value);
  const isLeft = (path: string): boolean => left.some((pattern) => path === pattern || (pattern.endsWith('*') && path.startsWith(pattern.slice(0, -1))));
  const through = left.length === 0 ? notIgnored : notIgnored.filter((path) => !isLeft(path));
  if (through.length === 0)
    return right(ignore ? { path: ignore.path, line: ignore.decide('.env').line ?? 1 } : at, `a build in ${inside || 'the root'} does not see ${someOf(envFiles.paths)}`);
  const expected = envFiles.any || dockerignores.envFilesExpected;
  const severity = through.some((path) => path !== '.git') && expected ? 'medium' : 'low';
  const what = through.length > 3 ? someOf(through) : through.join(' and ');
  const why = ignore ? `${ignore.path} does not leave it out` : 'there is no .dockerignore';
  const fix = leftOut(dockerfile, ignore?.path ?? `${inside}.dockerignore`, through);
  return { findings: [{ message: `${copy.keyword} copies the whole folder, including any ${what}: ${why}.`, at, severity, fix }] };
};

const someOf = (paths: readonly string[]): string => (paths.length > 3 ? `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more` : paths.join(', '));

/** A build may want the env file that is there, and what asks git or builds a Python package may want .git for its version. */
const leftOut = (dockerfile: Dockerfile, path: string, through: readonly string[]): Fix => {
  const env = through.some((name) => name !== '.git');
  const versioned = commandsOf(dockerfile).some(({ command }) => /^(?:git|make|python[\d.]*|pip[\d.]*|uv|poetry|pdm|hatch)$/.test(command.name));
  return {
    safe: through.every((name) => name === '.env' || (name === '.git' && !versioned)),
    title: `Leave ${env ? '.env files' : '.git'}${env && through.includes('.git') ? ' and .git' : ''} out of the build`,
    edits: [{ kind: 'append', path, lines: [...(through.includes('.git') ? ['.git'] : []), ...(env ? ['.env', '.env.*', '**/.env', '**/.env.*'] : [])] }],
  };
};
