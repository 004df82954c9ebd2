import { severityRank } from '../finding.ts';
import type { Report, ReportFinding, ReportResult } from '../report/report.ts';
import { rulesReached } from './failed-rules.ts';
import { untoldText } from './findings.ts';
import { count } from './layout.ts';
import { code, escaped, longestRun } from './markdown-text.ts';
import { placeOf } from './place.ts';
import { worstFirst } from './reading-order.ts';
import type { Reporter } from './reporter.ts';
import { takenOutTexts } from './taken-out-text.ts';
import { visible, withoutCommand } from './visible.ts';

/**
 * For a job summary or a comment on a pull request, which GitHub cuts at 65,536 characters. Text of the repository stands in code spans only, so it
 * can be no link, image, mention or HTML.
 */
export const markdown: Reporter = (report) => {
  const { summary, target } = report;
  const failed = report.results.filter(({ verdict }) => verdict.status === 'fail').sort(worstFirst);
  const questions = report.results.filter(({ verdict }) => verdict.status === 'manual');
  const [grave, lesser] = [failed.filter(isGrave), failed.filter((result) => !isGrave(result))];
  return `${[
    `## policy-audit: ${headline(report)}`,
    '',
    `${code(target.name)}${target.commit ? ` at ${code(target.commit.slice(0, 7))}` : ''}, ${count(target.files, 'file')}`,
    ...takenOutTexts(report).flatMap((text) => ['', code(text)]),
    '',
    '| passed | failed | need a person | not applicable | errors |',
    '|---|---|---|---|---|',
    `| ${summary.pass} | ${summary.fail} | ${summary.manual} | ${summary['not-applicable']} | ${summary.error} |`,
    ...within(40_000, grave),
    ...folded(`${count(lesser.length, 'rule')} of low severity`, within(12_000, lesser)),
    ...folded('Questions for a person', ['', ...questions.map(question)]),
    ...(report.notChecked.length > 0 ? ['', '### Not checked', '', ...report.notChecked.slice(0, shown).map((gap) => `- ${code(gap.path)}: ${code(gap.reason)}`)] : []),
  ].join('\n')}\n`;
};

const isGrave = ({ verdict }: ReportResult): boolean => verdict.status === 'fail' && severityRank(verdict.severity) >= severityRank('medium');

const headline = (report: Report): string => {
  const { exit } = report;
  if (exit.reason === 'findings') return `failed, ${count(rulesReached(report), 'rule')} at or above ${exit.threshold}`;
  return exit.reason === 'clean' ? 'passed' : 'some things could not be checked';
};

const folded = (title: string, lines: readonly string[]): string[] =>
  lines.some((line) => line !== '') ? ['', `<details><summary>${title}</summary>`, ...lines, '', '</details>'] : [];

/** As many rules as fit, and how many more there are. */
const within = (size: number, results: readonly ReportResult[]): string[] => {
  const lines: string[] = [];
  let left = size;
  for (const [index, result] of results.entries()) {
    const own = section(result);
    left -= own.join('\n').length;
    if (left < 0) return [...lines, '', `and ${count(results.length - index, 'more rule')}, told by the full report`];
    lines.push(...own);
  }
  return lines;
};

const shown = 20;
const placesShown = 8;

const section = ({ rule, verdict }: ReportResult): string[] => {
  if (verdict.status !== 'fail') return [];
  const byMessage = new Map<string, ReportFinding[]>();
  for (const finding of verdict.findings) {
    const same = byMessage.get(finding.message);
    if (same) same.push(finding);
    else byMessage.set(finding.message, [finding]);
  }
  const items = [...byMessage.values()];
  return [
    '',
    `### ✘ ${escaped(rule.title)} (${verdict.severity})`,
    '',
    rule.page === undefined ? code(rule.id) : `[${code(rule.id)}](${rule.page})`,
    '',
    ...items.slice(0, shown).map(item),
    ...(items.length > shown ? [`- and ${items.length - shown} more`] : []),
    ...(verdict.moreFindings === undefined ? [] : [`- ${untoldText(verdict.moreFindings, rule.id)}`]),
    ...[...new Set(verdict.findings.map(({ remediation }) => remediation))].slice(0, 3).flatMap((remediation) => ['', ...advice(remediation)]),
  ];
};

/** What is to be pasted stands in a block of its own. */
const advice = (remediation: string): string[] => {
  const [first = '', ...rest] = remediation.split('\n');
  const fence = '`'.repeat(Math.max(3, 1 + longestRun(remediation)));
  return [`**Fix:** ${escaped(first)}`, ...(rest.length > 0 ? ['', fence, ...rest.map((line) => withoutCommand(visible(line))), fence] : [])];
};

/** What is said of several places is said once. */
const item = (findings: readonly ReportFinding[]): string => {
  const places = findings.filter(({ path }) => path !== '.').map((finding) => code(placeOf(finding)));
  const more = places.length > placesShown ? ` and ${places.length - placesShown} more` : '';
  return `- ${escaped(findings[0]?.message ?? '')} ${places.slice(0, placesShown).join(', ')}${more}`.trimEnd();
};

const question = ({ rule, verdict }: ReportResult): string => `- \`${rule.id}\`: ${verdict.status === 'manual' ? escaped(verdict.question) : ''}`;
