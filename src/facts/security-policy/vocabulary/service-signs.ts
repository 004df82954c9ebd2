import { expression } from '../../../long-expression.ts';
import type { Subject } from '../statement.ts';

/** By which words a service and what stands before it are spoken of, in the order of `technicalSubjects`. */
export const serviceSigns: readonly (readonly [group: string, subject: Subject, sign: RegExp])[] = [
  [
    'limit',
    'api/rate-limit-shared-store',
    /(?:redis|memcached|shared|distributed|multi-instance).{0,80}(?:rate[- ]?limit|throttl)|(?:rate[- ]?limit|throttl).{0,80}\b(?:redis|memcached|shared stor)/i,
  ],
  ['limit', 'api/rate-limit-default-on', /rate[- ]?limit\w*.{0,40}(?:by default|default[- ]on|always on|enabled)|(?:默认|デフォルト).{0,10}(?:限流|レート)/i],
  ['limit', 'api/rate-limit-configurable', /(?:adjust|tune|configur|customi[sz])\w*.{0,30}\b(?:rate[- ]?)?limits?\b(?! body)|rate[- ]?limit\w*.{0,30}(?:configurable|adjustable)/i],
  [
    'limit',
    'api/rate-limiting',
    /rate[- ]?limit|throttl(?:e|ing)|brute[- ]force|ratenbegrenzung|limitation de débit|límite de (?:tasa|velocidad)|limite de taxa|限流|速率限制|レート制限|ограничение (?:частоты|скорости)/i,
  ],
  ['body', 'api/body-limit', /(?:request|body|payload|upload|file)[- ](?:body )?(?:size|length)|maximum (?:request|body|upload)|size limits?|request limits/i],
  [
    'key',
    'api/key-hashing',
    expression('i')`
      (?<!derivation.{0,40})(?:keys?(?! deriv)|tokens?|passwords?|credentials?|secrets?|schlüssel|passwörter)(?!.{0,50}(?:\bhmac|signed))
      .{0,50}(?:hash|bcrypt|argon2|scrypt|pbkdf2|sha-?\d)
      |(?:hashed|hashing|bcrypt|argon2|scrypt).{0,40}(?:keys?|tokens?|passwords?|credentials?)
      |\b(?:bcrypt|argon2(?:id)?|scrypt|pbkdf2)\b.{0,30}\b(?:rounds?|cost|iterations|memory|stretches|work factor|strength)\b
      |密码.{0,10}(?:哈希|加密)|パスワード.{0,10}ハッシュ
    `,
  ],
  ['rotation', 'api/key-rotation', /\brotat(?:e|ed|ion|ing)\b|轮换|ローテーション/i],
  ['revocation', 'api/key-revocation', /\brevo(?:ke|ked|cation|king)\b/i],
  [
    'generation',
    'api/key-generation',
    expression('i')`
      (?:strong|unique|random|secure|complex)(?:, \w+)* (?:api )?(?:keys?|passwords?|secrets?|tokens?)(?!
        [- ](?:storage|based|polic|hash|manage|handling|requirement|complexity|authentication)
      )|(?:keys?|tokens?|secrets?) (?:are|is) (?:securely )?generated|generat\w+ (?:a )?(?:strong|secure|random)
      |cryptographically (?:secure|random)|csprng|强密码|強力なパスワード
    `,
  ],
  ['session', 'api/session-tokens', /\b(?:jwt|session)s?\b.{0,40}(?:token|expir|cookie(?!s?\b.{0,30}(?:http-?only|secure|same-?site))|timeout|sign|lifetime)|\bjwt\b/i],
  ['cookie', 'api/cookie-flags', /cookies?.{0,40}(?:http-?only|secure|samesite)|http-?only (?:cookies?|flags?)|httponly|samesite/i],
  ['csrf', 'api/csrf', /\bcsrf\b(?! keys?\b)|cross-site request forgery/i],
  ['compare', 'api/constant-time-compare', /constant[- ]time|timing[- ]safe|timing attack/i],
  [
    'ids',
    'api/unpredictable-ids',
    /(?:job|object|resource|session|user|request|task) ids?\b|\bids?\b.{0,20}\buuids?\b|\b(?:uses?|using|random) uuids?\b|\buuids?(?: ?v?4)? (?:are|is|as|for)\b|\buuid\w* ids?\b|predictable (?:\w+ )?ids?\b|guessable/i,
  ],
  [
    'admin',
    'network/admin-interface-restricted',
    expression('i')`
      admin(?:istration|istrative)?(?: api| panel| interface| console| dashboard| ui)?.{0,60}(?:
        trusted|internal|private|restrict|vpn|local|never expos|not expos|protected
      )|(?:restrict|protect|limit).{0,40}admin (?:api|panel|interface|console|ui)
    `,
  ],
  ['worker', 'api/worker-endpoints-authenticated', /workers?\b.{0,60}authori[sz]ed|authori[sz]ed workers?/i],
  [
    'authz',
    'api/authorization',
    /authori[sz]ation(?!,? x-| headers?\b|: (?:bearer|basic|token)\b)|access controls?|\brbac\b|\bacls?\b|least[- ]privilege|permission (?:checks?|model)|role[- ]based|ownership|访问控制|权限(?:控制|管理|验证)|アクセス制御|認可|управление доступом/i,
  ],
  [
    'authn',
    'api/authentication',
    /authenticat(?!\w* failure)|\b(?:no|without) auth\b|\blogin\b|\bmfa\b|\b2fa\b|two-factor|api[- ]key (?:auth|check|protection)|\boauth2?\b|(?<!\b(?:keyless|actions|github|via|and|publishing)[ (/]{1,2})\boidc\b|认证|身份验证|認証|аутентификаци|authentifi|autenticaci|autenticaç/i,
  ],
  ['injection', 'api/sql-parameterised', /sql injection|parameteri[sz]ed|prepared statement|\borm\b.{0,30}(?:inject|quer)|SQL注入|SQLインジェクション/i],
  ['ssrf', 'api/ssrf', /\bssrf\b|server-side request/i],
  ['path', 'api/path-traversal', /path[- ]traversal|directory traversal|路径(?:遍历|规范)|パストラバーサル/i],
  ['upload', 'api/upload-validation', /\bupload(?:s|ed)?\b.{0,50}(?:validat|type|scan|restrict|limit)|(?:mime|file)[- ]types?/i],
  ['errors', 'api/error-detail', /error (?:message|detail|response)s?|stack traces?|generic (?:error|message)/i],
  [
    'validation',
    'api/input-validation',
    /validat\w*.{0,40}\b(?:input|request|data|user|parameter|payload)|\binputs?\b.{0,40}(?:validat|saniti[sz])|saniti[sz]|输入(?:验证|校验)|入力(?:検証|値)|валидаци|validación de entrada|validação de entrada/i,
  ],
  ['docs', 'api/docs-exposure', /(?:swagger|openapi|api docs|api documentation|\/docs\b).{0,50}(?:disabl|expos|production|protect|turned off|switched off)/i],
  ['hsts', 'network/hsts', /\bhsts\b|strict[- ]transport[- ]security/i],
  ['csp', 'network/csp', /\bcsp\b|content[- ]security[- ]policy/i],
  ['cors', 'network/cors', /\bcors\b|cross-origin resource/i],
  ['headers', 'network/security-headers', /secur(?:e|ity) (?:http )?headers|x-frame-options|x-content-type|helmet\b/i],
  [
    'tls',
    'network/outbound-https',
    /https.{0,30}(?:api calls?|outbound|outgoing|upstream|external (?:requests|calls))|(?:outbound|outgoing|external) (?:calls|requests|connections).{0,30}(?:https|tls)/i,
  ],
  ['tls', 'network/tls-in-production', /\bhttps\b|\btls\b|\bssl\b(?! certificate)|encrypt\w* (?:in transit|connections|traffic)|传输加密|通信の暗号化/i],
  ['certificates', 'network/certificates', /\bcertificates?\b|let'?s encrypt|(?<![@./\w-])acme\b(?![.-]\w)|证书|証明書|zertifikat/i],
  ['proxy', 'network/reverse-proxy', /reverse[- ]prox(?:y|ies)|\bnginx\b|\bcaddy\b|\btraefik\b|load balancer|反向代理|リバースプロキシ/i],
  ['trusted', 'network/trusted-proxy', /x-forwarded|trusted prox|proxy headers/i],
  [
    'firewall',
    'network/firewall',
    /firewall|(?:restrict|limit)\w* (?:network )?access|trusted networks?|ip (?:allow|white|block|black)-?list|\bvpn\b|network (?:segmentation|isolation)|防火墙|ファイアウォール|брандмауэр|pare-feu|cortafuegos/i,
  ],
  ['datastore', 'network/datastore-not-public', /(?:database|redis|postgres\w*|mysql|mongodb|datastore)\b.{0,50}(?:expos|public|internal|private|reachable)/i],
  [
    'bind',
    'network/bind-address',
    /\bbind(?:s|ing)?\b.{0,40}(?:address|interface|localhost|127\.|0\.0\.0\.0)|listens? (?:only )?on (?:localhost|127|(?:the )?loopback)|localhost only|only (?:on )?localhost|\b(?:local|localhost|loopback)-only bind(?:ing)?s?\b|(?<!\bports?\b.{0,30})\bbound (?:only )?to (?:localhost|(?:the )?loopback)|\b(?:accepts? only|only accepts?) (?:local|loopback|localhost) connections/i,
  ],
];
