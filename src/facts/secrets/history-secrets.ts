import { inBatches } from '../../batches.ts';
import { contentOf, type FileEntry, type Message, type Origin } from '../../repo/snapshot.ts';
import { answered, defineFact, UnavailableError } from '../fact.ts';
import { holdsNoText, isArchive } from '../formats/no-text.ts';
import { SourceFile } from '../source-file.ts';
import { type Zone, zoneOf } from '../zone.ts';
import { rank } from './candidate.ts';
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
  revision: 35,
  needs: ['secrets'],
  from: 'history',
  countsAnywhere: true,
  selects: (file) => !holdsNoText(file.path),
  async extractor(run) {
    const { lookThrough } = await import('./find-in-file.ts');
    const { scanBytes } = await import('./scan.ts');
    const { cleanVersionsOf, isComparable } = await import('./clean-versions.ts');
    const clean = cleanVersionsOf(run);
    return (file): FileSecrets | undefined => {
      const { path, bytes } = file;
      const isClean = bytes && clean.doubtful(path, bytes)?.every(({ start, end }) => scanBytes(bytes.subarray(start, end), path).length === 0);
      const found = isClean ? undefined : lookThrough(file);
      if (found && (found.hits.length > 0 || found.unseen !== undefined)) return found;
      if (bytes && isComparable(path, bytes)) clean.keep(path, bytes);
      return undefined;
    };
  },
  *combine({ extracts, snapshot, given, gap, soon }) {
    const { history, git } = snapshot;
    if (!history || !git) throw new UnavailableError('The history was not searched. Was a secret ever committed and later removed? (policy-audit --history all searches it)');
    const { detectSecretsInFile } = yield* answered(import('./find-in-file.ts'));
    for (const hole of history.gaps) gap(hole);
    const seen = new Map<string, { secret: SecretSeen; sightings: Sighting[] }>();
    const note = (hits: readonly SecretHit[], where: Pick<Sighting, 'in' | 'oid' | 'name' | 'day'>): void => {
      for (const { line, column, endLine, endColumn, ...secret } of hits) {
        const known = seen.get(secret.fingerprint) ?? { secret, sightings: [] };
        seen.set(secret.fingerprint, { secret: surer(known.secret, secret), sightings: known.sightings });
        known.sightings.push({ ...where, line, column, endLine, endColumn });
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
    const oids = new Set([...seen.values()].flatMap(({ sightings }) => sightings.map(({ oid }) => oid)));
    const origins = yield* answered(git.origins(oids, (reason) => unread(`not all commits were looked through for the first that holds a secret: ${reason}`)));
    const inTree = new Set(given.secrets.found.map((secret) => secret.fingerprint));
    const found = [...seen.values()].map(
      ({ secret, sightings }): HistorySecret => ({ ...secret, places: placesOf(sightings, origins) as HistorySecret['places'], inTree: inTree.has(secret.fingerprint) }),
    );
    return {
      found: found.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
      contents: history.files.filter((file) => !holdsNoText(file.path)).length,
      messages,
      archives: history.files.filter((file) => isArchive(file.path)).length,
    };
  },
});

/** Where a content or a message holds a secret, before it is known which commit brought the content. */
interface Sighting extends Pick<HistoryPlace, 'in' | 'day' | 'name' | 'line' | 'column' | 'endLine' | 'endColumn'> {
  readonly oid: string;
}

/** A message is read as prose. */
const asProse: FileEntry = { path: 'message.txt', mode: 'file', oid: undefined, tracked: true };

const placeOfMessage = ({ commit, day, tag }: Message): Pick<Sighting, 'in' | 'oid' | 'name' | 'day'> => ({
  oid: commit,
  day,
  ...(tag === undefined ? { in: 'commit message', name: commit } : { in: 'tag message', name: tag }),
});

/** The same value may stand in code that runs and in a sentence that speaks of it. */
const surer = (a: SecretSeen, b: SecretSeen): SecretSeen => {
  if ((a.by === 'default') !== (b.by === 'default')) return a.by === 'default' ? b : a;
  return rank[b.confidence] < rank[a.confidence] ? b : a;
};

const placesOf = (sightings: readonly Sighting[], origins: ReadonlyMap<string, Origin>): readonly HistoryPlace[] => {
  const dated = sightings.map(({ oid, ...sighting }) => {
    const origin = origins.get(oid);
    const name = sighting.in === 'file' ? (origin?.path ?? sighting.name) : sighting.name;
    const zone = sighting.in === 'file' ? zoneOf(name) : undefined;
    const place: HistoryPlace = { ...sighting, name, zone, commit: origin?.commit, day: sighting.day || (origin?.day ?? '') };
    return { place, order: origin?.order ?? Number.POSITIVE_INFINITY };
  });
  dated.sort((a, b) => (a.place.day < b.place.day ? -1 : a.place.day > b.place.day ? 1 : a.order - b.order || a.place.line - b.place.line));
  const seen = new Set<string>();
  return dated.map(({ place }) => place).filter((place) => seen.size < seen.add(`${place.in} ${place.name}`).size);
};

const orderOf = ({ places: [first], fingerprint }: HistorySecret): string => `${first.day} ${fingerprint}`;
