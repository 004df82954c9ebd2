import { defineRule, notApplicable } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { runsOneOf } from './shared/runs-one-of.ts';

const tree = { Gemfile: "source 'https://rubygems.org'\n", 'app.rb': 'puts 1\n' };

const gemfile = /(?:^|\/)Gemfile$/;
const ruby = /\.(?:rb|ru|rake)$/;
const otherCode = /\.(?:swift|mm?|kts?|java|go|py|rs|[cm]?[jt]sx?|cs|php|dart|cc|cpp|c)$|(?:^|\/)_(?:layouts|includes|sass)\//;

const runs = runsOneOf({
  language: 'Ruby',
  sources: [/(?:^|\/)Gemfile$|\.gemspec$/, /\.rb$|(?:^|\/)config\.ru$|(?:^|\/)Gemfile$/],
  tools: ['brakeman', 'codeql:ruby', 'semgrep', 'snyk:code', 'sonarqube', 'gitlab-sast'],
  does: 'looks for insecure Ruby code',
  named: 'brakeman, CodeQL, semgrep',
});

export default defineRule({
  id: 'ci/tool-sast-ruby',
  title: 'CI runs static security analysis on Ruby code',
  severity: 'medium',
  rationale: 'A static analyser sees the patterns behind most vulnerabilities (injection, weak cryptography, unsafe files) on every change, when they are cheapest to mend.',
  remediation: 'Run one of these in CI so that it can fail the job: brakeman, CodeQL, semgrep.',
  practices: ['ci/security-linter'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-06.02', url: 'https://baseline.openssf.org/' },
    { standard: 'OpenSSF Scorecard', control: 'SAST', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#sast' },
  ],
  since: '0.1.0',
  needs: ['files', 'pipelines'],
  // Beside code of another language, or the pages of Jekyll, a Gemfile is there for the tools that build it.
  check: ({ files, pipelines }) => {
    const toolsOnly =
      files.all.some(({ path }) => gemfile.test(path)) &&
      !files.all.some(({ path, zone }) => ruby.test(path) && (zone === 'runtime' || zone === 'deploy')) &&
      files.all.some(({ path }) => otherCode.test(path));
    return toolsOnly ? notApplicable('The Gemfile stands beside code of another language or pages, and there is no Ruby but it and what tests.') : runs({ files, pipelines });
  },
  examples: {
    bad: [{ name: 'nothing runs', files: { ...tree, ...workflow('      - run: make test\n') }, expect: { fail: ['Gemfile'] } }],
    good: [
      { name: 'run as a command', files: { ...tree, ...workflow('      - run: bundle exec brakeman -q\n') }, expect: 'pass' },
      { name: 'a Gemfile for the tools of an app in Swift', files: { Gemfile: "gem 'cocoapods'\n", 'Sources/App.swift': 'print(1)\n' }, expect: 'not-applicable' },
      { name: 'a theme of Jekyll', files: { Gemfile: "gem 'jekyll'\n", '_layouts/default.html': '{{ content }}\n' }, expect: 'not-applicable' },
      { name: 'tests in Ruby of a program in Go', files: { Gemfile: "gem 'minitest'\n", 'main.go': 'package main\n', 'test/test_go.rb': 'puts 1\n' }, expect: 'not-applicable' },
      { name: 'another language', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
