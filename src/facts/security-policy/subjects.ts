import { expression } from '../../long-expression.ts';
import type { Subject } from './statement.ts';
import { operationSigns } from './vocabulary/operation-signs.ts';
import type { Section } from './vocabulary/section-signs.ts';
import { serviceSigns } from './vocabulary/service-signs.ts';
import { fromFirstWord } from './words.ts';

/**
 * What a claim about a system is about, by its words. The more special comes before the more general of the same group: of one group only the first counts,
 * so "HTTPS for all API calls" is one claim, and "a reverse proxy with valid certificates" two.
 */
const technical = [...serviceSigns, ...operationSigns];

const port = /\bport(?: (?:is|number|no\.?)){0,2}\s*:?\s*\d{2,5}\b/i;

/** The scheme of an address is no claim about encryption, nor the name of an option of a program that verifies one about login. */
const withoutAddresses = (text: string): string =>
  text.replaceAll(/\bhttps?:\/\/[^\s)\]>`'"]{4,}/gi, ' ').replaceAll(/(?=\s--)(?<=\b(?:cosign|slsa-verifier|gh attestation)\b.*)\s--[\w-]+/gi, ' ');

/** Every subject of a sentence about a system, in the order above. */
export const technicalSubjects = (written: string): readonly Subject[] => {
  const text = withoutAddresses(written);
  const groups = new Set<string>();
  const subjects: Subject[] = port.test(text) ? ['network/port-documented'] : [];
  for (const [group, subject, sign] of technical) {
    if (groups.has(group) || subjects.includes(subject) || !sign.test(text)) continue;
    groups.add(group);
    subjects.push(subject);
  }
  return subjects;
};

/** What a sentence about the handling of reports is about, by the section it stands in and its words; undefined for one about something else. */
export const procedureSubject = (sections: readonly Section[], text: string, isHeading = false): Subject | undefined => {
  if (isHeading) return undefined;
  for (const section of sections) {
    const subject = bySection[section]?.(text);
    if (subject) return subject;
  }
  return undefined;
};

const publication = (text: string): Subject | undefined => {
  if (/\badvisor(?:y|ies)\b|安全公告|アドバイザリ/i.test(text)) return 'releases/security-advisories';
  if (/fix(?:es|ed)?\b.{0,40}(?:before|prior to).{0,30}(?:disclos|public)|^(?:the )?(?:fix|patch) (?:is )?released|release fixes/i.test(fromFirstWord(text)))
    return 'releases/fix-before-disclosure';
  return /(?:fix|patch|update)\w*.{0,40}(?:released|available|published).{0,30}(?:soon|prompt|quick|timely)|releas\w+ (?:\w+ )*patches|security (?:fixes|patches|updates) (?:are|will be)/i.test(
    text,
  )
    ? 'releases/security-patches'
    : undefined;
};

/** Where news of fixes can be found. */
export const announcement = (text: string): Subject | undefined => {
  if (/\bsubscrib|\bwatch\b|notification|stay informed|security alerts|mailing list|rss\b/i.test(text)) return 'releases/notifications';
  if (/\btags?\b/i.test(text)) return 'releases/security-tags';
  if (/release notes?|change ?log|news\b|发布说明|更新日志|リリースノート/i.test(text)) return 'releases/release-notes';
  return publication(text);
};

/** What the maintainers will do with a report, said where reporting is explained. */
const promised = expression('i')`
    \b(?:we|our (?:team|maintainers)|the (?:team|maintainers?))\b.{0,60}\b(?:
      acknowledge|respond|reply|confirm|triage|fix|resolve|patch|get back|inform|update you|keep you
    )\b|\b(?:fix(?:es)?|patch(?:es)?) (?:is|are|will be) (?:released|published)\b
  `;

/** "You should hear from us within two days", "reporters can expect an answer within 72 hours". */
const expected =
  /\b(?:you|reporters?(?:\(s\))?)\b (?:will|should|can|may)\b (?:expect to |expect )?(?:receive|get|hear|an? (?:\w+ )?(?:response|reply|answer|acknowledg\w+))\b|\b(?:respond|reply|acknowledg\w+|response|answer)\b[^.]{0,60}\bwithin\b/i;

const reporting = (text: string): Subject => {
  if (/\bissues?\b/i.test(text) && /public|github|tracker/i.test(text) && /\b(?:not|n'?t|never|instead|rather|avoid)\b/i.test(text)) return 'policy/issue-template-redirect';
  if (promised.test(text) || expected.test(text)) return publication(text) === 'releases/fix-before-disclosure' ? 'releases/fix-before-disclosure' : response(text);
  if (/@|\bor (?:e-?mail|contact)\b|e-?mail (?:the |us|to|your)|(?<!\b(?:they|we|members?|team) )contact (?:\w+ ){0,3}(?:maintainers?|owner|author)|\[at\]|mailto:/i.test(text))
    return 'policy/contact-reachable';
  return 'policy/private-report-channel';
};

const response = (text: string): Subject => {
  if (/credit|acknowledg(?:e|ing) you\b|attribut|anonym|hall of fame/i.test(text)) return 'policy/credit-terms';
  return 'policy/response-times';
};

const bySection: { readonly [S in Section]?: (text: string) => Subject | undefined } = {
  supported: (text) => (/releas\w+ (?:\w+ )*patches/i.test(text) ? 'releases/security-patches' : 'policy/supported-versions-match-tags'),
  noPublic: (text) => (/\bissues?\b|issue/i.test(text) ? 'policy/issue-template-redirect' : 'policy/no-public-issue-instruction'),
  reportContents: () => 'policy/report-contents',
  outOfScope: () => 'policy/scope-section',
  scope: () => 'policy/scope-section',
  expect: response,
  process: (text) => publication(text) ?? 'policy/disclosure-process',
  disclosure: (text) => publication(text) ?? 'policy/disclosure-process',
  credit: () => 'policy/credit-terms',
  safeHarbor: () => 'policy/disclosure-process',
  researcherRules: () => 'policy/no-public-issue-instruction',
  announcements: announcement,
  reporting: reporting,
  contact: (text) => (/advisor|report a vulnerability/i.test(text) ? 'policy/private-report-channel' : reporting(text)),
};
