import type { BrokenDocument } from '../formats/yaml.ts';
import type { CiImage, CiInclude, CiSecret, HookSource } from './ci-material.ts';
import type { GitlabFile } from './gitlab-file.ts';
import type { DraftStep, Switch, System, Target } from './step.ts';

/** What the reader of one file found in it. */
export interface PipelineFile {
  readonly path: string;
  readonly system?: System;
  readonly steps?: readonly DraftStep[];
  readonly targets?: readonly Target[];
  readonly switches?: readonly Switch[];
  readonly gitlab?: GitlabFile;
  readonly images?: readonly CiImage[];
  readonly includes?: readonly CiInclude[];
  readonly secrets?: readonly CiSecret[];
  readonly hookSources?: readonly HookSource[];
  /** Where the file stops being readable. */
  readonly stop?: BrokenDocument;
}
