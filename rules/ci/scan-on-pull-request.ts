import { dedent, defineRule, type Evidence, judge, type PipelineStep } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { securityPart } from './shared/security-part.ts';

const evidenceOf = (part: string, { path, line, column, job, triggers }: PipelineStep): Evidence => ({
  at: { path, line, column },
  note: `${part.replace(':', ' ')} runs in "${job}" on ${triggers.join(', ')}`,
});

export default defineRule({
  id: 'ci/scan-on-pull-request',
  title: 'Security tools run on pull requests',
  severity: 'medium',
  rationale: 'A finding on a pull request is fixed before it is merged. After the merge, or once a week, it is one more item on a list.',
  remediation: 'Add pull_request to the triggers of the workflow that runs the security tools.',
  practices: ['ci/scan-on-pull-request'],
  references: [{ standard: 'OSPS Baseline', control: 'OSPS-VM-06.02', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['pipelines'],
  check({ pipelines }) {
    const steps = pipelines.steps.flatMap((step) => {
      const part = step.disabled || step.system === 'build' || step.triggers.every((trigger) => trigger === 'commit') ? undefined : securityPart(step.tools);
      return part === undefined ? [] : [{ part, step }];
    });
    const onPull = steps.filter(({ step }) => step.triggers.includes('pull_request'));
    const [first] = steps;
    return judge(
      first && onPull.length === 0
        ? [
            {
              message: `The security tools of this repository run on ${[...new Set(steps.flatMap(({ step }) => step.triggers))].join(', ')}, not on pull requests.`,
              at: evidenceOf(first.part, first.step).at,
            },
          ]
        : [],
      onPull.map(({ part, step }) => evidenceOf(part, step)),
      'No security tool runs in CI.',
    );
  },
  examples: {
    bad: [{ name: 'on pushes only', files: workflow('      - run: gosec ./...\n', '{ push: { branches: [main] } }'), expect: { fail: ['.github/workflows/ci.yml:7'] } }],
    good: [
      { name: 'on both', files: workflow('      - run: gosec ./...\n', '[push, pull_request]'), expect: 'pass' },
      {
        name: 'GitLab runs on every branch',
        files: {
          '.gitlab-ci.yml': dedent`
            scan:
              script:
                - gosec ./...
          `,
        },
        expect: 'pass',
      },
      { name: 'no tool', files: workflow('      - run: make\n'), expect: 'not-applicable' },
    ],
  },
});
