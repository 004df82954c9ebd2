import { readFileSync } from 'node:fs';
import path from 'node:path';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { sarifToMarkdown } from '@security-alert/sarif-to-markdown';
import { Ajv } from 'ajv';
import { parse as parseJunit } from 'junit2json';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { makeFolder, makeRepository, policyAudit, reportOf } from '../repository.ts';

/** Each format in the hands of those it is made for: schemas and programs that others wrote. */

/** Live-looking, but made here. */
const value = ['Xk9v2Lq8', 'mWz4Tn7b', 'Rp3c'].join('');

const stories: Readonly<Record<string, () => string>> = {
  clean: () => makeRepository({ 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n', 'README.md': '# Tool\n\nSee SECURITY.md.\n' }),
  secrets: () => makeRepository({ '.env': `DATABASE_PASSWORD=${value}\n`, 'a b/é#1.py': `password = "${value}"\n`, 'conf/.env': `DATABASE_PASSWORD=${value}\n` }),
  containers: () =>
    makeRepository({
      Dockerfile: 'FROM node:latest\nRUN curl https://get.tool.dev | sh\n',
      'b/Dockerfile': 'FROM node:22 # policy-audit-ignore container/non-root -- run by hand only until 2999-01-01\n',
      'compose.yaml': 'services:\n  db:\n    image: postgres:17\n    privileged: true\n    ports: ["5432:5432"]\n',
      '.github/workflows/ci.yml': 'on: pull_request_target\njobs:\n  a:\n    runs-on: self-hosted\n    steps:\n      - uses: actions/checkout@v4\n',
    }),
  unreadable: () => makeRepository({ 'compose.yaml': 'services: [\n', '.github/dependabot.yml': 'a: [', 'README.md': '# Tool <b>&\n' }),
  'without git': () => makeFolder({ 'notes.txt': 'Nothing.\n', 'src/app.js': 'eval(input);\n' }),
};
const formats = ['sarif', 'code-scanning', 'junit', 'gitlab'] as const;

/** A folder with `<story>.<format>` of every story, written in one run each. */
const reports = makeFolder();
for (const [story, make] of Object.entries(stories)) {
  const history = story === 'without git' ? [] : ['--history', 'all'];
  policyAudit([make(), '--include-suppressed', ...history, ...formats.flatMap((format) => ['--format', `${format}=${path.join(reports, `${story}.${format}`)}`])]);
}
const written = (format: (typeof formats)[number]): readonly [string, string][] =>
  Object.keys(stories).map((story) => [story, readFileSync(path.join(reports, `${story}.${format}`), 'utf8')]);

describe('SARIF is accepted by the schema of the standard', () => {
  // It is of draft 4, whose "id" is none to newer readers.
  const { id: _, $schema: __, ...schema } = sarifSchema;
  const check = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

  test.each([...written('sarif'), ...written('code-scanning')])('%s', (_, text) => {
    check(JSON.parse(text));
    expect(check.errors ?? []).toEqual([]);
  });

  test('which refuses what is not SARIF', () => {
    const [, text] = written('sarif')[1] ?? ['', ''];
    expect(check(JSON.parse(text.replaceAll('"level": "error"', '"level": "grave"')))).toBe(false);
  });

  test('and has a line for each region, as its first errata demand', () => {
    const regions = written('sarif').flatMap(([, text]) => text.match(/"(?:region|deletedRegion)": \{\s*"\w+"/g) ?? []);
    expect(regions.length).toBeGreaterThan(100);
    expect(regions.filter((region) => !region.endsWith('"startLine"'))).toEqual([]);
  });
});

test('SARIF is read back by a library that makes comments on pull requests of it: every finding with its rule and its place', () => {
  const repository = stories['containers']?.() ?? '';
  const log = JSON.parse(policyAudit([repository, '--format', 'code-scanning']).stdout) as Log;
  const [read] = sarifToMarkdown({ owner: 'ann', repo: 'tool', branch: 'main', sourceRoot: '' })(log);
  const findings = reportOf(repository).results.flatMap(({ rule, verdict }) => (verdict.findings ?? []).map((finding) => ({ rule: rule.id, ...finding })));
  expect(findings.length).toBeGreaterThan(10);
  for (const { rule, path: file, line } of findings) {
    expect(read?.body).toContain(rule);
    if (file !== '.') expect(read?.body).toContain(`https://github.com/ann/tool/blob/main/${file}#L${line ?? 1}`);
  }
});

describe('JUnit is read back by a library that CI systems use', () => {
  test.each(Object.entries(stories))('%s: a case for each rule, and the same counts as in the report', async (_, make) => {
    const repository = make();
    const { results } = reportOf(repository);
    const number = (...statuses: readonly string[]): number => results.filter(({ verdict }) => statuses.includes(verdict.status)).length;
    const suites = await parseJunit(policyAudit([repository, '--format', 'junit']).stdout);
    if (!suites || !('testsuite' in suites)) throw new Error('no <testsuites>');
    const cases = (suites.testsuite ?? []).flatMap(({ testcase }) => testcase ?? []);
    expect({ tests: suites.tests, failures: suites.failures, errors: suites.errors }).toEqual({ tests: results.length, failures: number('fail'), errors: number('error') });
    expect({
      failed: cases.filter(({ failure }) => failure).length,
      broken: cases.filter(({ error }) => error).length,
      skipped: cases.filter(({ skipped }) => skipped).length,
    }).toEqual({ failed: number('fail'), broken: number('error'), skipped: number('manual', 'not-applicable') });
  });
});
