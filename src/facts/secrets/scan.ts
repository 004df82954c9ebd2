import type { Announces } from './announcing.ts';
import { amongRecords } from './assignments/among-records.ts';
import { assignmentTo, nameRound } from './assignments/assignment.ts';
import type { Assignment } from './assignments/form.ts';
import { judgeAssignment } from './assignments/judge-assignment.ts';
import { isLockFile, isTranslation, syntaxOf } from './assignments/language.ts';
import { surroundingsOf } from './assignments/surroundings.ts';
import { callAt } from './calls/calls.ts';
import { givenByPlace } from './calls/given-by-place.ts';
import { type Candidate, withoutOverlaps } from './candidate.ts';
import { findKeywords, type Hits } from './keywords.ts';
import { ofPath } from './of-path.ts';
import { withAwsPairs } from './structures/aws-pairs.ts';
import { copiedRows } from './structures/copied-rows.ts';
import { derKeyAt } from './structures/der-key.ts';
import { dsnPasswordAt } from './structures/dsn.ts';
import { foreignLabelAt } from './structures/foreign-labels.ts';
import { formatStringAt } from './structures/format-strings.ts';
import { curlUserAt, headerAt } from './structures/headers.ts';
import { hostRowSecrets, isHostList } from './structures/host-rows.ts';
import { htmlTableSecrets } from './structures/html-tables.ts';
import { insertedRowsAt } from './structures/inserted-rows.ts';
import { jaasUsersAt } from './structures/jaas-users.ts';
import { isKnownFile, knownFileCandidates } from './structures/known-files.ts';
import { kubernetesSecretCandidates } from './structures/kubernetes-secret.ts';
import { isNamedFile, namedFileSecret } from './structures/named-file.ts';
import { jsonWebKeyAt, privateKeyAt } from './structures/private-keys.ts';
import { withRepeats } from './structures/repeated-secret.ts';
import { seedPhraseAt } from './structures/seed-phrase.ts';
import { sessionCookieAt } from './structures/session-cookie.ts';
import { sqlRowSecretsAt } from './structures/sql-rows.ts';
import { tableSecrets } from './structures/table-columns.ts';
import { testCaseSecretsAt } from './structures/test-cases.ts';
import { urlCredentialAt } from './structures/url-credentials.ts';
import { userMapAt } from './structures/user-maps.ts';
import { detectorTable } from './tokens/detector-table.ts';
import { decodedRuns } from './tokens/encoded.ts';
import { escapedRuns } from './tokens/escaped-runs.ts';
import { type KeywordHit, providerMatches } from './tokens/provider-matches.ts';
import { splitTokens } from './tokens/split-tokens.ts';
import { type TokenRun, tokenRuns } from './tokens/token-runs.ts';
import { nameKind } from './values/secret-name.ts';

/**
 * Every secret in the bytes of a file, or of a window of it: offsets are bytes, values are the bytes read as latin1. One pass finds all
 * keywords; expressions run only round them. `depth` counts the encodings that were undone to get here.
 */
