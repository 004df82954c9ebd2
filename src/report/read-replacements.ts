import type { AuditOutcome } from '../audit.ts';
import { SourceFile } from '../facts/source-file.ts';
import type { Fix } from '../finding.ts';
import { type FileText, type Replacement, replacementsOf } from '../fix/replacements.ts';
import { linesOf } from '../fix/text-lines.ts';
import { ownText } from '../own-text.ts';
import { packed, unpacked } from '../packed.ts';
import type { Snapshot } from '../repo/snapshot.ts';

export type ReplacementsOf = (fix: Fix) => readonly Replacement[] | undefined;

/** What a fix changes is looked for in the whole of its file: from so many on it is left for whoever applies them. */
const most = 2000;
/** In characters, of the files that are kept cut into lines: those take ten times the room of their text, and there may be thousands. */
const mostCut = 1_000_000;

/** Reads the files that the fixes of the findings change, each once. */
export const readReplacements = async (snapshot: Snapshot, { results }: Pick<AuditOutcome, 'results'>): Promise<ReplacementsOf> => {
  const fixes = results.flatMap(({ verdict }) => (verdict.status === 'fail' ? verdict.findings.flatMap(({ fix }) => fix ?? []) : []));
  const wanted = new Set(fixes.flatMap(({ edits }) => edits.map(({ path }) => path)));
  const files = new Map<string, string>();
  await snapshot.visit(
    snapshot.files.filter(({ path }) => wanted.has(path)),
    (file, content) => {
      const text = textOf(new SourceFile(file, content));
      if (text !== undefined) files.set(file.path, packed(text) ?? '');
    },
    () => {},
  );
  let count = 0;
  const cut = new Map<string, FileText>();
  let room = mostCut;
  const fileOf = (path: string): FileText | undefined => {
    const file = files.get(path);
    const known = cut.get(path);
    if (known || file === undefined) return known;
    const text = unpacked(file) as string;
    if (text.length > room) {
      cut.clear();
      room = mostCut;
    }
    room -= text.length;
    const made = { text, lines: linesOf(text) };
    cut.set(path, made);
    return made;
  };
  return (fix) => (++count > most ? undefined : replacementsOf(fix, fileOf)?.map((one) => ({ ...one, text: ownText(one.text) })));
};

const textOf = (source: SourceFile): string | undefined => {
  try {
    return source.text;
  } catch {
    return undefined;
  }
};
