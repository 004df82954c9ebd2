import type { Cryptography } from '../../../facts/cryptography/cryptography.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { Answer } from '../../contract.ts';
import { asked, broken, kept, placed } from '../answers.ts';

const rule = 'policy/algorithm-claims-match-code';

/** Are tokens signed by the algorithm that the policy names? Where some are made, these count, and not those that are only read. */
export const signatureClaim = ({ text, polarity, modality, fromCode, subject }: Statement, { signatures }: Cryptography): Answer | undefined => {
  if (polarity !== 'asserts' || modality !== 'fact' || fromCode || subject.startsWith('policy/') || !(ofTokens.test(text) || isNameAlone(text))) return undefined;
  const named = [...new Set([...text.matchAll(algorithm)].map(([, name, hmac]) => (name ?? `HS${hmac ?? ''}`).toUpperCase()))];
  const [claimed] = named;
  if (claimed === undefined || named.length > 1 || signatures.length === 0) return undefined;
  const made = signatures.filter(({ makes }) => makes);
  const decisive = made.length > 0 ? made : signatures;
  const evidence = decisive.slice(0, 6).map(placed('wired'));
  const others = decisive.filter((each) => each.algorithm.toUpperCase() !== claimed);
  const [other] = others;
  if (other === undefined) return isMore(text) ? asked(rule, `Tokens are signed by ${claimed}. Is the rest of the sentence true as well?`, evidence) : kept(rule, evidence);
  if (others.length < decisive.length) return asked(rule, `The code names ${claimed}, and also ${other.algorithm}. Which of them signs what is meant here?`, evidence);
  return broken(
    rule,
    `The policy says ${claimed}; the code signs tokens with ${other.algorithm}.`,
    evidence.map((place) => ({ ...place, stage: 'contradicts' })),
  );
};

const ofTokens = /\bjwts?\b|tokens?\b|json web/i;
/** HS256 and its like are names of JWTs, unless the sentence names something else that is signed: a certificate, a release. */
const isNameAlone = (text: string): boolean => alone.test(text.replace(/\b(?:HS|RS|ES|PS)(?:256|384|512)\b/gi, ''));
const alone =
  /^(?:[\p{P}\p{S}\s]|\b(?:uses?|used|using|with|by|is|are|we|the|an?|for|and|sign(?:ed|ing|s)?|signatures?|algorithms?)\b|使用|采用|签名|簽名|算法|演算法|署名|アルゴリズム|を|で|서명|알고리즘)*$/iu;
const algorithm = /\b((?:HS|RS|ES|PS)(?:256|384|512)|EdDSA)\b|\bHMAC[- ]?SHA-?(256|384|512)\b/gi;

/** "… with `kid`, issuer and audience", "in an HttpOnly cookie". */
const isMore = (text: string): boolean =>
  /\b(?:kid|issuer|audience|rotat\w*|cookies?|refresh|expir\w*|revo\w*|chars?|characters?|secret|bits?|minutes?|hours?|days?)\b|\b(?:iss|aud)\b|\d+ ?(?:min|h|d|m)\b/i.test(text);
