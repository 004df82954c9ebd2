import { markOf } from '../facts/secrets/secret-mark.ts';
import type { SourceFile } from '../facts/source-file.ts';

/** Where a scan saw a secret, and the keyed hash that it kept of it. */
interface Hit {
  readonly fingerprint: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * Tells of what was extracted from a file whether it holds nothing of the secrets that were seen there: no nine letters of any, in any case. A
 * secret that cannot be found again at its place, since it stands there encoded or goes over lines, may be in anything.
 */
export const secretFree = (file: SourceFile, hits: readonly Hit[]): ((value: unknown) => boolean) => {
  const pieces = new Set<string>();
  if (hits.length > mostHits || !file.hasText) return () => false;
  for (const { fingerprint, line, column, endLine, endColumn } of hits) {
    const text = line === endLine ? file.lines[line - 1]?.slice(column - 1, endColumn - 1) : undefined;
    if (text === undefined || markOf(text).fingerprint !== fingerprint) return () => false;
    for (const piece of piecesOf(text.toLowerCase())) pieces.add(piece);
  }
  return (value) => {
    const words = textsIn(value).join('\n').toLowerCase();
    return pieces.size * words.length <= mostWork && [...pieces].every((piece) => !words.includes(piece));
  };
};

const width = 9;
/** To look costs the product of both; what would cost more than reading the file again is not looked through. */
const mostHits = 100;
const mostWork = 100_000_000;

function* piecesOf(text: string): Iterable<string> {
  if (text.length <= width) yield text;
  else for (let start = 0; start + width <= text.length; start++) yield text.slice(start, start + width);
}

/** Every name and every text in plain data. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
};
