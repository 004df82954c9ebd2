import type { Severity } from '../finding.ts';
import type { Report, ReportRule } from '../report/report.ts';
import { fileOf, findingsOf, type RuleFinding, untoldOf } from './findings.ts';
import { jsonText } from './json.ts';
import { escaped, proseOf } from './markdown-text.ts';
import type { Reporter, Style } from './reporter.ts';
import { takenOutTexts } from './taken-out-text.ts';
import { visible } from './visible.ts';

/** The security reports of GitLab (version 15 of their schemas): found secrets, which have a commit, are one report and all else is the other. */
export const gitlabSecretDetection: Reporter = (report, style) => {
  const found = findingsOf(report).filter(isSecret);
  return reportOf('secret_detection', report, style, found, ({ finding }) => ({ commit: { sha: finding.commit ?? report.target.commit ?? noCommit } }));
};

export const gitlabSast: Reporter = (report, style) => {
  const found = findingsOf(report).filter((one) => !isSecret(one));
  return reportOf('sast', report, style, found, () => ({}));
};

const isSecret = ({ finding }: RuleFinding): boolean => finding.secret !== undefined;

/** What GitLab's own scanner writes where there is no commit. */
const noCommit = '0000000';
const schemaVersion = '15.2.1';
/** For whoever formats a report without running the audit: one report always gives the same bytes. */
const anyTime = '1970-01-01T00:00:00';

const reportOf = (type: 'sast' | 'secret_detection', report: Report, { ran }: Style, found: readonly RuleFinding[], more: (found: RuleFinding) => object): string => {
  const tool = { id: 'policy-audit', name: 'policy-audit', version: report.tool.version, vendor: { name: 'policy-audit' }, url: 'https://github.com/policy-audit/policy-audit' };
  const ofRules = new Set(found.map(({ rule }) => rule));
  return jsonText({
    version: schemaVersion,
    scan: {
      type,
      analyzer: tool,
      scanner: tool,
      start_time: ran?.from ?? anyTime,
      end_time: ran?.to ?? anyTime,
      status: report.exit.reason === 'internal-error' ? 'failure' : 'success',
      messages: [
        ...takenOutTexts(report).map((text) => ({ level: 'info', value: visible(text) })),
        ...report.notChecked.map(({ path, reason }) => ({ level: 'warn', value: visible(`Could not look at ${path}: ${reason}`) })),
        ...untoldOf(report)
          .filter(({ rule }) => ofRules.has(rule))
          .map(({ text }) => ({ level: 'warn', value: text })),
      ],
    },
    vulnerabilities: found.map((one) => ({
      id: one.finding.fingerprint,
      name: visible(`Not met: ${one.rule.title}`).slice(0, 255),
      description: `${escaped(one.finding.message)}\n\n${proseOf(one.rule, one.rule.rationale)}`,
      severity: severities[one.finding.severity],
      solution: one.finding.remediation.split('\n').map(visible).join('\n').slice(0, 7000),
      identifiers: identifiersOf(one.rule),
      links: one.rule.references.filter(({ url }) => /^https?:\/\//.test(url)).map(({ standard, control, url }) => ({ name: control ?? standard, url })),
      location: { file: fileIn(one, report), ...linesOf(one), ...more(one) },
    })),
  });
};

const severities: Readonly<Record<Severity, string>> = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low', info: 'Info' };

/** The first one is what GitLab knows the vulnerability by. */
const identifiersOf = ({ id, page, references }: ReportRule): object[] => [
  { type: 'policy_audit_rule', name: id, value: id, ...(page === undefined ? {} : { url: page }) },
  ...references.flatMap(({ control, url }) => {
    const [, number] = /^CWE-(\d+)$/.exec(control ?? '') ?? [];
    return number === undefined ? [] : [{ type: 'cwe', name: `CWE-${number}`, value: number, url }];
  }),
];

/** The place of a secret in the history is the one in its own commit. */
const fileIn = ({ finding }: RuleFinding, report: Report): string => visible(finding.commit === undefined ? fileOf(finding, report) : finding.path);

const linesOf = ({ finding: { line, endLine } }: RuleFinding): object => ({ start_line: line ?? 1, ...(endLine === undefined ? {} : { end_line: endLine }) });
