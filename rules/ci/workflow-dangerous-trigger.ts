import { defineRule, type Evidence, type Finding, flowsIn, type Job, judge, type PlacedStep, type Workflow } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { guarded, type Known, privileged, takes } from './shared/pull-request-code.ts';
import { type Running, runningIn, type Start, startsOf } from './shared/starts.ts';

const usesPower = (owner: Workflow, job: Job, caller: Job | undefined): boolean => {
  const permissions = job.permissions ?? caller?.permissions ?? owner.permissions;
  if (!permissions || permissions.all === 'write-all' || permissions.scopes.some(({ value }) => value.value === 'write')) return true;
  if (caller?.inheritsSecrets) return true;
  const settings = [...owner.env, ...job.env, ...(caller?.secrets ?? []), ...job.steps.flatMap((step) => [...step.env, ...step.with])].map(({ value }) => value);
  return [...settings, ...job.steps.flatMap(({ run }) => run ?? [])].some((text) => flowsIn(text).some(({ path }) => path[0] === 'secrets' && path[1] !== 'github_token'));
};

/** Whoever else opens a pull request is not let in; but whoever may push to the branch of the bot is. `github.actor` says only who acted last. */
const ofBot = /github\.event\.pull_request\.user\.login\s*==\s*'[\w-]+\[bot\]'/;

const judgeStep = ({ path, step }: PlacedStep, running: readonly Running[], starts: ReadonlyMap<Workflow, readonly Start[]>): Finding | undefined => {
  for (const { workflow: own, job, user, inputs } of running) {
    for (const { trigger, owner, caller } of starts.get(own) ?? []) {
      const ofWorkflow: Known = {
        env: [...own.env, ...job.env, ...(user ?? step).env],
        inputs: caller?.with ?? [],
        matrix: job.matrix,
        around: { env: [], inputs: [], matrix: caller?.matrix ?? [] },
      };
      const at = takes(step, user ? { ...ofWorkflow, env: [...ofWorkflow.env, ...step.env], inputs, around: ofWorkflow } : ofWorkflow);
      const deciding = [step, user, job, caller].map((each) => each?.condition?.value);
      if (!at || deciding.some((condition) => guarded(condition, trigger))) continue;
      const through = caller ? owner : user ? own : undefined;
      return {
        message: `A workflow started by ${trigger}${through ? ` (${through.path})` : ''} checks out code from the pull request; whatever it then runs of it gets at the secrets and token of this repository.`,
        at: { path, line: at.line, column: at.column },
        severity: job.environment || deciding.some((condition) => ofBot.test(condition ?? '')) ? 'medium' : usesPower(owner, job, caller) ? 'critical' : 'high',
      };
    }
  }
  return undefined;
};

const head = '${{ github.event.pull_request.head.sha }}';

