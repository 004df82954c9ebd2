import { dedent, defineRule } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { anyDependencies, runsOneOf } from './shared/runs-one-of.ts';

const tree = { Gemfile: "source 'https://rubygems.org'\n", 'app.rb': 'puts 1\n' };

export default defineRule({
  id: 'ci/tool-vuln-ruby',
  title: 'CI checks Ruby dependencies for known vulnerabilities',
  severity: 'medium',
  rationale: 'New advisories come out for code that has not changed. Only a tool that compares what is really installed with the advisories, again and again, sees them in time.',
  remediation: 'Run one of these in CI so that it can fail the job: bundler-audit, osv-scanner, trivy fs.',
  practices: ['dependencies/vulnerability-scan'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-05.03', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-1395', url: 'https://cwe.mitre.org/data/definitions/1395.html' },
  ],
  since: '0.1.0',
  needs: ['files', 'pipelines'],
  check: runsOneOf({
    language: 'Ruby',
    sources: [/(?:^|\/)Gemfile$/],
    tools: ['bundler-audit', ...anyDependencies],
    does: 'looks for known vulnerabilities in Ruby dependencies',
    named: 'bundler-audit, osv-scanner, trivy fs',
  }),
  examples: {
    bad: [
      { name: 'nothing runs', files: { ...tree, ...workflow('      - run: make test\n') }, expect: { fail: ['Gemfile'] } },
      {
        name: 'behind the end of the task that runs',
        files: {
          Gemfile: 'gem "rails"\n',
          Rakefile: dedent`
            task :default do
              sh 'make'
            end

            file 'report' do
              sh 'bundle audit check'
            end
          `,
          ...workflow('      - run: rake\n'),
        },
        expect: { fail: ['Gemfile'] },
      },
    ],
    good: [
      { name: 'run as a command', files: { ...tree, ...workflow('      - run: bundle exec bundle-audit check --update\n') }, expect: 'pass' },
      { name: 'another language', files: { 'README.md': '' }, expect: 'not-applicable' },
      {
        name: 'by a task of Rake',
        files: {
          Gemfile: 'gem "rails"\n',
          Rakefile: dedent`
            task default: %i[test audit]

            desc 'Known holes'
            task :audit do
              sh 'bundle audit check --update'
            end
          `,
          ...workflow('      - run: bundle exec rake\n'),
        },
        expect: 'pass',
      },
    ],
  },
});
