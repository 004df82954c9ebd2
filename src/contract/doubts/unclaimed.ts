import type { Statement } from '../../facts/security-policy/statement.ts';
import { technicalSubjects } from '../../facts/security-policy/subjects.ts';

/** Of the words that a control is known by, some also stand in what is said of other things: those need a sign that it is the control that is meant. */
export const isUnclaimed = ({ subject, text: written, lead, polarity }: Statement): boolean => {
  // "Authentication: … This must be added before production."
  const said = technicalSubjects(written).includes(subject) ? written : `${lead} ${written}`;
  const text = said.replaceAll(besides, ' ');
  if (subject !== 'network/port-documented' && text.trim() !== '' && technicalSubjects(said).includes(subject) && !technicalSubjects(text).includes(subject)) return true;
  if (subject === 'api/authentication' && polarity !== 'denies' && withoutAsking.test(text)) return true;
  const claim = /\p{Script=Han}|\p{Script=Cyrillic}|\p{Script=Hiragana}|\p{Script=Hangul}/u.test(text) ? undefined : claims.get(subject);
  return claim !== undefined && !claim.sign.test(claim.beside ? text.replaceAll(claim.beside, ' ') : text);
};

/** "`/health` may remain unauthenticated" is about what is public. */
const withoutAsking = /\bunauthenticated\b|\bwithout (?:an? )?(?:auth\w*|log-?in|credentials?|tokens?)\b|не требует|без аутентификации|无需|不需要|不要求/i;

/** "`secure: true` (HTTPS only in production)" is about the cookie, and the name of a class of weaknesses about nothing here; a list of names is a claim of each. */
const besides = /\((?!(?:no|not|never) )[^(),]{1,40} [^(),]{1,40}\)|^\W*A\d{1,2}:20\d\d[^|]*(?=\|)/g;

interface Claim {
  /** What speaks of the control itself. */
  readonly sign: RegExp;
  /** What holds the same words and is no control. */
  readonly beside?: RegExp;
}

