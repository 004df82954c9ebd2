/** What a name promises of its value, read word by word: `db_password`, `clientSecret`, `API-KEY`, `spring.datasource.password`. */
export type NameKind = 'password' | 'secret' | 'token' | 'key' | 'auth';

/** Splits camelCase, snake_case, kebab-case, dotted and spaced names into lower-case words; digits stay with the word before them. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .slice(-120)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** The kind of secret that a variable, key, column or option of this name holds; undefined when the name does not say secret. */
export const nameKind = (name: string): NameKind | undefined => {
  const known = kinds.get(name);
  if (known !== undefined) return known === 'none' ? undefined : known;
  const kind = readKind(name);
  if (kinds.size < 20_000) kinds.set(name, kind ?? 'none');
  return kind;
};

/** The same names stand in a repository over and over. */
const kinds = new Map<string, NameKind | 'none'>();

const readKind = (name: string): NameKind | undefined => {
  // A word that a language keeps for itself.
  if (name === 'pass_') return undefined;
  let words = wordsOf(name);
  if (words.some((word) => publicWords.has(word)) || (words.includes('vapid') && !words.includes('private'))) return undefined;
  // Useless without the key that it is locked with.
  if (words.at(-1) === 'key' && words.some((word) => word === 'encrypted' || word === 'wrapped')) return undefined;
  // "password2", "token_v3", "DB_PASSWORD_PROD", "secret_key_base": what follows says which one, not what it is.
  while (words.length > 1 && trailing.test(words.at(-1) ?? '')) words = words.slice(0, -1);
  const last = (words.at(-1) ?? '').replace(/\d+$/, '');
  const before = words.at(-2) ?? '';
  // 1Password, LastPass: products.
  if (/^(?:one|1|last|nord|proton|samsung|kee)pass(?:word)?$/.test(`${before}${last}`) || /^(?:one|last|nord|proton|kee)pass(?:word)?$/.test(last)) return undefined;
  const joined = `${before}${last}`;
  if (
    last === 'pass'
      ? !notBeforePass.has(before)
      : passwords.has(last) ||
        passwords.has(joined) ||
        /^[a-z]{1,12}(?:password|passwd|passphrase|passwort)$|^(?:db|my|user|usr|admin|root|smtp|mail|ftp|sftp|sql|mysql|pg|ldap|key|store|keystore|trust|truststore|cert|ssh|wifi|web|login|http|host|server|rpc|redis|mq|ssl|pfx|sudo|email|auth|sa|upd|vnc|ap)pass$/.test(
          last,
        )
  )
    return asking.has(words[0] ?? '') ? undefined : 'password';
  if (passwords.has(before) && wordAfterPassword.has(last)) return 'password';
  if (last === 'secret' || last === 'secrets' || /^(?:client|app|consumer|api|jwt|shared|oauth|hmac)secret$/.test(last)) return 'secret';
  if (last === 'token' || /^(?:access|auth|api|bot|bearer|refresh|oauth|id|personal)token$/.test(last))
    return notBeforeToken.has(before) || before === 'next' ? undefined : 'token';
  if (last === 'jwt' || last === 'bearer' || last === 'pat') return words.length > 1 || last !== 'pat' ? 'token' : undefined;
  if (joinedKeys.test(last) || (last === 'key' && joinedKeys.test(joined))) return 'key';
  if (last === 'salt' || last === 'nonce' || last === 'cnonce') return 'key';
  if (last === 'credential' || last === 'credentials' || last === 'creds' || last === 'cred') return 'secret';
  if (last === 'auth' || last === 'authorization') return 'auth';
  return undefined;
};

const passwords = new Set([
  'password',
  'passwd',
  'pwd',
  'pw',
  'pword',
  'passwort',
  'passphrase',
  'passcode',
  'psk',
  'psw',
  'pswd',
  'passw',
  'motdepasse',
  'contrasena',
  'senha',
  'wachtwoord',
  'parola',
  'kennwort',
  'authtok',
]);
/** "update_password: on_create" says what happens to it. */
const asking = new Set([
  'update',
  'updating',
  'forgot',
  'forget',
  'forgotten',
  'show',
  'hide',
  'toggle',
  'require',
  'requires',
  'allow',
  'allows',
  'check',
  'validate',
  'enable',
  'disable',
  'is',
  'has',
  'verify',
  'remember',
]);
const publicWords = new Set([
  'public',
  'pub',
  'publishable',
  'pubkey',
  'publickey',
  'sha',
  'sha1',
  'sha256',
  'sha512',
  'md5',
  'hash',
  'hashed',
  'digest',
  'checksum',
  'integrity',
  'fingerprint',
  'commit',
  'sealed',
  'nopasswd', // of sudoers
]);
const trailing =
  /^(?:\d+|v\d+|prod(?:uction)?|dev(?:elopment)?|stag(?:ing|e)|test(?:ing)?|live|local|base|value|val|str|string|literal|default|old|new|current|main|primary|secondary|backup|plain|plaintext|raw|clear|text|admin|root|again|repeat|repeated|retype|confirm|confirmation|attempt)$/;
const notBeforePass = new Set([
  'verification',
  'validation',
  'analysis',
  'warmup',
  'cleanup',
  'rendering',
  'optimization',
  'post',
  'pre',
  'first',
  'second',
  'third',
  'single',
  'multi',
  'by',
  'did',
  'must',
  'all',
  'tests',
  'render',
  'final',
  'last',
  'next',
  'two',
  'one',
  'low',
  'high',
  'band',
  'boarding',
  'will',
  'should',
  'can',
  'shader',
  'no',
  'num',
  'compiler',
  'opt',
  'function',
  // Directives of nginx: fastcgi_pass and the like.
  'proxy',
  'fastcgi',
  'uwsgi',
  'scgi',
  'grpc',
  'memcached',
]);
const wordAfterPassword = new Set(['production', 'dev', 'confirmation']);
const notBeforeToken = new Set([
  'pad',
  'bos',
  'eos',
  'unk',
  'sep',
  'cls',
  'mask',
  'stop',
  'start',
  'end',
  'page',
  'pagination',
  'continuation',
  'max',
  'min',
  'num',
  'per',
  'special',
  'csrf',
  'xsrf',
  'next',
  'prev',
  'previous',
  'sync',
  'since',
  'batch',
  'cursor',
  'shard',
  'current',
  'cancellation',
  'cancel',
  'first',
  'last',
  'new',
  'keyword',
  'string',
  'syntax',
  'parser',
  'lexer',
  'erc20',
  'design',
  'color',
  'image',
  'placeholder',
  'idempotency',
  'is',
  'has',
  'symbol',
  'operator',
  'punctuation',
]);
const joinedKeys =
  /^(?:api|app|access|secret|or|private|priv|encryption|encrypt|decryption|signing|sign|signature|master|auth|account|service|shared|hmac|deploy|license|ssh|crypto|cipher|jwt|aes|rsa|root|sas|write|webhook|validation|machine|functions?|host|subscription|instrumentation|secretaccess|accountaccess|cookie|nonce|integration|ingest|security|admin|consumer|merchant|gateway|developer|dev|server|bot|oauth|token|user|client|vault|kms|psk|preshared|recaptcha|captcha|maps|stripe|openai|sendgrid|mailgun|datadog|twilio|aws|google|azure|firebase|algolia|sentry|github|gitlab)key$/;
