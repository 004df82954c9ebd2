import { describeTexts, type Text } from './found-in.ts';
import { hex, random } from './made-up.ts';

/** Mails, logs, patches and pages in other languages. */

const keyLines = Array.from({ length: 24 }, () => random(64));
const keyWith = (prefix: string) => [`-----BEGIN ${'RSA'} PRIVATE KEY-----`, ...keyLines, '-----END RSA PRIVATE KEY-----'].map((line) => `${prefix}${line}`).join('\n');

const secrets: readonly Text[] = [
  ['README.md', 'Логин: admin, пароль: lemonTree77'],
  ['README.md', '用户名：admin\n密码：lemonTree77'],
  ['LISEZMOI.md', 'Mot de passe : `lemonTree77`'],
  ['NOTES.txt', 'パスワードは「lemonTree77」です'],
  ['config.py', 'contraseña = "lemonTree77"'],
  ['Config.java', 'private String motDePasse = "lemonTree77";'],
  ['konfig.py', 'haslo = "lemonTree77"'],
  ['notes.txt', 'ID/PW: ann / lemon@77'],
  ['notes.txt', 'ID(PW):ann(lemon@77)'],
  ['notes.txt', 'ID:ann,PW:lemonTree77'],
  ['notes.txt', 'Username:ann/Password:lemonTree77'],
  ['notes.txt', '비밀번호(lemonTree77)'],
  ['SETUP.md', `The staging API key is ${random(32)}.`],
  ['SETUP.md', `- **API key**: ${random(32)}`],
  ['SETUP.md', `The token is \`${random(32)}\``],
  ['SETUP.md', `the client secret is ${hex(32)}`],
  ['README.md', 'Demo account: `admin` / `lemonTree77`'],
  ['README.md', 'Login: admin / lemonTree77'],
  ['README.md', 'Log in with `ann` / `lemonTree77`'],
  ['README.md', 'You can log in as ann / lemonTree77'],
  ['README.md', 'Log in as **admin** with password **lemonTree77**.'],
  ['NOTES.md', '- reset root password to lemonTree77 on staging'],
  ['notes.txt', 'ssh deploy@web1.corp.internal  # pw lemonTree77'],
  ['upload.sh', 'ftp -n host <<END\nquote USER ann\nquote PASS lemonTree77\nEND'],
  // What begins like a list of JSON may be a section.
  ['shop.conf', '["shop.db"]\npassword = lemonTree77'],
  ['run.launch', '<stringAttribute key="VM_ARGS" value="-Ddb.password=lemonTree77 -Xmx1g"/>'],
  ['.env', 'MNEMONIC="puzzle orbit lemon window cargo velvet tunnel marble fossil garden impact shrimp"'],
  // Words that join sentences stand in the list of wallets as well.
  ['.env', 'MNEMONIC="puzzle orbit that window have tunnel marble will garden impact this shrimp"'],
  ['hardhat.config.js', `accounts: ['0x${hex(64)}']`],
  ['secrets/db_password.txt', 'lemonTree77'],
  ['run/secrets/api_token', random(32)],
  ['.vault_pass', 'lemonTree77'],
  ['auth-user-pass.txt', `ann\n${random(12)}`],
  ['mail.txt', keyWith('> ')],
  ['boot.log', keyWith('2026-01-02T03:04:05Z ')],
  ['fix.patch', keyWith('+')],
  ['fix.patch', keyWith('-')],
  ['key.diff', keyWith('')],
  ['fix.patch', `@@ -0,0 +1 @@\n+AKIA${'QZ7XKJ2PLMN5VTR3'}`],
  ['access.log', `GET /cb?t=https%3A%2F%2Fhooks.slack.com%2Fservices%2FT0${hex(7).toUpperCase()}%2FB0${hex(8).toUpperCase()}%2F${random(24)} 200`],
];

const lookAlikes: readonly Text[] = [
  ['README.md', 'The API key is api-key-of-the-service-v2-of-2024.'],
  ['README.md', 'The token is: AccessTokenOfTheServiceForVersion2'],
  ['README.md', '**Token**: src/auth/tokens/refresh-token-v2.provider.ts'],
  ['README.md', 'Пароль: минимум 8 символов'],
  ['README.md', '密码：至少8位'],
  ['README.md', '암호: AES256'],
  ['README.md', 'パスワード：SHA256'],
  ['README.md', 'Le mot de passe est obligatoire'],
  ['README.md', 'user/password authentication/OAuth2 is supported; login/password: both are required'],
  ['README.md', 'GET /user/password/reset1234'],
  ['app.yml', 'user: ann pass: $PASS1234'],
  ['README.md', 'user: see RFC7235 / RFC7617'],
  ['README.md', 'Set the password to Argon2id in the settings; the password is SHA256 hashed.'],
  ['README.md', '<p align="center">\n  <b>password: required</b>\n</p>'],
  ['.env', 'MNEMONIC="test test test test test test test test test test test junk"'],
  ['a.js', "mnemonic: 'write all words for safe use keep them with your other papers'"],
  ['op.js', "mnemonic: 'add sub mul div mov jmp call ret push pop test cmp'"],
  ['a.js', "mnemonic: 'write down the words that your wallet shows and keep them safe please now'"],
  ['token.ts', `const TOKEN_ADDRESS = '0x${hex(40)}';`],
  ['docs/password', 'password'],
  ['secrets/token', 'see the readme'],
  ['api-token', '${API_TOKEN}'],
  ['ru.json', '{"пароль": "Пароль"}'],
  ['mail.txt', '> -----BEGIN CERTIFICATE-----\n> MIID\n> -----END CERTIFICATE-----'],
  ['fix.patch', `@@ -1 +1 @@\n-  rev: ${hex(40)}\n+  rev: ${hex(40)}`],
  ['access.log', 'GET /search?q=a%2Fb%2Fc%2Bd%2Fe 200'],
];

describeTexts({ secrets, lookAlikes });
