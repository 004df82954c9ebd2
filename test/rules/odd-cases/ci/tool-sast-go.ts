import { workflow } from '../../../../rules/ci/shared/examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const tree = { 'go.mod': 'module x\n\ngo 1.25\n', 'main.go': 'package main\n' };

export default [
  { name: 'golangci-lint without its settings', files: { ...tree, ...workflow('      - uses: golangci/golangci-lint-action@v9\n') }, expect: { fail: ['go.mod'] } },
  { name: 'gosec is on, but nothing runs it', files: { ...tree, '.golangci.yml': 'linters: { enable: [gosec] }\n' }, expect: { fail: ['go.mod'] } },
  {
    name: 'on, and off again',
    files: {
      ...tree,
      ...workflow('      - uses: golangci/golangci-lint-action@v9\n'),
      '.golangci.yml': dedent`
        linters:
          enable-all: true
          disable:
            - gosec
      `,
    },
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
  {
    name: 'in golangci-lint, version 2',
    files: {
      ...tree,
      ...workflow('      - uses: golangci/golangci-lint-action@v9\n'),
      '.golangci.yml': dedent`
        version: "2"
        linters:
          default: none
          enable:
            - gosec
      `,
    },
    expect: 'pass',
  },
  {
    name: 'all linters',
    files: {
      ...tree,
      ...workflow('      - uses: golangci/golangci-lint-action@v9\n'),
      '.golangci.yml': dedent`
        version: "2"
        linters:
          default: all
      `,
    },
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
  {
    name: 'all but what the settings name, off by an option',
    files: { ...tree, ...workflow('      - run: golangci-lint run --disable-all --enable govet\n'), '.golangci.yml': 'linters: { enable: [gosec] }\n' },
    expect: 'pass',
  },
  { name: 'by an option of golangci-lint', files: { ...tree, ...workflow('      - run: golangci-lint run --enable-only gosec,govet\n') }, expect: 'pass' },
] satisfies readonly Example[];
