import { expression } from '../../../long-expression.ts';
import type { Code } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import type { Language } from '../code/language.ts';
import type { Topic } from '../signal.ts';
import { isSentIfTold } from './sent-if-told.ts';

/** What the body of one function does to a request, read off the words it cannot do without. Being there is not being used: see wiring. */
export const topicsOfBody = (body: string, possible: readonly LanguageMark[]): Topic[] =>
  possible
    .filter(({ words }) => words.every((word) => word.test(body)))
    .map(({ topic }) => topic)
    .filter((topic) => topic !== 'hsts' || !isSentIfTold(body));

/** The marks that functions of this file may bear. */
export const marksIn = ({ cues }: Pick<Code, 'cues'>, language: Language): readonly LanguageMark[] =>
  byLanguage[language].filter(({ words }) => words.every((word) => cues.may(word)));

interface LanguageMark {
  readonly topic: Topic;
  readonly words: readonly RegExp[];
}

type Mark = { readonly topic: Topic } & Readonly<Partial<Record<Language, readonly RegExp[]>>>;

const credential = '(?:authorization|(?:x-)?(?:[\\w-]*-)?(?:api-?key|auth|token|secret|user(?!-?agent))[\\w-]*)';
const refuses =
  /(?<![=!]==?\s{0,3})\b40[13]\b|unauthori[sz]ed|\bForbidden|HTTP_40[13]|PermissionDenied|AuthenticationFailed|NotAuthenticated|NotAuthori[sz]ed|redirect\([^)\n]{0,80}(?:login|sign_?in)/i;
