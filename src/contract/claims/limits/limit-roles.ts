/** What a limit is for: the words that tell are the same in a policy and in code. */
const roles: readonly (readonly [role: string, sign: RegExp])[] = [
  [
    'login',
    /log[_-]?in(?!g)|sign[_-]?in(?!g)|brute|connexion|iniciar sesi|inicio de sesi|anmeld|accesso|logowan|inlog|giri[şs]|\bmasuk\b|вход|вхід|đăng nhập|登录|登入|ログイン|로그인/i,
  ],
  ['register', /regist(?:er|ration)|sign[_-]?up|registr[oaeiy]|rejestrac|inscription|cadastro|kayıt|pendaftaran|регистрац|реєстрац|đăng ký|注册|註冊|登録|가입/i],
  ['reset', /reset|forgot|recover|zurücksetz|réinitialis|restablec|redefin|reimpost|sıfırla|сброс|скидан|重置|リセット|재설정/i],
  ['refresh', /refresh|yenile|刷新|リフレッシュ|갱신/i],
  ['verify', /verif|e-?mail[ _-]?confirm|confirmation[ _-](?:link|token)|\botp|otp\b|Otp|OTP|2fa|mfa|totp|magic/i],
  ['remember', /remember[-_ ]?me\b|rememberMe/i],
  ['session', /session/i],
  ['access', /access(?!o\b)/i],
  ['image', /image|avatar|photo|picture|thumbnail/i],
  ['upload', /(?<!data_)upload|files?(?:\b|_|[A-Z])|(?:\b|_)file|document(?!_|\.)|attach|media|hochlad|téléver|subida|dosya|yükle|unggah|загруз|上传|上傳|アップロード|업로드/i],
  ['search', /search/i],
  ['contact', /contact|feedback|newsletter|waitlist/i],
  ['admin', /admin/i],
  ['payment', /payment|checkout|\border/i],
  ['message', /messag|chat|comment/i],
  ['ai', /\bai\b|_ai\b|llm|generat(?:e|ion)/i],
  ['export', /\bexport(?!\s+(?:const|let|var|default|async|function|class|type)\b|s\.)|download|report/i],
  ['webhook', /webhook/i],
  ['socket', /socket|\bws\b|connection/i],
  ['guest', /guest|anon/i],
  ['member', /\b(?:signed|logged)[- ]in\b|\bauthenticated (?:users?|clients?|callers?|requests?|accounts?)\b|^["']?user["']?\s*:/i],
  ['key', /api[_-]?keys?\b/i],
  ['general', /general|global|overall|allgemein|général|\bgeral\b|generale|genel|\bumum\b|общ(?:ий|ее|ая)|全局|通用|全体|전체|(?<![/\w])apis?\b(?![/\w])|api(?:rate)?limit/i],
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
