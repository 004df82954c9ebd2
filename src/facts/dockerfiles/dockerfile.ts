import type { Place } from '../formats/data-node.ts';
import type { ValueClass } from '../secrets/values/classify-value.ts';
import type { ShellCommand } from '../shell/shell-command.ts';
import type { Resolved } from './expand-variables.ts';
import type { ImageReference } from './image-reference.ts';
import type { Flag } from './instruction-words.ts';

/** What a Dockerfile says, stage by stage, with variables put in as far as their values are known. */
export interface DockerfileContent {
  readonly stages: readonly Stage[];
  /** ARG before the first FROM. */
  readonly globalArgs: readonly Variable[];
  /** Every image that a build fetches: FROM, COPY --from, RUN --mount=from. */
  readonly pulls: readonly Pull[];
}

export interface Stage extends Place {
  readonly index: number;
  readonly name?: string;
  readonly from: Resolved & Place;
  /** The earlier stage that it continues. */
  readonly base?: number;
  readonly scratch: boolean;
  /** The image at the bottom of the chain of stages; missing for scratch and where it cannot be known. */
  readonly image?: ImageReference;
  /** In force at the end of the stage, whether set here or in a stage that it continues. */
  readonly user?: InForce;
  readonly healthcheck?: Healthcheck;
  readonly entrypoint?: Start;
  readonly cmd?: Start;
  readonly exposes: readonly InForce[];
  /** Set in this stage, or in the builds of images on it (ONBUILD). */
  readonly variables: readonly Variable[];
  readonly runs: readonly Run[];
  readonly copies: readonly Copy[];
  /** Instructions in capitals, in order. Of ONBUILD ones, RUN, ARG and ENV are read; the others count for images built on this one only. */
  readonly keywords: readonly string[];
}

/** A setting of an image, and the stage that made it. */
export interface InForce extends Place {
  readonly stage: number;
  readonly value: Resolved;
}

export interface Variable extends Place {
  readonly kind: 'ENV' | 'ARG';
  readonly name: string;
  /** Does the name say that its value is a secret? */
  readonly secretName: boolean;
  readonly value?: VariableValue;
}

/** No value that may be a secret is kept. */
export interface VariableValue extends Place {
  /** What the value is with its variables put in; `text` is some literal under a name that says secret, not known to be anything else. */
  readonly class: ValueClass | 'text';
  /** Variables that it is made of. */
  readonly references: readonly string[];
  readonly end: Place;
  /** Only where neither the name nor the value says secret. */
  readonly text?: string;
}

export interface Healthcheck extends Place {
  readonly stage: number;
  /** HEALTHCHECK NONE, which turns one off. */
  readonly none: boolean;
  readonly commands: readonly ShellCommand[];
}

/** What CMD or ENTRYPOINT starts. */
export interface Start extends Place {
  readonly stage: number;
  readonly commands: readonly ShellCommand[];
}

export interface Run extends Place {
  readonly endLine: number;
  readonly commands: readonly ShellCommand[];
  /** The shell that reads it: sh unless SHELL says otherwise; the program itself for the JSON form. */
  readonly shell: string;
  readonly flags: readonly Flag[];
}

export interface Copy extends Place {
  readonly keyword: 'COPY' | 'ADD';
  readonly flags: readonly Flag[];
  /** The earlier stage that it copies from. */
  readonly fromStage?: number;
  /** Copies from another image or build context. */
  readonly fromElsewhere: boolean;
  readonly sources: readonly CopySource[];
  readonly destination: string;
}

export interface CopySource extends Place {
  readonly path: Resolved;
  /** A file whose text stands in the Dockerfile itself. */
  readonly heredoc: boolean;
}

export interface Pull extends Place {
  readonly by: 'FROM' | 'COPY --from' | 'RUN --mount';
  readonly stage: number;
  readonly name: Resolved;
  /** Missing where the name cannot be known. */
  readonly image?: ImageReference;
}
