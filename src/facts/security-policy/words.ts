/** The words for one thing, by language: alternatives of a regular expression, in which `\p{L}` stands for a letter. */
export interface Words {
  readonly en?: string;
  readonly de?: string;
  readonly fr?: string;
  readonly es?: string;
  readonly pt?: string;
  readonly ru?: string;
  readonly zh?: string;
  readonly ja?: string;
  readonly ko?: string;
}

/** The letters of the languages whose words are separated by spaces. The Unicode class costs ten times as much to compile, and there are many expressions. */
const letter = 'a-zA-Z\\u00c0-\\u024f\\u0400-\\u04ff';

/**
 * One expression of the words of all languages. Where words are separated by spaces an alternative has to start a word; where it has to end one,
 * it says so itself. A stem therefore stands for all its forms.
 */
export const anyOf = ({ en, de, fr, es, pt, ru, zh, ja, ko }: Words): RegExp => {
  const spaced = [en, de, fr, es, pt, ru].filter((words) => words !== undefined);
  const unspaced = [zh, ja, ko].filter((words) => words !== undefined);
  const source = [...(spaced.length > 0 ? [`(?<![${letter}0-9])(?:${spaced.join('|')})`] : []), ...unspaced].join('|');
  return new RegExp(source.replaceAll('[\\p{L}\\p{N}]', `[${letter}0-9]`).replaceAll('\\p{L}', `[${letter}]`), 'i');
};
