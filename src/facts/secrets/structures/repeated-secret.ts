import { type Candidate, withoutOverlaps } from '../candidate.ts';
import { lineBefore } from '../text-at.ts';
import { isRandom, isUuid } from '../values/value-shape.ts';

/** What one file may make us look for. */
const mostValues = 50;
const mostPlaces = 200;

/**
 * A secret is one wherever its file writes it again: `check_password('v')` below `set_password('v')`, the token of a variable in the URL that
 * a test expects. Only values that nothing else would be called by are looked for.
 */
export const withRepeats = (candidates: readonly Candidate[], text: string): readonly Candidate[] => {
  const values = new Map<string, Candidate>();
  for (const one of candidates) if (values.size < mostValues && one.by !== 'private-key' && isDistinct(one.value) && !values.has(one.value)) values.set(one.value, one);
  const repeats = [...values.values()].flatMap((first) => placesOf(first.value, text).map((start): Candidate => repeatOf(first, start)));
  const known = new Set(candidates.map((one) => one.start));
  return repeats.every((one) => known.has(one.start)) ? candidates : withoutOverlaps([...candidates, ...repeats.filter((one) => !known.has(one.start))], []);
};

const isDistinct = (value: string): boolean =>
  value.length >= 6 &&
  value.length <= 200 &&
  !isUuid(value) &&
  (isRandom(value) ? value.length >= 12 : /[a-z]/i.test(value) && (/\d/.test(value) || /[^\w.-]/.test(value)) && !/\s/.test(value));

const placesOf = (value: string, text: string): readonly number[] => {
  const places: number[] = [];
  const random = isRandom(value);
  for (let at = text.indexOf(value); at >= 0 && places.length < mostPlaces; at = text.indexOf(value, at + value.length)) {
    const [before = ' ', after = ' '] = [text[at - 1], text[at + value.length]];
    const line = lineBefore(text, at);
    const alone = random ? /[^\w+/-]/.test(before) && /[^\w+/=-]/.test(after) : /["'`]/.test(before) && before === after && ofCredentials.test(line);
    if (alone && !ofUser.test(line)) places.push(at);
  }
  return places;
};

const ofCredentials = /pass|pwd|secret|token|auth|login|log_in|sign_?in|cred/i;
/** Where the name of the user stands. */
const ofUser = /(?:user|name|mail|login|id)["']?\]?[ \t]{0,3}(?:=>|[=:(,])[ \t]{0,3}\W{1,2}$/i;

const repeatOf = (first: Candidate, start: number): Candidate => ({
  ...first,
  start,
  end: start + first.value.length,
  confidence: first.confidence === 'high' ? 'medium' : first.confidence,
  reasons: [...first.reasons, 'the same value stands here again'],
});
