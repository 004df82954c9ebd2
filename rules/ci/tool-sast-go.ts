import { defineRule } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { runsOneOfOnCode } from './shared/runs-one-of.ts';

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
    tools: ['gosec', 'codeql:go', 'semgrep', 'snyk:code', 'sonarqube', 'gitlab-sast'],
    does: 'looks for insecure Go code',
    named: 'gosec, golangci-lint with gosec on, CodeQL, semgrep',
  }),
  examples: {
    bad: [
      { name: 'nothing runs', files: { ...tree, ...workflow('      - run: make test\n') }, expect: { fail: ['go.mod'] } },
      { name: 'golangci-lint without its settings', files: { ...tree, ...workflow('      - uses: golangci/golangci-lint-action@v9\n') }, expect: { fail: ['go.mod'] } },
      { name: 'gosec is on, but nothing runs it', files: { ...tree, '.golangci.yml': 'linters: { enable: [gosec] }\n' }, expect: { fail: ['go.mod'] } },
      {
        name: 'on, and off again',
        files: { ...tree, ...workflow('      - uses: golangci/golangci-lint-action@v9\n'), '.golangci.yml': 'linters:\n  enable-all: true\n  disable:\n    - gosec\n' },
        expect: { fail: ['go.mod'] },
      },
      { name: 'only installed', files: { ...tree, ...workflow('      - run: go install github.com/securego/gosec/v2/cmd/gosec@latest\n') }, expect: { fail: ['go.mod'] } },
      {
        name: 'on in settings that are not read',
        files: { ...tree, ...workflow('      - run: golangci-lint run -c build/lint.yml\n'), '.golangci.yml': 'linters: { enable: [gosec] }\n', 'build/lint.yml': 'linters: {}\n' },
        expect: { fail: ['go.mod'] },
      },
      {
        name: 'on in the settings, off by an option',
        files: { ...tree, ...workflow('      - run: golangci-lint run --disable gosec\n'), '.golangci.yml': 'linters: { enable: [gosec] }\n' },
        expect: { fail: ['go.mod'] },
      },
      { name: 'only in a comment', files: { ...tree, ...workflow('      - run: make\n      # - run: gosec ./...\n') }, expect: { fail: ['go.mod'] } },
    ],
    good: [
      { name: 'run as a command', files: { ...tree, ...workflow('      - run: gosec ./...\n') }, expect: 'pass' },
      {
        name: 'in golangci-lint, version 2',
        files: { ...tree, ...workflow('      - uses: golangci/golangci-lint-action@v9\n'), '.golangci.yml': 'version: "2"\nlinters:\n  default: none\n  enable:\n    - gosec\n' },
        expect: 'pass',
      },
      {
        name: 'all linters',
        files: { ...tree, ...workflow('      - uses: golangci/golangci-lint-action@v9\n'), '.golangci.yml': 'version: "2"\nlinters:\n  default: all\n' },
        expect: 'pass',
      },
      {
        name: 'in settings that the call names',
        files: { ...tree, ...workflow('      - run: golangci-lint run --config=build/lint.yml\n'), 'build/lint.yml': 'linters: { enable: [gosec] }\n' },
        expect: 'pass',
      },
      { name: 'by flag', files: { ...tree, ...workflow('      - run: golangci-lint run --enable gosec\n') }, expect: 'pass' },
      { name: 'through make', files: { ...tree, Makefile: 'lint:\n\tgosec ./...\n', ...workflow('      - run: make lint\n') }, expect: 'pass' },
      { name: 'CodeQL', files: { ...tree, ...workflow('      - uses: github/codeql-action/init@v4\n        with:\n          languages: go\n') }, expect: 'pass' },
      { name: 'another language', files: { 'README.md': '' }, expect: 'not-applicable' },
      {
        name: 'all but what the settings name, off by an option',
        files: { ...tree, ...workflow('      - run: golangci-lint run --disable-all --enable govet\n'), '.golangci.yml': 'linters: { enable: [gosec] }\n' },
        expect: 'pass',
      },
      { name: 'by an option of golangci-lint', files: { ...tree, ...workflow('      - run: golangci-lint run --enable-only gosec,govet\n') }, expect: 'pass' },
    ],
  },
});
