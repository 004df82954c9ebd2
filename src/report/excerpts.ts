import type { AuditOutcome } from '../audit.ts';
import { type MaskedSpan, maskBeside } from '../facts/secrets/mask-beside.ts';
import { maskOf, redactLine } from '../facts/secrets/redact.ts';
import { scanBytes } from '../facts/secrets/scan.ts';
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
  readonly secrets: MaskedSpan[];
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
      const ofText = new Map<string, { readonly wanted: string; readonly excerpt: string }>();
      for (const [line, want] of wanted.get(file.path) ?? []) {
        const text = lines?.[line - 1];
        if (text === undefined) continue;
        // The same line stands in a file over and over, and to look for what stands beside its secret takes long.
        const wantedOfIt = JSON.stringify(want);
        const before = ofText.get(text);
        const excerpt = before?.wanted === wantedOfIt ? before.excerpt : ownText(excerptOf(text, want, file.path));
        ofText.set(text, { wanted: wantedOfIt, excerpt });
        shown.set(line, excerpt);
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

/** A line that is shown for what else it says, whole. */
export const maskedLine = (text: string, path: string): string =>
  withMasks(text, { from: 0, to: Number.POSITIVE_INFINITY }, besideThose([], text, { from: 0, to: text.length }, path));

const excerptOf = (text: string, { column, secrets }: WantedLine, path: string): string => {
  const start = text.length > widest ? Math.max(0, column - 80) : 0;
  const end = start + widest;
  const all = [...secrets, ...besideThose(secrets, text, { from: Math.max(0, start - around), to: end + around }, path)];
  return (start > 0 ? '…' : '') + withMasks(text, { from: start, to: end }, all);
};

/** Each secret is its mask, and what stands between them is redacted by its form, and by how it stands beside them. */
const withMasks = (text: string, { from: start, to: end }: Pick<MaskedSpan, 'from' | 'to'>, all: readonly MaskedSpan[]): string => {
  let shown = '';
  let at = start;
  for (const { from, to, masked } of [...all].sort((a, b) => a.from - b.from || b.to - a.to || b.masked.length - a.masked.length)) {
    if (to <= at || from >= end) continue;
    shown += redactLine(text.slice(at, Math.max(at, from))) + masked;
    at = to;
  }
  return at < end ? shown + redactLine(text.slice(at, end + 200)).slice(0, end - at) + (text.length > end ? '…' : '') : shown;
};

/** What a line is cut out of a long one with, for quotes and brackets to be seen whole. */
const around = 1000;

/** What no finding of these rules tells of is looked for in the line itself. */
const besideThose = (told: WantedLine['secrets'], text: string, { from, to }: Pick<MaskedSpan, 'from' | 'to'>, path: string): readonly MaskedSpan[] => {
  const part = text.slice(from, to);
  // One byte for each character, for offsets to be those of the text.
  const bytes = Buffer.from(part.replaceAll(/[^\0-\xff]/g, 'x'), 'latin1');
  const seen = scanBytes(bytes, path).map(({ start, end }) => ({ from: start, to: end, masked: maskOf(part.slice(start, end)) }));
  const known = told.filter((one) => one.to > from && one.from < to).map((one) => ({ ...one, from: Math.max(0, one.from - from), to: one.to - from }));
  const untold = seen.filter((one) => known.every((other) => one.to <= other.from || other.to <= one.from));
  return [...untold, ...maskBeside(part, [...known, ...untold])].map((one) => ({ ...one, from: one.from + from, to: one.to + from }));
};
