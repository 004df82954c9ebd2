import type { Language } from '../language.ts';
import { type Passage, wordsOf } from '../passage.ts';
import type { Section } from '../vocabulary/section-signs.ts';
import type { Words } from '../words.ts';
import { fromFirstWord, isSpoken } from '../words.ts';

/** A policy as the elements look at it. */
export interface Scene {
  readonly path: string;
  /** Everything that is said, in order: neither headings nor text of an unfilled template. */
  readonly said: readonly Passage[];
  /** As `said`, without code blocks. */
  readonly prose: readonly Passage[];
  readonly headings: readonly Passage[];
  /** Text of the host's template, sample tables, addresses to be filled in. */
  readonly placeholders: readonly Passage[];
  readonly language: Language;
}

/** Where the policy says it, or undefined. */
export type Finder = (scene: Scene) => Passage | undefined;

export const inner = (passage: Passage): Section | undefined => passage.sections[0];

/** Does it stand below a heading or lead of one of these kinds? */
export const under = (passage: Passage, ...sections: readonly Section[]): boolean => passage.sections.some((section) => sections.includes(section));

/** The lead that a label such as "**Status updates**:" gives, and the text. */
export const withLead = (passage: Passage): string => {
  const lead = passage.leads.at(-1);
  return lead === undefined ? wordsOf(passage) : `${lead} — ${wordsOf(passage)}`;
};

/** What stands in code spans is quoted. They come in their order, but for roles, which come first. */
export const withoutCode = ({ text, codes }: Passage): string => {
  let before = '';
  let at = 0;
  for (const code of codes) {
    const found = text.indexOf(code, at);
    if (found < 0) before = before.replace(code, ' ');
    else {
      before += `${text.slice(at, found)} `;
      at = found + code.length;
    }
  }
  return before + text.slice(at);
};

/** With the heading too, for items of a few words. */
export const withHeading = (passage: Passage): string => `${passage.headings.at(-1) ?? ''} — ${withLead(passage)}`;

/** "After the release, I'll publish …": said by the maintainers, of themselves. */
export const saidByUs = (text: string): boolean =>
  /^(?:[^,.;:]{1,60}, )?(?:we|i|our team|the (?:team|maintainers?))(?:[’'](?:ll|ve|re|m)\b| (?:will|may|might|can|aim|try|plan)\b)/i.test(fromFirstWord(text));

/** "If that is not possible, open an issue": what stands in the condition denies nothing. In Japanese, Korean and Chinese conditions are told by their end. */
export const withoutConditions = (text: string): string =>
  text.replaceAll(/(?<!\p{L})(?:se|si|wenn|falls|sofern|если|якщо|jeśli|jeżeli|indien|jika|apabila|nếu|pokud|jestliže|när|om)\s[^,.;]{0,160},/giu, ' ');

export const all = (text: string, ...signs: readonly Words[]): boolean => signs.every((sign) => sign.test(text));

const clause = /[;,，；、。]\s*|并(?=在)|\.\s+|\s(?:and|but|und|et|y|e|и|а|ve|oraz|en|dan|та)\s|\s[–—|]\s|\(|\)/;
/** Where "en" and "et" are articles. */
const nordicClause = /[;,]\s*|\.\s+|\s(?:and|but|och|og|men)\s|\s[–—|]\s|\(|\)/;

/** The parts between commas and conjunctions, each with what it is about: a part that names nothing goes on with the one before. */
export const clausesOf = (text: string): readonly string[] => text.split(isSpoken('nordic') ? nordicClause : clause).filter((part) => part.trim() !== '');
