import type { Pipelines } from './pipelines.ts';
import type { Step } from './step.ts';

/** A tool that a pipeline runs, where, on what, and whether it can fail the job. */
export interface ToolRun {
  readonly step: Step;
  /** The settings file that switches the tool on inside another one (gosec in .golangci.yml); else undefined. */
  readonly configured: { readonly path: string; readonly line: number; readonly column: number } | undefined;
  /** False when nothing the tool finds can fail the job. */
  readonly blocking: boolean;
}

/**
 * Does tool X run in CI, in a git hook or in the build, where, on which trigger, and can it fail the job? Names are those of tools.ts; `trivy` is any use of it, `trivy:image` one mode.
 * A step that is switched off does not run, nor does a reusable workflow that nothing here calls. Steps that only install the tool, ask for its version, or stand in a comment are not runs.
 */
export const toolRuns = (pipelines: Pick<Pipelines, 'steps' | 'switches'>, tool: string): readonly ToolRun[] =>
  pipelines.steps
    .filter(({ disabled, triggers, tools }) => !disabled && tools.includes(tool) && !(triggers.length > 0 && triggers.every((trigger) => trigger === 'call')))
    .map((step) => ({ step, configured: pipelines.switches.find((each) => each.tool === tool && step.tools.includes(each.inside)), blocking: step.ignored === undefined }));
