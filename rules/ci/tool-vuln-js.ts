import { defineRule, notApplicable } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { anyDependencies, someRun } from './shared/runs-one-of.ts';

const tree = { 'package.json': '{"name":"x","dependencies":{"left":"1.0.0"}}\n' };

export default defineRule({
  id: 'ci/tool-vuln-js',
  title: 'CI checks JavaScript dependencies for known vulnerabilities',
  severity: 'medium',
  rationale: 'New advisories come out for code that has not changed. Only a tool that compares what is really installed with the advisories, again and again, sees them in time.',
  remediation: 'Run "npm audit" (or pnpm, yarn or bun audit), audit-ci, osv-scanner or trivy fs in CI so that it can fail the job.',
  practices: ['dependencies/vulnerability-scan'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-05.03', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-1395', url: 'https://cwe.mitre.org/data/definitions/1395.html' },
  ],
  since: '0.1.0',
  needs: ['packages', 'pipelines'],
  check({ packages, pipelines }) {
    const manifest = packages.manifests.find(
      ({ ecosystem, zone, dependencies }) => /^(?:npm|bun|deno)$/.test(ecosystem) && /^(?:runtime|deploy|ci)$/.test(zone) && dependencies.length > 0,
    );
    if (!manifest) return notApplicable('There is no package.json with dependencies.');
    return someRun(
      pipelines,
      {
        tools: ['npm-audit', 'audit-ci', 'better-npm-audit', 'retire', 'auditjs', ...anyDependencies],
        does: 'looks for known vulnerabilities in JavaScript dependencies',
        named: 'npm, pnpm, yarn or bun audit, audit-ci, better-npm-audit, osv-scanner, trivy fs, grype, Snyk, dependency-review-action',
      },
      manifest.path,
    );
  },
  examples: {
    bad: [
      { name: 'nothing runs', files: { ...tree, ...workflow('      - run: npm test\n') }, expect: { fail: ['package.json'] } },
      { name: 'signatures only', files: { ...tree, ...workflow('      - run: npm audit signatures\n') }, expect: { fail: ['package.json'] } },
    ],
    good: [
      { name: 'npm audit', files: { ...tree, ...workflow('      - run: npm audit --omit=dev\n') }, expect: 'pass' },
      { name: 'yarn, newer than 1', files: { ...tree, ...workflow('      - run: yarn npm audit --all\n') }, expect: 'pass' },
      {
        name: 'through a script of the package',
        files: { 'package.json': '{"dependencies":{"left":"1.0.0"},"scripts":{"check":"audit-ci --moderate"}}\n', ...workflow('      - run: npm run check\n') },
        expect: 'pass',
      },
      { name: 'the review of a pull request', files: { ...tree, ...workflow('      - uses: actions/dependency-review-action@v4\n', 'pull_request') }, expect: 'pass' },
      { name: 'no dependencies', files: { 'package.json': '{"name":"x"}\n' }, expect: 'not-applicable' },
    ],
  },
});