export default defineRule({
  id: 'ci/workflow-dangerous-trigger',
  title: 'Privileged workflows do not run code from pull requests',
  severity: 'critical',
  rationale:
    'pull_request_target, workflow_run and issue_comment run with secrets and a token that may write, whoever opened the pull request. Its build scripts, tests and settings are code of a stranger.',
  remediation:
    'Build and test pull requests with the pull_request trigger. Where results must be written back, hand them over as data to a second workflow that checks out nothing.',
  practices: ['ci/least-privilege-token'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-BR-01.03', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-829', url: 'https://cwe.mitre.org/data/definitions/829.html' },
    { standard: 'OpenSSF Scorecard', control: 'Dangerous-Workflow', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#dangerous-workflow' },
  ],
  since: '0.1.0',
  needs: ['workflows'],
  check({ workflows }) {
    const runningOf = runningIn(workflows);
    const starts = new Map(workflows.workflows.map((workflow) => [workflow, startsOf(workflow, workflows.workflows, privileged)]));
    const findings = workflows.steps.flatMap((placed) => judgeStep(placed, runningOf(placed), starts) ?? []);
    const evidence = workflows.workflows.map(({ path, triggers }): Evidence => {
      const trigger = triggers.find(({ name }) => privileged.test(name));
      return trigger
        ? { at: { path, line: trigger.line, column: trigger.column }, note: `${trigger.name}, without taking the code of pull requests` }
        : { at: { path, line: triggers[0]?.line ?? 1 }, note: 'no trigger that gives pull requests the rights of the repository' };
    });
    return judge(findings, evidence, 'There are no GitHub workflows.');
  },
  examples: {
    bad: [
      {
        name: 'checks out the head',
        files: workflow(`      - uses: actions/checkout@v6\n        with:\n          ref: ${head}\n`, 'pull_request_target'),
        expect: { fail: ['.github/workflows/ci.yml:9'] },
      },
      {
        name: 'the merge commit',
        files: workflow('      - uses: actions/checkout@v6\n        with:\n          ref: refs/pull/${{ github.event.number }}/merge\n', 'pull_request_target'),
        expect: { fail: ['.github/workflows/ci.yml:9'] },
      },
      { name: 'by command', files: workflow('      - run: gh pr checkout "$NUMBER"\n', 'issue_comment'), expect: { fail: ['.github/workflows/ci.yml:7'] } },
      {
        name: 'through a variable',
        files: workflow(`      - run: git fetch origin "$SHA"\n        env:\n          SHA: ${head}\n`, 'pull_request_target'),
        expect: { fail: ['.github/workflows/ci.yml:7'] },
      },
      {
        name: 'through a variable of the job',
        files: {
          '.github/workflows/ci.yml': `on: pull_request_target\njobs:\n  a:\n    env:\n      SHA: ${head}\n    steps:\n      - uses: actions/checkout@v6\n        with:\n          ref: \${{ env.SHA }}\n      - run: git checkout "$SHA"\n`,
        },
        expect: { fail: ['.github/workflows/ci.yml:9', '.github/workflows/ci.yml:10'] },
      },
      {
        name: 'in a reusable workflow that one of these calls',
        files: {
          '.github/workflows/pr.yml': `on: pull_request_target\njobs:\n  a:\n    uses: ./.github/workflows/test.yml\n    with:\n      ref: ${head}\n`,
          '.github/workflows/test.yml':
            'on:\n  workflow_call:\n    inputs:\n      ref: { type: string }\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v6\n        with:\n          ref: ${{ inputs.ref }}\n',
        },
        expect: { fail: ['.github/workflows/test.yml:10'] },
      },
      {
        name: 'in an action of the repository, by its input',
        files: {
          ...workflow(`      - uses: ./.github/actions/code\n        with:\n          ref: ${head}\n`, 'pull_request_target'),
          '.github/actions/code/action.yml':
            'inputs:\n  ref: {}\nruns:\n  using: composite\n  steps:\n    - uses: actions/checkout@v6\n      with:\n        ref: ${{ inputs.ref }}\n',
        },
        expect: { fail: ['.github/actions/code/action.yml:8'] },
      },
      {
        name: 'in an action, by an input of its own that an input of the workflow gives',
        files: {
          '.github/workflows/pr.yml': `on: pull_request_target\njobs:\n  a:\n    uses: ./.github/workflows/build.yml\n    with:\n      ref: ${head}\n`,
          '.github/workflows/build.yml':
            'on:\n  workflow_call:\n    inputs:\n      ref: { type: string }\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: ./.github/actions/code\n        with:\n          ref: ${{ inputs.ref }}\n',
          '.github/actions/code/action.yml':
            'inputs:\n  ref: {}\nruns:\n  using: composite\n  steps:\n    - uses: actions/checkout@v6\n      with:\n        ref: ${{ inputs.ref }}\n',
        },
        expect: { fail: ['.github/actions/code/action.yml:8'] },
      },
      {
        name: 'the head of the run before, by a name that it does not have',
        files: workflow(
          '      - uses: actions/checkout@v6\n        with:\n          ref: ${{ github.event.workflow_run.head.sha }}\n      - run: npm ci\n',
          '{ workflow_run: { workflows: [CI] } }',
        ),
        expect: { fail: ['.github/workflows/ci.yml:9'] },
      },
      {
        name: 'after another workflow',
        files: workflow('      - uses: actions/checkout@v6\n        with:\n          ref: ${{ github.event.workflow_run.head_branch }}\n', '{ workflow_run: { workflows: [CI] } }'),
        expect: { fail: ['.github/workflows/ci.yml:9'] },
      },
    ],
    good: [
      { name: 'only the base', files: workflow('      - uses: actions/checkout@v6\n', 'pull_request_target'), expect: 'pass' },
      { name: 'only labels', files: workflow('      - uses: actions/labeler@v6\n', 'pull_request_target'), expect: 'pass' },
      { name: 'plain pull_request', files: workflow(`      - uses: actions/checkout@v6\n        with:\n          ref: ${head}\n`, 'pull_request'), expect: 'pass' },
      {
        name: 'pull requests of the repository itself',
        files: workflow(
          `      - uses: actions/checkout@v6\n        if: github.event.pull_request.head.repo.full_name == github.repository\n        with:\n          ref: ${head}\n`,
          'pull_request_target',
        ),
        expect: 'pass',
      },
    ],
  },
});
