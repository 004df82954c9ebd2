import { defineRule, type Evidence, type Finding, judge } from 'policy-audit';

const app = (more = ''): string => `{"name": "app", "private": true,${more}\n "dependencies": {"left-pad": "1.3.0"}}\n`;

export default defineRule({
  id: 'dependencies/lockfile-conflict',
  title: 'Each manifest is locked by one package manager',
  severity: 'low',
  rationale:
    'Of two lock files one is stale: what a developer tests is not what the build installs, and a scanner or bot that reads the other one reports on versions that nobody runs.',
  remediation: 'Delete the lock file of the package manager that the project does not use, and name the one it does use in packageManager.',
  practices: ['dependencies/lockfile'],
  references: [{ standard: 'CWE', control: 'CWE-1357', url: 'https://cwe.mitre.org/data/definitions/1357.html' }],
  since: '0.1.0',
  needs: ['packages'],
  check({ packages: { units } }) {
    const evidence: Evidence[] = [];
    const findings: Finding[] = [];
    for (const manifest of units.filter(({ place }) => place === 'main').flatMap((unit) => unit.manifests)) {
      const beside = manifest.locks.filter(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/'))) === manifest.path.slice(0, Math.max(0, manifest.path.lastIndexOf('/'))));
      const [first] = beside;
      if (!first || evidence.some(({ at }) => at.path === first.path) || findings.some(({ at }) => beside.some(({ path }) => path === at.path))) continue;
      const named = manifest.manager;
      const other = named ? beside.find(({ manager }) => manager !== named.name) : beside.find(({ manager }) => manager !== first.manager);
      if (!other) evidence.push({ at: { path: first.path, line: 1 }, note: `the only lock file of ${manifest.path}` });
      else
        findings.push({
          message: named
            ? `${manifest.path} names ${named.name} as its package manager, and this lock file is ${other.manager}'s.`
            : `${manifest.path} has lock files of ${first.manager} and of ${other.manager}.`,
          at: { path: other.path, line: 1 },
          related: [
            named ? { at: { path: manifest.path, line: named.at.line }, note: 'names its package manager' } : { at: { path: first.path, line: 1 }, note: 'the other lock file' },
          ],
        });
    }
    return judge(findings, evidence, 'there is no lock file');
  },
  examples: {
    bad: [
      { name: 'two managers', files: { 'package.json': app(), 'package-lock.json': '{}', 'yarn.lock': '' }, expect: { fail: ['yarn.lock:1'] } },
      {
        name: 'not the one that is named',
        files: { 'package.json': app('"packageManager": "pnpm@10.1.0",'), 'package-lock.json': '{}' },
        expect: { fail: ['package-lock.json:1'] },
      },
      { name: 'poetry and uv', files: { 'pyproject.toml': '[project]\ndependencies = ["idna"]\n', 'poetry.lock': '', 'uv.lock': '' }, expect: { fail: ['poetry.lock:1'] } },
    ],
    good: [
      { name: 'one', files: { 'package.json': app('"packageManager": "yarn@4.9.0",'), 'yarn.lock': '' }, expect: 'pass' },
      { name: 'two names of one manager', files: { 'package.json': app(), 'bun.lock': '', 'bun.lockb': '' }, expect: 'pass' },
      { name: 'none', files: { 'package.json': app() }, expect: 'not-applicable' },
    ],
  },
});
