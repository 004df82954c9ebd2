import { defineRule, judge } from 'policy-audit';

const calling = (secrets: string): Readonly<Record<string, string>> => ({
  '.github/workflows/ci.yml': `on: push\njobs:\n  call:\n    uses: example/ci/.github/workflows/x.yml@v1\n    secrets: ${secrets}\n`,
});

export default defineRule({
  id: 'ci/workflow-secrets-inherit',
  title: 'Reusable workflows are passed only the secrets they need',
  severity: 'low',
  rationale: '"secrets: inherit" hands every secret of the repository and the organisation to the workflow that is called, those included that are made next year.',
  remediation: 'List the secrets that the called workflow needs.',
  practices: ['ci/least-privilege-token'],
  references: [
    { standard: 'CWE', control: 'CWE-272', url: 'https://cwe.mitre.org/data/definitions/272.html' },
    { standard: 'zizmor', control: 'secrets-inherit', url: 'https://docs.zizmor.sh/audits/#secrets-inherit' },
  ],
  since: '0.1.0',
  needs: ['workflows'],
  check({ workflows }) {
    const calls = workflows.workflows.flatMap(({ path, jobs }) => jobs.flatMap((job) => (job.uses ? [{ path, job, uses: job.uses }] : [])));
    return judge(
      calls.flatMap(({ path, job, uses }) =>
        job.inheritsSecrets ? [{ message: `Every secret is passed to ${uses.value.replace(/@.*/, '')}.`, at: { path, ...job.inheritsSecrets } }] : [],
      ),
      calls
        .filter(({ job }) => !job.inheritsSecrets)
        .map(({ path, uses }) => ({ at: { path, line: uses.line, column: uses.column }, note: 'gets the secrets that are named, or none' })),
      'No workflow calls another one.',
    );
  },
  examples: {
    bad: [{ name: 'inherit', files: calling('inherit'), expect: { fail: ['.github/workflows/ci.yml:5'] } }],
    good: [
      { name: 'by name', files: calling('{ token: "${{ secrets.TOKEN }}" }'), expect: 'pass' },
      { name: 'no calls', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
