import type { Report, ReportEvidence, ReportFinding, ReportResult, ReportRule, ReportVerdict } from '../report/report.ts';
import { numberOfFindings, untoldText } from './findings.ts';
import { hyperlink } from './hyperlink.ts';
import { count, spread, widthOf, wrap } from './layout.ts';
import { openablePlace, placeOf } from './place.ts';
import { summaryLines } from './pretty-summary.ts';
import { byReason, categories, reasonOf, worstFirst } from './reading-order.ts';
import type { Reporter, Style } from './reporter.ts';
import { TerminalPage } from './terminal-page.ts';
import { visible, withoutCommands } from './visible.ts';

/** The report as a person reads it in a terminal: by category, what is wrong first, each with its place and what to do. */
export const pretty: Reporter = (report, style) => {
  const page = new Page(style, report.suppressed);
  const shown = style.quiet ? report.results.filter(({ verdict }) => verdict.status === 'fail' || verdict.status === 'error') : report.results;
  if (style.quiet && report.exit.code === 0) return '';
  page.heading(report);
  for (const category of categories) {
    const results = shown.filter((result) => result.rule.category === category).sort(worstFirst);
    if (results.length > 0 && (style.verbose || results.some(({ verdict }) => verdict.status !== 'not-applicable'))) page.category(category, results);
  }
  if (!style.verbose) page.idle(shown);
  page.lines.push('', ...summaryLines(report, style, page.paint, page.lines.length > longReport));
  return `${withoutCommands(page.lines.join('\n'))}\n`;
};

/** From how many lines on other ways to read it are offered. */
const longReport = 200;
const findingsShown = 3;
/** So many rules with one reason are told together, without their titles. */
const titlesShown = 3;
const namesShown = 4;
const filesShown = 5;
const linesShown = 6;

class Page extends TerminalPage {
  readonly #marks: Readonly<Record<string, string>>;
  readonly #told = new Set<string>();
  /** How many findings of a rule are not counted. */
  readonly #excused = new Map<string, number>();

  constructor(style: Style, suppressed: Report['suppressed']) {
    super(style);
    for (const { rule } of suppressed) this.#excused.set(rule, (this.#excused.get(rule) ?? 0) + 1);
    const { paint } = this;
    this.#marks = style.unicode
      ? { pass: paint.green('✔'), fail: paint.red('✘'), 'not-applicable': paint.dim('–'), manual: paint.cyan('?'), error: paint.yellow('!') }
      : { pass: paint.green('+'), fail: paint.red('x'), 'not-applicable': paint.dim('-'), manual: paint.cyan('?'), error: paint.yellow('!') };
  }

  heading({ tool, target }: Report): void {
    const commit = target.commit ? ` @ ${target.commit.slice(0, 7)}` : '';
    const branch = target.branch ? ` (${target.branch})` : '';
    const untracked = target.untrackedFiles > 0 ? `, ${target.untrackedFiles} of them not tracked` : '';
    this.lines.push(`${this.paint.bold(`${tool.name} ${tool.version}`)}  ${visible(target.name)}${commit}${visible(branch)}  ${count(target.files, 'file')}${untracked}`);
    if (target.partOf !== undefined)
      this.text(`Only this folder of ${target.partOf} is looked at; what lies outside of it (the policy, CI, .dockerignore) is not seen.`, 0, this.paint.dim);
  }

  category(category: string, results: readonly ReportResult[]): void {
    this.lines.push('', this.paint.bold(category.toUpperCase()));
    const skipped = this.style.verbose ? [] : results.filter(({ verdict }) => verdict.status === 'not-applicable');
    for (const group of byReason(results.filter((result) => !skipped.includes(result)))) {
      if (group.length < titlesShown || this.style.verbose) for (const result of group) this.#result(result);
      else this.#unchecked(group);
    }
    if (skipped.length > 0) {
      const names = skipped.length <= namesShown ? `: ${shortNames(skipped)}` : '';
      this.text(`${count(skipped.length, 'rule does', 'rules do')} not apply${names}`, 4, this.paint.dim, `  ${this.#marks['not-applicable']} `);
    }
  }

