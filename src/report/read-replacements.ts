import type { AuditOutcome } from '../audit.ts';
import { SourceFile } from '../facts/source-file.ts';
import type { Fix } from '../finding.ts';
import { type FileText, type Replacement, replacementsOf } from '../fix/replacements.ts';
import { linesOf } from '../fix/text-lines.ts';
import type { Snapshot } from '../repo/snapshot.ts';

export type ReplacementsOf = (fix: Fix) => readonly Replacement[] | undefined;

/** What a fix changes is looked for in the whole of its file: from so many on it is left for whoever applies them. */
const most = 2000;

/** Reads the files that the fixes of the findings change, each once. */
export const readReplacements = async (snapshot: Snapshot, { results }: Pick<AuditOutcome, 'results'>): Promise<ReplacementsOf> => {
  const fixes = results.flatMap(({ verdict }) => (verdict.status === 'fail' ? verdict.findings.flatMap(({ fix }) => fix ?? []) : []));
  const wanted = new Set(fixes.flatMap(({ edits }) => edits.map(({ path }) => path)));
  const files = new Map<string, FileText>();
  await snapshot.visit(
    snapshot.files.filter(({ path }) => wanted.has(path)),
    (file, content) => {
      const text = textOf(new SourceFile(file, content));
      if (text !== undefined) files.set(file.path, { text, lines: linesOf(text) });
    },
    () => {},
  );
  let count = 0;
  return (fix) => (++count > most ? undefined : replacementsOf(fix, (path) => files.get(path)));
};

const textOf = (source: SourceFile): string | undefined => {
  try {
    return source.text;
  } catch {
    return undefined;
  }
};
