import { defineFact } from '../fact.ts';
import { holdsNoText, isArchive } from '../formats/no-text.ts';
import type { SourceFile } from '../source-file.ts';
import { proves, type Zone, zoneOf } from '../zone.ts';
import { isSlight, rank } from './candidate.ts';
import { documentationLines } from './documentation-lines.ts';
import type { SecretHit, SecretSeen } from './find-in-file.ts';
import { rustTestLines } from './rust-tests.ts';

/** Secrets that stand in files, one for each value. The values themselves are gone: a mask and a keyed hash are left. */
export interface Secrets {
  readonly found: readonly FoundSecret[];
  /** How many files were looked through, and one of them. */
  readonly files: number;
  readonly example: string | undefined;
  /** Paths of archives, which were not opened. */
  readonly archives: readonly string[];
}

export interface FoundSecret extends SecretSeen {
  /** Every place where this value stands, the gravest zone first. */
  readonly places: readonly [SecretPlace, ...SecretPlace[]];
}

export interface SecretPlace {
  readonly path: string;
  readonly zone: Zone;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface PlacedHit extends SecretHit {
  /** In the part of a file of the program that only tests compile, or that documents it. */
  readonly aside?: 'test' | 'docs';
}

interface Placed {
  readonly hit: PlacedHit;
  readonly place: SecretPlace;
}

export const secrets = defineFact({
  name: 'secrets',
  local: true,
  countsAnywhere: true,
  revision: 62,
  lists: ({ mode }) => mode === 'file' || mode === 'executable',
  selects: (file) => (file.mode === 'file' || file.mode === 'executable') && !holdsNoText(file.path),
  async extractor(run) {
    const { lookThrough } = await import('./find-in-file.ts');
    const clean = run.readsHistory ? (await import('./clean-versions.ts')).cleanVersionsOf(run) : undefined;
    return (file): { readonly hits: readonly PlacedHit[]; readonly unseen?: string } | undefined => {
      const found = lookThrough(file);
      const { hits, unseen } = found;
      if (hits.length === 0 && unseen === undefined) {
        // The history begins with what the tree holds.
        if (clean && file.bytes) clean.keep(file.path, file.bytes);
        return undefined;
      }
      return file.hasText ? { ...found, hits: placedAside(hits, file) } : found;
    };
  },
  combine({ extracts, listed, gap }) {
    const byValue = new Map<string, Map<string, Placed>>();
    for (const { file, value } of extracts) {
      if (value.unseen !== undefined) gap({ path: file.path, reason: value.unseen });
      for (const hit of value.hits) {
        const { line, column, endLine, endColumn, aside } = hit;
        // A value that one place configures and another falls back to is two findings.
        const key = `${hit.fingerprint} ${hit.by === 'default'}`;
        const places = byValue.get(key) ?? new Map<string, Placed>();
        places.set(`${line}:${column}:${file.path}`, { hit, place: { path: file.path, zone: aside ?? zoneOf(file.path), line, column, endLine, endColumn } });
        byValue.set(key, places);
      }
    }
    const found = [...byValue.values()].map((places): FoundSecret => {
      const [first, ...others] = [...places.values()].sort(graver) as [Placed, ...Placed[]];
      const { line, column, endLine, endColumn, aside, ...rest } = first.hit;
      return { ...rest, places: [first.place, ...others.map(({ place }) => place)] };
    });
    const paths = listed.map((file) => file.path);
    const read = paths.filter((path) => !holdsNoText(path));
    return { found, files: read.length, example: read[0], archives: paths.filter(isArchive) };
  },
});

const placedAside = (hits: readonly SecretHit[], { path, text, zone }: SourceFile): readonly PlacedHit[] => {
  const inTests = path.endsWith('.rs') ? rustTestLines(text) : new Set();
  const inDocs = proves(zone) ? documentationLines(path, text) : new Set();
  // The format of a provider and a private key speak for themselves wherever they stand.
  return hits.map((hit) =>
    inTests.has(hit.line)
      ? { ...hit, aside: 'test' }
      : inDocs.has(hit.line) && !(hit.confidence === 'high' && /^(?:provider|private-key)$/.test(hit.by))
        ? { ...hit, aside: 'docs' }
        : hit,
  );
};

const zoneOrder: readonly Zone[] = ['runtime', 'deploy', 'ci', 'policy', 'docs', 'example', 'test', 'vendored'];
const zoneRank = (zone: Zone): number => zoneOrder.indexOf(zone);

/** Of the places that programs run from, the surest: what a developer starts a copy with may be what everybody starts it with. */
const graver = (a: Placed, b: Placed): number =>
  (proves(a.place.zone) && proves(b.place.zone) ? Number(isSlight(a.hit)) - Number(isSlight(b.hit)) || rank[a.hit.confidence] - rank[b.hit.confidence] : 0) ||
  zoneRank(a.place.zone) - zoneRank(b.place.zone);
