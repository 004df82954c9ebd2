/** The public API: the audit itself, and the words to write a rule in. */

export { audit } from './api/audit.ts';
export type { AuditOptions } from './api/audit-options.ts';
export { formatReport } from './api/format-report.ts';
export * from './authoring.ts';
export { CannotLookError, ConfigError, UsageError } from './errors.ts';
export { type Profile, type ProfileName, profiles } from './profiles.ts';
export type { Report, ReportEvidence, ReportFinding, ReportResult, ReportVerdict } from './report/report.ts';
export type { Format } from './reporters/formats.ts';
export type { Style } from './reporters/reporter.ts';
