import type { Log, ReportingDescriptor, Result, Location as SarifLocation } from 'sarif';
import type { Severity } from '../finding.ts';
import type { Location } from '../location.ts';
import type { Report, ReportEvidence, ReportFinding, ReportResult, ReportRule } from '../report/report.ts';
import type { Status } from '../verdict.ts';
import { fileOf, untoldExcused, untoldOf } from './findings.ts';
import { jsonText } from './json.ts';
import { count } from './layout.ts';
import { proseOf } from './markdown-text.ts';
import { placeOf } from './place.ts';
import { plainMessage } from './plain-message.ts';
import type { Reporter, Style } from './reporter.ts';
import { takenOutTexts } from './taken-out-text.ts';
import { uriOf } from './uri.ts';

/**
 * SARIF 2.1.0 (OASIS). One result per finding (kind `fail`), per question for a person (`review`) and per rule that does not apply
 * (`notApplicable`); passes are left out. What could not be looked at is a notification, and then the execution was not successful.
 */
export const sarif: Reporter = (report, style) => logOf(report, style, ['fail', 'manual', 'not-applicable']);

/** The findings alone: GitHub code scanning makes an alert of every result, whatever its kind. */
export const codeScanning: Reporter = (report, style) => logOf(report, style, ['fail']);

const logOf = (report: Report, style: Style, told: readonly Status[]): string => {
  const rules = report.results.map((result) => result.rule);
  const judged = report.results.flatMap((result, ruleIndex) => (told.includes(result.verdict.status) ? resultsOf(result, ruleIndex, report) : []));
  const excused = style.suppressed ? suppressedResults(report) : [];
  const room = Math.max(0, mostResults - judged.length);
  const left = style.suppressed ? untoldExcused(report) + Math.max(0, excused.length - room) : 0;
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: report.tool.name, informationUri: 'https://github.com/policy-audit/policy-audit', semanticVersion: report.tool.version, rules: rules.map(descriptorOf) },
        },
        automationDetails: { id: 'policy-audit/' },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.complete,
            exitCode: report.exit.code,
            toolConfigurationNotifications: takenOutTexts(report).map((text) => ({ level: 'note' as const, message: plainMessage(text) })),
            toolExecutionNotifications: [
              ...report.notChecked.map((gap) => ({
                level: 'warning' as const,
                // No location: what could not be read may not be there, and a path that leads nowhere makes consumers refuse the log.
                message: plainMessage(`could not look at ${placeOf(gap)}: ${gap.reason}`),
              })),
              ...untoldOf(report).map(({ text }) => ({ level: 'note' as const, message: plainMessage(text) })),
              ...(left > 0 ? [{ level: 'note' as const, message: { text: `${count(left, 'more excused finding')} ${left === 1 ? 'is' : 'are'} counted and not listed.` } }] : []),
            ],
          },
        ],
        results: [...judged, ...excused.slice(0, room)],
      },
    ],
  };
  return jsonText(log);
};

