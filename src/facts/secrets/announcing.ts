import { callKeywords } from './calls/calls.ts';
import { placeKeywords } from './calls/given-by-place.ts';
import { copiedRowsKeywords } from './structures/copied-rows.ts';
import { derKeyKeywords } from './structures/der-key.ts';
import { foreignLabelKeywords } from './structures/foreign-labels.ts';
import { formatKeywords } from './structures/format-strings.ts';
import { insertedRowsKeywords } from './structures/inserted-rows.ts';
import { seedPhraseKeywords } from './structures/seed-phrase.ts';
import { sessionCookieKeywords } from './structures/session-cookie.ts';
import { testCaseKeywords } from './structures/test-cases.ts';
import { userMapKeywords } from './structures/user-maps.ts';
import { escapeKeywords } from './tokens/escaped-runs.ts';

/** What a keyword announces, besides the formats of providers. */
export type Announces =
  | 'dsn'
  | 'sql-rows'
  | 'inserted-rows'
  | 'copied-rows'
  | 'name'
  | 'call'
  | 'place'
  | 'url'
  | 'private-key'
  | 'header'
  | 'curl'
  | 'json-web-key'
  | 'kubernetes-secret'
  | 'jaas'
  | 'user-map'
  | 'session-cookie'
  | 'foreign-label'
  | 'seed-phrase'
  | 'escape'
  | 'format'
  | 'test-case'
  | 'der-key';

/** By what each of them announces. */
export const announcing: Readonly<Record<Announces, readonly string[]>> = {
  name: [
    'pass',
    'pwd',
    'psw',
    'psk',
    '_pw',
    'bindpw',
    'rootpw',
    'pw =',
    'pw=',
    'pw:',
    'pw"',
    'pw}',
    'pw ',
    "pw'",
    'pword',
    'secret',
    'token',
    'apikey',
    'api_key',
    'api-key',
    '_key',
    '-key',
    'accesskey',
    'aeskey',
    'deskey',
    'secretkey',
    'privatekey',
    'encryptionkey',
    'signingkey',
    'masterkey',
    'authkey',
    'accountkey',
    'appkey',
    'nwkskey',
    'appskey',
    'sharedkey',
    'licensekey',
    'sessionkey',
    'cipherkey',
    'hmackey',
    'securitykey',
    'servicekey',
    'sshkey',
    'storagekey',
    'credential',
    'creds',
    'erlang_cookie',
    '_auth',
    'authorization',
    'jwt',
    'salt',
    'key"',
    "key'",
    'key("',
    "key('",
    'key =',
    'key :=',
    'iv =',
    'iv=',
    'init_vector',
    'initvector',
    'key:',
    'key=',
    'api key',
    'secret key',
    'access key',
    'senha',
    'contrasena',
    'kennwort',
    'motdepasse',
    'mot_de_passe',
    'mdp',
    'wachtwoord',
    'parol',
    'haslo',
    'heslo',
    'sifre',
    'losenord',
    'salasana',
    'jelszo',
    'lozinka',
    'parool',
    'adgangskode',
    'kodeord',
    'matkhau',
    'mat_khau',
    'katasandi',
    'kata_sandi',
    'contrasenia',
    'slaptazodis',
    '_salt',
    'nonce',
    'pepper',
    '?auth=',
    '&auth=',
    'auth"',
    'auth: ',
    'auth = "',
    'auth[] = "',
    'bearer"',
    '.key',
    '_pin',
    '-pin',
    'pin:',
    'pin =',
    'pin=',
    'pincode',
    'pin"',
    '_pat=',
    '_pat =',
    '_pat:',
    '_pat"',
  ],
  call: callKeywords,
  place: placeKeywords,
  url: ['://'],
  escape: escapeKeywords,
  format: formatKeywords,
  dsn: ['@tcp(', '@unix(', '@(', '@/', 'jdbc:oracle:'],
  'sql-rows': ['insert into', 'insert ignore', 'insert [', 'replace into'],
  'private-key': ['-----begin', '---- begin ssh2 encrypted', 'putty-user-key-file'],
  header: ['basic ', 'bearer ', 'token ', 'api-key ', 'apikey ', "bearer', ", 'bearer", ', "basic', ", 'basic", '],
  curl: ['curl ', 'http -a', 'https -a', 'http --auth', 'https --auth'],
  'inserted-rows': insertedRowsKeywords,
  'copied-rows': copiedRowsKeywords,
  'test-case': testCaseKeywords,
  'der-key': derKeyKeywords,
  jaas: ['loginmodule required', 'loginmodule sufficient'],
  'json-web-key': ['"kty"', '\\"kty\\"', 'kty:'],
  'user-map': userMapKeywords,
  'session-cookie': sessionCookieKeywords,
  'foreign-label': foreignLabelKeywords,
  'seed-phrase': seedPhraseKeywords,
  'kubernetes-secret': ['kind: secret', '"kind": "secret"'],
};
