import type { Statement } from '../../facts/security-policy/statement.ts';
import { proves, zoneOf } from '../../facts/zone.ts';
import type { RuleId } from '../../rule.ts';
import type { Answer } from '../contract.ts';

/** A finding is no contrary of a sentence that speaks of something else of the same control, or of one place where another one is as the sentence says. */
export const isNoContrary = (statement: Statement, answer: Answer): boolean =>
  isOfAnotherProperty(statement, answer) || isInOnePlace(statement, answer) || isOnlyDocumented(statement, answer);

const isOfAnotherProperty = ({ text }: Statement, { rule, evidence }: Answer): boolean => {
  const own = contraries.filter((contrary) => contrary.rule === rule);
  const found = evidence.filter(({ stage }) => stage === 'contradicts' || stage === 'absent');
  return (
    found.length > 0 && found.every(({ aspect, note }) => own.some((contrary) => contrary.aspect === aspect && contrary.finding?.test(note) !== false && !contrary.says.test(text)))
  );
};

interface Contrary {
  readonly rule: RuleId;
  /** Of a rule that looks at several things. */
  readonly aspect?: string;
  /** How such a finding is worded, where a claim of the same name finds other things. */
  readonly finding?: RegExp;
  /** What a sentence has to speak of for the finding to be its contrary. */
  readonly says: RegExp;
}

const contraries: readonly Contrary[] = [
  // "CORS configuration" is there also where it admits everybody.
  {
    rule: 'network/cors',
    says: /restrict|(?<!rate[- ])limit|allow-?list|white-?list|\bonly\b|specific|trusted|named|\bstrict|explicit|controlled|configured (?:origins|domains)|wildcard|\*|https?:\/\/|\ballowed[ _-]?origins\b|限制|白名单|許可|erlaubt|autoris|permitid|разреш/i,
  },
  {
    rule: 'api/cookie-flags',
    says: /http-?only|\b(?:security|cookie|secure|all) flags\b|\bsecure(?:ly)?[- ](?:\w+ )?cookies?|\bcookies? (?:\w+ )?(?:are|is) (?:\w+ )?(?:secure|protected|safe)|\bscripts?\b|javascript/i,
  },
  {
    rule: 'container/compose-secret-in-environment',
    says: /docker|compose|container|kubernetes|\bk8s\b|helm|swarm|hard-?cod|password|\b(?:all|every|each|no|never|only|any)\b/i,
  },
  // "Block unnecessary ports" says nothing of those that are needed.
  {
    rule: 'container/compose-port-all-interfaces',
    says: /loopback|local-?host|127\.0\.0|\binterfaces?\b|\bb(?:ind|ound)|\binternal|\bexpos|publish|\bpublic|\bextern|reach|access|0\.0\.0\.0/i,
  },
  { rule: 'api/key-hashing', says: /secur|strong|safe|slow|bcrypt|argon|scrypt|pbkdf2|salt|industry|modern|best|robust|adaptive|\bsha|\bmd5|sicher|seguro|sécuris/i },
  { rule: 'logging/metrics', says: /\bmetrics?\b|prometheus/i },
  { rule: 'logging/health-endpoint', says: /health|liveness|readiness/i },
  { rule: 'logging/request-log', says: /\b(?:requests?|access|http|calls?|traffic)\b|requ[êe]te|solicitud|petici|requisi|anfrage|请求|リクエスト|запрос/i },
  { rule: 'network/hsts', aspect: 'how long', says: /\bmax-?age\b|year|month|\bday|\ball\b|every|error/i },
  { rule: 'network/hsts', aspect: 'with errors', says: /\bmax-?age\b|year|month|\bday|\ball\b|every|error/i },
  { rule: 'network/hsts', aspect: 'in a part', says: /\b(?:all|every|each) (?:\w+ )?(?:responses?|pages?|locations?|requests?)\b/i },
  { rule: 'container/systemd-hardening', finding: /^This unit/, says: /sandbox|harden|isolat|restrict|protect|confin|PrivateTmp|NoNewPriv|\broot\b|unprivileged/i },
  { rule: 'network/tls-version', says: /\b1\.[123]\b|modern|strong|outdated|\bold\b|legacy|weak|version/i },
  { rule: 'network/tls-ciphers', says: /cipher|strong|modern|weak/i },
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
