import { buildAutomaton } from '../text/automaton.ts';
import { callKeywords } from './calls/calls.ts';
import { copiedRowsKeywords } from './structures/copied-rows.ts';
import { derKeyKeywords } from './structures/der-key.ts';
import { foreignLabelKeywords } from './structures/foreign-labels.ts';
import { formatKeywords } from './structures/format-strings.ts';
import { insertedRowsKeywords } from './structures/inserted-rows.ts';
import { seedPhraseKeywords } from './structures/seed-phrase.ts';
import { sessionCookieKeywords } from './structures/session-cookie.ts';
import { testCaseKeywords } from './structures/test-cases.ts';
import { userMapKeywords } from './structures/user-maps.ts';
import { detectorTable } from './tokens/detector-table.ts';
import { escapeKeywords } from './tokens/escaped-runs.ts';
import type { KeywordHit } from './tokens/provider-matches.ts';

/** What a keyword announces, besides the formats of providers. */
export type Announces =
  | 'dsn'
  | 'sql-rows'
  | 'inserted-rows'
  | 'copied-rows'
  | 'name'
  | 'call'
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

const announcing: Readonly<Record<Announces, readonly string[]>> = {
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
    'parola',
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
  url: ['://'],
  escape: escapeKeywords,
  format: formatKeywords,
  dsn: ['@tcp(', '@unix(', '@(', '@/', 'jdbc:oracle:'],
  'sql-rows': ['insert into', 'insert ignore', 'replace into'],
  'private-key': ['-----begin', '---- begin ssh2 encrypted', 'putty-user-key-file'],
  header: ['basic ', 'bearer ', 'token ', "bearer', ", 'bearer", ', "basic', ", 'basic", '],
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

interface Keyword {
  readonly text: string;
  readonly announces: readonly Announces[];
  readonly detectors: readonly number[];
}

const makeKeywords = (): readonly Keyword[] => {
  const keywords = new Map<string, { text: string; announces: Announces[]; detectors: number[] }>();
  const entry = (text: string) => {
    const known = keywords.get(text) ?? { text, announces: [], detectors: [] };
    keywords.set(text, known);
    return known;
  };
  for (const [announces, texts] of Object.entries(announcing)) for (const text of texts) entry(text).announces.push(announces as Announces);
  detectorTable.forEach((detector, index) => {
    for (const text of detector.keywords) entry(text).detectors.push(index);
  });
  return [...keywords.values()];
};

const keywords = makeKeywords();
const automaton = buildAutomaton(keywords.map((keyword) => keyword.text));

/** Where every keyword stands, sorted by what it announces. */
export interface Hits {
  readonly detectors: Map<number, readonly KeywordHit[]>;
  readonly announced: Map<Announces, KeywordHit[]>;
}

/** One pass over the bytes. Where a keyword stands is one list for all the detectors that it wakes. */
export const findKeywords = (bytes: Uint8Array): Hits => {
  const hits: Hits = { detectors: new Map(), announced: new Map() };
  const ofKeyword = new Map<number, { readonly start: number; end: number }[]>();
  automaton.scan(bytes, (index, end) => {
    const keyword = keywords[index];
    if (!keyword) return;
    const start = end - keyword.text.length;
    for (const announces of keyword.announces) push(hits.announced, announces, { start, end });
    if (keyword.detectors.length === 0) return;
    // A megabyte of one letter holds a million times a keyword that repeats it: it is looked round once.
    const last = ofKeyword.get(index)?.at(-1);
    if (last && start < last.end) last.end = end;
    else push(ofKeyword, index, { start, end });
  });
  for (const [index, found] of ofKeyword)
    for (const detector of keywords[index]?.detectors ?? []) {
      const others = hits.detectors.get(detector);
      hits.detectors.set(detector, others ? [...others, ...found].sort((a, b) => a.end - b.end || a.start - b.start) : found);
    }
  return hits;
};

const push = <Key, Hit extends KeywordHit>(map: Map<Key, Hit[]>, key: Key, hit: Hit): void => {
  const list = map.get(key);
  if (list) list.push(hit);
  else map.set(key, [hit]);
};