  /** Categories of which nothing applies take a line together. */
  idle(results: readonly ReportResult[]): void {
    const idle = categories.flatMap((category) => {
      const own = results.filter(({ rule }) => rule.category === category);
      return own.length > 0 && own.every(({ verdict }) => verdict.status === 'not-applicable') ? [`${category} (${count(own.length, 'rule')})`] : [];
    });
    if (idle.length > 0) this.lines.push('', this.paint.bold('NOT APPLICABLE'));
    if (idle.length > 0) this.text(idle.join(', '), 4, this.paint.dim, `  ${this.#marks['not-applicable']} `);
  }

  #result({ rule, verdict }: ReportResult): void {
    this.#title(rule, verdict);
    const brief = verdict.status === 'fail' && !this.style.verbose && (verdict.severity === 'low' || verdict.severity === 'info');
    if (verdict.status === 'fail' && brief) this.#brief(verdict.findings, numberOfFindings(verdict));
    if (verdict.status === 'fail' && !brief) {
      this.#findings(verdict.findings);
      if (verdict.moreFindings !== undefined) this.text(untoldText(verdict.moreFindings, rule.id), 6, this.paint.dim);
    }
    if (verdict.status === 'manual') this.#question(verdict.question, verdict.evidence, verdict.moreEvidence);
    if (verdict.status === 'error') this.text(verdict.reason, 6, this.paint.yellow);
    if (verdict.status === 'not-applicable') this.text(verdict.reason, 6, this.paint.dim);
    if (verdict.status === 'pass' && this.style.verbose) this.#evidence(verdict.evidence, verdict.moreEvidence);
  }

  /** One broken file can keep many rules from being checked: the reason is told once. */
  #unchecked(results: readonly ReportResult[]): void {
    this.lines.push(`  ${this.#marks['error']} ${count(results.length, 'rule')} could not be checked`);
    this.text(reasonOf(results[0]) ?? '', 6, this.paint.yellow);
    this.text(shortNames(results), 6, this.paint.dim);
  }

  /** Why several questions cannot be answered, and where that shows, is told with the first of them. */
  #question(question: string, evidence: readonly ReportEvidence[], more: number | undefined): void {
    const [asked = question, why] = question.split(/(?<=\?) (?=[^?]+$)/);
    const known = why && `${why} ${evidence.map(placeOf).join()}`;
    if (known && this.#told.has(known) && !this.style.verbose) {
      this.text(asked, 6);
      return;
    }
    if (known) this.#told.add(known);
    this.text(question, 6);
    if (this.style.verbose) this.#evidence(evidence, more);
    else this.#evidence(evidence.slice(0, 3));
  }

  #title(rule: ReportRule, verdict: ReportVerdict): void {
    const width = Math.min(this.style.width, 120);
    const excused = this.#excused.get(rule.id);
    // It passes because somebody said so: the title alone would say that it is true.
    const aside = verdict.status === 'fail' ? this.#severity(verdict.severity) : verdict.status === 'pass' && excused !== undefined ? this.paint.yellow(`${excused} excused`) : '';
    const mark = aside && `  ${aside}`;
    const title = wrap(visible(rule.title), width - 4 - widthOf(mark)).map((line) => (verdict.status === 'fail' ? this.paint.bold(line) : line));
    const lines = title.map((line, index) => `${index === 0 ? `  ${this.#marks[verdict.status]}` : '   '} ${line}${index === title.length - 1 ? mark : ''}`);
    const id = this.paint.dim(hyperlink(rule.id, this.style.linkOf && rule.page));
    const together = spread(lines.at(-1) ?? '', rule.id, width);
    this.lines.push(...(together ? [...lines.slice(0, -1), together.slice(0, -rule.id.length) + id] : [...lines, `      ${id}`]));
  }

  /** What several findings in a row have in common is told once: the message before them, the owners and the advice behind. */
  #findings(findings: readonly ReportFinding[]): void {
    const shown = this.style.verbose ? findings : findings.slice(0, findingsShown);
    for (const [index, finding] of shown.entries()) {
      const own = finding.severity === findings[0]?.severity ? '' : ` (${finding.severity})`;
      const next = shown[index + 1];
      if (finding.message !== shown[index - 1]?.message || own !== '') this.text(`${finding.message}${own}`, 6);
      const here = finding.related.find(({ path, line, secret }) => path === finding.path && line === finding.line && !secret);
      const elsewhere = finding.related.filter((related) => related !== here);
      this.place(finding, here?.note);
      if (finding.owners && finding.owners.join() !== next?.owners?.join()) this.text(`owned by ${finding.owners.join(', ')}`, 8, this.paint.dim);
      if (finding.verification) this.text(`${finding.verification.result}: ${finding.verification.host} ${finding.verification.note}`, 8);
      for (const related of this.style.verbose ? elsewhere : elsewhere.slice(0, 2)) {
        this.text(`${openablePlace(related)}  ${related.note}`, 8, this.paint.dim, undefined, related);
      }
      if (this.style.verbose && finding.searched.length > 0) this.text(`searched: ${finding.searched.join(', ')}`, 8, this.paint.dim);
      if (finding.remediation !== next?.remediation) this.#advice(finding.remediation);
    }
    const left = findings.length - shown.length;
    if (left > 0) this.#others(findings.slice(shown.length));
  }

  /** Advice may be several lines, such as an entry to paste; each is text of its own. */
  #advice(remediation: string): void {
    for (const [index, line] of remediation.split('\n').entries()) this.text(line, 11, this.paint.green, index === 0 ? '      Fix: ' : undefined);
  }

  /** The places of the findings that are not told one by one, a line per file; of what is grave no file is left out. */
  #others(findings: readonly ReportFinding[]): void {
    this.text(`and ${count(findings.length, 'more place')} (all with --verbose):`, 6, this.paint.dim);
    const byFile = new Map<string, ReportFinding[]>();
    for (const finding of findings) byFile.set(finding.path, [...(byFile.get(finding.path) ?? []).slice(0, linesShown), finding]);
    const number = new Map<string, number>();
    for (const { path } of findings) number.set(path, (number.get(path) ?? 0) + 1);
    const grave = findings[0]?.severity === 'critical' || findings[0]?.severity === 'high';
    const paths = [...byFile.keys()].slice(0, grave ? Number.POSITIVE_INFINITY : filesShown);
    for (const path of paths) {
      const [first, ...rest] = byFile.get(path) ?? [];
      const more = (number.get(path) ?? 0) - 1;
      const lines = rest.length > 0 && more < linesShown ? `, ${rest.map(({ line }) => line).join(', ')}` : more > 0 ? ` and ${more} more in it` : '';
      if (first) this.lines.push(this.paint.dim(`        ${this.linked(first)}${lines}`));
    }
    if (byFile.size > paths.length) this.text(`and ${count(byFile.size - paths.length, 'more file')}`, 8, this.paint.dim);
  }

  /** What is low is counted and not told: the screen is for what should be mended first. */
  #brief(findings: readonly ReportFinding[], number: number): void {
    const [first] = findings;
    if (!first) return;
    const places = first.path === '.' ? '' : ` First: ${openablePlace(first)}`;
    this.text(`${number === 1 ? first.message : `${count(number, 'place')}.`}${places}`, 6, this.paint.dim, undefined, first);
  }

  #evidence(evidence: readonly ReportEvidence[], more?: number): void {
    for (const item of evidence) {
      this.text(`${openablePlace(item)}  ${item.note}`, 6, this.paint.dim, undefined, item);
    }
    if (more !== undefined) this.text(`and ${count(more, 'more place')}, counted and not listed`, 6, this.paint.dim);
  }

  #severity(severity: string): string {
    return severity === 'critical' || severity === 'high' ? this.paint.red(severity) : severity === 'medium' ? this.paint.yellow(severity) : this.paint.dim(severity);
  }
}

/** Without the category, which stands above them. */
const shortNames = (results: readonly ReportResult[]): string => results.map(({ rule }) => rule.id.slice(rule.id.indexOf('/') + 1)).join(', ');
