import { dedent, defineRule, judgeClaims, versionClaim } from 'policy-audit';

const policy = (...rows: readonly string[]): string => `# Security policy\n\n## Supported versions\n\n| Version | Supported |\n| --- | --- |\n${rows.join('\n')}\n`;
const manifest = '[project]\nname = "x"\nversion = "3.1.0"\n[build-system]\nrequires = []\n';
const yes = ':white_check_mark:';

export default defineRule({
  id: 'policy/supported-versions-match-tags',
  title: 'The supported versions in the policy match the version tags',
  severity: 'medium',
  rationale:
    'The table of supported versions is the part of a policy that ages first: it names versions that were never released, leaves out the newest, or says of one version that it is supported and that it is not.',
  remediation: 'Bring the table up to date, or say in words which versions get fixes ("the latest release").',
  practices: ['policy/supported-versions-match-tags'],
  references: [{ standard: 'OSPS Baseline', control: 'OSPS-DO-04.01', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['securityPolicy', 'gitTags', 'declaredVersions'],
  check: ({ securityPolicy, gitTags, declaredVersions }) =>
    judgeClaims(
      securityPolicy,
      (statement) => versionClaim(statement, securityPolicy.policy?.statements ?? [], gitTags, declaredVersions.all),
      'The policy names no supported version.',
    ),
  examples: {
    bad: [
      {
        name: 'the newest version is not supported',
        tags: ['v0.0.9', 'v0.0.10'],
        files: { 'SECURITY.md': policy(`| latest | ${yes} |`, '| < 1.0 | :x: |') },
        expect: { fail: ['SECURITY.md:8'] },
      },
      { name: 'the table is two majors behind', tags: ['v1.4.0', 'v3.0.0'], files: { 'SECURITY.md': policy(`| 1.x | ${yes} |`) }, expect: { fail: ['SECURITY.md:7'] } },
      {
        name: 'without a tag, the manifest is past the table',
        files: { 'SECURITY.md': policy(`| 1.x | ${yes} |`), 'pyproject.toml': manifest },
        expect: { fail: ['SECURITY.md:7'] },
      },
      { name: 'no version is tagged', files: { 'SECURITY.md': policy(`| latest | ${yes} |`) }, expect: 'manual' },
    ],
    good: [
      { name: 'the newest minor', tags: ['v2.1.0', 'v2.0.0', 'v1.0.0'], files: { 'SECURITY.md': policy(`| 2.1.x | ${yes} |`, '| < 2.1 | :x: |') }, expect: 'pass' },
      {
        name: 'without a tag, the manifest is in the table',
        files: { 'SECURITY.md': policy(`| 3.x | ${yes} |`, '| < 3 | :x: |'), 'pyproject.toml': manifest },
        expect: 'pass',
      },
      {
        name: 'no table',
        tags: ['v1.0.0'],
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail security@tool.example.
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
