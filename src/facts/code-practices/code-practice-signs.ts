import { expression } from '../../long-expression.ts';
import type { Practice } from './code-practice.ts';

/** A file, and a line, without any of these has no sign either. */
export const spoken = expression('i')`
    role|permission|ValidationPipe|admin|unsafe-|fetch\(|requests\.|httpx|urlopen|https?\.|aiohttp|socket|XMLHttpRequest|axios|net\.Dial|reqwest|ureq
    |TcpStream|sendBeacon|telemetry|analytics|posthog|mixpanel|gtag|subprocess|system\(|popen\(|child_process|spawn|exec\w*\(|Command|eval\(
    |Function\(|\bselect\s|insert\s+into|delete\s+from|update\s+\S+\s+set\s|authori[sz]e|hasAuthority|Gate::|Secured|A-Z\]|a-z\]|\\d|0-9
    |upper|lower|IsDigit|isdigit|\\W|\[\^|special|mixedCase|lock|passw|zxcvbn|saniti[sz]e|bleach\.|nh3\.|escapeHtml|html\.escape|DOMPurify
    |(?:local|session)Storage|expir|["']exp["']|LIFETIME|jwt|parse(?:Signed)?Claims|ParseWith|verifyAsync|verifyIdToken|MACVerifier|https
    |ssl|requiresSecure|versioning|api\/v\d|health|x-request-id|correlation|request_?id|email|captcha|turnstile|cors|session|logout
    |ParseAddress|SIGTERM|SIGINT|signal|ShutdownHook|uncaughtException|unhandledRejection|powered|helmet|expose_php|server_tokens|attempt
    |failed|axes|reset|forgot|recoverable|consume|complex|digit|symbol|punct|strength|'A'|joi|verif|confirm|activat|block|consecutive|tries
    |too_?many|banned|suspended|brute|recover|lost|debug|release|consider_all|filter_|redact|sensitive|IsAuthenticated|anyRequest
    |FallbackPolicy|RequireAuthorization|refresh|redis|rdb|valkey|incr|whitelist|unknown|\bextra\b|nonce|strict-dynamic|0o?[67]00|umask|writeFile|createWriteStream|outputFile|fs::write|[pP]arse(?:Async)?\((?:await )?(?:req|ctx|c\.)|validate(?:Async|Sync)?\((?:req|ctx)|write_text|write_bytes|file_put_contents|os\.Create\(|File::create|File\.write|Files\.write|open\([^\n]{1,120}["'][wax]
  `;

/** Who calls, as handlers name them. */
const caller = '(?:user|currentUser|current_user|auth|payload|claims|decoded|token|session|principal|account|me)';

