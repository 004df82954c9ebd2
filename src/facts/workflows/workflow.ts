import type { Place } from '../formats/data-node.ts';
import type { PlacedText } from '../formats/placed-text.ts';

/** GitHub Actions as written: nothing is expanded, every text keeps its place. Syntax: https://docs.github.com/actions/reference/workflow-syntax-for-github-actions */

/** One entry of `env`, `with`, `secrets` or `credentials`. */
export interface Setting {
  readonly name: string;
  readonly at: Place;
  /** Masked when it is `literal`. */
  readonly value: PlacedText;
  /** A secret that stands here in the clear: one that looks live, or one that a person made up. Equal values of a file have the same group. */
  readonly literal?: { readonly kind: 'secret' | 'weak'; readonly group: number };
}

export interface Trigger extends Place {
  readonly name: string;
  readonly types: readonly string[];
  /** Only for `push`: it names tags and no branches. */
  readonly tagsOnly: boolean;
  /** The branches that `branches` names; undefined where it names none. */
  readonly branches?: readonly string[];
  /** The tags that `tags` names; undefined where it names none. */
  readonly tags?: readonly string[];
  /** Only where some files change. */
  readonly hasPaths?: true;
  /** Only for `schedule`: as written. */
  readonly crons?: readonly string[];
  /** Names of `inputs` that hold free text. */
  readonly textInputs: readonly string[];
  /** What inputs hold where nobody fills them in, by their names. */
  readonly inputDefaults: readonly Setting[];
}

export interface Permissions extends Place {
  /** `read-all`, `write-all`, or nothing when scopes are listed. */
  readonly all: string | undefined;
  readonly scopes: readonly Setting[];
}

export interface Image extends PlacedText {
  readonly credentials: readonly Setting[];
  readonly env: readonly Setting[];
}

export interface Step extends Place {
  readonly name: string | undefined;
  readonly condition: PlacedText | undefined;
  readonly uses: PlacedText | undefined;
  /** What the comment behind the hash of a commit says it is: `v7.0.1` of `@3d3c42e… # v7.0.1`. */
  readonly usesVersion: string | undefined;
  readonly run: PlacedText | undefined;
  readonly with: readonly Setting[];
  readonly env: readonly Setting[];
  readonly continueOnError: PlacedText | undefined;
  readonly workingDirectory: string | undefined;
}

export interface Job extends Place {
  readonly id: string;
  readonly permissions: Permissions | undefined;
  readonly condition: PlacedText | undefined;
  readonly env: readonly Setting[];
  /** The labels, the group's name, or an expression. */
  readonly runsOn: readonly PlacedText[];
  readonly steps: readonly Step[];
  /** A reusable workflow. */
  readonly uses: PlacedText | undefined;
  readonly with: readonly Setting[];
  readonly secrets: readonly Setting[];
  readonly inheritsSecrets: Place | undefined;
  readonly container: Image | undefined;
  readonly services: readonly Image[];
  readonly continueOnError: PlacedText | undefined;
  readonly environment: boolean;
  /** Every value that the matrix gives a name, `include` too; this name itself has an expression that gives more of them. */
  readonly matrix: readonly Setting[];
  readonly needs: readonly string[];
  readonly outputs: readonly Setting[];
  readonly workingDirectory: string | undefined;
}

export interface Workflow {
  readonly kind: 'workflow';
  readonly path: string;
  readonly triggers: readonly Trigger[];
  readonly permissions: Permissions | undefined;
  readonly env: readonly Setting[];
  /** The key `jobs`. */
  readonly jobsAt: Place | undefined;
  readonly jobs: readonly Job[];
  readonly workingDirectory: string | undefined;
}

/** A composite action; actions in JavaScript or Docker have no steps. */
export interface Action {
  readonly kind: 'action';
  readonly path: string;
  readonly steps: readonly Step[];
  readonly inputs: readonly string[];
  readonly inputDefaults: readonly Setting[];
  /** `image` of a Docker action. */
  readonly image: PlacedText | undefined;
}

/** A step and where it stands. `job` is undefined in a composite action. */
export interface PlacedStep {
  readonly path: string;
  readonly workflow: Workflow | undefined;
  readonly job: Job | undefined;
  readonly step: Step;
}
