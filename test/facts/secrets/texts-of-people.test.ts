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
  ['mail.txt', keyWith('> ')],
  ['boot.log', keyWith('2026-01-02T03:04:05Z ')],
  ['fix.patch', keyWith('+')],
  ['fix.patch', `@@ -0,0 +1 @@\n+AKIA${'QZ7XKJ2PLMN5VTR3'}`],
  ['access.log', `GET /cb?t=https%3A%2F%2Fhooks.slack.com%2Fservices%2FT0${hex(7).toUpperCase()}%2FB0${hex(8).toUpperCase()}%2F${random(24)} 200`],
];

const lookAlikes: readonly Text[] = [
  ['README.md', 'Пароль: минимум 8 символов'],
  ['README.md', '密码：至少8位'],
  ['README.md', 'Le mot de passe est obligatoire'],
  ['ru.json', '{"пароль": "Пароль"}'],
  ['mail.txt', '> -----BEGIN CERTIFICATE-----\n> MIID\n> -----END CERTIFICATE-----'],
  ['fix.patch', `@@ -1 +1 @@\n-  rev: ${hex(40)}\n+  rev: ${hex(40)}`],
  ['access.log', 'GET /search?q=a%2Fb%2Fc%2Bd%2Fe 200'],
];

describeTexts({ secrets, lookAlikes });
