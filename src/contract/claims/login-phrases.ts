import { storedHashes } from '../../facts/signals/stored-hashes.ts';
import { expression } from '../../long-expression.ts';
import type { ContractEvidence } from '../contract.ts';
import { at, placed } from './answers.ts';
import { bare, type Phrase, type PhraseFacts, seenAs, wellDone, wired } from './phrase.ts';
import { ofPasswords } from './whose-hash.ts';

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

/** How passwords are kept, how somebody signs in, and what tokens and sessions do. */
export const loginPhrases: readonly Phrase[] = [
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
  ...bare('api/session-tokens', 'session-renewed', /\bsession (?:id )?(?:regenerat\w+|renewal)\b|\bsession fixation\b/i, /\b(?:ids?|on|after|log-?in|attacks?|regenerat\w+)\b/gi),
  ...bare(
    'api/session-tokens',
    'session-ended',
    /\bsessions? (?:are |is )?(?:destr\w+|invalidat\w+|terminat\w+|cleared|clearing)\b[^.;|]{0,12}\blog-?outs?\b|\blog-?out (?:destroys|invalidates|clears|ends)\b[^.;|]{0,10}\bsessions?\b/i,
    /\b(?:on|upon|at|log-?out)\b/gi,
  ),
];
