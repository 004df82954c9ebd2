import { storedHashes } from '../../facts/signals/stored-hashes.ts';
import { expression } from '../../long-expression.ts';
import type { ContractEvidence } from '../contract.ts';
import { ofPasswords } from './algorithms.ts';
import { at, placed } from './answers.ts';
import { areStatementsSafe } from './libraries.ts';
import { bare, type Phrase, type PhraseFacts, seenAs, wellDone, wired } from './phrase.ts';

/** The hash of a password on the way to where it is kept. */
export const passwordHashes = ({ webApp, codePractices }: PhraseFacts): readonly ContractEvidence[] => {
  const hashes = storedHashes(webApp).filter(({ written }) => ofPasswords.test(written.name));
  const isOneUnknown =
    codePractices.of('password-given').length > 0 ||
    webApp.assigned.some(
      ({ role, stores, name, path, line }) => role === 'hash' && stores && ofPasswords.test(name) && !hashes.some(({ written }) => written.path === path && written.line === line),
    );
  return isOneUnknown || hashes.some(({ algorithm }) => !slow.test(algorithm))
    ? []
    : hashes.map(({ algorithm, written }) => at(written.path, written.line, 'wired', `${written.name} is stored as ${algorithm}`));
};
const slow = /^(?:pbkdf2|scrypt|bcrypt|argon2id)$/;

const ofLogin = /log_?-?in|sign_?-?in|auth|lock|account|passw|user\w*\.?fail/i;
/** What is tried again is no login that failed. */
const ofRetries = /retr(?:y|ies)|reconnect|breaker/i;

/** Numbers are compared elsewhere; that there are such numbers shows the lock-out. */
const lockOuts = (facts: PhraseFacts): readonly ContractEvidence[] => {
  const counted = facts.limits.all
    .filter(({ kind, note, path }) => kind === 'attempts' && ofLogin.test(`${note} ${path}`) && !ofRetries.test(`${note} ${path}`))
    .map(placed('wired'));
  const locks = facts.codePractices.of('lock').map(wired);
  return counted.length > 0 || locks.length > 1 ? [...counted.slice(0, 3), ...locks] : [];
};

/** Where other settings turn it on, only those of production say that it is off. */
const debugOff = ({ codePractices }: PhraseFacts): readonly ContractEvidence[] =>
  codePractices
    .of('debug-off')
    .filter(({ path }) => codePractices.of('debug-on').length === 0 || /prod/i.test(path))
    .map(wired);

/** Switched on with no other place that sets it, and not only for those who develop it: what production sets may be in no file. */
const debugOn = ({ codePractices }: PhraseFacts, text: string): readonly ContractEvidence[] =>
  codePractices.of('debug-off').length + codePractices.of('debug-named').length > 0
    ? []
    : codePractices
        .of('debug-on')
        .filter(({ path }) => (/\bproduction\b/i.test(text) ? /prod/i : /^(?!.*(?:dev|local|test))/i).test(path))
        .map(placed('contradicts'));

