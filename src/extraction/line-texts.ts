import type { AnyFact } from '../facts/fact.ts';
import type { FactName } from '../facts/facts.ts';
import { type FileExtracts, valueIn } from './kept-extract.ts';

/** What stands on each line of a file, without its blanks: findings are told apart by it. No rule sees it, and nobody remembers it. */
export const lineTexts: AnyFact = {
  name: 'lineTexts' as FactName,
  revision: 1,
  extract: (file) => (file.hasText ? file.lines.map((line) => line.replaceAll(/\s+/g, ' ').trim()) : undefined),
  combine: () => {
    throw new Error('nothing needs it');
  },
};

/** Undefined of a file that is too large to have lines. */
export const textsIn = (extracts: FileExtracts | undefined): readonly string[] | undefined => valueIn(extracts?.get(lineTexts.name) ?? {}) as readonly string[] | undefined;

export const withoutTexts = (extracts: FileExtracts): FileExtracts => new Map([...extracts].filter(([name]) => name !== lineTexts.name));
