import { type Automaton, buildAutomaton } from '../../text/automaton.ts';
import { requiredWords } from './required-words.ts';

/** Which of the watched expressions can match in one text. */
export interface Cues {
  may(pattern: RegExp): boolean;
}

const patterns = new Set<RegExp>();

/** Of each text it is found out once, in one pass for all watched expressions, whether this one is worth running. To be called when the program loads. */
export const watch = (pattern: RegExp): RegExp => {
  patterns.add(pattern);
  known = undefined;
  return pattern;
};

interface Watched {
  readonly automaton: Automaton;
  readonly words: number;
  /** The numbers of the words of which each match holds one. */
  readonly wordsOf: ReadonlyMap<RegExp, readonly number[]>;
}

let known: Watched | undefined;

const watched = (): Watched => {
  const words = new Map<string, number>();
  const numberOf = (word: string): number => {
    const number = words.get(word) ?? words.size;
    words.set(word, number);
    return number;
  };
  const wordsOf = new Map<RegExp, readonly number[]>();
  for (const pattern of patterns) {
    const required = requiredWords(pattern.source);
    if (required) wordsOf.set(pattern, required.map(numberOf));
  }
  return { automaton: buildAutomaton([...words.keys()]), words: words.size, wordsOf };
};

/** All of them that are known by now. */
export const watchedExpressions = (): readonly RegExp[] => [...patterns];

export const cuesOf = (text: string): Cues => {
  known ??= watched();
  const { automaton, words, wordsOf } = known;
  const seen = new Uint8Array(words);
  // One byte a character: ASCII stays what it is, and all words are ASCII.
  automaton.scan(Buffer.from(text, 'latin1'), (word) => {
    seen[word] = 1;
  });
  return { may: (pattern) => wordsOf.get(pattern)?.some((word) => seen[word] === 1) ?? true };
};
