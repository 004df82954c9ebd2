import semver from 'semver';
import type { Passage } from './passage.ts';
import { isRefusal } from './stance.ts';

/** A row of the table of supported versions. */
export interface SupportRow {
  readonly line: number;
  /** As written: "1.x", "< 1.0", "Latest". */
  readonly versions: string;
  readonly supported: boolean;
  /** What it means in numbers; undefined for names such as "latest". */
  readonly range: string | undefined;
}

/** Two rows of which one supports what the other one does not. */
export interface SupportClash {
  readonly supported: SupportRow;
  readonly unsupported: SupportRow;
}

export const supportRowsOf = (passages: readonly Passage[]): readonly SupportRow[] =>
  passages
    .filter((passage) => passage.kind === 'row' && passage.sections.includes('supported') && (passage.cells?.length ?? 0) > 1)
    .slice(0, 200)
    .flatMap((passage) => {
      const versions = passage.cells?.[0]?.trim() ?? '';
      return versions === '' ? [] : [{ line: passage.line, versions, supported: !isRefusal(passage), range: rangeOf(versions) }];
    });

/** "2.x", "v1.4", "<= 1.0", "1.0 - 1.9", "> 2.0 and < 3" */
const rangeOf = (versions: string): string | undefined => {
  const text = versions
    .toLowerCase()
    .replaceAll(/[`*\\]|\bversions?\b|\bv(?=\d)|\([^)]*\)/g, ' ')
    .replaceAll('≥', '>=')
    .replaceAll('≤', '<=')
    .replaceAll(/[–—]/g, '-')
    .replace(/^\s*(?:below|before|older than|less than)\s+(?=\d)/, '<')
    .replace(/^\s*(?:above|after|newer than)\s+(?=\d)/, '>')
    .replace(/(\d[\d.x]*)\s*(?:\+|and (?:above|later|newer|up|higher)|or (?:above|later|newer|higher))/, '>=$1')
    .replace(/(\d[\d.x]*)\s*(?:and|or) (?:below|older|earlier|lower)/, '<=$1')
    .replaceAll(/\s+and\s+|,/g, ' ')
    .trim();
  if (text.length > 60 || !/^[\d.x<>=\s|-]+$/.test(text.replaceAll('*', 'x')) || !/\d/.test(text)) return undefined;
  return semver.validRange(text.replaceAll('*', 'x')) ?? undefined;
};

export const clashesOf = (rows: readonly SupportRow[]): readonly SupportClash[] => {
  const unsupported = rows.filter((row) => !row.supported);
  const ended = new Set(unsupported.flatMap((row) => olderThan(row) ?? []));
  // Where each line has a row of what is too old in it, "< 3.6.x" beside "2.11.x" and "< 2.11.x" means the third line only.
  const isOfOtherLine = (yes: SupportRow, no: SupportRow): boolean => {
    const line = majorOf(yes);
    const other = olderThan(no);
    return line !== undefined && ended.has(line) && other !== undefined && other !== line && rows.some((row) => row.supported && majorOf(row) === other);
  };
  return rows
    .filter((row) => row.supported)
    .flatMap((yes) => unsupported.filter((no) => clash(yes, no) && !isOfOtherLine(yes, no)).map((no) => ({ supported: yes, unsupported: no })));
};

const olderThan = ({ versions }: SupportRow): number | undefined => numberAt(/^[\s`*]*<=?\s*v?(\d+)\.\d/.exec(versions));
const majorOf = ({ versions }: SupportRow): number | undefined => numberAt(/^[\s`*]*v?(\d+)\./.exec(versions));
const numberAt = (match: RegExpExecArray | null): number | undefined => (match?.[1] === undefined ? undefined : Number(match[1]));

const clash = (yes: SupportRow, no: SupportRow): boolean => {
  if (yes.range === undefined || no.range === undefined) return yes.versions.toLowerCase() === no.versions.toLowerCase();
  return semver.intersects(yes.range, no.range);
};
