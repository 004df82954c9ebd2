import { entriesOfReport } from '../../excuses/baseline.ts';
import { severityRank } from '../../finding.ts';
import { everyFinding } from '../../report/most-told.ts';
import type { Report } from '../../report/report.ts';
import { fileOf, findingsOf, type RuleFinding } from '../../reporters/findings.ts';
import { jsonText } from '../../reporters/json.ts';
import { count } from '../../reporters/layout.ts';
import { placeOf } from '../../reporters/place.ts';
import { visible } from '../../reporters/visible.ts';
import type { AuditSettings } from '../audit-settings.ts';
import { auditTarget } from '../audit-target.ts';
import { withProgress } from '../terminal/with-progress.ts';
import { print } from '../write-report.ts';

export interface DiffFlags extends AuditSettings {
  readonly format: 'pretty' | 'json';
  readonly quiet?: boolean;
}

/** `policy-audit diff A B [path]`: which findings B has that A has not, and which are gone. Exit 1 for new ones at or above --fail-on. */
export const diffCommand = async (before: string, after: string, target: string | undefined, settings: DiffFlags): Promise<void> => {
  const { format, ...given } = settings;
  const rest: AuditSettings = { ...given, most: everyFinding };
  const [old, now] = await withProgress(
    settings,
    async (progress) => [await auditTarget(target, { ...rest, commit: before }, progress), await auditTarget(target, { ...rest, commit: after }, progress)] as const,
  );
  const added = onlyIn(now, old);
  const gone = onlyIn(old, now);
  const threshold = now.exit.threshold;
  const stops = threshold !== 'none' && added.some(({ finding }) => severityRank(finding.severity) >= severityRank(threshold));
  const complete = old.complete && now.complete;
  if (format === 'json') {
    const rows = (some: readonly RuleFinding[]) => some.map(({ rule, finding }) => ({ rule: rule.id, ...finding }));
    await print(jsonText({ schemaVersion: '1.0', before: old.target.commit, after: now.target.commit, complete, added: rows(added), gone: rows(gone) }));
  } else if (added.length > 0 || !settings.quiet) {
    await print(
      `${[...section('New', added, now), ...section('Gone', gone, old), `${count(added.length, 'new finding')}, ${gone.length} gone between ${visible(before)} and ${visible(after)}`].join('\n')}\n`,
    );
  }
  process.exitCode = stops ? 1 : complete ? 0 : 3;
};

const onlyIn = (one: Report, other: Report): readonly RuleFinding[] => {
  const known = new Set(entriesOfReport(other).map(({ rule, fingerprint }) => `${rule}\0${fingerprint}`));
  return findingsOf(one)
    .filter(({ rule, finding }) => !known.has(`${rule.id}\0${finding.fingerprint}`))
    .sort((a, b) => severityRank(b.finding.severity) - severityRank(a.finding.severity));
};

const section = (title: string, findings: readonly RuleFinding[], report: Report): string[] =>
  findings.length === 0
    ? []
    : [
        title,
        ...findings.map(
          ({ rule, finding }) => `  ${finding.severity.padEnd(8)} ${rule.id}  ${visible(`${placeOf({ path: fileOf(finding, report), line: finding.line })}  ${finding.message}`)}`,
        ),
        '',
      ];
