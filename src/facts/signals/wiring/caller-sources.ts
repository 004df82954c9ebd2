import { watch } from '../code/cues.ts';

/** What a function may learn of a request by itself or from a library. */
export type AskedFor = 'authentication' | 'rate-limiting';

/** `ends`: it throws or redirects where there is nobody, whatever its caller does with what it gives. */
interface Source {
  readonly topic: AskedFor;
  readonly ends?: true;
}

interface LibrarySource extends Source {
  readonly module: RegExp;
  readonly names: RegExp;
}

/** Functions of libraries whose names are those of many. */
const imported: readonly LibrarySource[] = [
  { module: /^@clerk\/(?:nextjs|astro|remix|nuxt)/, names: /^(?:auth|currentUser|getAuth)$/, topic: 'authentication' },
  { module: /^(?:next-auth|@auth\/)/, names: /^(?:getServerSession|unstable_getServerSession|getSession|getToken)$/, topic: 'authentication' },
  { module: /^next-auth\/middleware$/, names: /^(?:\*|withAuth)$/, topic: 'authentication', ends: true },
  { module: /^@auth0\/nextjs-auth0/, names: /^getSession$/, topic: 'authentication' },
  { module: /^@auth0\/nextjs-auth0/, names: /^with(?:Api|Page)AuthRequired$/, topic: 'authentication', ends: true },
  { module: /^@workos-inc\/authkit/, names: /^withAuth$/, topic: 'authentication' },
  { module: /^@(?:supabase|logto|propelauth|descope)\//, names: /^(?:getUser|getUserOrRedirect|getLogtoContext|session)$/, topic: 'authentication' },
  { module: /^@upstash\/qstash/, names: /^verifySignature/, topic: 'authentication', ends: true },
  { module: /^(?:@vercel\/firewall)$/, names: /^checkRateLimit$/, topic: 'rate-limiting' },
];

export const librarySource = (module: string, name: string): Source | undefined => imported.find((library) => library.module.test(module) && library.names.test(name));

const credential =
  '(?![\\w-]*(?:csrf|xsrf|captcha|turnstile))(?:authorization|(?:[\\w-]*[-_])?(?:api[-_]?key|auth|access[-_]?token|token|jwt|secret|session(?:[-_]?id)?|sid|signature)[\\w-]*)';
const cookieName = `(?:['"\`](?![\\w.:-]*(?:csrf|xsrf))[\\w.:-]*(?:session|token|auth|jwt|sid)[\\w.:-]*['"\`]|\\w*(?:SESSION|TOKEN|AUTH|JWT)\\w*|(?:AUTH_|USER_)?COOKIE(?:_NAME)?\\b)`;

interface SourcePattern extends Source {
  readonly pattern: RegExp;
}

/** What says who calls by its very words, and libraries whose calls have names of their own. */
export const sourcePatterns: readonly SourcePattern[] = [
  {
    pattern: new RegExp(
      `\\bheaders\\w*(?:\\(\\)\\)?)?\\??\\.(?:get\\(\\s*['"\`]${credential}['"\`]|authorization\\b(?!\\s*=[^=]))|\\bheaders\\[\\s*['"\`]${credential}['"\`]\\s*\\](?!\\s*=[^=])|\\bsearchParams\\.get\\(\\s*['"\`](?:(?:secret|token|api_?key)['"\`]|key['"\`]\\s*\\)(?=[\\s\\S]{0,300}?\\b(?:process\\.env\\b|env\\.\\w|[A-Z]+_(?:KEY|SECRET|TOKEN)\\b)))`,
      'gi',
    ),
    topic: 'authentication',
  },
  {
    pattern: new RegExp(`\\b\\w*[cC]ook(?:ie|ies)\\w*(?:\\(\\)\\)?)?\\??\\.(?:get\\(\\s*${cookieName}|\\w*(?:session|token|auth|jwt)\\w*\\b(?![(=]))`, 'g'),
    topic: 'authentication',
  },
  { pattern: /\b(?:getServerSession|unstable_getServerSession|getIronSession|getKindeServerSession)\(/g, topic: 'authentication' },
  // Of SvelteKit, Astro and h3: who calls stands beside the request.
  {
    pattern: /\blocals\??\.(?:user|session|auth|account|admin|userId|currentUser|getSession|safeGetSession|getUser|validate\w*|isAuthenticated|isLoggedIn)\b(?!\s*=[^=])/g,
    topic: 'authentication',
  },
  { pattern: /\b(?:event|ctx|context)\.context\??\.(?:user|session|auth|account|admin|userId|currentUser|isAuthenticated)\b(?!\s*=[^=])/g, topic: 'authentication' },
  {
    pattern: new RegExp(`\\b(?:getHeader|getRequestHeader)\\(\\s*\\w+\\s*,\\s*['"\`]${credential}['"\`]|\\bgetCookie\\(\\s*\\w+\\s*,\\s*${cookieName}`, 'gi'),
    topic: 'authentication',
  },
  // Of nuxt-auth-utils, the module of Supabase and the app templates of Shopify.
  { pattern: /(?<![\w.])requireUserSession\(|\bauthenticate\.(?:admin|webhook|flow|pos|fulfillmentService|public\.\w+)\(/g, topic: 'authentication', ends: true },
  { pattern: /(?<![\w.])(?:getUserSession|serverSupabaseUser|serverSupabaseSession)\(|\bauthStore\.(?:isValid|record|model)\b/g, topic: 'authentication' },
  // What a session of cookies holds, of those who are known.
  {
    pattern:
      /\b\w*[sS]ession\.(?:get|has)\(\s*['"`]\w*(?:user|account|auth(?!or)|(?<!c[rs]{1,2}f\w{0,3})token)\w*['"`]|\b\w*[sS]ession\.(?:get|has)\(\s*['"`](?:_?id|sub|uid|adminId|memberId|customerId)['"`]/gi,
    topic: 'authentication',
  },
  { pattern: /\.isAuthenticated\(\s*(?:req|request)\s*,\s*\{[^{}]{0,300}\bfailureRedirect\b/g, topic: 'authentication', ends: true },
  { pattern: /\.isAuthenticated\(\s*(?:req|request)\b/g, topic: 'authentication' },
  { pattern: /\b(?:auth\(\)\)?|auth)\.protect\(/g, topic: 'authentication', ends: true },
  { pattern: /\.auth\.(?:getUser|getSession|getClaims)\(/g, topic: 'authentication' },
  { pattern: /\.api\.(?:getSession|verifyApiKey)\(/g, topic: 'authentication' },
  {
    pattern: /\b(?:jwt|jsonwebtoken|jose)\.verify\(|\bjwtVerify\(|\.verifyIdToken\(|\.verifySessionCookie\(|\.validateSession(?:Token)?\(|\btimingSafeEqual\(/g,
    topic: 'authentication',
  },
  { pattern: /\.webhooks\.constructEvent(?:Async)?\(|\bnew\s+Webhook\(/g, topic: 'authentication' },
  { pattern: /\bstackServerApp\.getUser\(\s*\{\s*or\s*:/g, topic: 'authentication', ends: true },
  { pattern: /\bstackServerApp\.getUser\(|\bauth0\.getSession\(/g, topic: 'authentication' },
  // Of tRPC and of clients of actions.
  { pattern: /\bctx\??\.(?:session|user|auth|userId|currentUser)\b(?!\s*=[^=])/g, topic: 'authentication' },
  { pattern: /\b(?:req|request)\.auth\b(?!\s*=[^=])/g, topic: 'authentication' },
  {
    pattern:
      /\b\w*(?:[rR]ate_?[lL]imit(?:er)?|[lL]imiter|[tT]hrottler?|RATE_?LIMIT(?:ER)?|LIMITER)\w*(?:\(\w{0,30}\))?\.(?:limit|isLimited|check|consume|blockUntilReady|isAllowed|hit|attempt|limitRequest)\w*\(/g,
    topic: 'rate-limiting',
  },
  { pattern: /\b(?:aj|arcjet)\.protect\(/g, topic: 'rate-limiting' },
];
for (const { pattern } of sourcePatterns) watch(pattern);
