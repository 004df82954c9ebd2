import { buildAutomaton } from '../text/automaton.ts';
import { type Announces, announcing } from './announcing.ts';
import type { DetectorRow } from './tokens/detector.ts';
import { detectorTable } from './tokens/detector-table.ts';
import type { KeywordHit } from './tokens/provider-matches.ts';
import { isToken, longestOf, type TokenRun } from './tokens/token-runs.ts';

interface Keyword {
  readonly text: string;
  readonly announces: readonly Announces[];
  readonly detectors: readonly number[];
}

const makeKeywords = (): readonly Keyword[] => {
  const keywords = new Map<string, { text: string; announces: Announces[]; detectors: number[] }>();
  const entry = (text: string) => {
    const known = keywords.get(text) ?? { text, announces: [], detectors: [] };
    keywords.set(text, known);
    return known;
  };
  for (const [announces, texts] of Object.entries(announcing)) for (const text of texts) entry(text).announces.push(announces as Announces);
  detectorTable.forEach((detector, index) => {
    if (!isJudgedByStructure(detector)) for (const text of detector.keywords) entry(text).detectors.push(index);
  });
  return [...keywords.values()];
};

/** Keys between marks are parsed (structures/), not matched. Without an expression: it is asked of two thousand words whenever the program starts. */
const isJudgedByStructure = ({ keywords: words }: DetectorRow): boolean => words.some((word) => word.endsWith('-----') || word.startsWith('private-lines') || word.includes('kty'));

const keywords = makeKeywords();
const automaton = buildAutomaton(keywords.map((keyword) => keyword.text));

/** Where every keyword stands, sorted by what it announces. */
export interface Hits {
  /** By format, of those for which any run of the text is long enough. */
  readonly detectors: ReadonlyMap<number, readonly KeywordHit[]>;
  readonly announced: ReadonlyMap<Announces, readonly KeywordHit[]>;
  /** Where a literal begins with a keyword of a format, and the shortest run that any of its formats asks for. */
  readonly opened: ReadonlyMap<number, number>;
}

/** One pass over the bytes. Where a keyword stands is one list for all the detectors that it wakes. */
export const findKeywords = (bytes: Uint8Array, runs: readonly TokenRun[]): Hits => {
  const announced = new Map<Announces, KeywordHit[]>();
  const opened = new Map<number, number>();
  const ofKeyword = new Map<number, { readonly start: number; end: number }[]>();
  const found = automaton.find(bytes);
  if (found.length === 0) return { detectors: none, announced, opened };
  const longest = longestOf(runs);
  for (let one = 0; one < found.length; one += 2) {
    const index = found[one] ?? 0;
    const end = found[one + 1] ?? 0;
    const { text, announces, detectors } = keywords[index] as Keyword;
    const start = end - text.length;
    for (let kind = 0; kind < announces.length; kind++) push(announced, announces[kind] as Announces, { start, end });
    if (detectors.length === 0) continue;
    if (isQuote(bytes[start - 1]) && mayBegin(index, bytes, end)) opened.set(start, Math.min(shortestRunOf(detectors), opened.get(start) ?? Number.POSITIVE_INFINITY));
    if (!wakesAny(index, longest)) continue;
    // A megabyte of one letter holds a million times a keyword that repeats it: it is looked round once.
    const last = ofKeyword.get(index)?.at(-1);
    if (last && start < last.end) last.end = end;
    else push(ofKeyword, index, { start, end });
  }
  return { detectors: byDetector(ofKeyword), announced, opened };
};

const none: ReadonlyMap<number, readonly KeywordHit[]> = new Map();

const isQuote = (byte: number | undefined): boolean => byte === 0x22 || byte === 0x27 || byte === 0x60;

/** What only names something begins a secret where its sign is in the literal or in the next one: `"acme_key=" + "…"`, `"acme" + "_key=…"`. */
const mayBegin = (keyword: number, bytes: Uint8Array, end: number): boolean => {
  if (!namesOnly.has(keyword)) return true;
  const first = endOfName(bytes, end);
  if (!isQuote(bytes[first])) return bytes[first] === equals;
  let next = first + 1;
  while (next < first + longestJoint && joints.has(bytes[next] ?? 0)) next++;
  return isQuote(bytes[next]) && bytes[endOfName(bytes, next + 1)] === equals;
};

const endOfName = (bytes: Uint8Array, start: number): number => {
  let at = start;
  while (at < start + longestLiteral && bytes[at] !== equals && (isToken(bytes[at]) || bytes[at] === dot)) at++;
  return at;
};
const longestLiteral = 200;
const longestJoint = 130;
const [equals, dot] = [0x3d, 0x2e];
const joints: ReadonlySet<number> = new Set(Buffer.from(' \t\r\n+.,&\\'));
const namesOnly = new Set(keywords.flatMap(({ detectors }, index) => (detectors.every((detector) => detectorTable[detector]?.named) ? [index] : [])));

const shortestRunOf = (detectors: readonly number[]): number => detectors.reduce((least, index) => Math.min(least, detectorTable[index]?.run ?? 0), Number.POSITIVE_INFINITY);

/** Most keywords are words like any other: only where the longest run of a text is long enough for one of its formats a keyword is looked round. */
const wakesAny = (keyword: number, longest: TokenRun): boolean => {
  const { run, alphanumeric, hex } = leastRuns[keyword] as LeastRun;
  return longest.end >= run || longest.alphanumeric >= alphanumeric || longest.hex >= hex;
};

/** The shortest run of each kind that is enough for a format. */
interface LeastRun {
  readonly run: number;
  readonly alphanumeric: number;
  readonly hex: number;
}

/** By keyword. Each format asks for a run of one kind, as `isLongEnough` reads it. */
const leastRuns = keywords.map(({ detectors }): LeastRun => {
  const rows = detectors.map((index) => detectorTable[index] as DetectorRow);
  const least = (lengths: readonly (number | undefined)[]): number => Math.min(...lengths.map((length) => length ?? Number.POSITIVE_INFINITY));
  return {
    run: least(rows.map(({ run = 0, alphanumeric, hex }) => (alphanumeric === undefined && hex === undefined ? run : undefined))),
    alphanumeric: least(rows.map(({ alphanumeric, hex }) => (hex === undefined ? alphanumeric : undefined))),
    hex: least(rows.map(({ hex }) => hex)),
  };
});

const byDetector = (ofKeyword: ReadonlyMap<number, readonly KeywordHit[]>): ReadonlyMap<number, readonly KeywordHit[]> => {
  const hits = new Map<number, readonly KeywordHit[]>();
  for (const [index, found] of ofKeyword)
    for (const detector of keywords[index]?.detectors ?? []) {
      const others = hits.get(detector);
      hits.set(detector, others ? [...others, ...found].sort((a, b) => a.end - b.end || a.start - b.start) : found);
    }
  return hits;
};

const push = <Key, Hit extends KeywordHit>(map: Map<Key, Hit[]>, key: Key, hit: Hit): void => {
  const list = map.get(key);
  if (list) list.push(hit);
  else map.set(key, [hit]);
};
