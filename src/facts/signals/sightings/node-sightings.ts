import { expression } from '../../../long-expression.ts';
import { refusalIn } from './refusals.ts';
import type { SightingPattern } from './sighting-pattern.ts';

export const nodeSightings: readonly SightingPattern[] = [
  { kind: 'server', pattern: /(?<![\w.])(?<!\bfunction )(express|fastify|Fastify)\((?![^(){};\n]{0,120}\)\s{0,9}(?::[^(){};\n]{1,60})?\{)/g, args: true },
  { kind: 'server', pattern: /\brequire\(\s{0,9}['"](express|fastify)['"]\s{0,9}\)\(/g, args: true },
  {
    kind: 'server',
    pattern: /\bnew\s+(Koa|Hono|[hH]api\.Server|Elysia)\b|\b([hH]api\.server|restify\.createServer|https?\.createServer(?!\(this\s*[,)])|Bun\.serve|Deno\.serve)\b/g,
  },
  { kind: 'server', pattern: /\bNestFactory\.create(?:<[^()]{1,100}>)?\(/g, what: 'NestFactory.create', args: true },
  {
    kind: 'timeout',
    pattern:
      /\b\w*(?:server|srv)\.(?:requestTimeout|headersTimeout|timeout|keepAliveTimeout)\s*=|\b\w*(?:server|srv)\.setTimeout\(|\b(?:fastify|Fastify|createServer)\([^()]{0,300}\b(?:requestTimeout|connectionTimeout)\s*:/gi,
  },
  { kind: 'body-read', pattern: /\b(?:express|bodyParser)\.(?:json|urlencoded|raw|text)\(\{(?=[^}]{0,400}\blimit\s{0,9}:\s{0,9}(?:Infinity|Number\.[PM]))/g },
  {
    kind: 'body-limit',
    // `Infinity` is no limit.
    pattern:
      /\bbodyLimit\s{0,9}:(?!\s{0,9}(?:Infinity|Number\.[PM]))|(?:express|bodyParser)\.(?:json|urlencoded|raw|text)\((?:\s*\{[^}]{0,2000}limit(?!\s{0,9}:\s{0,9}(?:Infinity|Number\.[PM]))|[^()\n]{0,200}\)\(\s*req)/g,
  },
  // Read by hand, or by a framework that leaves it to a middleware: Hono; what a parser reads is limited.
  {
    kind: 'body-read',
    pattern: expression('g')`
        \breq(?:uest)?\.on\(\s{0,9}['"]data['"]|\breq(?:uest)?\.pipe\(\s{0,9}(?:fs\.)?createWriteStream\(
        |\bgetRawBody\(\s{0,9}(?:req|request|ctx\.req)\s{0,9}\)
        |\b(?:c|ctx|context)\.req\.(?:json|text|arrayBuffer|blob|formData|parseBody)\(
        |\bfor\s{1,9}await\s{0,9}\([^)\n]{0,60}\bof\s{1,9}(?:req|request|ctx\.req)\b
      `,
  },
  {
    kind: 'body-read',
    pattern: /(?<![\w.])(?:(?:new\s{1,9})?[bB]usboy|multer|(?:express)?[fF]ile[uU]pload)\(/g,
    beside: /["'`](?:@fastify\/busboy|busboy|multer|express-fileupload)["'`]/,
  },
  // The parser of Restify, which limits nothing by itself.
  { kind: 'body-read', pattern: /(?<!\w)(?:restify|plugins)\.(?:plugins\.)?bodyParser\((?![^()]{0,400}\bmaxBodySize\s{0,9}:\s{0,9}(?!0\b))/g, beside: /["']restify["']/ },
  // A function of Next.js that is handed the body as it arrives.
  { kind: 'body-read', pattern: /\bbodyParser\s*:\s*false\b/g, beside: /\bexport\s+const\s+config\b/, what: 'bodyParser: false' },
  { kind: 'cors', pattern: /(?<![\w.]|\b(?:get|set|function) )cors\(/g, what: 'cors', args: true },
  { kind: 'cors', pattern: /(?<![\w.]|\bfunction )cors\w{0,20}\(/g, what: 'cors', args: true, beside: /["']restify-cors-middleware2?["']/ },
  { kind: 'cors', pattern: /\b[hH]api\.[sS]erver\((?=[^;]{0,1500}\bcors\s*:(?!\s*false\b))/g, what: 'hapi', args: true },
  { kind: 'cors', pattern: /\benableCors\(|\bNestFactory\.create\((?=[^;]{0,200}\bcors\s*:)/g, what: 'Nest', args: true },
  { kind: 'cors', pattern: /\bregister\(\s*\w*[cC]ors\w*\s*,(?=([^;]{0,300}))|Access-Control-Allow-Origin['"`]\s*[,\]:=]+\s*(?=([^\n]{0,80}))/g },
  { kind: 'cookie', pattern: /\bres(?:ponse|ply)?\.(?:cookie|setCookie)\(|\bsession\(\s*\{/g, args: true },
  // Of Next.js.
  { kind: 'cookie', pattern: /\b(?:cookies\(\)\)?|cookieStore|cookieJar|(?:res|response|nextResponse)\.cookies)\.set\(/g, what: 'cookies.set', args: true },
  { kind: 'cookie', pattern: /(?<![\w.])(?:cookie\.)?serialize\((?=\s*[\w"'`])/g, what: 'serialize', args: true, beside: /["'`]cookie["'`]/ },
  // SvelteKit sets all three unless it is told otherwise, Astro and h3 set what they are told.
  {
    kind: 'cookie',
    pattern: /(?<![\w$])cookies\.set\(/g,
    what: 'cookies.set of SvelteKit',
    args: true,
    beside: /["'](?:@sveltejs\/kit|\.{1,2}\/\$types|\$(?:lib|env|app)\/[^"'\n]{1,100})["']/,
  },
  { kind: 'cookie', pattern: /(?<![\w$])cookies\.set\(/g, what: 'cookies.set', args: true, beside: /["']astro(?::\w+)?["']/ },
  { kind: 'cookie', pattern: /(?<![\w.$])setCookie\((?=\s{0,20}(?:event|e)\s{0,9},)/g, what: 'setCookie', args: true },
  // https://elysiajs.com/patterns/cookie
  {
    kind: 'cookie',
    pattern: /(?<![\w$])cookie\.\w{1,60}\.set\(|(?<![\w$.])\w{1,60}\.set\((?=\s{0,9}\{\s{0,40}value\s{0,9}[:,])/g,
    what: 'a cookie of Elysia',
    args: true,
    beside: /["']elysia["']/,
  },
  {
    kind: 'cookie',
    pattern: /(?<![\w.$])createCookie(?:SessionStorage)?(?:<[^()\n]{1,200}>)?\(/g,
    what: 'createCookie',
    args: true,
    beside: /["'](?:@remix-run\/|react-router|@react-router\/)/,
  },
  { kind: 'body-read', pattern: /(?<![\w.$])read(?:Body|FormData|MultipartFormData|RawBody|ValidatedBody)(?:<[^()\n]{1,200}>)?\(/g, beside: /[eE]ventHandler|\bevent\b/ },
  {
    kind: 'body-read',
    pattern: /\b_?(?:req|request)\.(?:json|text|formData|arrayBuffer|blob)\(\)/g,
    beside:
      /\bexport\s+(?:(?:async\s+)?function|const)\s+(?:POST|PUT|PATCH|DELETE|ALL|actions?|server|onRequest\w*|handler)\b|\bas\s+(?:POST|PUT|PATCH|DELETE)\b|\bDeno\.serve\(|\bBun\.serve\(|\bfetch\s{0,9}\(\s{0,9}_?(?:req|request)\b[^()\n]{0,120}\)[^{};\n]{0,80}\{/,
  },
  { kind: 'trust-proxy', pattern: /['"`]trust proxy['"`]\s*,\s*(?:true|['"`]\*)|trustProxy\s*:\s*true|app\.proxy\s*=\s*true/g },
  {
    kind: 'sql-interpolated',
    pattern:
      /\.(?:query|execute|raw|\$queryRawUnsafe)\(\s*`\s*(?:SELECT|INSERT|UPDATE|DELETE)\b[^`]*\$\{|\.(?:query|execute)\(\s*(?:"(?:SELECT|INSERT|UPDATE|DELETE)\b[^"\n]*"|'(?:SELECT|INSERT|UPDATE|DELETE)\b[^'\n]*')\s*\+/gi,
  },
  { kind: 'sql-parameterised', pattern: /\.(?:query|execute)\(\s*['"`][^'"`\n]*(?:\?|\$1)|\b(?:prisma|sequelize|typeorm|drizzle-orm|knex|mongoose)\b(?!\.[a-z]{2,3}["'`])/g },
  { kind: 'constant-time-compare', pattern: /\btimingSafeEqual\(/g },
  {
    kind: 'plain-compare',
    pattern: expression('g')`
        \bif\s*\([^\n]{0,60}(?<!\b(?:settings|config|cfg|conf|env)\.)\b(?![A-Z0-9_]+\b)\w*(?:apiKey|secret|token|api_key|password)(?!
          \w*(?:
            prefix|type|scheme|header|name|length|count|version|expir|status|Prefix|Type|Scheme|Header|Name|Length|Count|Version|Expir
            |Status
          )
        )\w*\s*[!=]==?\s*(?:
          (?:process\.env|config|settings|env)\.\w+
          |(?!\w*(?:PLACEHOLDER|MASK|DUMMY|EMPTY|UNCHANGED|REDACTED|HIDDEN))[A-Z0-9_]*(?:KEY|SECRET|TOKEN|PASSWORD)(?:
            S|_?\d{1,2}|_(?:HASH(?:ED)?|DIGEST|VALUE|HEX|BYTES|CURRENT|PREVIOUS|PRIMARY|SECONDARY|OLD|NEW)
          )?\b
        )
      `,
  },
  {
    kind: 'plain-compare',
    // Right from the header that it came in: `req.headers['x-api-key'] !== process.env.API_KEY`.
    pattern:
      /\bif\s*\([^\n]{0,60}\b(?:headers|header|get)\W{1,3}["'`](?:x-)?[\w-]{0,20}(?:api-?key|token|secret)["'`]\s*[\])]\s*[!=]==?\s*(?:process\.env|config|settings|env|c\.env)\.\w+/gi,
  },
  { kind: 'error-detail', pattern: /\b(?:res|reply|ctx)(?:\.status\([^)]*\))?\.(?:json|send|body)\(?[^)\n]{0,120}\b(?:err|error|e|ex)\.(?:message|stack)\b/g },
  {
    kind: 'error-detail',
    pattern:
      /\b(?:(?:Next)?Response\.json|new\s+(?:Next)?Response)\((?:(?!\b(?:safeParse|issues)\b|Response\b)[^;]){0,200}?(?<![.\w])(?:err|error|e|ex|(?:(?:err|error|e)\s+as\s+(?:Error|any)\s*\)))\??\.(?:message|stack)\b/g,
  },
  {
    kind: 'error-detail',
    pattern: /(?<![\w.$])(?:json|fail|error|data)\((?:(?!\b(?:safeParse|issues)\b|\.(?:map|flatMap|forEach)\()[^;]){0,200}?(?<![.\w])(?:err|error|e|ex)\??\.(?:message|stack)\b/g,
    beside: /["'](?:@sveltejs\/kit|@remix-run\/[\w-]+|react-router)["']/,
  },
  {
    kind: 'error-detail',
    pattern: /(?<![\w.$])createError\(\s{0,20}\{[^;{}]{0,300}?(?<![.\w])(?:err|error|e|ex)\??\.(?:message|stack)\b/g,
    beside: /[eE]ventHandler\b/,
  },
  {
    kind: 'audit',
    pattern: expression('gi')`
        \b(?!audit\w*(?:response|entry|entries|schema|filter|query|params|page|dto|of|context|exception|error)\b)audit\w*(?:
          \.(?!
            list|get|find|query|search|count|export|aggregate|distinct|exists|format|build|parse|render|group|map|filter|reduce|forEach|some
            |every|sort|slice|includes|join|flat
          )\w+
        )?\(
      `,
  },
  {
    kind: 'security-event',
    pattern: new RegExp(`\\b(?:console|\\w*log(?:ger)?)\\.(?:warn|error|info)\\(\\s*[^)\\n'"\`]{0,20}['"\`]${refusalIn('\'"`')}`, 'gi'),
  },
  {
    kind: 'structured-log',
    pattern: /\bpino\(|\bwinston\.(?:createLogger|format\.json)|\bbunyan\.createLogger|logger:\s*true|\b[fF]astify\([^()]{0,300}\blogger\s*:(?!\s*false\b)/g,
  },
  { kind: 'plain-log', pattern: /\bwinston\.createLogger(?=\()/g },
  {
    kind: 'validation',
    pattern: /(?:\b\w*[sS]chema\w*|\))\.(?:safeParse|parse)(?:Async)?\((?!\s{0,9}(?:process|import\.meta|Deno|Bun)\.env\b)/g,
    what: 'a schema is asked',
    beside: /["'`](?:zod|yup|valibot|@hapi\/joi|joi)(?:\/\w+)?["'`]|[sS]chema\w*\s*[,}][^;]{0,400}\bfrom\b|[sS]chema\s*\.safeParse/,
  },
  {
    kind: 'validation',
    pattern:
      /\b\w{0,60}[pP]rocedure\w{0,40}\s{0,60}\.\s{0,20}(?:meta\([^()]{0,200}\)\s{0,60}\.\s{0,20})?input\(|\b\w{0,60}[aA]ction\w{0,40}\s{0,60}\.\s{0,20}(?:metadata\([^()]{0,200}\)\s{0,60}\.\s{0,20})?(?:inputSchema|schema)\(/g,
    what: 'a schema is asked',
  },
  {
    kind: 'validation',
    pattern: /(?<![\w.$])(?:readValidatedBody|getValidatedQuery|getValidatedRouterParams|superValidate|parseWith(?:Zod|Valibot|Yup))\(\s{0,40}(?!\s*\))/g,
    what: 'a schema is asked',
  },
  { kind: 'validation', pattern: /(?<![\w.$])(?:zx\.)?parseForm(?:Safe)?\(\s{0,40}(?!\s*\))/g, what: 'a schema is asked', beside: /["']zodix["']/ },
  { kind: 'validation', pattern: /\bdefineAction\(\s{0,20}\{[^;]{0,200}?\binput\s{0,9}[:,]/g, what: 'a schema is asked' },
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
    pattern: expression('g')`
        \b\w*(?:RETENTION|[rR]etention)_?(?:Days|DAYS|Period|Hours)\w*
        |\b(?:purge|prune|cleanup)(?:Old|Deleted|Expired(?=[A-Z]))(?!
          \w*(?:
            [qQ]uer|[sS]ession|[tT]oken|[cC]ache|[lL]ock|[uU]pload|[nN]once|[cC]onnection|[wW]orker|[tT]emp|[bB]rowser|[lL]ease|[kK]ey
            |[cC]ode|[lL]imit|[eE]ntries
          )
        )\w*\(|\b(?:create|ensure)Index\([^;]{0,200}\bexpireAfterSeconds|\.index\([^;]{0,200}\bexpireAfterSeconds
      `,
  },
  { kind: 'plain-listener', pattern: /\bhttp\.createServer\(/g },
  { kind: 'tls-listener', pattern: /\bhttps\.createServer\(|http2\.createSecureServer\(|\bhttps\s*:\s*\{/g },
  {
    kind: 'fail-open',
    pattern:
      /\bif\s*\(\s*!\s*(?:process\.env\.|config\.|\w+\.)?\w*(?:SECRET|API_KEY|TOKEN|PASSWORD|[sS]ecret|[aA]piKey)\w*\s*\)\s*\{?\s*(?:return\s+next\(\)|next\(\)|return\s+true)/g,
  },
];
