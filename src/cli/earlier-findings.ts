import { type AuditOutcome, runAudit } from '../audit.ts';
import type { Config } from '../config/config.ts';
import { selectFiles } from '../config/select-files.ts';
import { entriesOfReport, knownFrom } from '../excuses/baseline.ts';
import type { KnownFindings } from '../excuses/excuse.ts';
import type { SeenExtracts } from '../extraction/seen-extracts.ts';
import type { AnyFact } from '../facts/fact.ts';
import type { Profile } from '../profiles.ts';
import { type Progress, toldOf } from '../progress.ts';
import { openSnapshot } from '../repo/open-snapshot.ts';
import type { Snapshot } from '../repo/snapshot.ts';
import { readExcerpts } from '../report/excerpts.ts';
import { makeReport } from '../report/make-report.ts';
import { everyFinding } from '../report/most-told.ts';
import type { AnyRule } from '../rule.ts';
import { cacheOf } from './cache-of.ts';
import { excusesOf } from './excuses.ts';
import { version } from './version.ts';

export interface Now {
  readonly progress: Progress;
  readonly target: string | undefined;
  readonly settings: { readonly cache?: boolean };
  readonly snapshot: Snapshot;
  readonly outcome: AuditOutcome;
  readonly rules: readonly AnyRule[];
  readonly ownFacts: readonly AnyFact[];
  readonly config: Config;
  readonly profile: Profile;
  /** The commit that was asked for with --since. */
  readonly since: string | undefined;
  /** Of a staged change. */
  readonly seen: SeenExtracts | undefined;
}

/**
 * What an earlier commit had too is not what the change brought: with --since that commit, for a staged change the one it goes on. Only the
 * rules that fail now are asked again, and of a staged change only what it touches is read.
 */
export const earlierFindings = async ({ progress, target, settings, snapshot, outcome, rules, ownFacts, config, profile, since, seen }: Now): Promise<readonly KnownFindings[]> => {
  const failing = new Set(outcome.results.filter(({ verdict }) => verdict.status === 'fail').map(({ rule }) => rule.id));
  const hasHead = snapshot.head !== undefined && (await snapshot.git?.head())?.commit !== undefined;
  const commit = since ?? (hasHead ? 'HEAD' : undefined);
  if (commit === undefined || failing.size === 0) return [];
  progress('listing the files of the earlier commit');
  const opened = since === undefined && snapshot.head ? { snapshot: snapshot.head(), cache: undefined } : await openEarlier(target, commit, settings);
  const before = toldOf(selectFiles(opened.snapshot, config.include, config.exclude).snapshot, progress, 'reading files of the earlier commit');
  const earlier = await runAudit({
    snapshot: { ...before, ...(snapshot.changed ? { changed: snapshot.changed } : {}) },
    rules: rules.filter(({ id }) => failing.has(id)),
    settings: config.rules,
    facts: ['inlineSuppressions'],
    ownFacts,
    cache: opened.cache,
    seen,
  });
  const report = makeReport({
    version,
    target: { name: '.', kind: before.kind, commit: null, branch: null, files: before.files.length, untrackedFiles: 0, anchor: null },
    config: { path: null, rulesOff: [], excludedFiles: 0 },
    outcome: earlier,
    excerptOf: await readExcerpts(before, earlier),
    failOn: 'none',
    most: everyFinding,
    excuses: excusesOf(earlier, config, [], profile, []),
  });
  return [knownFrom(entriesOfReport(report), 'since', `was there at ${commit}`)];
};

const openEarlier = async (target: string | undefined, commit: string, settings: Now['settings']) => {
  const { snapshot, directory } = await openSnapshot(target, { commit });
  return { snapshot, cache: await cacheOf(snapshot, directory, settings) };
};
