import type { ArtifactChange, Log, Result } from 'sarif';
import { describe, expect, test } from 'vitest';
import { makeRepository, policyAudit } from '../repository.ts';

/** Live-looking, but made here. */
const value = ['Xk9v2Lq8', 'mWz4Tn7b', 'Rp3c'].join('');

const sarifOf = (files: Readonly<Record<string, string>>, ...args: string[]): Log => JSON.parse(policyAudit([makeRepository(files), '--format', 'sarif', ...args]).stdout) as Log;

describe('SARIF', () => {
  const log = sarifOf(
    { 'README-VIM.md': '# For Vim\n', 'README.md': '# Tool\n', 'conf/.env': `# conf\nDATABASE_PASSWORD=${value}\n` },
    '--rule',
    '{policy/security-file-exists,secrets/env-*}',
  );
  const [run] = log.runs;

  test('is one run of version 2.1.0 with every rule that ran, each with help and a severity score', () => {
    expect(log.version).toBe('2.1.0');
    expect(log.runs).toHaveLength(1);
    for (const rule of run?.tool.driver.rules ?? []) {
      expect(rule.help?.markdown).toBeTruthy();
      expect(Number(rule.properties?.['security-severity'])).toBeGreaterThan(0);
    }
  });

  test('has a result of kind fail with its place for every finding', () => {
    const result = run?.results?.find((one) => one.ruleId === 'secrets/env-file-untracked');
    expect(result).toMatchObject({
      kind: 'fail',
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'conf/.env' }, region: { startLine: 2 } } }],
    });
    expect(result?.partialFingerprints?.['primaryLocationLineHash']).toMatch(/^[0-9a-f]{16}:1$/);
  });

  test('puts a finding about the whole repository at a file that exists, for nothing is shown without a place', () => {
    const result = run?.results?.find((one) => one.ruleId === 'policy/security-file-exists');
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('README.md');
  });

  test('leaves passes out and says which rules do not apply', () => {
    const kinds = sarifOf({ 'SECURITY.md': '# Security\n' }, '--rule', 'secrets/env-*').runs[0]?.results?.map((one) => one.kind);
    expect(new Set(kinds)).toEqual(new Set(['notApplicable']));
  });

  test('gives every result a place, for a consumer refuses the whole log for one that has none', () => {
    const results = sarifOf({ 'README.md': '# Tool\n' }).runs[0]?.results ?? [];
    expect(results.filter(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri === undefined)).toEqual([]);
    expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['fail', 'review', 'notApplicable']));
  });

  test('for code scanning is the findings alone, because each result becomes an alert there', () => {
    const text = policyAudit([makeRepository({ 'README.md': '# Tool\n' }), '--format', 'code-scanning']).stdout;
    expect(new Set((JSON.parse(text) as Log).runs[0]?.results?.map(({ kind }) => kind))).toEqual(new Set(['fail']));
  });

  test('does not hold the secret', () => {
    expect(JSON.stringify(log)).not.toContain(value.slice(4));
  });

  test('says what could not be looked at, and then the execution was not successful', () => {
    const repository = makeRepository({ 'SECURITY.md': '# Security\n' });
    const broken = policyAudit([repository, '--format', 'sarif'], { env: { PATH: '/nonexistent' } });
    expect(broken.code).not.toBe(0);
    const invocation = (JSON.parse(broken.stdout) as Log).runs[0]?.invocations?.[0];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications?.[0]?.message.text).toContain('no git on PATH');
  });
});

/** As an editor does it: from the last place to the first. */
const applied = (text: string, changes: readonly ArtifactChange[]): string => {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = (line = 1, column = 1): number => (starts[line - 1] ?? text.length) + column - 1;
  return changes
    .flatMap(({ replacements }) => replacements)
    .map(({ deletedRegion: at, insertedContent }) => ({
      from: offset(at.startLine, at.startColumn),
      to: offset(at.endLine, at.endColumn),
      text: insertedContent?.text ?? '',
    }))
    .sort((a, b) => b.from - a.from)
    .reduce((result, { from, to, text: added }) => result.slice(0, from) + added + result.slice(to), text);
};

describe('a fix in SARIF', () => {
  test.each<[string, string, string, string]>([
    ['that changes a word', 'compose.yaml', 'services:\n  db:\n    image: postgres:17\n    ports:\n      - "5432:5432"\n', 'container/compose-*port*'],
    ['that adds a setting', 'compose.yaml', 'services:\n  a:\n    image: nginx:1.27\n', 'container/compose-no-new-privileges'],
    ['that adds a line to a file without a last line end', '.gitignore', 'node_modules', 'secrets/env-file-ignored'],
    ['that adds a line to a file with one', '.gitignore', 'node_modules\n', 'secrets/env-file-ignored'],
  ])('%s mends the finding for whoever applies it to the letter', (_, file, text, rule) => {
    const others = { 'SECURITY.md': '# Security\n', 'app.js': 'console.log(process.env.DATABASE_URL);\n', 'package.json': '{"dependencies": {"dotenv": "^16.0.0"}}\n' };
    const findings = (content: string): readonly Result[] => (sarifOf({ ...others, [file]: content }, '--rule', rule).runs[0]?.results ?? []).filter(({ kind }) => kind === 'fail');
    const fix = findings(text).flatMap((result) => result.fixes ?? [])[0];
    expect(fix?.artifactChanges.map(({ artifactLocation }) => artifactLocation.uri)).toEqual([file]);
    expect(findings(applied(text, fix?.artifactChanges ?? []))).toEqual([]);
  });
});

test('what is excused is left out, and with --include-suppressed it is there with who excused it and why', () => {
  const files = {
    'a/Dockerfile': '# policy-audit-ignore container/non-root -- run by hand only until 2999-01-01\nFROM node:22\n',
    'b/Dockerfile': 'FROM node:22\n',
    'policy-audit.yaml': 'suppressions:\n  - rule: container/non-root\n    paths: [b/**]\n    reason: never deployed\n',
  };
  expect(sarifOf(files, '--rule', 'container/non-root').runs[0]?.results).toEqual([]);
  const results = sarifOf(files, '--rule', 'container/non-root', '--include-suppressed').runs[0]?.results ?? [];
  expect(results.map(({ ruleId, suppressions }) => [ruleId, ...(suppressions ?? [])])).toEqual([
    ['container/non-root', { kind: 'inSource', status: 'accepted', justification: 'run by hand only (until 2999-01-01)' }],
    ['container/non-root', { kind: 'external', status: 'accepted', justification: 'never deployed' }],
  ]);
});

test('the fingerprint of a finding stays when lines move', () => {
  const fingerprint = (text: string): unknown => sarifOf({ '.env': text }, '--rule', 'secrets/env-file-untracked').runs[0]?.results?.[0]?.partialFingerprints?.['policyAudit/v1'];
  expect(fingerprint('A=1\n')).toBe(fingerprint('\n\n\nA=1\n'));
});
