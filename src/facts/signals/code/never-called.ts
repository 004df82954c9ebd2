import type { Code } from './code.ts';
import type { Span } from './functions.ts';
import type { Language } from './language.ts';

/** The functions of a file that nothing in it calls, gives on or gives out: what stands in them is not done. */
export const neverCalled = (code: Code, language: Language, spans: readonly Span[]): readonly Span[] => {
  const known = byCode.get(code) ?? foundIn(code, language, spans);
  byCode.set(code, known);
  return known;
};
/** Several ask of the same file. */
const byCode = new WeakMap<Code, readonly Span[]>();

export const isWithin = (spans: readonly Span[], at: number): boolean => spans.some(({ start, end }) => start <= at && at < end);

/** A file of functions by the thousand is read so often and no further. */
const mostOfFile = 30;

const foundIn = (code: Code, language: Language, spans: readonly Span[]): readonly Span[] => {
  if (language === 'go') return [];
  const declared = spans.filter((span) => isDeclared(code, language, span)).toSorted((a, b) => a.start - b.start);
  const scopes = declared.length === 0 ? [] : language === 'python' ? ofFunctions(code, declared, spans) : ofBlocks(code, declared);
  let left = mostOfFile * code.bare.length;
  return declared.filter(({ name }, index) => {
    const scope = scopes[index];
    if (scope === undefined || left < 0) return false;
    left -= scope.end - scope.start;
    return timesNamed(code.bare.slice(scope.start, scope.end), name) < 2;
  });
};

/** By its name alone, and not where it is given on as it is written, decorated or exported. */
const isDeclared = ({ bare }: Code, language: Language, { start, name, body }: Span): boolean => {
  if (name === '' || body <= start) return false;
  const before = bare.slice(Math.max(0, start - 200), start);
  if (language === 'python') return /^\s*(?:async\s+)?def\b/.test(bare.slice(start, body)) && !/\n[ \t]*(?:@(?!(?:functools\.)?wraps\()[^\n]*|\))\s*(?:async\s+)?$/.test(before);
  const head = bare.slice(start, body);
  return /^\s*(?:(?:async\s+)?function\b|(?:const|let|var)\b)/.test(head) && !/(?:[=(:,?&|]|=>|\breturn|\bexport|\bdefault|\bnew|\bvoid|\bawait)\s*$/.test(before);
};

/** Where a name may be used. */
type Scope = Pick<Span, 'start' | 'end'>;

/** What Python declares for a whole file any other file may import, and what a class has is called by whoever has one. */
const ofFunctions = ({ bare }: Code, declared: readonly Span[], spans: readonly Span[]): readonly (Scope | undefined)[] => {
  const round: Span[] = [];
  const scopes = new Map<Span, Scope>();
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    while (round.length > 0 && (round.at(-1)?.end ?? 0) < span.end) round.pop();
    const outer = round.at(-1);
    if (outer && !/^class\b/.test(bare.slice(outer.start, outer.start + 6))) scopes.set(span, outer);
    round.push(span);
  }
  return declared.map((span) => scopes.get(span));
};

/** The block that it stands in, or the whole file. */
const ofBlocks = ({ bare, closings }: Code, declared: readonly Span[]): readonly (Scope | undefined)[] => {
  const round: Scope[] = [];
  let at = 0;
  return declared.map(({ start, end }) => {
    for (; at < start; at++) if (bare[at] === '{') round.push({ start: at, end: closings.get(at) ?? bare.length });
    while (round.length > 0 && (round.at(-1)?.end ?? 0) < end) round.pop();
    return round.at(-1) ?? { start: 0, end: bare.length };
  });
};

const timesNamed = (text: string, name: string): number => {
  let times = 0;
  for (let at = text.indexOf(name); at >= 0 && times < 2; at = text.indexOf(name, at + name.length))
    if (!isWord.test(text[at - 1] ?? '') && !isWord.test(text[at + name.length] ?? '')) times++;
  return times;
};
const isWord = /[\w$]/;
