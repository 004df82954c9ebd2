import { defineRule } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { runsOneOf } from './shared/runs-one-of.ts';

const tree = { 'CMakeLists.txt': 'project(x C)\n', 'main.c': 'int main(void) { return 0; }\n' };

export default defineRule({
  id: 'ci/tool-sast-c',
  title: 'CI runs static security analysis on C and C++ code',
  severity: 'low',
  rationale: 'A static analyser sees the patterns behind most vulnerabilities (injection, weak cryptography, unsafe files) on every change, when they are cheapest to mend.',
  remediation: 'Run one of these in CI so that it can fail the job: CodeQL, the Clang analyzer, clang-tidy with cert or clang-analyzer checks, cppcheck, flawfinder, semgrep.',
  practices: ['ci/security-linter'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-06.02', url: 'https://baseline.openssf.org/' },
    { standard: 'OpenSSF Scorecard', control: 'SAST', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#sast' },
  ],
  since: '0.1.0',
  needs: ['files', 'pipelines'],
  check: runsOneOf({
    language: 'C and C++',
    sources: [/(?:^|\/)(?:CMakeLists\.txt|(?:GNUm|M|m)akefile(?:\.am|\.in)?|meson\.build|configure\.ac|BUILD(?:\.bazel)?)$/, /\.(?:c|cc|cpp|cxx)$/],
    tools: ['codeql:c', 'clang-analyzer', 'clang-tidy:security', 'cppcheck', 'flawfinder', 'coverity', 'semgrep', 'snyk:code', 'sonarqube', 'gitlab-sast'],
    does: 'looks for insecure C and C++ code',
    named: 'CodeQL, the Clang analyzer, clang-tidy with cert or clang-analyzer checks, cppcheck, flawfinder, semgrep',
  }),
  examples: {
    bad: [
      { name: 'nothing runs', files: { ...tree, ...workflow('      - run: make test\n') }, expect: { fail: ['CMakeLists.txt'] } },
      {
        name: 'clang-tidy for style',
        files: { ...tree, '.clang-tidy': 'Checks: readability-*\n', ...workflow('      - run: clang-tidy main.c\n') },
        expect: { fail: ['CMakeLists.txt'] },
      },
    ],
    good: [
      { name: 'run as a command', files: { ...tree, ...workflow('      - run: cppcheck --error-exitcode=1 src\n') }, expect: 'pass' },
      {
        name: 'clang-tidy for security, on the command line',
        files: { ...tree, ...workflow('      - run: clang-tidy -checks=-*,clang-analyzer-security.* main.c\n') },
        expect: 'pass',
      },
      { name: 'clang-tidy for security', files: { ...tree, '.clang-tidy': 'Checks: cert-*\n', ...workflow('      - run: clang-tidy main.c\n') }, expect: 'pass' },
      { name: 'another language', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
