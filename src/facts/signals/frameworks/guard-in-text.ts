import { isAgainstForgery } from './against-forgery.ts';
import type { Asks } from './asks.ts';
import { leavesOutPaths } from './left-out-paths.ts';
import { isInSomeCases } from './some-cases.ts';

/** What in the body of a guard turns callers away, what it has to look at to know them, and what lets in who brings nothing. */
export interface GuardWords {
  readonly refuses: RegExp;
  readonly looks: readonly RegExp[];
  readonly letsThrough?: RegExp;
}

/** Does it ask below some paths only, by some methods, where a setting is on, or those who bring a credential? */
export const asksSomeOnly = (body: string, { refuses, letsThrough }: Pick<GuardWords, 'refuses' | 'letsThrough'>): boolean =>
  letsThrough?.test(body) === true || leavesOutPaths(body) || isInSomeCases(body, refuses);

/** Of a body in Java, Kotlin or PHP: `yes` where nobody comes past it who is not known, `perhaps` where it turns somebody away. */
export const askedIn = (body: string, words: GuardWords): Asks => {
  if (!words.refuses.test(body)) return 'no';
  return words.looks.every((look) => look.test(body)) && !asksSomeOnly(body, words) && !isAgainstForgery(body) ? 'yes' : 'perhaps';
};
