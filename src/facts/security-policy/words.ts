/** The words for one thing, by language: alternatives of a regular expression. */
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

/**
 * One expression of the words of all languages. Where words are separated by spaces an alternative has to start a word; where it has to end one,
 * it says so itself. A stem therefore stands for all its forms.
 */
export const anyOf = ({ en, de, fr, es, pt, ru, zh, ja, ko }: Words): RegExp => {
  const spaced = [en, de, fr, es, pt, ru].filter((words) => words !== undefined);
  const unspaced = [zh, ja, ko].filter((words) => words !== undefined);
  return new RegExp([...(spaced.length > 0 ? [`(?<![\\p{L}\\p{N}])(?:${spaced.join('|')})`] : []), ...unspaced].join('|'), 'iu');
};
