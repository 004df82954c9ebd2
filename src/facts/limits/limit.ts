/**
 * What a number limits. `rate`: how often in a time; `attempts`: failures before a lock, `lock`: its time; `lifetime`: of a token or session, `idle`: while nothing is done; `length`: of a
 * password, at least. `rounds`: of bcrypt, `derivation`: of PBKDF2; `memory` (bytes), `iterations` and `lanes`: of Argon2.
 */
export type LimitKind = 'rate' | 'attempts' | 'lock' | 'size' | 'lifetime' | 'idle' | 'length' | 'rounds' | 'derivation' | 'memory' | 'iterations' | 'lanes';

/** A limit that code or settings give as a number. */
export interface Limit {
  readonly kind: LimitKind;
  /** How many, how many bytes, or how many seconds. */
  readonly value: number;
  /** Of a rate: within how many seconds. */
  readonly seconds: number | undefined;
  /** Time in a unit that neither the expression nor the name tells: it may be milliseconds. */
  readonly isUnsure: boolean;
  /** A setting of this kind whose value takes more to know: it is 0, and no other value of the kind is the only one. */
  readonly isOpen?: true;
  /** The names and strings that stand round it, which tell what it is the limit of. */
  readonly of: string;
  /** As written. */
  readonly note: string;
  readonly path: string;
  readonly line: number;
}

/** As its file gives it. */
export type FoundLimit = Omit<Limit, 'path'>;

/** Of the names of a file these are kept: a limit hardly has another one. */
export const isWatched = (name: string): boolean => watched.test(name);
const watched =
  /limit|throttl|rate|max|attempt|lock|expir|ttl|life|size|round|cost|salt|window|timeout|duration|age|config|setting|security|auth|token|session|jwt|cookie|login|sign|option|upload|hash|passw|polic|guard/i;
