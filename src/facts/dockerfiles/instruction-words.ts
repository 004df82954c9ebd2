import type { Place } from '../formats/data-node.ts';
import type { LogicalLine } from './logical-lines.ts';

/** A word of an instruction, as written, and where it stands. */
export interface Word extends Place {
  readonly text: string;
  /** Into the text of the instruction. */
  readonly offset: number;
}

export interface Flag extends Place {
  readonly name: string;
  /** Empty for a flag without one. */
  readonly value: string;
}

/** Splits at blanks; a blank inside of quotes or after an escape does not split. */
export const splitWords = (line: LogicalLine, escapeChar: '\\' | '`', from = 0): readonly Word[] => {
  const { text } = line;
  const words: Word[] = [];
  let start = -1;
  let quote = '';
  const end = (at: number): void => {
    if (start >= 0) words.push({ text: text.slice(start, at), offset: start, ...line.placeAt(start) });
    start = -1;
  };
  for (let at = from; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote === '' && /\s/.test(char)) {
      end(at);
      continue;
    }
    if (start < 0) start = at;
    if (char === escapeChar && quote !== "'") at++;
    else if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
  }
  end(text.length);
  return words;
};

/** The flags in front of an instruction's arguments, and where these begin. */
export const takeFlags = (line: LogicalLine): { readonly flags: readonly Flag[]; readonly rest: number } => {
  const flags: Flag[] = [];
  let rest = 0;
  const pattern = /\s*--([A-Za-z][\w-]*)(?:=((?:[^\s"']|"[^"]*"|'[^']*')*))?(?=\s|$)/y;
  for (let found = pattern.exec(line.text); found; found = pattern.exec(line.text)) {
    const offset = found.index + found[0].indexOf('--');
    flags.push({ name: found[1]?.toLowerCase() ?? '', value: (found[2] ?? '').replace(/["']/g, ''), ...line.placeAt(offset) });
    rest = pattern.lastIndex;
  }
  while (/\s/.test(line.text[rest] ?? '')) rest++;
  return { flags, rest };
};

/** The strings of an argument in JSON form; undefined where it is not a list of strings, which makes it shell form. */
export const jsonWords = (line: LogicalLine, from: number): readonly Word[] | undefined => {
  const text = line.text.slice(from);
  if (!text.startsWith('[')) return undefined;
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(values) || !values.every((value) => typeof value === 'string')) return undefined;
  const starts = [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map((found) => from + found.index);
  return values.map((value: string, index) => ({ text: value, offset: starts[index] ?? from, ...line.placeAt(starts[index] ?? from) }));
};

/** `NAME=value` pairs, or the old form `NAME value` of ENV and LABEL. */
export const namedValues = (line: LogicalLine, escapeChar: '\\' | '`', oldForm: boolean): readonly { readonly name: Word; readonly value: Word | undefined }[] => {
  const words = splitWords(line, escapeChar);
  const [first] = words;
  if (first && oldForm && !first.text.includes('=')) {
    const second = words[1];
    return [{ name: first, value: second && { ...second, text: line.text.slice(second.offset) } }];
  }
  return words.map((word) => {
    const equals = word.text.indexOf('=');
    if (equals < 0) return { name: word, value: undefined };
    const offset = word.offset + equals + 1;
    return { name: { ...word, text: word.text.slice(0, equals) }, value: { text: word.text.slice(equals + 1), offset, ...line.placeAt(offset) } };
  });
};
