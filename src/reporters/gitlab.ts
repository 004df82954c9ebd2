import { createHash } from 'node:crypto';
import type { Severity } from '../rule.ts';
import { fileOf, findingsOf } from './findings.ts';
import { jsonText } from './json.ts';
import type { Reporter } from './reporter.ts';
import { visible } from './visible.ts';

/** The Code Quality report of GitLab (a list in the format of Code Climate). A fingerprint that stands twice hides a finding, so each is unique. */
export const gitlab: Reporter = (report) => {
  const seen = new Map<string, number>();
  const unique = (fingerprint: string): string => {
    const ordinal = seen.get(fingerprint) ?? 0;
    seen.set(fingerprint, ordinal + 1);
    return createHash('sha256').update(`${fingerprint}\0${ordinal}`).digest('hex').slice(0, 32);
  };
  return jsonText(
    findingsOf(report).map(({ rule, finding }) => ({
      description: visible(finding.message),
      check_name: rule.id,
      fingerprint: unique(finding.fingerprint),
      severity: severities[finding.severity],
      location: { path: visible(fileOf(finding, report)), lines: { begin: (finding.commit === undefined ? finding.line : undefined) ?? 1 } },
    })),
  );
};

const severities: Readonly<Record<Severity, string>> = { critical: 'blocker', high: 'critical', medium: 'major', low: 'minor', info: 'info' };
