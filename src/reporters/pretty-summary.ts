import type { ChalkInstance } from 'chalk';
import type { Report } from '../report.ts';
import { severityWords } from '../rule.ts';
import { count, wrap } from './layout.ts';
import type { Style } from './reporter.ts';
import { visible } from './visible.ts';

const indent = 10;

/** The last lines of the screen: how many of what, what was not seen, the verdict and the next command to type. */
export const summaryLines = (report: Report, style: Style, paint: ChalkInstance): string[] => {
  const lines: string[] = [];
  const row = (name: string, text: string): void => {
    const [first = '', ...rest] = wrap(text, Math.min(style.width, 120) - indent);
    lines.push(`${paint.bold(name.padEnd(indent - 1))} ${first}`, ...rest.map((line) => ' '.repeat(indent) + line));
  };
  const { summary, config } = report;
  const failed = `${summary.fail} failed${bySeverity(report)}`;
  const parts = [`${summary.pass} passed`, failed, `${summary['not-applicable']} not applicable`, `${summary.manual} for a person`, count(summary.error, 'error')];
  row('Summary', parts.join(', '));
  const earlier = report.suppressed.filter(({ source }) => source === 'since').length;
  const excused = config.suppressedFindings - earlier;
  const profile = config.profile === undefined || config.profile === 'recommended' ? '' : `profile ${config.profile}`;
  const settings = [
    profile,
    config.rulesOff.length > 0 ? `${count(config.rulesOff.length, 'rule')} off` : '',
    config.excludedFiles > 0 ? `${count(config.excludedFiles, 'file')} excluded` : '',
    excused > 0 ? `${count(excused, 'finding')} suppressed` : '',
  ].filter(Boolean);
  if (config.path !== null || settings.length > 0) row('Config', visible(`${config.path ?? 'command line'}${settings.length > 0 ? `: ${settings.join(', ')}` : ''}`));
  if (earlier > 0) row('Before', `${count(earlier, 'finding was', 'findings were')} there before the change and ${earlier === 1 ? 'does' : 'do'} not count`);
  const [gap] = report.notChecked;
  if (gap) {
    const place = gap.path === '.' ? '' : `${gap.path}${gap.line === undefined ? '' : `:${gap.line}`}: `;
    const more = report.notChecked.length > 1 ? ` (and ${report.notChecked.length - 1} more; --verbose or --format json lists them)` : '';
    row('Not seen', visible(`${place}${gap.reason}${more}`));
    if (style.verbose) for (const other of report.notChecked.slice(1)) row('', visible(`${other.path}${other.line === undefined ? '' : `:${other.line}`}: ${other.reason}`));
  }
  for (const { path, line, rule, state, note } of report.idleSuppressions.slice(0, style.verbose ? undefined : 5))
    row('Excuse', visible(`${path}:${line}  ${rule} (${state}): ${note}`));
  row('Result', `${resultText(report, paint)}${style.elapsed === undefined ? '' : `  ${(style.elapsed / 1000).toFixed(1)} s`}`);
  for (const [index, line] of worstOf(report).entries()) row(index === 0 ? 'First' : '', visible(line));
  const next = nextCommand(report);
  if (next) row('Next', next);
  const mendable = report.results.flatMap(({ verdict }) => (verdict.status === 'fail' ? verdict.findings : [])).filter(({ fix }) => fix?.safe).length;
  if (mendable > 0) row('', `policy-audit fix (shows a diff that mends ${count(mendable, 'finding')})`);
  return lines;
};

const bySeverity = (report: Report): string => {
  const words = severityWords
    .map((severity) => ({ severity, number: report.results.filter(({ verdict }) => verdict.status === 'fail' && verdict.severity === severity).length }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => `${number} ${severity}`);
  return words.length > 0 ? ` (${words.join(', ')})` : '';
};

const resultText = ({ exit, complete, results }: Report, paint: ChalkInstance): string => {
  if (results.length === 0 && exit.code === 0) return paint.green('PASS: nothing that changed concerns a rule (exit 0)');
  if (exit.reason === 'internal-error') return paint.red('STOPPED: nothing was judged (exit 4)');
  if (exit.reason === 'findings') return paint.red(`FAIL: findings at or above ${exit.threshold} (exit 1)`);
  if (exit.reason === 'incomplete') return paint.yellow('INCOMPLETE: not everything could be looked at (exit 3)');
  return paint.green(
    `PASS: ${exit.threshold === 'none' ? 'no threshold was set' : `nothing at or above ${exit.threshold}`}${complete ? '' : ', but the audit is not complete'} (exit 0)`,
  );
};

const worstShown = 5;

/** Where to begin, for whoever sees the end of a long report: the gravest rules that failed, each with its first place. */
const worstOf = (report: Report): string[] => {
  const failed = report.results.flatMap(({ rule, verdict }) => (verdict.status === 'fail' ? [{ rule, verdict }] : []));
  if (failed.length <= worstShown) return [];
  return failed
    .sort((a, b) => severityWords.indexOf(a.verdict.severity) - severityWords.indexOf(b.verdict.severity))
    .slice(0, worstShown)
    .map(({ rule, verdict: { severity, findings } }) => {
      const [first] = findings;
      const place = first === undefined || first.path === '.' ? '' : `  ${first.path}${first.line === undefined ? '' : `:${first.line}`}`;
      return `${severity.padEnd(8)}  ${rule.id}${place}${findings.length > 1 ? ` and ${count(findings.length - 1, 'more place')}` : ''}`;
    });
};

/** The gravest failed rule is what to read about next; of a rule that is not built in there is nothing more to read. */
const nextCommand = (report: Report): string | undefined => {
  const failed = report.results.flatMap(({ rule, verdict }) =>
    verdict.status === 'fail' && rule.category !== 'custom' ? [{ id: rule.id, rank: severityWords.indexOf(verdict.severity) }] : [],
  );
  const [worst] = failed.sort((a, b) => a.rank - b.rank);
  return worst ? `policy-audit explain ${worst.id}` : undefined;
};
