import { createHash } from 'node:crypto';
import { describeTexts } from './found-in.ts';
import { hex, random } from './made-up.ts';

const uuid = `${hex(8)}-${hex(4)}-4${hex(3)}-9${hex(3)}-${hex(12)}`;

/** True secrets that look like what is no secret: each stands where an excuse for look-alikes once reached too far. */
const secrets: readonly (readonly [string, string])[] = [
  // In capital letters, as OpenPGP writes its fingerprints.
  ['a.py', `API_SECRET_KEY = "${hex(40).toUpperCase()}"`],
  // What begins like the scheme of a header.
  ['.env', 'DB_PASSWORD=Bearer#9k2Lm!'],
  ['.env', 'SMTP_PASSWORD=digest-Harbour77'],
  // A UUID that something is locked with.
  ['a.yml', `encryption_key: "${uuid}"`],
  ['a.py', `signing_key = "${uuid}"`],
  // Beside a word for what is encrypted, and not encrypted itself.
  ['a.yml', `encrypted:\n  enabled: false\n  secret_key: ${random(32)}`],
  ['a.yml', `auth: ${random(32)}`],
  // A sign that a shell would take for its own.
  ['.env', 'DB_PASSWORD="tree\\$House77"'],
  ['a.sh', 'export DB_PASSWORD=tree\\!House77'],
  // A folder, a reference, a call, a path of attributes: by one word or one sign.
  ['.env', 'FTP_PWD=homeTree77'],
  ['.env', 'DB_PASSWORD=env:K9d82ms!'],
  ['a.yml', 'password: vault:Harbour77!'],
  ['.env', 'DB_PASSWORD=Harbour(77)x'],
  ['.env', 'DB_PASSWORD=@pass77Tree'],
  // Below a folder of translations, and in an entry that is called as labels are.
  ['src/i18n/config.json', '{"password": "lemonTree77"}'],
  ['a.properties', 'error.queue.password=lemonTree77'],
  // "pass" of a login.
  ['README.md', 'login ann, pass: harbour77'],
  ['a.js', 'const store = { host: "db", pass: "lemontree" };'],
  ['a.yml', 'smtp:\n  pass: lemontree'],
  ['app.min.js', 't={adminPassword:"lemonTree77"}'],
  // Behind the mark of a sandbox.
  ['.env', `API_SECRET=test_secret_${random(24)}`],
  // Words of pages, parsers and servers, which stand in no environment.
  ['.env', `SYNC_TOKEN=${random(32)}`],
  ['.env', 'PROXY_PASS=lemonTree77'],
  ['auth.ts', `const ADMIN_HASH =\n  '$argon2id$v=19$m=65536,t=3,p=4$${random(22)}$${random(43)}';`],
  // The longest key that HMAC takes as it is.
  ['sign.h', `static const uint8_t kSecret[128] = { ${bytes(128)} };`],
  // What a key is laid out to, or a text is mixed with.
  ['sign.c', `static const uint8_t aesKey[176] = { ${bytes(176)} };`],
  // It holds its own name, and more.
  ['n8n.nix', `entries."n8n-api-jwt" = "n8n-api-jwt-${random(20)}";`],
  ['conn.c', 'strcpy(conn->user, "ann");\nstrcpy(conn->pass, "lemonTree77@home");'],
  ['.env', `NEXT_PUBLIC_API_SECRET=${random(32)}`],
  ['.env', `HASHED_PASSWORD_SALT=${random(32)}`],
  // Rows of keys and words that a program locks with all the same.
  ['a.py', 'AES_KEY = b"0123456789abcdef"'],
  ['a.py', 'app.config["SECRET_KEY"] = "secret!"'],
  ['a.py', 'app.secret_key = "my secret key"'],
  ['a.py', 'app.secret_key = "dev"'],
  ['config.toml', '[jwt]\nsecret = "shop-secret-key"'],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['a.sh', 'kSecret="AWS4$secret"'],
  ['a.py', "tampered_token = token[:-5] + 'XXXXX'"],
  ['a.tcl', 'user-defined PASSWORD "\\"$::monitor__passwd\\"" \\'],
  ['a.py', 'internal_signing_key="test_internal_key_67890"'],
  ['.env', 'AUTH=env:DB_PASSWORD'],
  ['.env', 'NEXT_PUBLIC_API_KEY_ID=shop'],
  ['nginx.conf', 'location / { proxy_pass backend77; }'],
  ['src/i18n/de.json', '{"password": "Passwort2"}'],
  ['a.yml', 'password: vault:secret/data/shop#password'],
  ['README.md', 'pass: 16/16, all green'],
  // By this the store of an app knows it, and every copy of the app carries it. https://www.revenuecat.com/docs/projects/authentication
  ['App.swift', `Purchases.configure(withAPIKey: "appl_${random(27)}")`],
  // Nobody's: a login without a user takes as long.
  ['auth.ts', `const DUMMY_HASH =\n  '$argon2id$v=19$m=65536,t=3,p=4$${random(22)}$${random(43)}';`],
  // A table that a hash begins with: no key has so many bytes.
  ['hash.h', `static const uint8_t kSecret[192] = { ${bytes(192)} };`],
  // By what name something is put away.
  ['n8n.nix', 'entries."n8n-api-jwt" = "n8n-api-jwt";\nother.token_command = "get n8n-api-jwt";'],
  ['a.js', 'const entries = { "q7-svc-x9-token": "q7-svc-x9-token" };'],
  // What a reader of FTP without an account gives: who is asking. https://www.rfc-editor.org/rfc/rfc1635
  ['conn.c', 'strcpy(conn->user, "anonymous");\nstrcpy(conn->pass, "mailto:fetch@fetch.dev");'],
];

/** As C writes them. */
function bytes(count: number): string {
  const drawn = Array.from({ length: Math.ceil(count / 64) }, (_, index) => createHash('sha512').update(`${index}`).digest()).flatMap((digest) => [...digest]);
  return drawn
    .slice(0, count)
    .map((byte) => `0x${byte.toString(16).padStart(2, '0')}`)
    .join(', ');
}

describeTexts({ secrets, lookAlikes });
