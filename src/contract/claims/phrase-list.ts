import { expression } from '../../long-expression.ts';
import type { ContractEvidence } from '../contract.ts';
import { at, placed } from './answers.ts';
import { areStatementsSafe } from './libraries.ts';
import { bare, type Phrase, type PhraseFacts, seenAs, wellDone, wired } from './phrase.ts';

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
  ...bare('network/cors', 'cors', /\bcors\b/i, /\b(?:cors|cross-origin(?: resource sharing)?|configur(?:ed|ation|able)|polic(?:y|ies)|settings?|headers?|setup|set up)\b/gi),
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
