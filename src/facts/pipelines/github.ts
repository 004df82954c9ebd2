import type { Place } from '../formats/data-node.ts';
import { isOff, namedEvents } from '../workflows/named-events.ts';
import { isTrue } from '../workflows/read-workflow.ts';
import type { Action, Job, Setting, Workflow, Step as WorkflowStep } from '../workflows/workflow.ts';
import type { Workflows } from '../workflows/workflows.ts';
import { callsOf } from './calls.ts';
import type { Call, DraftStep, Ignored, StepSetting, Target, TriggerWord } from './step.ts';

const words: ReadonlyMap<string, TriggerWord> = new Map([
  ['push', 'push'],
  ['pull_request', 'pull_request'],
  ['pull_request_target', 'pull_request'],
  ['merge_group', 'pull_request'],
  ['schedule', 'schedule'],
  ['workflow_dispatch', 'manual'],
  ['repository_dispatch', 'manual'],
  ['release', 'tag'],
  ['create', 'tag'],
  ['workflow_call', 'call'],
]);

export interface WorkflowSteps {
  readonly path: string;
  readonly steps: readonly DraftStep[];
}

/** The steps of GitHub's workflows. One that can only be called is read where it is called from, if anything in the tree does. */
export const githubSteps = ({ workflows }: Workflows): readonly WorkflowSteps[] => {
  const called = new Set(workflows.flatMap(({ jobs }) => jobs.flatMap(({ uses }) => (uses?.value.startsWith('./') ? [uses.value.slice(2)] : []))));
  return workflows
    .filter(({ path, triggers }) => !(called.has(path) && triggers.every(({ name }) => name === 'workflow_call')))
    .map((workflow) => ({ path: workflow.path, steps: workflow.jobs.flatMap((job) => jobSteps(workflow, job)) }));
};

/** Composite actions and reusable workflows, by the path that `uses: ./…` names. */
export const githubTargets = ({ workflows, actions }: Workflows): readonly { readonly path: string; readonly target: Target }[] => [
  ...workflows.map((workflow) => ({
    path: workflow.path,
    target: {
      runner: 'workflow' as const,
      name: workflow.path,
      line: 1,
      column: 1,
      calls: workflow.jobs.flatMap((job) => jobSteps(workflow, job).flatMap((step) => withIgnored(step))),
      needs: [],
    },
  })),
  ...actions.map((action) => ({ path: action.path, target: actionTarget(action) })),
];

const actionTarget = (action: Action): Target => ({
  runner: 'action',
  name: action.path.replace(/\/?action\.ya?ml$/, ''),
  line: 1,
  column: 1,
  calls: action.steps
    .filter((step) => !isOff(step.condition?.value))
    .flatMap((step) => callsOfStep(beside(step, action.path)).map((call) => inFolder({ ...call, ignored: call.ignored ?? ignoredStep(step) }, step.workingDirectory))),
  needs: [],
});

/** The scripts of an action stand beside it. */
const beside = (step: WorkflowStep, path: string): WorkflowStep => {
  if (!step.run || !/action_path/i.test(step.run.value)) return step;
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
  return { ...step, run: { ...step.run, value: step.run.value.replaceAll(/\$\{\{\s{0,9}github\.action_path\s{0,9}\}\}|\$\{?GITHUB_ACTION_PATH\}?/g, () => folder) } };
};

const inFolder = (call: Call, folder: string | undefined): Call => (folder === undefined ? call : { ...call, folder: `${folder}/${call.folder ?? ''}` });

const withIgnored = (step: DraftStep): readonly Call[] =>
  step.disabled ? [] : step.calls.map((call) => inFolder({ ...call, ignored: call.ignored ?? step.ignored }, step.folder));

