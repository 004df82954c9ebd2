/**
 * A regular expression too long for one line. A line break and the spaces around it are not part of it: `expression('i')` of "a|b⏎ |c" is `/a|b|c/i`.
 * A space that stands at the end of a line is written `[ ]`. For the top level of a module: each call makes the expression anew.
 */
export const expression =
  (flags = '') =>
  ({ raw }: TemplateStringsArray): RegExp =>
    new RegExp(unfolded(raw.join('')), flags);

/** The source of an expression that was written over several lines. */
export const unfolded = (source: string): string =>
  source
    .split('\n')
    .map((line) => line.trim())
    .join('');
