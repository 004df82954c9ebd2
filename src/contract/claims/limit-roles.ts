/** What a limit is for: the words that tell are the same in a policy and in code. */
const roles: readonly (readonly [role: string, sign: RegExp])[] = [
  ['login', /log[_-]?in(?!g)|sign[_-]?in(?!g)|brute|connexion|iniciar sesi|inicio de sesi|anmeld|вход|登录/i],
  ['register', /regist(?:er|ration)|sign[_-]?up|registro|inscription|cadastro/i],
  ['reset', /reset|forgot|recover/i],
  ['refresh', /refresh/i],
  ['verify', /verif|\botp|otp\b|Otp|OTP|2fa|mfa|totp|magic/i],
  ['session', /session/i],
  ['access', /access/i],
  ['upload', /(?<!data_)upload|files?(?:\b|_)|(?:\b|_)file|image|avatar|attach|media|photo/i],
  ['search', /search/i],
  ['contact', /contact|feedback|newsletter|waitlist/i],
  ['admin', /admin/i],
  ['payment', /payment|checkout|\border/i],
  ['message', /messag|chat|comment/i],
  ['ai', /\bai\b|_ai\b|llm|generat(?:e|ion)/i],
  ['export', /\bexport(?!\s+(?:const|let|var|default|async|function|class|type)\b)|download|report/i],
  ['webhook', /webhook/i],
  ['socket', /socket|\bws\b|connection/i],
  ['guest', /guest|anon/i],
  ['key', /api[_-]?keys?\b/i],
  ['general', /general|global|overall|(?<![/\w])apis?\b(?![/\w])|api(?:rate)?limit/i],
  ['auth', /auth(?!or)/i],
];

const ofAuth: ReadonlySet<string> = new Set(['login', 'register', 'reset', 'refresh', 'verify', 'auth']);

export const rolesIn = (text: string): readonly string[] => roles.filter(([, sign]) => sign.test(text)).map(([role]) => role);

/** "Auth endpoints" are the login, the registration and their like. */
export const isOfRoles = (said: readonly string[], found: readonly string[]): boolean => {
  const [own, others] = [said.filter((role) => role !== 'auth'), found.filter((role) => role !== 'auth')];
  if (own.some((role) => others.includes(role))) return true;
  if (own.length === 0 && said.includes('auth')) return found.some((role) => ofAuth.has(role));
  return others.length === 0 && found.includes('auth') && own.some((role) => ofAuth.has(role));
};
