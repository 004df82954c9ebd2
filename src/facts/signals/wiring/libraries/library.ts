import type { Topic } from '../../signal.ts';

/** A library that brings a control. `names`: the exported names that are it; without them every name of the module is. */
export interface Library {
  readonly module: RegExp;
  readonly topics: readonly Topic[];
  readonly names?: RegExp;
  /** Much else is in the module: only what is imported by its name counts. */
  readonly byName?: true;
  /** What the code says where its options take a control of it away. */
  readonly without?: Partial<Record<Topic, RegExp>>;
  /** What the code says where its options give it a control that it has not by itself. */
  readonly given?: Partial<Record<Topic, RegExp>>;
}
