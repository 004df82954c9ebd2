import { severityRank, severityWords } from '../../finding.ts';
import type { Location } from '../../location.ts';
import type { Report, ReportEvidence, ReportFinding, ReportResult } from '../../report/report.ts';
import { rulesReached } from '../failed-rules.ts';
import { untoldExcused } from '../findings.ts';
import { count } from '../layout.ts';
import { leftOutText } from '../left-out-text.ts';
import { placeOf } from '../place.ts';
import { worstFirst } from '../reading-order.ts';
import type { Reporter } from '../reporter.ts';
import { categoriesOf, overview } from './overview.ts';
import { pageHead, script, styles } from './page-assets.ts';
import { marks, statuses, text, textLine, words } from './page-text.ts';

/**
 * One file that needs nothing else: no network, no font, no frame (Content-Security-Policy with the hashes of its own style and script). It is
 * whole without the script, which only filters. Everything from the repository is text, entity by entity.
 */
export const html: Reporter = (report) => {
  const categories = categoriesOf(report.results);
  return `${pageHead(`policy-audit: ${text(report.target.name)}`, styles, script)}
<body>
<a class="skip" href="#results">Skip to the results</a>
<header>
<h1>${text(report.target.name)}</h1>
<p class="verdict ${report.exit.reason === 'clean' && report.summary.fail > 0 ? 'open' : report.exit.reason}">${verdictText(report)}</p>
<p>${targetText(report)}</p>
</header>
<main>
${overview(report)}
${notChecked(report)}
<section aria-labelledby="results">
<h2 id="results" tabindex="-1">Results</h2>
${filters(categories)}
<p id="shown" role="status" aria-live="polite"></p>
${categories
  .map((category) =>
    group(
      category,
      report.results.filter(({ rule }) => rule.category === category),
    ),
  )
  .join('\n')}
</section>
${suppressed(report)}
</main>
<footer><p>policy-audit ${text(report.tool.version)}. Reproduce with <code>policy-audit --format html</code>.</p></footer>
<script>${script}</script>
</body>
</html>
`;
};

const verdictText = (report: Report): string => {
  const { exit, summary } = report;
  const { threshold } = exit;
  const failed = summary.fail > 0 ? `; ${count(summary.fail, 'rule')} failed below that` : '';
  return {
    findings: `Failed: ${count(rulesReached(report), 'rule')} at or above ${threshold}`,
    clean: threshold === 'none' ? `No threshold was set; ${count(summary.fail, 'rule')} failed` : `Passed: nothing at or above ${threshold}${failed}`,
    incomplete: 'Incomplete: some things could not be checked',
    'internal-error': 'The audit stopped with an internal error',
  }[exit.reason];
};

const targetText = ({ target, config }: Report): string => {
  const commit = target.commit ? ` at <code>${text(target.commit.slice(0, 12))}</code>` : '';
  const branch = target.branch ? ` on ${text(target.branch)}` : '';
  const settings =
    config.path === null ? '' : `. Settings: <code>${text(config.path)}</code>, ${count(config.rulesOff.length, 'rule')} off, ${count(config.excludedFiles, 'file')} excluded`;
  const leftOut = leftOutText({ target });
  return `${count(target.files, 'file')}${commit}${branch}${settings}${leftOut === '' ? '' : `. Left out: ${leftOut}`}`;
};

const notChecked = ({ notChecked: gaps }: Report): string =>
  gaps.length === 0
    ? ''
    : `<section aria-labelledby="not-checked"><h2 id="not-checked">Not checked</h2><ul>${gaps.map((gap) => `<li><code>${text(placeOf(gap))}</code> ${text(gap.reason)}</li>`).join('')}</ul></section>`;

const filters = (categories: readonly string[]): string => {
  const options = (values: readonly string[], names: Readonly<Record<string, string>> = {}): string =>
    values.map((value) => `<option value="${value}">${names[value] ?? value}</option>`).join('');
  return `<form class="filters" role="search" hidden>
<label>Search <input type="search" id="search" autocomplete="off"></label>
<label>Verdict <select id="status"><option value="">all</option>${options(statuses, words)}</select></label>
<label>Severity <select id="severity"><option value="">all</option>${options(severityWords)}</select></label>
<label>Category <select id="category"><option value="">all</option>${options(categories)}</select></label>
</form>`;
};

const group = (category: string, results: readonly ReportResult[]): string => {
  const sorted = [...results].sort(worstFirst);
  return `<section class="category" data-category="${text(category)}" aria-labelledby="c-${text(category)}"><h3 id="c-${text(category)}">${text(category)}</h3>\n${sorted.map(entry).join('\n')}</section>`;
};

