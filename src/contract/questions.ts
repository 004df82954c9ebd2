import { advises } from '../facts/security-policy/stance.ts';
import type { Statement } from '../facts/security-policy/statement.ts';

/** What only a person can say, by subject: asked with the words that make it answerable with yes, no or a link. */
export const questions: Readonly<Record<string, string>> = {
  'policy/response-times': 'Were the reports of the last year answered within the time that is promised here?',
  'policy/credit-terms': 'Were reporters credited as promised in the advisories published so far?',
  'policy/disclosure-process': 'Was this process followed for the last vulnerability?',
  'policy/scope-section': 'Is this still what the maintainers accept and do not accept as a report?',
  'policy/no-public-issue-instruction': 'Is this still what is asked of reporters?',
  'policy/issue-template-redirect': 'Are reporters who open an issue sent to the private channel?',
  'releases/security-advisories': 'Was an advisory published for every vulnerability fixed so far?',
  'releases/fix-before-disclosure': 'Was the fix released before each disclosure so far?',
  'releases/security-patches': 'Which releases carried security fixes, and how soon after the report?',
  'releases/notifications': 'Is this advice to users still right?',
  'releases/security-tags': 'Are releases with security fixes tagged as the policy says?',
  'network/firewall': 'Which networks can reach the published ports where this runs?',
  'network/certificates': 'Are the certificates in production valid and renewed by themselves?',
  'network/tls-in-production': 'Does everything that serves this in production speak TLS?',
  'network/reverse-proxy': 'Which reverse proxy stands before it in production?',
  'api/key-rotation': 'When were the keys last rotated?',
  'api/authorization': 'Can one caller read or change what belongs to another?',
  'api/path-traversal': 'Can a path that a caller sends lead out of the folder that it is meant for?',
  'api/ssrf': 'Can a caller make the service fetch an address of the internal network?',
  'api/admin-static-protected': 'Does the server hand out the pages of the administration to everybody?',
  'logging/audit-fields': 'Does every entry of the audit log say who did what to which object, when and from where?',
  'policy/reviewed-after-security-change': 'Was the policy read again after the last change that concerns security?',
  'privacy/consent': 'Is consent obtained and recorded?',
  'privacy/retention': 'When is stored personal data deleted, and by what?',
  'privacy/deletion': 'Does a deletion request remove every copy?',
  'privacy/regulation': 'Who has checked that these regulations are followed, and when?',
};

export const questionOf = (statement: Statement, why = 'No check of the tree decides it.'): string => {
  const { subject, text, parameters } = statement;
  if (isSafeHarbour(statement)) return 'Does everybody who could take legal action for this project stand by this?';
  if (subject === 'policy/private-report-channel') return channelQuestion(statement) ?? ofPromise(statement) ?? isThisTrue(statement, why);
  if (subject === 'policy/response-times' && !parameters.hours?.length) return 'Were the reports of the last year answered as is promised here?';
  // "Detailed errors only in development" advises nobody, whatever it stands below.
  if (subject === 'unknown' && statement.polarity === 'advises' && (statement.fromCode || advises(text) || !isLabelled.test(text))) return 'Is this advice still right?';
  return (subject === 'api/authorization' && /\bleast[- ]privileges?\b/i.test(text) ? leastPrivilege : questions[subject]) ?? isThisTrue(statement, why);
};

/** "Development mode: detailed errors only there". */
const isLabelled = /^[^:：]{3,40}[:：]\s*(?=\S)/;

const isSafeHarbour = ({ subject, text, headings }: Statement): boolean =>
  (subject === 'unknown' || subject.startsWith('policy/')) && (/\blegal action|\bprosecut|\bin good faith\b/i.test(text) || /\bsafe harbou?r/i.test(headings.join(' ')));

/** Undefined for a sentence about reports that names no way in. */
const channelQuestion = ({ text, parameters: { addresses = [], urls = [] } }: Statement): string | undefined => {
  if (
    /\badvisor(?:y|ies)\b|report a vulnerability|\bsecurity\b["'”*_` ]{1,4}tab\b|private(?:ly)? (?:vulnerability )?report/i.test(text) ||
    urls.some((url) => url.includes('/security/advisories'))
  )
    return 'Is private vulnerability reporting turned on for this repository (Settings, Security), and does somebody read what comes in?';
  return addresses.length + urls.length > 0 ? 'Does somebody read what comes in there?' : undefined;
};

const ofPromise = ({ polarity }: Statement): string | undefined => (polarity === 'promises' ? questions['policy/disclosure-process'] : undefined);

/** "Timestamp" alone asks nothing; "Every entry has: Timestamp" does. */
const isThisTrue = ({ lead, text }: Statement, why: string): string => {
  const before = /[:：]\s*$/.test(lead) && lead.length <= 100 && !text.includes(lead.trim()) ? `${lead.trim()} ` : '';
  return `Is this true: “${shortened(before + text)}”? ${why}`;
};

const leastPrivilege = 'Who or what has which rights here, and who last took away those that were not needed?';

const shortened = (text: string): string => (text.length > 160 ? `${text.slice(0, 159)}…` : text);
