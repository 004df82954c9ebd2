import { dedent, defineRule } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { runsOneOfOnCode } from './shared/runs-one-of.ts';

const tree = { 'package.json': '{"name":"x","dependencies":{"left":"1.0.0"}}\n', 'index.js': 'export {};\n' };

export default defineRule({
  id: 'ci/tool-sast-js',
  title: 'CI runs static security analysis on JavaScript code',
  severity: 'medium',
  rationale: 'A static analyser sees the patterns behind most vulnerabilities (injection, weak cryptography, unsafe files) on every change, when they are cheapest to mend.',
  remediation: 'Run one of these in CI so that it can fail the job: CodeQL, semgrep, eslint-plugin-security, eslint-plugin-no-unsanitized, njsscan.',
  practices: ['ci/security-linter'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-06.02', url: 'https://baseline.openssf.org/' },
    { standard: 'OpenSSF Scorecard', control: 'SAST', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#sast' },
  ],
  since: '0.1.0',
  needs: ['files', 'pipelines', 'languages'],
  check: runsOneOfOnCode(['javascript'], {
    language: 'JavaScript',
    sources: [/(?:^|\/)package\.json$/, /\.[cm]?[jt]sx?$|\.vue$|\.svelte$/],
    tools: ['codeql:javascript', 'eslint-plugin-security', 'eslint-plugin-no-unsanitized', 'eslint-plugin-sdl', 'njsscan', 'semgrep', 'snyk:code', 'sonarqube', 'gitlab-sast'],
    does: 'looks for insecure JavaScript code',
    named: 'CodeQL, semgrep, eslint-plugin-security, eslint-plugin-no-unsanitized, njsscan',
  }),
  examples: {
    bad: [
      { name: 'nothing runs', files: { ...tree, ...workflow('      - run: make test\n') }, expect: { fail: ['package.json'] } },
      {
        name: 'eslint without a plugin for security',
        files: { ...tree, 'eslint.config.js': 'export default [];\n', ...workflow('      - run: npx eslint .\n') },
        expect: { fail: ['package.json'] },
      },
    ],
    good: [
      { name: 'run as a command', files: { ...tree, ...workflow('      - run: semgrep ci\n') }, expect: 'pass' },
      {
        name: 'eslint with the plugin',
        files: {
          ...tree,
          'eslint.config.js': "import security from 'eslint-plugin-security';\nexport default [security.configs.recommended];\n",
          ...workflow('      - run: npx eslint .\n'),
        },
        expect: 'pass',
      },
      {
        name: 'CodeQL through a matrix',
        files: {
          ...tree,
          '.github/workflows/codeql.yml': dedent`
            on: push
            jobs:
              a:
                strategy:
                  matrix:
                    language: [javascript-typescript]
                steps:
                  - uses: github/codeql-action/init@v4
                    with:
                      languages: \${{ matrix.language }}
          `,
        },
        expect: 'pass',
      },
      { name: 'another language', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
