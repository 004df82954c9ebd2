import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { parse } from 'yaml';

/**
 * A text and whether it holds a secret. `kind` is `tp` or `fp`, as in the tables that others hand out; `path` says how it is to be read.
 * @typedef {{ kind: 'tp' | 'fp', rule: string, text: string, path?: string }} Row
 */

/** Nothing in these is a secret, and each looks like one to somebody. */
const lookAlikes = [
  ['digest', 'config.yml', 'api_key_sha256: {hex:64}'],
  ['digest', 'app.py', 'SECRET_HASH = "{hex:64}"  # sha256'],
  ['commit', 'ci.yml', 'uses: acme/token-action@{hex:40}'],
  ['commit', 'notes.md', 'The key change is {hex:40}.'],
  ['uuid', 'app.yml', 'tenant_key_id: {uuid}'],
  ['uuid', 'main.tf', 'secret_id = "{uuid}"'],
  ['lock file', 'package-lock.json', '{ "packages": { "node_modules/jwt-token": { "integrity": "sha512-{base64:86}==" } } }'],
  ['reference', 'compose.yml', 'environment:\n  DB_PASSWORD: $' + '{DB_PASSWORD}'],
  ['reference', 'app.js', 'const apiKey = process.env.PAYMENT_API_KEY;'],
  ['reference', 'app.py', 'password = os.environ["DB_PASSWORD"]'],
  ['reference', 'values.yml', 'token: vault:secret/data/app#token'],
  ['reference', 'main.tf', 'password = data.aws_secretsmanager_secret_version.db.secret_string'],
  ['reference', 'deploy.yml', 'password: $' + '{{ secrets.DB_PASSWORD }}'],
  ['placeholder', '.env.example', 'API_KEY=your-api-key-here\nDB_PASSWORD=<password>'],
  ['placeholder', 'readme.md', 'curl -H "Authorization: Bearer <token>" https://api.acme.dev/'],
  ['placeholder', 'config.yml', 'url: postgres://user:password@localhost/app'],
  ['placeholder', 'app.py', 'api_key = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"'],
  ['template', 'app.py', 'cache_token = f"token-{user_id}"'],
  ['template', 'app.rb', 'password = "#{prefix}-#{SecureRandom.hex}"'],
  ['label', 'form.ts', 'const labels = { password: "Enter your password", token: "Access token" };'],
  ['label', 'test.ts', "const words = { pass: 'passed', fail: 'failed' };"],
  ['label', 'de.json', '{ "login": { "password": "Kennwort", "secret": "Geheimnis" } }'],
  ['type', 'model.ts', 'interface Login { password: string; token: Promise<string>; apiKey?: ApiKeyValue }'],
  ['expression', 'rules.ts', 'export const rules = { credential: /^(?:api|auth)[-_]?key$/i };'],
  ['call', 'app.go', 'token := generateToken(ctx, user.ID)'],
  ['number', 'app.yml', 'token_ttl_seconds: 3600\nmax_tokens: 4096'],
  ['public key', 'key.pub', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{base64:43} ann@acme'],
  ['certificate', 'ca.crt', '-----BEGIN CERTIFICATE-----\n{base64:64}\n{base64:64}\n-----END CERTIFICATE-----'],
  ['encrypted', 'app.yml', 'password: ENC[AES256_GCM,data:{base64:12},iv:{base64:44},tag:{base64:24},type:str]'],
  ['encrypted', 'sealed.yml', 'kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgB{base64:300}'],
  ['bad checksum', '.env', 'GITHUB_TOKEN=ghp_{alnum:30}000000'],
  ['image data', 'style.css', '.token { background: url(data:image/png;base64,{base64:400}) }'],
  ['address', 'app.ts', 'const tokenUrl = "https://login.acme.dev/oauth2/v2.0/token";'],
  ['path', 'app.conf', 'ssl_certificate_key /etc/ssl/private/server.key;'],
  ['selector', 'login.spec.ts', 'await page.fill("#password-input-field", value); const passwordSelector = "input[name=password]";'],
  ['identifier', 'app.java', 'private static final String TOKEN_HEADER = "X-Auth-Token";'],
];

/** Credentials without a provider, in the places where they are written. */
const generic = [
  ['password', 'app.py', 'db_password = "{alnum:18}"'],
  ['password', 'settings.php', "define('DB_PASSWORD', 'Sunflower{digits:3}!');"],
  ['password', 'application.properties', 'spring.datasource.password=Winter{digits:4}!'],
  ['password', 'values.yml', 'postgresql:\n  auth:\n    password: "{alnum:20}"'],
  ['password', 'web.config', '<add name="Db" connectionString="Server=db.corp;User Id=app;Password={alnum:16};" />'],
  ['password', 'setup.sql', "CREATE USER app IDENTIFIED BY '{alnum:14}';"],
  ['password', 'Dockerfile', 'FROM debian:12\nENV MYSQL_ROOT_PASSWORD={alnum:14}'],
  ['password', '.netrc', 'machine git.corp.dev login ann password {alnum:16}'],
  ['password', '.pgpass', 'db.corp.dev:5432:app:app:{alnum:16}'],
  ['key', 'app.js', 'const encryptionKey = "{hex:64}";'],
  ['key', 'settings.py', "SECRET_KEY = 'k9$m{alnum:44}'"],
  ['key', 'main.go', 'const signingKey = "{base64:43}="'],
  ['key', 'terraform.tfvars', 'client_secret = "{alnum:40}"'],
  ['url', 'config.yml', 'url: amqp://worker:{alnum:16}@mq.corp.dev:5672/'],
  ['header', 'call.sh', 'curl -H "Authorization: Bearer {alnum:40}" https://api.corp.dev/'],
  ['login', 'call.sh', 'curl -u ann:{alnum:16} https://api.corp.dev/'],
];

const ways = [
  ['app.env', (/** @type {string} */ text) => text],
  ['notes.md', (/** @type {string} */ text) => `Then run it with this:\n\n    ${text}\n`],
];

/** The examples of our own detectors, what has no provider, and the look-alikes: always the same texts, and no value that was ever given out. What a
 * detector leaves alone is not among them: another one may rightly take it.
 */
export const ownTable = async () => {
  const fill = await shapeFiller();
  const folder = new URL('../../rules/secrets/detectors/', import.meta.url);
  /** @type {Row[]} */
  const rows = [];
  const add = (/** @type {'tp' | 'fp'} */ kind, /** @type {string} */ rule, /** @type {string} */ path, /** @type {string} */ shape) =>
    rows.push({ kind, rule, path, text: `${fill(shape, `${rule} ${rows.length}`).text}\n` });
  for (const name of readdirSync(folder)) {
    for (const { id, examples } of parse(readFileSync(new URL(name, folder), 'utf8')).detectors) {
      for (const shape of examples.true) for (const [path, written] of ways) add('tp', id, path, written(shape));
    }
  }
  for (const [rule, path, shape] of generic) for (let copy = 0; copy < 4; copy++) add('tp', `generic ${rule}`, path, shape);
  for (const [rule, path, shape] of lookAlikes) for (let copy = 0; copy < 4; copy++) add('fp', rule, path, shape);
  return rows;
};

/** The tests fill their shapes with TypeScript, which the oldest Node that we support cannot read. */
const shapeFiller = async () => {
  const build = await rolldown({ input: fileURLToPath(new URL('../facts/secrets/shape.ts', import.meta.url)), platform: 'node' });
  const { output } = await build.generate({ format: 'esm' });
  await build.close();
  const { fillShape } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
  return fillShape;
};

/** One JSON object a line: `kind`, `text`, perhaps `rule` and `path`. */
export const tableOf = (/** @type {string} */ file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => /** @type {Row} */ (JSON.parse(line)));
