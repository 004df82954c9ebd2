import { type Automaton, buildAutomaton } from '../automaton.ts';
import { requiredWords } from './required-words.ts';

/** Which of the watched expressions can match in one text. */
export interface Cues {
  may(pattern: RegExp): boolean;
}

const words = new Map<string, number>();
const wordsOf = new Map<RegExp, readonly number[]>();
export const watched: ReadonlyMap<RegExp, readonly number[]> = wordsOf;
let automaton: Automaton | undefined;

/** Of each text it is found out once, in one pass for all watched expressions, whether this one is worth running. To be called when the program loads. */
export const watch = (pattern: RegExp): RegExp => {
  const required = requiredWords(pattern.source);
  if (required) wordsOf.set(pattern, required.map(numberOf));
  automaton = undefined;
  return pattern;
};

const numberOf = (word: string): number => {
  const number = words.get(word) ?? words.size;
  words.set(word, number);
  return number;
};

export const cuesOf = (text: string): Cues => {
  automaton ??= buildAutomaton([...words.keys()]);
  const seen = new Uint8Array(words.size);
  // One byte a character: ASCII stays what it is, and all words are ASCII.
  automaton.scan(Buffer.from(text, 'latin1'), (word) => {
    seen[word] = 1;
  });
  return { may: (pattern) => wordsOf.get(pattern)?.some((word) => seen[word] === 1) ?? true };
};
