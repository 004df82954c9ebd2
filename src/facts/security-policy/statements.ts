import { parametersOf } from './parameters.ts';
import type { Passage } from './passage.ts';
import { stanceOf } from './stance.ts';
import type { Statement, Subject } from './statement.ts';
import { statementId } from './statement-id.ts';
import { announcement, procedureSubject, technicalSubjects } from './subjects.ts';

/** Every sentence, item, row and configuration command that says something, each subject of it as a statement of its own. */
export const statementsOf = (passages: readonly Passage[]): readonly Statement[] => {
  const seen = new Map<string, number>();
  return passages
    .filter(saysSomething)
    .flatMap((passage) => clausesOf(passage).flatMap((text) => subjectsOf(passage, text).map((subject) => statement(passage, text, subject, seen))));
};

const statement = (passage: Passage, text: string, subject: Subject, seen: Map<string, number>): Statement => {
  const id = statementId(text, subject);
  const times = (seen.get(id) ?? 0) + 1;
  seen.set(id, times);
  return {
    id: times === 1 ? id : `${id}-${times}`,
    text,
    line: passage.line,
    endLine: passage.endLine,
    headings: passage.headings,
    lead: passage.leads.at(-1) ?? '',
    subject,
    ...stanceOf(passage, text, subject),
    parameters: parametersOf({ ...passage, text }),
    fromCode: passage.kind === 'code',
    isTicked: passage.tick === 'done',
  };
};

/** Headings only introduce, and a code block is an example unless what introduces it gives advice or says that it configures something. */
const saysSomething = (passage: Passage): boolean => {
  if (passage.kind === 'heading' || passage.text.length < 3) return false;
  if (/[:：]$/.test(passage.text) && passage.kind !== 'row' && isBareLead(passage.text)) return false;
  if (passage.kind !== 'code') return true;
  const [inner] = passage.sections;
  return inner === 'deployment' || inner === 'users' || /include|configur|enable|harden|set (?:the|up)|when running|recommended/i.test(passage.leads.at(-1) ?? '');
};

/** "Please include:" only introduces; "Report privately through security advisories:" and "Never commit secrets to version control:" say something. */
const isBareLead = (text: string): boolean =>
  technicalSubjects(text).length === 0 &&
  !/advisor|@|e-?mail|privately|public|\bwe\b.* follow|\d/i.test(text) &&
  (text.split(/\s+/).length <= 7 || /^(?:please )?(?:include|provide|when|if|the following|for)\b/i.test(text));

/** "Critical within 7 days, high within 30 days" promises two things. */
const clausesOf = (passage: Passage): readonly string[] => {
  const parts = passage.text.split(/[,;]\s+|\s+and\s+/);
  const promises = parts.filter((part) => /\d/.test(part) && /\b(?:critical|high|medium|moderate|low)\b/i.test(part));
  return promises.length > 1 && promises.length === parts.length ? parts : [passage.text];
};

const subjectsOf = (passage: Passage, text: string): readonly Subject[] => {
  if (/\bannounc(?:es?|ed|ing)\b[^.]{0,120}\b(?:via|through|in|on|by)\b/i.test(text)) return [announcement(text) ?? 'releases/notifications'];
  const procedure = procedureSubject(passage.sections, text);
  const isAboutReports = passage.sections.some((section) => procedural.has(section));
  const isAboutSystem = passage.sections.some((section) => systemic.has(section));
  const innerIsSystem = isAboutSystem && systemic.has(passage.sections.find((section) => procedural.has(section) || systemic.has(section)) ?? 'features');
  const isUpdateAdvice = passage.sections[0] === 'announcements' && isAboutSystem;
  // "A lack of rate limiting is no vulnerability" says what is accepted as a report, and nothing of this system.
  if (passage.sections.includes('outOfScope')) return [procedure ?? 'policy/scope-section'];
  // "To be looked at again if the server ever: adds sessions" supposes it.
  if (/\bif\b[^.]*\bever\b[^.]*:$/i.test(passage.leads.find((lead) => lead.endsWith(':')) ?? '')) return ['unknown'];
  const technical = innerIsSystem || isUpdateAdvice || !isAboutReports ? systemSubjects(passage, text) : [];
  if (technical.length > 0) return technical;
  return [procedure ?? byWords(text) ?? 'unknown'];
};

const procedural = new Set([
  'supported',
  'noPublic',
  'reportContents',
  'expect',
  'process',
  'outOfScope',
  'scope',
  'safeHarbor',
  'researcherRules',
  'bounty',
  'credit',
  'announcements',
  'disclosure',
  'reporting',
  'contact',
]);
const systemic = new Set(['limitations', 'contributors', 'tools', 'supplyChain', 'dependencies', 'compliance', 'deployment', 'users', 'features']);

/** A link to a file of the repository is a claim too: that the file is there. */
const systemSubjects = (passage: Passage, text: string): readonly Subject[] => {
  const own = technicalSubjects(text);
  // "Rate limiting: … This must be added before production."
  const subjects = own.length > 0 || !isAboutLabel(passage) ? own : technicalSubjects(passage.leads.at(-1) ?? '').slice(0, 1);
  const { files = [] } = parametersOf({ ...passage, text });
  const documents = files.filter((file) => /\.(?:md|markdown|rst|adoc|txt|pdf)$/i.test(file));
  const notes = /\bsubscrib|github security alerts|watch (?:this|the) repo/i.test(text) ? (['releases/notifications'] as const) : [];
  return [...subjects, ...notes, ...(documents.length > 0 && /\bsee\b|\brefer\b|\bread\b|documented|described|details/i.test(text) ? (['policy/links-resolve'] as const) : [])];
};

const isAboutLabel = (passage: Passage): boolean => passage.kind !== 'code' && passage.sections.includes('limitations') && /\b(?:this|it|these|they)\b/i.test(passage.text);

const ofCallers =
  /\battempts?\b|\block(?:ed|-?outs?)\b|\blog-?ins?\b|\brequests? per\b|\b(?:tokens?|sessions?|cookies?|links?|codes?|invitations?|jwts?)\b.{0,40}\b(?:expires?|ends?|lasts?|lives?|valid|times? out|lifetimes?)\b/i;

/** A policy without headings, or a sentence before the first one. */
const byWords = (text: string): Subject | undefined => {
  if (/\b(?:public|github|open|create|file)\b.{0,40}\bissues?\b/i.test(text) && /\b(?:not|n'?t|never|instead|rather)\b/i.test(text)) return 'policy/issue-template-redirect';
  if (/publicly|in public|public forum/i.test(text)) return 'policy/no-public-issue-instruction';
  // "5 failed attempts within 15 minutes" is a limit of the system.
  if (/within \d|\d+ (?:business |working )?(?:hours|days|weeks)|respond|keep you (?:informed|updated)/i.test(text) && !ofCallers.test(text)) return 'policy/response-times';
  if (/\bcredit|acknowledg/i.test(text)) return 'policy/credit-terms';
  if (/disclos|(?<!sin )embargo/i.test(text)) return 'policy/disclosure-process';
  if (/[\w.+-]@[\w-]+\.\w|e-?mail/i.test(text)) return 'policy/contact-reachable';
  if (/report(?!-only)|vulnerabilit|security (?:issue|bug)|脆弱|漏洞|уязвим|schwachstelle|vulnérabilité|vulnerabilidad/i.test(text)) return 'policy/private-report-channel';
  return /\b(?:latest|supported|versions?)\b(?![ -](?:control|history)\b)/i.test(text) ? 'policy/supported-versions-match-tags' : undefined;
};
