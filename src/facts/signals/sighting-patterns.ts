import { watch } from './cues.ts';
import type { Language } from './language.ts';
import type { SightingKind } from './sighting-kind.ts';

/** What to look for in code of one language. */
export interface SightingPattern {
  readonly kind: SightingKind;
  readonly pattern: RegExp;
  readonly what?: string;
  /** Where the decisive brackets open: at the end of the match. */
  readonly args?: true;
  /** The match ends with a name that must be code, or put into a string: `{user.email}`, `${email}`. */
  readonly isValue?: true;
}

/** What another service refused this one. */
const elsewhere = String.raw`redis|postgres\w*|mysql|mongo\w*|smtp|broker|kafka|rabbitmq|database|imap|pop3|mail\s?(?:box|server)|upstream|github|gitlab|openai|provider|retry(?:ing)?|waiting|due to|for (?!the\b|this\b|our\b)\w+ api\b|upsert|fail\w* to (?!(?:log|sign)[ -]?in\b|auth)\w+|error (?!auth|logging in|signing in)\w+ing`;
const refusal = String.raw`\bauth\w* fail|unauthori[sz]ed|invalid (?:api )?(?:key|token|credential)|(?:log|sign)[ -]?in (?:attempt|fail|refus|reject|denied|block|lock)|(?:fail\w*(?: to)?|invalid|wrong|bad|incorrect|unsuccessful|suspicious|blocked|rejected|refused) (?:\w{1,20} ){0,2}(?:(?:log|sign)[ -]?in|password|username)\b|forbidden|rate limit(?:ed|ing)? (?:exceeded|hit|reached|violat|trigger|block)|too many (?:requests|attempts)`;
/** A message, up to its closing quote, that tells of a caller who was refused. */
const refusalIn = (quotes: string): string => String.raw`(?![^${quotes}\n]*\b(?:${elsewhere})\b)[^${quotes}\n]*(?:${refusal})`;

