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
      { name: 'by command', files: workflow('      - run: gh pr checkout "$NUMBER"\n', 'issue_comment'), expect: { fail: ['.github/workflows/ci.yml:7'] } },
    ],
    good: [
      { name: 'only the base', files: workflow('      - uses: actions/checkout@v6\n', 'pull_request_target'), expect: 'pass' },
      { name: 'only labels', files: workflow('      - uses: actions/labeler@v6\n', 'pull_request_target'), expect: 'pass' },
    ],
  },
});
