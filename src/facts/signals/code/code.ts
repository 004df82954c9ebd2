import { type Span, withoutProse } from './blank-spans.ts';
import { type Cues, cuesOf } from './cues.ts';
import type { Language } from './language.ts';

/**
 * Source text in which what is no code is blanked with spaces, so that every offset stays: `text` keeps string literals and has lost its comments
 * and docstrings; `bare` has lost the content of strings too, so brackets and names in it are real.
 */
export interface Code {
  readonly text: string;
  readonly bare: string;
  /** For the offset of each opening bracket the offset after the one that closes it. */
  readonly closings: ReadonlyMap<number, number>;
  readonly cues: Cues;
}

/** Tells where the comments of a text stand, and what its strings hold. */
export type Scan = (source: string, comments: Span[], strings: Span[]) => void;

export const codeOf = (written: string, language: Language, cues?: Cues): Code =>
  codeBy(written, (source, comments, strings) => (language === 'python' ? scanPython : scanBraces)(source, language, comments, strings), cues);

/** The same of a language that has its own way to tell what is no code. */
export const codeBy = (written: string, scan: Scan, cues: Cues = cuesOf(written)): Code => {
  // Data that looks like one endless word makes patterns slow and holds no code.
  const source = hasRunOf(written, longestRun) ? withoutRuns(written) : written;
  const comments: Span[] = [];
  const strings: Span[] = [];
  scan(source, comments, strings);
  const { text, bare } = withoutProse(source, comments, strings);
  let closings: Code['closings'] | undefined;
  return {
    text,
    bare,
    // Of most files nobody asks for them.
    get closings() {
      closings ??= closingsOf(bare);
      return closings;
    },
    cues,
  };
};

/** Letters or blanks without end make patterns slow. */
const longestRun = 200;

/** So long a run covers one of the places that lie this far apart, and only those are looked at. */
const hasRunOf = (text: string, length: number): boolean => {
  for (let at = length - 1; at < text.length; at += length) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === undefined) continue;
    let start = at;
    while (start > 0 && kindOf(text.charCodeAt(start - 1)) === kind) start--;
    let end = at + 1;
    while (end < text.length && kindOf(text.charCodeAt(end)) === kind) end++;
    if (end - start >= length) return true;
  }
  return false;
};

const kindOf = (code: number): 'blank' | 'word' | undefined => {
  if (code <= 32) return 'blank';
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 ? 'word' : undefined;
};

/** An endless word becomes blank, and the middle of an endless blank becomes nothing that an expression looks for. Every offset stays. */
const withoutRuns = (text: string): string =>
  text.replace(/\w{200,}/g, (word) => ' '.repeat(word.length)).replace(/[\0- ]{200,}/g, (blank) => `${blank.slice(0, 40)}${'\0'.repeat(blank.length - 80)}${blank.slice(-40)}`);

const scanPython = (source: string, _: Language, comments: Span[], strings: Span[]): void => {
  const token = /#[^\n]*|"""|'''|"|'/g;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const quote = found[0];
    if (quote.startsWith('#')) {
      comments.push([found.index, token.lastIndex]);
      continue;
    }
    const start = found.index;
    const end = endOfString(source, token.lastIndex, quote, quote.length === 3);
    const isStatement =
      quote.length === 3 && /(?:^|\n)[ \t]*[rRbBuU]{0,2}$/.test(source.slice(Math.max(0, start - 80), start)) && !/[=(,[{+]\s*$/.test(source.slice(Math.max(0, start - 80), start));
    if (isStatement) comments.push([start, end]);
    else strings.push([start + quote.length, Math.max(start + quote.length, end - quote.length)]);
    token.lastIndex = end;
  }
};

const scanBraces = (source: string, language: Language, comments: Span[], strings: Span[]): void => {
  const token = /\/\/[^\n]*|\/\*|["'`]|\//g;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const start = found.index;
    const [mark] = found;
    if (mark.startsWith('//')) comments.push([start, token.lastIndex]);
    else if (mark === '/*') {
      const close = source.indexOf('*/', start + 2);
      token.lastIndex = close < 0 ? source.length : close + 2;
      comments.push([start, token.lastIndex]);
    } else if (mark === '/') {
      const end = language === 'node' ? endOfRegex(source, start) : undefined;
      if (end === undefined) continue;
      strings.push([start + 1, end - 1]);
      token.lastIndex = end;
    } else {
      const end = mark === '`' && language === 'node' ? endOfTemplate(source, start + 1) : endOfString(source, start + 1, mark, mark === '`', language === 'go' && mark === '`');
      strings.push([start + 1, Math.max(start + 1, end - 1)]);
      token.lastIndex = end;
    }
  }
};

/** The offset after the closing quote; at the end of the line where a one-line string is not closed. */
const endOfString = (source: string, from: number, quote: string, multiline: boolean, raw = false): number => {
  for (let at = from; at < source.length; at++) {
    const char = source[at];
    if (char === '\\' && !raw) at++;
    else if (char === '\n' && !multiline) return at;
    else if (char === quote[0] && source.startsWith(quote, at)) return at + quote.length;
  }
  return source.length;
};

const endOfTemplate = (source: string, from: number): number => {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === '$' && source[at + 1] === '{') depth++;
    else if (char === '}' && depth > 0) depth--;
    else if (char === '`' && depth === 0) return at + 1;
  }
  return source.length;
};

/** A slash starts a regular expression where a value may start. */
const endOfRegex = (source: string, start: number): number | undefined => {
  const before = source.slice(Math.max(0, start - 20), start).trimEnd();
  if (before !== '' && !/(?:[(,=:[!&|?{};+~^%<>*-]|\b(?:return|typeof|case|in|of|void|await|yield))$/.test(before)) return undefined;
  let inClass = false;
  for (let at = start + 1; at < source.length; at++) {
    const char = source[at];
    if (char === '\n') return undefined;
    if (char === '\\') at++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return at + 1;
  }
  return undefined;
};

const pairs: readonly string[] = ['()', '[]', '{}'];
/** By character code: 1 to 3 opens one of the pairs, 4 to 6 closes it. */
const brackets = new Uint8Array(128);
for (const [index, pair] of pairs.entries()) {
  brackets[pair.charCodeAt(0)] = index + 1;
  brackets[pair.charCodeAt(1)] = index + 1 + pairs.length;
}

const closingsOf = (bare: string): ReadonlyMap<number, number> => {
  const closings = new Map<number, number>();
  const open = pairs.map((): number[] => []);
  for (let at = 0; at < bare.length; at++) {
    const bracket = brackets[bare.charCodeAt(at)] ?? 0;
    if (bracket === 0) continue;
    if (bracket <= pairs.length) open[bracket - 1]?.push(at);
    else {
      const start = open[bracket - 1 - pairs.length]?.pop();
      if (start !== undefined) closings.set(start, at + 1);
    }
  }
  return closings;
};

/** The offset after the bracket that closes the one at `open`; the end of its line where none does. */
export const closingOf = ({ bare, closings }: Pick<Code, 'bare' | 'closings'>, open: number): number => {
  const closing = closings.get(open);
  if (closing !== undefined) return closing;
  const end = bare.indexOf('\n', open);
  return end < 0 ? bare.length : end;
};

/** Does this offset lie within a string? */
export const inString = ({ text, bare }: Code, offset: number): boolean => bare[offset] !== text[offset];

/** The text between the brackets that open at `open`, comments blanked. */
export const insideOf = (code: Pick<Code, 'text' | 'bare' | 'closings'>, open: number): string => code.text.slice(open + 1, closingOf(code, open) - 1);
