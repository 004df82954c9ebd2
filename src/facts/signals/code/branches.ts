import { closingOf } from './code.ts';
import { type IfBlock, ifBlocksIn } from './if-blocks.ts';
import type { Language } from './language.ts';

/** What an `if` asks, as it is written there, and where it begins. */
export type Branch = Omit<IfBlock, 'offset'> & { readonly head: number };

export interface Source {
  readonly text: string;
  readonly bare: string;
  readonly closings: ReadonlyMap<number, number>;
}

/** Of the body of a function that is there as text alone, without its comments. */
export const sourceOf = (text: string): Source => {
  const bare = text.replaceAll(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, (quoted) => `${quoted[0]}${' '.repeat(quoted.length - 2)}${quoted[0]}`);
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: mark, index } of bare.matchAll(/[(){}]/g)) {
    if (mark === '(' || mark === '{') open.push(index);
    else closings.set(open.pop() ?? -1, index + 1);
  }
  return { text, bare, closings };
};

/** Every block of a function that is carried out only sometimes, whatever the language writes round what is asked. */
export const branchesIn = (code: Source, language: Language, from: number, until: number): readonly Branch[] => {
  if (language === 'python') return indentedIn(code, from, until);
  const asked = language === 'go' ? braceIn(code, from, until) : bracketsIn(code, from, until);
  return [...asked, ...switchesIn(code, from, until)];
};

const bracketsIn = (code: Source, from: number, until: number): readonly Branch[] =>
  ifBlocksIn(code, from, until).map(({ asked, offset, ...block }) => ({
    ...block,
    head: offset,
    // An `else` is asked the other way round.
    asked: asked.startsWith('!(') && code.bare.slice(offset + 1, offset + 3) !== '!(' ? `!(${written(code, offset)})` : written(code, offset),
  }));

/** `switch (req.method) { case 'DELETE': … default: … }` asks for its cases up to `default`, and `match` of Rust up to `_`. */
const switchesIn = (code: Source, start: number, limit: number): readonly Branch[] =>
  [...code.bare.slice(start, limit).matchAll(/\b(?:switch|match)\s{0,9}([^{};\n]{1,120})\{/g)].slice(0, 100).map((match): Branch => {
    const head = start + match.index;
    const from = head + match[0].length - 1;
    const until = Math.min(closingOf(code, from), limit);
    const otherwise = code.bare.slice(from, until).search(/\bdefault\s{0,9}:|(?<!\w)_\s{0,9}=>/);
    const cases = Array.from(code.text.slice(from, until).matchAll(/\bcase\s+([^:\n]{1,200}):|(?<![\w:])((?:\w{1,30}::)?[A-Z]{3,7})\b[^=\n]{0,60}=>/g), ([, label, arm = '']) =>
      (label ?? arm).trim(),
    );
    const said = code.text.slice(head + (match[0].startsWith('m') ? 5 : 6), from).trim();
    const value = (said.startsWith('(') ? said.slice(1, -1) : said).replace(/^[*&]/, '');
    return { asked: `[${cases.join(', ')}].includes(${value})`, head, from, until: otherwise < 0 ? until : from + otherwise };
  });

const written = (code: Source, open: number): string => code.text.slice(open + 1, closingOf(code, open) - 1).trim();

const indentedIn = ({ bare, text }: Source, start: number, limit: number): readonly Branch[] =>
  Array.from(bare.slice(start, limit).matchAll(/^([ \t]*)(?:el)?if\b((?:[^:\n]|:(?![ \t]*(?:\n|$))){1,300}(?:\n[^:]{1,300}){0,1}):[ \t]*\n/gm), (match): Branch => {
    const head = start + match.index;
    const from = head + match[0].length;
    const indent = (match[1] ?? '').length;
    const end = new RegExp(String.raw`^[ \t]{0,${indent}}[^\s)\]}]`, 'm').exec(bare.slice(from, limit));
    const asked = text
      .slice(head, from)
      .replace(/^\s*(?:el)?if\b/, '')
      .replace(/:\s*$/, '');
    return { asked: asked.trim(), head, from, until: end ? from + end.index : limit };
  });

/** Go writes no brackets round what is asked, and may give a name before: `if err := ask(r); err != nil {`. */
const braceIn = (code: Source, start: number, limit: number): readonly Branch[] =>
  [...code.bare.slice(start, limit).matchAll(/\bif\s+(?=[^{}\n]{1,300}\{)/g)].slice(0, 2000).flatMap((match): Branch[] => {
    const head = start + match.index;
    const said = head + match[0].length;
    const from = code.bare.indexOf('{', said);
    const until = closingOf(code, from);
    const asked = code.text.slice(said, from).trim();
    const [otherwise] = /^\s*else\s*(?=\{)/.exec(code.bare.slice(until, until + 100)) ?? [];
    const block: Branch = { asked, head, from, until };
    return otherwise === undefined ? [block] : [block, { asked: `!(${asked})`, head, from: until + otherwise.length, until: closingOf(code, until + otherwise.length) }];
  });