export const scanBytes = (written: Uint8Array, path: string, depth = 0): readonly Candidate[] => {
  const bytes = depth === 0 && isPatch(path) ? withoutMarks(written) : written;
  const { known, named, hosts } = depth === 0 ? kindOf(path) : noKind;
  const runs = tokenRuns(bytes);
  const hits = findKeywords(bytes, runs);
  const encoded = depth < 2 && runs.length > 0 && !isLockFile(path) ? decodedRuns(bytes, runs) : [];
  if (hits.detectors.size === 0 && hits.announced.size === 0 && hits.opened.size === 0 && encoded.length === 0 && !known && !named && !hosts) return [];
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (text.startsWith('$ANSIBLE_VAULT')) return [];

  const { candidates, voided } = providerCandidates(text, hits, runs);
  // One by one: a call takes no hundred thousand arguments.
  for (const announces of [...hits.announced.keys()].sort(inOrderOfFinders))
    for (const candidate of finders[announces]?.(text, path, hits.announced.get(announces) ?? []) ?? []) candidates.push(candidate);
  // A table may name its columns by no keyword.
  const names = hits.announced.get('name') ?? [];
  for (const candidate of [...tableSecrets(text, path, names), ...htmlTableSecrets(text, path, names)]) candidates.push(candidate);
  if (known) candidates.push(...knownFileCandidates(path, text));
  if (hosts) candidates.push(...hostRowSecrets(text));
  const alone = named ? namedFileSecret(path, text) : undefined;
  if (alone) candidates.push(alone);
  const escaped = depth < 2 ? escapedRuns(text, hits.announced.get('escape') ?? []) : [];
  const split = depth === 0 ? splitTokens(text, hits.opened) : [];
  for (const run of [...encoded, ...escaped, ...split]) {
    const [inner] = scanBytes(run.bytes, run.path ?? path, depth + 1);
    // What a token says of itself is no secret.
    if (inner && !/nonce$/i.test(inner.variable ?? ''))
      candidates.push({ ...inner, start: run.start, end: run.end, reasons: [...inner.reasons, 'it stands there in another form'] });
  }
  return candidates.length === 0 ? candidates : withAwsPairs(withRepeats(withoutOverlaps(candidates, voided), text));
};

/** What its path says that a file holds. */
const kindOf = ofPath((path) => ({ known: isKnownFile(path), named: isNamedFile(path), hosts: isHostList(path) }));
const noKind = { known: false, named: false, hosts: false };

const isPatch = (path: string): boolean => /\.(?:patch|diff)$/i.test(path);

/** The lines of a patch as they stand in the file: what marks them as new or gone could be a part of many tokens. */
const withoutMarks = (patch: Uint8Array): Uint8Array => {
  const bytes = Uint8Array.from(patch);
  for (let at = 0; at >= 0 && at < bytes.length; ) {
    if (bytes[at] === plus || (bytes[at] === minus && !isRuler(bytes, at))) bytes[at] = space;
    const end = bytes.indexOf(newline, at);
    at = end < 0 ? -1 : end + 1;
  }
  return bytes;
};
const [plus, minus, space, newline] = [0x2b, 0x2d, 0x20, 0x0a];

/** Five of them open a key that stands there by itself. */
const isRuler = (bytes: Uint8Array, at: number): boolean => bytes.subarray(at, at + 5).every((byte) => byte === minus) && bytes[at + 5] !== minus;

