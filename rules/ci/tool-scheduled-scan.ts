import { dedent, defineRule, type Evidence, judge, manual, toolRuns } from 'policy-audit';
import { anyDependencies, proof } from './shared/runs-one-of.ts';

const scanners = [
  'govulncheck',
  'nancy',
  'pip-audit',
  'uv-audit',
  'safety',
  'npm-audit',
  'audit-ci',
  'better-npm-audit',
  'cargo-audit',
  'cargo-deny',
  'bundler-audit',
  'dependency-check',
  'composer-audit',
  'dotnet-vulnerable',
  'mix-audit',
  'trivy:image',
  'grype:image',
  ...anyDependencies.filter((tool) => tool !== 'dependency-review'),
];

const scan = (on: string): Readonly<Record<string, string>> => ({ '.github/workflows/scan.yml': `on: ${on}\njobs:\n  a:\n    steps:\n      - run: govulncheck ./...\n` });

export default defineRule({
  id: 'ci/tool-scheduled-scan',
  title: 'Dependencies are also scanned on a schedule',
  severity: 'info',
  rationale: 'Advisories come out on days without a commit. A scan that only runs on changes is silent about a project that is at rest.',
  remediation: 'Add a schedule to the workflow of the scan, for example once a week.',
  practices: ['dependencies/vulnerability-scan'],
  references: [{ standard: 'OSPS Baseline', control: 'OSPS-VM-05.03', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['pipelines', 'securityPolicy'],
  check({ pipelines, securityPolicy: { policy } }) {
    const runs = scanners.flatMap((tool) => toolRuns(pipelines, tool).map((run) => ({ run, evidence: proof(tool, run) })));
    const inCi = runs.filter(({ run }) => !run.step.triggers.includes('commit') && run.step.system !== 'build');
    const scheduled = inCi.filter(({ run }) => run.step.triggers.includes('schedule'));
    const [first] = inCi;
    const alerts = policy?.statements.find(({ text, polarity, modality }) => /\bdependabot\b.{0,60}\balerts?\b/i.test(text) && polarity === 'asserts' && modality !== 'hedge');
    if (policy && alerts && first && scheduled.length === 0)
      return judge([], [{ at: { path: policy.path, line: alerts.line }, note: 'alerts of Dependabot, which need no schedule' }], '');
    if (
      first &&
      scheduled.length === 0 &&
      inCi.every(({ run }) => /^(?:gitlab|jenkins|buildkite|drone|woodpecker|travis|circleci|appveyor|bitbucket|cirrus|cloudbuild|codebuild)$/.test(run.step.system))
    )
      return manual(
        'Is this pipeline started on a schedule as well? That is set in the CI system, not in the repository.',
        inCi.map(({ evidence }): Evidence => evidence),
      );
    return judge(
      scheduled.length > 0 || !first ? [] : [{ message: 'The dependency scan runs only on changes, not on a schedule.', at: first.evidence.at }],
      scheduled.map(({ evidence }) => evidence),
      'No scan of the dependencies runs in CI.',
    );
  },
  examples: {
    bad: [{ name: 'on changes only', files: scan('[push, pull_request]'), expect: { fail: ['.github/workflows/scan.yml:5'] } }],
    good: [
      { name: 'weekly', files: scan("{ push: {}, schedule: [{ cron: '0 6 * * 1' }] }"), expect: 'pass' },
      {
        name: 'GitLab keeps its schedules elsewhere',
        files: {
          '.gitlab-ci.yml': dedent`
            scan:
              script:
                - govulncheck ./...
          `,
        },
        expect: 'manual',
      },
      {
        name: 'alerts come by themselves',
        files: {
          ...scan('push'),
          'SECURITY.md': dedent`
            # Security policy

            Dependabot alerts are enabled for this repository.
          `,
        },
        expect: 'pass',
      },
      { name: 'no scan', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