const jobSteps = (workflow: Workflow, job: Job): readonly DraftStep[] => {
  const triggers = [...new Set(workflow.triggers.map(({ name, tagsOnly }): TriggerWord => (tagsOnly ? 'tag' : (words.get(name) ?? 'other'))))];
  const jobTriggers = narrowed(triggers, job.condition?.value);
  const jobIgnored = isTrue(job.continueOnError) && job.continueOnError ? continueOnError(job.continueOnError) : undefined;
  const off = isOff(job.condition?.value);
  const matrix = matrixOf(job);
  const reusable: DraftStep[] = job.uses
    ? [
        {
          job: job.id,
          line: job.uses.line,
          column: job.uses.column,
          triggers: jobTriggers,
          calls: [useCall(job.uses.value, job.uses, job.with)],
          ignored: jobIgnored,
          disabled: off,
          folder: undefined,
        },
      ]
    : [];
  const steps = job.steps.map(
    (step): DraftStep => ({
      job: job.id,
      line: step.line,
      column: step.column,
      triggers: narrowed(jobTriggers, step.condition?.value),
      calls: callsOfStep(step, matrix),
      ignored: ignoredStep(step) ?? jobIgnored,
      disabled: off || isOff(step.condition?.value),
      folder: step.workingDirectory ?? job.workingDirectory ?? workflow.workingDirectory,
    }),
  );
  return [...reusable, ...steps];
};

/** The values of each name. */
type Matrix = ReadonlyMap<string, readonly string[]>;

/** A matrix makes no more jobs than this: https://docs.github.com/actions/reference/limits */
const maxJobs = 256;

const matrixOf = ({ matrix }: Job): Matrix => {
  const values = new Map<string, string[]>();
  for (const { name, value } of matrix) {
    const known = values.get(name) ?? [];
    if (known.length < maxJobs) known.push(value.value);
    values.set(name, known);
  }
  return values;
};

const callsOfStep = (step: WorkflowStep, matrix: Matrix = new Map()): readonly Call[] => [
  ...(step.uses ? [useCall(step.uses.value, step.uses, step.with, matrix)] : []),
  ...(step.run ? inTurns(step.run, matrix).flatMap((text) => callsOf(text)) : []),
];

const maxTurns = 20;

/** A script for each value of the matrix that stands in it: `${{ matrix.command }}` may be the command itself. */
const inTurns = (run: NonNullable<WorkflowStep['run']>, matrix: Matrix): readonly NonNullable<WorkflowStep['run']>[] => {
  const [written = '', name = ''] = /\$\{\{\s{0,9}matrix\.([\w.-]{1,100})\s{0,9}\}\}/.exec(run.value) ?? [];
  const values = matrix.get(name) ?? [];
  if (values.length === 0 || run.value.length > 10_000) return [run];
  return values.slice(0, maxTurns).map((value) => ({ line: run.line, column: run.column, value: run.value.replaceAll(written, () => value.slice(0, 500)) }));
};

const useCall = (uses: string, at: Place, given: readonly Setting[], matrix: Matrix = new Map()): Call => ({
  line: at.line,
  column: at.column,
  words: [],
  uses,
  settings: given.map(({ name, at: place, value }): StepSetting => ({ name, value: withMatrix(value.value, matrix), line: place.line, column: place.column })),
  ignored: undefined,
});

/** `${{ matrix.language }}` → all the values that the matrix has for it. */
const withMatrix = (value: string, matrix: Matrix): string =>
  value.replace(/\$\{\{\s*matrix\.([\w.-]+)\s*\}\}/g, (written, name: string) => matrix.get(name)?.join(', ').slice(0, longestList) ?? written);

/** In characters. */
const longestList = 2000;

const ignoredStep = (step: WorkflowStep): Ignored | undefined => (isTrue(step.continueOnError) && step.continueOnError ? continueOnError(step.continueOnError) : undefined);

const continueOnError = ({ line, column }: Place): Ignored => ({ how: 'continue-on-error: true', explicit: true, line, column });

/** What calls the workflow has an event of its own. */
const narrowed = (triggers: readonly TriggerWord[], condition: string | undefined): readonly TriggerWord[] => {
  const named = namedEvents(condition);
  if (!named) return triggers;
  const meant = named.names.map((name) => words.get(name) ?? 'other');
  return triggers.filter((trigger) => (named.are === 'the only ones' ? trigger === 'call' || meant.includes(trigger) : !meant.includes(trigger)));
};
