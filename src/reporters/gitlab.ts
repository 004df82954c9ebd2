import { createHash } from 'node:crypto';
import type { Severity } from '../finding.ts';
import { fileOf, findingsOf, untoldOf } from './findings.ts';
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
  const findings = findingsOf(report).map(({ rule, finding }) => ({
    description: visible(finding.message),
    check_name: rule.id,
    fingerprint: unique(finding.fingerprint),
    severity: severities[finding.severity],
    location: { path: visible(fileOf(finding, report)), lines: { begin: (finding.commit === undefined ? finding.line : undefined) ?? 1 } },
  }));
  // The format has no word for an audit that is not complete, and an empty list would say that all is well.
  const gaps = report.notChecked.map((gap) => ({
    description: visible(`Could not be looked at: ${gap.reason}`),
    check_name: 'not-checked',
    fingerprint: unique(`${gap.path}\0${gap.reason}`),
    severity: severities.info,
    location: { path: visible(gap.path === '.' ? (report.target.anchor ?? gap.path) : gap.path), lines: { begin: gap.line ?? 1 } },
  }));
  const untold = untoldOf(report).map(({ rule, severity, text }) => ({
    description: text,
    check_name: rule.id,
    fingerprint: unique(`${rule.id}\0more`),
    severity: severities[severity],
    location: { path: visible(report.target.anchor ?? '.'), lines: { begin: 1 } },
  }));
  return jsonText([...findings, ...untold, ...gaps]);
};

const severities: Readonly<Record<Severity, string>> = { critical: 'blocker', high: 'critical', medium: 'major', low: 'minor', info: 'info' };
