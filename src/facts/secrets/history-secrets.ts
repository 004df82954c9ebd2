import type { FileEntry, Origin } from '../../repo/snapshot.ts';
import { defineFact, UnavailableError } from '../fact.ts';
import { holdsNoText } from '../no-text.ts';
import { SourceFile } from '../source-file.ts';
import { type Zone, zoneOf } from '../zone.ts';
import { detectSecretsInFile, type SecretSeen } from './find-in-file.ts';

/** Secrets in any version of any file and in the texts of commits and tags, one for each value. */
export interface HistorySecrets {
  readonly found: readonly HistorySecret[];
  /** How many contents were looked through, each once. */
  readonly contents: number;
}

export interface HistorySecret extends SecretSeen {
  /** The commit that brought it first; undefined for one in the text of a commit itself. */
  readonly origin: Origin | undefined;
  /** Where it stands in that version, 1-based. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly zone: Zone;
  /** In how many contents it stands. */
  readonly versions: number;
  /** Does the working tree still hold it? */
  readonly inTree: boolean;
}

export const historySecrets = defineFact({
  name: 'historySecrets',
  revision: 1,
  needs: ['secrets'],
  async combine({ snapshot, given, gap }) {
    const { history, git } = snapshot;
    if (!history || !git) throw new UnavailableError('The history was not looked at. Was a secret ever committed and removed again? (policy-audit --history all looks)');
    for (const hole of history.gaps) gap(hole);
    const seen = new Map<string, Sighting>();
    await history.visit(
      history.files.filter((file) => !holdsNoText(file.path)),
      (file, content) => {
        for (const { line, column, endLine, endColumn, ...secret } of detectSecretsInFile(new SourceFile(file, content))) {
          const known = seen.get(secret.fingerprint);
          if (known) known.versions.push(file.oid ?? '');
          else seen.set(secret.fingerprint, { secret, place: { line, column, endLine, endColumn }, file, versions: [file.oid ?? ''] });
        }
      },
      (file, reason) => gap({ path: file.path, reason: `in the history: ${reason}` }),
    );
    const origins = await git.origins(new Set([...seen.values()].flatMap((sighting) => sighting.versions)));
    const inTree = new Set(given.secrets.found.map((secret) => secret.fingerprint));
    const found = [...seen.values()].map(({ secret, place, versions, file }): HistorySecret => {
      const origin = earliest(versions.flatMap((oid) => origins.get(oid) ?? []));
      return { ...secret, ...place, origin, zone: zoneOf(origin?.path ?? file.path), versions: versions.length, inTree: inTree.has(secret.fingerprint) };
    });
    return { found: found.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)), contents: history.files.length };
  },
});

interface Sighting {
  readonly secret: SecretSeen;
  readonly place: Pick<HistorySecret, 'line' | 'column' | 'endLine' | 'endColumn'>;
  readonly file: FileEntry;
  readonly versions: string[];
}

const orderOf = (secret: HistorySecret): string => `${secret.origin?.day ?? ''} ${secret.fingerprint}`;

const earliest = (origins: readonly Origin[]): Origin | undefined =>
  origins.reduce<Origin | undefined>((first, origin) => (first && first.day <= origin.day ? first : origin), undefined);
