import type { AuditOutcome } from '../audit.ts';
import { redactLine } from '../facts/secrets/redact.ts';
import { SourceFile } from '../facts/source-file.ts';
import type { Evidence } from '../finding.ts';
import type { Location } from '../location.ts';
import { ownText } from '../own-text.ts';
import type { Snapshot } from '../repo/snapshot.ts';
import { mostTold, onceEach } from './most-told.ts';

/** The line at a place, masked; undefined where there is none to show. */
export type ExcerptOf = (at: Location) => string | undefined;

const widest = 240;

interface WantedLine {
  /** Where the eye should land: the column of the first place on this line. */
  readonly column: number;
  /** Spans to mask, whatever they look like. */
  readonly secrets: { readonly from: number; readonly to: number; readonly masked: string }[];
}

/** Reads the lines that the findings and the evidence point at, each file once. A found secret is masked by its place, and all else that looks like one by its form. */
export const readExcerpts = async (snapshot: Snapshot, outcome: AuditOutcome): Promise<ExcerptOf> => {
  const wanted = new Map<string, Map<number, WantedLine>>();
  for (const { at, secret } of placesOf(outcome)) {
    if (at.line === undefined || at.commit !== undefined) continue;
    const lines = wanted.get(at.path) ?? new Map<number, WantedLine>();
    const line = lines.get(at.line) ?? { column: at.column ?? 1, secrets: [] };
    if (secret && at.column)
      line.secrets.push({ from: at.column - 1, to: at.endLine && at.endLine > at.line ? Number.POSITIVE_INFINITY : (at.endColumn ?? at.column) - 1, masked: secret.masked });
    lines.set(at.line, line);
    wanted.set(at.path, lines);
  }
  const excerpts = new Map<string, Map<number, string>>();
  await snapshot.visit(
    snapshot.files.filter((file) => wanted.has(file.path)),
    (file, content) => {
      const lines = linesOf(new SourceFile(file, content));
      const shown = new Map<number, string>();
      for (const [line, want] of wanted.get(file.path) ?? []) {
        const text = lines?.[line - 1];
        if (text !== undefined) shown.set(line, ownText(excerptOf(text, want)));
      }
      wanted.delete(file.path);
      excerpts.set(file.path, shown);
    },
    () => {},
  );
  return ({ path, line, commit }) => (commit === undefined && line !== undefined ? excerpts.get(path)?.get(line) : undefined);
};

function* placesOf({ results }: AuditOutcome): Iterable<Pick<Evidence, 'at' | 'secret'>> {
  for (const { verdict } of results) {
    if (verdict.status === 'pass') yield* toldOf(onceEach(verdict.evidence));
    if (verdict.status === 'manual') yield* toldOf(onceEach(verdict.seen));
    if (verdict.status !== 'fail') continue;
    for (const finding of verdict.findings) {
      yield finding;
      yield* toldOf(finding.related ?? []);
    }
  }
}

/** A secret is masked on its line whether or not its place is told. */
const toldOf = (all: readonly Evidence[]): readonly Evidence[] => all.filter(({ secret }, index) => secret !== undefined || index < mostTold.places);

const linesOf = (source: SourceFile): readonly string[] | undefined => {
  try {
    return source.lines;
  } catch {
    return undefined;
  }
};

/** What stands between the secrets is redacted by its form; each secret is its mask. */
const excerptOf = (text: string, { column, secrets }: WantedLine): string => {
  const start = text.length > widest ? Math.max(0, column - 80) : 0;
  const end = start + widest;
  let shown = start > 0 ? '…' : '';
  let at = start;
  for (const { from, to, masked } of [...secrets].sort((a, b) => a.from - b.from || b.to - a.to || b.masked.length - a.masked.length)) {
    if (to <= at || from >= end) continue;
    shown += redactLine(text.slice(at, Math.max(at, from))) + masked;
    at = to;
  }
  return at < end ? shown + redactLine(text.slice(at, end + 200)).slice(0, end - at) + (text.length > end ? '…' : '') : shown;
};
