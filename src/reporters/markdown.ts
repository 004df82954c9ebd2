import type { Report, ReportFinding, ReportResult } from '../report.ts';
import { count } from './layout.ts';
import type { Reporter } from './reporter.ts';
import { visible } from './visible.ts';

/** For a job summary or a comment on a pull request. Text of the repository stands in code spans only, so it can be no link, image, mention or HTML. */
export const markdown: Reporter = (report) => {
  const { summary, target } = report;
  const failed = report.results.filter(({ verdict }) => verdict.status === 'fail');
  const questions = report.results.filter(({ verdict }) => verdict.status === 'manual');
  return `${[
    `## policy-audit: ${headline(report)}`,
    '',
    `${code(target.name)}${target.commit ? ` at ${code(target.commit.slice(0, 7))}` : ''}, ${count(target.files, 'file')}`,
    '',
    '| passed | failed | need a person | not applicable | errors |',
    '|---|---|---|---|---|',
    `| ${summary.pass} | ${summary.fail} | ${summary.manual} | ${summary['not-applicable']} | ${summary.error} |`,
    ...failed.flatMap(section),
    ...(questions.length > 0 ? ['', '<details><summary>Questions for a person</summary>', '', ...questions.map(question), '', '</details>'] : []),
    ...(report.notChecked.length > 0 ? ['', '### Not checked', '', ...report.notChecked.map((gap) => `- ${code(gap.path)}: ${code(gap.reason)}`)] : []),
  ].join('\n')}\n`;
};

const headline = ({ exit }: Report): string =>
  exit.reason === 'findings' ? `findings at or above ${exit.threshold}` : exit.reason === 'clean' ? 'passed' : 'some things could not be checked';

const shown = 20;

const section = ({ rule, verdict }: ReportResult): string[] => {
  if (verdict.status !== 'fail') return [];
  const left = verdict.findings.length - shown;
  return [
    '',
    `### ✘ ${escaped(rule.title)} (${verdict.severity})`,
    '',
    `\`${rule.id}\``,
    '',
    ...verdict.findings.slice(0, shown).map(item),
    ...(left > 0 ? [`- and ${left} more`] : []),
    '',
    `**Fix:** ${escaped(verdict.findings[0]?.remediation ?? rule.remediation)}`,
  ];
};

const item = (finding: ReportFinding): string => {
  const place = finding.path === '.' ? '' : ` ${code(`${finding.path}${finding.line === undefined ? '' : `:${finding.line}`}`)}`;
  return `- ${escaped(finding.message)}${place}`;
};

const question = ({ rule, verdict }: ReportResult): string => `- \`${rule.id}\`: ${verdict.status === 'manual' ? escaped(verdict.question) : ''}`;

/** Messages may name files: every character that Markdown or HTML could read is escaped, and a mention is broken up. */
const escaped = (text: string): string =>
  visible(text)
    .replace(/[\\`*_[\]<>|#~!&]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('@', '&#64;');

/** A code span with a fence longer than any run of backticks in it. */
const code = (text: string): string => {
  const plain = visible(text).replaceAll('|', '¦');
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${plain} ${fence}` : `${fence}${plain}${fence}`;
};
