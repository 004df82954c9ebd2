import type { Candidate } from '../candidate.ts';
import { isTokenOfAll, passesCheck } from '../values/checks.ts';
import { isPlaceholder } from '../values/stand-in.ts';
import { entropy } from '../values/value-shape.ts';
import type { DetectorRow } from './detector.ts';
import { isLongEnough, type TokenRun } from './token-runs.ts';

/** Where a keyword of a detector stands. */
export interface KeywordHit {
  readonly start: number;
  readonly end: number;
}

export interface ProviderMatches {
  readonly candidates: readonly Candidate[];
  /** Spans of a provider's shape whose checksum or structure is wrong: no secret for anybody. */
  readonly voided: readonly { readonly start: number; readonly end: number }[];
}

/** Compiled on first use. With `d` the engine also tells where each group stands, which costs as much again: asked only of a match. */
const compiled = { g: new Map<DetectorRow, RegExp>(), dy: new Map<DetectorRow, RegExp>() };

const regexOf = (detector: DetectorRow, flags: keyof typeof compiled): RegExp => {
  const regex = compiled[flags].get(detector) ?? new RegExp(detector.regex, `${detector.flags}${flags}`);
  compiled[flags].set(detector, regex);
  return regex;
};

/** Where the secret stands in each match of a window. */
const spansIn = (window: string, detector: DetectorRow): readonly (readonly [number, number])[] => {
  const search = regexOf(detector, 'g');
  const spans: (readonly [number, number])[] = [];
  search.lastIndex = 0;
  for (let match = search.exec(window); match; match = search.exec(window)) {
    if (match[0] === '') search.lastIndex++;
    const exact = regexOf(detector, 'dy');
    exact.lastIndex = match.index;
    const span = exact.exec(window)?.indices?.[detector.capture];
    if (span && span[1] > span[0]) spans.push(span);
  }
  return spans;
};

/** Runs a detector's expression in the windows round its keywords that hold a run as long as it needs; windows that touch are read once. */
export const providerMatches = (text: string, detector: DetectorRow, hits: readonly KeywordHit[], runs: readonly TokenRun[]): ProviderMatches => {
  const candidates: Candidate[] = [];
  const voided: { start: number; end: number }[] = [];
  const [before, after] = detector.window;
  // Both windows and runs come in the order of the text.
  let next = 0;
  const holdsRun = (from: number, to: number): boolean => {
    if (detector.run === undefined) return true;
    for (; next < runs.length; next++) {
      const run = runs[next] as TokenRun;
      if (run.end > from && isLongEnough(run, detector)) return run.start < to;
    }
    return false;
  };
  for (let index = 0; index < hits.length; ) {
    const from = Math.max(0, (hits[index]?.start ?? 0) - before);
    let to = (hits[index]?.end ?? 0) + after;
    while (++index < hits.length && (hits[index]?.start ?? 0) - before <= to) to = (hits[index]?.end ?? 0) + after;
    if (!holdsRun(from, to)) continue;
    const window = text.slice(from, to);
    for (const [start, end] of spansIn(window, detector)) {
      const verdict = judge(detector, window, start, end);
      if (verdict === 'secret' || verdict === 'unproved') candidates.push(candidateOf(detector, window.slice(start, end), from + start, from + end, verdict === 'secret'));
      if (verdict === 'void') voided.push({ start: from + start, end: from + end });
    }
  }
  return { candidates, voided };
};

/** npm changed how it computes its checksum, so a wrong one there only weakens the case. What does not decode as a JWT may be a token of another kind. */
const judge = (detector: DetectorRow, text: string, start: number, end: number): 'secret' | 'unproved' | 'void' | 'nothing' => {
  const value = text.slice(start, end);
  if (isPlaceholder(value)) return 'void';
  if (detector.check && !passesCheck(detector.check, value))
    return detector.check === 'npm-crc32' ? 'unproved' : detector.check === 'jwt' && !isTokenOfAll(value) ? 'nothing' : 'void';
  if (detector.entropy !== undefined && entropy(value) < detector.entropy) return 'nothing';
  if (detector.near && !standsNear(detector.near, text, start)) return 'nothing';
  return 'secret';
};

/** In the line of the value: a shape that many things have needs its provider's name beside it. */
const standsNear = (words: readonly string[], text: string, start: number): boolean => {
  const left = text.slice(Math.max(0, start - 160), start);
  const [right = ''] = text.slice(start, start + 200).split('\n', 1);
  const line = `${left.slice(left.lastIndexOf('\n') + 1)}${right}`.toLowerCase();
  return words.some((word) => line.includes(word));
};

const candidateOf = (detector: DetectorRow, value: string, start: number, end: number, proved: boolean): Candidate => ({
  start,
  end,
  value,
  detector: detector.id,
  name: detector.name,
  by: 'provider',
  severity: detector.severity,
  confidence: !proved ? 'medium' : detector.check && detector.confidence === 'medium' ? 'high' : detector.confidence,
  reasons: [`has the form of ${/^[AEIO]/.test(detector.name) ? 'an' : 'a'} ${detector.name}`, ...(detector.check && proved ? ['its checksum or structure is right'] : [])],
  provider: detector.provider,
  rotate: detector.rotate,
});