const python: readonly SightingPattern[] = [
  {
    kind: 'server',
    pattern: /(?<!\bclass )\b(FastAPI|Starlette|Flask|Litestar|Sanic|Quart|web\.Application|tornado\.web\.Application|falcon\.(?:asgi\.)?App|Bottle)\(/g,
    args: true,
  },
  { kind: 'server', pattern: /^(?:ROOT_URLCONF|WSGI_APPLICATION|ASGI_APPLICATION)\s*=/gm, what: 'Django' },
  {
    kind: 'body-limit',
    pattern:
      /MAX_CONTENT_LENGTH(?:["']\s*:|(?:["']\s*\])?\s*(?::\s*[\w.[\] |]{1,60})?=)(?!\s*(?:None\b|[\w.]{1,40}\([^()\n]{0,80},\s*None\s*\)))|DATA_UPLOAD_MAX_MEMORY_SIZE\s*=|(?:client_max_size|max_request_size|request_max_body_size|max_buffer_size)\s*=(?!\s*(?:0|None)\b)/g,
  },
  {
    kind: 'cors',
    pattern:
      /\bCORSMiddleware\s*,(?=([^)]{0,3000}))|\bCORS\((?=([^)]{0,3000}))|CORS_(?:ALLOW_ALL_ORIGINS|ORIGIN_ALLOW_ALL|ALLOWED_ORIGINS)\s*=(?=([^\n]{0,200}))|["'][aA]ccess-[cC]ontrol-[aA]llow-[oO]rigin["'](?:\s*\]\s*=|\s*[,:])(?=([^)\n]{0,80}))/g,
  },
  { kind: 'cookie', pattern: /\.set_cookie\((?!\s*(?:self|handler|request|req|response|resp|res)\b)/g, args: true },
  { kind: 'trust-proxy', pattern: /forwarded_allow_ips\s*=\s*["']\*["']|ProxyHeadersMiddleware\s*,\s*trusted_hosts\s*=\s*["'[]+\*|ProxyFix\(/g },
  {
    kind: 'sql-interpolated',
    pattern:
      /\b(?:execute|executemany|fetch_all|fetch_one|fetch_val|raw|text)\(\s*f["']{1,3}\s*(?:SELECT|INSERT|UPDATE|DELETE)\b[^"']*\{(?![\w.]{0,60}(?:__tablename__|_meta\.db_table)\})|\bexecute\(\s*["'](?:SELECT|INSERT|UPDATE|DELETE)\b[^"'\n]*["']\s*(?:%|\+|\.format\()/gi,
  },
  { kind: 'sql-parameterised', pattern: /\b(?:sqlalchemy|django\.db|sqlmodel|peewee|tortoise)\b|\.execute\(\s*["'][^"'\n]*(?:%s|\?|:\w+|\$1)/g },
  { kind: 'constant-time-compare', pattern: /\b(?:compare_digest|constant_time_compare)\(/g },
  {
    kind: 'plain-compare',
    pattern:
      /\bif\b[^\n]{0,60}(?<!\b(?:settings|config|cfg|conf|env)\.)\b(?![A-Z0-9_]+\b)\w*(?:api_key|secret|token|admin_key|password)(?!\w*(?:prefix|type|scheme|header|name|length|count|version|expir|status|Prefix|Type|Scheme|Header|Name|Length|Count|Version|Expir|Status))\w*\s*[!=]=\s*(?:(?:settings|config|cfg|conf|env)\.\w+|(?!\w*(?:PLACEHOLDER|MASK|DUMMY|EMPTY|UNCHANGED|REDACTED|HIDDEN))[A-Z0-9_]*(?:KEY|SECRET|TOKEN|PASSWORD)\w*|os\.(?:environ|getenv)\b)/g,
  },
  {
    kind: 'error-detail',
    pattern:
      /HTTPException\([^)\n]{0,200}detail\s*=\s*(?:str\(\s*(?:e|ex|exc|err|error)\s*\)|f["'][^"'\n]*\{(?:e|ex|exc|err|error|str\((?:e|exc)\))\})|jsonify\([^)\n]{0,120}str\(\s*(?:e|ex|exc|err|error)\s*\)|traceback\.format_exc\(\)[^\n]{0,40}(?:return|Response|content)/g,
  },
  {
    kind: 'audit',
    pattern:
      /\b(?:log_audit\w*|(?!audit\w*(?:response|entry|entries|schema|filter|query|params|page|out|read|context|exception|error)\b)audit\w*(?:\.(?!list|get|find|query|search|count|export|aggregate|distinct|exists|format|build|parse|render)\w+)?|record_audit\w*|write_audit\w*)\(/gi,
  },
  {
    kind: 'security-event',
    pattern: new RegExp(
      String.raw`\b\w*(?:security|auth)\w*[._]?log(?:ger)?\w*\.(?:info|warning|error|critical)\((?:\s*f?["'][^"'\n]{0,40})?|log(?:ger|ging)\.(?:warning|error|info)\(\s*f?["']${refusalIn(`"'`)}`,
      'gi',
    ),
  },
  { kind: 'structured-log', pattern: /\bstructlog\b|JsonFormatter|json_formatter|pythonjsonlogger|JSONFormatter|serialize=True/g },
  { kind: 'validation', pattern: /\bclass\s+\w+\([\w., ]*(?:BaseModel|Schema|Serializer|Form)\)|^[ \t]*(?:from|import)[ \t]+(?:marshmallow|cerberus|voluptuous)\b/gm },
  {
    kind: 'log-personal',
    pattern: /\blog(?:ger|ging)?\.(?:info|debug|warning|error)\([^)\n]{0,200}(?:\b(?:email|password|passwd|phone|address|ssn|prompt|ip_address|client_ip|remote_addr)\b)/g,
    isValue: true,
  },
  { kind: 'revocation', pattern: /\brevoked(?:_at)?\b|is_revoked|\brevoke_(?!\w*(?:invit|member|role|permission|share|consent))\w+\(/g },
  { kind: 'expiry', pattern: /\b(?:key|token|credential)s?_expir\w+|\bexpires_at\b|\brotate_\w*(?:key|token|secret)\w*/g },
  {
    kind: 'retention',
    pattern:
      /\b\w*(?:RETENTION|retention)_?(?:days|DAYS|period|hours|HOURS)\w*|\b(?:purge|prune|expire|cleanup)_(?:old|archived|deleted|expired(?=_[a-z]))(?!\w*(?:[qQ]uer|[sS]ession|[tT]oken|[cC]ache|[lL]ock|[uU]pload|[nN]once|[cC]onnection|[wW]orker|[tT]emp|[bB]rowser|[lL]ease|[kK]ey|[cC]ode))\w*\(/g,
  },
  {
    kind: 'tls-listener',
    pattern:
      /\b(?:ssl\.)?(?:Purpose\.CLIENT_AUTH|PROTOCOL_TLS_SERVER)\b|\b(?:run_app|run_simple|run|TCPSite|create_server|start_server|make_server|WSGIServer|Config)\([^()]{0,300}\b(ssl(?:_context|_certfile|_keyfile)?)\s*=(?!\s*(?:None\b|False\b|\1\b|["']adhoc|[^,)\n]{0,80}\belse\s+None\b))/g,
  },
  {
    kind: 'fail-open',
    pattern:
      /\bif\s+not\s+(?!\S*\b\w*(?:use|enabled?|require[sd]?|allow|has|is|with)_)(?:[A-Z0-9_]*(?:SECRET|API_KEY|TOKEN|PASSWORD)\w*|(?:settings|config|cfg|conf)\.\w*(?:SECRET|API_KEY|TOKEN|PASSWORD|secret|api_key|password)\w*)\s*:\s*\n\s*(?:#[^\n]*\n\s*)*(?:return(?:\s+(?:True|None|await\s+call_next\([^\n]*))?\s*\n|await\s+self\.app\()/g,
  },
];

const node: readonly SightingPattern[] = [
  { kind: 'server', pattern: /(?<![\w.])(?<!\bfunction )(express|fastify|Fastify)\(/g, args: true },
  { kind: 'server', pattern: /\brequire\(\s{0,9}['"](express|fastify)['"]\s{0,9}\)\(/g, args: true },
  {
    kind: 'server',
    pattern:
      /\bnew\s+(Koa|Hono|[hH]api\.Server|Elysia)\b|\b(NestFactory\.create|[hH]api\.server|restify\.createServer|https?\.createServer(?!\(this\s*[,)])|Bun\.serve|Deno\.serve)\b/g,
  },
  {
    kind: 'timeout',
    pattern:
      /\b\w*(?:server|srv)\.(?:requestTimeout|headersTimeout|timeout|keepAliveTimeout)\s*=|\b\w*(?:server|srv)\.setTimeout\(|\b(?:fastify|Fastify|createServer)\([^()]{0,300}\b(?:requestTimeout|connectionTimeout)\s*:/gi,
  },
  { kind: 'body-limit', pattern: /\bbodyLimit\s*:|(?:express|bodyParser)\.(?:json|urlencoded|raw|text)\((?:\s*\{[^}]*limit|[^()\n]{0,200}\)\(\s*req)/g },
  { kind: 'cors', pattern: /(?<![\w.]|\b(?:get|set|function) )cors\(/g, what: 'cors', args: true },
  { kind: 'cors', pattern: /\b[hH]api\.[sS]erver\((?=[^;]{0,1500}\bcors\s*:(?!\s*false\b))/g, what: 'hapi', args: true },
  { kind: 'cors', pattern: /\benableCors\(|\bNestFactory\.create\((?=[^;]{0,200}\bcors\s*:)/g, what: 'Nest', args: true },
  { kind: 'cors', pattern: /\bregister\(\s*\w*[cC]ors\w*\s*,(?=([^;]{0,300}))|Access-Control-Allow-Origin['"`]\s*[,\]:=]+\s*(?=([^\n]{0,80}))/g },
  { kind: 'cookie', pattern: /\bres(?:ponse|ply)?\.(?:cookie|setCookie)\(|\bsession\(\s*\{/g, args: true },
  { kind: 'trust-proxy', pattern: /['"`]trust proxy['"`]\s*,\s*(?:true|['"`]\*)|trustProxy\s*:\s*true|app\.proxy\s*=\s*true/g },
  {
    kind: 'sql-interpolated',
    pattern:
      /\.(?:query|execute|raw|\$queryRawUnsafe)\(\s*`\s*(?:SELECT|INSERT|UPDATE|DELETE)\b[^`]*\$\{|\.(?:query|execute)\(\s*['"](?:SELECT|INSERT|UPDATE|DELETE)\b[^'"\n]*['"]\s*\+/gi,
  },
  { kind: 'sql-parameterised', pattern: /\.(?:query|execute)\(\s*['"`][^'"`\n]*(?:\?|\$1)|\b(?:prisma|sequelize|typeorm|drizzle-orm|knex|mongoose)\b/g },
  { kind: 'constant-time-compare', pattern: /\btimingSafeEqual\(/g },
  {
    kind: 'plain-compare',
    pattern:
      /\bif\s*\([^\n]{0,60}(?<!\b(?:settings|config|cfg|conf|env)\.)\b(?![A-Z0-9_]+\b)\w*(?:apiKey|secret|token|api_key|password)(?!\w*(?:prefix|type|scheme|header|name|length|count|version|expir|status|Prefix|Type|Scheme|Header|Name|Length|Count|Version|Expir|Status))\w*\s*[!=]==?\s*(?:(?:process\.env|config|settings|env)\.\w+|(?!\w*(?:PLACEHOLDER|MASK|DUMMY|EMPTY|UNCHANGED|REDACTED|HIDDEN))[A-Z0-9_]*(?:KEY|SECRET|TOKEN|PASSWORD)\w*)/g,
  },
  { kind: 'error-detail', pattern: /\b(?:res|reply|ctx)(?:\.status\([^)]*\))?\.(?:json|send|body)\(?[^)\n]{0,120}\b(?:err|error|e|ex)\.(?:message|stack)\b/g },
  {
    kind: 'audit',
    pattern:
      /\b(?!audit\w*(?:response|entry|entries|schema|filter|query|params|page|dto|of|context|exception|error)\b)audit\w*(?:\.(?!list|get|find|query|search|count|export|aggregate|distinct|exists|format|build|parse|render|group|map|filter|reduce|forEach|some|every|sort|slice|includes|join|flat)\w+)?\(/gi,
  },
  {
    kind: 'security-event',
    pattern: new RegExp(`\\b(?:console|\\w*log(?:ger)?)\\.(?:warn|error|info)\\(\\s*[^)\\n'"\`]{0,20}['"\`]${refusalIn('\'"`')}`, 'gi'),
  },
  {
    kind: 'structured-log',
    pattern: /\bpino\(|\bwinston\.(?:createLogger|format\.json)|\bbunyan\.createLogger|logger:\s*true|\b[fF]astify\([^()]{0,300}\blogger\s*:(?!\s*false\b)/g,
  },
  { kind: 'validation', pattern: /\bz\.object\(|\bJoi\.object\(|\byup\.object\(|ValidationPipe|\bschema:\s*\{\s*(?:body|querystring|params)|\bcheckSchema\(\s*[\w{]/g },
  {
    kind: 'log-personal',
    pattern: /\b(?:console|\w*[lL]og(?:ger)?)\.(?:info|log|debug|warn|error)\([^)\n]{0,200}\b(?:email|password|phone|address(?!\()|ssn|prompt|req\.ip|req\.body)\b/g,
    isValue: true,
  },
  { kind: 'revocation', pattern: /\brevoked(?:At)?\b|isRevoked|\brevoke(?!\w*(?:Invit|Delegat|Member|Role|Permission|Share|Consent))\w*\(/g },
  { kind: 'expiry', pattern: /\bexpiresAt\b|\bexpiresIn\b|\brotate\w*(?:Key|Token|Secret)\w*/g },
  {
    kind: 'retention',
    pattern:
      /\b\w*(?:RETENTION|[rR]etention)_?(?:Days|DAYS|Period|Hours)\w*|\b(?:purge|prune|cleanup)(?:Old|Deleted|Expired(?=[A-Z]))(?!\w*(?:[qQ]uer|[sS]ession|[tT]oken|[cC]ache|[lL]ock|[uU]pload|[nN]once|[cC]onnection|[wW]orker|[tT]emp|[bB]rowser|[lL]ease|[kK]ey|[cC]ode))\w*\(|\b(?:create|ensure)Index\([^;]{0,200}\bexpireAfterSeconds|\.index\([^;]{0,200}\bexpireAfterSeconds/g,
  },
  { kind: 'plain-listener', pattern: /\bhttp\.createServer\(/g },
  { kind: 'tls-listener', pattern: /\bhttps\.createServer\(|http2\.createSecureServer\(|\bhttps\s*:\s*\{/g },
  {
    kind: 'fail-open',
    pattern:
      /\bif\s*\(\s*!\s*(?:process\.env\.|config\.|\w+\.)?\w*(?:SECRET|API_KEY|TOKEN|PASSWORD|[sS]ecret|[aA]piKey)\w*\s*\)\s*\{?\s*(?:return\s+next\(\)|next\(\)|return\s+true)/g,
  },
];

const go: readonly SightingPattern[] = [
  {
    kind: 'server',
    pattern:
      /\b(http\.NewServeMux|gin\.(?:New|Default)|echo\.New(?:WithConfig)?|fiber\.New|chi\.NewRouter|chi\.NewMux|mux\.NewRouter|httprouter\.New|http\.HandleFunc|http\.Handle|iris\.New|negroni\.(?:New|Classic)|web\.New)\(/g,
    args: true,
  },
  { kind: 'program', pattern: /^package main\b/gm },
  { kind: 'go-server', pattern: /(?:(\w+)\s{0,9}:?=\s{0,9}&?)?\bhttp\.Server\{/g, args: true },
  { kind: 'go-server', pattern: /\bhttp\.ListenAndServe(?:TLS)?\(/g, what: 'http.ListenAndServe', args: true },
  { kind: 'timeout', pattern: /\b(\w+)\.Read(?:Header)?Timeout\s*=(?!=)/g },
  { kind: 'timeout', pattern: /\bhttp\.TimeoutHandler\(|\bfiber\.Config\{[^{}]{0,600}\bReadTimeout\s*:/g },
  {
    kind: 'body-limit',
    pattern:
      /http\.MaxBytes(?:Reader|Handler)\((?!\s*nil\b)|io\.LimitReader\(\s*(?:r|req|request|c\.Request|ctx\.Request|c\.Request\(\))\.Body|BodyLimit\s*:|MaxRequestBodySize\s*:/g,
  },
  { kind: 'body-read', pattern: /\b(?:json\.NewDecoder|io\.ReadAll)\(\s{0,9}(?:r|req|request)\.Body\b/g },
  {
    kind: 'cors',
    pattern:
      /Access-Control-Allow-Origin"\s*,\s*(?=([^)\n]{0,80}))|Allow(?:ed)?Origins:(?=([^\n{]{0,100}\{\s{0,9}\n[^}]{0,400}|[^\n]{0,200}))|AllowAllOrigins\s*[:=]\s*(?=(true))|\bcors\.(?:Default|AllowAll)\(()|\b(?:cors\.New|middleware\.CORS)\((?=(\)))/g,
  },
  { kind: 'cookie', pattern: /(?<!\w(?<!\bSetCookie)\(\s{0,10}&)\bhttp\.Cookie\{(?!\})/g, args: true },
  { kind: 'trust-proxy', pattern: /\bmiddleware\.RealIP\b|SetTrustedProxies\(\s*\[\]string\{\s*"0\.0\.0\.0\/0"|X-Forwarded-For"|handlers\.ProxyHeaders/g },
  {
    kind: 'sql-interpolated',
    pattern:
      /\.(?:Query|QueryRow|Exec|Raw)(?:Context)?\(\s*(?:\w+\s*,\s*)?(?:fmt\.Sprintf\(\s*["`](?:SELECT|INSERT|UPDATE|DELETE)|["`](?:SELECT|INSERT|UPDATE|DELETE)\b[^"`]*["`]\s*\+)/gi,
  },
  { kind: 'sql-parameterised', pattern: /\.(?:Query|QueryRow|Exec)(?:Context)?\(\s*(?:\w+\s*,\s*)?["`][^"`]*(?:\?|\$1)|gorm\.io\/gorm|entgo\.io\/ent/g },
  { kind: 'constant-time-compare', pattern: /subtle\.ConstantTimeCompare\(|hmac\.Equal\(/g },
  {
    kind: 'plain-compare',
    pattern:
      /\bif\b[^\n]{0,60}(?<!\b(?:settings|config|cfg|conf|env)\.)\b\w*(?:[aA]piKey|[sS]ecret|[tT]oken|APIKey|[pP]assword)(?!\w*(?:prefix|type|scheme|header|name|length|count|version|expir|status|Prefix|Type|Scheme|Header|Name|Length|Count|Version|Expir|Status))\w*\s*[!=]=\s*(?:(?:\w+\.)*(?:cfg|config|conf|settings|env|Config)\.\w+|os\.Getenv\()/g,
  },
  {
    kind: 'error-detail',
    pattern:
      /\b(?:http\.Error|writeError|respondError|\w*[eE]rror\w*)\(\s*w\s*,[^\n]{0,80}\berr\.Error\(\)|\b(?:c|ctx|g|gc)\.(?:JSON|String|AbortWithStatusJSON|IndentedJSON)\([^\n]{0,120}\berr\.Error\(\)/g,
  },
  { kind: 'audit', pattern: /\b[aA]udit\w*(?:\.\w+)?\(/g },
  {
    kind: 'security-event',
    pattern: new RegExp(String.raw`\b\w*[lL]og(?:ger)?\w*\.(?:Warn|Error|Info)\w*\([^)\n"]{0,30}"${refusalIn('"')}`, 'gi'),
  },
  {
    kind: 'structured-log',
    pattern: /\bslog\.New(?![^\n]{0,100}\bio\.Discard\b)|\bzap\.(?:New|NewProduction|Must)|\bzerolog\.New|\blogrus\.(?:New|SetFormatter)|slog\.NewJSONHandler/g,
  },
  { kind: 'validation', pattern: /\bvalidate:"[^"]+"|\bbinding:"[^"]+"|validator\.New\(|ozzo-validation/g },
  {
    kind: 'log-personal',
    pattern:
      /slog\.(?:String|Any)\(\s*"(?:email|password|phone|address|prompt|remote_addr|ip|client_ip)"|\b\w*[lL]og(?:ger)?\w*\.\w+\([^)\n]{0,160}"(?:email|password|prompt|phone)"/g,
  },
  { kind: 'revocation', pattern: /\b[rR]evoked(?:At)?\b|\b[rR]evoke(?!\w*(?:Invit|Member|Role|Permission|Share|Consent))\w*\(/g },
  { kind: 'expiry', pattern: /\bExpiresAt\b|\b[rR]otate\w*(?:Key|Token|Secret)\w*/g },
  {
    kind: 'retention',
    pattern:
      /\b\w*[rR]etention(?:Days|Period|Hours|Time)\w*|\b(?:[pP]urge|[pP]rune|[eE]xpire)(?:Old|Expired(?=[A-Z]))(?!\w*(?:[qQ]uer|[sS]ession|[tT]oken|[cC]ache|[lL]ock|[uU]pload|[nN]once|[cC]onnection|[wW]orker|[tT]emp|[bB]rowser|[lL]ease|[kK]ey|[cC]ode))\w*\(/g,
  },
  { kind: 'plain-listener', pattern: /\bListenAndServe\(|\.Serve\(/g },
  {
    kind: 'tls-listener',
    pattern:
      /\bListenAndServeTLS\(|\b(?:e|r|app|srv|server|s|echo|router)\.(?:RunTLS|StartTLS|StartAutoTLS|ListenTLS)\(\s*[^,)\n]+,|autocert\.(?:Manager\s*\{|NewListener\()|tls\.Listen\(/g,
  },
  {
    kind: 'fail-open',
    pattern: /\bif\s+(?:\w+\.)*\w*(?:[sS]ecret|[aA][pP][iI]_?[kK]ey|[tT]oken|[pP]assword)\w*\s*==\s*""\s*\{\s*\n\s*(?:next\.ServeHTTP\(|c\.Next\(|return\s+next\()/g,
  },
];

const every: readonly SightingPattern[] = [
  { kind: 'upload', pattern: /\bUploadFile\b(?!,|\s*$)|request\.files\b|\bmulter\(|\.FormFile\(|\bFileField\(|\breq\.files?\b|@UploadedFile/g },
  {
    kind: 'upload-kinds',
    pattern:
      /\bif\b[^\n]{0,80}\b(?:not\s+in|in|includes\(|has\()[^\n]{0,40}(?:ALLOWED|allowed|SUPPORTED|supported|VALID|valid)(?:_?(?:UPLOADS?|uploads?|FILES?|files?))?(?:\b|_?\w{0,30}(?:[eE]xt|EXT|[tT]ype|TYPE|[mM]ime|MIME|[fF]ormat|FORMAT|[kK]ind|KIND|[sS]uffix|SUFFIX))\w*|(?:ALLOWED|allowed|SUPPORTED|VALID)\w*(?:EXT|ext|TYPES|types|Types|MIME|mime|Ext)\w*(?:\.(?:includes|has|indexOf)\(|\[)|fileFilter\s*:|FileExtensionValidator/g,
  },
  {
    kind: 'upload-size',
    pattern: /\b(?:if|while)\b[^\n]{0,80}[><]=?\s*(?:\w+\.)?(?:MAX|max)_?\w*(?:SIZE|size|BYTES|bytes|Size|Bytes)\w*|limits\s*:\s*\{\s*fileSize|MaxBytesReader\(/g,
  },
  { kind: 'redis-store', pattern: /storage_ur[il]\s*=(?![^,)\n]{0,80}["']memory:)|RedisStore|store:\s*new\s+\w*Redis\w*|redis_store|RateLimiterRedis|sredis\.NewStore/g },
  { kind: 'outbound-url', pattern: /(?<!\bxml:)["'`](https?):\/\/([\w.-]+\.[a-z]{2,}|\d+\.\d+\.\d+\.\d+|localhost)(?=[:/"'`?])[^\s"'`]{0,80}/g },
];

export const sightingPatterns: Record<Language, readonly SightingPattern[]> = { python: [...python, ...every], node: [...node, ...every], go: [...go, ...every] };
for (const { pattern } of [...python, ...node, ...go, ...every]) watch(pattern);
