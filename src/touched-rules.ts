import { isDeepStrictEqual } from 'node:util';
import type { FileExtracts } from './extraction/kept-extract.ts';
import { hasValue, type KeptExtract, valueIn } from './extraction/kept-extract.ts';
import { lineTexts, textsIn, withoutTexts } from './extraction/line-texts.ts';
import { readFiles } from './extraction/read-files.ts';
import { sameButForLines } from './extraction/same-but-for-lines.ts';
import type { SeenExtracts } from './extraction/seen-extracts.ts';
import { type AnyFact, readsFiles } from './facts/fact.ts';
import type { FactName } from './facts/facts.ts';
import { loadFacts } from './facts/load-facts.ts';
import type { Meter } from './meter.ts';
import type { FileEntry, Snapshot } from './repo/snapshot.ts';
import type { AnyRule } from './rule.ts';

export interface StagedPlan {
  readonly snapshot: Snapshot;
  readonly rules: readonly AnyRule[];
  /** Those that decide what counts, beside those that the rules need. */
  readonly facts: readonly FactName[];
  readonly ownFacts: readonly AnyFact[];
  readonly meter: Meter;
  /** Gets what the changed files say, before the change and after it. */
  readonly seen: SeenExtracts;
}

export interface Touched {
  readonly rules: readonly AnyRule[];
  /** True when none of them needs to know what any other file says. */
  readonly changesDo: boolean;
}

/**
 * The rules that can say of the index what they do not say of HEAD. Rules and facts are pure: where the changed files say the same as before, and no name
 * came or went that counts, so do they. Of the whole repository nothing is read for that but the files that changed. What stands on other lines is the same
 * finding, for those are told apart without their lines; only a comment that excuses one looks at its line.
 */
export const touchedRules = async ({ snapshot, rules, facts: wanted, ownFacts, meter, seen }: StagedPlan): Promise<Touched> => {
  const facts = await loadFacts([...new Set([...wanted, ...rules.flatMap((rule): readonly FactName[] => rule.needs)])].sort(), ownFacts);
  const changes = changesIn(snapshot);
  const textsOf = await readBoth(snapshot, facts, changes, meter, seen);
  const touched = touchedFacts(snapshot, facts, changes, { extractsOf: (file) => file && seen.of(file), textsOf });
  const kept = rules.filter((rule) => rule.needs.some((need: FactName) => touched.has(need)));
  const needed = await loadFacts([...new Set(kept.flatMap((rule): readonly FactName[] => rule.needs))], ownFacts);
  return { rules: kept, changesDo: needed.every((fact) => fact.local || fact.from === 'history' || !readsFiles(fact)) };
};

/** One file, before and after; undefined where it is not there. */
interface Change {
  readonly before: FileEntry | undefined;
  readonly after: FileEntry | undefined;
}

const changesIn = ({ files, changed = new Map() }: Snapshot): readonly Change[] => {
  const after = new Map(files.filter(({ path }) => changed.has(path)).map((file) => [file.path, file]));
  return [...changed].map(([path, before]) => ({ before, after: after.get(path) }));
};

type TextsOf = (file: FileEntry | undefined) => readonly string[] | undefined;

/** Gives what stands on the lines of each file that is there before and after. */
const readBoth = async (snapshot: Snapshot, facts: readonly AnyFact[], changes: readonly Change[], meter: Meter, seen: SeenExtracts): Promise<TextsOf> => {
  const wanted = new Map<FileEntry, readonly AnyFact[]>();
  const readers = facts.filter((fact) => readsFiles(fact) && fact.from !== 'history');
  for (const { before, after } of changes)
    for (const file of [before, after]) {
      const interested = readers.filter((fact) => !(fact.local && !after) && file && fact.selects?.(file));
      if (file && interested.length > 0) wanted.set(file, before && after ? [...interested, lineTexts] : interested);
    }
  const { taken } = await readFiles({ snapshot, wanted, meter });
  for (const [file, extracts] of taken) seen.add(file, withoutTexts(extracts));
  return (file) => file && textsIn(taken.get(file));
};

const touchedFacts = (
  { gaps, history }: Snapshot,
  facts: readonly AnyFact[],
  changes: readonly Change[],
  { extractsOf, textsOf }: { readonly extractsOf: (file: FileEntry | undefined) => FileExtracts | undefined; readonly textsOf: TextsOf },
): ReadonlySet<FactName> => {
  const saidOf = ({ name }: { readonly name: FactName }, file: FileEntry | undefined): Partial<KeptExtract> => extractsOf(file)?.get(name) ?? {};
  const excuses = { name: 'inlineSuppressions' } as const;
  const saysOther = (fact: AnyFact, { before, after }: Change): boolean => {
    const [one, other] = [saidOf(fact, before), saidOf(fact, after)];
    if (!isDeepStrictEqual(one.gap, other.gap)) return true;
    const [said, says] = [valueIn(one), valueIn(other)];
    if ([before, after].some((file) => hasValue(saidOf(excuses, file)))) return !isDeepStrictEqual(said, says);
    if (said === undefined || says === undefined) return said !== says;
    return !(fact.bringsNothing?.(said, says) || sameButForLines(said, says, { before: textsOf(before), after: textsOf(after) }));
  };
  const isSelected = ({ selects, from }: AnyFact, { before, after }: Change): boolean => from !== 'history' && [before, after].some((file) => file && selects?.(file));
  // What excused a finding no longer does, of whatever rule it was.
  const excused = changes.filter((change) => facts.some((fact) => fact.name === excuses.name && saysOther(fact, change)));
  // In what could not be listed there may be anything.
  const doubtful = gaps.length > 0 ? changes : excused;
  const moved = changes.filter(({ before, after }) => kindOf(before) !== kindOf(after));
  const isIgnoreFile = ({ before, after }: Change): boolean => /(?:^|\/)\.gitignore$/.test((after ?? before)?.path ?? '');

  const touched = new Set<FactName>();
  for (const fact of facts) {
    const isTouched =
      (fact.needs ?? []).some((need) => touched.has(need)) ||
      changes.some((change) => saysOther(fact, change) && !(fact.local && saysNothing(saidOf(fact, change.after)))) ||
      doubtful.some((change) => isSelected(fact, change)) ||
      moved.some(({ before, after }) => [before, after].some((file) => file && fact.lists?.(file))) ||
      (fact.asksIgnored === true && changes.some(isIgnoreFile));
    if (fact.from === 'history' ? history !== undefined : isTouched) touched.add(fact.name);
  }
  return touched;
};

const saysNothing = (extract: Partial<KeptExtract>): boolean => !hasValue(extract) && extract.gap === undefined;

/** Whether it may be executed is looked at by nobody who has not read it. */
const kindOf = (file: FileEntry | undefined): FileEntry['mode'] | undefined => (file?.mode === 'executable' ? 'file' : file?.mode);