const claims: ReadonlyMap<string, Claim> = new Map([
  [
    'api/authentication',
    {
      sign: /\bauthenticat\w*|\bauth\b(?=[^.;|]{0,30}\b(?:required|enforced|enabled|middleware|guards?|via|using|with|on|by)\b)|\b(?:jwt|token|session|bearer|basic|cookie)(?:[ -]based)? auth\b|^\W*(?:[\w.+/&,()-]+\W+){0,7}(?:oauth2?|oidc|openid|mfa|2fa|two-factor|api[- ]keys?)\b(?:\W+[\w-]+){0,5}\W*$|\b(?:oauth2?|oidc|openid|mfa|2fa|two-factor|api[- ]keys?)\b(?=[^.;|]{0,40}\b(?:required|enforced|verif|validat|protect|supported)\w*)|\b(?:requir\w+|needs?|protected|secured|guarded|behind|must|without|no)\b[^.;|]{0,40}\blog(?:ged)?[- ]?in\b|\blog-?in (?:is )?(?:required|enforced|protected)\b|autentic|autenticaç|authentifi|anmeld/i,
      // What is authenticated already, the login of another program, and its events and pages.
      beside:
        /\bauthenticated (?!(?:endpoints?|routes?|requests?|access|users? (?:only|can|may)|by|via|with|using|through|before|against|on|and|or)\b)[\w/-]+|\bssh\b[^.;|]*|\b(?:re-?|un|failed )authenticat\w*|\bfor (?:[\w-]+ )?authenticated (?:requests|users)\b|\bauthentication tokens?\b|\bauthenticat\w* (?:to|with|against) (?:aws|azure|gcp|github|google|npm|pypi|docker|the (?:registry|cloud|database))\b|\bauthentication (?:failures?|errors?|attempts?|events?|states?|flows?|pages?)\b|\bauthenticat\w+ encryption\b|\bbroken auth\w*|\boauth2? (?:secrets?|tokens?|clients?|providers?)\b|\b(?:connection strings?|databases?|mongodb|redis|smtp)\b[^.;|]{0,30}auth\w*|\b(?:on|after|upon|during|at) (?:successful )?(?:authentication|log-?in)\b/gi,
    },
  ],
  [
    'api/rate-limiting',
    {
      sign: /\brates?\b|rate-?limit|throttl|brute|\blimit\w* (?:the )?(?:number of )?requests|\brequests?\b[^.;]{0,30}\blimit|l[ií]mit\w* d[eu]|begrenz/i,
      beside: /\b(?:x-)?ratelimit-[\w-]+|\brate[- ]limit\w* (?:(?:is|are) )?(?:violations?|errors?|headers?|alerts?|hits?|responses?|tests?|testing|breach\w*|bursts?)\b/gi,
    },
  ],
  ['network/security-headers', { sign: /headers?|helmet|x-frame|x-content|nosniff/i, beside: /\bheaders? scan\w*/gi }],
  ['api/body-limit', { sign: /\b(?:request|body|bodies|payloads?|uploads?|files?|content|messages?)\b/i }],
  [
    'api/csrf',
    {
      sign: /\bcsrf\W+(?:tokens?|protect\w*|middleware|guards?|checks?|validat\w*|defen[cs]e|headers?|framework|initiali[sz]ation)|\b(?:protect|defen|guard|secur)\w*\b[^.;|]{0,30}\b(?:csrf|cross-site request)|anti-?csrf|^\W*csrf\W*$|\bcsrf\b[^.;|]{0,20}\benabled\b/i,
      beside: /\bcsrf (?:\w+ )?(?:failures?|errors?|violations?)\b/gi,
    },
  ],
  [
    'network/datastore-not-public',
    {
      sign: /database|redis|postgres|mysql|mongo|datastore/i,
      beside: /\bdatabase (?:errors?|quer\w+|schemas?|credentials?|passwords?|urls?|details|internals)\b/gi,
    },
  ],
  [
    'api/unpredictable-ids',
    {
      sign: /^(?=.*\b(?:ids?|identifiers?|uuids?|ulids?)\b).*(?:random|\buuids?\b|ulid|nanoid|predict|guess|secure|crypto|opaque|entropy|sequential)/i,
      beside: /\b(?:family|wrapper\S*|user|request|valid) uuids?\b/gi,
    },
  ],
  // Of requests, or of nothing else: "logging and monitoring are set up".
  [
    'logging/request-log',
    {
      sign: /(?:requests?|access|\bhttp|\bapi|traffic)\b[^.;|]{0,30}\blog|\blogg?(?:s|ed|ing)?\b[^.;|]{0,30}\b(?:requests?|access|http|traffic)\b|^\W*(?:[\w ]{0,20}: )?(?:(?:set up|enable|use|configure) )?(?:(?:structured|comprehensive|detailed) )?logging(?: (?:and|&) monitoring)?(?: (?:is |are )?(?:enabled|configured|set up))?\W*$/i,
    },
  ],
  ['logging/security-events', { sign: /\blog(?:s|ged|ging)?\b|\brecord|\baudit/i, beside: /\blog(?:s|ged)?[- ]?(?:in|out|on)s?\b/gi }],
  [
    'logging/audit-log',
    {
      sign: /audit|record/i,
      beside:
        /\b(?:archive|review|rotate|export|monitor|analy[sz]e|check|delete|in|from|via|through) (?:(?:the|old|all|our) )*audit (?:logs?|trails?)|\baudit (?:logs?|trails?) (?:anomal|review|retention|analys|export)\w*/gi,
    },
  ],
  [
    'api/key-hashing',
    {
      sign: /\bhash(?:ed|ing)\b|\bhash(?:es)? (?:with|by|using|of)\b|bcrypt|argon|scrypt|pbkdf|sha-?\d/i,
      beside:
        /\bpassword_?hash\w*(?=[^.;|]{0,40}\b(?:exclu|hidden|omitted|removed))|\b(?:never|not|no longer) (?:be )?(?:return|expos|log|sent|includ)\w*[^.;|]*|\bselect\([^)]*\)/gi,
    },
  ],
  ['api/key-generation', { sign: /generat|random|csprng|cryptograph|unique|strong/i }],
  [
    'logging/monitoring',
    {
      beside: /\bfor (?:\w+ ){0,2}monitoring\b/gi,
      sign: /\bmonitor(?!ing rules)\w*|\balert(?:s|ing|manager)?\b|\bprometheus\b|\bgrafana\b|\bsentry\b|\bdatadog\b|\bhealth[ -](?:checks?|endpoints?)\b|\bmetrics (?:(?:are|is) (?:collected|exported|exposed|available|recorded|scraped)|collection|export|via|with)\b|überwach|supervis|monitoriz/i,
    },
  ],
  [
    'network/tls-in-production',
    {
      sign: /\bhttps\b|\btls\b|\bssl\b|encrypt/i,
      beside:
        /\b(?:tls|ssl) (?:labs|certs?|certificates?|files?|handshakes?|keys?|configuration files?|secrets?|verification)\b|\bhttps? (?:requests?|urls?|links?|headers?|endpoints?|json)\b/gi,
    },
  ],
]);
