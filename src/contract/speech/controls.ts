import type { Subject } from '../../facts/security-policy/statement.ts';
import { expression } from '../../long-expression.ts';

/** How a control of an application is spoken of. */
export interface Control {
  /** Its name, as a noun. */
  readonly noun: RegExp;
  /** What says of its objects that it is there: "requests are throttled". */
  readonly fact?: RegExp;
  /** How many other words may stand before the noun, where its own are those of many things: "security logging" is no log of requests. */
  readonly row?: number;
}

const authenticated = String.raw`(?:jwt|tokens?|session|bearer|basic|cookie|api[- ]keys?|passwords?|oauth ?2?(?:\.0)?|oidc|saml|json web tokens?)`;

const limiting: Control = {
  noun: expression('g')`
    rate[- ]?limit(?:s|ing|ers?)?(?! headers?\b)|(?:request )?throttling
    |brute[- ]?force (?:attack )?(?:protection|prevention|defen[cs]e|mitigation)
    |(?:l[ií]mites?|limitación|limitação|limitation) de (?:tasa|taxa|velocidad|peticiones|requisições|débit|requêtes)|ratenbegrenzung|限流
    |速率限制|レート制限
  `,
  fact: expression()`
    \b(?:requests?|endpoints?|routes?|calls?|attempts?|apis?|log-?ins?|clients|submissions)\b[^.;|]{0,30}\b(?:is|are) (?:\w+ )?
    (?:rate[- ]?limited|throttled)|\brate[- ]limited (?:to|at|by|per|endpoints?)\b
    |\blimit\w* (?:the )?(?:number|rate) of (?:\w+ )?(?:requests|attempts|calls)
  `,
};

