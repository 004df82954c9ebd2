import { expression } from '../../../long-expression.ts';
import { type Phrase, seenAs } from '../phrase.ts';

const along = [
  /\b(?:csp|content[- ]security[- ]policy|headers?|scripts?|script-src|execution|inline|per-request|random|cryptographic|each|every|requests?|nonces?|only|allowed|xss)\b/gi,
];

/** "A nonce-based CSP with strict-dynamic": what the code puts into the policy that it sends. */
export const cspPhrases: readonly Phrase[] = [
  {
    subject: 'network/csp',
    says: expression('i')`
      \bnonces?[ -](?:based )?(?:csp|content[- ]security[- ]policy)\b|\b(?:csp|content[- ]security[- ]policy)\b[^.;|]{0,30}\bnonces?\b
      |\bnonces?\b[^.;|]{0,30}\b(?:csp|content[- ]security[- ]policy)\b
    `,
    along: [...along, /["'`]?strict-dynamic["'`]?/gi],
    evidence: (facts) => {
      const [nonces, dynamic] = [seenAs('csp-nonce')(facts), seenAs('csp-strict-dynamic')(facts)];
      return dynamic.length > 0 ? [...nonces, ...dynamic] : nonces;
    },
  },
];
