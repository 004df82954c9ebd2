import { defineRule, type Evidence, type Finding, judge, manual, type PipelineStep, type Severity } from 'policy-audit';
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
      { name: 'continue-on-error', files: workflow('      - run: govulncheck ./...\n        continue-on-error: true\n'), expect: { fail: ['.github/workflows/ci.yml:7'] } },
      {
        name: 'exit code 0',
        files: workflow("      - uses: aquasecurity/trivy-action@0.33.1\n        with:\n          scan-type: fs\n          exit-code: '0'\n"),
        expect: { fail: ['.github/workflows/ci.yml:7'] },
      },
      {
        name: 'a flag in a target of make',
        files: { Makefile: 'scan:\n\tbandit -r . --exit-zero\n', ...workflow('      - run: make scan\n') },
        expect: { fail: ['.github/workflows/ci.yml:7'] },
      },
      { name: 'allow_failure in GitLab', files: { '.gitlab-ci.yml': 'scan:\n  allow_failure: true\n  script:\n    - gosec ./...\n' }, expect: { fail: ['.gitlab-ci.yml:4'] } },
      {
        name: 'set +e, and a script that ends well whatever happens',
        files: workflow('      - run: |\n          set +e\n          gosec ./...\n          echo "found: $?"\n          exit 0\n'),
        expect: { fail: ['.github/workflows/ci.yml:9'] },
      },
      {
        name: 'the same over the lines of a script in Bitbucket',
        files: {
          'bitbucket-pipelines.yml': 'pipelines:\n  default:\n    - step:\n        script:\n          - set +e\n          - pip-audit\n          - exit 0\n',
        },
        expect: { fail: ['bitbucket-pipelines.yml:6'] },
      },
      {
        name: 'and in GitLab, where another command has the last word',
        files: { '.gitlab-ci.yml': 'scan:\n  script:\n    - set +o errexit\n    - gosec ./...\n    - make report\n' },
        expect: { fail: ['.gitlab-ci.yml:4'] },
      },
      {
        name: 'in the form of an expression',
        files: workflow('      - run: pip-audit\n        continue-on-error: ${{ true }}\n'),
        expect: { fail: ['.github/workflows/ci.yml:7'] },
      },
      { name: 'switched off', files: workflow('      - run: gosec ./...\n        if: ${{ false }}\n'), expect: { fail: ['.github/workflows/ci.yml:7'] } },
    ],
    good: [
      { name: 'can fail', files: workflow('      - run: pip-audit\n'), expect: 'pass' },
      {
        name: 'a table that fails, then a report for the web page',
        files: workflow(
          "      - uses: aquasecurity/trivy-action@0.33.1\n        with:\n          scan-type: fs\n          exit-code: '1'\n      - uses: aquasecurity/trivy-action@0.33.1\n        with:\n          scan-type: fs\n          exit-code: '0'\n",
        ),
        expect: 'pass',
      },
      {
        name: 'the upload of a report may fail',
        files: workflow('      - uses: github/codeql-action/upload-sarif@v4\n        continue-on-error: true\n'),
        expect: 'not-applicable',
      },
      { name: 'a fallback that fails too', files: workflow('      - run: gosec ./... || { echo "see above"; exit 1; }\n'), expect: 'pass' },
      {
        name: 'set +e, and the result is looked at later',
        files: workflow('      - run: |\n          set +e\n          gosec ./... > out\n          code=$?\n          cat out\n          exit $code\n'),
        expect: 'pass',
      },
      {
        name: 'set +e, taken back before the tool runs, or the tool has the last word',
        files: {
          '.gitlab-ci.yml': 'scan:\n  script:\n    - set +e\n    - make clean\n    - set -e\n    - gosec ./...\n    - exit 0\n',
          'bitbucket-pipelines.yml': 'pipelines:\n  default:\n    - step:\n        script:\n          - set +e\n          - pip-audit\n',
        },
        expect: 'pass',
      },
      { name: 'a tool that is mild by default', files: workflow('      - run: trivy fs .\n'), expect: 'manual' },
      {
        name: 'a task of Rake whose answer nobody asks for',
        files: { Rakefile: "task :scan do\n  system 'bundle audit check'\nend\n", ...workflow('      - run: rake scan\n') },
        expect: 'manual',
      },
    ],
  },
});
