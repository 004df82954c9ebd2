import { maskOf } from './redact.ts';
import { nameKind } from './values/secret-name.ts';
import { isReference } from './values/stand-in.ts';

/** A part of a line, and what is shown for it. */
export interface MaskedSpan {
  readonly from: number;
  readonly to: number;
  readonly masked: string;
}

/**
 * Where one secret stands others are near: in the other call of the line, the next row of the list, the next cell of the table. What stands as the
 * found one does is masked whatever it says, and what looks typed wherever it stands: a line that is shown because of one password gives away no other.
 */
export const maskBeside = (line: string, found: readonly Pick<MaskedSpan, 'from' | 'to'>[]): readonly MaskedSpan[] => {
  if (found.length === 0) return [];
  const literals = literalsOf(line);
  const isFree = ({ from, to }: Pick<MaskedSpan, 'from' | 'to'>): boolean => to > from && found.every((secret) => to <= secret.from || secret.to <= from);
  const ofCalls = found.flatMap((secret) => {
    const own = literals.find(({ from, to }) => from <= secret.from && secret.to <= to);
    return own ? literals.filter((other) => isFree(other) && standsAlike(own, other, line.slice(other.from, other.to))) : [];
  });
  const typed = literals.filter((one) => isFree(one) && isTyped(line.slice(one.from, one.to)));
  const spans = [...ofCalls, ...typed, ...found.flatMap((secret) => cellsBeside(line, secret)), ...bareWords(line)].filter(isFree);
  return spans.filter(({ from, to }) => !isReference(line.slice(from, to))).map(({ from, to }) => ({ from, to, masked: maskOf(line.slice(from, to)) }));
};

interface Literal {
  readonly from: number;
  readonly to: number;
  /** Which pair of brackets it stands in, of what kind, and how many commas stand before it there. */
  readonly group: number;
  readonly bracket: string;
  readonly index: number;
  /** `key` of `key: "v"`, `key = "v"`, `"key" => "v"` */
  readonly key: string | undefined;
}

const literalsOf = (line: string): readonly Literal[] => {
  const found: Literal[] = [];
  let groups = 0;
  const open = [{ group: 0, bracket: '', index: 0 }];
  for (const match of line.matchAll(marks)) {
    const [mark] = match;
    const inner = open.at(-1) as (typeof open)[number];
    if (mark.length > 1) {
      const from = match.index + 1;
      found.push({ from, to: match.index + mark.length - 1, ...inner, key: keyBefore.exec(line.slice(Math.max(0, match.index - 80), match.index))?.[1]?.toLowerCase() });
    } else if (mark === ',' || mark === ';') inner.index++;
    else if (/[([{]/.test(mark)) open.push({ group: ++groups, bracket: mark, index: 0 });
    else if (open.length > 1) open.pop();
  }
  // A key is no value.
  return found.filter(({ to }) => !isKey.test(line.slice(to + 1, to + 12)));
};
/** An apostrophe within a word opens nothing. */
const marks = /"(?:[^"\\\r\n]|\\.)*"|(?<!\w\w\w)'(?:[^'\\\r\n]|\\.)*'|`(?:[^`\\\r\n]|\\.)*`|[()[\]{},;]/g;
const keyBefore = /([\w$.-]{1,60})["'`]?\]?\s{0,10}(?::=|=>|[:=])\s{0,10}[@$A-Za-z]{0,2}$/;
const isKey = /^\]?\s{0,4}(?::(?!:)|=>|=(?!=))/;

const standsAlike = (own: Literal, other: Literal, value: string): boolean => {
  if (own === other) return false;
  // `{admin: "v", ops: "v"}` names users, `password: "v"` what is behind it.
  if (own.key !== undefined) return other.key === own.key || (other.key !== undefined && other.group === own.group && nameKind(own.key) === undefined);
  if (other.key !== undefined) return false;
  return other.group === own.group ? other.from > own.from && !/\s/.test(value) : other.index === own.index && other.bracket === own.bracket;
};

/** `| ann | v | w |`, `ann;v;w`: one word in each cell behind the secret. */
const cellsBeside = (line: string, { from, to }: Pick<MaskedSpan, 'from' | 'to'>): readonly Pick<MaskedSpan, 'from' | 'to'>[] => {
  const separator = /^["'`*]{0,3}[ \t]{0,60}(\|\||!!|[|;,]|\t)/.exec(line.slice(to, to + 70))?.[1];
  if (separator === undefined || !new RegExp(String.raw`(?:^|${separator.replaceAll('|', String.raw`\|`)})[ \t]*["'\`*]{0,3}$`).test(line.slice(Math.max(0, from - 70), from)))
    return [];
  let at = to;
  return line
    .slice(to)
    .split(separator)
    .flatMap((cell) => {
      const start = at + cell.search(/[^\s"'`*]|$/);
      const word = cell.trim().replaceAll(/^["'`*]+|["'`*]+$/g, '');
      at += cell.length + separator.length;
      return word.length >= 3 && !/\s/.test(word) ? [{ from: start, to: start + word.length }] : [];
    });
};

/** What stands without quotes of its own, in a shell or within a longer text. */
const bareWords = (line: string): readonly Pick<MaskedSpan, 'from' | 'to'>[] =>
  [...line.matchAll(bareWord)]
    .filter(({ 0: word }) => isTyped(word) && (/\d{3}|[!#$%^&*?+]/.test(word) || (/[a-z]/.test(word) && /[A-Z]/.test(word))))
    .map(({ 0: word, index }) => ({ from: index, to: index + word.length }));
const bareWord = /(?<![\w.!#$%^&*?+~@\\-])[\w!#$%^&*?+~][\w.!#$%^&*?+~@-]{5,199}(?![\w.!#$%^&*?+~@(=:-])/g;

const isTyped = (value: string): boolean =>
  value.length >= 6 && value.length <= 200 && /[A-Za-z]/.test(value) && /\d/.test(value) && !/\s/.test(value) && !isNameOfPlace.test(value);
/** A host, an address, a path. */
const isNameOfPlace = /^v?\d[\d.:T+-]+Z?$|:\/\/|^[\w.-]+\.[a-z]{2,6}(?::\d+)?$|@[\w-]+\.\w|^[\w-]*\/[\w./-]*$/i;