export const phrases: readonly Phrase[] = [
  {
    subject: 'api/authorization',
    says: expression('iu')`
      \brbac\b
      |\brole-?[ -]?based[ -](?:access(?:[ -]controls?)?|authori[sz]ation|permissions?|auth|middlewares?|guards?|(?:access )?restrictions?)
      \b
      |\b(?:controle|control|contrôle) d(?:e |['’])a(?:cesso|cceso|ccès) (?:baseado|basado|basé) (?:em|en|sur les?)[ ]
      (?:roles?|pap[eé]is|pap[eé]l|rôles?|perfis)(?!\p{L})|\brollenbasierte (?:zugriffskontrolle|berechtigungen)\b
      |\brole (?:checks?|guards?|checking|verification|validation)\b
    `,
    along: [/\brbac\b/gi, /\b(?:server-side|routes?|endpoints?|areas?|panel|access controls?|authori[sz]ation|roles?|permissions?|users?|guards?|checks?|checking)\b/gi],
    mention: ['role', 'role-named'],
    evidence: seenAs('role'),
  },
  {
    subject: 'api/key-hashing',
    says: expression('i')`
      \b(?:passwords?|passphrases?)\b[^.;|]{0,40}\b(?:never|not|no)\b[^.;|]{0,30}\b(?:plain|clear)[- ]?text\b
      |\b(?:never|no|not)\b[^.;|]{0,30}\b(?:plain|clear)[- ]?text\b[^.;|]{0,12}\bpasswords?\b
      |\bonly (?:the )?password hashes\b[^.;|]{0,20}\bstored\b|\bpassword hash(?:ing|es)\b|\bpasswords? (?:are|is) (?:\w+ )?hashed\b
      |\bhashed passwords?\b
    `,
    along: [/\b(?:passwords?|users?|hash(?:ed|es|ing)?|stor(?:ed|age|ing)|plain[- ]?text|databases?|before|only|salt(?:ed|s|ing)?|never|not|in)\b/gi],
    // Nor is what is not hashed.
    compares: /\bnot (?:\w+ )?hashed\b|\b(?:bcrypt|argon2\w*|scrypt|pbkdf2|sha-?\d+|md5|blake\w+)\b/i,
    evidence: passwordHashes,
  },
  {
    subject: 'api/authentication',
    says: expression('iu')`
      \b(?:accounts?|users?|log-?in)?[ -]?lock-?outs?\b|\baccounts? (?:are|is|gets?) (?:\w+ )?locked\b|\baccount locking\b
      |\bbloque(?:io|o) (?:progressivo |progresivo |temporário |temporal )?d[ea]s? (?:la )?(?:contas?|cuentas?)(?!\p{L})
      |\bverrouillage (?:progressif )?d(?:u|es|e) comptes?(?!\p{L})|\bkontosperr\p{L}+
    `,
    along: [
      /\b(?:account|accounts|user|policy|after|multiple|repeated|several|too many|many|consecutive|failed|failures?|log-?ins?|sign-?in|attempts?|brute[- ]?force|attacks?)\b/gi,
    ],
    mention: ['lock', 'lock-named'],
    what: 'counts failed logins or locks an account',
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
    says: /\b(?:parameteri[sz]ed (?:sql |database )?(?:quer(?:y|ies)|statements?)|prepared statements?|(?:quer(?:y|ies)|statements?) (?:are|is) (?:\w+ly )?(?:parameteri[sz]ed|prepared))\b/i,
    along: [/\bsql[- ]injections?\b|\battacks?\b|\bdatabase\b|\bquer(?:y|ies)\b|\bsql\b/gi],
    // That there are some is said by the ones that were seen, unless another statement is put together.
    evidence: (facts) => (areStatementsSafe(facts) ? facts.webApp.sightings('sql-parameterised').map(({ path, line, what }) => at(path, line, 'wired', what)) : []),
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
    expression('iu')`
      \b(?:jwts?|tokens?|access tokens?)(?: tokens?)? (?:expir(?:e|es|ation|y)|with (?:an? )?expir(?:ation|y)(?: times?| dates?)?)\b
      |\bjwt com expiração(?!\p{L})|\bjwt con (?:expiración|caducidad)(?!\p{L})|\bjwt avec expiration\b|\bjwt mit ablauf\b
    `,
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
    /\benforces? https\b|\bhttps (?:is |are )?(?:enforcement|enforced|redirect(?:s|ion|ed)?|only)\b|\bhttp(?: requests?)?(?: (?:is|are))? (?:redirect\w* )?to https\b/i,
    /\b(?:redirect\w*|http|https|requests?|tls|ssl)\b/gi,
  ),
  {
    subject: 'unknown',
    says: /\bdebug(?:ging)?(?: mode)? (?:is )?(?:off|disabled|turned off|switched off)\b|\bno debug mode\b/i,
    along: [/\b(?:debug|mode|production|off|disabled|in|environments?)\b/gi],
    compares: wellDone,
    contrary: debugOn,
    evidence: debugOff,
  },
  ...bare(
    'unknown',
    'log-filter',
    /\bparameter filter(?:ing|s)?\b|\blog (?:redaction|filtering|masking)\b|\b(?:filtered|redacted|masked|removed|scrubbed|stripped) (?:in|from) (?:the |all )?logs\b/i,
    /\b(?:sensitive|data|parameters?|fields?|headers?|addresses|logs?|logging|for|from)\b/gi,
  ),
  ...bare(
    'api/authentication',
    'asked-by-default',
    /\b(?:all|every|each) (?:api |other )?(?:endpoints?|routes?|requests?|pages?)\b[^.;|]{0,20}\brequires? (?:authentication|a log-?in|a session|authenticated users?)\b[^.;|]{0,12}\bby default\b/i,
    /\b(?:by|default|api)\b/gi,
  ),
  ...bare('api/session-tokens', 'token-refresh', /\brefresh tokens? (?:are )?(?:implemented|supported|support|in use)\b/i, /\b(?:refresh|tokens?|better|security|for)\b/gi),
  {
    subject: 'api/session-tokens',
    says: /\bjwts?(?: auth(?:entication)?| access(?: tokens?)?)? ?(?:and|\+|&|with|\/) ?(?:a )?refresh[- ]tokens?\b|\baccess ?(?:and|\+|&|\/) ?refresh[- ]tokens?\b/i,
    along: [/\b(?:jwts?|access|refresh|tokens?|pattern|pair|flow|auth(?:entication)?|json web)\b/gi],
    compares: wellDone,
    // One that is good for a new one, where tokens are checked as well.
    evidence: (facts) => (facts.codePractices.of('token-check').length > 0 ? seenAs('token-refresh')(facts) : []),
  },
  {
    subject: 'api/rate-limit-shared-store',
    says: /\bredis[- ](?:backed|based) (?:rate[- ]?)?limit(?:ing|er|s)?\b|\brate[- ]?limit(?:ing|er|s)?\b[^.;|]{0,40}\b(?:in|by|with|via|using|on|through) redis\b|\brate limiter\b[^.;|]{0,20}\bstores? (?:its )?counters? in redis\b/i,
    along: [
      /\b(?:rate[- ]?limit(?:ing|er|s)?|redis|backed|counters?|normally|stores?|stored|distributed|shared|across|instances|sliding|fixed|window|endpoints?|sensitive|on)\b/gi,
    ],
    evidence: seenAs('shared-limiter'),
  },
  ...bare('unknown', 'api-version', /\b(?:api|url) versioning\b/i, /\bapi\b|\bpath\b/gi),
  ...bare('logging/monitoring', 'health', /\bhealth(?:[ -]?checks?)?(?: endpoints?| routes?)?\b/i, /\b(?:checks?|endpoints?|routes?|probes?)\b/gi),
  ...bare('unknown', 'request-id', /\b(?:request|correlation)[ -]?ids?\b/i, /\b(?:track(?:ing|ed)?|trac(?:ing|ed)|header|x|each|propagat\w+)\b/gi),
  ...bare(
    'api/input-validation',
    'e-mail-check',
    /\be-?mail (?:format |address )?(?:validation|validierung|checks?)\b|\be-?mail-?validierung\b|\be-?mails? (?:are |is )?validated\b/i,
    /\b(?:format|addresses)\b/gi,
  ),
  ...bare('unknown', 'captcha', /\b(?:re|h)?captcha\b|\bturnstile\b/i, /\b(?:cloudflare|google|verification|checks?|bots?|spam)\b/gi, {
    where: [/\b(?:log-?ins?|registrations?|sign-?ups?|forms?)\b/gi],
    mention: ['captcha', 'captcha-named'],
    what: 'asks for a captcha',
  }),
  ...bare(
    'api/authentication',
    'password-reset',
    /\bpassword reset(?:s|ting)?\b|\bforgot(?:ten)? password\b|\b(?:recuperação|redefinição) de senha(?!\p{L})|\brecuperación de contraseña(?!\p{L})|\bréinitialisation du mot de passe\b/iu,
    /\b(?:flow|functionality)\b/gi,
    { where: [/\b(?:e-?mails?|tokens?|links?)\b/gi], mention: ['password-reset', 'reset-named'], what: 'resets a password' },
  ),
  ...bare('api/authentication', 'e-mail-verified', /\be-?mail (?:verification|confirmation)\b/i, /\b(?:flow|address)\b/gi, {
    where: [/\b(?:accounts?|new|users?|registrations?|sign-?ups?)\b/gi],
    mention: ['e-mail-verified', 'verified-named'],
    what: 'verifies an e-mail address',
  }),
  ...bare('network/cors', 'cors', /\bcors\b/i, /\b(?:cors|cross-origin(?: resource sharing)?|configur(?:ed|ation|able)|polic(?:y|ies)|settings?|headers?|setup|set up)\b/gi),
  ...bare('api/session-tokens', 'session-renewed', /\bsession (?:id )?(?:regenerat\w+|renewal)\b|\bsession fixation\b/i, /\b(?:ids?|on|after|log-?in|attacks?|regenerat\w+)\b/gi),
  ...bare(
    'api/session-tokens',
    'session-ended',
    /\bsessions? (?:are |is )?(?:destr\w+|invalidat\w+|terminat\w+|cleared|clearing)\b[^.;|]{0,12}\blog-?outs?\b|\blog-?out (?:destroys|invalidates|clears|ends)\b[^.;|]{0,10}\bsessions?\b/i,
    /\b(?:on|upon|at|log-?out)\b/gi,
  ),
  ...bare('unknown', 'shutdown', /\bgraceful(?:ly)? shut(?:ting )?downs?\b|\bsignal handl(?:ing|ers?)\b/i, /\b(?:signals?|shutdown)\b/gi),
  ...bare('unknown', 'uncaught', /\buncaught exceptions?\b/i, /\b(?:exceptions?|errors?|caught|gracefully)\b/gi),
  ...bare('unknown', 'unhandled', /\bunhandled (?:promise )?rejections?\b/i, /\b(?:rejections?|errors?|caught|gracefully)\b/gi),
  ...bare(
    'api/sql-parameterised',
    'nosql-cleaned',
    /\b(?:mongo(?:db)?|nosql)[ -](?:query )?injections?\b/i,
    /\b(?:attacks?|against|express-mongo-sanitize|mongo-sanitize|saniti[sz]\w+)\b/gi,
  ),
  ...bare(
    'unknown',
    'powered-by',
    /\bx-powered-by\b(?=.*\b(?:remov|disabl|hid|suppress|strip))/is,
    /\b(?:headers?|remov\w+|disabled|hidden|hid(?:es|ing)|suppressed|stripped|information|fingerprinting)\b/gi,
    // The header of that name is another one.
    { compares: /\bserver\b(?=(?: headers?)?,? (?:and|or|&)| headers?)|(?:\b(?:and|or)|[,/&]) ?server\b/i },
  ),
];
