import type { ReportResult } from '../report/report.ts';
import { untoldText } from './findings.ts';
import { worstFirst } from './reading-order.ts';
import type { Reporter } from './reporter.ts';
import { visible } from './visible.ts';

/** For spreadsheets (RFC 4180, with line feeds alone, as tools of Unix want them): a row per finding, and one for each rule that passed, asks, does not apply or could not be checked. */
export const csv: Reporter = (report) => [header, ...[...report.results].sort(worstFirst).flatMap(rowsOf)].map((cells) => `${cells.map(cell).join(',')}\n`).join('');

const header = ['verdict', 'severity', 'rule', 'title', 'path', 'line', 'column', 'message', 'remediation', 'owners', 'fingerprint'];

const rowsOf = ({ rule, verdict }: ReportResult): string[][] => {
  if (verdict.status !== 'fail') {
    const says = verdict.status === 'manual' ? verdict.question : verdict.status === 'pass' ? '' : verdict.reason;
    const [first] = verdict.status === 'pass' || verdict.status === 'manual' ? verdict.evidence : [];
    return [[verdict.status, rule.severity, rule.id, rule.title, first?.path ?? '', String(first?.line ?? ''), String(first?.column ?? ''), says, '', '', '']];
  }
  const told = verdict.findings.map((finding) => [
    verdict.status,
    finding.severity,
    rule.id,
    rule.title,
    finding.path,
    String(finding.line ?? ''),
    String(finding.column ?? ''),
    finding.message,
    finding.remediation,
    (finding.owners ?? []).join(' '),
    finding.fingerprint,
  ]);
  const { moreFindings } = verdict;
  return moreFindings === undefined ? told : [...told, [verdict.status, verdict.severity, rule.id, rule.title, '', '', '', untoldText(moreFindings, rule.id), '', '', '']];
};

/** A spreadsheet takes a cell that begins with one of these for a formula, also behind blanks. */
const formula = /^\s*[=+\-@]/;

const cell = (raw: string): string => {
  // A log of a CI system obeys a line that begins so.
  const text = raw
    .split('\n')
    .map((line) => visible(line).replace(/^\s*(?=::|##\[)/, "'"))
    .join('\n');
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]|^'/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
