import type { SightingKind } from './sighting-kind.ts';

/** What to look for in code of one language. */
export interface SightingPattern {
  readonly kind: SightingKind;
  readonly pattern: RegExp;
  readonly what?: string;
  /** Counts only in a file that has this as well: the library it is of, or that of the web. */
  readonly beside?: RegExp;
  /** Where the decisive brackets open: at the end of the match. */
  readonly args?: true;
  /** The match ends with a name that must be code, or put into a string: `{user.email}`, `${email}`. */
  readonly isValue?: true;
}
