import type { NameKind } from '../values/secret-name.ts';
import type { Assignment } from './form.ts';
import type { Surroundings } from './surroundings.ts';

/** An assignment whose name and value, each for itself, speak for a secret. */
export interface Weighed {
  readonly assignment: Assignment;
  readonly name: string;
  readonly kind: NameKind;
  /** Trimmed, its escapes undone. */
  readonly value: string;
  readonly text: string;
  readonly surroundings: Surroundings;
  /** A person made it up; otherwise a machine did. */
  readonly weak: boolean;
  /** One of the keys and salts of WordPress, which may hold any sign, or the hash of a password. */
  readonly salted: boolean;
  /** Words, but in a place that something is signed or opened with. */
  readonly signs: boolean;
  /** A word that anybody would guess, set where it counts. */
  readonly stock: boolean;
  /** A stand-in, which opens all the same. */
  readonly opens: boolean;
  /** Reads like the name of a field. */
  readonly label: boolean;
}