/** What stands in a program or a database: of the bytes round it nothing can be told, so only what has the form of a provider's token. */
export const scanBinary = (bytes: Uint8Array): readonly Candidate[] => {
  const runs = tokenRuns(bytes);
  const hits = findKeywords(bytes, runs);
  if (hits.detectors.size === 0) return [];
  const { candidates, voided } = providerCandidates(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'), hits, runs);
  return withoutOverlaps(candidates, voided);
};

const providerCandidates = (
  text: string,
  { detectors }: Hits,
  runs: readonly TokenRun[],
): { readonly candidates: Candidate[]; readonly voided: { start: number; end: number }[] } => {
  const candidates: Candidate[] = [];
  const voided: { start: number; end: number }[] = [];
  for (const [index, found] of detectors) {
    const detector = detectorTable[index];
    if (!detector) continue;
    const matches = providerMatches(text, detector, found, runs);
    candidates.push(...matches.candidates);
    voided.push(...matches.voided);
  }
  return { candidates, voided };
};

type Finder = (text: string, path: string, hits: readonly KeywordHit[]) => readonly Candidate[];

const eachHit =
  (at: (text: string, hit: KeywordHit, path: string) => Candidate | undefined): Finder =>
  (text, path, hits) =>
    hits.flatMap((hit) => at(text, hit, path) ?? []);

/** These look at thousands of characters each: no real file has more than a few. */
const few =
  (find: Finder): Finder =>
  (text, path, hits) =>
    find(text, path, hits.slice(0, 500));

const assignments: Finder = (text, path, hits) => {
  if (isLockFile(path)) return [];
  const surroundings = surroundingsOf(path, text);
  const found: Candidate[] = [];
  const refused: Assignment[] = [];
  let done = -1;
  for (const hit of hits) {
    if (hit.start < done) continue;
    const name = nameRound(text, hit.start, hit.end, surroundings.syntax);
    done = name.end;
    if (!mayNameSecret(text.slice(name.start, name.end))) continue;
    const assignment = assignmentTo(name, text, surroundings.syntax);
    const candidate = assignment && judgeAssignment(assignment, text, surroundings);
    if (candidate) found.push(candidate);
    else if (assignment) refused.push(assignment);
  }
  return [...found, ...amongRecords(refused, found, surroundings)];
};

/** "passing", "tokenizer" and "primaryKeys" cost no more than this look. */
const mayNameSecret = (name: string): boolean =>
  nameKind(name) !== undefined ||
  /key\d?$|key_[a-z]{3,12}\d?$|(?:^|_)iv$|vector$|pass(?:w|_?h)|pwd|pin(?:code)?$/i.test(name) ||
  /^[A-Z][A-Z0-9_]*_(?:TOKEN|PASS|KEYS)$/.test(name);

/** What each kind of keyword announces, and who reads it there: of candidates that are alike in all, those of the first one are taken. */
const finders: Readonly<Partial<Record<Announces, Finder>>> = {
  url: eachHit((text, hit, path) => urlCredentialAt(text, hit.start, path)),
  dsn: eachHit((text, hit, path) => dsnPasswordAt(text, hit.start, path)),
  'sql-rows': (text, _, hits) => hits.flatMap((hit) => sqlRowSecretsAt(text, hit.start)),
  jaas: (text, _, hits) => hits.flatMap((hit) => jaasUsersAt(text, hit.start)),
  'user-map': (text, path, hits) => (isTranslation(path) ? [] : hits).flatMap((hit) => userMapAt(text, hit.start)),
  format: (text, _, hits) => hits.flatMap((hit) => formatStringAt(text, hit.start, hit.end)),
  'session-cookie': eachHit((text, hit) => sessionCookieAt(text, hit.start)),
  'foreign-label': eachHit((text, hit) => foreignLabelAt(text, hit.end)),
  'seed-phrase': eachHit((text, hit) => seedPhraseAt(text, hit.end)),
  'private-key': eachHit((text, hit) => privateKeyAt(text, hit.start)),
  'der-key': eachHit((text, hit) => derKeyAt(text, hit.start)),
  header: eachHit((text, hit) => headerAt(text, hit.start)),
  call: eachHit((text, hit, path) => callAt(text, hit.start, hit.end, path)),
  place: eachHit((text, hit, path) => givenByPlace(text, hit.start, hit.end, path)),
  curl: eachHit((text, hit, path) => curlUserAt(text, hit.start, path)),
  'test-case': few((text, _, hits) => hits.flatMap((hit) => testCaseSecretsAt(text, hit.start))),
  'copied-rows': few((text, _, hits) => copiedRows(text, hits)),
  'inserted-rows': few((text, _, hits) => hits.flatMap((hit) => insertedRowsAt(text, hit.start))),
  'json-web-key': few(eachHit((text, hit) => jsonWebKeyAt(text, hit.start))),
  name: assignments,
  'kubernetes-secret': (text, path) => (syntaxOf(path) === 'prose' ? [] : kubernetesSecretCandidates(text)),
};
const orderOfFinders = new Map(Object.keys(finders).map((announces, index) => [announces, index]));
const inOrderOfFinders = (a: Announces, b: Announces): number => (orderOfFinders.get(a) ?? 0) - (orderOfFinders.get(b) ?? 0);
