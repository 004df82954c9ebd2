import { defineRule } from 'policy-audit';
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
    bad: [
      { name: 'nothing runs', files: { ...tree, ...workflow('      - run: make test\n') }, expect: { fail: ['requirements.txt'] } },
      { name: 'ruff without the rules for security', files: { ...tree, ...workflow('      - run: ruff check .\n') }, expect: { fail: ['requirements.txt'] } },
      { name: 'only installed', files: { ...tree, ...workflow('      - run: pip install bandit\n') }, expect: { fail: ['requirements.txt'] } },
    ],
    good: [
      { name: 'run as a command', files: { ...tree, ...workflow('      - run: bandit -r .\n') }, expect: 'pass' },
      { name: 'ruff with S', files: { ...tree, ...workflow('      - run: ruff check .\n'), 'pyproject.toml': "[tool.ruff.lint]\nselect = ['E', 'S']\n" }, expect: 'pass' },
      { name: 'ruff by flag', files: { ...tree, ...workflow('      - run: ruff check --select E,S .\n') }, expect: 'pass' },
      { name: 'through tox', files: { ...tree, 'tox.ini': '[testenv:lint]\ncommands = bandit -r src\n', ...workflow('      - run: tox -e lint\n') }, expect: 'pass' },
      {
        name: 'a hook of pre-commit',
        files: { ...tree, '.pre-commit-config.yaml': 'repos:\n  - repo: https://github.com/PyCQA/bandit\n    rev: 1.8.0\n    hooks:\n      - id: bandit\n' },
        expect: 'pass',
      },
      { name: 'another language', files: { 'README.md': '' }, expect: 'not-applicable' },
      {
        name: 'one of the commands of a matrix',
        files: {
          'setup.py': '',
          'app.py': '',
          '.github/workflows/ci.yml':
            'on: pull_request\njobs:\n  a:\n    strategy:\n      matrix:\n        command: [pytest, bandit -r src]\n    steps:\n      - run: ${{ matrix.command }}\n',
        },
        expect: 'pass',
      },
    ],
  },
});
