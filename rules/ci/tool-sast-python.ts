import { dedent, defineRule } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { runsOneOfOnCode } from './shared/runs-one-of.ts';

const tree = { 'requirements.txt': 'idna==3.7\n', 'app.py': 'print(1)\n' };

export default defineRule({
  id: 'ci/tool-sast-python',
  title: 'CI runs static security analysis on Python code',
  severity: 'medium',
  rationale: 'A static analyser sees the patterns behind most vulnerabilities (injection, weak cryptography, unsafe files) on every change, when they are cheapest to mend.',
  remediation: 'Run one of these in CI so that it can fail the job: bandit, ruff with the S rules, CodeQL, semgrep.',
  practices: ['ci/security-linter'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-06.02', url: 'https://baseline.openssf.org/' },
    { standard: 'OpenSSF Scorecard', control: 'SAST', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#sast' },
  ],
  since: '0.1.0',
  needs: ['files', 'pipelines', 'languages'],
  check: runsOneOfOnCode(['python'], {
    language: 'Python',
    sources: [/(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg)|requirements[^/]*\.txt|Pipfile|uv\.lock|poetry\.lock)$|(?:^|\/)requirements\/[^/]+\.txt$/, /\.py$/],
    tools: ['bandit', 'ruff:S', 'codeql:python', 'flake8-bandit', 'dlint', 'pysa', 'pylint-secure', 'semgrep', 'snyk:code', 'sonarqube', 'gitlab-sast'],
    does: 'looks for insecure Python code',
    named: 'bandit, ruff with the S rules, CodeQL, semgrep',
  }),
  examples: {
    bad: [{ name: 'nothing runs', files: { ...tree, ...workflow('      - run: make test\n') }, expect: { fail: ['requirements.txt'] } }],
    good: [
      { name: 'run as a command', files: { ...tree, ...workflow('      - run: bandit -r .\n') }, expect: 'pass' },
      {
        name: 'one of the commands of a matrix',
        files: {
          'setup.py': '',
          'app.py': '',
          '.github/workflows/ci.yml': dedent`
            on: pull_request
            jobs:
              a:
                strategy:
                  matrix:
                    command: [pytest, bandit -r src]
                steps:
                  - run: \${{ matrix.command }}
          `,
        },
        expect: 'pass',
      },
      { name: 'another language', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
