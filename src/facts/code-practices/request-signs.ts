import { expression } from '../../long-expression.ts';
import type { Sign } from './code-practice.ts';

/** What is done with requests, answers and the values they bring. */
export const requestSigns: readonly Sign[] = [
  [
    'sql-built',
    expression()`
      (?:(?<!\bsql|Raw|\bsql<[^>]{0,40}>)\x60|["'])\s*(?:
        (?:SELECT|select)\s[^"'\x60]{1,200}\s(?:FROM|from)\s|(?:INSERT\s+INTO|insert\s+into)\s
        |(?:UPDATE|update)\s+[^\s"'\x60]+\s+(?:SET|set)\s|(?:DELETE\s+FROM|delete\s+from)\s
      )[^"'\x60]*(?:["']\s*(?:\+(?!\s*[A-Z_]{3,}\b)|\.\s*\$|%\s*[\w(]|\.format\()|\$\{(?!\s*[A-Z_]{3,}\s*\})|(?<!\$)\{[a-z])
      |\b(?:Sprintf|format!|String\.format)\(\s*["\x60]\s*(?:SELECT|INSERT|UPDATE|DELETE|select|insert|update|delete)\s[^"\x60]*%[sdvq]
    `,
  ],
  ['csp-unsafe', /'unsafe-(?:inline|eval)'/],
  ['csp-unsafe-sometimes', /'unsafe-(?:inline|eval)'/],
  [
    'csp-nonce',
    /\bnonce-(?:["'`]?\s?\+|\$\{|\{|%s|#\{|\$\w)|\bcontent_security_policy_nonce_generator\b|\bCSP_INCLUDE_NONCE_IN\b[^\n]{0,80}script-src|\bcontent_security_policy_nonce_in\b[^\n]{0,80}script-src|\baddNonce(?:ForDirective)?\(\s{0,3}Directive::SCRIPT\b/i,
  ],
  ['request-parsed', /(?<!JSON)\.(?:safeParse|parse|validate)(?:Async|Sync)?\(\s?(?:await )?(?:req|request|ctx|context|c)\b[.)[]/],
  ['csp-strict-dynamic', /'strict-dynamic'/],
  [
    'markup',
    /\bDOMPurify\.sanitize\(|\bsanitize_?html\(|\bbleach\.clean\(|\bnh3\.clean\(|\bxss\(|\bescape_?html\(|\bhtml\.escape\(|\bhtmlspecialchars\(|\bbluemonday\.|\bammonia::clean|\bsanitizer\.sanitize\(|\bmarkupsafe\.escape\(|\bJsoup\.clean\(/i,
  ],
  ['browser-token', /\b(?:local|session)Storage\.setItem\(\s*["'`]?[\w.-]{0,30}(?:token|jwt|auth|session)/i],
  [
    'https-redirect',
    expression()`
      \bUseHttpsRedirection\(|\bSECURE_SSL_REDIRECT ?= ?True|\bforce_ssl ?= ?true|\badd_middleware\( ?HTTPSRedirectMiddleware
      |\.requiresSecure\(|\bredirect\([^)\n]{0,40}["'\x60]https:\/\/[^\w\n]{1,8}(?:(?:req|request|r|c|ctx)\b[^\n]{0,20}\b)?host
      |\bforceScheme\(["']https
    `,
  ],
  ['api-version', /\bAddApiVersioning\(|\benableVersioning\(|["'`]\/?api\/v\d{1,2}\b/],
  [
    'request-id',
    /["'`]x-(?:request|correlation)-id["'`]|\b(?:request|correlation)_?id ?= ?(?:str\(|uuid|crypto|randomUUID|nanoid|req\b)|\bmiddleware\.RequestID\b|\bCorrelationIdMiddleware\b/i,
  ],
  [
    'e-mail-check',
    /\bisEmail\(|\bEmailStr\b|\bstring\(\)(?:\.\w{1,20}\([^()\n]{0,40}\)){0,4}\.email\(|\bz\.email\(|^\s*\.email\(\s*(?:\)|["'`{])|@(?:Is)?Email\b|\bEmailField\(|\[EmailAddress\]|\b(?:validate_?email|is_?valid_?email)\(|\bmail\.ParseAddress\(/i,
  ],
  [
    'cors',
    /\bUseCors\(|\bAddCors\(|\benableCors\(|@CrossOrigin\b|\bnew CorsConfiguration\(|\bCORSMiddleware\b|\bcors\((?!\s*\))|\bCORS\((?!\s*\w+\s*\))|\bhandlers\.CORS\(|\bRack::Cors\b|\bCORS_ALLOWED_ORIGINS\b ?=/,
  ],
  ['nosql-cleaned', /\b(?:express)?mongo_?sanitize\(|\bmongoSanitize\.sanitize\(|\bsanitizeFilter ?[:,(] ?true/i],
  [
    'powered-by',
    /\bdisable\(["']x-powered-by["']\)|\bremoveHeader\(["']x-powered-by["']\)|\bhidePoweredBy\b|\bpoweredByHeader ?: ?false|(?<![\w.])helmet\(\)|\bserver_tokens off|\bexpose_php ?= ?off/i,
  ],
  [
    'shared-limiter',
    /\b\w{0,20}(?:redis|rdb|valkey)\w{0,20}\.(?:client\.)?(?:incr|incrby|zadd|eval|evalsha|multi|pipeline|txpipeline|expire|pexpire)\w{0,8}\(|\b(?:redis|conn|con)\.(?:incr|expire)\(|redis::(?:cmd|pipe)\(|\bclient\.incr\(/i,
  ],
  [
    'unknown-refused',
    /\bforbidNonWhitelisted\s?:\s?true|\bextra\s?=\s?["']forbid["']|\.DisallowUnknownFields\(\)|\bFAIL_ON_UNKNOWN_PROPERTIES\b[^\n]{0,20}\btrue\b|\bdeny_unknown_fields\b/,
  ],
  ['global-pipe', /\buseGlobalPipes\([^\n]{0,80}\bValidationPipe\b|\bprovide: ?APP_PIPE\b[^\n]{0,80}\bValidationPipe\b/],
  ['unknown-stripped', /\bwhitelist\s?:\s?true\b|\bstripUnknown\s?:\s?true\b|\bextra\s?=\s?["']ignore["']/],
];
