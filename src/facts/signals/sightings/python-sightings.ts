import { expression } from '../../../long-expression.ts';
import { refusalIn } from './refusals.ts';
import type { SightingPattern } from './sighting-pattern.ts';

export const pythonSightings: readonly SightingPattern[] = [
  {
    kind: 'server',
    pattern: /(?<!\bclass )\b(FastAPI|Starlette|Flask|Litestar|Sanic|Quart|tornado\.web\.Application|falcon\.(?:asgi\.)?App|Bottle)\(/g,
    args: true,
  },
  { kind: 'server', pattern: /(?<![\w.])(?:aiohttp\.)?web\.Application\(/g, what: 'web.Application', args: true, beside: /\baiohttp\b/ },
  { kind: 'server', pattern: /(?<![\w.])web\.Application\(/g, what: 'tornado.web.Application', args: true, beside: /^(?![\s\S]*\baiohttp\b)[\s\S]*\btornado\b/ },
  { kind: 'server', pattern: /\bclass\s{1,9}\w{1,60}\(\s{0,9}(?:tornado\.)?web\.Application\b/g, what: 'tornado.web.Application' },
  { kind: 'server', pattern: /^(?:ROOT_URLCONF|WSGI_APPLICATION|ASGI_APPLICATION)\s*=/gm, what: 'Django' },
  {
    kind: 'body-limit',
    pattern: expression('g')`
        MAX_CONTENT_LENGTH(?:["']\s*:|(?:["']\s*\])?\s*(?::\s*[\w.[\] |]{1,60})?=)(?!\s*(?:None\b|[\w.]{1,40}\([^()\n]{0,80},\s*None\s*\)))
        |DATA_UPLOAD_MAX_MEMORY_SIZE\s*=|(?:client_max_size|max_request_size|request_max_body_size|max_buffer_size)\s*=(?!\s*(?:0|None)\b)
      `,
  },
  {
    kind: 'cors',
    pattern:
      /\bCORSMiddleware\s*,(?=([^)]{0,3000}))|\bCORS\((?=([^)]{0,3000}))|CORS_(?:ALLOW_ALL_ORIGINS|ORIGIN_ALLOW_ALL)\s*=(?=([^\n]{0,200}))|["'][aA]ccess-[cC]ontrol-[aA]llow-[oO]rigin["'](?:\s*\]\s*=|\s*[,:])(?=([^)\n]{0,80}))/g,
  },
  { kind: 'cors', pattern: /CORS_ALLOWED_ORIGINS\s*=(?=([^\n]{0,200}))/g, what: 'list of Django' },
  // Litestar, aiohttp-cors and Falcon.
  { kind: 'cors', pattern: /\bCORSConfig\((?=([^)]{1,3000}))|\baiohttp_cors\.setup\((?=[^)]{0,600}?(["']\*["'])\s{0,9}:|([^)]{0,600}))|\bcors_enable\s{0,9}=\s{0,9}True\b/g },
  { kind: 'cookie', pattern: /(?<!\bcj|[jJ]ar|\bcookies)\.set_cookie\((?!\s*(?:self|handler|request|req|response|resp|res)\b)/g, args: true },
  { kind: 'trust-proxy', pattern: /forwarded_allow_ips\s*=\s*["']\*["']|ProxyHeadersMiddleware\s*,\s*trusted_hosts\s*=\s*["'[]+\*|ProxyFix\(/g },
  {
    kind: 'sql-interpolated',
    pattern: expression('gi')`
        \b(?:execute|executemany|fetch_all|fetch_one|fetch_val|raw|text)\(\s*f(?:
          "{1,3}\s*(?:SELECT|INSERT|UPDATE|DELETE)\b[^"]*|'{1,3}\s*(?:SELECT|INSERT|UPDATE|DELETE)\b[^']*
        )\{(?![\w.]{0,60}(?:__tablename__|_meta\.db_table)\})
        |\b(?:execute|text)\(\s*(?:"(?:SELECT|INSERT|UPDATE|DELETE)\b[^"\n]*"|'(?:SELECT|INSERT|UPDATE|DELETE)\b[^'\n]*')\s*
        (?:%|\+|\.format\()
      `,
  },
  { kind: 'sql-parameterised', pattern: /\b(?:sqlalchemy|django\.db|sqlmodel|peewee|tortoise)\b|\.execute\(\s*["'][^"'\n]*(?:%s|\?|:\w+|\$1)/g },
  { kind: 'constant-time-compare', pattern: /\b(?:compare_digest|constant_time_compare)\(/g },
  {
    kind: 'plain-compare',
    // Right from the header that it came in: `request.headers["X-Token"] != settings.TOKEN`.
    pattern:
      /\bif\b[^\n]{0,60}\bheaders(?:\.get)?[[(]\s?["'](?:x-)?[\w-]{0,20}(?:api-?key|token|secret)["'][^\n]{0,20}?[\])]\s*[!=]=\s*(?:(?:settings|config|cfg|conf|env)\.\w+|os\.(?:environ|getenv)\b|[A-Z][A-Z0-9_]*(?:KEY|TOKEN|SECRET)\b)/gi,
  },
  {
    kind: 'plain-compare',
    pattern: expression('g')`
        \bif\b[^\n]{0,60}(?<!\b(?:settings|config|cfg|conf|env)\.)\b(?![A-Z0-9_]+\b)\w*(?:api_key|secret|token|admin_key|password)(?!
          \w*(?:
            prefix|type|scheme|header|name|length|count|version|expir|status|Prefix|Type|Scheme|Header|Name|Length|Count|Version|Expir
            |Status
          )
        )\w*\s*[!=]=\s*(?:
          (?:settings|config|cfg|conf|env)\.\w+
          |(?!\w*(?:PLACEHOLDER|MASK|DUMMY|EMPTY|UNCHANGED|REDACTED|HIDDEN))[A-Z0-9_]*(?:KEY|SECRET|TOKEN|PASSWORD)(?:
            S|_?\d{1,2}|_(?:HASH(?:ED)?|DIGEST|VALUE|HEX|BYTES|CURRENT|PREVIOUS|PRIMARY|SECONDARY|OLD|NEW)
          )?\b|os\.(?:environ|getenv)\b
        )
      `,
  },
  {
    kind: 'error-detail',
    pattern: expression('g')`
        HTTPException\([^)\n]{0,200}detail\s*=\s*(?:
          str\(\s*(?:e|ex|exc|err|error)\s*\)|f["'][^"'\n]*\{(?:e|ex|exc|err|error|str\((?:e|exc)\))\}
        )|jsonify\([^)\n]{0,120}str\(\s*(?:e|ex|exc|err|error)\s*\)|traceback\.format_exc\(\)[^\n]{0,40}(?:return|Response|content)
      `,
  },
  {
    kind: 'audit',
    pattern: expression('gi')`
        \b(?:
          log_audit\w*
          |(?!audit\w*(?:response|entry|entries|schema|filter|query|params|page|out|read|context|exception|error)\b)audit\w*(?:
            \.(?!list|get|find|query|search|count|export|aggregate|distinct|exists|format|build|parse|render)\w+
          )?|record_audit\w*|write_audit\w*
        )\(
      `,
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
    pattern: expression('g')`
        \b\w*(?:RETENTION|retention)_?(?:days|DAYS|period|hours|HOURS)\w*
        |\b(?:purge|prune|cleanup)_(?:old|archived|deleted|expired(?=_[a-z]))(?!
          \w*(?:
            [qQ]uer|[sS]ession|[tT]oken|[cC]ache|[lL]ock|[uU]pload|[nN]once|[cC]onnection|[wW]orker|[tT]emp|[bB]rowser|[lL]ease|[kK]ey
            |[cC]ode|[lL]imit|[eE]ntries
          )
        )\w*\(
      `,
  },
  {
    kind: 'tls-listener',
    pattern: expression('g')`
        \b(?:ssl\.)?(?:Purpose\.CLIENT_AUTH|PROTOCOL_TLS_SERVER)\b
        |\b(?:run_app|run_simple|run|TCPSite|create_server|start_server|make_server|WSGIServer|Config)\([^()]{0,300}\b
        (ssl(?:_context|_certfile|_keyfile)?)\s*=(?!\s*(?:None\b|False\b|\1\b|["']adhoc|[^,)\n]{0,80}\belse\s+None\b))
      `,
  },
  {
    kind: 'fail-open',
    pattern: expression('g')`
        \bif\s+not\s+(?!\S*\b\w*(?:use|enabled?|require[sd]?|allow|has|is|with)_)(?:
          [A-Z0-9_]*(?:SECRET|API_KEY|TOKEN|PASSWORD)\w*
          |(?:settings|config|cfg|conf)\.\w*(?:SECRET|API_KEY|TOKEN|PASSWORD|secret|api_key|password)\w*
        )\s*:\s*\n\s*(?:#[^\n]*\n\s*)*(?:return(?:\s+(?:True|None|await\s+call_next\([^\n]*))?\s*\n|await\s+self\.app\()
      `,
  },
];
