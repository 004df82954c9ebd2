import { inBatches } from '../../batches.ts';
import { contentOf, type FileEntry, type Message, type Origin } from '../../repo/snapshot.ts';
import { answered, defineFact, UnavailableError } from '../fact.ts';
import { holdsNoText, isArchive } from '../formats/no-text.ts';
import { SourceFile } from '../source-file.ts';
import { type Zone, zoneOf } from '../zone.ts';
import { isSlight, rank } from './candidate.ts';
import type { FileSecrets, SecretHit, SecretSeen } from './find-in-file.ts';

/** Secrets in any version of any file and in the texts of commits and tags, one for each value. */
export interface HistorySecrets {
  readonly found: readonly HistorySecret[];
  /** How many contents of files were looked through, each once. */
  readonly contents: number;
  /** How many messages of commits and annotated tags. */
  readonly messages: number;
  /** How many archives, which were not opened. */
  readonly archives: number;
}

export interface HistorySecret extends SecretSeen {
  /** Oldest first; of a file that holds it in many versions, the first. */
  readonly places: readonly [HistoryPlace, ...HistoryPlace[]];
  /** Does the working tree still hold it? */
  readonly inTree: boolean;
}

/** A version of a file, or a message. Lines are 1-based, those of a message without its header. */
export interface HistoryPlace {
  readonly in: 'file' | 'commit message' | 'tag message';
  /** The commit that brought it first, or whose message it is; undefined when no ref leads there any more, and when git could not say. */
  readonly commit: string | undefined;
  /** As 2026-01-31; empty when unknown. */
  readonly day: string;
  /** The path of the file or the name of the tag. */
  readonly name: string;
  /** Undefined for a message. */
  readonly zone: Zone | undefined;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export const historySecrets = defineFact({
  name: 'historySecrets',
  revision: 44,
  needs: ['secrets'],
  from: 'history',
  countsAnywhere: true,
  selects: (file) => !holdsNoText(file.path),
  async extractor(run) {
    const { lookThrough } = await import('./find-in-file.ts');
    const { scanBytes } = await import('./scan.ts');
    const { cleanVersionsOf, isComparable } = await import('./clean-versions.ts');
    const clean = cleanVersionsOf(run);
    const shared = sharing();
    return (file): FileSecrets | undefined => {
      const { path, bytes } = file;
      const comparable = bytes !== undefined && isComparable(path, bytes);
      const isClean = bytes && clean.doubtful(path, bytes, comparable)?.every(({ start, end }) => scanBytes(bytes.subarray(start, end), path).length === 0);
      const found = isClean ? undefined : lookThrough(file);
      if (found && (found.hits.length > 0 || found.unseen !== undefined)) return { ...found, hits: found.hits.map(shared) };
      if (bytes && comparable) clean.keep(path, bytes, comparable);
      return undefined;
    };
  },
  *combine({ extracts, snapshot, given, gap, soon }) {
    const { history, git } = snapshot;
    if (!history || !git) throw new UnavailableError('The history was not searched. Was a secret ever committed and later removed? (policy-audit --history all searches it)');
    const { detectSecretsInFile } = yield* answered(import('./find-in-file.ts'));
    for (const hole of history.gaps) gap(hole);
    const seen = new Map<string, { hit: SecretHit; sightings: Sighting[] }>();
    const note = (hits: readonly SecretHit[], where: Whereabouts): void => {
      for (const hit of hits) {
        const known = seen.get(hit.fingerprint) ?? { hit, sightings: [] };
        seen.set(hit.fingerprint, { hit: surer(known.hit, hit), sightings: known.sightings });
        known.sightings.push({ where, hit });
      }
    };
    for (const { file, value } of extracts) {
      note(value.hits, { in: 'file', oid: file.oid ?? '', name: file.path, day: '' });
      if (value.unseen !== undefined) gap({ path: '.', reason: `in the history: ${file.path}: ${value.unseen}` });
    }
    let messages = 0;
    const look = (batch: readonly Message[]): void => {
      messages += batch.length;
      const hits = soon(() => batch.map(({ bytes }) => detectSecretsInFile(new SourceFile(asProse, contentOf(bytes)))));
      for (const [index, message] of batch.entries()) note(hits[index] ?? [], placeOfMessage(message));
    };
    const batches = inBatches(look, { bytes: 64 * 1024, pieces: 1000 });
    const add = (message: Message): void => batches.add(message.bytes, (bytes) => ({ ...message, bytes }));
    const unread = (reason: string): void => gap({ path: '.', reason: `in the history: ${reason}` });
    yield* answered(history.visitMessages?.(add, unread) ?? Promise.resolve());
    batches.end();
    const oids = new Set([...seen.values()].flatMap(({ sightings }) => sightings.map(({ where }) => where.oid)));
    const origins = yield* answered(git.origins(oids, (reason) => unread(`not all commits were looked through for the first that holds a secret: ${reason}`)));
    const inTree = new Set(given.secrets.found.map((secret) => secret.fingerprint));
    const found = [...seen.values()].map(({ hit, sightings }): HistorySecret => {
      const { line, column, endLine, endColumn, ...secret } = hit;
      return { ...secret, places: placesOf(sightings, origins) as HistorySecret['places'], inTree: inTree.has(secret.fingerprint) };
    });
    return {
      found: found.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
      contents: history.files.filter((file) => !holdsNoText(file.path)).length,
      messages,
      archives: history.files.filter((file) => isArchive(file.path)).length,
    };
  },
});

/** A content or a message, before it is known which commit brought the content. */
interface Whereabouts extends Pick<HistoryPlace, 'in' | 'day' | 'name'> {
  readonly oid: string;
}

interface Sighting {
  readonly where: Whereabouts;
  readonly hit: SecretHit;
}

/** One text for what is told of a secret again: a file of ten thousand of them has as many in each of its versions. */
const sharing = (): ((hit: SecretHit) => SecretHit) => {
  const told = new Map<string, SecretSeen>();
  return (hit) => {
    const { line, column, endLine, endColumn, ...secret } = hit;
    const words = JSON.stringify(secret);
    const known = told.get(words) ?? secret;
    if (known === secret) told.set(words, secret);
    return { ...known, line, column, endLine, endColumn };
  };
};

/** A message is read as prose. */
const asProse: FileEntry = { path: 'message.txt', mode: 'file', oid: undefined, tracked: true };

const placeOfMessage = ({ commit, day, tag }: Message): Whereabouts => ({
  oid: commit,
  day,
  ...(tag === undefined ? { in: 'commit message', name: commit } : { in: 'tag message', name: tag }),
});

/** The same value may stand in code that runs and in a sentence that speaks of it. */
const surer = <S extends SecretSeen>(a: S, b: S): S => {
  if ((a.by === 'default') !== (b.by === 'default')) return a.by === 'default' ? b : a;
  return (Number(isSlight(b)) - Number(isSlight(a)) || rank[b.confidence] - rank[a.confidence]) < 0 ? b : a;
};

const placesOf = (sightings: readonly Sighting[], origins: ReadonlyMap<string, Origin>): readonly HistoryPlace[] => {
  const dated = sightings.map(({ where, hit }) => {
    const origin = origins.get(where.oid);
    const name = where.in === 'file' ? (origin?.path ?? where.name) : where.name;
    return { of: where.in, name, hit, commit: origin?.commit, day: where.day || (origin?.day ?? ''), order: origin?.order ?? Number.POSITIVE_INFINITY };
  });
  dated.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.order - b.order || a.hit.line - b.hit.line));
  const seen = new Set<string>();
  return dated
    .filter(({ of, name }) => seen.size < seen.add(`${of} ${name}`).size)
    .map(({ of, name, hit, commit, day }): HistoryPlace => {
      const { line, column, endLine, endColumn } = hit;
      return { in: of, day, name, line, column, endLine, endColumn, zone: of === 'file' ? zoneOf(name) : undefined, commit };
    });
};

const orderOf = ({ places: [first], fingerprint }: HistorySecret): string => `${first.day} ${fingerprint}`;
