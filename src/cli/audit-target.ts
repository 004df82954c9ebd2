import path from 'node:path';
import { runAudit } from '../audit.ts';
import { selectFiles } from '../config/select-files.ts';
import { ruleOf } from '../custom-rules/custom-rule.ts';
import { CannotLookError, ConfigError } from '../errors.ts';
import { baselinePath, knownFrom, parseBaseline } from '../excuses/baseline.ts';
import type { KnownFindings } from '../excuses/excuse.ts';
import { regrade } from '../excuses/regrade.ts';
import { SeenExtracts } from '../extraction/seen-extracts.ts';
import type { FactName } from '../facts/facts.ts';
import { withoutTokens } from '../facts/secrets/without-tokens.ts';
import { readLeftOut } from '../left-out.ts';
import { type Meter, noMeter } from '../meter.ts';
import { type Profile, profiles } from '../profiles.ts';
import { noProgress, type Progress, toldBy, toldOf } from '../progress.ts';
import { readSource } from '../read-source.ts';
import { openSnapshot } from '../repo/open-snapshot.ts';
import { type Snapshot, wholeFileLimit } from '../repo/snapshot.ts';
import { readCodeOwners } from '../report/code-owners.ts';
import { readExcerpts } from '../report/excerpts.ts';
import { makeReport } from '../report/make-report.ts';
import { readReplacements } from '../report/read-replacements.ts';
import type { Report, ReportTarget } from '../report/report.ts';
import { touchedRules } from '../touched-rules.ts';
import type { AuditSettings } from './audit-settings.ts';
import { cacheOf } from './cache-of.ts';
import { earlierFindings } from './earlier-findings.ts';
import { excusesOf } from './excuses.ts';
import { rulePage } from './rule-page.ts';
import { secondReader } from './second-reader.ts';
import { broughtRules, configOf, profileNameOf, selectRules, thresholdOf } from './select-rules.ts';
import { version } from './version.ts';

