import { lstatSync } from 'node:fs';
import path from 'node:path';
import { type BaselineEntry, baselinePath, entriesOfReport, formatBaseline, parseBaseline } from '../baseline.ts';
import { UsageError } from '../errors.ts';
import { writableDirectory } from '../repo/open-snapshot.ts';
import { count } from '../reporters/layout.ts';
import type { AuditSettings } from './audit-settings.ts';
import { auditTarget } from './audit-target.ts';
import { withProgress } from './with-progress.ts';
import { print, readText, writeOwn } from './write-report.ts';

/**
 * `policy-audit baseline create|update|prune [path]`. `create` accepts what is there today and refuses to replace a baseline; `update` accepts
 * what is there now instead; `prune` takes out what is no longer there and accepts nothing new.
 */
export const baselineCommand = async (action: 'create' | 'update' | 'prune', target: string | undefined, settings: AuditSettings): Promise<void> => {
  const directory = writableDirectory(target);
  const file = path.join(directory, baselinePath);
  refuseLink(path.dirname(file));
  const before = lstatSync(file, { throwIfNoEntry: false }) ? parseBaseline(readText(file)) : undefined;
  if (action === 'create' && before) throw new UsageError(`${baselinePath} already exists; "policy-audit baseline update" accepts the current findings instead`);
  if (action !== 'create' && !before) throw new UsageError(`there is no ${baselinePath} yet; "policy-audit baseline create" creates one`);

  const found = entriesOfReport(await withProgress({}, (progress) => auditTarget(target, { ...settings, baseline: false, failOn: 'none' }, progress)));
  const entries = action === 'prune' ? (before ?? []).filter((entry) => found.some((one) => same(one, entry))) : found;
  writeOwn(formatBaseline(entries), file);
  const gone = (before ?? []).filter((entry) => !entries.some((one) => same(one, entry))).length;
  await print(`${baselinePath}: ${count(entries.length, 'finding')} accepted${before ? `, ${gone} removed` : ''}. From now on only new findings fail; commit this file.\n`);
};

const same = (a: BaselineEntry, b: BaselineEntry): boolean => a.rule === b.rule && a.fingerprint === b.fingerprint;

/** Never through a link: the folder could lie anywhere then. */
const refuseLink = (folder: string): void => {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats && !stats.isDirectory()) throw new UsageError(`${folder} is not a folder`);
};