/** Compared with text in lower case. Controls that are not here are answered for by people, or by the value that a sentence names. */
export const controls: ReadonlyMap<Subject, Control> = new Map<Subject, Control>([
  ['api/rate-limiting', limiting],
  ['api/rate-limit-default-on', limiting],
  [
    'api/authentication',
    {
      noun: new RegExp(
        String.raw`(?:${authenticated}[- /])*(?:based )?\b(?:authentication|auth)\b|\boauth ?2?(?:\.0)?\b|\boidc\b|openid connect|autenticaci[oó]n|autenticação|authentification|authentifizierung|аутентификаци[яию]|认证|身份验证|認証`,
        'g',
      ),
      fact: new RegExp(
        String.raw`\b(?:requests?|endpoints?|routes?|calls?|apis?|access|pages?|operations?)\b[^.;|]{0,40}\b(?:requires?|needs?|protected by|guarded by|behind|secured (?:by|with)|authenticated (?:by|via|with|using|through))\b[^.;|]{0,30}\b(?:auth\w*|log-?in|${authenticated})\b`,
      ),
    },
  ],
  [
    'api/body-limit',
    {
      noun: /(?:(?:request|body|payload|upload|file|json|content)s?[- ])+(?:size )?limit(?:s|ing)?|size limits?|max(?:imum)? (?:request|body|upload|file|payload) (?:body )?size/g,
      fact: /\b(?:body|bodies|payloads?|uploads?|requests?|files?)\b[^.;|]{0,30}\b(?:limited|capped|restricted) (?:to|at|in size)\b/,
    },
  ],
  [
    'api/key-hashing',
    {
      noun: /(?:password|token|key|credential|secret|pin)s? (?:hash(?:ing|es)?|storage)|(?:bcrypt|argon2\w*|scrypt|pbkdf2)(?: (?:password )?hash(?:ing|es)?)?|(?<!\w)hashing/g,
      fact: expression()`
        \b(?:passwords?|passphrases?|keys?|tokens?|credentials?|secrets?|pins?|codes?|contraseñas?|senhas?|passwörter)\b[^.;|]{0,50}\b(?:
          hashed|hasheadas?|gehasht|hachés?|as (?:\w+[- ])?(?:\d+ )?hashes|as hash\w*
        )|\bhash(?:es|ed|ing)? (?:\w+ )?(?:passwords?|keys?|tokens?|credentials?)
        |\b(?:passwords?|senhas?|contraseñas?)\b[^.;|]{0,50}\b(?:bcrypt|argon2\w*|scrypt|pbkdf2)
        |^(?:salt[ -]?|bcrypt )?(?:rounds|cost(?: factor)?|work factor)$
      `,
    },
  ],
  [
    'secrets/config-from-environment',
    {
      noun: /(?:environment|env)[- ](?:var(?:iable)?s?|based (?:config\w*|secrets?))/g,
      fact: /\b(?:from|via|through|in|into|as|using|by|with) (?:[\w'’-]+ ){0,3}(?:environment|env)\b/,
    },
  ],
  [
    'api/key-revocation',
    {
      noun: /(?:(?:token|key|session|worker|access|credential)s?[- ])*revocation/g,
      fact: /\brevok(?:e|ed|es|ing)\b[^.;|]{0,40}\b(?:keys?|tokens?|sessions?|workers?|access|credentials?)\b|\b(?:keys?|tokens?|sessions?|credentials?)\b[^.;|]{0,40}\brevok(?:ed|es|able)\b/,
    },
  ],
  [
    'container/secrets-external',
    {
      row: 0,
      noun: /(?:(?:kubernetes|docker|external|k8s|compose|sealed) )+secrets?|secrets?[- ]manage(?:r|ment)|(?:hashicorp )?\bvault\b|\bkms\b|secrets? stores?/g,
      fact: /\b(?:secrets?|credentials?|passwords?|keys?)\b[^.;|]{0,40}\b(?:from|in|via|through|by|with|using) (?:\w+ ){0,3}(?:vault|kms|secrets?(?: manager)?|secret stores?)\b/,
    },
  ],
  ['api/key-generation', { noun: /csprng/g, fact: /generat|random|csprng|cryptograph|unique|strong/ }],
  [
    'api/csrf',
    {
      noun: /(?:anti-?)?\b(?:csrf|xsrf|cross-site request forgery)(?:[- ](?:tokens?|defen[cs]e|secrets?))?/g,
      fact: /\b(?:protect|defen|guard|secur)\w*\b[^.;|]{0,30}\b(?:csrf|cross-site request forgery)\b/,
    },
  ],
  [
    'api/cookie-flags',
    {
      noun: /(?:(?:secure|http-?only|same-?site(?:=\w+)?|session|auth|signed|encrypted|jwt)[ ,/&-]+)*\bcookies?\b|http-?only|same-?site(?: ?= ?\w+)?/g,
      // "Access token: 15 minutes, stored in an HttpOnly cookie".
      fact: /\b(?:stored|kept|held|sent|set|delivered|transmitted|guardad[oa]s?|enviad[oa]s?|armazenad[oa]s?|stocké\w*|gespeichert)\b[^.;|]{0,30}\bhttp-?only\b[^.;|]{0,20}\bcookies?\b|\bcookies?\b[^.;|]{0,20}\bhttp-?only\b/,
    },
  ],
  [
    'api/constant-time-compare',
    {
      noun: /(?:constant|fixed)[- ]time (?:\w+ )?(?:compar\w+|checks?|verification|equality)|timing[- ]safe (?:compar\w+|equal\w*|checks?)|timing attack (?:protection|prevention)/g,
      fact: /\b(?:compar\w+|check(?:s|ed|ing)?|verif\w+|validat\w+|match(?:es|ed)?)\b[^.;|]{0,40}\b(?:constant[- ]time|timing[- ]safe)/,
    },
  ],
  [
    'api/unpredictable-ids',
    {
      noun: /(?:unpredictable|random|opaque|non-?(?:guessable|sequential)|uuid\S*) (?:\w+ )?(?:ids?|identifiers?)|\buuids?\b(?: ?v?[47])?/g,
      fact: /\b(?:ids?|identifiers?)\b[^.;|]{0,20}\b(?:are|is|use)\b[^.;|]{0,20}\b(?:uuid|random|opaque|unguessable|ulid|nanoid)/,
    },
  ],
  [
    'api/sql-parameterised',
    {
      noun: /parameteri[sz]ed (?:sql |database )?(?:quer(?:y|ies)|statements?)|prepared statements?|sql[- ]injection (?:protection|prevention|defen[cs]e)|consultas parametrizadas|参数化查询/g,
      fact: /\bsql[- ]injection\b[^.;|]{0,20}\b(?:prevented|mitigated|blocked|impossible|prevention)|\bquer(?:y|ies)\b[^.;|]{0,20}\bparameteri[sz]ed/,
    },
  ],
  [
    'api/upload-validation',
    {
      noun: /(?:(?:file|upload|image|mime|document)s?[- ])+(?:type |size )*(?:validation|filtering|checks?|checking|restrictions?|whitelist|allow-?list)/g,
      fact: /\b(?:uploads?|files?)\b[^.;|]{0,20}\b(?:validated|checked|restricted|limited)\b/,
    },
  ],
  [
    'api/input-validation',
    {
      noun: /(?:(?:input|request|data|schema|parameter|payload|form|body|type|query)s?[- ])+(?:validation|saniti[sz]ation|validators?)|\b(?:pydantic|zod|joi|yup|marshmallow) (?:schemas?|models?|validat\w+)/g,
      fact: /\b(?:inputs?|requests?|payloads?|data|bodies|parameters)\b[^.;|]{0,30}\b(?:validated|saniti[sz]ed)\b|\bvalidat(?:es|ed|e|ion)\b[^.;|]{0,30}\b(?:inputs?|requests?|payloads?|bodies|parameters)\b/,
    },
  ],
  ['network/hsts', { noun: /\bhsts\b|(?:http )?strict[- ]transport[- ]security/g }],
  ['network/csp', { noun: /\bcsp\b|content[- ]security[- ]policy/g }],
  [
    'network/cors',
    {
      noun: /\bcors\b(?: (?:origins?|origin (?:whitelist|allow-?list)))?|cross-origin resource sharing/g,
      fact: /\borigins?\b[^.;|]{0,30}\b(?:restricted|limited|allow-?listed|whitelisted)/,
    },
  ],
  ['network/security-headers', { noun: /(?:http )?(?:security|secure) (?:http )?headers?|\bhelmet(?:\.js)?\b|\bx-frame-options\b|\bx-content-type-options\b|\bnosniff\b/g }],
  [
    'network/tls-in-production',
    {
      noun: /\bhttps(?:\/tls)?\b|(?:\btls|\bssl)(?: ?v?1\.[23]\+?)?(?:\/(?:ssl|tls|https))?|encryption in transit|transport (?:layer )?(?:encryption|security)|encrypted (?:connections?|traffic|transport)/g,
      fact: /\b(?:traffic|connections?|communications?|data in transit|transport)\b[^.;|]{0,30}\b(?:encrypted|over (?:https|tls)|secured)\b|\bhttp\b[^.;|]{0,30}\b(?:is|are|gets?) (?:\w+ )?(?:redirected|sent on|upgraded) to https\b/,
    },
  ],
  ['network/certificates', { noun: /(?:(?:tls|ssl) )?certificates?|let['’]?s encrypt|\bacme\b/g }],
  ['network/reverse-proxy', { noun: /(?:(?:nginx|caddy|traefik) )?reverse[- ]prox(?:y|ies)|\bnginx\b|\bcaddy\b|\btraefik\b|load balancer|反向代理/g }],
  [
    'network/datastore-not-public',
    {
      noun: /(?:internal|private) (?:docker )?network/g,
      fact: expression()`
        \b(?:databases?|redis|postgres\w*|mysql|mongodb|datastore)(?:
          [ ](?:ports?|servers?|services?|containers?|instances?|access|and|or|redis|database|cache)
        ){0,3} (?:is|are|must|should|not|never|stays?|only|runs?|accessible|reachable|internal)\b[^.;|]{0,30}?\b(?:
          (?:not|never)\b[^.;|]{0,30}\b(?:expos\w+|public\w*|reachable|accessible|published)
          |(?:only )?(?:on|in|within) (?:the |an? )?(?:internal|private)|internal only
        )
      `,
    },
  ],
  [
    'privacy/pii-in-logs',
    {
      noun: /(?:log|pii|secret|sensitive[- ]data|credential)s? (?:redaction|masking|saniti[sz]ation|scrubbing|filtering)/g,
      fact: expression()`
        \b(?:not|never|no|without)\b[^.;|]{0,60}\blog(?:s|ged|ging)?\b|\blog(?:s|ged|ging)?\b[^.;|]{0,40}\b(?:never|not|no)\b
        |\b(?:redact|mask|scrub|saniti[sz]|filter|strip)\w*\b[^.;|]{0,40}\blog
        |\blog\w*\b[^.;|]{0,40}\b(?:redact|mask|scrub|saniti[sz]|filter)\w*
      `,
    },
  ],
  [
    'logging/security-events',
    {
      noun: /security (?:event |audit )?(?:logging|logs?)|(?:failed )?(?:log-?in|auth\w*)(?: attempts?| events?)? logging/g,
      fact: /\b(?:failed|failures?|log-?ins?|auth\w*|security events?|attempts?)\b[^.;|]{0,40}\b(?:logged|recorded|audited)\b|\blogs? (?:\w+ ){0,3}(?:security events?|failed|auth\w* (?:events|failures|attempts)|log-?in)/,
    },
  ],
  [
    'logging/audit-log',
    {
      noun: /\baudit(?:ing)?(?: (?:log(?:s|ging)?|trails?|events?))?\b|审计日志|監査ログ/g,
      fact: /\b(?:logged|recorded|written) (?:to|in) (?:an? |the )?audit|\baudit (?:log|trail)\w* (?:\w+ )?(?:of|for|record\w*|includes?|captures?)/,
    },
  ],
  [
    'logging/request-log',
    {
      noun: /(?:(?:request|access|http|api|structured|comprehensive|detailed|centrali[sz]ed|server|application)[- /])*\blogging\b|\b(?:request|access|http) logs?\b/g,
      row: 0,
      fact: /\b(?:requests?|api calls|access)\b[^.;|]{0,30}\blogged\b|\blogs? (?:all|every|each) (?:\w+ )?requests?/,
    },
  ],
  [
    'logging/monitoring',
    {
      row: 0,
      noun: expression('g')`
        \b(?:(?:security|system|application|performance|health|continuous|real-time|production|error|uptime|prometheus|sentry) )*monitoring
        \b|\balerting\b|\bprometheus\b|\bgrafana\b|\bsentry\b|\bdatadog\b|health[ -](?:checks?|endpoints?)|\bmetrics\b(?: collection)?|监控|監視
        |мониторинг
      `,
      fact: /\bmetrics (?:are|is) (?:collected|exported|exposed|available|recorded|scraped)/,
    },
  ],
]);