/** The whole way from a folder and the settings to the report. */
export const auditTarget = async (target: string | undefined, settings: AuditSettings, progress: Progress = noProgress, meter: Meter = noMeter): Promise<Report> => {
  const started = performance.now();
  progress('starting');
  // While git lists the files, the rules are loaded.
  const opening = meter('list files', () => openSnapshot(target, settings));
  opening.catch(() => {});
  const { builtInRules } = await meter('load rules', () => import('../../rules/index.ts'));
  const brought = await broughtRules(builtInRules, target, settings);
  progress('listing the files');
  const { snapshot: everything, directory } = await opening;
  const config = await configOf(settings, everything, [...builtInRules, ...brought]);
  const { snapshot: selected, excluded } = selectFiles(everything, config.include, config.exclude);
  const snapshot = toldOf(selected, progress, 'reading files');
  if (snapshot.files.length === 0 && !snapshot.changed && !snapshot.history && snapshot.gaps.length === 0 && !snapshot.doubts && !settings.allowEmpty)
    throw new CannotLookError(`${target ?? '.'} contains no files to audit${excluded > 0 ? ' after the include and exclude globs' : ''}; --allow-empty accepts that.`);

  const profileName = profileNameOf(settings, config);
  const profile: Profile = profiles[profileName];
  const selectedRules = selectRules(builtInRules, [...brought, ...config.customRules.map(ruleOf)], profile, settings, config);
  const ownFacts = config.customRules.length === 0 ? [] : [(await import('../facts/custom-matches.ts')).customMatchesFor(config.customRules)];
  const facts: readonly FactName[] = settings.inline === false ? [] : ['inlineSuppressions'];
  const toldMeter = toldBy(meter, progress);
  const seen = snapshot.changed && new SeenExtracts();
  const { rules, changesDo } = seen
    ? await meter('see what changed', () => touchedRules({ snapshot, rules: selectedRules, facts, ownFacts, meter: toldMeter, seen }))
    : { rules: selectedRules, changesDo: false };
  const cache = changesDo ? undefined : await cacheOf(snapshot, directory, settings);
  const judged = await runAudit({
    snapshot,
    rules,
    settings: config.rules,
    // What nobody looked through for secrets may not be remembered.
    facts: seen && cache ? [...facts, 'secrets'] : facts,
    ownFacts,
    meter: toldMeter,
    seen,
    cache,
    historyCache: snapshot.history && (await cacheOf(snapshot.history, directory, settings)),
    // What the settings define as a rule cannot be sent to a thread.
    openSecond: ownFacts.length > 0 ? undefined : secondReader(settings.threads),
    timeLeft: settings.maxSeconds === undefined ? undefined : () => started + (settings.maxSeconds ?? 0) * 1000 - performance.now(),
  });
  const outcome = regrade(judged, config.overrides);
  const known = [
    ...(await baselineOf(everything, settings)),
    ...(await earlierFindings({ progress, target, settings, snapshot, outcome, rules, ownFacts, config, profile, since: settings.since, seen })),
  ];
  progress('writing the report');
  const report = makeReport({
    version,
    target: await targetOf(snapshot, directory, selectedRules.length - rules.length),
    config: {
      path: config.path ?? null,
      profile: profileName,
      ...(settings.plugin ? { plugins: settings.plugin } : {}),
      rulesOff: [...config.rules].filter(([, rule]) => rule.off).map(([id]) => id),
      excludedFiles: excluded,
    },
    outcome,
    excerptOf: await meter('read excerpts', () => readExcerpts(selected, outcome)),
    replacementsOf: await readReplacements(selected, outcome),
    ownersOf: await readCodeOwners(everything),
    pageOf: (id) => (builtInRules.some((rule) => rule.id === id) ? rulePage(id) : undefined),
    failOn: thresholdOf(settings, config),
    ...(settings.most ? { most: settings.most } : {}),
    excuses: excusesOf(
      outcome,
      config,
      known,
      profile,
      [...builtInRules, ...brought, ...config.customRules].map(({ id }) => id),
    ),
  });
  if (settings.verify) progress('asking the providers of the secrets that were found');
  const told = settings.verify ? await (await import('../verify/verify-report.ts')).verifyReport(report, snapshot) : report;
  return meter('mask what names hold', () => withoutTokens(told));
};

/** The baseline that lies in the audited repository itself, read as any other file of it. */
const baselineOf = async (snapshot: Snapshot, settings: AuditSettings): Promise<readonly KnownFindings[]> => {
  if (settings.baseline === false) return [];
  const source = await readSource(snapshot, baselinePath, (reason) => {
    throw new ConfigError(`cannot be read: ${reason}`, { path: baselinePath });
  });
  if (!source) return [];
  if (source.size > wholeFileLimit) throw new ConfigError(`is larger than ${wholeFileLimit / 1024 / 1024} MB`, { path: baselinePath });
  return [knownFrom(parseBaseline(source.textUpTo(wholeFileLimit)), 'baseline', `accepted in ${baselinePath}`)];
};

/** The README; one that says more in its name only where there is no other. */
const anchorOf = (paths: readonly string[]): string | undefined =>
  paths.find((path) => /^readme(?:\.\w+)?$/i.test(path)) ?? paths.find((path) => /^readme[^/]*$/i.test(path)) ?? paths[0];

const targetOf = async (snapshot: Snapshot, directory: string, unaffectedRules: number): Promise<ReportTarget> => {
  const head = await snapshot.git?.head();
  return {
    name: path.basename(directory),
    kind: snapshot.kind,
    commit: head?.commit ?? null,
    branch: head?.branch ?? null,
    files: snapshot.files.length,
    untrackedFiles: snapshot.files.filter((file) => !file.tracked).length,
    ...(snapshot.changed ? { change: { files: snapshot.changed.size, unaffectedRules } } : {}),
    ...(snapshot.partOf === undefined ? {} : { partOf: snapshot.partOf }),
    ...(await readLeftOut(snapshot)),
    anchor: anchorOf(snapshot.files.map((file) => file.path)) ?? null,
  };
};