/** The last is what says on the line, or just below it, that it is something else. */
export const signs: readonly (readonly [practice: Practice, sign: RegExp, unless?: RegExp])[] = [
  [
    'role',
    expression('i')`
      \b(?:require|requires|has|check|verify|ensure|authori[sz]e|restrict|allow)_?(?:any_?|all_?|to_?)?
      (?:role|admin|to(?=_?\(|_?(?:role|own|admin)))\w{0,12}\(
      |\b(?:require|requires|has|check|verify|ensure)_?(?:any_?|all_?)?permission\w{0,12}\(\s*
      (?:["'\x60[]|Permission|req\b|request\b|ctx\b|(?:current_?)?user\b)
      |@(?:Roles|RequireRoles?|RequirePermissions?|Permissions|PreAuthorize|Secured|RolesAllowed)\(
      |@(?:admin|roles?|permissions?|superuser|staff)_(?:required|accepted)\b|\bauthori[sz]e\( ?\[? ?["'][a-z_]{1,30}["']
      |\[Authorize\([^)]{0,40}(?:Roles|Policy) ?=|\bpermission_classes ?= ?[[(][^\])]{0,60}Admin|\.has(?:Any)?(?:Role|Authority)\(
      |\bmiddleware\([^)]{0,60}["'](?:role|permission|can|admin)\b|\bGate::(?:authorize|allows|denies|define)\(
      |\b(?:allowed|required|permitted|accepted)_?roles\b\)?\.(?:includes|contains|has)\(\s*(?:(?:req|request|ctx|c)\.)?
      (?:user|current_?user|caller|account|auth|session)|@(?:allowed|required|permitted|accepted)_?roles\b
    `,
  ],
  [
    'role',
    new RegExp(
      String.raw`\b${caller}(?:\?|!)?\.(?:\w{1,20}\.)?(?:role|is_?admin|is_?staff|is_?superuser)\w{0,6}(?:\)|\s)*(?:!==?|===?|not in\b|in\b|\{|:$)|\.includes\(\s*(?:req\.)?${caller}(?:\?|!)?\.role\b|\bif\b[^\n]{0,60}!\s*(?:req\.)?${caller}(?:\?|!)?\.is_?admin\b`,
      'i',
    ),
    // Who says a line of a conversation.
    /["'](?:assistant|system|tool)["']/,
  ],
  ['role', /\bsession(?:\.get\(|\[)\s?["'](?:role|is_?admin)["'](?:, ?[^)\n]{1,20})?[)\]]\s{0,2}(?:!==?|===?)|\bif not session(?:\.get\(|\[)\s?["']is_?admin["']/i],
  [
    'role',
    expression()`
      \bbefore_action\s{1,4}:(?:require|ensure|authenticate|authori[sz]e|verify|check)_(?:\w{1,20}_)?
      (?:admin|role|staff|superuser|moderator)\w{0,10}
      |\.(?:get|post|put|patch|delete|use|all)\(\s?["'\x60][^"'\x60\n]{0,80}["'\x60],[^\n]{0,120}\b(?:
        (?:require|ensure|check|verify|is)_?[aA]dmin|adminOnly|admin_only|adminMiddleware
      )\b
    `,
  ],
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
  [
    'network-call',
    expression()`
      \b(?:requests|httpx)\.(?:get|post|put|patch|delete|head|request|stream|Session|Client|AsyncClient)\(|\burlopen\(
      |\baiohttp\.ClientSession\(|\bhttp\.client\.HTTPS?Connection\(|\bsocket\.(?:socket|create_connection)\(|(?<![\w.$])fetch\(
      |\bnew (?:XMLHttpRequest|WebSocket|EventSource)\(|\baxios(?:\.\w+)?\(|\bhttps?\.(?:get|request)\(\s*["'\x60{(\w]
      |\bhttp\.(?:Get|Post|PostForm|Head|NewRequest(?:WithContext)?)\(|\bnet\.Dial\w*\(|\breqwest::\w+|\bureq::\w+|\bTcpStream::connect
      |\bnavigator\.sendBeacon\(|\b(?:globalThis|window|self)\.fetch\b|=\s*fetch\s*[;,)]
    `,
  ],
  ['telemetry', /\b(?:posthog|mixpanel|amplitude|analytics|telemetry|segment)\w*\.(?:capture|track|identify|init|send\w*|record\w*|emit|log\w*|report\w*)\(|(?<![\w.])gtag\(/i],
  [
    'spawn',
    expression()`
      \bsubprocess\.(?:run|Popen|call|check_call|check_output|getoutput)\(|\bos\.(?:system|popen|exec[lv]\w*|spawn[lv]\w*)\(
      |\bchild_process\.\w+\(|(?<![\w.$:])(?:execFile|execSync|execFileSync|spawn|spawnSync|fork|execa)\(\s*["'\x60\w[]
      |\bexec\.Command(?:Context)?\(|\bCommand::new\(|(?:(?<![\w.])|\w\.)(?:system|popen)\(\s*["'\w]
    `,
  ],
  ['eval', /(?<![\w.$"'`])eval\(\s*[^)\s]|\bnew Function\(/],
  ['csp-unsafe', /'unsafe-(?:inline|eval)'/],
  ['csp-unsafe-sometimes', /'unsafe-(?:inline|eval)'/],
  [
    'owner-only',
    /(?:\b(?:WriteFile|OpenFile|Chmod|Mkdir(?:All)?|chmod(?:Sync)?|fchmod|writeFile(?:Sync)?|mkdir(?:Sync)?|open|os\.open|from_mode|set_mode|mode|umask)\b\(?[^\n]{0,120}|\bmode\b["']?\s?[:=]\s?)\b0o?[67]00\b|\b(?:install|chmod)\b[^\n]{0,20}\s0?[67]00\s|\bos\.umask\(\s?0o077/,
  ],
  // Written so that others may read it, unless something else forbids it.
  [
    'file-written',
    /^(?![^\n]{0,300}\b0o?[67]00\b)[^\n]{0,300}(?:\b(?:os\.)?WriteFile\(|\bwriteFile(?:Sync)?\(|\bcreateWriteStream\(|\boutputFile(?:Sync)?\(|\bos\.Create\(|\bfile_put_contents\(|\.write_(?:text|bytes)\(|\bFile::create\(|\bfs::write\(|\bFile\.write\(|\bFiles\.write(?:String)?\(|\bopen\([^\n]{1,120}["'][wax]b?\+?["'])/,
  ],
  [
    'csp-nonce',
    /\bnonce-(?:["'`]?\s?\+|\$\{|\{|%s|#\{|\$\w)|\bcontent_security_policy_nonce_generator\b|\bCSP_INCLUDE_NONCE_IN\b[^\n]{0,80}script-src|\bcontent_security_policy_nonce_in\b[^\n]{0,80}script-src|\baddNonce(?:ForDirective)?\(\s{0,3}Directive::SCRIPT\b/i,
  ],
  ['request-parsed', /(?<!JSON)\.(?:safeParse|parse|validate)(?:Async|Sync)?\(\s?(?:await )?(?:req|request|ctx|context|c)\b[.)[]/],
  ['csp-strict-dynamic', /'strict-dynamic'/],
  ['role-named', /\broles?\b|_role\b|Role\b|permission|\brbac\b|\bis_?admin\b/i],
  [
    'upper',
    /\(\?=[^)]{0,4}\[A-Z\]\)|\/\[A-Z\]\+?\/|["'][/^.*?]{0,4}\[A-Z\][+.*?/$]{0,4}["']|\.isupper\(|\bIsUpper\(|isUpperCase\(|mixedCase\(|(?:[mM]in_?|[rR]equire_?|[hH]as_?|MIN_|REQUIRE_)(?:[uU]pper|UPPER)\w{0,8}["']?\s*[:=]/,
  ],
  [
    'lower',
    /\(\?=[^)]{0,4}\[a-z\]\)|\/\[a-z\]\+?\/|["'][/^.*?]{0,4}\[a-z\][+.*?/$]{0,4}["']|\.islower\(|\bIsLower\(|isLowerCase\(|mixedCase\(|(?:[mM]in_?|[rR]equire_?|[hH]as_?|MIN_|REQUIRE_)(?:[lL]ower|LOWER)\w{0,8}["']?\s*[:=]/,
  ],
  [
    'digit',
    /\(\?=[^)]{0,4}(?:\\{1,2}d|\[0-9\])\)|\/(?:\\d|\[0-9\])\+?\/|["'][/^.*?]{0,4}(?:\\{1,2}d|\[0-9\])[+.*?/$]{0,4}["']|\.isdigit\(|\bIsDigit\(|\bIsNumber\(|->numbers\(|(?:min_?|require_?|has_?)(?:digit|number|numeric)\w{0,8}["']?\s*[:=]/i,
  ],
  [
    'special',
    expression('i')`
      \(\?=[^)]{0,4}(?:\[[^\]\w\s]{1,4}[^\]]{0,40}\]|\\W)|\/\[\^[A-Za-z0-9\\]{3,20}[^\]]{0,6}\]\/|["']\/?\[\^[A-Za-z0-9\\]{3,20}[^\]]{0,6}\]
      |\/\[[!@#$%^&*][^\n]{0,60}\]\/|["']\[[!@#$%^&*][^\n]{0,60}\]["']|\/\\W\/|\bIsPunct\(|->symbols\(
      |(?:min_?|require_?|has_?)(?:special|symbol|non_?alpha)\w{0,12}["']?\s*[:=]
      |\bspecial_?chars?\b[^\n]{0,20}(?:\.test\(|\.some\(|\.match|\.search\()|\bin special_?chars?\b
    `,
  ],
  [
    'lock',
    expression('i')`
      \b\w*(?:
        lock(?:ed)?_?(?:out)?_?until|lock(?:out)?_?(?:until|end|expires?)(?:_?at)?|account_?locked|is_?locked(?:_?out)?|locked_?at
        |lock_?account|account_?non_?locked|lockoutEnd
      )\w{0,8}\b\s*(?:
        \(|=(?!=)(?!\s*[\w.]*(?:Column|Field|column)\()
        |:(?!\s*(?:\{|z\.|t\.|(?:Date|Number|Boolean|String|boolean|number|string|Mapped|Optional|datetime|bool)\b(?![.(])))
      )|\bAXES_FAILURE_LIMIT\b|\bLockout\.MaxFailedAccessAttempts|^\s*:lockable\b|\bdevise\b[^\n]{0,200}:lockable
    `,
  ],
  // A name alone may hold the hash of one, and may not.
  ['password-given', /\b(?:create|insert|save|upsert|update)\w*\(.{0,120}[{,]\s*(?:password|passwd|pwd|senha)\s*[,}]/i],
  ['strength', /isStrongPassword|zxcvbn|password[-_]?(?:validat|strength|polic|complex)|(?:validate|check|verify|strong)_?password(?!hash)/i],
  // What may ask for letters.
  ['letters-named', /A-Z|(?<![A-Za-z])a-z|(?<!to_?)upper|(?<!to_?|\.)lower(?!case\()|\\d|0-9|digit|punct|special|symbol|complex|strength|'A'/i],
  [
    'markup',
    /\bDOMPurify\.sanitize\(|\bsanitize_?html\(|\bbleach\.clean\(|\bnh3\.clean\(|\bxss\(|\bescape_?html\(|\bhtml\.escape\(|\bhtmlspecialchars\(|\bbluemonday\.|\bammonia::clean|\bsanitizer\.sanitize\(|\bmarkupsafe\.escape\(|\bJsoup\.clean\(/i,
  ],
  ['browser-token', /\b(?:local|session)Storage\.setItem\(\s*["'`]?[\w.-]{0,30}(?:token|jwt|auth|session)/i],
  [
    'token-expiry',
    /\bexpiresIn\b ?[:=]|\.(?:expirationTime|setExpiration(?:Time)?|expiration|withExpiresAt)\(|\bExpiresAt\b ?:|["']exp["'](?: ?:|\] ?=)|\bexpires_delta ?=|_TOKEN_LIFETIME\b/,
    /presign|signed_?url/i,
  ],
  [
    'token-check',
    expression('i')`
      \bjwt\.verify\(|\bjwtVerify\(|\bjwt\.decode\([^)\n]{0,80}(?:algorithms|secret|key)|\.verify\(new (?:MAC|RSA)
      |\bparse(?:SignedClaims|ClaimsJws)\(|\bParseWithClaims\(|\bverifyIdToken\(|\bJWT(?:::|\.)decode\(|\bAddJwtBearer\(
      |jwt\w*\.verifyAsync\(
    `,
    /verify_signature["']?\s*[:=]>?\s*false|\bverify\s*[:=]\s*false|,\s*(?:nil|None),\s*false|RequireSignedTokens\s*=\s*false|ValidateIssuerSigningKey\s*=\s*false|algorithms["']?\s*[:=]\s*\[\s*["']none/i,
  ],
  [
    'https-redirect',
    expression()`
      \bUseHttpsRedirection\(|\bSECURE_SSL_REDIRECT ?= ?True|\bforce_ssl ?= ?true|\badd_middleware\( ?HTTPSRedirectMiddleware
      |\.requiresSecure\(|\bredirect\([^)\n]{0,40}["'\x60]https:\/\/[^\w\n]{1,8}(?:(?:req|request|r|c|ctx)\b[^\n]{0,20}\b)?host
      |\bforceScheme\(["']https
    `,
  ],
  ['api-version', /\bAddApiVersioning\(|\benableVersioning\(|["'`]\/?api\/v\d{1,2}\b/],
  ['health', /\bMapHealthChecks\(|^(?!.*\b(?:fetch|axios|got|requests|httpx|urlopen|http\.Get|curl|client)\b).*["'`]\/?(?:api\/)?(?:v\d\/)?health(?:z|-?check)?\/?["'`]/i],
  [
    'request-id',
    /["'`]x-(?:request|correlation)-id["'`]|\b(?:request|correlation)_?id ?= ?(?:str\(|uuid|crypto|randomUUID|nanoid|req\b)|\bmiddleware\.RequestID\b|\bCorrelationIdMiddleware\b/i,
  ],
  [
    'e-mail-check',
    /\bisEmail\(|\bEmailStr\b|\bstring\(\)(?:\.\w{1,20}\([^()\n]{0,40}\)){0,4}\.email\(|\bz\.email\(|^\s*\.email\(\s*(?:\)|["'`{])|@(?:Is)?Email\b|\bEmailField\(|\[EmailAddress\]|\b(?:validate_?email|is_?valid_?email)\(|\bmail\.ParseAddress\(/i,
  ],
  ['captcha', /\b(?:recaptcha|turnstile|hcaptcha)\b[^\n]{0,60}siteverify|\bverify_?(?:re|h)?captcha\w{0,10}\(|\bverify_?turnstile\w{0,10}\(/i],
  ['password-reset', /["'`]\/?[\w/-]{0,30}(?:forgot|reset)[_-]password\b|\b(?:reset|forgot)_?password\w{0,12}\(/i],
  ['e-mail-verified', /["'`]\/?[\w/-]{0,30}(?:verify|confirm)[_-]e?mail\b|\b(?:verify|confirm)_?email\w{0,12}\(/i],
  [
    'cors',
    /\bUseCors\(|\bAddCors\(|\benableCors\(|@CrossOrigin\b|\bnew CorsConfiguration\(|\bCORSMiddleware\b|\bcors\((?!\s*\))|\bCORS\((?!\s*\w+\s*\))|\bhandlers\.CORS\(|\bRack::Cors\b|\bCORS_ALLOWED_ORIGINS\b ?=/,
  ],
  ['session-renewed', /\bsession\.regenerate\(|\bsession_regenerate_id\(|\.cycle_key\(|\breset_session\b/],
  ['session-ended', /\bsession\.destroy\(|\breq\.logout\(|\bsession_destroy\(|\blogout_user\(|\bsession\.(?:invalidate|clear)\(|\brequest\.session\.flush\(/],
  [
    'shutdown',
    /\bprocess\.on\(["']SIG(?:TERM|INT)|\bsignal\.(?:signal|Notify|NotifyContext)\([^\n]{0,120}(?:SIG(?:TERM|INT)|os\.Interrupt)|\badd_signal_handler\(|\baddShutdownHook\(|\benableShutdownHooks\(|\btokio::signal\b|\bSignal\.trap\(/,
    // An end at once is none that is graceful.
    /=>\s*process\.exit\(|SIG_(?:DFL|IGN)/,
  ],
  ['uncaught', /\bprocess\.on\(["']uncaughtException/],
  ['unhandled', /\bprocess\.on\(["']unhandledRejection/],
  ['nosql-cleaned', /\b(?:express)?mongo_?sanitize\(|\bmongoSanitize\.sanitize\(|\bsanitizeFilter ?[:,(] ?true/i],
  [
    'powered-by',
    /\bdisable\(["']x-powered-by["']\)|\bremoveHeader\(["']x-powered-by["']\)|\bhidePoweredBy\b|\bpoweredByHeader ?: ?false|(?<![\w.])helmet\(\)|\bserver_tokens off|\bexpose_php ?= ?off/i,
  ],
  [
    'debug-off',
    /^\s*DEBUG ?= ?False\b|\bconsider_all_requests_local ?= ?false|["']debug["'] ?=> ?(?:false\b|\(bool\) ?env\(["']APP_DEBUG["'], ?false)|\bapp\.run\([^)\n]{0,80}\bdebug ?= ?False|\bgin\.SetMode\(gin\.ReleaseMode\)/,
  ],
  ['debug-on', /^\s*DEBUG ?= ?True\b|\bconsider_all_requests_local ?= ?true|["']debug["'] ?=> ?true\b|\bapp\.run\([^)\n]{0,80}\bdebug ?= ?True/],
  [
    'debug-named',
    /^\s*DEBUG\b ?(?::[^=\n]{1,20})?= ?(?!True\b|False\b)\S|\bconsider_all_requests_local ?= ?(?!true|false)\S|["']debug["'] ?=> ?(?!true\b|false\b)\S|\bdebug ?= ?(?!true\b|false\b)[\w.]*(?:env|config|settings)/i,
  ],
  [
    'asked-by-default',
    expression()`
      ["']DEFAULT_PERMISSION_CLASSES["']\s*:\s*[[(][^\])\n]{0,120}IsAuthenticated\b(?!OrReadOnly)
      |\.anyRequest\(\)\s*\.(?:authenticated|fullyAuthenticated)\(|\bFallbackPolicy\b[^\n]{0,160}RequireAuthenticatedUser\(
      |\bMapControllers\(\)\.RequireAuthorization\(
    `,
  ],
  ['log-filter', /\bfilter_parameters\b|\bfilter_parameter_logging\b|\bredact ?: ?[[{]|\bredactPaths\b|\bsensitive_post_parameters\(|\bsensitive_variables\(/],
  ['token-refresh', /\buse_refresh_token\b|["'`]\/?[\w/-]{0,30}\brefresh(?:[-_]token)?\b["'`]|\b(?:create|issue|generate|rotate|verify|sign|new)_?refresh_?token\w{0,10}\(/i],
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
  [
    'lock-named',
    expression('i')`
      lock_?out|locked|lock_?(?:user|account)|fail(?:ed|ure)s?_?\w{0,8}(?:attempt|login|count|tries)
      |(?:log_?in|auth|attempts?|sign_?in|passw\w{0,6})_?fail|attempts\b|too_?many|block(?:_?duration|ed|_?until|_?user)
      |\b(?:is_?)?(?:banned|suspended)|brute|\.consume\(|consecutive|:lockable|\baxes\b
    `,
  ],
  ['captcha-named', /captcha|turnstile/i],
  ['reset-named', /forgot|recover|["'`/]new[_-]password|lost_?passw|reset_?(?:passw|pwd|token|link|code|e?mail|key|url)|(?:passw\w{0,6}|pwd)[_-]?reset|["'`][\w/:-]{0,40}reset\b/i],
  [
    'verified-named',
    expression('i')`
      verif(?:ied|ication)|activat|confirm(?:ed|ation|_?(?:token|code|link|account|url)|able)
      |verify_?(?:token|code|link|account|user|url|otp)|(?:verif|confirm)\w{0,8}[_-]?e?-?mail|e-?mail[_-]?(?:verif|confirm)
      |["'\x60][\w/:-]{0,40}(?:verify|confirm)\b
    `,
  ],
];
