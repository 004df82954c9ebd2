import { statSync } from 'node:fs';
import { UsageError } from '../../errors.ts';
import type { Fix } from '../../finding.ts';
import { severityRank } from '../../finding.ts';
import { type Change, planFixes } from '../../fix/plan-fixes.ts';
import { globTest } from '../../globs.ts';
import { openSnapshot, writableDirectory } from '../../repo/open-snapshot.ts';
import type { FileEntry } from '../../repo/snapshot.ts';
import { maskedLine } from '../../report/excerpts.ts';
import { everyFinding } from '../../report/most-told.ts';
import type { Report } from '../../report/report.ts';
import { findingsOf, type RuleFinding } from '../../reporters/findings.ts';
import { count } from '../../reporters/layout.ts';
import { placeOf } from '../../reporters/place.ts';
import type { AuditSettings } from '../audit-settings.ts';
import { auditTarget } from '../audit-target.ts';
import { isStored, readSource } from '../fix-source.ts';
import { newLineEnd } from '../new-line-end.ts';
import { confirmed, isInteractive, notWritten } from '../terminal/confirm.ts';
import { say } from '../terminal/say.ts';
import { shownDiff } from '../terminal/shown-diff.ts';
import { withProgress } from '../terminal/with-progress.ts';
import { refuseUnwritable, writeChange } from '../write-change.ts';
import { print } from '../write-report.ts';

export interface FixFlags extends AuditSettings {
  readonly quiet?: boolean;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly unsafe?: boolean;
  readonly force?: boolean;
}

interface OwnFix extends Fix {
  readonly of: RuleFinding;
}

/**
 * `policy-audit fix [rule] [path]`: audits, shows what the fixes of the findings change as a diff, and writes it on yes. The exit code is that of an
 * audit afterwards, so 1 means that something at or above --fail-on is left to do by hand.
 */
export const fixCommand = async (first: string | undefined, second: string | undefined, flags: FixFlags): Promise<void> => {
  const { rule, target } = await argumentsOf(first, second);
  const { yes = false, dryRun = false, unsafe = false, force = false, ...given } = flags;
  const settings: AuditSettings = { ...given, most: everyFinding, ...(rule === undefined ? {} : { rule: [...(given.rule ?? []), rule] }) };
  const directory = writableDirectory(target);
  const report = await withProgress(flags, (progress) => auditTarget(target, settings, progress));
  const { snapshot } = await openSnapshot(target);
  const entries = new Map(snapshot.files.map((file) => [file.path, file]));

  const offered = findingsOf(report).flatMap((of): OwnFix[] => (of.finding.fix ? [{ ...of.finding.fix, of }] : []));
  const plan = planFixes(
    offered.filter(({ safe }) => safe || unsafe),
    (path) => readSource(directory, path),
  );
  const lineEnd = plan.changes.some(({ before }) => before === undefined) ? await newLineEnd(snapshot) : '\n';
  const changes = plan.changes.map((change) => (change.before === undefined ? withLineEnd(change, lineEnd) : change));
  for (const change of changes) await print(shownDiff(change, (line) => maskedLine(line, change.path)));
  for (const fix of plan.applied) say(`${fix.safe ? 'safe  ' : 'unsafe'}  ${fix.of.rule.id}  ${fix.title}`);
  for (const { fix, why } of plan.skipped.slice(0, most)) say(`left   ${fix.of.rule.id}  ${fix.title}: ${why}`);
  if (plan.skipped.length > most) say(`left   ${plan.skipped.length - most} more`);

  const written = changes.length > 0 && (await isWanted(changes, { yes, dryRun })) && writeAll(directory, changes, entries, force);
  if (plan.changes.length === 0) say('Nothing can be fixed automatically.');
  else say(written ? `${count(plan.applied.length, 'finding')} fixed in ${count(plan.changes.length, 'file')}.` : notWritten(dryRun, 'applies these changes'));
  const after = written ? await withProgress(flags, (progress) => auditTarget(target, settings, progress)) : report;
  const done = written ? [] : plan.applied.map(({ of }) => of);
  sayWhatIsLeft(after, done, unsafe);
  process.exitCode = after.exit.code;
};

/** A word that names no rule is the path when it stands alone. */
const argumentsOf = async (first: string | undefined, second: string | undefined): Promise<{ rule: string | undefined; target: string | undefined }> => {
  if (first === undefined || second !== undefined) return { rule: first, target: second };
  const { builtInRules } = await import('../../../rules/index.ts');
  const matches = globTest([first]);
  if (builtInRules.some(({ id }) => matches(id))) return { rule: first, target: undefined };
  return isFolder(first) ? { rule: undefined, target: first } : { rule: first, target: undefined };
};

const isFolder = (name: string): boolean => {
  try {
    return statSync(name).isDirectory();
  } catch {
    return false;
  }
};

const isWanted = async (changes: readonly Change[], { yes, dryRun }: { yes: boolean; dryRun: boolean }): Promise<boolean> => {
  if (dryRun || yes) return !dryRun;
  return isInteractive() && (await confirmed(`Write ${count(changes.length, 'file')}?`));
};

const withLineEnd = (change: Change, lineEnd: string): Change => ({
  ...change,
  after: change.after.replaceAll('\n', lineEnd),
  splices: change.splices.map((splice) => ({ ...splice, text: splice.text.replaceAll('\n', lineEnd) })),
});

const writeAll = (directory: string, changes: readonly Change[], entries: ReadonlyMap<string, FileEntry>, force: boolean): true => {
  const dirty = changes.filter(({ path, before }) => before !== undefined && !isStored(before, entries.get(path))).map(({ path }) => path);
  if (dirty.length > 0 && !force)
    throw new UsageError(`${dirty.join(', ')} ${dirty.length === 1 ? 'has' : 'have'} uncommitted changes, so nothing was written: commit or stage them first, or use --force`);
  refuseUnwritable(directory, changes);
  for (const change of changes) writeChange(directory, change);
  return true;
};

const sayWhatIsLeft = (report: Report, done: readonly RuleFinding[], unsafe: boolean): void => {
  const finished = new Set(done.map(({ finding }) => finding.fingerprint));
  const left = findingsOf(report)
    .filter(({ finding }) => !finished.has(finding.fingerprint))
    .sort((a, b) => severityRank(b.finding.severity) - severityRank(a.finding.severity));
  if (left.length === 0) return;
  const risky = unsafe ? 0 : left.filter(({ finding }) => finding.fix?.safe === false).length;
  say(`${count(left.length, 'finding')} to fix by hand${risky > 0 ? ` (--unsafe can fix ${risky} of them)` : ''}:`);
  for (const { rule, finding } of left.slice(0, mostLeft))
    say(`  ${finding.severity.padEnd(8)} ${rule.id}${finding.path === '.' ? '' : `  ${placeOf(finding)}`}  ${finding.message}`);
  if (left.length > mostLeft) say(`  and ${left.length - mostLeft} more; "policy-audit" lists them all, with what to do.`);
};

const most = 30;
const mostLeft = 8;
