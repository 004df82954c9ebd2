import type { Gap } from '../gap.ts';
import type { FileEntry, Snapshot } from '../repo/snapshot.ts';
import type { SourceFile } from './source-file.ts';

/** Every fact by its name: what a rule may ask for in `needs`. Which there are is added by facts.ts, which knows them all, while each fact knows this file. */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled there.
export interface Facts {}
export type FactName = keyof Facts;

/**
 * One kind of thing in the world, collected once. `extract` is pure and sees one file, so it can run in any order, be cached by content and
 * serve every snapshot; `combine` makes the fact of all extracts. A fact holds no judgement: that is a rule's work.
 */
export interface Fact<Name extends FactName, Extract, Needed extends FactName = never> {
  readonly name: Name;
  /** Counts the versions of `extract`: a cached extract of another revision is not used. */
  readonly revision: number;
  readonly needs?: readonly Needed[];
  /** True when what is said of one file does not depend on any other: then an audit of a change reads the changed files only. */
  readonly local?: true;
  /** Is `combine` to know that this file is there, beside what was extracted? A change that adds it, or takes it away, then touches the fact. */
  lists?(file: FileEntry): boolean;
  /**
   * True when what a changed file says now makes no finding that it did not make before: then a staged change does not touch the fact. Without this it does not
   * where the file says the same, on whatever lines.
   */
  bringsNothing?(before: Extract, after: Extract): boolean;
  /** True when `combine` may ask git what it ignores. */
  readonly asksIgnored?: true;
  /** False when its extracts hang on more than the file: then they are made anew in every audit. */
  readonly remembered?: false;
  /** True when what it looks for counts wherever it stands, in tests, examples and docs too: then a file there that could not be read is a gap like any other. */
  readonly countsAnywhere?: true;
  /** True when nothing that it holds makes a finding and all of it can take one away: what it could not see then matters only to findings of what is nowhere. */
  readonly excuses?: true;
  /** When it extracts from every version of every file that the history holds, and not from the files of the tree. */
  readonly from?: 'history';
  /** By path and mode only: is this a file to extract from? */
  selects?(file: FileEntry): boolean;
  /** Plain data, or undefined when the file holds nothing of this kind. Throws UnreadableError for a file it cannot understand. */
  extract?(file: SourceFile): Extract | undefined;
  /** `extract`, from a module that is loaded only when there is a file to read: parsers and tables take time to load, and the extracts may be known already. */
  extractor?(run: ExtractionRun): Promise<Extractor<Extract>>;
  /** Does it matter here, too, what a fact that this one needs could not see? Without this it does. */
  concerns?(gap: Gap, extracts: readonly Extracted<Extract>[]): boolean;
  /** Throws UnavailableError when the thing cannot be known here at all. What has to wait for git is a generator, so that its steps can be watched one by one. */
  combine(input: FactInput<Extract, Needed>): Facts[Name] | Steps<Facts[Name]>;
}

/** The reading of all files for one audit, of the tree and of the history: what one extractor learns in it, another may use. */
export interface ExtractionRun {
  /** Are the versions of the history read after the files of the tree? */
  readonly readsHistory: boolean;
}

/** `yield* answered(promise)` in place of `await promise`: whoever goes through the steps waits between them. */
export type Steps<T> = Generator<Promise<unknown>, T, never>;

export function* answered<T>(promise: Promise<T>): Generator<Promise<T>, T, T> {
  return yield promise;
}

export type Extractor<Extract> = (file: SourceFile) => Extract | undefined;

export interface FactInput<Extract, Needed extends FactName> {
  /** In path order. */
  readonly extracts: readonly Extracted<Extract>[];
  /** The files that `lists` is true for; none without it. */
  readonly listed: readonly FileEntry[];
  readonly snapshot: Pick<Snapshot, 'kind' | 'git' | 'history'>;
  readonly given: { readonly [K in Needed]: Facts[K] };
  /** Reports a place that this fact could not see, found while combining. */
  gap(gap: Gap): void;
  /** For work that is done while git goes on telling: throws when it does not end. */
  soon<T>(work: () => T): T;
}

export interface Extracted<Extract> {
  readonly file: FileEntry;
  readonly value: Extract;
}

/** The fact cannot be known from here: rules that need it say `manual`, with this reason. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}

// biome-ignore lint/suspicious/noExplicitAny: the engine hands extracts back to the fact that made them and never looks inside.
export type AnyFact = Fact<FactName, any, any>;

export const defineFact = <Name extends FactName, Extract, const Needed extends FactName = never>(fact: Fact<Name, Extract, Needed>): Fact<Name, Extract, Needed> => fact;

/** Does this fact read files at all? Some are made of other facts, or of the list of files. */
export const readsFiles = (fact: AnyFact): boolean => fact.extract !== undefined || fact.extractor !== undefined;

export const extractorOf = async (fact: AnyFact, run: ExtractionRun): Promise<Extractor<unknown> | undefined> =>
  fact.extract ? (file) => fact.extract?.(file) : fact.extractor?.(run);
