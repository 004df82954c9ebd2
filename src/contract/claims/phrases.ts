import type { Practice } from '../../facts/code-practice-signs.ts';
import type { CodePractices, PracticeLine } from '../../facts/code-practices.ts';
import type { ImportedModules } from '../../facts/imported-modules.ts';
import type { Limits } from '../../facts/limits/limits.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { technicalSubjects } from '../../facts/security-policy/subjects.ts';
import { storedHashes } from '../../facts/signals/stored-hashes.ts';
import type { WebApp } from '../../facts/signals/web-app.ts';
import type { Answer, ContractEvidence } from '../contract.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, at, kept } from './answers.ts';
import { lettersClaim } from './password-letters.ts';
import { ofEvents } from './second-factors.ts';

export interface PhraseFacts {
  readonly codePractices: CodePractices;
  readonly importedModules: ImportedModules;
  readonly limits: Limits;
  readonly webApp: WebApp;
}

/** What a sentence may say in few words, and what in the code shows it. */
interface Phrase {
  /** The practice, as statements name it. */
  readonly subject: string;
  readonly says: RegExp;
  /** Other words of the same thing, which say nothing more. */
  readonly along: readonly RegExp[];
  /** What a code without it does not even speak of. */
  readonly mention?: readonly Practice[];
  /** What makes it a comparison, which is made elsewhere. */
  readonly compares?: RegExp;
  evidence(facts: PhraseFacts): readonly ContractEvidence[];
}

/**
 * A sentence that names a practice and nothing else is kept where the code follows it. Each word that is not accounted for is another claim, and so is
 * "all": then a person decides, who is shown what was seen.
 */
