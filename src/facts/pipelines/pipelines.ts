import { defineFact } from '../fact.ts';
import { expandSteps, type PipelineFile } from './expand.ts';
import { githubSteps, githubTargets } from './github.ts';
import { isPipelineFile, readPipelineFile } from './read-file.ts';
import type { Step, Switch } from './step.ts';

/** Everything that CI, git hooks and the build run, as one flat list, whatever system runs it. */
export interface Pipelines {
  readonly steps: readonly Step[];
  readonly switches: readonly Switch[];
  /** The files that describe pipelines or hooks. */
  readonly files: readonly string[];
}

export const pipelines = defineFact({
  name: 'pipelines',
  revision: 1,
  needs: ['workflows'],
  selects: isPipelineFile,
  extract: readPipelineFile,
  combine({ extracts, given }) {
    const read: readonly PipelineFile[] = extracts.map(({ file, value }) => ({ path: file.path, ...value }));
    const github = githubSteps(given.workflows).map(({ path, steps }): PipelineFile => ({ path, system: 'github-actions', steps }));
    const targets = [...githubTargets(given.workflows), ...read.flatMap(({ path, targets: own = [] }) => own.map((target) => ({ path, target })))];
    const switches = read.flatMap((file) => file.switches ?? []);
    const files = [...github, ...read.filter(({ steps }) => steps)];
    return { steps: expandSteps(files, targets, switches), switches, files: files.map(({ path }) => path) };
  },
});
