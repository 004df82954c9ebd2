import type { ChalkInstance } from 'chalk';
import { severityWords } from '../finding.ts';
import type { Report } from '../report/report.ts';
import { failedRules, gravestRules, rulesReached } from './failed-rules.ts';
import { count, wrap } from './layout.ts';
import { leftOutText } from './left-out-text.ts';
import { placeOf } from './place.ts';
import type { Style } from './reporter.ts';
import { excusedText, settingsText } from './taken-out-text.ts';
import { visible } from './visible.ts';

const indent = 10;
const hasFile = 'policy/security-file-exists';

/** The last lines of the screen: how many of what, what was not seen, the verdict and the next command to type. */
export const summaryLines = (report: Report, style: Style, paint: ChalkInstance, long = false): string[] => {
  const lines: string[] = [];
  const row = (name: string, text: string): void => {
    const [first = '', ...rest] = wrap(text, Math.min(style.width, 120) - indent);
    lines.push(`${paint.bold(name.padEnd(indent - 1))} ${first}`, ...rest.map((line) => ' '.repeat(indent) + line));
  };
  const { summary, target } = report;
  // Rules that are not among the results were asked, too: nobody is to wonder whether secrets were looked for.
  if (target.change) {
    const { files, unaffectedRules } = target.change;
    row('Change', `${count(files, 'staged file')}; ${count(unaffectedRules, 'rule says of it what it', 'rules say of it what they')} said before`);
  }
  const failed = `${summary.fail} failed${bySeverity(report)}`;
  const unseen = summary.error > 0 ? [`${summary.error} could not be checked`] : [];
  const parts = [
    `${summary.pass} passed${byExcuse(report)}`,
    failed,
    count(summary.manual, 'needs a person', 'need a person'),
    `${summary['not-applicable']} not applicable`,
    ...unseen,
  ];
  row('Summary', `${count(report.results.length, 'rule')}: ${parts.join(', ')}`);
  const settings = settingsText(report);
  if (settings !== '') row('Config', visible(settings));
  const excused = excusedText(report);
  if (excused !== '') row('Excused', visible(`${excused}${nextEnd(report)}`));
  const leftOut = leftOutText(report);
  if (leftOut !== '') row('Left out', leftOut);
  const [gap] = report.notChecked;
  if (gap) {
    const place = gap.path === '.' ? '' : `${placeOf(gap)}: `;
    const more = report.notChecked.length > 1 ? ` (and ${report.notChecked.length - 1} more; --verbose lists them)` : '';
    row('Not seen', visible(`${place}${gap.reason}${more}`));
    if (style.verbose) for (const other of report.notChecked.slice(1)) row('', visible(`${placeOf(other)}: ${other.reason}`));
  }
  for (const { path, line, rule, state, note } of report.idleSuppressions.slice(0, style.verbose ? undefined : 5))
    row('Excuse', visible(`${path}:${line}  ${rule} (${state}): ${note}`));
  row('Result', `${resultText(report, paint)}${style.elapsed === undefined ? '' : `  ${(style.elapsed / 1000).toFixed(1)} s`}`);
  for (const [index, line] of worstOf(report).entries()) row(index === 0 ? 'First' : '', visible(line));
  for (const [index, command] of nextCommands(report, long && !style.quiet && !style.verbose).entries()) row(index === 0 ? 'Next' : '', command);
  return lines;
};

/** Which excuse ends first, so that nobody is taken by surprise. */
const nextEnd = ({ suppressed }: Report): string => {
  const [first] = suppressed.filter(({ until }) => until !== undefined).sort((a, b) => ((a.until ?? '') < (b.until ?? '') ? -1 : 1));
  return first ? `; the first until ${first.until}${first.owner === undefined ? '' : ` (owner ${first.owner})`}` : '';
};

/** A rule whose findings are all excused passes because somebody said so, and the sum of what passes is to say how many do. */
const byExcuse = ({ results, suppressed }: Report): string => {
  const rules = new Set(suppressed.map(({ rule }) => rule));
  const number = results.filter(({ rule, verdict }) => verdict.status === 'pass' && rules.has(rule.id)).length;
  return number > 0 ? ` (${number} of them excused)` : '';
};

const bySeverity = (report: Report): string => {
  const words = severityWords
    .map((severity) => ({ severity, number: failedRules(report).filter((one) => one.severity === severity).length }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => `${number} ${severity}`);
  return words.length > 0 ? ` (${words.join(', ')})` : '';
};

const resultText = (report: Report, paint: ChalkInstance): string => {
  const { exit, complete, results } = report;
  if (results.length === 0 && exit.code === 0) return paint.green('PASS: no rule concerns what changed (exit 0)');
  if (exit.reason === 'internal-error') return paint.red('STOPPED: nothing was judged (exit 4)');
  if (exit.reason === 'findings') return paint.red(`FAIL: ${count(rulesReached(report), 'rule')} at or above ${exit.threshold} (exit 1)`);
  if (exit.reason === 'incomplete') return paint.yellow('INCOMPLETE: some things could not be checked (exit 3)');
  return paint.green(
    `PASS: ${exit.threshold === 'none' ? 'no threshold was set' : `nothing at or above ${exit.threshold}`}${complete ? '' : ', but the audit is not complete'} (exit 0)`,
  );
};

/** For whoever sees the end of a long report: each with its first place. */
const worstOf = (report: Report): string[] =>
  gravestRules(report).map(({ rule, severity, findings: [first], number }) => {
    const place = first === undefined || first.path === '.' ? '' : `  ${placeOf(first)}`;
    return `${severity.padEnd(8)}  ${rule.id}${place}${number > 1 ? ` and ${number - 1} more` : ''}`;
  });

/** What to type next, only where it leads to something: of a rule that is not built in there is nothing more to read. */
const nextCommands = (report: Report, long: boolean): string[] => {
  const failed = failedRules(report);
  const worst = failed.find(({ rule }) => rule.category !== 'custom');
  const fixable = failed.flatMap(({ findings }) => findings).filter(({ fix }) => fix?.safe).length;
  const lacking = failed.some(({ rule, findings }) => initAdds.has(rule.id) && findings.some(({ path }) => path === '.'));
  const hasPolicy = report.results.some(({ rule, verdict }) => rule.id === hasFile && verdict.status === 'pass') && !report.suppressed.some(({ rule }) => rule === hasFile);
  return [
    ...(worst ? [`policy-audit explain ${worst.rule.id}`] : []),
    ...(fixable > 0
      ? [`policy-audit fix  (shows a diff that fixes ${failed.some(({ findings, number }) => number > findings.length) ? 'at least ' : ''}${count(fixable, 'finding')})`]
      : []),
    ...(lacking ? ['policy-audit init  (shows the missing files as a diff)'] : []),
    ...(hasPolicy ? ['policy-audit contract  (checks the security policy sentence by sentence)'] : []),
    ...(long ? ['policy-audit --quiet  (only what failed)', 'policy-audit --format html=report.html  (a page to search and filter)'] : []),
  ];
};

/** Where the whole repository lacks a file, `policy-audit init` can add it. */
const initAdds: ReadonlySet<string> = new Set([hasFile, 'dependencies/update-bot']);
