import { expect, test } from 'vitest';
import { below, type Files, judged } from './judged.ts';

const wf = (on: string, ...steps: readonly string[]): Files => ({
  '.github/workflows/sec.yml': `on:\n${on
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')}\njobs:\n  scan:\n    runs-on: ubuntu-latest\n    steps:\n${steps.map((s) => `      - ${s}\n`).join('')}`,
});
const push = 'push:\npull_request:';
const pc = (t: string): Files => ({ '.pre-commit-config.yaml': `repos:\n  - repo: https://github.com/x/y\n    rev: v1\n    hooks:\n      - id: ${t}\n` });
const js: Files = { 'package.json': '{"name":"x","dependencies":{"a":"1.0.0"}}', 'package-lock.json': '{"lockfileVersion":3,"packages":{}}' };
const cases: readonly (readonly [name: string, sentence: string, files: Files, verdict: string, heading?: string])[] = [
  ['ci', 'Automated security scanning in CI/CD', wf(push, 'run: pip-audit'), 'kept'],
  ['ci2', 'Dependency audits run via GitHub Actions', { ...js, ...wf(push, 'run: npm audit') }, 'kept'],
  ['ci2 of one language', 'Dependency audits run via GitHub Actions', { ...js, 'requirements.txt': 'idna==3.7\n', ...wf(push, 'run: npm audit') }, 'manual'],
  ['ci ignored', 'Automated security scanning in CI/CD', wf(push, 'run: pip-audit || true'), 'manual'],
  ['ci none', 'Automated security scanning in CI/CD', wf(push, 'run: pytest'), 'manual'],
  ['ci linter', 'Automated security scanning in CI/CD', wf(push, 'run: ruff check .'), 'manual'],
  ['ci commented', 'Automated security scanning in CI/CD', wf(push, 'run: pytest # pip-audit'), 'manual'],
  ['ci manual', 'Automated security scanning in CI/CD', wf('workflow_dispatch:', 'run: pip-audit'), 'manual'],
  ['other kind', 'Secret scanning in the CI pipeline', wf(push, 'run: pip-audit'), 'manual'],
  ['two', 'Dependency and secret scanning in CI', wf(push, 'run: pip-audit'), 'manual'],
  ['two ok', 'Dependency and secret scanning in CI', wf(push, 'run: pip-audit', 'run: gitleaks detect'), 'kept'],
  ['all', 'Security scanning in all pipelines', wf(push, 'run: pip-audit'), 'manual'],
  ['more', 'Automated security scanning of images in CI/CD', wf(push, 'run: pip-audit'), 'manual'],
  ['hook', 'Pre-commit hooks for security checks', pc('bandit'), 'kept'],
  ['hook gl', 'Pre-commit hooks for secret scanning', pc('gitleaks'), 'kept'],
  ['hook none', 'Pre-commit hooks for security checks', pc('black'), 'manual'],
  ['hook ci only', 'Pre-commit hooks for security checks', wf(push, 'run: bandit -r .'), 'manual'],
  ['weekly', 'Weekly security scanning in CI', wf("schedule:\n  - cron: '0 3 * * 1'", 'run: pip-audit'), 'kept'],
  ['weekly not', 'Weekly security scanning in CI', wf(push, 'run: pip-audit'), 'manual'],
  [
    'sched',
    'Schedule: Runs weekly (Mondays 03:15 UTC) + on all PRs',
    wf("pull_request:\nschedule:\n  - cron: '15 3 * * 1'", 'uses: github/codeql-action/analyze@v3'),
    'kept',
    'CodeQL Static Analysis',
  ],
  [
    'sched day',
    'Schedule: Runs weekly (Tuesdays 03:15 UTC) + on all PRs',
    wf("pull_request:\nschedule:\n  - cron: '15 3 * * 1'", 'uses: github/codeql-action/analyze@v3'),
    'manual',
    'CodeQL Static Analysis',
  ],
  [
    'sched hour',
    'Schedule: Runs weekly (Mondays 04:15 UTC) + on all PRs',
    wf("pull_request:\nschedule:\n  - cron: '15 3 * * 1'", 'uses: github/codeql-action/analyze@v3'),
    'manual',
    'CodeQL Static Analysis',
  ],
  ['sched tool', 'Schedule: Runs weekly (Mondays)', wf("schedule:\n  - cron: '15 3 * * 2'", 'run: pip-audit'), 'broken', 'pip-audit'],
  ['day of several', 'pip-audit runs every Monday', wf("schedule:\n  - cron: '0 3 * * 1-5'", 'run: pip-audit'), 'kept'],
  ['day of all', 'pip-audit runs daily at 06:00 UTC', wf("schedule:\n  - cron: '0 */6 * * *'", 'run: pip-audit'), 'kept'],
  ['both days', 'pip-audit runs weekly on Mondays and Thursdays', wf("schedule:\n  - cron: '0 3 * * 1'", 'run: pip-audit'), 'broken'],
  ['zone', 'pip-audit runs weekly (Mondays 03:15 EST)', wf("schedule:\n  - cron: '15 3 * * 1'", 'run: pip-audit'), 'manual'],
  ['afternoon', 'pip-audit runs weekly (Mondays 3:15 PM UTC)', wf("schedule:\n  - cron: '15 3 * * 1'", 'run: pip-audit'), 'manual'],
  ['date', 'pip-audit runs monthly on the 15th', wf("schedule:\n  - cron: '0 3 1 * *'", 'run: pip-audit'), 'manual'],
  ['rarer', 'Daily security scanning in CI', wf("schedule:\n  - cron: '0 3 * * 1'", 'run: pip-audit'), 'manual'],
  ['day of scans', 'Weekly security scanning in CI (Mondays)', wf("schedule:\n  - cron: '0 3 * * 2'", 'run: pip-audit'), 'manual'],
  ['static', 'Static security scanning in CI', wf(push, 'run: pip-audit'), 'manual'],
  ['no longer', 'Runs on every push', wf(push, 'run: pip-audit'), 'manual', 'Why we dropped Trivy'],
  ['sched no pr', 'Runs on every pull request', wf("schedule:\n  - cron: '15 3 * * 2'", 'run: pip-audit'), 'broken', 'pip-audit'],
  ['runs', 'Runs on every push and pull request', wf(push, 'run: pip-audit'), 'kept', 'pip-audit'],
  ['two tools', 'Runs on every push', wf(push, 'run: pip-audit'), 'manual', 'pip-audit and Trivy'],
  ['none', 'Runs on every push', wf(push, 'run: pip-audit'), 'broken', 'Trivy'],
  ['more words', 'Runs weekly on all release branches', wf("schedule:\n  - cron: '15 3 * * 2'", 'run: pip-audit'), 'manual', 'pip-audit'],
  [
    'tls',
    'All outbound HTTPS connections from the update checker enforce TLS 1.3 as the minimum protocol version',
    { 'srv.go': 'package main\nimport "crypto/tls"\nfunc s() { srv := &http.Server{TLSConfig: &tls.Config{MinVersion: tls.VersionTLS12}}; srv.ListenAndServeTLS("a","b") }\n' },
    'manual',
  ],
];

test.each(cases.map(([name, sentence, files, verdict, heading = 'Security features']) => ({ name, sentence, files, verdict, heading })))(
  'scans, where and when they run: $name',
  async ({ sentence, files, verdict, heading }) => {
    const verdicts = (await judged(below(heading, `- ${sentence}`), files)).map((statement) => statement.verdict);
    expect(new Set(verdicts)).toEqual(new Set([verdict]));
  },
);
