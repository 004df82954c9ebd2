import type { Candidate } from '../candidate.ts';
import { before } from '../text-at.ts';
import { isRandom, isUuid } from '../values/value-shape.ts';

export const seedPhraseKeywords: readonly string[] = [
  ...['seed = "', "seed = '", 'seed: "', "seed: '", 'seed="', "seed='", 'seed": "', "seed' => '"],
  'mnemonic',
  'seed_phrase',
  'seedphrase',
  'seed phrase',
  'recovery phrase',
  'recovery_phrase',
  'secret_phrase',
  'seedwords',
];

/** What keys are derived from: a seed that was drawn, or the words that a wallet is restored from (BIP 39), 12 to 24 of them, short and plain. */
export const seedPhraseAt = (text: string, end: number): Candidate | undefined => {
  if (/["']/.test(text[end - 1] ?? '')) return drawnSeedAt(text, end);
  phrase.lastIndex = end;
  const match = phrase.exec(text);
  const value = match?.groups?.['words'];
  const [start] = match?.indices?.groups?.['words'] ?? [];
  if (value === undefined || start === undefined) return undefined;
  const words = value.split(' ');
  // Instructions of a machine are shorter than the words of the list, whose mean is above five letters.
  if (value.length < words.length * 5 - 1) return undefined;
  // "test test … junk" opens the wallet of nobody.
  if (![12, 15, 18, 21, 24].includes(words.length) || new Set(words).size < words.length - 3 || words.some((word) => joining.has(word))) return undefined;
  return {
    start,
    end: start + value.length,
    value,
    detector: 'seed-phrase',
    name: 'seed phrase of a wallet',
    by: 'named',
    severity: 'critical',
    confidence: 'medium',
    reasons: ['its name says that it is a seed phrase', `it is ${words.length} words of the kind that wallets are restored from`],
  };
};

const phrase = /\w{0,20}["'`]?\]?[ \t]{0,4}(?:=>|:?=|:|\()[ \t]{0,4}["'`]?(?<words>[a-z]{3,8}(?: [a-z]{3,8}){11,23})(?=["'`]|[ \t]*(?:\r?\n|$))/dy;

/** What most sentences are joined with, and the list of BIP 39 does not hold; it does hold "that", "this", "have", "will", "you" and "they". */
const joining = new Set('the and are was for with from your our not but has its their which'.split(' '));

const drawnSeedAt = (text: string, start: number): Candidate | undefined => {
  drawn.lastIndex = start;
  const value = drawn.exec(text)?.[0];
  // What a test, a shuffle or a picture begins with may be known.
  if (value === undefined || isUuid(value) || !isRandom(value) || /(?:rand(?:om)?|rng|shuffle|noise|avatar|hash|data)[-_.]?seed\W{1,8}$/i.test(before(text, start, 24)))
    return undefined;
  return {
    start,
    end: start + value.length,
    value,
    detector: 'seed',
    name: 'seed of keys',
    by: 'named',
    severity: 'high',
    confidence: 'low',
    reasons: ['its name says that it is a seed', 'it looks randomly made'],
  };
};
const drawn = /(?:0x)?[\w+/-]{24,200}={0,2}(?=["'])/y;
