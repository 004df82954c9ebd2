import { defineRule, type Facts, type Verdicts } from 'policy-audit';
import { right } from './shared/compose.ts';
import { dockerfileFrom } from './shared/dockerfile-examples.ts';
import { type Command, type Dockerfile, each, judgeDockerfiles, place, type Stage } from './shared/dockerfiles.ts';
import { freezesBundle, installOf } from './shared/installs.ts';
import { cwe } from './shared/references.ts';

const image = dockerfileFrom('node:22.3');
const locks = { 'package-lock.json': '{}\n', 'yarn.lock': '', 'pnpm-lock.yaml': '' };

export default defineRule({
  id: 'container/dockerfile-unfrozen-install',
  title: 'Builds install locked versions',
  severity: 'low',
  rationale: 'An install that may choose versions builds another image tomorrow, with packages that nobody reviewed; a release that an attacker slipped in is taken at once.',
  remediation:
    'Install by the lock file (`npm ci`, `yarn install --immutable`, `pnpm install --frozen-lockfile`, `uv sync --locked`, `pip install --require-hashes -r …`), and name the version of everything else.',
  practices: ['dependencies/lockfile', 'container/base-pinned'],
  references: [
    cwe(1357),
    { standard: 'OpenSSF Scorecard', control: 'Pinned-Dependencies', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies' },
    { standard: 'OSPS Baseline', control: 'OSPS-BR-05.01', url: 'https://baseline.openssf.org/' },
    { standard: 'hadolint', control: 'DL3013, DL3016, DL3062', url: 'https://github.com/hadolint/hadolint/wiki/DL3016' },
  ],
  since: '0.1.0',
  needs: ['dockerfiles', 'files'],
  check({ dockerfiles, files }) {
    const names = lockNames(files);
    return judgeDockerfiles(dockerfiles, (dockerfile) => judgeInstalls(dockerfile, names), '');
  },
  examples: {
    bad: [
      {
        name: 'the installers that may ignore the lock file',
        files: { ...image('RUN npm install --production && yarn', 'RUN --mount=type=cache,target=/c pnpm i'), ...locks },
        expect: { fail: ['Dockerfile:2', 'Dockerfile:2', 'Dockerfile:3'] },
      },
      {
        name: 'names without a version',
        files: image('RUN npm i -g pm2 && pip install --no-cache-dir flask "gunicorn>=20"', 'RUN python3 -m pip install -U pip'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:2', 'Dockerfile:3'] },
      },
      {
        name: 'a repository as it is on that day',
        files: image('RUN pip install git+https://git.example/a/b.git && npm i -g git+ssh://git@git.example/a/b.git', 'RUN pip install git+ssh://git@git.example/a/b@main'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:2', 'Dockerfile:3'] },
      },
      { name: 'a repository that can be edited', files: image('RUN pip install --no-deps -e git+https://git.example/a/b.git#egg=b'), expect: { fail: ['Dockerfile:2'] } },
      {
        name: 'a repository on a host with a number in its name',
        files: image('RUN npm i -g git+ssh://deploy@git2.example/a/b.git', 'RUN npm i -g git@git2.example:a/b.git'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
      },
      { name: 'tools of Python', files: image('RUN pipx install black', 'RUN uv tool install ruff'), expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] } },
      {
        name: 'in another folder',
        files: { ...image('RUN npm --prefix web install', 'RUN yarn --network-timeout 100000'), ...locks },
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
      },
      {
        name: 'packages added by their names',
        files: image("RUN pnpm --allow-build='@prisma/engines' add semver prisma@7.3.0", 'RUN yarn add serve', 'RUN bun add serve@1.0.0 hono'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4'] },
      },
      {
        name: 'told otherwise by the command, or further down, and names that no lock file holds',
        files: {
          ...image('ENV CI=true', 'RUN pnpm install --no-frozen-lockfile', 'RUN pnpm add -g serve', 'ENV CI=false', 'RUN pnpm install'),
          ...locks,
        },
        expect: { fail: ['Dockerfile:3', 'Dockerfile:4', 'Dockerfile:6'] },
      },
      {
        name: 'the archive of a branch',
        files: image('RUN pip install https://github.com/team/lib/archive/main.zip https://github.com/team/lib/archive/v1.2.zip'),
        expect: { fail: ['Dockerfile:2'] },
      },
      { name: 'in the root of a workspace', files: { ...image('RUN pnpm -w install --no-frozen-lockfile'), ...locks }, expect: { fail: ['Dockerfile:2'] } },
      {
        name: 'the installers of Pipfiles and Gemfiles',
        files: {
          ...image('RUN pipenv install --system && pipenv install flask', 'RUN bundle install --jobs 4', 'RUN bundle config set frozen true'),
          'Pipfile.lock': '{}\n',
          'Gemfile.lock': '',
        },
        expect: { fail: ['Dockerfile:2', 'Dockerfile:2', 'Dockerfile:3'] },
      },
      { name: 'go and cargo', files: image('RUN go install tool.example/x@latest && cargo install ripgrep'), expect: { fail: ['Dockerfile:2', 'Dockerfile:2'] } },
      {
        name: 'the other ways of go to fetch a program',
        files: image('RUN go get -u tool.example/x', 'RUN go run tool.example/x@latest gen', 'RUN go get -tool tool.example/y@latest'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4'] },
      },
    ],
    good: [
      {
        name: 'what stands behind an option of uv',
        files: image('RUN uv pip install --system --python-preference system --index https://pypi.example/simple flask==3.1.0'),
        expect: 'pass',
      },
      {
        name: 'values of options, archives, folders and commits',
        files: image(
          'RUN npm i --loglevel verbose x-1.2.tar.gz ~/x a@1.2 && npm i -g git+https://git.example/a/b.git#v1.2',
          'RUN pip install --root-user-action ignore wheels/x -c limits.txt flask',
          'RUN pip install git+https://git.example/a/b.git@0123456#egg=b flask==3.1.0',
          'RUN pip install -Ur requirements.txt && uv tool install ruff@0.14.1',
        ),
        expect: 'pass',
      },
      {
        name: 'by the lock file',
        files: { ...image('RUN npm ci && yarn install --immutable && pnpm i --frozen-lockfile && poetry install && uv sync --locked'), ...locks },
        expect: 'pass',
      },
      {
        name: 'names with a version',
        files: image('RUN npm i -g @scope/x@1.2.3 && pip install flask==3.0.1 "uvicorn[standard]==0.30" && go install tool.example/x@v1 && cargo install --locked rg'),
        expect: 'pass',
      },
      {
        name: 'told by the environment',
        files: {
          ...image('ENV UV_FROZEN=1', 'RUN uv sync', 'ENV YARN_ENABLE_IMMUTABLE_INSTALLS=true', 'RUN yarn install && CI=1 pnpm install --reporter silent'),
          ...locks,
          'uv.lock': '',
        },
        expect: 'pass',
      },
      {
        name: 'Pipfiles and Gemfiles by their lock files',
        files: {
          ...image('RUN pipenv install --deploy --system && pipenv sync', "RUN bundle config set --local deployment 'true' && bundle install", 'RUN bundle exec rake'),
          'own/Dockerfile': 'FROM ruby:3.4\nENV BUNDLE_DEPLOYMENT=1\nRUN bundle install\n',
          'Pipfile.lock': '{}\n',
          'Gemfile.lock': '',
        },
        expect: 'pass',
      },
      {
        name: 'go with a version',
        files: image('RUN go get tool.example/x@v1.2.3 && go run tool.example/y@v2.0.0 --from other@latest && go get -d ./... && go run ./cmd/a'),
        expect: 'pass',
      },
      { name: 'no lock file that could be followed', files: image('RUN npm install'), expect: 'not-applicable' },
      {
        name: 'a file of requirements, and the project itself',
        files: image('RUN pip install -r requirements.txt && pip install -e . && pip install /wheels/x.whl'),
        expect: 'not-applicable',
      },
    ],
  },
});

const lockNames = ({ all }: Facts['files']): ReadonlySet<string> =>
  new Set(all.filter(({ zone }) => zone !== 'vendored' && zone !== 'test').map(({ path }) => path.slice(path.lastIndexOf('/') + 1)));

const judgeInstalls = (dockerfile: Dockerfile, names: ReadonlySet<string>): Verdicts =>
  each(
    dockerfile.stages.flatMap((stage) => stage.runs.flatMap(({ commands }) => commands.map((command) => ({ stage, command })))),
    ({ stage, command }) => {
      const install = installOf(command);
      const at = place(dockerfile, command);
      if (!install) return {};
      if (install.is === 'frozen' || (install.lock && isFrozenBy(settingsOf(dockerfile, stage, command), command))) return right(at, `${command.name} installs fixed versions`);
      if (install.lock && !install.lock.some((name) => names.has(name))) return {};
      return { findings: [{ message: `${install.what}.`, at, remediation: `Use ${install.fix}.` }] };
    },
  );

/** What ENV and ARG above the command say, in the stages that its own continues too, and the command itself. The last one counts. */
const settingsOf = ({ stages }: Dockerfile, own: Stage, { line, assignments }: Command): ReadonlyMap<string, string> => {
  const settings = new Map<string, string>();
  const chain: Stage[] = [];
  for (let stage: Stage | undefined = own; stage; stage = stage.base === undefined ? undefined : stages[stage.base]) chain.unshift(stage);
  for (const { variables } of chain) for (const one of variables) if (one.line < line) settings.set(one.name, one.value?.text ?? '');
  if (chain.some(({ runs }) => runs.some(({ commands }) => commands.some((command) => command.line <= line && freezesBundle(command))))) settings.set('BUNDLE_FROZEN', 'true');
  for (const { text } of assignments) settings.set(text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1));
  return settings;
};

/** pnpm keeps to its lock file wherever CI is set. An option of the command itself wins. */
const isFrozenBy = (settings: ReadonlyMap<string, string>, { name: program, args }: Command): boolean =>
  (byProgram[program] ?? []).some((name) => /^(?:1|true)$/i.test(settings.get(name) ?? '')) &&
  !args.some(({ text }) => /^--(?:no-(?:frozen-lockfile|immutable|frozen|locked)|(?:frozen-lockfile|immutable)=false|fix-lockfile|upgrade)$/.test(text));

const byProgram: Readonly<Record<string, readonly string[]>> = {
  yarn: ['YARN_ENABLE_IMMUTABLE_INSTALLS'],
  pnpm: ['CI', 'npm_config_frozen_lockfile', 'NPM_CONFIG_FROZEN_LOCKFILE'],
  uv: ['UV_FROZEN', 'UV_LOCKED'],
  bundle: ['BUNDLE_DEPLOYMENT', 'BUNDLE_FROZEN'],
  bundler: ['BUNDLE_DEPLOYMENT', 'BUNDLE_FROZEN'],
};
