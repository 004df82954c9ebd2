import { type Phrase, seenAs } from '../phrase.ts';

const along = [
  /\b(?:csp|content[- ]security[- ]policy|headers?|scripts?|script-src|execution|inline|per-request|requests?|each|every|nonces?|only|allowed|allows?|xss)\b/gi,
  /["'`]?strict-dynamic["'`]?/gi,
];

/** "A nonce-based CSP with strict-dynamic": what the code puts into the policy that it sends. What stands between the words of the sentence says more. */
export const cspPhrases: readonly Phrase[] = [
  {
    subject: 'network/csp',
    says: /\bnonces?\b(?=[^\n]{0,160}strict-dynamic)|\bstrict-dynamic\b(?=[^\n]{0,160}\bnonces?\b)/i,
    along,
    evidence: (facts) => {
      const lines = seenAs('csp-strict-dynamic')(facts);
      return lines.length > 0 ? [...seenAs('csp-nonce')(facts), ...lines] : [];
    },
  },
  {
    subject: 'network/csp',
    says: /\bnonces?\b(?=[^\n]{0,160}\b(?:csp|content[- ]security[- ]policy)\b)|\b(?:csp|content[- ]security[- ]policy)\b(?=[^\n]{0,160}\bnonces?\b)/i,
    along,
    compares: /strict-dynamic/i,
    evidence: seenAs('csp-nonce'),
  },
];
