import type { Report, ReportResult } from '../report/report.ts';
import { untoldText } from './findings.ts';
import { placeOf } from './place.ts';
import type { Reporter } from './reporter.ts';
import { visible } from './visible.ts';

/** JUnit XML: a suite per category, a test case per rule. What needs a person or does not apply is skipped; what could not be looked at is an error. */
export const junit: Reporter = (report) => {
  const categories = [...new Set(report.results.map(({ rule }) => rule.category))];
  const suites = categories.map((category) =>
    suite(
      category,
      report.results.filter(({ rule }) => rule.category === category),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="policy-audit" ${totals(report.results)}>\n${suites.join('\n')}\n</testsuites>\n`;
};

const totals = (results: Report['results']): string => {
  const number = (...statuses: readonly string[]): number => results.filter(({ verdict }) => statuses.includes(verdict.status)).length;
  return `tests="${results.length}" failures="${number('fail')}" errors="${number('error')}" skipped="${number('manual', 'not-applicable')}"`;
};

const suite = (category: string, results: Report['results']): string =>
  `  <testsuite name="${text(category)}" ${totals(results)}>\n${results.map(testCase).join('\n')}\n  </testsuite>`;

const testCase = ({ rule, verdict }: ReportResult): string => {
  const open = `    <testcase classname="${text(rule.category)}" name="${text(`${rule.id}: ${rule.title}`)}"`;
  switch (verdict.status) {
    case 'pass':
      return `${open}/>`;
    case 'fail': {
      const lines = [
        ...verdict.findings.map((finding) => `${placeOf(finding)}: ${finding.message} ${finding.remediation}`),
        ...(verdict.moreFindings === undefined ? [] : [untoldText(verdict.moreFindings, rule.id)]),
      ];
      return `${open}>\n      <failure type="${verdict.severity}" message="${text(verdict.findings[0]?.message ?? '')}">${lines.map(textLine).join('\n')}</failure>\n    </testcase>`;
    }
    case 'error':
      return `${open}>\n      <error message="${text(verdict.reason)}"/>\n    </testcase>`;
    default:
      return `${open}>\n      <skipped message="${text(verdict.status === 'manual' ? verdict.question : verdict.reason)}"/>\n    </testcase>`;
  }
};

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
/** A CI log obeys a line that begins with `::` or `##[`. */
const textLine = (raw: string): string => text(raw).replace(/^(\s*)([:#])/, (_, indent: string, mark: string) => `${indent}&#${mark.charCodeAt(0)};`);
const text = (raw: string): string => visible(raw).replace(/[&<>"']/g, (character) => entities[character] ?? character);
