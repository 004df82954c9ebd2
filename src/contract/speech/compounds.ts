import { parametersOf } from '../../facts/security-policy/parameters.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { technicalSubjects } from '../../facts/security-policy/subjects.ts';

/**
 * A sentence that says several things, each as a sentence of its own: "JWT: HS256, 15 minutes" says "JWT: HS256" and "JWT: 15 minutes", "HSTS and a redirect
 * are enabled" each of the two. One list for each piece, of a statement for each subject of it. Empty where a piece would say something else alone.
 */
export const piecesOf = (statement: Statement): readonly (readonly Statement[])[] => {
  const { text, polarity, modality, fromCode, subject } = statement;
  if (
    fromCode ||
    polarity !== 'asserts' ||
    modality !== 'fact' ||
    subject.startsWith('policy/') ||
    text.length > longest ||
    text.includes(' | ') ||
    hangsTogether.test(text) ||
    isOfSome.test(text)
  )
    return [];
  const pieces = labelled(text) ?? clauses(text) ?? subjectsOfOne(text) ?? predicatesOfOne(text) ?? [];
  return pieces.length < 2 || pieces.some((piece) => piece.length < shortest) ? [] : pieces.map((piece) => alone(statement, piece));
};

const longest = 220;
const shortest = 6;
/** What is denied, supposed or left out is so of more than one piece. */
const hangsTogether = /\b(?:no|not|never|none|without|except\w*|unless|only|but|if|when|while|until|nor|neither|instead|either|or|both)\b|n['’]t\b|[?？]/i;

/** "For the mobile app, keys are pinned; tokens live for an hour" says the second of the app as well. */
const isOfSome = /^\W*(?:for|in|on|under|during|within|at) [^,;:]{3,60}, /i;

const alone = (statement: Statement, text: string): readonly Statement[] => {
  const subjects = technicalSubjects(text);
  const parameters = parametersOf({ text, links: [], codes: [] });
  return (subjects.length > 0 ? subjects : (['unknown'] as const)).map((subject) => ({ ...statement, text, subject, parameters }));
};

/** "Session cookies: HttpOnly, SameSite=Lax, one hour". */
const labelled = (text: string): readonly string[] | undefined => {
  const [, label = '', rest = ''] = /^\W*([^:.,;()\d]{3,50}):\s+(\S.*)$/s.exec(text) ?? [];
  // "CI runs npm audit: …" is no name of what follows.
  if (label === '' || label.split(/\s+/).length > 5 || hasVerb.test(label)) return undefined;
  return atTop(rest, /^(?:[,;+]\s+(?:and\s+)?|\s+and\s+)/).map((piece) => `${label}: ${piece}`);
};

/** "Bodies are capped at 1 MB; requests are limited to 100 per minute, and each is logged". */
const clauses = (text: string): readonly string[] | undefined => {
  const pieces = atTop(
    text,
    /^(?:;\s+|,?\s+and\s+(?=(?:the |a |an |its |each |every |all )?[\w-]+(?: [\w-]+){0,3} (?:is|are|has|have|uses?|runs?|expires?|lives?|must|gets?|carr(?:y|ies)|sends?) ))/,
  );
  return pieces.length > 1 && pieces.every((piece) => hasVerb.test(piece)) ? pieces : undefined;
};
const hasVerb = /\b(?:is|are|has|have|uses?|runs?|expires?|lives?|must|gets?|carr(?:y|ies)|sends?|requires?|fails?|limits?|checks?|scans?|signs?|encrypts?|hash(?:es)?|sets?)\b/i;

/** "HTTPS redirection and HSTS are enabled". */
const subjectsOfOne = (text: string): readonly string[] | undefined => {
  const [, first = '', second = '', predicate = ''] =
    /^\W*((?:[\w-]+ ){0,3}[\w-]+) and ((?:[\w-]+ ){0,3}[\w-]+) are (enabled|enforced|active|in place|implemented|configured|turned on)\W*$/i.exec(text) ?? [];
  return predicate === '' ? undefined : [first, second].map((each) => `${each} is ${predicate}`);
};

/** "Tokens are signed with HS256 and expire after an hour", "uploads are limited to 5 MB and to PDF files". */
const predicatesOfOne = (text: string): readonly string[] | undefined => {
  const [, subject = '', first = '', second = ''] =
    /^\W*((?:[\w-]+ ){0,3}[\w-]+) ((?:is|are) (?:\w+ly )?[a-z]+(?:ed|t|n)\b[^,;:.]{2,60}?) and ((?:expires?|lasts?|lives?|must|have|has|is|are|gets?|needs?|to)\b[^;:]{3,80})$/i.exec(
      text,
    ) ?? [];
  if (subject === '') return undefined;
  const verb = /^((?:is|are) (?:\w+ly )?[a-z]+) to\b/i.exec(first)?.[1];
  if (/^to\b/i.test(second)) return verb === undefined ? undefined : [`${subject} ${first}`, `${subject} ${verb} ${second}`];
  return [`${subject} ${first}`, `${subject} ${second}`];
};

/** Split by what stands in no brackets. */
const atTop = (text: string, separator: RegExp): readonly string[] => {
  const pieces: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    const found = depth === 0 ? separator.exec(text.slice(at, at + 120)) : null;
    if (!found) continue;
    pieces.push(text.slice(from, at));
    at += found[0].length - 1;
    from = at + 1;
  }
  return [...pieces, text.slice(from)].map((piece) => piece.trim().replace(/[.;,]+$/, ''));
};