export const phraseClaim = (statement: Statement, facts: PhraseFacts): Answer | undefined => {
  const { polarity, modality, fromCode, text, subject, headings, lead } = statement;
  if (fromCode || modality !== 'fact' || text.length > longest || polarity === 'promises' || subject.startsWith('policy/')) return undefined;
  if ([headings.at(-1) ?? '', lead].some((words) => ofEvents.test(words))) return undefined;
  const letters = lettersClaim(statement, facts);
  if (letters) return letters;
  const phrase = phrases.find(({ says, compares }) => says.test(text) && compares?.test(text) !== true);
  if (phrase?.mention && polarity === 'denies' && lacks.test(text)) return deniedClaim(statement, phrase, facts);
  if (!phrase || (polarity === 'denies' && !absent.test(phrase.says.exec(text)?.[0] ?? ''))) return undefined;
  const evidence = phrase.evidence(facts).slice(0, 5);
  if (evidence.length === 0) return undefined;
  const said = ownPart(statement, phrase);
  const left = unaccounted(said, [phrase.says, ...phrase.along], evidence.map(({ path, note }) => `${path} ${note}`).join(' '));
  return left.length === 0
    ? kept(phrase.subject, evidence)
    : asked(phrase.subject, `It is there. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, evidence);
};

/** "There is no role-based access control": is there none, nor anything that speaks of it? */
const deniedClaim = ({ text }: Statement, { says, along, mention }: Phrase, { codePractices }: PhraseFacts): Answer | undefined => {
  if (mention === undefined || codePractices.searched.length === 0 || mention.some((practice) => codePractices.of(practice).length > 0)) return undefined;
  const places = [at('.', null, 'absent', `none of ${codePractices.searched.length} files of code speaks of it`)];
  const left = unaccounted(text, [says, ...along, /\b(?:does|do|not|no|without|there|yet|currently|any|project|casl|abac|implements?|is|are|or)\b/gi]);
  return left.length === 0 ? { ...kept('policy/limitations-current', places), searched: codePractices.searched } : undefined;
};
const lacks = /\b(?:no|not|without|lacks?|none)\b|n['’]t\b/i;

/** The part of the sentence that names it, where each other part is about something that has a statement of its own. */
const ownPart = ({ subject, text }: Statement, { says, subject: own }: Phrase): string => {
  const parts = text.split(/[,;|+]|\s[&—–-]\s/).filter((part) => /\p{L}/u.test(part));
  const others = parts.filter((part) => !says.test(part)).map(technicalSubjects);
  const areOthers = others.every((subjects) => subjects.length > 0 && !subjects.includes(subject));
  return (subject === own && areOthers ? parts.find((part) => says.test(part)) : undefined) ?? text;
};

const longest = 160;
/** "Never in plain text" denies nothing of the control. */
const absent = /\b(?:never|not?|without)\b/i;

const wired = ({ path, line, note }: PracticeLine): ContractEvidence => at(path, line, 'wired', note);
const seenAs =
  (practice: Practice) =>
  ({ codePractices }: PhraseFacts): readonly ContractEvidence[] =>
    codePractices.of(practice).map(wired);

/** The hash of a password on the way to where it is kept. */
const passwordHashes = ({ webApp }: PhraseFacts): readonly ContractEvidence[] => {
  const hashes = storedHashes(webApp).filter(({ written }) => /passw|pwd|passwd|senha|contrase/i.test(written.name));
  return hashes.some(({ algorithm }) => !slow.test(algorithm))
    ? []
    : hashes.map(({ algorithm, written }) => at(written.path, written.line, 'wired', `${written.name} is stored as ${algorithm}`));
};
const slow = /^(?:pbkdf2|scrypt|bcrypt|argon2id)$/;

const ofLogin = /log-?in|auth|fail|lock|account|user|passw/i;

/** Numbers are compared elsewhere; that there are such numbers shows the lock-out. */
const lockOuts = (facts: PhraseFacts): readonly ContractEvidence[] => {
  const counted = facts.limits.all
    .filter(({ kind, note, path }) => kind === 'attempts' && ofLogin.test(`${note} ${path}`))
    .map(({ path, line, note }) => at(path, line, 'wired', note));
  const locks = facts.codePractices.of('lock').map(wired);
  return counted.length > 0 || locks.length > 1 ? [...counted.slice(0, 3), ...locks] : [];
};

/** The name of a measure, and the lines that take it. */
const bare = (subject: string, practice: Practice, says: RegExp, along: RegExp): readonly Phrase[] => [
  { subject, says, along: [along], compares: wellDone, evidence: seenAs(practice) },
];
/** How well it is done is more than that it is. */
const wellDone = /\b(?:proper(?:ly)?|correct(?:ly)?|strict(?:ly)?|secure(?:ly)?|robust|strong(?:ly)?)\b/i;

const phrases: readonly Phrase[] = [
  {
    subject: 'api/authorization',
    says: /\brbac\b|\brole-?[ -]?based[ -](?:access(?:[ -]controls?)?|authori[sz]ation|permissions?|auth|middlewares?|guards?|(?:access )?restrictions?)\b|\b(?:controle|control|contrôle) d(?:e |['’])a(?:cesso|cceso|ccès) (?:baseado|basado|basé) (?:em|en|sur les?) (?:roles?|pap[eé]is|pap[eé]l|rôles?|perfis)(?!\p{L})|\brollenbasierte (?:zugriffskontrolle|berechtigungen)\b|\brole (?:checks?|guards?|checking|verification|validation)\b/iu,
    along: [/\brbac\b/gi, /\b(?:access controls?|authori[sz]ation|roles?|permissions?|users?|guards?|checks?|checking)\b/gi],
    mention: ['role', 'role-named'],
    evidence: seenAs('role'),
  },
  {
    subject: 'api/key-hashing',
    says: /\b(?:passwords?|passphrases?)\b[^.;|]{0,40}\b(?:never|not|no)\b[^.;|]{0,30}\b(?:plain|clear)[- ]?text\b|\b(?:never|no|not)\b[^.;|]{0,30}\b(?:plain|clear)[- ]?text\b[^.;|]{0,12}\bpasswords?\b|\bonly (?:the )?(?:password )?hashes\b[^.;|]{0,20}\bstored\b|\bpassword hash(?:ing|es)\b|\bpasswords? (?:are|is) (?:\w+ )?hashed\b|\bhashed passwords?\b/i,
    along: [/\b(?:passwords?|users?|hash(?:ed|es|ing)?|stor(?:ed|age|ing)|plain[- ]?text|databases?|before|only|salt(?:ed|s|ing)?|never|not|in)\b/gi],
    compares: /\b(?:bcrypt|argon2\w*|scrypt|pbkdf2|sha-?\d+|md5|blake\w+)\b/i,
    evidence: passwordHashes,
  },
  {
    subject: 'api/authentication',
    says: /\b(?:accounts?|users?|log-?in)?[ -]?lock-?outs?\b|\baccounts? (?:are|is|gets?) (?:\w+ )?locked\b|\baccount locking\b|\bbloque(?:io|o) (?:progressivo |progresivo |temporário |temporal )?d[ea]s? (?:la )?(?:contas?|cuentas?)(?!\p{L})|\bverrouillage (?:progressif )?d(?:u|es|e) comptes?(?!\p{L})|\bkontosperr\p{L}+/iu,
    along: [
      /\b(?:account|accounts|user|policy|after|multiple|repeated|several|too many|many|consecutive|failed|failures?|log-?ins?|sign-?in|attempts?|brute[- ]?force|attacks?)\b/gi,
    ],
    evidence: lockOuts,
  },
  {
    subject: 'api/input-validation',
    says: /\b(?:html|output|content|markup)[ -]?(?:saniti[sz]ation|escaping|saniti[sz]ing)\b|\bsaniti[sz](?:e[ds]?|ing)\b[^.;|]{0,20}\bhtml\b/i,
    along: [/\bxss\b|\bcross-site scripting\b|\battacks?\b/gi],
    evidence: seenAs('markup'),
  },
  {
    subject: 'api/sql-parameterised',
    says: /\b(?:parameteri[sz]ed (?:sql |database )?(?:quer(?:y|ies)|statements?)|prepared statements?)\b/i,
    along: [/\bsql[- ]injections?\b|\battacks?\b|\bdatabase\b|\bquer(?:y|ies)\b|\bsql\b/gi],
    // That there are some is said by the ones that were seen, unless another statement is put together.
    evidence: ({ webApp }) =>
      webApp.sightings('sql-interpolated').length > 0 ? [] : webApp.sightings('sql-parameterised').map(({ path, line, what }) => at(path, line, 'wired', what)),
  },
  {
    subject: 'api/session-tokens',
    says: /\b(?:tokens?|jwts?|session)\b[^.;|]{0,40}\b(?:stored|kept|saved|held|live|persist\w*)\b in (?:the )?(?:browser['’]?s? )?(?:local|session) ?storage\b/i,
    along: [/\b(?:access|refresh|auth|browser|client)\b/gi],
    evidence: seenAs('browser-token'),
  },
  ...bare(
    'api/session-tokens',
    'token-expiry',
    /\b(?:jwts?|tokens?|access tokens?)(?: tokens?)? (?:expir(?:e|es|ation|y)|with (?:an? )?expir(?:ation|y)(?: times?| dates?)?)\b|\bjwt com expiração(?!\p{L})|\bjwt con (?:expiración|caducidad)(?!\p{L})|\bjwt avec expiration\b|\bjwt mit ablauf\b/iu,
    /\b(?:jwts?|access|auth|times?|dates?)\b/gi,
  ),
  ...bare(
    'api/session-tokens',
    'token-check',
    /\b(?:jwt|token)s? (?:signatures? )?(?:verification|validation|verif(?:y|ied)|validated)\b/i,
    /\b(?:jwts?|signatures?|access|auth)\b/gi,
  ),
  ...bare(
    'network/tls-in-production',
    'https-redirect',
    /\bhttps (?:is |are )?(?:enforcement|enforced|redirect(?:s|ion|ed)?|only)\b|\bhttp(?: requests?)?(?: (?:is|are))? (?:redirect\w* )?to https\b/i,
    /\b(?:redirect\w*|http|https|requests?|tls|ssl)\b/gi,
  ),
  ...bare('unknown', 'api-version', /\b(?:api )?versioning\b/i, /\burl\b|\bpath\b/gi),
  ...bare('logging/monitoring', 'health', /\bhealth(?:[ -]?checks?)?(?: endpoints?| routes?)?\b/i, /\b(?:checks?|endpoints?|routes?|probes?)\b/gi),
  ...bare('unknown', 'request-id', /\b(?:request|correlation)[ -]?ids?\b/i, /\b(?:track(?:ing|ed)?|trac(?:ing|ed)|header|x|each|propagat\w+)\b/gi),
  ...bare(
    'api/input-validation',
    'e-mail-check',
    /\be-?mail (?:format |address )?(?:validation|validierung|checks?)\b|\be-?mail-?validierung\b|\be-?mails? (?:are |is )?validated\b/i,
    /\b(?:format|addresses)\b/gi,
  ),
  ...bare('unknown', 'captcha', /\b(?:re|h)?captcha\b|\bturnstile\b/i, /\b(?:cloudflare|google|verification|checks?|bots?|spam)\b/gi),
  ...bare(
    'api/authentication',
    'password-reset',
    /\bpassword reset(?:s|ting)?\b|\bforgot(?:ten)? password\b|\b(?:recuperação|redefinição) de senha(?!\p{L})|\brecuperación de contraseña(?!\p{L})|\bréinitialisation du mot de passe\b/iu,
    /\b(?:flow|functionality|e-?mails?|tokens?|links?)\b/gi,
  ),
  ...bare('api/authentication', 'e-mail-verified', /\be-?mail (?:verification|confirmation)\b/i, /\b(?:flow|address|accounts?|new|users?|registration|sign-?ups?)\b/gi),
  ...bare('network/cors', 'cors', /\bcors\b/i, /\b(?:cors|cross-origin(?: resource sharing)?|configur(?:ed|ation|able)|polic(?:y|ies)|settings?|headers?|setup|set up)\b/gi),
  ...bare('api/session-tokens', 'session-renewed', /\bsession (?:id )?(?:regenerat\w+|renewal)\b|\bsession fixation\b/i, /\b(?:ids?|on|after|log-?in|attacks?|regenerat\w+)\b/gi),
  ...bare(
    'api/session-tokens',
    'session-ended',
    /\bsessions? (?:are |is )?(?:destr\w+|invalidat\w+|terminat\w+|cleared|clearing)\b[^.;|]{0,12}\blog-?outs?\b|\blog-?out (?:destroys|invalidates|clears|ends)\b[^.;|]{0,10}\bsessions?\b/i,
    /\b(?:on|upon|at|log-?out)\b/gi,
  ),
  ...bare('unknown', 'shutdown', /\bgraceful(?:ly)? shut(?:ting )?downs?\b|\bsignal handl(?:ing|ers?)\b/i, /\b(?:sigterm|sigint|signals?|on|shutdown)\b/gi),
  ...bare('unknown', 'uncaught', /\b(?:uncaught exceptions?|unhandled (?:promise )?rejections?)\b/i, /\b(?:exceptions?|rejections?|errors?|caught|gracefully|logged|log)\b/gi),
  ...bare(
    'api/sql-parameterised',
    'nosql-cleaned',
    /\b(?:mongo(?:db)?|nosql)[ -](?:query )?injections?\b/i,
    /\b(?:attacks?|against|express-mongo-sanitize|mongo-sanitize|saniti[sz]\w+)\b/gi,
  ),
  ...bare('unknown', 'powered-by', /\bx-powered-by\b/i, /\b(?:headers?|remov(?:ed|al)|disabled|hidden|hid(?:es|ing)|information|fingerprinting)\b/gi),
];
