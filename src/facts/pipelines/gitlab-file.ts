import type { Call, Ignored, TriggerWord } from './step.ts';

/** What a script is made of: calls, or a part of another job (`!reference [.setup, script]`). */
export type Piece = { readonly calls: readonly Call[] } | { readonly job: string; readonly part: Part };
export type Part = 'before_script' | 'script' | 'after_script';

/** A job as one file writes it; undefined is what it does not say. Keywords: https://docs.gitlab.com/ci/yaml/ */
export interface GitlabJob {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly extends: readonly string[];
  readonly parts: { readonly [P in Part]?: readonly Piece[] | undefined };
  readonly ignored: Ignored | 'no' | undefined;
  readonly disabled: boolean | undefined;
  readonly triggers: readonly TriggerWord[] | undefined;
}

export interface GitlabFile {
  readonly jobs: readonly GitlabJob[];
  readonly defaults: { readonly [P in Part]?: readonly Piece[] | undefined };
}
