import { configNames } from '../config/config.ts';
import { type Hint, type Proposal, type Survey, secretPaths } from './proposal.ts';

/** The audit itself: in CI, before each commit, and its settings. */

export const proposeSettings = ({ facts: { files } }: Survey): Proposal[] =>
  configNames.some((name) => files.has(name))
    ? []
    : [
        {
          path: 'policy-audit.yaml',
          before: undefined,
          added: '# yaml-language-server: $schema=https://unpkg.com/policy-audit/schema/config.json\nfailOn: high\n',
          why: 'settings of the audit, with a schema for the editor',
        },
      ];

export const proposeWorkflow = ({ facts: { files, pipelines }, version }: Survey): Proposal[] => {
  const elsewhere = pipelines.files.some(
    (path) => !path.startsWith('.github/') && /(?:gitlab-ci|circleci|azure-pipelines|Jenkinsfile|travis|drone|woodpecker|buildkite|bitbucket)/.test(path),
  );
  const github = files.hasFolder('.github');
  if (runsAudit(pipelines) || (elsewhere && !github) || files.has('.github/workflows/policy-audit.yml')) return [];
  const added = `name: policy-audit

on:
  push:
  pull_request:
  schedule:
    - cron: '23 5 * * 1'

permissions: {}

jobs:
  audit:
    runs-on: ubuntu-24.04
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          fetch-depth: 0
          persist-credentials: false
      - run: npx --yes policy-audit@${version} --format github
`;
  return [{ path: '.github/workflows/policy-audit.yml', before: undefined, added, why: 'audit every push and pull request' }];
};

const runsAudit = (pipelines: Survey['facts']['pipelines']): boolean =>
  pipelines.steps.some(({ words, uses }) => words[0]?.startsWith('policy-audit') || words.some((word) => /^policy-audit(?:@|$)/.test(word)) || /policy-audit/.test(uses ?? ''));

const command = (version: string): string => `npx --yes policy-audit@${version} --staged --quiet`;

/** Into the hooks that are there; a new file of pre-commit where there are none. */
export const proposeHook = ({ facts: { files }, texts, version }: Survey): Proposal[] => {
  const why = 'audit what the next commit would hold';
  const husky = texts.get('.husky/pre-commit');
  if (husky !== undefined) return husky.includes('policy-audit') ? [] : [{ path: '.husky/pre-commit', before: husky, added: `${command(version)}\n`, why }];
  if (files.hasFolder('.husky') || files.all.some(({ path }) => /^\.?lefthook\.ya?ml$|^\.pre-commit-config\.yml$/.test(path))) return [];
  const hook = (indent: string): string =>
    [
      `- repo: local`,
      `  hooks:`,
      `    - id: policy-audit`,
      `      name: policy-audit`,
      `      entry: ${command(version)}`,
      `      language: system`,
      `      pass_filenames: false`,
      `      always_run: true`,
    ]
      .map((line) => `${indent}${line}\n`)
      .join('');
  const before = texts.get('.pre-commit-config.yaml');
  if (before === undefined) return [{ path: '.pre-commit-config.yaml', before, added: `repos:\n${hook('  ')}`, why }];
  const lines = before.split('\n');
  const start = lines.findIndex((line) => /^repos:\s*(?:#.*)?$/.test(line));
  const after = lines.slice(start + 1);
  const indent = after.map((line) => /^( *)- repo:/.exec(line)?.[1]).find((found) => found !== undefined);
  const endsInRepos = start !== -1 && !after.some((line) => /^[^\s#-]/.test(line));
  return before.includes('policy-audit') || indent === undefined || !endsInRepos || before.includes('\r')
    ? []
    : [{ path: '.pre-commit-config.yaml', before, added: hook(indent), why }];
};

export const proposeIgnore = ({ facts: { files }, texts, ignored }: Survey): Proposal[] => {
  const open = secretPaths.filter((path) => !ignored.has(path));
  if (open.length === 0) return [];
  const isOpen = (...paths: readonly string[]): boolean => paths.some((path) => open.includes(path));
  const keeps = files.all.filter(({ path }) => /^\.env\.(?:example|sample|template|dist|defaults)$/.test(path)).map(({ path }) => `!${path}`);
  const lines = [
    ...(isOpen('.env') ? ['.env'] : []),
    ...(isOpen('.env.local', '.env.production') ? ['.env.*', ...(keeps.length > 0 ? keeps : ['!.env.example'])] : []),
    ...(isOpen('server.key') ? ['*.key', ...keptKeys(files, '.key')] : []),
    ...(isOpen('server.pem') ? ['*.pem', ...keptKeys(files, '.pem')] : []),
  ];
  const before = texts.get('.gitignore');
  return [{ path: '.gitignore', before, added: `${before ? '\n' : ''}# Secrets\n${lines.join('\n')}\n`, why: 'keep secrets out of the next "git add ."' }];
};

/** What tests and examples hold of these stays as it is: the next file beside it is to be seen as well. */
const keptKeys = (files: Survey['facts']['files'], ending: string): readonly string[] => {
  const kept = files.all.filter(({ path, tracked, zone }) => tracked && path.endsWith(ending) && ['test', 'example', 'docs'].includes(zone));
  const folders = [...new Set(kept.map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1)))];
  // In a name that means something to git nothing is undone.
  return folders.filter((folder) => /^[\w./ -]+$/.test(folder)).map((folder) => `!/${folder}*${ending}`);
};

/** People copy commands; a name may hold another one, or look like an option. */
const shellWord = (path: string): string => (/^[\w./@+][\w./@+-]*$/.test(path) ? path : `-- '${path.replaceAll("'", `'\\''`)}'`);

/** What the tree already holds against the lines above: ignoring does not untrack. */
export const hintsOf = ({ facts: { files, updateBots } }: Survey): Hint[] => [
  ...files.all
    .filter(({ path, tracked, zone }) => tracked && zone !== 'test' && zone !== 'example' && /(?:^|\/)\.env(?:\.(?!example|sample|template|dist|defaults)[\w.-]+)?$/.test(path))
    .map(({ path }) => ({ text: `${path} is tracked: change what is secret in it, then "git rm --cached ${shellWord(path)}".` })),
  ...(updateBots.dependabot?.problems.some(({ ignored }) => !ignored)
    ? [{ text: `${updateBots.dependabot.path} has errors, so nothing was added to it; run "policy-audit -r dependencies/dependabot-valid".` }]
    : []),
];
