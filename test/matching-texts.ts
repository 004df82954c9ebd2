import fc from 'fast-check';

const set = /\[(?:\\[\s\S]|[^\\\]])*\]/y;

/** The offset behind the set, the escape, the looking round or the one character that begins there. */
const endOfPart = (source: string, from: number): number => {
  set.lastIndex = from;
  const members = set.exec(source)?.[0].length;
  if (members !== undefined) return from + members;
  if (source[from] === '\\') return from + 2;
  if (!/^\(\?<?[=!]/.test(source.slice(from, from + 4))) return from + 1;
  let at = from + 1;
  for (let depth = 1; depth > 0; ) {
    if (source[at] === '(') depth++;
    if (source[at] === ')') depth--;
    at = source[at] === '[' || source[at] === '\\' ? endOfPart(source, at) : at + 1;
  }
  return at;
};

/** What a generator can heed. What it makes is tried with the whole expression. */
const generable = (source: string): string => {
  let kept = '';
  for (let at = 0; at < source.length; ) {
    const end = endOfPart(source, at);
    const part = source.slice(at, end);
    if (!/^(?:\\[bB]|\(\?<?[=!].+)$/s.test(part)) kept += /^\\[1-9]$/.test(part) ? '"' : part;
    at = end;
  }
  return kept.replaceAll(/(?<!\\)\(\)/g, '');
};

const upper = (text: string): string => text.toUpperCase();
const asWritten = (text: string): string => text;

/** Texts that an expression matches, in both cases where it takes both: made without what it looks at around its match, and tried with it. */
export const matching = ({ source, flags }: RegExp): readonly string[] => {
  const once = new RegExp(source, flags.replaceAll(/[gy]/g, ''));
  const made = fc.sample(fc.stringMatching(new RegExp(generable(source), flags.replaceAll(/[gyi]/g, ''))), { numRuns: 12, seed: 7 });
  return made.flatMap((text) => [asWritten, upper].map((cased) => ` ${cased(text)} `)).filter((text) => once.test(text));
};
