import type { Report, ReportResult } from '../../report/report.ts';
import { gravestRules } from '../failed-rules.ts';
import { count } from '../layout.ts';
import { placeOf } from '../place.ts';
import { categories } from '../reading-order.ts';
import { marks, statuses, text, words } from './page-text.ts';

/** The top of the page: how many of what, where to begin, and how each category fares. */
export const overview = (report: Report): string => `<section aria-labelledby="summary"><h2 id="summary">Summary</h2>
${bar(report.results, 'bar')}
<table class="counts"><caption class="hidden">Number of rules by verdict</caption><tbody>${statuses
  .filter((status) => status !== 'error' || report.summary.error > 0)
  .map((status) => `<tr><th scope="row"><span class="mark ${status}" aria-hidden="true">${marks[status]}</span> ${words[status]}</th><td>${report.summary[status]}</td></tr>`)
  .join('')}</tbody></table></section>
${first(report)}
${byCategory(report.results)}`;

/** The categories that a report has, in reading order. */
export const categoriesOf = (results: readonly ReportResult[]): string[] => {
  const present = new Set(results.map(({ rule }) => rule.category));
  return [...categories.filter((category) => present.has(category)), ...[...present].filter((category) => !categories.includes(category))];
};

/** A bar whose parts are as wide as their counts; its numbers are its name, for whoever does not see it. */
const bar = (results: readonly ReportResult[], name: string): string => {
  let at = 0;
  const counts = statuses.map((status) => ({ status, number: results.filter(({ verdict }) => verdict.status === status).length })).filter(({ number }) => number > 0);
  const parts = counts.map(({ status, number }) => {
    const part = `<rect class="${status}" x="${at}" y="0" width="${number}" height="10"></rect>`;
    at += number;
    return part;
  });
  const label = counts.map(({ status, number }) => `${number} ${words[status]}`).join(', ');
  return `<svg class="${name}" viewBox="0 0 ${Math.max(1, at)} 10" preserveAspectRatio="none" role="img" aria-label="${label}">${parts.join('')}</svg>`;
};

const first = (report: Report): string => {
  const items = gravestRules(report).map(({ rule, severity, findings: [finding], number }) => {
    const place = finding === undefined || finding.path === '.' ? '' : ` <code>${text(placeOf(finding))}</code>`;
    const more = number > 1 ? ` and ${count(number - 1, 'more place')}` : '';
    return `<li><span class="severity ${severity}">${severity}</span> <a href="#${text(rule.id)}">${text(rule.title)}</a>${place}${more}</li>`;
  });
  return items.length === 0 ? '' : `<section aria-labelledby="first"><h2 id="first">Fix first</h2><ol>${items.join('')}</ol></section>`;
};

const byCategory = (results: readonly ReportResult[]): string => {
  const names = categoriesOf(results);
  if (names.length < 2) return '';
  const rows = names.map((name) => {
    const own = results.filter(({ rule }) => rule.category === name);
    const number = (status: string): number => own.filter(({ verdict }) => verdict.status === status).length;
    return `<tr><th scope="row"><a href="#c-${text(name)}">${text(name)}</a></th><td>${number('fail')}</td><td>${number('manual')}</td><td>${number('pass')}</td><td class="wide">${bar(own, 'row-bar')}</td></tr>`;
  });
  return `<section aria-labelledby="by-category"><h2 id="by-category">By category</h2><table class="by-category"><thead><tr><th scope="col">Category</th><th scope="col">Failed</th><th scope="col">Need a person</th><th scope="col">Passed</th><th scope="col">All rules</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
};