/** What is compared with it came from elsewhere. */
const limits = /(?<![=!]==?\s{0,3}[\w.]{0,20})(?:\b429\b|TooManyRequests|TOO_MANY_REQUESTS)/;
/** A handler that says 429 where too many connections are open counts no requests; what hands a request on looks at all of them. */
const limitsOrHandsOn =
  /rate_?limit|limiter|bucket|window|throttl|attempts|incr(?:By|ement)?\w*\(|\.Allow(?:N)?\(|\.Take\(|\.ServeHTTP\(|(?<!\.)\bnext\b|\b(?:c|ctx|context|g|gc)\.Next\(|ExecutionContext/i;
const tooLarge = /\b413\b|EntityTooLarge|ENTITY_TOO_LARGE|ContentTooLarge|PayloadTooLarge|TooLarge/;

const marks: readonly Mark[] = [
  {
    topic: 'authentication',
    python: [
      new RegExp(
        `headers(?:\\.get\\(|\\[)\\s*b?["']${credential}["']\\s*(?:[,)]|\\](?!\\s*=[^=]))|HTTP_AUTHORIZATION|\\bSecurity\\(|\\bDepends\\(\\s*\\w*(?:scheme|bearer|header|cookie|auth)\\w*|=\\s*Header\\(|:\\s*Annotated\\[[^\\]]*Header\\(|\\b(?:cookies|session)(?:\\.get\\(|\\[)|\\bjwt\\.decode|\\b(?:request\\.user|connection\\.(?:user|auth)|current_user)\\b|\\bcompare_digest\\(|\\b\\w+\\.require_(?:user|login|auth\\w*|session|admin)\\(`,
        'i',
      ),
      refuses,
    ],
    go: [
      new RegExp(
        `\\.(?:Header\\.Get|GetHeader|PeekHeader|Peek|Get)\\(\\s*(?:"${credential}"|http\\.Header\\w+|echo\\.HeaderAuthorization|fiber\\.HeaderAuthorization|\\w*(?:[kK]ey|[tT]oken|[aA]uth)\\w*Header)|\\.BasicAuth\\(\\)|\\.Cookie\\(|\\bjwt\\.Parse|ParseWithClaims|ConstantTimeCompare`,
        'i',
      ),
      refuses,
    ],
    node: [
      new RegExp(
        `headers(?:\\.authorization\\b(?!\\s*=[^=])|\\[\\s*['"\`]${credential}['"\`]\\s*\\](?!\\s*=[^=]))|\\.(?:get|header)\\(\\s*['"\`]${credential}['"\`]\\s*\\)|\\bjwt\\.verify|jwtVerify\\(|\\b(?:req|request|ctx)\\.(?:session|cookies|signedCookies)\\b|isAuthenticated\\(\\)|\\b(?:req|request)\\.user\\b|\\b(?:res|ctx)\\.(?:locals|state)\\??\\.(?:user|session|auth)\\w*|timingSafeEqual`,
        'i',
      ),
      refuses,
    ],
  },
  {
    topic: 'authentication',
    node: [
      /\b(?:verify|validate|check|authenticate|extract|decode)\w*(?:Token|Session|J[wW][tT]|Api_?Key|Credential)\w*\(/,
      /(?<![=!]==?\s{0,3})\b401\b|[uU]nauthori[sz]ed/,
      /\bnext\(\s*\)/,
    ],
  },
  { topic: 'authentication', node: [/\bpassport\.authenticate\(/] },
  {
    topic: 'rate-limiting',
    python: [limits, /\brequest\b|\bscope\b/, /limit|bucket|window|incr|attempts|count/i],
    go: [
      limits,
      /http\.ResponseWriter|http\.Handler|\b(?:gin|echo|iris)\.Context\b|fiber\.Ctx/,
      /\.Allow(?:N)?\(|\.Take\(|\.Get\(|[lL]imit|[bB]ucket|[wW]indow|\.Incr\(/,
      limitsOrHandsOn,
    ],
    node: [limits, /\bnext\b|\breply\b|\bctx\b|\bres\b|ExecutionContext/, /limit|bucket|window|incr|attempts|count/i, limitsOrHandsOn],
  },
  {
    topic: 'body-limit',
    python: [/content[-_]length/i, tooLarge],
    go: [/MaxBytes(?:Reader|Handler)\((?!\s*nil\b)|io\.LimitReader\(\s*(?:r|req|request|c\.Request|ctx\.Request|c\.Request\(\))\.Body/],
    node: [/content-length/i, tooLarge],
  },
  { topic: 'body-limit', go: [/ContentLength\s*>/, tooLarge] },
  {
    topic: 'request-log',
    python: [
      /\brequest\.(?:method|url|path)\b|scope\[["'](?:path|method)["']\]|scope\.get\(\s*["'](?:path|method)["']/,
      // What is written says which request it was, or is put together before.
      expression()`
        \b(?!\w*(?:security|audit|auth))\w*log(?:ger)?\w*\.(?:info|debug|log|warning|bind)\((?:
          \s*\w+\s*\)
          |(?:[^()]|\([^()]{0,100}\)){0,600}?(?:
            \b(?:extra|request\w*|\w*method|\w*path|\w*status\w*|\w*duration\w*|\w*elapsed\w*|\w*time|url)\b|\*\*
          )
        )
      `,
      /call_next|get_response|self\.app\(|after_request|before_request|dispatch/,
      // A limiter writes of those whom it turns away.
      /^(?![\s\S]*(?:\b429\b|TOO_MANY_REQUESTS|TooManyRequests))|\b(?:info|debug|log|bind)\([^\n]{0,200}(?:\n[^\n]{0,200})?\bmethod\b/,
    ],
    go: [
      /\.Method\b|\.URL\.Path|\.RequestURI|\.FullPath\(\)|\.Path\(\)/,
      /\b\w*[lL]og(?:ger)?\w*(?:\.\w+)*\.(?:Info|Infof|Infow|InfoContext|Log|LogAttrs|Debug|Print|Printf|Println|Msg|Msgf)\(|\bentry\.(?:Info|Debug)\(|\)\.(?:Info|Debug|Print)(?:f|ln)?\(|\.Info\(\)|Msg\(/,
      /\.ServeHTTP\(|\.Next\(|next\(\w/,
      // Of errors alone.
      /^(?![\s\S]*(?:len\(\w+\.Errors\)|\brange \w+\.Errors\b))|time\.(?:Since|Now)\(|[lL]atency/,
      /^(?![\s\S]*(?:\b(?:429|40[13])\b|TooManyRequests|StatusForbidden|StatusUnauthorized))|\b(?:Info|Debug|Log|Print)\w*\([^\n]{0,200}(?:\n[^\n]{0,200})?[mM]ethod/,
    ],
    node: [
      /\b(?:req|request|ctx)\.(?:method|url|originalUrl|path)\b/,
      expression('i')`
        (?:console\.(?:log|info)|\b\w*log(?:ger)?\w*\.(?:info|debug|log|http))\((?!\s*(?:e|ex|err|error)\s*\))(?:
          \s*\w+\s*\)
          |(?:[^;()]|\([^()]{0,200}\)){0,400}?\b(?:
            req\w*|ctx|res|method|url|originalUrl|path|status\w*|duration\w*|elapsed\w*|ms|time\w*|entry|line|msg|message|info|data|meta
            |fields
          )\b
        )
      `,
      /\bnext\(|done\(|on\(\s*['"]finish/,
      // What turns callers away writes of them, and of no request that it lets pass.
      expression()`
        finish|^(?![\s\S]*(?:\.(?:status|code|sendStatus|writeHead)\(\s*4\d\d|\b40[13]\b|TOO_MANY_REQUESTS|TooManyRequests))
        |(?:^|\n)[ \t]*(?:\w+\.)?(?:console|\w*[lL]og(?:ger)?)(?:\.\w+)*\((?:[^;\n]|\n(?![ \t]*(?:\}|return\b|if\b|else\b))){0,200}\bmethod
        \b
      `,
    ],
  },
  {
    topic: 'security-headers',
    python: [/["']?x-(?:content-type-options|frame-options)["']?/i],
    go: [/"X-(?:Content-Type-Options|Frame-Options)"/i],
    node: [/['"`]x-(?:content-type-options|frame-options)['"`]/i],
  },
  { topic: 'hsts', python: [/["']strict-transport-security["']/i], go: [/"Strict-Transport-Security"/i], node: [/['"`]strict-transport-security['"`]/i] },
  { topic: 'csp', python: [/["']content-security-policy["']/i], go: [/"Content-Security-Policy"/i], node: [/['"`]content-security-policy['"`]/i] },
  {
    topic: 'csrf',
    python: [/csrf/i, /\b403\b|Forbidden|HTTP_403/],
    go: [/csrf/i, /\b403\b|StatusForbidden/],
    node: [/csrf/i, /\b403\b|forbidden/i],
  },
  { topic: 'cors', python: [/access-control-allow-origin/i], go: [/Access-Control-Allow-Origin/i], node: [/access-control-allow-origin/i] },
];

const wordsOf = (language: Language): readonly LanguageMark[] => marks.flatMap(({ topic, [language]: words }) => (words ? [{ topic, words }] : []));
const byLanguage: Readonly<Record<Language, readonly LanguageMark[]>> = { python: wordsOf('python'), go: wordsOf('go'), node: wordsOf('node') };
for (const word of new Set(marks.flatMap(({ python = [], go = [], node = [] }) => [...python, ...go, ...node]))) watch(word);
