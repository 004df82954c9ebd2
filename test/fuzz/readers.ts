import { builtInRules } from '../../rules/index.ts';
import { checkConfig } from '../../src/config/check-config.ts';
import { settingsIn } from '../../src/config/load-config.ts';
import { knownFrom, parseBaseline } from '../../src/excuses/baseline.ts';
import { customMatchesFor } from '../../src/facts/custom-matches.ts';
import type { SourceFile } from '../../src/facts/source-file.ts';
import { globProblem, globTest } from '../../src/globs.ts';
import { parseCodeOwners } from '../../src/report/code-owners.ts';

export interface Seed {
  readonly path: string;
  readonly text: string;
}

/** What reads a file of the audited repository and is no fact. */
export interface Reader {
  readonly name: string;
  readonly read: (file: SourceFile) => unknown;
  readonly seeds: readonly Seed[];
}

const config = `profile: strict
failOn: medium
include: ["src/**", "!src/**/*.test.{ts,js}"]
exclude:
  - "**/[a-z]*.min.js"
rules:
  secrets/no-hardcoded-credentials: {severity: low}
  container/non-root: off
customRules:
  - {id: custom/no-breakpoints, title: t, severity: high, files: ["**/*.js"], forbid: '^\\s*debugger(?:;|\\b)'}
  - {id: custom/engines, title: t, files: [package.json], key: engines.node, equals: ">=20"}
  - {id: custom/licence, title: t, fileExists: [LICENSE, "LICENSE.*"]}
suppressions:
  - {rule: "secrets/*", paths: ["test/**"], reason: made up, until: 2026-12-31}
  - {rule: container/non-root, fingerprint: 0123456789abcdef, reason: known}
`;

const names = ['src/a.test.ts', 'a/b/c/d/e/f.md', 'a'.repeat(200), 'x/'.repeat(500)];

export const readers: readonly Reader[] = [
  {
    name: 'configuration',
    read: (file) => {
      const read = checkConfig(file.path, settingsIn(file), builtInRules);
      names.map((name) => [globTest(read.include)(name), globTest(read.exclude)(name), read.suppressions.map((one) => one.coversPath(name) && one.coversRule('ci/x'))]);
      const fact = customMatchesFor(read.customRules);
      return fact.selects?.(file.entry) ? fact.extract?.(file) : undefined;
    },
    seeds: [
      { path: 'policy-audit.yaml', text: config },
      {
        path: 'policy-audit.json',
        text: JSON.stringify({ rules: { 'container/non-root': 'off' }, exclude: ['**/*.md'], suppressions: [{ rule: 'ci/*', paths: ['a'], reason: 'r' }] }),
      },
    ],
  },
  {
    name: 'baseline',
    read: (file) => knownFrom(parseBaseline(file.text), 'baseline', 'r').has('a/b', 'c'),
    seeds: [{ path: '.policy-audit/baseline.json', text: JSON.stringify({ version: 1, findings: [{ rule: 'ci/a', path: 'a.yml', fingerprint: '0123456789abcdef' }] }, null, 2) }],
  },
  {
    name: 'code owners',
    read: (file) => names.map(parseCodeOwners(file.lines)),
    seeds: [{ path: 'CODEOWNERS', text: '* @team\n/docs/ @writers a@b.dev # ours\n*.{js,ts} @web\nsrc/**/[a-c]*/x\n' }],
  },
  {
    name: 'globs',
    read: (file) => [globProblem(file.lines), names.map(globTest(file.lines))],
    seeds: [{ path: 'globs', text: '**/*.test.{ts,js}\nsrc/[a-z]?/**/x*y*z\n!{a,b}{1..3}/\\*\n' }],
  },
];

/** For facts that no example of a rule shows. */
export const moreSeeds: readonly Seed[] = [
  { path: '.policy-audit/attestations.yaml', text: 'attestations:\n  - statement: 0123456789ab\n    by: Ada\n    until: 2027-01-31\n    evidence: https://tool-project.dev/a\n' },
  { path: 'src/a.ts', text: 'const a = 1; // policy-audit-ignore secrets/no-hardcoded-credentials, ci/* -- made up until 2026-12-31\n/* policy-audit-ignore a/b -- x */\n' },
];