const levels: Readonly<Record<Severity, NonNullable<Result['level']>>> = { critical: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note' };
/** GitHub refuses a log with more. */
const mostResults = 25_000;
/** GitHub shows a hundred of one result and refuses a log with more than a thousand; other readers take every place they are told of. */
const mostLocations = 1000;
/** GitHub's bands: above 9 critical, 7 high, 4 medium. */
const scores: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0', info: '1.0' };

const descriptorOf = (rule: ReportRule): ReportingDescriptor => {
  const references = rule.references.map(({ standard, control, url }) => `- [${standard}${control ? ` ${control}` : ''}](${url})`).join('\n');
  return {
    id: rule.id,
    name: rule.id.replaceAll(/(?:^|[/-])([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: plainMessage(rule.title),
    ...(rule.page === undefined ? {} : { helpUri: rule.page }),
    fullDescription: plainMessage(rule.rationale.slice(0, 1024)),
    help: {
      ...plainMessage(`${rule.rationale}\n\n${rule.remediation}`),
      markdown: `${proseOf(rule, rule.rationale)}\n\n**How to fix**: ${proseOf(rule, rule.remediation)}${references ? `\n\n${references}` : ''}`,
    },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: ['security', rule.category], 'security-severity': scores[rule.severity], precision: 'high' },
  };
};

const resultsOf = ({ rule, verdict }: ReportResult, ruleIndex: number, report: Report): Result[] => {
  const base = { ruleId: rule.id, ruleIndex };
  switch (verdict.status) {
    case 'fail':
      return verdict.findings.map((finding) =>
        whenWritten(() => ({
          ...base,
          kind: 'fail',
          level: levels[finding.severity],
          message: plainMessage(`${finding.message} ${finding.remediation}`.trim()),
          // Code scanning shows nothing without a place. A secret is gone only when it is changed everywhere, which is what several locations mean.
          locations: [
            locationOf(finding.path === '.' || finding.commit !== undefined ? { path: fileOf(finding, report), line: 1 } : finding),
            ...finding.related.filter((place) => place.secret).map(locationOf),
          ].slice(0, mostLocations),
          ...relatedOf(finding),
          partialFingerprints: { primaryLocationLineHash: `${finding.fingerprint}:1`, 'policyAudit/v1': finding.fingerprint },
          rank: Number(scores[finding.severity]) * 10,
          ...fixesOf(finding),
          ...(finding.verification ? { properties: { verification: finding.verification } } : {}),
        })),
      );
    case 'manual':
      return [
        {
          ...base,
          kind: 'review',
          level: 'none',
          message: plainMessage(verdict.question),
          locations: verdict.evidence.length > 0 ? verdict.evidence.slice(0, 20).map(locationOf) : [anchorOf(report)],
        },
      ];
    case 'not-applicable':
      return [{ ...base, kind: 'notApplicable', level: 'none', message: plainMessage(verdict.reason), locations: [anchorOf(report)] }];
    case 'error':
    case 'pass':
      return [];
  }
};

/** Thousands of results take several times the memory of their text, so each is made when its turn to be written has come. */
const whenWritten = (toJSON: () => Result): Result => ({ toJSON }) as unknown as Result;

/** Not those in other commits: the tree may have no such file. */
const relatedOf = ({ related }: ReportFinding): Pick<Result, 'relatedLocations'> => {
  const shown = related.filter((place) => !place.secret && place.commit === undefined);
  return shown.length > 0 ? { relatedLocations: shown.map(relatedLocation) } : {};
};

/** A fix is a list of changes by file; one that makes a file has no place here. */
const fixesOf = ({ fix }: ReportFinding): Pick<Result, 'fixes'> => {
  if (!fix?.replacements) return {};
  const { replacements } = fix;
  const artifactChanges = [...new Set(replacements.map(({ path }) => path))].map((path) => ({
    artifactLocation: { uri: uriOf(path) },
    replacements: replacements
      .filter((one) => one.path === path)
      .map(({ line, column, endLine, endColumn, text }) => ({
        deletedRegion: { startLine: line, startColumn: column, endLine, endColumn },
        ...(text === '' ? {} : { insertedContent: { text } }),
      })),
  }));
  return { fixes: [{ description: plainMessage(`${fix.title}${fix.safe ? '' : ' (may change how the program behaves)'}`), artifactChanges }] };
};

/** Code scanning shows these as open, so they are written only when they are asked for. What was there before the change is no suppression. */
const suppressedResults = (report: Report): Result[] =>
  report.suppressed.flatMap(({ rule, path, line, message, severity, fingerprint, source, reason, until, owner }) => {
    const ruleIndex = report.results.findIndex((result) => result.rule.id === rule);
    if (source === 'since') return [];
    const terms = [...(until === undefined ? [] : [`until ${until}`]), ...(owner === undefined ? [] : [`owner ${owner}`])];
    return {
      ruleId: rule,
      ...(ruleIndex < 0 ? {} : { ruleIndex }),
      kind: 'fail' as const,
      level: levels[severity],
      message: plainMessage(message),
      locations: [path === '.' ? anchorOf(report) : locationOf({ path, ...(line === undefined ? {} : { line }) })],
      partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, 'policyAudit/v1': fingerprint },
      suppressions: [
        { kind: source === 'inline' ? 'inSource' : 'external', status: 'accepted', justification: [reason, ...(terms.length > 0 ? [`(${terms.join(', ')})`] : [])].join(' ') },
      ],
    };
  });

/** A consumer refuses the whole log for one result without a place. */
const anchorOf = ({ target }: Report): SarifLocation => locationOf({ path: target.anchor ?? '.', line: 1 });

const relatedLocation = (evidence: ReportEvidence): SarifLocation => ({ ...locationOf(evidence), message: plainMessage(evidence.note) });

const locationOf = (at: Location): SarifLocation => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(at.path) },
    // Code scanning shows no place without a line; that of a whole file is its first.
    region: {
      startLine: at.line ?? 1,
      ...(at.column === undefined ? {} : { startColumn: at.column }),
      ...(at.endLine === undefined ? {} : { endLine: at.endLine }),
      ...(at.endColumn === undefined ? {} : { endColumn: at.endColumn }),
    },
  },
});
