import { dedent, defineRule, type Evidence, type Finding, judge, type Workflow } from 'policy-audit';

type Job = Workflow['jobs'][number];
type Judged = { readonly finding: Finding } | { readonly evidence: Evidence };

/** Does a job seem to need more of its token than reading the code, by what it runs and by the names of what it uses? Then somebody must say what. */
const writes = ({ steps, env, uses }: Job, ofAll: Workflow['env']): boolean =>
  uses !== undefined ||
  [ofAll, env, ...steps.flatMap((step) => [step.env, step.with])].flat().some(({ value }) => token.test(value.value)) ||
  steps.some(({ run, uses: action }) => action?.value.startsWith('./') || pushes.test(run?.value ?? '') || token.test(run?.value ?? '') || changes.test(action?.value ?? ''));
const token = /\b(?:secrets(?:\.|\[\s?['"])GITHUB_TOKEN|github(?:\.|\[\s?['"])token)\b/i;
const pushes =
  /\bgit[ ](?:-[cC][ ]\S{1,80}[ ]){0,4}push\b|\bgh[ ](?:release|pr|issue|label|api|workflow|cache|repo)[ ]|\b(?:gh-pages|gh-deploy|semantic-release|goreleaser release|release-it|release-please|changeset publish)\b|\bdocker push\b[^\n]{0,20}ghcr\.io/;
const changes =
  /release|publish|deploy|pages|stale|label|lock-|comment|pull-request|commit|push|changeset|codeql|sarif|scorecard|attest|provenance|github-script|reviewdog|merge|bump|tag|assign|backport|first-interaction|submission|report|delete-|paths-filter|danger|audit-check/i;

const judgeWorkflow = ({ path, permissions, env, jobs, jobsAt, triggers }: Workflow): readonly Judged[] => {
  const own = jobs.flatMap((job): Judged[] =>
    job.permissions?.all === 'write-all'
      ? [
          {
            finding: {
              message: `The job "${job.id}" gives its token full write access.`,
              at: { path, line: job.permissions.line, column: job.permissions.column },
              severity: 'high',
            },
          },
        ]
      : [],
  );
  return [...own, judgeTop()];

  function judgeTop(): Judged {
    const heirs = jobs.filter((job) => !job.permissions);
    if (!permissions) {
      const [first] = heirs;
      if (!first) return { evidence: { at: { path, line: jobs[0]?.line ?? 1 }, note: 'every job sets its own permissions' } };
      if (triggers.length > 0 && triggers.every(({ name }) => name === 'workflow_call'))
        return { evidence: { at: { path, line: triggers[0]?.line ?? 1 }, note: 'takes its permissions from the workflow that calls it' } };
      const names = heirs.map(({ id }) => `"${id}"`).join(', ');
      return {
        finding: {
          message: `${heirs.length === 1 ? `The job ${names} gets` : `The jobs ${names} get`} the default token of the repository, because neither the workflow nor the job sets permissions.`,
          at: { path, line: first.line, column: first.column },
          ...(jobsAt && !heirs.some((job) => writes(job, env))
            ? {
                fix: {
                  safe: false,
                  title: 'Let the token only read the code',
                  edits: [{ kind: 'yaml-entries', path, line: jobsAt.line, put: 'before', lines: ['permissions:', '  contents: read', ''] }],
                },
              }
            : {}),
        },
      };
    }
    const at = { path, line: permissions.line, column: permissions.column };
    if (permissions.all === 'write-all') return { finding: { message: 'The workflow gives the token of every job full write access.', at, severity: 'high' } };
    if (permissions.all === 'read-all') return { evidence: { at, note: 'read access only, but to everything; list the scopes that are needed' } };
    const written = permissions.scopes.filter(({ value }) => value.value === 'write');
    if (written.length > 0 && jobs.length > 1 && heirs.length > 0)
      return {
        finding: {
          message: `The workflow gives ${written.map(({ name }) => `${name}: write`).join(', ')} to all ${jobs.length} of its jobs, whether they need it or not.`,
          at,
        },
      };
    return { evidence: { at, note: written.length > 0 ? 'the write scopes serve the only job that inherits them' : 'read-only at the top' } };
  }
};

export default defineRule({
  id: 'ci/workflow-permissions',
  title: 'Workflow tokens have only the permissions each job needs',
  severity: 'medium',
  rationale: 'Every step and action in a job can use its token. One compromised action whose token can write contents can push code or publish a release.',
  remediation: 'Set "permissions: {}" or "contents: read" at the top of the workflow, and give each job only the write scopes it needs.',
  practices: ['ci/least-privilege-token'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-AC-04.01', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-272', url: 'https://cwe.mitre.org/data/definitions/272.html' },
    { standard: 'OpenSSF Scorecard', control: 'Token-Permissions', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#token-permissions' },
  ],
  since: '0.1.0',
  needs: ['workflows'],
  check({ workflows }) {
    // Gitea and Forgejo read the format and pass over `permissions`.
    const judged = workflows.workflows.filter(({ path, jobs }) => jobs.length > 0 && path.startsWith('.github/')).flatMap(judgeWorkflow);
    return judge(
      judged.flatMap((each) => ('finding' in each ? [each.finding] : [])),
      judged.flatMap((each) => ('evidence' in each ? [each.evidence] : [])),
      'There are no GitHub workflows.',
    );
  },
  examples: {
    bad: [
      {
        name: 'nothing is said',
        files: {
          '.github/workflows/ci.yml': dedent`
            on: push
            jobs:
              build:
                steps:
                  - run: make
          `,
        },
        expect: { fail: ['.github/workflows/ci.yml:3'] },
      },
      {
        name: 'a key without a value',
        files: {
          '.github/workflows/ci.yml': dedent`
            on: push
            permissions:
            jobs:
              build:
                steps:
                  - run: make
          `,
        },
        expect: { fail: ['.github/workflows/ci.yml:4'] },
      },
    ],
    good: [
      {
        name: 'no permissions at all',
        files: {
          '.github/workflows/ci.yml': dedent`
            on: push
            permissions: {}
            jobs:
              build:
                steps: []
          `,
        },
        expect: 'pass',
      },
      {
        name: 'a reusable workflow inherits',
        files: {
          '.github/workflows/lint.yml': dedent`
            on: workflow_call
            jobs:
              lint:
                steps: []
          `,
        },
        expect: 'pass',
      },
      { name: 'no workflows', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
