import type { AuditOutcome } from '../audit.ts';
import { SourceFile } from '../facts/source-file.ts';
import type { Fix } from '../finding.ts';
import { type Replacement, replacementsOf } from '../fix/replacements.ts';
import type { Snapshot } from '../repo/snapshot.ts';

export type ReplacementsOf = (fix: Fix) => readonly Replacement[] | undefined;

/** Reads the files that the fixes of the findings change, each once. */
export const readReplacements = async (snapshot: Snapshot, { results }: Pick<AuditOutcome, 'results'>): Promise<ReplacementsOf> => {
  const fixes = results.flatMap(({ verdict }) => (verdict.status === 'fail' ? verdict.findings.flatMap(({ fix }) => fix ?? []) : []));
  const wanted = new Set(fixes.flatMap(({ edits }) => edits.map(({ path }) => path)));
  const texts = new Map<string, string>();
  await snapshot.visit(
    snapshot.files.filter(({ path }) => wanted.has(path)),
    (file, content) => {
      const text = textOf(new SourceFile(file, content));
      if (text !== undefined) texts.set(file.path, text);
    },
    () => {},
  );
  return (fix) => replacementsOf(fix, (path) => texts.get(path));
};

const textOf = (source: SourceFile): string | undefined => {
  try {
    return source.text;
  } catch {
    return undefined;
  }
};
