import type { Statement } from '../../facts/security-policy/statement.ts';
import { type Clause, clauseOf } from './clause.ts';
import { type Control, controls } from './controls.ts';
import { isInstruction, namesMeasures } from './headings.ts';
import { isTakenBack, type Part, partsOf, tokensOf } from './parts.ts';
import { isAbout, isHaving, isNegation, isStranger, isSupposing } from './word-classes.ts';

/**
 * Does the sentence itself say, or tell somebody to see to it, that a control is there? Only such a sentence can be kept or broken by what the code
 * does: one that names the control in passing is for a person. `named`: as an item of a list of measures. Always said for what is no control of an application.
 */
export const saysControl = (statement: Statement): Clause => {
  const control = controls.get(statement.subject);
  if (control === undefined) return 'said';
  if (statement.fromCode || /[?？]\s*$/.test(statement.text) || isTakenBack(statement.text)) return undefined;
  // "Set up environment variables:" is said by what follows.
  if (statement.polarity === 'advises' && !statement.isTicked && (isLead.test(statement.text) || isInstruction(statement))) return undefined;
  const clauses = partsOf(statement.text).map((part) => (isFact(part, control) || isFact(ofLabel(part), control) ? 'said' : clauseIn(part, control)));
  if (clauses.includes('said') || isOfLead(statement, control)) return 'said';
  if (!clauses.includes('named')) return undefined;
  return isGiven(statement.lead) ? 'said' : namesMeasures(statement) ? 'named' : undefined;
};

const isLead = /^\W*(?:\d+\W+)?(?:set|enable|use|configure|apply|add|create|install|run|edit|for|in)\b.*[:：]\s*$/i;

const isFact = ({ text, label }: Part, { fact }: Control): boolean => {
  const found = fact?.exec(text);
  if (!found || isAboutIt(label)) return false;
  return !tokensOf(text.slice(0, found.index)).some((word) => isSupposing(word) || isStranger(word) || isAbout(word));
};

/** "API keys: hashed with SHA-256" says it of what stands before the colon. */
const ofLabel = ({ text, label }: Part): Part =>
  label !== '' && participle.test(text) && !/, (?:and )?\w+ed\b/.test(text) ? { text: `${label} are ${text}`, label: '' } : { text: '', label };
const participle =
  /^(?:\w+ly |always )?(?:hashed|encrypted|stored|kept|signed|limited|capped|compared|verified|validated|checked|protected|sent|set|revoked|generated|created|read|loaded|taken)\b/;

const clauseIn = ({ text, label }: Part, { noun, row }: Control): Clause => {
  if (isAboutIt(label)) return undefined;
  if (isWithoutSpaces.test(text)) return isShortName(text, noun) ? 'named' : undefined;
  return clauseOf(tokensOf(marked(text, noun)), row);
};

/** With § for the name, but where it is part of another: of a path, of a header, of a file. */
const marked = (text: string, noun: RegExp): string =>
  text.replaceAll(noun, (name, ...rest: unknown[]) => {
    const at = rest.find((each) => typeof each === 'number') ?? 0;
    return /[\w/.-]$/.test(text.slice(0, at)) || /^(?:[/_]|[.-]\w)/.test(text.slice(at + name.length)) ? name : ' § ';
  });

/** "Recommendation: rate limiting". */
const isAboutIt = (label: string): boolean => tokensOf(label).some(isAbout);

/** "No rate limiting: … This must be added." */
const isOfLead = ({ text, lead }: Statement, { noun }: Control): boolean =>
  /^\W*(?:this|it|these|they) (?:must|should|needs? to|has to|have to) be (?:added|implemented|enabled|configured)\b/i.test(text) && marked(lead.toLowerCase(), noun).includes('§');

/** "The server uses the following:", "Consider implementing:" */
const isGiven = (lead: string): boolean =>
  /[:：]\s*$/.test(lead) &&
  tokensOf(lead.toLowerCase()).slice(-5).some(isHaving) &&
  !tokensOf(lead.toLowerCase()).some((word) => isStranger(word) || isNegation(word) || isSupposing(word));

const isWithoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** In languages that put no spaces between words: little more than the name itself, and nothing that denies, advises or asks. */
const isShortName = (text: string, noun: RegExp): boolean => {
  const rest = text.replaceAll(noun, '');
  return rest !== text && rest.length <= 12 && !/[不未无無没請请应應需建议推奨必要可ない]/.test(rest);
};
