import { defineRule } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { anyDependencies, borrowedByHugo, runsOneOf } from './shared/runs-one-of.ts';

const tree = { 'go.mod': 'module x\n\ngo 1.25\n', 'main.go': 'package main\n' };

export default defineRule({
  id: 'ci/tool-vuln-go',
  title: 'CI checks Go dependencies for known vulnerabilities',
  severity: 'medium',
  rationale: 'New advisories come out for code that has not changed. Only a tool that compares what is really installed with the advisories, again and again, sees them in time.',
  remediation: 'Run one of these in CI so that it can fail the job: govulncheck, osv-scanner, trivy fs, grype, Snyk, nancy, dependency-review-action.',
  practices: ['dependencies/vulnerability-scan'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-05.03', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-1395', url: 'https://cwe.mitre.org/data/definitions/1395.html' },
  ],
  since: '0.1.0',
  needs: ['files', 'pipelines'],
  check: runsOneOf({
    language: 'Go',
    sources: [/(?:^|\/)go\.mod$/],
    borrowedBy: borrowedByHugo,
    tools: ['govulncheck', 'nancy', ...anyDependencies],
    does: 'looks for known vulnerabilities in Go dependencies',
    named: 'govulncheck, osv-scanner, trivy fs, grype, Snyk, nancy, dependency-review-action',
  }),
  examples: {
    bad: [{ name: 'nothing runs', files: { ...tree, ...workflow('      - run: make test\n') }, expect: { fail: ['go.mod'] } }],
    good: [
      { name: 'run as a command', files: { ...tree, ...workflow('      - run: go run golang.org/x/vuln/cmd/govulncheck@v1.1.4 ./...\n') }, expect: 'pass' },
      { name: 'another language', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
