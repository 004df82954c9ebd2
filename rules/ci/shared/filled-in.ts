import { type Facts, type Flow, flowsIn, type Job, type PlacedStep, type Setting } from 'policy-audit';
import { freeText, inputName } from './untrusted.ts';

/** Where an expression stands: in a step, or in a job that calls a workflow. */
interface Place extends Pick<PlacedStep, 'path' | 'workflow' | 'job'> {
  readonly step?: PlacedStep['step'];
}

/** What sets `env.NAME` or `matrix.NAME`. The innermost variable of a name is the one that counts; a matrix takes each of its values in turn. */
export const settingsBehind = ({ workflow, job, step }: Place, { path: [context, ...names] }: Flow): readonly Setting[] => {
  const name = names.join('.');
  if (context === 'matrix') return named(job?.matrix ?? [], name);
  return context === 'env' ? named([...(step?.env ?? []), ...(job?.env ?? []), ...(workflow?.env ?? [])], name).slice(0, 1) : [];
};

const named = (settings: readonly Setting[], name: string): readonly Setting[] => settings.filter((setting) => setting.name.toLowerCase() === name);

/** As many as GitHub follows. */
const maxCalls = 10;

/**
 * Answers whether somebody may write the text of an input. Nobody does where all callers leave it to a default or give a text of their own. Actions
 * outside of .github are there for others, too.
 */
export const inputsFilledIn = (all: Facts['workflows']): ((owner: Place, input: string) => boolean) => {
  const calls = callsOf(all);
  const actions = new Map(all.actions.map((action) => [action.path, action]));
  const known = new Map<string, boolean>();

  const isFilledIn = (owner: Place, input: string, depth = 0): boolean => {
    const key = `${owner.path}\n${input}`;
    const answer = known.get(key);
    if (answer !== undefined) return answer;
    // For the time being; GitHub refuses what calls itself.
    known.set(key, true);
    const found = mayBeGiven(owner, input, depth);
    known.set(key, found);
    return found;
  };

  const mayBeGiven = ({ path, workflow }: Place, input: string, depth: number): boolean => {
    const triggers = workflow?.triggers.filter(({ textInputs }) => textInputs.some((name) => name.toLowerCase() === input)) ?? [];
    if (workflow && triggers.length === 0) return false;
    if (!workflow && !/^\.(?:github|gitea|forgejo)\//.test(path)) return true;
    const callers = calls.get(path) ?? [];
    if (triggers.some(({ name }) => name !== 'workflow_call') || callers.length === 0 || depth >= maxCalls) return true;
    const ownDefaults = workflow ? triggers.flatMap(({ inputDefaults }) => inputDefaults) : (actions.get(path)?.inputDefaults ?? []);
    const isWritten = (by: Place, settings: readonly Setting[]): boolean => settings.some(({ value }) => flowsIn(value).some((flow) => bringsText(by, flow, depth + 1)));
    if (isWritten({ path, workflow, job: undefined }, named(ownDefaults, input))) return true;
    return callers.some(({ by, given }) => isWritten(by, named(given, input)));
  };

  /** What steps put out, and what they add to the environment, nobody can tell. */
  const bringsText = (by: Place, flow: Flow, depth: number, followed = false): boolean => {
    const [context = '', name] = flow.path;
    const input = inputName(flow);
    if (input !== undefined) return isFilledIn(by, input, depth);
    if (freeText(flow) !== undefined || /^(?:steps|needs)$/.test(context) || (context === 'inputs' && name === undefined)) return true;
    if (context !== 'env' && context !== 'matrix') return false;
    const settings = settingsBehind(by, flow);
    return followed || settings.length === 0 || settings.some(({ value }) => flowsIn(value).some((behind) => bringsText(by, behind, depth, true)));
  };

  return isFilledIn;
};

interface Call {
  readonly by: Place;
  readonly given: readonly Setting[];
}

/** Of the workflows and actions of the repository itself, by their paths. */
const callsOf = ({ workflows, actions, steps }: Facts['workflows']): ReadonlyMap<string, readonly Call[]> => {
  const pathOf = new Map<string, string>([
    ...workflows.map(({ path }) => [`./${path}`, path] as const),
    ...actions.map(({ path }) => [`./${path.replace(/\/action\.ya?ml$/, '')}`, path] as const),
  ]);
  const calls = new Map<string, Call[]>();
  const add = (uses: string | undefined, call: Call): void => {
    const path = uses === undefined ? undefined : pathOf.get(uses.replace(/\/$/, ''));
    if (path === undefined) return;
    const known = calls.get(path);
    if (known) known.push(call);
    else calls.set(path, [call]);
  };
  for (const workflow of workflows) for (const job of workflow.jobs) add(job.uses?.value, { by: { path: workflow.path, workflow, job }, given: job.with });
  for (const placed of steps) add(placed.step.uses?.value, { by: placed, given: placed.step.with });
  return calls;
};

/** Are all values of its matrix there to be read? Then one without a key leaves what stands behind `||`; an expression may add more of them. */
export const hasLiteralMatrix = ({ matrix }: Job): boolean => matrix.length > 0 && matrix.every(({ name }) => name !== 'include');
