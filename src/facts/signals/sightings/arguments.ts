import { type Code, insideOf } from '../code/code.ts';
import type { SightingKind } from './sighting-kind.ts';

/** What stands in the brackets that open at this offset, with what names of the same file hold that stand there. */
export const argumentsAt = (code: Code, kind: SightingKind, open: number, offset: number): string =>
  withOrigins(code, withSpreads(code, kind, writtenOut(code, insideOf(code, open)), offset), kind);

/** What a variable of this file is given, where the brackets hold its name alone. */
const writtenOut = (code: Code, inside: string): string => {
  const [, name] = /^\s*([A-Za-z_]\w*)\s*$/.exec(inside) ?? [];
  const given = name === undefined ? -1 : code.bare.search(new RegExp(`\\b${name}\\b(?:\\s*:[^=\\n]{1,80})?\\s*=\\s*\\{`));
  return given < 0 ? inside : insideOf(code, code.bare.indexOf('{', code.bare.indexOf('=', given)));
};

/** `res.cookie('token', token, { ...shared, maxAge })`, `res.cookie('token', token, shared)`: with what the object of this file holds. */
const withSpreads = (code: Code, kind: SightingKind, inside: string, offset: number): string => {
  if (kind !== 'cookie') return inside;
  const names = [...inside.matchAll(/\.\.\.\s*([A-Za-z_$][\w$]*)|,\s*([A-Za-z_$][\w$]*)\s*,?\s*$/g)].map(([, spread, last]) => spread ?? last ?? '');
  return names.slice(0, 3).reduce((text, name) => {
    const given = objectOf(code, name, offset);
    return given === undefined ? text : text.replace(new RegExp(`(?:\\.\\.\\.\\s*)?\\b${name.replaceAll('$', '\\$')}\\b(?=[\\s,}]*(?:,|\\}|$))`), () => given);
  }, inside);
};

/** Of several of that name, the nearest above. */
const objectOf = (code: Code, name: string, offset: number): string | undefined => {
  const all = [...code.bare.matchAll(new RegExp(`\\b${name.replaceAll('$', '\\$')}\\b(?:\\s*:[^=\\n]{1,80})?\\s*=\\s*\\{`, 'g'))];
  const found = all.findLast(({ index }) => index < offset) ?? all[0];
  return found ? insideOf(code, found.index + found[0].length - 1) : undefined;
};

/** The origins that a constant of this file lists, in place of its name. */
export const withOrigins = ({ text }: Code, inside: string, kind: SightingKind): string => {
  const [said = '', name] = kind === 'cors' ? (named.exec(inside) ?? []) : [];
  if (name === undefined) return inside;
  const written = name.replaceAll('$', '\\$');
  const changes = [
    ...text.matchAll(
      new RegExp(`(?<![\\w.$])${written}(?:\\s{0,9}(?::[^=\\n]{1,60})?\\+?=(?![=>])|\\.(?:push|append|extend|concat)\\()\\s{0,9}(\\[\\s{0,40}["'\`][^\\][]{0,1000}\\])?`, 'g'),
    ),
  ];
  const [, list] = changes.length === 1 ? (changes[0] ?? []) : [];
  return list === undefined ? inside : inside.replace(said, () => said.slice(0, said.length - name.length) + list);
};
const named = /\b(?:allow_)?origins?["']?\s{0,9}[=:]\s{0,9}([A-Za-z_$][\w$]{0,80})(?=\s{0,9}(?:[,)}\]]|$))/;
