import { buildAutomaton } from '../automaton.ts';
import { assignmentTo, nameRound } from './assignment.ts';
import { withAwsPairs } from './aws-pairs.ts';
import { callAt, callKeywords } from './calls.ts';
import { type Candidate, withoutOverlaps } from './candidate.ts';
import { detectorTable } from './detector-table.ts';
import { dsnPasswordAt } from './dsn.ts';
import { decodedRuns } from './encoded.ts';
import { curlUserAt, headerAt } from './headers.ts';
import { jaasUsersAt } from './jaas-users.ts';
import { judgeAssignment } from './judge-assignment.ts';
import { isKnownFile, knownFileCandidates } from './known-files.ts';
import { kubernetesSecretCandidates } from './kubernetes-secret.ts';
import { isLockFile, syntaxOf } from './language.ts';
import { jsonWebKeyAt, privateKeyAt } from './private-keys.ts';
import { type KeywordHit, providerMatches } from './provider-matches.ts';
import { nameKind } from './secret-name.ts';
import { sqlRowSecretsAt } from './sql-rows.ts';
import { surroundingsOf } from './surroundings.ts';
import { tableSecrets } from './table-columns.ts';
import { urlCredentialAt } from './url-credentials.ts';

/** What a keyword announces, besides the formats of providers. */
type Announces = 'dsn' | 'sql-rows' | 'name' | 'call' | 'url' | 'private-key' | 'header' | 'curl' | 'json-web-key' | 'kubernetes-secret' | 'jaas';

