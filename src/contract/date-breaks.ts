import { GitFailure } from '../repo/git-command.ts';
import type { FileChange, GitQuestions, Snapshot } from '../repo/snapshot.ts';
import type { Contract, ContractEvidence, ContractStatement, DatedPlace, Dating } from './contract.ts';

/** What dating may cost: commits listed, and versions of files read. What lies further back stays undated. */
const maxCommits = 1000;
const maxVersions = 400;
const maxFiles = 30;

/** Says of each broken statement since when the policy and what contradicts it read as they do. Says nothing where the history cannot tell. */
export const dateBreaks = async (contract: Contract, snapshot: Snapshot): Promise<Contract> => {
  const { git } = snapshot;
  const { policy, statements } = contract;
  const breaks = statements.filter((statement) => statement.verdict === 'broken' && contradictionsOf(statement).length > 0);
  if (!git || git.shallow || !policy?.commit || breaks.length === 0) return contract;
  const paths = [...new Set([policy.path, ...breaks.flatMap(contradictionsOf).map(({ path }) => path)])].slice(0, maxFiles);
  const history = await historyOf(snapshot, git, policy.commit, paths).catch((error: unknown) => {
    if (error instanceof GitFailure) return undefined;
    throw error;
  });
  if (!history) return contract;
  return {
    ...contract,
    statements: statements.map((statement) => (breaks.includes(statement) ? { ...statement, dating: datingOf(statement, policy.path, history) ?? null } : statement)),
  };
};

/** Where nothing is what breaks the promise, no line has a date. */
const contradictionsOf = ({ evidence }: ContractStatement): readonly ContractEvidence[] => {
  const policyPath = evidence.find(({ stage }) => stage === 'policy')?.path;
  return evidence.filter(({ path, stage }) => path !== '.' && path !== policyPath && /^(?:contradicts|wired|declared)$/.test(stage)).slice(0, 3);
};

const datingOf = (statement: ContractStatement, policyPath: string, history: History): Dating | undefined => {
  const lines = Array.from({ length: statement.endLine - statement.line + 1 }, (_, index) => statement.line + index);
  const policy = newest(policyPath, statement.line, lines, history);
  if (!policy) return undefined;
  const contradiction = contradictionsOf(statement)
    .map((place) => dated(place, policy, history))
    .find((place) => place !== undefined);
  return contradiction && { policy, contradiction };
};

const dated = ({ path, line, note, stage }: ContractEvidence, policy: DatedPlace, history: History): DatedPlace | undefined => {
  const place = line === null ? addition(path, history) : newest(path, line, [line], history);
  const text = history.now.get(path)?.[(line ?? 0) - 1] ?? '';
  const isSure = stage !== 'contradicts' || says(text, note) || unchangedSince(path, place, policy, history);
  return isSure ? place : undefined;
};

/** True where the line itself holds the value that is found fault with. What a place lacks may have been taken away long after its line came. */
const says = (text: string, note: string): boolean =>
  !/\b(?:no|not|none|nothing|never|without|lacks?|missing|unset|by default|can write|as root)\b/i.test(note) &&
  [...note.matchAll(/"([^"]{3,})"|\S*[:/@=.]\S+/g)].some(([whole, quoted]) => text.includes((quoted ?? whole).replace(/[.,;:]+$/, '')));

/** Sure where the file was not changed after the line came, or not since the policy says so. */
const unchangedSince = (path: string, place: DatedPlace | undefined, policy: DatedPlace, { changes, now, versions }: History): boolean => {
  const last = changes.find((change) => change.path === path);
  const committed = versions.get(last?.after ?? '');
  const isCommitted = committed?.total === now.get(path)?.length && committed?.held.size === new Set(now.get(path)).size;
  const order = (commit: string | undefined): number => changes.findIndex((change) => change.commit === commit);
  return isCommitted && (last?.commit === place?.commit || order(last?.commit) >= order(policy.commit));
};

interface History {
  /** Newest first. */
  readonly changes: readonly FileChange[];
  /** The lines of the files as they were audited. */
  readonly now: ReadonlyMap<string, readonly string[]>;
  /** By object: how many lines it has, and those of now that it holds. */
  readonly versions: ReadonlyMap<string, { readonly total: number; readonly held: ReadonlySet<string> }>;
}

const historyOf = async (snapshot: Snapshot, git: GitQuestions, commit: string, paths: readonly string[]): Promise<History> => {
  const now = new Map<string, readonly string[]>();
  const files = snapshot.files.filter(({ path, tracked, mode }) => tracked && paths.includes(path) && (mode === 'file' || mode === 'executable'));
  await snapshot.visit(
    files,
    ({ path }, { bytes }) => {
      if (bytes && bytes.length <= 1024 * 1024) now.set(path, linesOf(bytes));
    },
    () => {},
  );
  const changes = await git.changes(commit, [...now.keys()], maxCommits);
  // Each file has its share, lest one that changes every day leaves nothing for the policy.
  const share = Math.ceil(maxVersions / Math.max(1, now.size));
  const read = [...now.keys()].flatMap((path) => changes.filter((change) => change.path === path).slice(0, share));
  const oids = [...new Set(read.flatMap(({ before, after }) => [after, ...before]))].filter((oid) => oid !== undefined);
  const wanted = new Set([...now.values()].flat());
  const versions = new Map<string, { total: number; held: ReadonlySet<string> }>();
  await git.read(oids, (oid, bytes) => {
    const lines = linesOf(bytes);
    versions.set(oid, { total: lines.length, held: new Set(lines.filter((line) => wanted.has(line))) });
  });
  return { changes, now, versions };
};

/** Indentation and line endings change nothing of what a line says. */
const linesOf = (bytes: Uint8Array): readonly string[] => new TextDecoder().decode(bytes).split('\n').map(normal);
const normal = (line: string): string => line.trim().replace(/\s+/g, ' ');

/** The last commit that brought one of these lines; undefined unless each of them is known. */
const newest = (path: string, shown: number, lines: readonly number[], history: History): DatedPlace | undefined => {
  const now = history.now.get(path) ?? [];
  const texts = lines.map((line) => now[line - 1] ?? '').filter((text) => /[\p{L}\p{N}]/u.test(text));
  const found = texts.map((text) => (now.indexOf(text) === now.lastIndexOf(text) ? introduction(path, text, history) : undefined));
  if (found.length === 0 || found.some((change) => change === undefined)) return undefined;
  const change = history.changes.find((one) => found.includes(one));
  return change && { path, line: shown, commit: change.commit, day: change.day };
};

const introduction = (path: string, text: string, { changes, versions }: History): FileChange | undefined => {
  const own = changes.filter((change) => change.path === path);
  // A line that HEAD does not have is not committed yet.
  if (!holds(own[0]?.after, text, versions)) return undefined;
  for (const change of own) {
    const before = change.before.map((oid) => holds(oid, text, versions));
    const after = holds(change.after, text, versions);
    if (after === undefined || before.includes(undefined)) return undefined;
    if (after && !before.includes(true)) return change;
  }
  return undefined;
};

/** Undefined where the version was not read. */
const holds = (oid: string | undefined, text: string, versions: History['versions']): boolean | undefined => (oid === undefined ? false : versions.get(oid)?.held.has(text));

const addition = (path: string, { changes }: History): DatedPlace | undefined => {
  const change = changes.find((one) => one.path === path && one.after !== undefined && one.before.every((oid) => oid === undefined));
  return change && { path, line: null, commit: change.commit, day: change.day };
};
