import { cpSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report, ReportFinding, ReportResult } from '../../src/report/report.ts';
import { pretty } from '../../src/reporters/pretty.ts';
import type { Style } from '../../src/reporters/reporter.ts';
import { makeFolder, makeRepository, policyAudit } from '../repository.ts';

/** What a person sees, whole: look at the files in screens/ when they change. The rules are few, so that a new one changes nothing here. */

/** Live-looking, but made here. */
const value = ['Xk9v2Lq8', 'mWz4Tn7b', 'Rp3c'].join('');
const image = 'FROM node:22-slim\n';
const made = makeRepository({
  'README.md': '# Tool\n',
  '.env': `DATABASE_PASSWORD=${value}\n`,
  '.github/CODEOWNERS': '*.js @team\n/services/ @team @people\n',
  'services/a/Dockerfile': image,
  'services/b/Dockerfile': image,
  'services/c/Dockerfile': image,
  'services/d/Dockerfile': `${image}USER 10001:10001\n`,
  'services/設定/Dockerfile': image,
  'tools/Dockerfile': image,
  'app.js': `const client = connect({ host: 'db', password: '${value}' }); // connects to the database 数据库 of the service\n`,
  'compose.yaml': 'services: [\n',
  'policy-audit.yaml':
    "suppressions:\n  - rule: container/non-root\n    paths: [tools/Dockerfile]\n    reason: run by hand\n    until: 2999-12-31\n    owner: '@team'\n  - rule: container/non-root\n    paths: [gone/**]\n    reason: was there once\n",
});
/** By a name that is the same each time. */
const repository = path.join(makeFolder(), 'story');
cpSync(made, repository, { recursive: true });
const rules = [
  '--rule',
  '{container/{non-root,dockerfile-password-set,compose-privileged},policy/{security-file-exists,scope-section},secrets/{env-file-untracked,no-hardcoded-credentials,history-clean}}',
];
const screen = (env: Readonly<Record<string, string>>, ...args: readonly string[]): string =>
  policyAudit([repository, ...rules, ...args], { env: { TERM: 'xterm', ...env } }).stdout.replace(/ {2}\d+\.\d s$/m, '');

describe('the report on a screen', () => {
  test.each(['60', '80', '100', '160'])('of %s columns', async (columns) => {
    await expect(screen({ COLUMNS: columns })).toMatchFileSnapshot(`screens/report-${columns}.txt`);
  });

  test('that shows ASCII only', async () => {
    await expect(screen({ COLUMNS: '100', LC_ALL: 'C' })).toMatchFileSnapshot('screens/report-ascii.txt');
  });

  test('with --quiet', async () => {
    await expect(screen({ COLUMNS: '100' }, '--quiet')).toMatchFileSnapshot('screens/report-quiet.txt');
  });

  test('with --verbose', async () => {
    await expect(screen({ COLUMNS: '100' }, '--verbose')).toMatchFileSnapshot('screens/report-verbose.txt');
  });
});

test('what many rules could not be checked for is told once, and each of them with --verbose', () => {
  const broken = makeRepository({ 'compose.yaml': 'services: [\n' });
  const short = policyAudit([broken, '--rule', 'container/compose-*'], { env: { COLUMNS: '100' } }).stdout;
  expect(short).toMatch(/^ {2}! \d+ rules could not be checked$/m);
  expect(short.match(/compose\.yaml: /g)).toHaveLength(1);
  expect(short).toContain('compose-privileged');
  const long = policyAudit([broken, '--rule', 'container/compose-*', '--verbose'], { env: { COLUMNS: '100' } }).stdout;
  expect(long.match(/compose\.yaml: /g)?.length).toBeGreaterThan(10);
});

