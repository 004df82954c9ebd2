import { type Span, withoutProse } from '../../code/blank-spans.ts';

/**
 * Ruby with what is no code blanked, every offset kept: `text` has lost its comments, `bare` the content of its strings, lists of words and
 * expressions too.
 */
export interface RubySource {
  readonly text: string;
  readonly bare: string;
}

export const rubySource = (source: string): RubySource => {
  const comments: Span[] = [];
  const strings: Span[] = [];
  const inString = (from: number, to: number): void => {
    if (to > from) strings.push([from, to]);
  };
  const comment = (from: number, to: number): void => {
    comments.push([from, to]);
  };
  const heredocs: string[] = [];
  const token = /^=begin\b|^__END__$|#|(?<!\$)["'`]|%[qQwWiIrsx]?[([{<|!/]|<<[~-]?["']?([A-Z_][A-Z_0-9]*)["']?|\/|\n|\?["'#`](?=[\s,)\]])/gm;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const { 0: mark, index: start } = found;
    if (mark === '\n') {
      while (heredocs.length > 0) {
        const end = endOfHeredoc(source, token.lastIndex, heredocs.shift() ?? '');
        inString(token.lastIndex, end);
        token.lastIndex = end;
      }
    } else if (mark === '__END__') {
      comment(start, source.length);
      break;
    } else if (mark.startsWith('=begin')) {
      const close = source.indexOf('\n=end', start);
      token.lastIndex = close < 0 ? source.length : close + 5;
      comment(start, token.lastIndex);
    } else if (mark === '#') {
      const line = source.indexOf('\n', start);
      token.lastIndex = line < 0 ? source.length : line;
      comment(start, token.lastIndex);
    } else if (mark.startsWith('<<')) {
      if (!/[\w)\]]\s?$/.test(source.slice(Math.max(0, start - 2), start)) || /^<<[~-]/.test(mark)) heredocs.push(found[1] ?? '');
    } else if (mark.startsWith('?')) continue;
    else if (mark === '/' || mark.startsWith('%')) {
      if (!startsValue(source, start, token.lastIndex)) {
        token.lastIndex = start + 1;
        continue;
      }
      const end = endOfLiteral(source, token.lastIndex, closerOf(mark.at(-1) ?? ''), mark === '/' || mark.at(-1) === '|' || mark.at(-1) === '!' ? '' : (mark.at(-1) ?? ''));
      inString(start + mark.length, end - 1);
      token.lastIndex = end;
    } else {
      const end = endOfQuoted(source, start + 1, mark);
      inString(start + 1, Math.max(start + 1, end - 1));
      token.lastIndex = end;
    }
  }
  return withoutProse(source, comments, strings);
};

/** A slash divides after a value, and `%` takes the rest: `a / b`, `x %w`. */
const startsValue = (source: string, start: number, after: number): boolean => {
  const before = source.slice(Math.max(0, start - 30), start);
  if (/(?:^|\n)\s*$/.test(before) || /[(,=~!&|?:{;[<>+*-]\s*$/.test(before) || /\b(?:if|unless|when|and|or|not|return|in|elsif|while|until|then|puts)\s*$/.test(before))
    return true;
  return /\w\s+$/.test(before) && !/\s/.test(source[after] ?? ' ');
};

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
const closerOf = (open: string): string => closers[open] ?? open;

const endOfLiteral = (source: string, from: number, closer: string, opener: string): number => {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === opener && opener !== closer) depth++;
    else if (char === closer && depth-- === 0) return at + 1;
    else if (char === '\n' && closer === '/' && !/^\s*[^\s]/.test(source.slice(at, at + 80))) return at;
  }
  return source.length;
};

/** `"a #{b["c"]} d"` ends where it seems to go on. */
const endOfQuoted = (source: string, from: number, quote: string): number => {
  // What is open: a quote, or for each interpolation a brace for every one in it.
  const open = [quote];
  for (let at = from; at < source.length; at++) {
    const char = source[at] ?? '';
    const inner = open.at(-1) ?? '';
    if (inner === '{') {
      if (char === '}') open.pop();
      else if (/[{"']/.test(char)) open.push(char);
    } else if (char === '\\') at++;
    else if (char === '#' && source[at + 1] === '{' && inner !== "'") {
      open.push('{');
      at++;
    } else if (char === inner) {
      open.pop();
      if (open.length === 0) return at + 1;
    }
  }
  return source.length;
};

const endOfHeredoc = (source: string, from: number, word: string): number => {
  const close = new RegExp(`^[ \\t]*${word}[ \\t]*$`, 'gm');
  close.lastIndex = from;
  const found = close.exec(source);
  return found ? close.lastIndex : source.length;
};