const announcing: Readonly<Record<Announces, readonly string[]>> = {
  name: [
    'pass',
    'pwd',
    'psw',
    'psk',
    '_pw',
    'pword',
    'secret',
    'token',
    'apikey',
    'api_key',
    'api-key',
    '_key',
    '-key',
    'accesskey',
    'secretkey',
    'privatekey',
    'encryptionkey',
    'signingkey',
    'masterkey',
    'authkey',
    'accountkey',
    'appkey',
    'sharedkey',
    'storagekey',
    'credential',
    'creds',
    '_auth',
    'authorization',
    'jwt',
    'salt',
    'key"',
    "key'",
    'key =',
    'key :=',
    'key:',
    'key=',
    'api key',
    'secret key',
    'access key',
    'senha',
    'contrasena',
    'kennwort',
    'motdepasse',
    '_salt',
    'nonce',
    'auth"',
    '.key',
  ],
  call: callKeywords,
  url: ['://'],
  dsn: ['@tcp(', '@unix(', '@/', 'jdbc:oracle:'],
  'sql-rows': ['insert into', 'insert ignore', 'replace into'],
  'private-key': ['-----begin', 'putty-user-key-file'],
  header: ['basic ', 'bearer ', 'token '],
  curl: ['curl '],
  jaas: ['loginmodule required', 'loginmodule sufficient'],
  'json-web-key': ['"kty"', '\\"kty\\"'],
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
interface Hits {
  readonly detectors: Map<number, KeywordHit[]>;
  readonly announced: Map<Announces, KeywordHit[]>;
}

const findKeywords = (bytes: Uint8Array): Hits => {
  const hits: Hits = { detectors: new Map(), announced: new Map() };
  automaton.scan(bytes, (index, end) => {
    const keyword = keywords[index];
    if (!keyword) return;
    const hit = { start: end - keyword.text.length, end };
    for (const detector of keyword.detectors) push(hits.detectors, detector, hit);
    for (const announces of keyword.announces) push(hits.announced, announces, hit);
  });
  return hits;
};

const push = <Key>(map: Map<Key, KeywordHit[]>, key: Key, hit: KeywordHit): void => {
  const list = map.get(key);
  if (list) list.push(hit);
  else map.set(key, [hit]);
};

/**
 * Every secret in the bytes of a file, or of a window of it: offsets are bytes, values are the bytes read as latin1. One pass finds all
 * keywords; expressions run only round them. `depth` counts the encodings that were undone to get here.
 */
export const scanBytes = (bytes: Uint8Array, path: string, depth = 0): readonly Candidate[] => {
  const hits = findKeywords(bytes);
  const known = depth === 0 && isKnownFile(path);
  const encoded = depth < 2 && !isLockFile(path) ? decodedRuns(bytes) : [];
  if (hits.detectors.size === 0 && hits.announced.size === 0 && encoded.length === 0 && !known) return [];
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (text.startsWith('$ANSIBLE_VAULT')) return [];

  const candidates: Candidate[] = [];
  const voided: { start: number; end: number }[] = [];
  for (const [index, found] of hits.detectors) {
    const detector = detectorTable[index];
    if (!detector) continue;
    if (isJudgedByStructure(detector.keywords)) continue;
    const matches = providerMatches(text, detector, found);
    candidates.push(...matches.candidates);
    voided.push(...matches.voided);
  }
  for (const find of finders) candidates.push(...find(text, path, hits.announced));
  if (known) candidates.push(...knownFileCandidates(path, text));
  for (const run of encoded) {
    const [inner] = scanBytes(run.bytes, path, depth + 1);
    if (inner) candidates.push({ ...inner, start: run.start, end: run.end, reasons: [...inner.reasons, 'it stands there encoded'] });
  }
  return withAwsPairs(withoutOverlaps(candidates, voided));
};

/** Keys between marks are parsed here, not matched. */
const isJudgedByStructure = (words: readonly string[]): boolean => words.some((word) => /-----$|^private-lines|kty/.test(word));

type Finder = (text: string, path: string, announced: Hits['announced']) => readonly Candidate[];

const eachHit =
  (announces: Announces, at: (text: string, hit: KeywordHit) => Candidate | undefined): Finder =>
  (text, _, announced) =>
    (announced.get(announces) ?? []).flatMap((hit) => at(text, hit) ?? []);

const assignments: Finder = (text, path, announced) => {
  const hits = announced.get('name');
  if (!hits || isLockFile(path)) return [];
  const surroundings = surroundingsOf(path, text);
  const found: Candidate[] = [];
  let done = -1;
  for (const hit of hits) {
    if (hit.start < done) continue;
    const name = nameRound(text, hit.start, hit.end, surroundings.syntax);
    done = name.end;
    if (!mayNameSecret(text.slice(name.start, name.end))) continue;
    const assignment = assignmentTo(name, text, surroundings.syntax);
    const candidate = assignment && judgeAssignment(assignment, text, surroundings);
    if (candidate) found.push(candidate);
  }
  return found;
};

/** "passing", "tokenizer" and "primaryKeys" cost no more than this look. */
const mayNameSecret = (name: string): boolean => nameKind(name) !== undefined || /key\d?$|passw|pwd/i.test(name);

const kubernetesSecrets: Finder = (text, path, announced) => (announced.has('kubernetes-secret') && syntaxOf(path) !== 'prose' ? kubernetesSecretCandidates(text) : []);

const finders: readonly Finder[] = [
  eachHit('url', (text, hit) => urlCredentialAt(text, hit.start)),
  eachHit('dsn', (text, hit) => dsnPasswordAt(text, hit.start)),
  (text, _, announced) => (announced.get('sql-rows') ?? []).flatMap((hit) => sqlRowSecretsAt(text, hit.start)),
  (text, _, announced) => (announced.get('jaas') ?? []).flatMap((hit) => jaasUsersAt(text, hit.start)),
  eachHit('private-key', (text, hit) => privateKeyAt(text, hit.start)),
  eachHit('header', (text, hit) => headerAt(text, hit.start)),
  eachHit('call', (text, hit) => callAt(text, hit.start, hit.end)),
  eachHit('curl', (text, hit) => curlUserAt(text, hit.start)),
  // Each looks at thousands of characters: no real file has more than a few.
  (text, path, announced) =>
    eachHit('json-web-key', (_, hit) => jsonWebKeyAt(text, hit.start))(text, path, new Map([['json-web-key', (announced.get('json-web-key') ?? []).slice(0, 500)]])),
  assignments,
  (text, path, announced) => (announced.has('name') ? tableSecrets(text, path) : []),
  kubernetesSecrets,
];