describe('a long report', () => {
  const style: Style = { color: false, width: 60, unicode: true, verbose: false, quiet: false, suppressed: false, linkOf: undefined, elapsed: undefined };
  const results = Array.from({ length: 120 }, (_, index): ReportResult => {
    const title = `The rule number ${index} asks for something that takes more than sixty columns to say`;
    const rule = { id: `policy/rule-${index}`, category: 'policy', title, severity: 'low', rationale: '', remediation: '', practices: [], references: [] } as const;
    return { rule, verdict: { status: 'pass', evidence: [{ path: 'README.md', note: 'there' }] } };
  });
  const report = (number: number): Report => ({
    schemaVersion: '1.0',
    tool: { name: 'policy-audit', version: '1.2.3' },
    target: { name: 'tool', kind: 'worktree', commit: null, branch: null, files: 1, untrackedFiles: 0, anchor: 'README.md' },
    config: { path: null, rulesOff: [], excludedFiles: 0, suppressedFindings: 0 },
    complete: true,
    notChecked: [],
    summary: { pass: number, fail: 0, 'not-applicable': 0, manual: 0, error: 0 },
    results: results.slice(0, number),
    suppressed: [],
    idleSuppressions: [],
    exit: { code: 0, reason: 'clean', threshold: 'high' },
  });

  test('says once why several questions cannot be answered, all of it with --verbose', () => {
    const ask = (index: number, question: string): ReportResult => ({
      rule: { id: `api/rule-${index}`, category: 'api', title: `Rule ${index}`, severity: 'low', rationale: '', remediation: '', practices: [], references: [] },
      verdict: { status: 'manual', question, evidence: [{ path: 'app.js', line: 4, note: 'the application' }] },
    });
    const asking = { ...report(0), results: [ask(1, 'Is it limited? No routes were recognised.'), ask(2, 'Is it logged? No routes were recognised.'), ask(3, 'Is it well?')] };
    expect(pretty(asking, style).match(/No routes were recognised|Is it \w+\?|app\.js:4/g)).toEqual([
      'Is it limited?',
      'No routes were recognised',
      'app.js:4',
      'Is it logged?',
      'Is it well?',
      'app.js:4',
    ]);
    expect(pretty(asking, { ...style, verbose: true }).match(/No routes were recognised/g)).toHaveLength(2);
  });

  test('says beside a place what is known of it, and does not name it twice', () => {
    const place = { path: 'app.js', line: 4 };
    const finding: ReportFinding = {
      ...place,
      message: 'Nothing is limited.',
      severity: 'high',
      remediation: 'Limit it.',
      searched: [],
      fingerprint: '0',
      related: [
        { ...place, note: 'the application' },
        { path: 'b.js', line: 1, note: 'a part of it' },
      ],
    };
    const rule = { id: 'api/limit', category: 'api', title: 'It is limited', severity: 'high', rationale: '', remediation: '', practices: [], references: [] } as const;
    const failing = { ...report(0), results: [{ rule, verdict: { status: 'fail', severity: 'high', findings: [finding] } }] } as Report;
    expect(
      pretty(failing, style)
        .match(/(?:app|b)\.js:\d .*/g)
        ?.slice(0, 2),
    ).toEqual(['app.js:4  the application', 'b.js:1  a part of it']);
  });

  test('ends with other ways to read it, a short one does not', () => {
    expect(pretty(report(120), style)).toContain('policy-audit --quiet  (only what failed)');
    expect(pretty(report(10), style)).not.toContain('--quiet');
  });

  test('has no line wider than the screen, titles included', () => {
    expect(
      pretty(report(120), style)
        .split('\n')
        .filter((line) => line.length > 60),
    ).toEqual([]);
  });
});

describe('the contract on a screen', () => {
  const contractOf = (statements: number): string => {
    const others = Array.from({ length: statements }, (_, index) => `- We answer reports about part ${index} within 7 days.`);
    const policy = `# Security\n\nThe container runs as a non-root user.\n\n## Answers\n\n${others.join('\n')}\n`;
    return policyAudit(['contract', makeRepository({ 'SECURITY.md': policy, Dockerfile: 'FROM alpine:3.20\nCMD ["sh"]\n' })], { env: { COLUMNS: '60' } }).stdout;
  };

  test('of a long policy tells at the end again what is broken, that of a short one does not', () => {
    expect(contractOf(30)).toMatch(/^Broken\n {2}3: The container runs as a non-root u… {2}container\/non-root$/m);
    expect(contractOf(3)).not.toMatch(/^Broken$/m);
  });

  test('does not say a sentence again in the question about it', () => {
    const policy = '# Security\n\n## Design\n\n- Objects are moved with a header of their own.\n- The quorum is a majority.\n';
    const { stdout } = policyAudit(['contract', makeRepository({ 'SECURITY.md': policy })], { env: { COLUMNS: '100' } });
    expect(stdout).toContain(
      '5: Objects are moved with a header of their own.\n  ? 6: The quorum is a majority.\n      needs a person\n      Is this true? No check of the tree decides it.\n',
    );
  });

  test('has no line wider than the screen, but for words that are longer', () => {
    const wide = contractOf(30)
      .split('\n')
      .filter((line) => line.length > 60 && line.trim().includes(' '));
    expect(wide).toEqual([]);
  });
});

test('what only passes because it is excused says so beside its title', () => {
  const accepted = makeRepository({
    'README.md': '# Tool\n',
    'policy-audit.yaml': 'suppressions:\n  - rule: policy/security-file-exists\n    paths: ["."]\n    reason: kept for the organisation\n',
  });
  const { stdout } = policyAudit([accepted, '--rule', 'policy/security-file-exists'], { env: { COLUMNS: '100' } });
  expect(stdout).toMatch(/✔ The repository has a security policy {2}1 excused/);
  expect(stdout).not.toContain('policy-audit contract');
});