const entry = ({ rule, verdict }: ReportResult): string => {
  const severity = verdict.status === 'fail' ? verdict.severity : rule.severity;
  const grade = verdict.status === 'fail' ? ` <span class="severity ${severity}">${severity}</span>` : '';
  return `<details class="rule" id="${text(rule.id)}" data-status="${verdict.status}" data-severity="${severity}"${verdict.status === 'fail' && severityRank(verdict.severity) >= severityRank('medium') ? ' open' : ''}>
<summary><span class="mark ${verdict.status}" aria-hidden="true">${marks[verdict.status]}</span><span class="hidden">${words[verdict.status]}: </span>${text(rule.title)}${grade} <code class="id">${text(rule.id)}</code></summary>
${body({ rule, verdict })}
<p class="why"><a href="#${text(rule.id)}">Link to this rule</a>. ${text(rule.rationale)} ${rule.page === undefined ? '' : `<a rel="noreferrer" href="${link(rule.page)}">More on the rule</a> `}${rule.references.map(({ standard, control, url }) => `<a rel="noreferrer" href="${link(url)}">${text(control ?? standard)}</a>`).join(' ')}</p>
</details>`;
};

const body = ({ verdict }: ReportResult): string => {
  switch (verdict.status) {
    case 'fail':
      return `<ol class="findings">${verdict.findings.map((one, index) => finding(one, verdict.severity, verdict.findings[index + 1])).join('')}</ol>${untold(verdict.moreFindings, 'finding')}`;
    case 'pass':
      return evidenceList(verdict.evidence) + untold(verdict.moreEvidence, 'place');
    case 'manual':
      return `<p class="question">${text(verdict.question)}</p>${evidenceList(verdict.evidence)}${untold(verdict.moreEvidence, 'place')}`;
    default:
      return `<p>${text(verdict.reason)}</p>`;
  }
};

const untold = (number: number | undefined, what: string): string => (number === undefined ? '' : `<p>and ${count(number, `more ${what}`)}, counted and not listed</p>`);

/** Advice that the next finding repeats is given once, under the last. */
const finding = (one: ReportFinding, severity: string, next: ReportFinding | undefined): string => {
  const own = one.severity === severity ? '' : ` <span class="severity ${one.severity}">${one.severity}</span>`;
  const owners = one.owners ? `<p class="searched">Owned by ${text(one.owners.join(', '))}</p>` : '';
  const searched =
    one.searched.length > 0 ? `<p class="searched">Searched: ${text(one.searched.join(', '))}${one.moreSearched === undefined ? '' : ` and ${one.moreSearched} more`}</p>` : '';
  const advice = one.remediation === next?.remediation ? '' : `<p class="fix-title">How to fix</p><pre class="fix">${one.remediation.split('\n').map(textLine).join('\n')}</pre>`;
  return `<li><p>${text(one.message)}${own}</p>${place(one, one.excerpt)}${owners}${evidenceList(one.related)}${untold(one.moreRelated, 'place')}${searched}${advice}</li>`;
};

const evidenceList = (evidence: readonly ReportEvidence[]): string =>
  evidence.length === 0 ? '' : `<ul class="evidence">${evidence.map((one) => `<li>${place(one, undefined)} ${text(one.note)}</li>`).join('')}</ul>`;

const place = (at: Location, excerpt: string | undefined): string => {
  if (at.path === '.') return '';
  const line = at.line === undefined ? '' : `:${at.line}${at.column === undefined ? '' : `:${at.column}`}`;
  const where = `<code class="place">${text(at.path)}${line}</code>${at.commit === undefined ? '' : ` in commit <code>${text(at.commit.slice(0, 12))}</code>`}`;
  return excerpt === undefined || excerpt.trim() === '' ? where : `${where}<pre class="excerpt">${text(excerpt.trim())}</pre>`;
};

const suppressed = (report: Report): string =>
  report.suppressed.length === 0
    ? ''
    : `<section aria-labelledby="suppressed"><h2 id="suppressed">Excused</h2><table><thead><tr><th scope="col">Rule</th><th scope="col">Place</th><th scope="col">Reason</th><th scope="col">Until</th><th scope="col">Owner</th></tr></thead><tbody>${report.suppressed
        .map(
          (one) =>
            `<tr><td>${text(one.rule)}</td><td><code>${text(placeOf(one))}</code></td><td>${text(one.reason)} (${one.source})</td><td>${text(one.until ?? '')}</td><td>${text(one.owner ?? '')}</td></tr>`,
        )
        .join('')}</tbody></table>${untold(untoldExcused(report) || undefined, 'excused finding')}</section>`;

/** References come from rules, but a rule may come from anywhere. */
const link = (url: string): string => (/^https:\/\//.test(url) ? text(url) : '#');
