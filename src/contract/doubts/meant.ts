import { sectionOf } from '../../facts/security-policy/sections.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { technicalSubjects } from '../../facts/security-policy/subjects.ts';
import { isOfGet } from '../claims/topics.ts';
import type { Answer } from '../contract.ts';
import { manualAnswer } from '../judge-statement.ts';

/** A policy that says of the same control that it is there means another lack by this. */
export const meansAnother = (statement: Statement, answer: Answer, all: readonly Statement[]): Answer => {
  const said =
    answer.verdict === 'stale' ? all.find(({ subject, polarity, modality }) => subject === statement.subject && polarity === 'asserts' && modality === 'fact') : undefined;
  return said === undefined
    ? answer
    : { ...manualAnswer(statement, answer.rule, `Line ${said.line} says that it is there. Is what is missing here still missing?`), evidence: answer.evidence };
};

/** What no report is accepted about is meant to stay, and "no logs | no traces | turn them on" names a risk with its remedy. */
export const isMeant = ({ headings, text, subject }: Statement): boolean =>
  !deniesSubject({ headings, text, subject }) ||
  isOfGet({ subject, text }) ||
  // "Under the MIT License, without warranty of any kind".
  subject === 'releases/license-present' ||
  // One endpoint may be left out of what the others have.
  /\b(?:endpoint|route|webhook|rota|ruta)\b/i.test(text) ||
  headings.some((heading) => sectionOf(heading) === 'outOfScope') ||
  text.split(' | ').length > 2;

/** "Tokens are compared in constant time, and requests cannot name programs" denies nothing of the comparison. */
export const deniesSubject = ({ headings, text, subject }: Pick<Statement, 'headings' | 'text' | 'subject'>): boolean => {
  // A sentence below "Known limitations" may also tell of what is only less than it should be.
  if (headings.some((heading) => sectionOf(heading) === 'limitations') && !isEnglish.test(text) && !isLess.test(text)) return true;
  let isDenied = false;
  for (const part of text.split(/(?<=[.;:|—()])|(?=,|\b(?:and|or|nor|but|so|lets?|which|that|while|because|if|when|can|could|may|might)\b)/i)) {
    const goesOn = /^(?:,|and\b|or\b|nor\b|,? ?(?:and|or|nor)\b)/i.test(part) && part.trim().split(/\s+/).length <= 5 && !/\b(?:is|are|uses?|has|have)\b/i.test(part);
    const denied = deniedIn(part);
    isDenied = denied !== '' || (isDenied && goesOn);
    if (isDenied && technicalSubjects(denied === '' ? part : denied).includes(subject)) return true;
  }
  return false;
};

/** "No X runtime of the vendor's login" denies the runtime: what is denied stands right behind the word, or ends before it. */
const deniedIn = (part: string): string => {
  if (!denies.test(part)) return '';
  return denialInEnglish.test(part) ? denials.flatMap((denial) => denial.exec(part)?.[0] ?? []).join(' … ') : part;
};

const denials = [
  /\b(?:no|without|lacks?|lacking|missing|neither|nor|none)\b(?:\W+[\w-]+){1,5}/i,
  /\b(?:not|never)\b (?:yet |currently )?(?:implement|support|provid|includ|offer|hav|us|enforc|requir|enabl|limit|throttl|authenticat|encrypt|log|sign|add)\w*(?:\W+[\w-]+){0,5}|n['’]t (?:\w+ )?\w+(?:\W+[\w-]+){0,5}/i,
  /[\w -]{3,50}\b(?:is|are) (?:currently )?(?:not\b|disabled|missing|absent|none)/i,
];
const isLess = /\b(?:only|basic|limited|partial\w*|simple|minimal)\b/i;
const isEnglish = /\b(?:the|is|are|no|not|and|of|to|in|until|remains?|without)\b/i;
const denialInEnglish = /\b(?:no|not|without|lacks?|lacking|missing|none|never|neither|nor|cannot|disabled|absent)\b|n['’]t\b/i;
const denies =
  /\b(?:no|not|without|lacks?|lacking|missing|none|never|neither|cannot|disabled|absent)\b|n['’]t\b|\bkein|\bnicht\b|\bpas\b|\bsin\b|\bsem\b|\bnão\b|\bнет\b|\bне\b|没有|未|不|ありません|ない|없/i;
