import { expression } from '../../../long-expression.ts';
import { refusalIn } from './refusals.ts';
import type { SightingPattern } from './sighting-pattern.ts';

export const goSightings: readonly SightingPattern[] = [
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
    kind: 'body-asked',
    pattern:
      /\b(?:r|req|request|Request|Request\(\))\.Body\b|\.(?:Should)?(?:Must)?Bind\w{0,20}\(|\.BodyParser\(|\.Parse(?:Multipart)?Form\(|\.(?:Post)?Form(?:File|Value)?\(|\.Form\b|\.MultipartReader\(/g,
  },
  {
    kind: 'cors',
    pattern: expression('g')`
        Access-Control-Allow-Origin"\s*,\s*(?=([^)\n]{0,80}))|Allow(?:ed)?Origins:(?=([^\n{]{0,100}\{\s{0,9}\n[^}]{0,400}|[^\n]{0,200}))
        |AllowAllOrigins\s*[:=]\s*(?=(true))|\bcors\.(?:Default|AllowAll)\(()|\b(?:cors\.New|middleware\.CORS)\((?=(\)))
      `,
  },
  { kind: 'cookie', pattern: /(?<!\w(?<!\bSetCookie)\(\s{0,10}&)(?<!\[\]\*?)\bhttp\.Cookie\{(?!\})/g, args: true },
  { kind: 'trust-proxy', pattern: /\bmiddleware\.RealIP\b|SetTrustedProxies\(\s*\[\]string\{\s*"0\.0\.0\.0\/0"|X-Forwarded-For"|handlers\.ProxyHeaders/g },
  {
    kind: 'sql-interpolated',
    pattern:
      /\.(?:Query|QueryRow|Exec|Raw)(?:Context)?\(\s*(?:\w+\s*,\s*)?(?:fmt\.Sprintf\(\s*["`](?:SELECT|INSERT|UPDATE|DELETE)|["`](?:SELECT|INSERT|UPDATE|DELETE)\b[^"`]*["`]\s*\+)/gi,
  },
  { kind: 'sql-parameterised', pattern: /\.(?:Query|QueryRow|Exec)(?:Context)?\(\s*(?:\w+\s*,\s*)?["`][^"`]*(?:\?|\$1)|gorm\.io\/gorm|entgo\.io\/ent/g },
  { kind: 'constant-time-compare', pattern: /subtle\.ConstantTimeCompare\(|hmac\.Equal\(/g },
  // What gin and Echo start has the server of Go beneath it, as it is.
  { kind: 'go-server', pattern: /\.Run\(\s{0,9}(?=\)|"|fmt\.|\w[\w.]{0,60}(?:[aA]ddr|[pP]ort|[lL]isten)|":")/g, what: 'gin.Run', beside: /"github\.com\/gin-gonic\/gin"/ },
  {
    kind: 'go-server',
    pattern: /\.Start\(\s{0,9}(?="|fmt\.|\w[\w.]{0,60}(?:[aA]ddr|[pP]ort|[lL]isten)|":")/g,
    what: 'echo.Start',
    beside: /"github\.com\/labstack\/echo(?:\/v\d)?"/,
  },
  {
    kind: 'plain-compare',
    pattern: /\bif\b[^\n]{0,60}\bHeader\.Get\("(?:X-)?[\w-]{0,20}(?:Api-?Key|Token|Secret)"\)\s*[!=]=\s*(?:(?:\w+\.)*(?:cfg|config|conf|settings|env)\.\w+|os\.Getenv\()/gi,
  },
  {
    kind: 'plain-compare',
    pattern: expression('g')`
        \bif\b[^\n]{0,60}(?<!\b(?:settings|config|cfg|conf|env)\.)\b\w*(?:[aA]piKey|[sS]ecret|[tT]oken|APIKey|[pP]assword)(?!
          \w*(?:
            prefix|type|scheme|header|name|length|count|version|expir|status|Prefix|Type|Scheme|Header|Name|Length|Count|Version|Expir
            |Status
          )
        )\w*\s*[!=]=\s*(?:(?:\w+\.)*(?:cfg|config|conf|settings|env|Config)\.\w+|os\.Getenv\()
      `,
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
    pattern: /\bslog\.New(?![^\n]{0,100}\bio\.Discard\b)|\bzap\.(?:New|NewProduction|Must)|\bzerolog\.New\(|\blogrus\.(?:New|SetFormatter)|slog\.NewJSONHandler/g,
  },
  { kind: 'plain-log', pattern: /\bzerolog\.(?:ConsoleWriter\{|NewConsoleWriter\()/g },
  {
    kind: 'validation',
    pattern: /\.(?:Struct|StructCtx|StructPartial)\(\s{0,9}[&\w][^)\n]{0,80}\)/g,
    // Settings are looked at in the same way.
    beside: /"(?:net\/http|github\.com\/(?:gin-gonic|labstack|gofiber|go-chi|gorilla)\/|encoding\/json)/,
  },
  {
    kind: 'validation',
    pattern:
      /\bvalidate:"(?!-")[^"]+"|\bbinding:"[^"]+"|ozzo-validation|\b(?:c|ctx|ec|ectx)\.Validate\(\s{0,9}[&\w]|\b(?:req|request|input|payload)\.Validate\(|\bvalidate\.Check\(/g,
  },
  {
    kind: 'log-personal',
    pattern:
      /slog\.(?:String|Any)\(\s*"(?:email|password|phone|address|prompt|remote_addr|ip|client_ip)"|\b\w*[lL]og(?:ger)?\w*\.\w+\([^)\n]{0,160}"(?:email|password|prompt|phone)"/g,
  },
  { kind: 'revocation', pattern: /\b[rR]evoked(?:At)?\b|\b[rR]evoke(?!\w*(?:Invit|Member|Role|Permission|Share|Consent))\w*\(/g },
  { kind: 'expiry', pattern: /\bExpiresAt\b|\b[rR]otate\w*(?:Key|Token|Secret)\w*/g },
  {
    kind: 'retention',
    pattern: expression('g')`
        \b\w*[rR]etention(?:Days|Period|Hours|Time)\w*
        |\b(?:[pP]urge|[pP]rune)(?:Old|Expired(?=[A-Z]))(?!
          \w*(?:
            [qQ]uer|[sS]ession|[tT]oken|[cC]ache|[lL]ock|[uU]pload|[nN]once|[cC]onnection|[wW]orker|[tT]emp|[bB]rowser|[lL]ease|[kK]ey
            |[cC]ode|[lL]imit|[eE]ntries
          )
        )\w*\(
      `,
  },
  { kind: 'plain-listener', pattern: /\bListenAndServe\(|\.Serve\(/g },
  {
    kind: 'tls-listener',
    pattern:
      /\bListenAndServeTLS\(|\b(?:e|r|app|srv|server|s|echo|router)\.(?:RunTLS|StartTLS|StartAutoTLS|ListenTLS)\(\s*[^,)\n]{1,300},|autocert\.(?:Manager\s*\{|NewListener\()|tls\.Listen\(/g,
  },
  {
    kind: 'fail-open',
    pattern: /\bif\s+(?:\w+\.)*\w*(?:[sS]ecret|[aA][pP][iI]_?[kK]ey|[tT]oken|[pP]assword)\w*\s*==\s*""\s*\{\s*\n\s*(?:next\.ServeHTTP\(|c\.Next\(|return\s+next\()/g,
  },
];
