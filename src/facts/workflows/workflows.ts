import { defineFact } from '../fact.ts';
import { yamlRoot } from '../formats/yaml.ts';
import { zoneOf } from '../zone.ts';
import { readAction, readWorkflow } from './read-workflow.ts';
import type { Action, PlacedStep, Workflow } from './workflow.ts';

/** The workflows and actions of GitHub (and of Gitea and Forgejo, which read the same format). */
export interface Workflows {
  readonly workflows: readonly Workflow[];
  readonly actions: readonly Action[];
  /** The steps of all of them. */
  readonly steps: readonly PlacedStep[];
}

const workflowPath = /^\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/;
const actionPath = /(?:^|\/)action\.ya?ml$/;

export const workflows = defineFact({
  name: 'workflows',
  revision: 16,
  selects: ({ path, mode }) =>
    mode !== 'symlink' &&
    (workflowPath.test(path) ||
      (actionPath.test(path) && !['vendored', 'test', 'example'].includes(zoneOf(path)) && !/(?:^|\/)(?:tests?|fixtures?|examples?|testdata|node_modules|vendor)\//.test(path))),
  extract(file): Workflow | Action | undefined {
    const root = yamlRoot(file);
    return actionPath.test(file.path) && !workflowPath.test(file.path) ? readAction(file, root) : readWorkflow(file, root);
  },
  combine({ extracts }) {
    const all = extracts.map(({ value }) => value);
    const found = all.filter((value) => value.kind === 'workflow');
    const actions = all.filter((value) => value.kind === 'action');
    const steps = [
      ...found.flatMap((workflow) => workflow.jobs.flatMap((job) => job.steps.map((step): PlacedStep => ({ path: workflow.path, workflow, job, step })))),
      ...actions.flatMap((action) => action.steps.map((step): PlacedStep => ({ path: action.path, workflow: undefined, job: undefined, step }))),
    ];
    return { workflows: found, actions, steps };
  },
});
