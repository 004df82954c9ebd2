import type { Facts, Job, PlacedStep, Setting, Workflow } from 'policy-audit';

/** A workflow that starts a job: its own, or one that calls it. */
export interface Start {
  readonly trigger: string;
  readonly owner: Workflow;
  readonly caller: Job | undefined;
}

/** Those of the triggers asked for that start a workflow. One that is called is started by the triggers of its callers. */
export const startsOf = (owner: Workflow, all: readonly Workflow[], wanted: RegExp): readonly Start[] => {
  const triggerOf = (workflow: Workflow): string | undefined => workflow.triggers.find(({ name }) => wanted.test(name))?.name;
  const calling = owner.triggers.some(({ name }) => name === 'workflow_call')
    ? all.flatMap((other) => other.jobs.filter(({ uses }) => uses?.value === `./${owner.path}`).map((caller) => ({ trigger: triggerOf(other), owner: other, caller })))
    : [];
  return [{ trigger: triggerOf(owner), owner, caller: undefined }, ...calling].flatMap(({ trigger, ...start }) => (trigger === undefined ? [] : [{ trigger, ...start }]));
};

/** A step as a job runs it. */
export interface Running {
  readonly workflow: Workflow;
  readonly job: Job;
  /** Where it stands in an action of the repository: the step that uses this, and what it gives it. */
  readonly user: PlacedStep['step'] | undefined;
  readonly inputs: readonly Setting[];
}

/** Says of a step which jobs run it: its own, or those that use the action of the repository in which it stands. */
export const runningIn = ({ steps }: Facts['workflows']): ((placed: PlacedStep) => readonly Running[]) => {
  const users = new Map<string, Running[]>();
  for (const { workflow, job, step } of steps) {
    const used = step.uses?.value;
    if (!workflow || !job || !used?.startsWith('./')) continue;
    const folder = used.slice(2).replace(/\/$/, '');
    const known = users.get(folder);
    const running = { workflow, job, user: step, inputs: step.with };
    if (known) known.push(running);
    else users.set(folder, [running]);
  }
  return ({ path, workflow, job }) => (workflow && job ? [{ workflow, job, user: undefined, inputs: [] }] : (users.get(path.slice(0, Math.max(path.lastIndexOf('/'), 0))) ?? []));
};
