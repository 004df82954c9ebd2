import { dedent, defineRule } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { anyDependencies, runsOneOf } from './shared/runs-one-of.ts';

const tree = { 'requirements.txt': 'idna==3.7\n', 'app.py': 'print(1)\n' };

export default defineRule({
  id: 'ci/tool-vuln-python',
  title: 'CI checks Python dependencies for known vulnerabilities',
  severity: 'medium',
  rationale: 'New advisories come out for code that has not changed. Only a tool that compares what is really installed with the advisories, again and again, sees them in time.',
  remediation: 'Run one of these in CI so that it can fail the job: pip-audit, safety, uv audit, osv-scanner, trivy fs, grype, Snyk, dependency-review-action.',
  practices: ['dependencies/vulnerability-scan'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-05.03', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-1395', url: 'https://cwe.mitre.org/data/definitions/1395.html' },
  ],
  since: '0.1.0',
  needs: ['files', 'pipelines'],
  check: runsOneOf({
    language: 'Python',
    sources: [/(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg)|requirements[^/]*\.txt|Pipfile|uv\.lock|poetry\.lock)$|(?:^|\/)requirements\/[^/]+\.txt$/],
    tools: ['pip-audit', 'uv-audit', 'safety', ...anyDependencies],
    does: 'looks for known vulnerabilities in Python dependencies',
    named: 'pip-audit, safety, uv audit, osv-scanner, trivy fs, grype, Snyk, dependency-review-action',
  }),
  examples: {
    bad: [
      { name: 'nothing runs', files: { ...tree, ...workflow('      - run: make test\n') }, expect: { fail: ['requirements.txt'] } },
      { name: 'only installed', files: { ...tree, ...workflow('      - run: pip install pip-audit\n') }, expect: { fail: ['requirements.txt'] } },
    ],
    good: [
      { name: 'run as a command', files: { ...tree, ...workflow('      - run: pip-audit -r requirements.txt\n') }, expect: 'pass' },
      { name: 'uvx', files: { ...tree, ...workflow('      - run: uvx pip-audit\n') }, expect: 'pass' },
      {
        name: 'nox',
        files: {
          ...tree,
          'noxfile.py': dedent`
            import nox

            @nox.session
            def audit(session):
                session.run("pip-audit", "-r", "requirements.txt")
          `,
          ...workflow('      - run: nox -s audit\n'),
        },
        expect: 'pass',
      },
      { name: 'another language', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
