import { dedent, defineRule, type Evidence, type Finding, judge, manual, type PipelineStep, type Severity } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { securityPart } from './shared/security-part.ts';

/** Where the tool stands: the CI step that leads to it, or the place that takes the teeth out of it. */
const placeOf = ({ path, line, column, via }: PipelineStep): Evidence['at'] => via[0] ?? { path, line, column };

export default defineRule({
  id: 'ci/workflow-security-step-ignored',
  title: 'Security tools in CI can fail the job',
  severity: 'medium',
  rationale:
    'A scan whose result nobody has to look at is soon looked at by nobody: findings pile up under a green tick, and the policy that promises the scan is true on paper only.',
  remediation: 'Remove continue-on-error, "|| true" or the exit code 0; accept individual findings in the settings of the tool, with a reason.',
  practices: ['ci/scan-blocking'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-06.02', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-390', url: 'https://cwe.mitre.org/data/definitions/390.html' },
  ],
  since: '0.1.0',
  needs: ['pipelines'],
  check({ pipelines }) {
    const steps = pipelines.steps.flatMap((step) => {
      const part = securityPart(step.tools);
      return part === undefined || step.system === 'build' || step.triggers.every((trigger) => trigger === 'commit') ? [] : [{ step, part }];
    });
    const enforced = new Set(steps.filter(({ step }) => !step.disabled && !step.ignored).map(({ part }) => part));
    const findings: Finding[] = [];
    const mild: Evidence[] = [];
    for (const { step, part } of steps) {
      if (enforced.has(part) || (!step.disabled && !step.ignored)) continue;
      const at = placeOf(step);
      const name = part.replace(':', ' ');
      if (step.disabled) findings.push({ message: `${name} is switched off.`, at, severity: 'low' satisfies Severity });
      else if (step.ignored?.explicit) findings.push({ message: `${name} runs in "${step.job}", but cannot fail it: ${step.ignored.how}.`, at });
      else mild.push({ at, note: `${name}: ${step.ignored?.how}` });
    }
    const evidence = steps
      .filter(({ step }) => !step.disabled && !step.ignored)
      .map(({ step, part }) => ({ at: placeOf(step), note: `${part.replace(':', ' ')} can fail "${step.job}"` }));
    if (findings.length === 0 && mild.length > 0) return manual('Does somebody look at what these tools find? By default they do not fail the job.', mild);
    return judge(findings, evidence, 'No security tool runs in CI.');
  },
  examples: {
    bad: [
      { name: '|| true', files: workflow('      - run: pip-audit || true\n'), expect: { fail: ['.github/workflows/ci.yml:7'] } },
      {
        name: 'allow_failure in GitLab',
        files: {
          '.gitlab-ci.yml': dedent`
            scan:
              allow_failure: true
              script:
                - gosec ./...
          `,
        },
        expect: { fail: ['.gitlab-ci.yml:4'] },
      },
    ],
    good: [
      { name: 'can fail', files: workflow('      - run: pip-audit\n'), expect: 'pass' },
      { name: 'a fallback that fails too', files: workflow('      - run: gosec ./... || { echo "see above"; exit 1; }\n'), expect: 'pass' },
      {
        name: 'the upload of a report may fail',
        files: workflow('      - uses: github/codeql-action/upload-sarif@v4\n        continue-on-error: true\n'),
        expect: 'not-applicable',
      },
    ],
  },
});
