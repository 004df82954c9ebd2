import { createHash } from 'node:crypto';

/** What a Content-Security-Policy names a style or a script by. */
const hashOf = (source: string): string => `sha256-${createHash('sha256').update(source).digest('base64')}`;

/** The style and the script of the page. Their hashes stand in its Content-Security-Policy, so nothing else runs or styles. */
export const styles = `
:root { color-scheme: light dark; --back: #fff; --fore: #1b1f24; --soft: #57606a; --line: #d0d7de; --panel: #f6f8fa; --bad: #b42318; --warn: #8a5300; --good: #116329; --ask: #0a5cad; }
@media (prefers-color-scheme: dark) { :root { --back: #0d1117; --fore: #e6edf3; --soft: #9da7b3; --line: #30363d; --panel: #161b22; --bad: #ff8f87; --warn: #e3b341; --good: #56d364; --ask: #79c0ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; background: var(--back); color: var(--fore); font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--ask); }
h1 { margin: 0; font-size: 1.6rem; overflow-wrap: anywhere; }
code, pre { font: 0.875rem/1.45 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { margin: 0.25rem 0; padding: 0.5rem; background: var(--panel); border: 1px solid var(--line); border-radius: 4px; white-space: pre-wrap; }
.verdict { font-weight: 600; font-size: 1.1rem; }
.verdict.findings, .verdict.internal-error, .mark.fail, .severity.critical, .severity.high { color: var(--bad); }
.verdict.clean, .mark.pass { color: var(--good); }
.verdict.incomplete, .verdict.open, .mark.error, .severity.medium { color: var(--warn); }
.mark.manual { color: var(--ask); }
.mark.not-applicable, .severity.low, .severity.info, .why, .searched { color: var(--soft); }
.mark { display: inline-block; width: 1.25em; font-weight: 700; }
.severity { font-size: 0.875rem; font-weight: 600; border: 1px solid currentColor; border-radius: 4px; padding: 0 0.35em; }
.bar { width: 100%; height: 1.25rem; border-radius: 4px; }
rect.fail { fill: var(--bad); } rect.error { fill: var(--warn); } rect.manual { fill: var(--ask); } rect.pass { fill: var(--good); } rect.not-applicable { fill: var(--line); }
table { border-collapse: collapse; } th, td { text-align: left; padding: 0.25rem 1rem 0.25rem 0; vertical-align: top; font-weight: 400; } thead th { font-weight: 600; }
.filters:not([hidden]) { display: flex; flex-wrap: wrap; gap: 1rem; position: sticky; top: 0; padding: 0.5rem 0; background: var(--back); border-bottom: 1px solid var(--line); }
input, select { font: inherit; padding: 0.25rem; color: inherit; background: var(--back); border: 1px solid var(--soft); border-radius: 4px; }
details.rule { border-bottom: 1px solid var(--line); padding: 0.4rem 0; }
summary { cursor: pointer; } summary::after { content: ''; display: block; clear: both; } .id { font-size: 0.875rem; float: right; }
.fix-title { margin: 0.5rem 0 0; font-size: 0.875rem; color: var(--soft); }
ol.findings { padding-left: 1.75rem; } ol.findings li { margin-bottom: 0.75rem; } ol.findings p { margin: 0.25rem 0; }
.row-bar { width: 100%; height: 0.75rem; border-radius: 3px; } .by-category { width: 100%; } .by-category .wide { width: 45%; padding-right: 0; }
@media (max-width: 40rem) { .id { float: none; display: block; } .by-category .wide, .by-category th:last-child { display: none; } .filters:not([hidden]) { position: static; } section { overflow-x: auto; } }
.why { font-size: 0.875rem; } .fix { border-left: 4px solid var(--good); }
:focus-visible { outline: 3px solid var(--ask); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; background: var(--back); padding: 0.5rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { .filters, .skip { display: none !important; } body { max-width: none; } }
`;

export const contractStyles = `
.contract { width: 100%; table-layout: fixed; } .contract td, .contract th { width: 50%; overflow-wrap: anywhere; } .contract td { border-top: 1px solid var(--line); padding-top: 0.5rem; }
.contract p { margin: 0 0 0.25rem; } .contract .line { color: var(--soft); font-variant-numeric: tabular-nums; } .evidence { margin: 0.25rem 0; padding-left: 1.25rem; font-size: 0.9rem; }
@media (max-width: 40rem) { .contract thead { position: absolute; left: -999rem; } .contract, .contract tbody, .contract tr, .contract td { display: block; width: 100%; } .contract td + td { border-top: 0; padding-left: 1rem; } }
`;

export const script = `
const fields = ['search', 'status', 'severity', 'category'].map((id) => document.getElementById(id));
const rules = [...document.querySelectorAll('details.rule')].map((element) => ({ element, text: element.textContent.toLowerCase() }));
const apply = () => {
  const [search, status, severity, category] = fields.map((field) => field.value.trim().toLowerCase());
  let shown = 0;
  for (const { element, text } of rules) {
    const group = element.closest('.category').dataset.category;
    const fits = (!search || text.includes(search)) && (!status || element.dataset.status === status) && (!severity || element.dataset.severity === severity) && (!category || group === category);
    element.hidden = !fits;
    if (fits) shown++;
  }
  for (const group of document.querySelectorAll('.category')) group.hidden = !group.querySelector('details.rule:not([hidden])');
  document.getElementById('shown').textContent = shown + ' of ' + rules.length + ' rules';
};
const open = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.matches('details')) target.open = true;
};
document.querySelector('.filters').hidden = false;
document.querySelector('.filters').addEventListener('submit', (event) => event.preventDefault());
for (const field of fields) field.addEventListener('input', apply);
addEventListener('hashchange', open);
addEventListener('beforeprint', () => { for (const { element } of rules) element.open = true; });
open();
apply();
`;

/** How each page begins: nothing but its own style and script is obeyed. The title is text of the page already. */
export const pageHead = (title: string, sheet: string, program?: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(sheet)}'; ${program === undefined ? '' : `script-src '${hashOf(program)}'; `}base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${sheet}</style>
</head>`;
