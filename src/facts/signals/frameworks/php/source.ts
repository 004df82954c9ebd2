import { type Span, withoutProse } from '../../code/blank-spans.ts';

/**
 * PHP with what is no code blanked, every offset kept: `text` has lost its comments and what stands outside of `<?php`, `bare` the content of its
 * strings as well.
 */
export interface PhpSource {
  readonly text: string;
  readonly bare: string;
  /** For the offset of each opening bracket the offset after the one that closes it; of none that is not closed. */
  readonly closings: ReadonlyMap<number, number>;
}

export const phpSource = (source: string): PhpSource => {
  const comments: Span[] = [];
  const strings: Span[] = [];
  const first = source.search(/<\?(?:php|=)/);
  if (first < 0) return { text: '', bare: '', closings: new Map() };
  if (first > 0) comments.push([0, first]);
  const token = /\?>|\/\/|#(?!\[)|\/\*|["'`]|<<<\s*["']?([A-Za-z_]\w{0,80})["']?/g;
  token.lastIndex = first;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const { 0: mark, index: start } = found;
    const end = endOf(source, start, mark, found[1]);
    if (mark === '?>' || mark === '/*' || mark === '//' || mark === '#') comments.push([start, end]);
    else strings.push([start + mark.length, Math.max(start + mark.length, end - 1)]);
    token.lastIndex = end;
  }
  const { text, bare } = withoutProse(source, comments, strings);
  return { text, bare, closings: closingsOf(bare) };
};

const endOf = (source: string, start: number, mark: string, heredoc: string | undefined): number => {
  const past = (at: number, length: number): number => (at < 0 ? source.length : at + length);
  if (mark === '?>') return past(source.indexOf('<?', start), 5);
  if (mark === '/*') return past(source.indexOf('*/', start + 2), 2);
  if (mark === '//' || mark === '#') {
    const line = past(source.indexOf('\n', start), 0);
    const tag = source.slice(start, line).indexOf('?>');
    return tag < 0 ? line : start + tag;
  }
  if (heredoc !== undefined) {
    const close = new RegExp(`\\n[ \\t]*${heredoc}\\b`).exec(source.slice(start + mark.length));
    return close ? start + mark.length + close.index + close[0].length : source.length;
  }
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === mark) return at + 1;
  }
  return source.length;
};

const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

const closingsOf = (bare: string): ReadonlyMap<number, number> => {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: mark, index } of bare.matchAll(/[()[\]{}]/g)) {
    if (pairs[mark] === undefined) open.push(index);
    else {
      const start = open.pop();
      if (start !== undefined && bare[start] === pairs[mark]) closings.set(start, index + 1);
    }
  }
  return closings;
};

/** A call of a chain, `->prefix('a')`: its name, and what stands between its brackets. */
export interface PhpCall {
  readonly name: string;
  readonly given: string;
  readonly open: number;
  readonly end: number;
}

/** The calls that follow one another from here on: `::a(1)->b(2)`. Undefined where a bracket is not closed. */
export const chainAt = ({ text, bare, closings }: PhpSource, start: number): readonly PhpCall[] | undefined => {
  const calls: PhpCall[] = [];
  const link = /\s*(?:::|\??->)\s*(\w+)\s*(\()/y;
  for (let at = start; calls.length < 200; ) {
    link.lastIndex = at;
    const found = link.exec(bare);
    if (!found) return calls;
    const open = link.lastIndex - 1;
    const end = closings.get(open);
    if (end === undefined) return undefined;
    calls.push({ name: found[1] ?? '', given: text.slice(open + 1, end - 1), open, end });
    at = end;
  }
  return calls;
};

/** What the strings and class names of an expression say: `['auth', Ask::class]`. A variable or a call is `?`. */
export const namedIn = (expression: string): string[] => {
  const names = Array.from(
    expression.matchAll(/'([^'\n]*)'|"([^"$\n]*)"|((?<![\w\\])[\\A-Z][\w\\]*)::class(?:\s*\.\s*['"]([^'"\n]*)['"])?|(\$\w+|"[^"$\n]*\$[^"\n]*"|\b(?:config|env|array_\w+)\()/g),
    ([, single, double, type, more, other]) => (other === undefined ? (single ?? double ?? `${type}${more ?? ''}`) : '?'),
  );
  return names;
};

/** Cut at the commas outside of all brackets and strings. */
export const argumentsIn = (given: string): string[] => {
  const parts: string[] = [];
  const mark = /["'()[\]{},]/g;
  let start = 0;
  let depth = 0;
  for (let found = mark.exec(given); found; found = mark.exec(given)) {
    const { 0: char, index } = found;
    if (char === '"' || char === "'") mark.lastIndex = endOfQuoted(given, index);
    else if (char === '(' || char === '[' || char === '{') depth++;
    else if (char !== ',') depth--;
    else if (depth === 0) {
      parts.push(given.slice(start, index).trim());
      start = index + 1;
    }
  }
  return [...parts, given.slice(start).trim()].filter((part) => part !== '');
};

const endOfQuoted = (text: string, open: number): number => {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[open]) return at + 1;
  }
  return text.length;
};

/** The value of a key in a list: `'middleware' => ['auth']`. */
export const valueAt = (list: string, key: string): string | undefined => {
  const inside = list
    .trim()
    .replace(/^\[|^array\s*\(/, '')
    .replace(/[\])]$/, '');
  return argumentsIn(inside)
    .map((part) => /^['"]([^'"]*)['"]\s*=>\s*(.*)$/s.exec(part))
    .find((found) => found?.[1] === key)?.[2];
};
