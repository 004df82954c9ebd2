import type { Statement } from '../../facts/security-policy/statement.ts';
import { proves, zoneOf } from '../../facts/zone.ts';
import type { Answer } from '../contract.ts';

/** A finding is no contrary of a sentence that speaks of something else of the same control, or of one place where another one is as the sentence says. */
export const isNoContrary = (statement: Statement, answer: Answer): boolean =>
  isOfAnotherProperty(statement, answer) || isInOnePlace(statement, answer) || isOnlyDocumented(statement, answer);

const isOfAnotherProperty = ({ text }: Statement, { evidence }: Answer): boolean => {
  const notes = evidence.filter(({ stage }) => stage === 'contradicts' || stage === 'absent').map(({ note }) => note);
  return notes.length > 0 && notes.every((note) => contraries.some(([found, says]) => found.test(note) && !says.test(text)));
};

/** What is found, and what a sentence has to speak of for that to be its contrary. */
const contraries: readonly (readonly [found: RegExp, says: RegExp])[] = [
  // "CORS configuration" is there also where it admits everybody.
  [
    /^Every origin is allowed/,
    /restrict|(?<!rate[- ])limit|allow-?list|white-?list|\bonly\b|specific|trusted|named|\bstrict|explicit|controlled|configured (?:origins|domains)|wildcard|\*|https?:\/\/|\ballowed[ _-]?origins\b|限制|白名单|許可|erlaubt|autoris|permitid|разреш/i,
  ],
  [
    /without HttpOnly/,
    /http-?only|\b(?:security|cookie|secure|all) flags\b|\bsecure(?:ly)?[- ](?:\w+ )?cookies?|\bcookies? (?:\w+ )?(?:are|is) (?:\w+ )?(?:secure|protected|safe)|\bscripts?\b|javascript/i,
  ],
  [
    /in the (?:environment|command|arguments?|labels?)\b.* of service "/,
    /docker|compose|container|kubernetes|\bk8s\b|helm|swarm|hard-?cod|password|\b(?:all|every|each|no|never|only|any)\b/i,
  ],
  [/is stored as (?:sha-|md5)/, /secur|strong|safe|slow|bcrypt|argon|scrypt|pbkdf2|salt|industry|modern|best|robust|adaptive|\bsha|\bmd5|sicher|seguro|sécuris/i],
  [/exposes no metrics/, /\bmetrics?\b|prometheus/i],
  [/whether the service is well/, /health|liveness|readiness/i],
  [/^Requests are not logged/, /\b(?:requests?|access|http|calls?|traffic)\b|requ[êe]te|solicitud|petici|requisi|anfrage|请求|リクエスト|запрос/i],
  [/for less than half a year|seconds only|`always` is missing/, /\bmax-?age\b|year|month|\bday|\ball\b|every|error/i],
  [/loses Strict-Transport-Security/, /\b(?:all|every|each) (?:\w+ )?(?:responses?|pages?|locations?|requests?)\b/i],
  [/ allows (?:TLS|SSL)/, /\b1\.[123]\b|modern|strong|outdated|\bold\b|legacy|weak|version/i],
  [/cipher/, /cipher|strong|modern|weak/i],
];

/** One service admits everybody and another one does not: which of them is meant is not known, unless all are. */
const isInOnePlace = ({ subject, text }: Statement, { evidence }: Answer): boolean =>
  /^(?:api|network|logging|privacy)\//.test(subject) && evidence.some(({ stage }) => stage === 'beside') && !ofAll.test(text);
const ofAll =
  /\b(?:all|every|each|any|never|no|not|only|always|exclusively|everywhere|none)\b|toutes?|tous|chaque|jamais|todos?|todas?|nunca|cada|alle|jede|никогда|все|所有|全部|すべて/i;

/** How a guide would set up a proxy is not how it is set up. */
const isOnlyDocumented = ({ subject }: Statement, { evidence }: Answer): boolean => {
  const contradicting = evidence.filter(({ stage }) => stage === 'contradicts');
  return /^(?:api|network|logging|privacy)\//.test(subject) && contradicting.length > 0 && contradicting.every(({ path }) => !proves(zoneOf(path)));
};
