import { defineRule } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { borrowedByHugo, runsOneOfOnCode } from './shared/runs-one-of.ts';

const tree = { 'go.mod': 'module x\n\ngo 1.25\n', 'main.go': 'package main\n' };

export default defineRule({
  id: 'ci/tool-sast-go',
  title: 'CI runs static security analysis on Go code',
  severity: 'medium',
  rationale: 'A static analyser sees the patterns behind most vulnerabilities (injection, weak cryptography, unsafe files) on every change, when they are cheapest to mend.',
  remediation: 'Run one of these in CI so that it can fail the job: gosec, golangci-lint with gosec on, CodeQL, semgrep.',
  practices: ['ci/security-linter'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-06.02', url: 'https://baseline.openssf.org/' },
    { standard: 'OpenSSF Scorecard', control: 'SAST', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#sast' },
  ],
  since: '0.1.0',
  needs: ['files', 'pipelines', 'languages'],
  check: runsOneOfOnCode(['go'], {
    language: 'Go',
    sources: [/(?:^|\/)go\.mod$|\.go$/],
    borrowedBy: borrowedByHugo,
    tools: ['gosec', 'codeql:go', 'semgrep', 'snyk:code', 'sonarqube', 'gitlab-sast'],
    does: 'looks for insecure Go code',
    named: 'gosec, golangci-lint with gosec on, CodeQL, semgrep',
  }),
  examples: {
    bad: [{ name: 'nothing runs', files: { ...tree, ...workflow('      - run: make test\n') }, expect: { fail: ['go.mod'] } }],
    good: [
      { name: 'run as a command', files: { ...tree, ...workflow('      - run: gosec ./...\n') }, expect: 'pass' },
      { name: 'another language', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
