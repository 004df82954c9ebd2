/** Structure that a value must have beyond its shape; the scanner verifies it offline and drops what fails. */
export type CheckName =
  /** Six base62 digits at the end are the CRC32 of the 30 characters between them and the prefix's `_` (GitHub's scheme). */
  | 'github-crc32'
  /** The same scheme in npm's tokens. */
  | 'npm-crc32'
  /** Three parts, the first two base64url of JSON objects, the header with an `alg`. */
  | 'jwt'
  /** Four-letter prefix of a key kind, then 16 characters of base32 that hold a 12-digit account number. */
  | 'aws-key-id'
  /** The value, or its longest part between dots and underscores that starts with `ey`, is base64 of a JSON object. */
  | 'base64-json'
  /** The part before the first dot is base64 of decimal digits (a Discord id). */
  | 'base64-digits';

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
