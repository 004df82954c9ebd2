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
        name: 'names without a version',
        files: image('RUN npm i -g pm2 && pip install --no-cache-dir flask "gunicorn>=20"', 'RUN python3 -m pip install -U pip'),
        expect: { fail: ['Dockerfile:2', 'Dockerfile:2', 'Dockerfile:3'] },
      },
    ],
    good: [
      {
        name: 'by the lock file',
        files: { ...image('RUN npm ci && yarn install --immutable && pnpm i --frozen-lockfile && poetry install && uv sync --locked'), ...locks },
        expect: 'pass',
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
