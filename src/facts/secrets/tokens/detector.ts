import type { CheckName } from '../values/checks.ts';

/** One credential format of one provider: a row of the generated table, compiled from `rules/secrets/detectors/*.yaml`. */
export interface DetectorRow {
  readonly id: string;
  readonly provider: string;
  readonly name: string;
  /** Lower case; one of them stands within the window round every match, in any case. */
  readonly keywords: readonly string[];
  readonly regex: string;
  /** `''` or `'i'`. */
  readonly flags: string;
  /** The group that holds the secret. */
  readonly capture: number;
  /** How many characters before and after a keyword the regex may need. */
  readonly window: readonly [before: number, after: number];
  /** Every match holds so many token characters one after the other (token-runs.ts). */
  readonly run?: number;
  /** What tells more, for a path is a run as well: so many of them are letters and digits, or hexadecimal digits. */
  readonly alphanumeric?: number;
  readonly hex?: number;
  /** Only the name that the value is given makes it a secret: the keywords stand in the name. */
  readonly named?: true;
  /** Least Shannon bits per character of the secret. */
  readonly entropy?: number;
  readonly check?: CheckName;
  /** One of these words, lower case, must stand in the same line or the assigned name. */
  readonly near?: readonly string[];
  readonly severity: 'critical' | 'high' | 'medium' | 'low';
  readonly confidence: 'high' | 'medium' | 'low';
  /** The provider's page on revoking or replacing the credential. */
  readonly rotate: string;
}
