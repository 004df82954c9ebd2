import { unfolded } from '../../long-expression.ts';
import type { Language } from './language.ts';
import { letter, lowerCased, tolerant } from './spelling.ts';

/** The words for one thing, by language: alternatives of a regular expression, over several lines where they are many (long-expression.ts), in which `\p{L}` stands for a letter. */
export type WordsByLanguage = { readonly [L in Exclude<Language, 'unknown'>]?: string };

/** What is found in a text: like an expression, of the words of one language and of English, which every policy borrows from. */
export interface Words {
  test(text: string): boolean;
}

/** The language of the policy that is being read: neighbours share stems ("mentioned", "mentionné"), so only one of them counts besides English. */
let spoken: Language = 'en';

/** English tells the verbs of a sentence by words of its own; of another language only its orders are known. */
export const isEnglishSpoken = (): boolean => spoken === 'en' || spoken === 'unknown';

/** Is it read in this one? Of words that mean something else in another language. */
export const isSpoken = (language: Language): boolean => spoken === language;

/** Reads in a language. Reading is synchronous, so nothing else sees the change. */
export const inLanguage = <Result>(language: Language, read: () => Result): Result => {
  const before = spoken;
  spoken = language;
  try {
    return read();
  } finally {
    spoken = before;
  }
};

/** Words of a thing; where words are separated by spaces an alternative has to start a word, and where it has to end one it says so itself. */
export const anyOf = (words: WordsByLanguage): Words => {
  const compiled = new Map<Language, Words>();
  const expression = (language: Language): Words => {
    const known = compiled.get(language);
    if (known) return known;
    const made = compile(language === 'unknown' || language === 'en' ? [words.en] : [words.en, prefixed(language, words[language])]);
    compiled.set(language, made);
    return made;
  };
  return { test: (text) => expression(spoken).test(text) };
};

/** The words of all languages at once, for what stands in a text before its language is known. */
export const ofAll = (words: WordsByLanguage): Words => compile(Object.entries(words).map(([language, alternatives]) => prefixed(language, alternatives)));

const compile = (alternatives: readonly (string | undefined)[]): Words => {
  const given = alternatives.filter((words) => words !== undefined).map(unfolded);
  const isUnspaced = (words: string): boolean => /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(words);
  const spaced = given.filter((words) => !isUnspaced(words));
  const source = [...(spaced.length > 0 ? [`(?<![${letter}0-9])(?:${spaced.join('|')})`] : []), ...given.filter(isUnspaced)].join('|');
  const expression = new RegExp(tolerant(lowerCased(source)).replaceAll('[\\p{L}\\p{N}]', `[${letter}0-9]`).replaceAll('\\p{L}', `[${letter}]`) || '(?!)');
  return { test: (text) => expression.test(text.toLowerCase()) };
};

/** What is written together with the word behind it: the article, conjunctions and prepositions of Arabic, and what Hungarian puts before its verbs. */
const prefixes: { readonly [language: string]: string | undefined } = {
  ar: '(?:[وفبلك]?ال|لل|[وفبلكس])?',
  hu: '(?:ki|meg|be|el|fel|le|vissza|át)?',
};
const prefixed = (language: string, words: string | undefined): string | undefined => (words !== undefined && prefixes[language] ? `${prefixes[language]}(?:${words})` : words);

/** A text without the bullets, emphasis, quotes and `:emoji:` before its first letter or digit. For `\W`, letters of other alphabets are such marks too. */
export const fromFirstWord = (text: string): string => text.replace(/^[^\p{L}\p{N}:]{0,20}:[a-z][a-z0-9_+-]{1,40}:(?=\s)/u, '').replace(/^[^\p{L}\p{N}]+/u, '');
