import type { Location } from './location.ts';

/** What is said of a place, and how it could be mended. */

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';

/** From the gravest to the least. */
export const severityWords: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** From which severity on something fails: what --fail-on and failOn take. */
export const thresholdWords: readonly string[] = [...severityWords.filter((word) => word !== 'info'), 'none'];

/** Greater is graver. */
export const severityRank = (severity: Severity): number => -severityWords.indexOf(severity);

/** A place in the repository and what stands there. `secret` is the masked form; the value itself never leaves the extractor. */
export interface Evidence {
  readonly at: Location;
  readonly note: string;
  readonly secret?: SecretMark;
}

/** What may be told of a secret: a form too short to use, and a keyed hash that survives moved lines and files. */
export interface SecretMark {
  readonly masked: string;
  readonly fingerprint: string;
  /** How sure it is that it is one; how much it matters is the severity of the finding. */
  readonly confidence?: 'high' | 'medium' | 'low';
}

export interface Finding {
  /** One plain sentence: what is wrong, in the present tense. */
  readonly message: string;
  readonly at: Location;
  /** Differs from the rule's severity where this place is worse or better than the usual one. */
  readonly severity?: Severity;
  readonly secret?: SecretMark;
  readonly related?: readonly Evidence[];
  /** Which of the things that its rule looks at, where it looks at several: a sentence may speak of one and not of another. */
  readonly aspect?: string;
  /** What to do here, where it differs from the rule's remediation. */
  readonly remediation?: string;
  /** The closed list of places that were searched, for a finding that something is absent. */
  readonly searched?: readonly string[];
  /** The place only stands for the whole repository: where another one comes to stand for it, the finding is still the same. */
  readonly everywhere?: true;
  /** What would mend it, where that is known to the letter. */
  readonly fix?: Fix;
}

/** Changes that mend one finding. `safe`: programs go on as before, but for the rare one that lives from the weakness itself, such as a setuid program under no-new-privileges. */
export interface Fix {
  readonly safe: boolean;
  /** What it does, as an order: "Add .env to .gitignore". */
  readonly title: string;
  readonly edits: readonly [Edit, ...Edit[]];
}

/** Plain data, so that a rule stays pure; src/fix applies it, and only where the text is as the edit takes it to be. Lines and columns are 1-based. */
export type Edit =
  /** Whole lines, as they are, before this one. */
  | { readonly kind: 'insert'; readonly path: string; readonly before: number; readonly lines: readonly string[] }
  /** At the end of a file, which is made where it is missing. */
  | { readonly kind: 'append'; readonly path: string; readonly lines: readonly string[] }
  /** `old` stands at this place, or behind a quote there. */
  | { readonly kind: 'replace'; readonly path: string; readonly line: number; readonly column: number; readonly old: string; readonly text: string }
  /** Entries of a YAML map in block style, indented as their neighbours: first inside of the map whose key stands on this line, before or after the entry on it, or last in the map of that entry. */
  | { readonly kind: 'yaml-entries'; readonly path: string; readonly line: number; readonly put: 'inside' | 'before' | 'after' | 'last'; readonly lines: readonly string[] }
  /** A further item of a YAML list in block style, behind the one that begins on this line. */
  | { readonly kind: 'yaml-item'; readonly path: string; readonly line: number; readonly lines: readonly string[] };
