import type { Severity } from '../finding.ts';
import { severityRank } from '../finding.ts';
import type { ReportFinding } from '../report/report.ts';
import { fileOf, findingsOf, untoldOf } from './findings.ts';
import { count } from './layout.ts';
import type { Reporter } from './reporter.ts';
import { takenOutTexts } from './taken-out-text.ts';
import { visible } from './visible.ts';

/**
 * Workflow commands of GitHub Actions: one annotation per finding and one for what could not be looked at. Everything from the repository is
 * escaped, so that no text of it can be a command of its own (the rules are those of actions/toolkit, packages/core/src/command.ts).
 */
export const github: Reporter = (report) => {
  // GitHub shows ten of each level for a step.
  const worstFirst = [...findingsOf(report)].sort((a, b) => severityRank(b.finding.severity) - severityRank(a.finding.severity));
  const lines = worstFirst
    .slice(0, most)
    .map(({ rule, finding }) =>
      command(
        levels[finding.severity],
        { file: fileOf(finding, report), ...regionOf(finding), title: `${rule.id} (${finding.severity})` },
        `${finding.message}\n${finding.remediation}`,
      ),
    );
  const untold = untoldOf(report);
  const left = Math.max(0, worstFirst.length - most) + untold.reduce((sum, { number }) => sum + number, 0);
  if (left > 0)
    lines.push(
      command('notice', { title: 'policy-audit' }, `${count(left, 'more finding')} ${left === 1 ? 'is' : 'are'} counted and not written here; --format json has more of them.`),
    );
  for (const gap of report.notChecked.slice(0, most)) {
    lines.push(command('warning', { ...(gap.path === '.' ? {} : { file: gap.path, line: gap.line }), title: 'policy-audit could not check this' }, `${gap.path}: ${gap.reason}`));
  }
  lines.push(...takenOutTexts(report).map((text) => command('notice', { title: 'policy-audit' }, text)));
  const { pass, fail, manual, error } = report.summary;
  lines.push(`policy-audit: ${pass} passed, ${fail} failed, ${count(manual, 'needs a person', 'need a person')}, ${count(error, 'error')} (exit ${report.exit.code})`);
  return `${lines.join('\n')}\n`;
};

/** Of thousands more nobody reads the log of a step. */
const most = 3000;

const levels: Readonly<Record<Severity, string>> = { critical: 'error', high: 'error', medium: 'warning', low: 'notice', info: 'notice' };

/** Lines of another commit are not those of the file that stands in for it. */
const regionOf = ({ line, column, endLine, endColumn, commit }: ReportFinding): Record<string, number | undefined> =>
  commit === undefined ? { line, col: column, endLine, endColumn: column === undefined ? undefined : endColumn } : {};

const command = (name: string, properties: Readonly<Record<string, string | number | undefined>>, message: string): string => {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  return `::${name} ${given.map(([key, value]) => `${key}=${property(String(value))}`).join(',')}::${message
    .split('\n')
    .map((line) => data(visible(line)))
    .join('%0A')}`;
};

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
