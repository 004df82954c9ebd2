import { lstatSync } from 'node:fs';
import path from 'node:path';
import { ConfigError, UsageError } from '../../errors.ts';
import { type BaselineEntry, baselinePath, entriesOfReport, formatBaseline, knownFrom, parseBaseline } from '../../excuses/baseline.ts';
import { writableDirectory } from '../../repo/open-snapshot.ts';
import { everyFinding } from '../../report/most-told.ts';
import type { Report } from '../../report/report.ts';
import { count } from '../../reporters/layout.ts';
import { placeOf } from '../../reporters/place.ts';
import type { AuditSettings } from '../audit-settings.ts';
import { auditTarget } from '../audit-target.ts';
import { say } from '../terminal/say.ts';
import { withProgress } from '../terminal/with-progress.ts';
import { print, readText, writeOwn } from '../write-report.ts';

/**
 * `policy-audit baseline create|update|prune [path]`. `create` accepts what is there today and refuses to replace a baseline; `update` accepts
 * what is there now instead; `prune` takes out what is no longer there and accepts nothing new. Neither takes out what was not looked at.
 */
export const baselineCommand = async (action: 'create' | 'update' | 'prune', target: string | undefined, settings: AuditSettings): Promise<void> => {
  const directory = writableDirectory(target);
  const file = path.join(directory, baselinePath);
  refuseLink(path.dirname(file));
  const before = lstatSync(file, { throwIfNoEntry: false }) ? entriesIn(readText(file), action) : undefined;
  if (action === 'create' && before) throw new UsageError(`${baselinePath} already exists; "policy-audit baseline update" accepts the current findings instead`);
  if (action !== 'create' && !before) throw new UsageError(`there is no ${baselinePath} yet; "policy-audit baseline create" creates one`);

  const report = await withProgress({}, (progress) => auditTarget(target, { ...settings, baseline: false, failOn: 'none', most: everyFinding }, progress));
  const found = entriesOfReport(report);
  const isFound = among(found);
  const wasLookedAt = lookedAtBy(report);
  const unseen = (before ?? []).filter((entry) => !isFound(entry) && !wasLookedAt(entry));
  const entries = [...(action === 'prune' ? (before ?? []).filter(isFound) : found), ...unseen];
  writeOwn(formatBaseline(entries), directory, baselinePath);
  const isKept = among(entries);
  const gone = (before ?? []).filter((entry) => !isKept(entry)).length;
  const kept = unseen.length === 0 ? '' : `, of which ${unseen.length} ${unseen.length === 1 ? 'was' : 'were'} not looked for this time`;
  await print(`${baselinePath}: ${count(entries.length, 'finding')} accepted${kept}${before ? `, ${gone} removed` : ''}. From now on only new findings fail; commit this file.\n`);
  for (const gap of report.complete ? [] : report.notChecked.slice(0, mostTold)) say(`Not seen: ${placeOf(gap)}: ${gap.reason}`);
};

const mostTold = 5;

/** Of a rule that did not run, a history that was not searched and a file that could not be read, nobody knows that the finding is gone. */
const lookedAtBy = ({ results, notChecked }: Report): ((entry: BaselineEntry) => boolean) => {
  const rules = new Set(results.flatMap(({ rule, verdict }) => (verdict.status === 'error' || verdict.status === 'manual' ? [] : [rule.id as string])));
  const unread = new Set(notChecked.map((gap) => gap.path));
  return ({ rule, path }) => rules.has(rule) && !unread.has(path);
};

/** A file that is damaged is what `update` is there to write anew. */
const entriesIn = (text: string, action: string): readonly BaselineEntry[] => {
  try {
    return parseBaseline(text);
  } catch (error) {
    if (action === 'update' && error instanceof ConfigError) return [];
    throw error;
  }
};

/** A baseline may hold as many entries as there is room for, so each is looked up and not searched for. */
const among = (entries: readonly BaselineEntry[]): ((entry: BaselineEntry) => boolean) => {
  const known = knownFrom(entries, 'baseline', '');
  return ({ rule, fingerprint }) => known.has(rule, fingerprint);
};

/** Never through a link: the folder could lie anywhere then. */
const refuseLink = (folder: string): void => {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats && !stats.isDirectory()) throw new UsageError(`${folder} is not a folder`);
};
