import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { sarifToMarkdown } from '@security-alert/sarif-to-markdown';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse as parseJunit } from 'junit2json';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { makeFolder, makeRepository, policyAudit, reportOf, write } from '../repository.ts';

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

const require = createRequire(import.meta.url);
const multitool = path.dirname(createRequire(require.resolve('@microsoft/sarif-multitool/package.json')).resolve(`@microsoft/sarif-multitool-${process.platform}/package.json`));

describe('SARIF is accepted by', () => {
  const schema = JSON.parse(readFileSync(path.join(multitool, 'sarif-2.1.0.json'), 'utf8').replace(/^\uFEFF/, '')) as object;
  const check = new Ajv2020({ allErrors: true, strict: false, validateFormats: false }).compile(schema);

  test.each([...written('sarif'), ...written('code-scanning')])('the schema of the standard: %s', (_, text) => {
    check(JSON.parse(text));
    expect(check.errors ?? []).toEqual([]);
  });

  test('the same schema not at all when it is not SARIF', () => {
    const [, text] = written('sarif')[1] ?? ['', ''];
    expect(check(JSON.parse(text.replaceAll('"level": "error"', '"level": "grave"')))).toBe(false);
  });

  test('the validator of its authors, without an error or a warning; which it has for a log whose places have no lines', () => {
    const program = path.join(multitool, readdirSync(multitool).find((name) => /^Sarif\.Multitool(?:\.exe)?$/.test(name)) ?? '');
    chmodSync(program, 0o755); // npm does this itself, unless it was told to run no scripts
    const [, text = ''] = written('sarif').find(([story]) => story === 'containers') ?? [];
    // Its rule on reachable addresses would ask for each of them on the network.
    write(reports, {
      'offline.xml': '<Properties><Properties Key="SARIF2006.UrisShouldBeReachable.Options"><Property Key="RuleEnabled" Value="Disabled"/></Properties></Properties>',
      'worse.sarif': JSON.stringify(JSON.parse(text), (key, inner: unknown) => (key === 'region' ? undefined : inner)),
    });
    const validated = (...logs: readonly string[]): readonly (string | undefined)[] => {
      spawnSync(program, ['validate', ...logs, '--rule-kind', 'Sarif;Ghas', '--config', 'offline.xml', '--output', 'validated.sarif', '--log', 'ForceOverwrite'], { cwd: reports });
      const [run] = (JSON.parse(readFileSync(path.join(reports, 'validated.sarif'), 'utf8').replace(/^\uFEFF/, '')) as Log).runs;
      expect(run?.invocations?.[0]?.executionSuccessful).toBe(true);
      return (run?.results ?? []).map(({ ruleId, message }) => `${ruleId} ${message.arguments?.[0]}`);
    };
    expect(validated('secrets.sarif', 'containers.code-scanning', 'unreadable.sarif')).toEqual([]);
    expect(validated('worse.sarif').length).toBeGreaterThan(0);
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
