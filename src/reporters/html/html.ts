import { createHash } from 'node:crypto';
import type { Report, ReportEvidence, ReportFinding, ReportResult } from '../../report.ts';
import { type Location, severityWords } from '../../rule.ts';
import { count } from '../layout.ts';
import type { Reporter } from '../reporter.ts';
import { visible } from '../visible.ts';
import { script, styles } from './page-assets.ts';

/**
 * One file that needs nothing else: no network, no font, no frame (Content-Security-Policy with the hashes of its own style and script). It is
 * whole without the script, which only filters. Everything from the repository is text, entity by entity.
 */
export const html: Reporter = (report) => {
  const categories = [...new Set(report.results.map(({ rule }) => rule.category))];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hash(styles)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>policy-audit: ${text(report.target.name)}</title>
<style>${styles}</style>
</head>
<body>
<a class="skip" href="#results">Skip to the results</a>
<header>
<h1>${text(report.target.name)}</h1>
<p class="verdict ${report.exit.reason}">${verdictText(report)}</p>
<p>${targetText(report)}</p>
</header>
<main>
${summary(report)}
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

const hash = (source: string): string => `sha256-${createHash('sha256').update(source).digest('base64')}`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const text = (raw: string): string => visible(raw).replace(/[&<>"']/g, (character) => entities[character] ?? character);
/** A CI log obeys a line that begins with `::` or `##[`, also when a page is what is printed. */
const textLine = (raw: string): string => text(raw).replace(/^(\s*)([:#])/, (_, indent: string, mark: string) => `${indent}&#${mark.charCodeAt(0)};`);

const verdictText = ({ exit }: Report): string =>
  ({
    findings: `Findings at or above ${exit.threshold}`,
    clean: exit.threshold === 'none' ? 'No threshold was set' : `Nothing at or above ${exit.threshold}`,
    incomplete: 'Not everything could be looked at',
    'internal-error': 'The audit stopped with an internal error',
  })[exit.reason];

const targetText = ({ target, config }: Report): string => {
  const commit = target.commit ? ` at <code>${text(target.commit.slice(0, 12))}</code>` : '';
  const branch = target.branch ? ` on ${text(target.branch)}` : '';
  const settings =
    config.path === null ? '' : `. Settings: <code>${text(config.path)}</code>, ${count(config.rulesOff.length, 'rule')} off, ${count(config.excludedFiles, 'file')} excluded`;
  return `${count(target.files, 'file')}${commit}${branch}${settings}`;
};

const words: Readonly<Record<string, string>> = { pass: 'passed', fail: 'failed', manual: 'for a person', error: 'could not look', 'not-applicable': 'not applicable' };
const marks: Readonly<Record<string, string>> = { pass: '✔', fail: '✘', manual: '?', error: '!', 'not-applicable': '–' };
const statuses = ['fail', 'error', 'manual', 'pass', 'not-applicable'] as const;

/** A bar whose parts are as wide as their counts, and the same in a table for whoever does not see it. */
const summary = ({ summary: counts }: Report): string => {
  const parts = statuses.filter((status) => counts[status] > 0);
  let at = 0;
  const bars = parts.map((status) => {
    const bar = `<rect class="${status}" x="${at}" y="0" width="${counts[status]}" height="10"></rect>`;
    at += counts[status];
    return bar;
  });
  const cells = statuses.map(
    (status) => `<tr><th scope="row"><span class="mark ${status}" aria-hidden="true">${marks[status]}</span> ${words[status]}</th><td>${counts[status]}</td></tr>`,
  );
  return `<section aria-labelledby="summary"><h2 id="summary">Summary</h2>
<svg class="bar" viewBox="0 0 ${Math.max(1, at)} 10" preserveAspectRatio="none" role="img" aria-label="${parts.map((status) => `${counts[status]} ${words[status]}`).join(', ')}">${bars.join('')}</svg>
<table class="counts"><caption class="hidden">Number of rules by verdict</caption><tbody>${cells.join('')}</tbody></table></section>`;
};

const notChecked = ({ notChecked: gaps }: Report): string =>
  gaps.length === 0
    ? ''
    : `<section aria-labelledby="not-checked"><h2 id="not-checked">Not looked at</h2><ul>${gaps.map((gap) => `<li><code>${text(gap.path)}${gap.line === undefined ? '' : `:${gap.line}`}</code> ${text(gap.reason)}</li>`).join('')}</ul></section>`;

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
  const sorted = [...results].sort((a, b) => statuses.indexOf(a.verdict.status) - statuses.indexOf(b.verdict.status));
  return `<section class="category" data-category="${text(category)}" aria-labelledby="c-${text(category)}"><h3 id="c-${text(category)}">${text(category)}</h3>\n${sorted.map(entry).join('\n')}</section>`;
};

const entry = ({ rule, verdict }: ReportResult): string => {
  const severity = verdict.status === 'fail' ? verdict.severity : rule.severity;
  const grade = verdict.status === 'fail' ? ` <span class="severity ${severity}">${severity}</span>` : '';
  return `<details class="rule" id="${text(rule.id)}" data-status="${verdict.status}" data-severity="${severity}"${verdict.status === 'fail' ? ' open' : ''}>
<summary><span class="mark ${verdict.status}" aria-hidden="true">${marks[verdict.status]}</span><span class="hidden">${words[verdict.status]}: </span>${text(rule.title)}${grade} <code class="id">${text(rule.id)}</code></summary>
${body({ rule, verdict })}
<p class="why"><a href="#${text(rule.id)}">Link to this rule</a>. ${text(rule.rationale)} ${rule.references.map(({ standard, control, url }) => `<a rel="noreferrer" href="${link(url)}">${text(control ?? standard)}</a>`).join(' ')}</p>
</details>`;
};

const body = ({ verdict }: ReportResult): string => {
  switch (verdict.status) {
    case 'fail':
      return `<ol class="findings">${verdict.findings.map(finding).join('')}</ol>`;
    case 'pass':
      return evidenceList(verdict.evidence);
    case 'manual':
      return `<p class="question">${text(verdict.question)}</p>${evidenceList(verdict.evidence)}`;
    default:
      return `<p>${text(verdict.reason)}</p>`;
  }
};

const finding = (one: ReportFinding): string =>
  `<li><p>${text(one.message)} <span class="severity ${one.severity}">${one.severity}</span></p>${place(one, one.excerpt)}${evidenceList(one.related)}${one.searched.length > 0 ? `<p class="searched">Searched: ${text(one.searched.join(', '))}</p>` : ''}<pre class="fix">${one.remediation.split('\n').map(textLine).join('\n')}</pre></li>`;

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
    : `<section aria-labelledby="suppressed"><h2 id="suppressed">Excused</h2><table><thead><tr><th scope="col">Rule</th><th scope="col">Place</th><th scope="col">Reason</th><th scope="col">Until</th></tr></thead><tbody>${report.suppressed
        .map(
          (one) =>
            `<tr><td>${text(one.rule)}</td><td><code>${text(one.path)}${one.line === undefined ? '' : `:${one.line}`}</code></td><td>${text(one.reason)} (${one.source})</td><td>${text(one.until ?? '')}</td></tr>`,
        )
        .join('')}</tbody></table></section>`;

/** References come from rules, but a rule may come from anywhere. */
const link = (url: string): string => (/^https:\/\//.test(url) ? text(url) : '#');
