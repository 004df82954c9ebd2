import type { FactName } from '../facts/facts.ts';
import type { Gap } from '../gap.ts';
import { packed, unpacked } from '../packed.ts';

/** What one extractor said of one file: a value, nothing, or why it could not read it. Plain data. */
export interface KeptExtract {
  /** Of the fact. */
  readonly revision: number;
  readonly value?: unknown;
  /** The value, where many files are kept. */
  readonly packed?: string;
  readonly gap?: Gap;
  /** True when the file has secrets, and this holds nothing of them. */
  readonly secretFree?: true;
}

/** What the facts say of one file, by their names. */
export type FileExtracts = ReadonlyMap<FactName, KeptExtract>;

/** Has the extractor one and the same answer for many files? Then it froze it, or it is a number. */
export const isOneForMany = (value: unknown): boolean => typeof value !== 'string' && Object.isFrozen(value);

/** In bytes. What is smaller takes as much room when it is packed. */
const worthPacking = 300;

/**
 * The same in a quarter of the room, for those of a hundred thousand files that are kept until all are read. Each alone: what holds nothing of a secret is
 * remembered, and what stands beside it is not.
 */
export const pack = (extract: KeptExtract): KeptExtract => {
  const { value, ...rest } = extract;
  if (value === undefined || isOneForMany(value)) return extract;
  const small = packed(value, worthPacking);
  return small === undefined ? extract : { ...rest, packed: small };
};

export const valueIn = ({ value, packed: small }: Partial<KeptExtract>): unknown => (small === undefined ? value : unpacked(small));

export const hasValue = ({ value, packed: small }: Partial<KeptExtract>): boolean => value !== undefined || small !== undefined;
