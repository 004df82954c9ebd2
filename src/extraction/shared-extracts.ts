import type { FactName } from '../facts/facts.ts';
import { type FileExtracts, isOneForMany, type KeptExtract, pack } from './kept-extract.ts';

/**
 * Most of the hundred thousand contents of a history hold nothing that anybody looks for: those share one record. So do those of which only what is one for
 * many is said. With `packs`, of which other values are said takes no more room than these, packed.
 */
export const sharer = (packs: boolean): ((extracts: FileExtracts) => FileExtracts) => {
  const shared = new Map<string, FileExtracts>();
  const numbers = new Map<unknown, number>([[undefined, 0]]);
  const numberOf = (value: unknown): number => {
    // Told at once: the work of a file may be stopped anywhere.
    if (!numbers.has(value)) numbers.set(value, numbers.size);
    return numbers.get(value) ?? 0;
  };
  const one = (extracts: FileExtracts): FileExtracts => {
    let key = '';
    for (const [name, { value, secretFree }] of extracts) key += `${name} ${numberOf(value)}${secretFree ? ' secretFree,' : ','}`;
    const known = shared.get(key) ?? extracts;
    shared.set(key, known);
    return known;
  };
  return (extracts) => {
    const own = [...extracts].filter(([, { value, gap }]) => gap !== undefined || (value !== undefined && !isOneForMany(value)));
    if (own.length === 0) return one(extracts);
    if (!packs) return extracts;
    const silent = new Map(extracts);
    for (const [name, { revision }] of own) silent.set(name, { revision });
    return new FewOfMany(one(silent), new Map(own.map(([name, extract]) => [name, pack(extract)])));
  };
};

/** A map like any other: a few entries of its own, in the place of those in one that many share. */
class FewOfMany implements ReadonlyMap<FactName, KeptExtract> {
  readonly #shared: FileExtracts;
  readonly #own: FileExtracts;

  constructor(shared: FileExtracts, own: FileExtracts) {
    this.#shared = shared;
    this.#own = own;
  }

  get size(): number {
    return this.#shared.size;
  }

  get(name: FactName): KeptExtract | undefined {
    return this.#own.get(name) ?? this.#shared.get(name);
  }

  has(name: FactName): boolean {
    return this.#shared.has(name);
  }

  *entries(): MapIterator<[FactName, KeptExtract]> {
    for (const [name, extract] of this.#shared) yield [name, this.#own.get(name) ?? extract];
  }

  [Symbol.iterator](): MapIterator<[FactName, KeptExtract]> {
    return this.entries();
  }

  keys(): MapIterator<FactName> {
    return this.#shared.keys();
  }

  *values(): MapIterator<KeptExtract> {
    for (const [, extract] of this.entries()) yield extract;
  }

  forEach(each: (extract: KeptExtract, name: FactName, map: FileExtracts) => void): void {
    for (const [name, extract] of this.entries()) each(extract, name, this);
  }
}
