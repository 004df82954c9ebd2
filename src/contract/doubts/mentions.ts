import type { Statement } from '../../facts/security-policy/statement.ts';
import { expression } from '../../long-expression.ts';

/** A sentence may name a control and say nothing of whether it is there. */
export const isMention = (statement: Statement): boolean =>
  !statement.fromCode && !statement.subject.startsWith('policy/') && [isLedElsewhere, isIntroduction, isAside, isThreat, isSupposed, isOff].some((says) => says(statement));

/** "Never store:", "Production should add:" and "What is logged, including:" are what their items are about. */
const isLedElsewhere = ({ lead, subject, headings }: Statement): boolean =>
  (/[:：]\s*$/.test(lead) && otherPredicate.some(([about, sign]) => !about.test(subject) && sign.test(lead))) ||
  (!subject.startsWith('secrets/') && leftOut.test(headings.at(-1) ?? ''));

const leftOut = /^\W*(?:never|don['’]t|do not|what (?:we|it) (?:never|don['’]t|do not)) (?:store|log|send|persist|collect|keep|return|expose|show|include|share)\b/i;

const otherPredicate: readonly (readonly [about: RegExp, sign: RegExp])[] = [
  [/^secrets\//, leftOut],
  [
    /^(?:logging|privacy)\//,
    /\b(?:are|is|gets?) (?:always )?(?:logged|recorded|audited)\b|^\W*(?:logged|recorded|audited) (?:events|actions)\b|\baudit (?:logs?|logging|trails?)\b/i,
  ],
  [/^$/, /^\W*(?:monitor|watch|look out|alert|test|check)\b[^.]{0,30}[:：]\s*$/i],
  [/^$/, /\b(?:should|must|needs? to|has to|have to|to) (?:also |still |later )?(?:add|gain|get|implement|introduce)\b|\bstill (?:missing|open|to do)\b/i],
];

/** "Why this exact CSP:", "CORS:" and "This document outlines …" introduce what is said of it. */
const isIntroduction = ({ text }: Statement): boolean =>
  /^\W*(?:why|how|what|where|when)\b[^.]*[:：?]\s*$|^(?!.*\binclud)\W*[\w./&-]{1,20}(?: [\w./&-]{1,20}){0,3}[:：]\s*$/i.test(text) ||
  /\bthis (?:document|guide|section|page|chapter)\b[^.]{0,20}\b(?:outlines?|describes?|covers?|explains?|lists?|summari[sz]es?|details|documents?)\b/i.test(text);

/** Where something stands, what is suggested, a mark for it, and what was new in a version. */
const isAside = ({ text }: Statement): boolean =>
  /^\W*(?:recommendations?|suggestions?|locations?|impact|risks?|residual risks?|references?|issues?|weakness(?:es)?|gaps?|findings?|before|previously|vulnerabilit\w*|vulnérabilité|threats?|attacks?|problem|causes?|causa|symptoms?|debug|info|warn(?:ing)?|error|fatal)\W*[:：]/i.test(
    text,
  ) ||
  /^\W*[A-Z]{1,5}\d{3,4}\s*[:：]/.test(text) ||
  /^\W*(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w*\.? \d{1,2},? 20\d\d|20\d\d-\d\d(?:-\d\d)?)\b/i.test(text) ||
  /\b\d{1,2} ?\/ ?10\b|\bcheat ?sheets?\b/i.test(text) ||
  /^\W*v?\d+\.\d+(?:\.\d+)?\b[^.;]{0,25}\b20\d\d\b/i.test(text);

/** What is guarded against: an item below "Threats", and "Brute force: automated guessing of passwords". */
const isThreat = ({ text, lead, headings }: Statement): boolean =>
  /^\W*(?:brute[- ]force(?: attacks?)?|session hijacking|cross-site request forgery|csrf|credential stuffing|clickjacking|xss)\W*[:：]\s*(?:an? )?(?:attackers?|automated|malicious)\b/i.test(
    text,
  ) ||
  (threats.test(`${headings.at(-1) ?? ''}\n${lead}`) && !text.includes(' | ') && !/\b(?:prevent|protect|mitigat|block|enforc|use|implement|limit|requir|provid)\w*/i.test(text));
const threats = /\bthreats?\b(?! model)|\battack(?:s| vectors?)\b|\bprotect\w* against\b/i;

/** "When the key is unset, authentication is disabled" and "would become a risk if CORS were misconfigured" suppose a case. */
const isSupposed = ({ text, polarity }: Statement): boolean =>
  (polarity !== 'advises' && /^\W*(?:when|if|while|once|unless)\b/i.test(text)) ||
  /\bwould\b|\b(?:could|might) (?:become|allow|lead|make|be)\b|\bonly if\b|\bmisconfigured\b|\btrusted to\b|\bplaceholder\b/i.test(text);

/** That an old version, or what tells strangers too much, is off is no lack. */
const rightlyOff = expression('i')`
    \b(?:
      (?:TLS|SSL) ?v?\d|x-powered-by|debug(?:ging)?(?: mode)?|directory (?:listings?|browsing|indexing)|auto-?index|server (?:tokens|signature|version)
      |source ?maps?|introspection|stack ?traces?|root log-?in
    )(?![^;|]{0,60}\b(?:auth|limit|valid))[^;|]{0,60}\b(?:disabled|turned off|switched off)\b
  `;

const isOff = ({ text: written, polarity, subject }: Statement): boolean => {
  const text = written.replace(rightlyOff, '');
  return (
    polarity !== 'denies' &&
    subject !== 'api/docs-exposure' &&
    /\b(?:do|does) not (?:replace|change|affect|apply)\b|\b(?:can|could) be (?:bypassed|disabled)\b|\bunvalidated\b|\binsecure\b|\b(?:is|are|be|gets?) (?:\w+ )?(?:disabled|turned off|switched off|bypassed|skipped|exempt\w*)\b/i.test(
      text,
    )
  );
};
