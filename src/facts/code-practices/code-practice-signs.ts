import { expression } from '../../long-expression.ts';
import { accountSigns } from './account-signs.ts';
import { roleSigns } from './role-signs.ts';
import type { Sign } from './sign.ts';

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

/** What a program reaches for, writes, sends and refuses. */
const codeSigns: readonly Sign[] = [
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
  [
    'markup',
    /\bDOMPurify\.sanitize\(|\bsanitize_?html\(|\bbleach\.clean\(|\bnh3\.clean\(|\bxss\(|\bescape_?html\(|\bhtml\.escape\(|\bhtmlspecialchars\(|\bbluemonday\.|\bammonia::clean|\bsanitizer\.sanitize\(|\bmarkupsafe\.escape\(|\bJsoup\.clean\(/i,
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
    'cors',
    /\bUseCors\(|\bAddCors\(|\benableCors\(|@CrossOrigin\b|\bnew CorsConfiguration\(|\bCORSMiddleware\b|\bcors\((?!\s*\))|\bCORS\((?!\s*\w+\s*\))|\bhandlers\.CORS\(|\bRack::Cors\b|\bCORS_ALLOWED_ORIGINS\b ?=/,
  ],
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
  ['log-filter', /\bfilter_parameters\b|\bfilter_parameter_logging\b|\bredact ?: ?[[{]|\bredactPaths\b|\bsensitive_post_parameters\(|\bsensitive_variables\(/],
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

export const signs: readonly Sign[] = [...roleSigns, ...codeSigns, ...accountSigns];
