import type { Section } from './vocabulary/section-signs.ts';

/** A piece of a policy that says one thing: a sentence, a list item, a table row, a command. Plain data, the same for every markup. */
export interface Passage {
  readonly kind: 'heading' | 'sentence' | 'item' | 'row' | 'code';
  /** Without markup; a link is its text, a code span its content. */
  readonly text: string;
  /** 1-based, in the policy file. */
  readonly line: number;
  readonly endLine: number;
  /** From the outermost heading to the innermost. */
  readonly headings: readonly string[];
  /** What introduces it, from the outermost to the innermost: the paragraph before the list, the items above a nested one, the bold words it starts with. */
  readonly leads: readonly string[];
  /** What leads and headings say this is about, the innermost first. */
  readonly sections: readonly Section[];
  readonly links: readonly Link[];
  readonly codes: readonly string[];
  /** Of an item of a check list: `open` where nobody has ticked it. */
  readonly tick?: 'open' | 'done';
  /** Of a table row. */
  readonly cells?: readonly string[];
  /** The heads of the columns, of a table row. */
  readonly columns?: readonly string[];
}

export interface Link {
  readonly url: string;
  readonly text: string;
  readonly line: number;
}

/** A policy has some hundred of them; what lies behind the three thousandth is not read, and said to be unread. */
export const maxPassages = 3000;

/** In characters. Some hundred expressions look at each passage, and some of them go back over what they have seen. */
export const longestPassage = 2000;

/** Links of a passage, and code spans: text is cut, and what is all links may have no text at all. */
const mostPieces = 300;

/** The same with nothing in it that goes on for ever: a cell of a table, a block of code, the address of a link. */
export const bounded = (passage: Passage): Passage =>
  passage.text.length <= longestPassage && hasFewPieces(passage) && passage.links.every(isShort) && passage.codes.every((code) => code.length <= longestPassage)
    ? passage
    : {
        ...passage,
        text: cut(passage.text),
        links: passage.links.slice(0, mostPieces).filter(isShort),
        codes: passage.codes.slice(0, mostPieces).map(cut),
        ...(passage.cells ? { cells: passage.cells.map(cut) } : {}),
      };

/** False for a passage that was cut, as far as that shows. */
export const isWhole = (passage: Passage): boolean => passage.text.length < longestPassage && hasFewPieces(passage);

const hasFewPieces = ({ links, codes }: Passage): boolean => links.length < mostPieces && codes.length < mostPieces;
const cut = (text: string): string => text.slice(0, longestPassage);
const isShort = ({ url, text }: Link): boolean => url.length <= longestPassage && text.length <= longestPassage;

/** The text and the targets of its links: what an element is looked for in. */
export const wordsOf = (passage: Passage): string =>
  passage.links.length === 0 ? passage.text : `${passage.text} ${passage.links.map((link) => link.url).join(' ')}`.slice(0, 3 * longestPassage);
