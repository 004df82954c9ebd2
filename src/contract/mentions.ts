import type { Statement } from '../facts/security-policy/statement.ts';
import { technicalSubjects } from '../facts/security-policy/subjects.ts';

/** A sentence may name a control and say nothing of whether it is there. */
export const isMention = (statement: Statement): boolean => !statement.fromCode && (isLedElsewhere(statement) || isIntroduction(statement) || isUnclaimed(statement));

/** "Never store:", "Production should add:" and "What is logged, including:" are what their items are about. */
const isLedElsewhere = ({ lead, subject }: Statement): boolean =>
  /[:：]\s*$/.test(lead) && !subject.startsWith('policy/') && otherPredicate.some(([about, sign]) => !about.test(subject) && sign.test(lead));

const otherPredicate: readonly (readonly [about: RegExp, sign: RegExp])[] = [
  [/^secrets\//, /^\W*(?:never|don['’]t|do not) (?:store|log|send|persist|collect|keep)\b/i],
  [/^(?:logging|privacy)\//, /\b(?:are|is|gets?) (?:always )?(?:logged|recorded|audited)\b|^\W*(?:logged|recorded|audited) (?:events|actions)\b/i],
  [/^$/, /\b(?:should|must|needs? to|has to|have to|to) (?:also |still |later )?(?:add|gain|get|implement|introduce)\b|\bstill (?:missing|open|to do)\b/i],
];

/** "Why this exact CSP:" introduces what is said of it. */
const isIntroduction = ({ text }: Statement): boolean => /^\W*(?:why|how|what|where|when)\b[^.]*[:：?]\s*$/i.test(text);

/** Of the words that a control is known by, some also stand in what is said of other things: those need a sign that it is the control that is meant. */
const isUnclaimed = ({ subject, text: own, lead, polarity }: Statement): boolean => {
  const claim = claims.get(subject);
  // "Authentication: … This must be added before production."
  const text = technicalSubjects(own).includes(subject) ? own : `${lead} ${own}`;
  return claim !== undefined && !/[^\p{ASCII}\p{P}\p{S}]\p{L}|\p{Script=Han}|\p{Script=Cyrillic}/u.test(text) && !claim(text, polarity);
};

const claims: ReadonlyMap<string, (text: string, polarity: Statement['polarity']) => boolean> = new Map([
  ['api/authentication', (text, polarity) => (polarity === 'denies' || !withoutAsking.test(text)) && asking.test(text.replaceAll(ofOtherThings, ' '))],
  ['logging/monitoring', (text) => watching.test(text)],
  ['network/tls-in-production', (text) => speakingTls.test(text.replaceAll(partOfTls, ' '))],
]);

/** "`/health` may remain unauthenticated" is about what is public. */
const withoutAsking = /\bunauthenticated\b|\bwithout (?:an? )?(?:auth\w*|log-?in|credentials?|tokens?)\b/i;

/** What is authenticated already, the login of another program, an event of it, and the page with its form. */
const ofOtherThings =
  /\bauthenticated (?!(?:endpoints?|routes?|requests?|access|users? (?:only|can|may)|by|via|with|using|through|before|against|on|and|or)\b)[\w/-]+|\bssh\b[^.;|]*|\b(?:re-?|un)authenticat\w*|\bauthentication (?:failures?|errors?|attempts?|events?|states?|flows?|pages?)\b|\bauthenticat\w+ encryption\b/gi;

const asking =
  /\bauthenticat\w*|\bauth\b(?=[^.;|]{0,30}\b(?:required|enforced|enabled|middleware|guards?|via|using|with|on|by)\b)|\b(?:jwt|token|session|bearer|basic|cookie)(?:[ -]based)? auth\b|\b(?:oauth2?|oidc|openid|mfa|2fa|two-factor|api[- ]keys?)\b|\b(?:requir\w+|needs?|protected|secured|guarded|behind|must|without|no)\b[^.;|]{0,40}\blog(?:ged)?[- ]?in\b|\blog-?in (?:is )?(?:required|enforced|protected)\b|autentic|autenticaç|authentifi|anmeld/i;

const watching =
  /\bmonitor(?!ing rules)\w*|\balert(?:s|ing|manager)?\b|\bprometheus\b|\bgrafana\b|\bsentry\b|\bdatadog\b|\bhealth[ -](?:checks?|endpoints?)\b|\bmetrics (?:(?:are|is) (?:collected|exported|exposed|available|recorded|scraped)|collection|export|via|with)\b|überwach|supervis|monitoriz/i;

const partOfTls =
  /\b(?:tls|ssl) (?:certs?|certificates?|files?|handshakes?|keys?|configuration files?|secrets?|verification)\b|\bhttps? (?:requests?|urls?|links?|headers?|endpoints?|json)\b/gi;
const speakingTls = /\bhttps\b|\btls\b|\bssl\b|encrypt/i;
