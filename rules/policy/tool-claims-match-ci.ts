import { dedent, defineRule, judgeClaims, toolClaim } from 'policy-audit';

const ci = (run: string): string => `on: [push, pull_request]\njobs:\n  lint:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${run}\n`;
const policy = (tools: string): string => `# Security policy\n\n## Security tools used\n\n${tools}\n`;

export default defineRule({
  id: 'policy/tool-claims-match-ci',
  title: 'The security tools named in the policy actually run',
  severity: 'medium',
  rationale:
    'A policy that names scanners nobody runs tells users of a care that is not taken. Only a pipeline, a target that it calls, or the settings of a tool that it runs count; comments and documents do not.',
  remediation: 'Run the tool in CI, or remove it from the policy.',
  practices: ['policy/tool-claims-match-ci'],
  references: [{ standard: 'OpenSSF Scorecard', control: 'SAST', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#sast' }],
  since: '0.1.0',
  needs: ['securityPolicy', 'pipelines', 'updateBots', 'workflows'],
  check: ({ securityPolicy, pipelines, updateBots, workflows }) =>
    judgeClaims(
      securityPolicy,
      (statement) => (/^(?:ci|dependencies|unknown)\b/.test(statement.subject) ? toolClaim(statement, { pipelines, updateBots, workflows }) : undefined),
      'The policy names no tool.',
    ),
  examples: {
    bad: [
      {
        name: 'named and not run',
        files: { 'SECURITY.md': policy('- govulncheck: known vulnerabilities'), '.github/workflows/ci.yml': ci('go test ./...') },
        expect: { fail: ['SECURITY.md:5'] },
      },
      {
        name: 'only in a comment',
        files: { 'SECURITY.md': policy('- bandit: static analysis'), '.github/workflows/ci.yml': `${ci('pytest')}      # - run: bandit -r src\n` },
        expect: { fail: ['SECURITY.md:5'] },
      },
      {
        name: 'no pipeline in the tree that could run it',
        files: { 'SECURITY.md': policy('- **gosec**: static security analyzer for Go'), 'go.mod': 'module x\n' },
        expect: { fail: ['SECURITY.md:5'] },
      },
      {
        name: 'said to block, and cannot',
        files: { 'SECURITY.md': policy('- Bandit scans block merging'), '.github/workflows/ci.yml': ci('bandit -r src || true') },
        expect: { fail: ['SECURITY.md:5'] },
      },
      {
        name: 'may be turned on in the settings of the platform',
        files: { 'SECURITY.md': policy('- CodeQL: semantic analysis'), '.github/workflows/ci.yml': ci('go vet ./...') },
        expect: 'manual',
      },
    ],
    good: [
      { name: 'run in CI', files: { 'SECURITY.md': policy('- bandit: static analysis'), '.github/workflows/ci.yml': ci('bandit -r src') }, expect: 'pass' },
      {
        name: 'inside another linter',
        files: {
          'SECURITY.md': policy('- **gosec**: static analysis'),
          '.github/workflows/ci.yml': ci('golangci-lint run'),
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
        name: 'no tool is named',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail us.
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
