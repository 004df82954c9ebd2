import type { Severity } from '../../finding.ts';

export type Confidence = 'high' | 'medium' | 'low';

/**
 * How a secret was recognised. `default` is a fallback that the program runs with when nothing is configured. The order is the precedence of
 * candidates that overlap: the first wins.
 */
export type Recognition = 'private-key' | 'provider' | 'known-file' | 'header' | 'url' | 'default' | 'named' | 'named-weak';

/** What is said of a secret, whatever its value. */
export interface Description {
  readonly detector: string;
  /** What it is, in words: "GitHub personal access token", "password in a URL". */
  readonly name: string;
  readonly by: Recognition;
  /** Were it in code that runs. */
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Why it is taken for a secret, in words. */
  readonly reasons: readonly string[];
  /** The variable, key or option that holds it. */
  readonly variable?: string;
  readonly provider?: string;
  /** The provider's page on revoking it. */
  readonly rotate?: string;
}

/**
 * Nothing to act on: it may well be no secret, or it is one that guards nothing, such as a word that anybody would guess in a test. How sure it is and
 * how much it matters are two things: a test's password is surely one. What a provider issued weighs what its kind weighs.
 */
export const isSlight = ({ confidence, severity, by }: Pick<Description, 'confidence' | 'severity' | 'by'>): boolean =>
  confidence === 'low' || (severity === 'low' && by !== 'provider');

/** A possible secret in a text, by offsets. It lives within the extractor only: `value` goes no further. */
export interface Candidate extends Description {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

const precedence: readonly Recognition[] = ['private-key', 'provider', 'known-file', 'header', 'url', 'default', 'named', 'named-weak'];

/** One candidate for each span, in the order of the text; `voided` are spans that are proved to be no secret. */
export const withoutOverlaps = (candidates: readonly Candidate[], voided: readonly { readonly start: number; readonly end: number }[]): readonly Candidate[] => {
  const ranked = [...candidates].sort(
    (a, b) => precedence.indexOf(a.by) - precedence.indexOf(b.by) || rank[a.confidence] - rank[b.confidence] || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const taken = new Spans();
  for (const span of voided) taken.add(span.start, span.end);
  return ranked.filter((one) => taken.add(one.start, one.end)).sort((a, b) => a.start - b.start);
};

export const rank: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2 };

/** Disjoint spans, found by the blocks of text they touch, so that ten thousand candidates in one file stay cheap. */
class Spans {
  readonly #byBlock = new Map<number, { start: number; end: number }[]>();

  /** False when the span overlaps one that is already there. */
  add(start: number, end: number): boolean {
    const blocks: number[] = [];
    for (let block = start >> 8; block <= end >> 8; block++) blocks.push(block);
    if (blocks.some((block) => this.#byBlock.get(block)?.some((span) => span.start < end && start < span.end))) return false;
    for (const block of blocks) {
      const spans = this.#byBlock.get(block);
      if (spans) spans.push({ start, end });
      else this.#byBlock.set(block, [{ start, end }]);
    }
    return true;
  }
}
