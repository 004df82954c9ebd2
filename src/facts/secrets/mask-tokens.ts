import type { Candidate } from './candidate.ts';
import { maskOf } from './redact.ts';
import { scanBytes } from './scan.ts';

/**
 * What things are called may be a secret or hold one: the name of a file, a branch, a step, an address in the settings. What is told of a thing
 * names it, so what bears the mark of its kind is masked there too, before a name is cut short and known no more. A value that only its variable gives
 * away cannot be told from a name.
 */
export const maskTokens = (text: string): string => maskedBy(tokensIn([text]))(text);

/** The same for every text in plain data. */
export const maskTexts = <T>(data: T): T => {
  const tokens = tokensIn(textsIn(data));
  return tokens.size === 0 ? data : (mapTexts(data, maskedBy(tokens)) as T);
};

/** What to look for, and what is shown for it. */
type Masks = ReadonlyMap<string, string>;

/** One text a line: what stands in the next line is no part of a token. */
const tokensIn = (texts: Iterable<string>): Masks => new Map(scanBytes(Buffer.from([...new Set(texts)].join('\n')), 'names.txt').flatMap(maskFor));

/** A password may be a word; before the host of an address it is a password. */
const maskFor = ({ by, value, confidence }: Candidate): readonly (readonly [string, string])[] => {
  if (by === 'url') return [[`${value}@`, `${maskOf(value)}@`]];
  return (by === 'provider' || by === 'header') && confidence !== 'low' && value.length >= 12 ? [[value, maskOf(value)]] : [];
};

/** One expression for all: there may be a thousand of them, and a hundred thousand texts. */
const maskedBy = (masks: Masks): ((text: string) => string) => {
  if (masks.size === 0) return (text) => text;
  const tokens = [...masks.keys()].sort((a, b) => b.length - a.length).map((token) => token.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  const any = new RegExp(tokens.join('|'), 'g');
  return (text) => text.replace(any, (token) => masks.get(token) ?? '');
};

function* textsIn(data: unknown): Iterable<string> {
  if (typeof data === 'string') yield data;
  else if (typeof data === 'object' && data !== null) for (const inner of Object.values(data)) yield* textsIn(inner);
}

const mapTexts = (data: unknown, map: (text: string) => string): unknown => {
  if (typeof data === 'string') return map(data);
  if (Array.isArray(data)) return data.map((one) => mapTexts(one, map));
  return typeof data === 'object' && data !== null ? Object.fromEntries(Object.entries(data).map(([name, one]) => [name, mapTexts(one, map)])) : data;
};
