import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ownTable, tableOf } from './texts.mjs';
import { runTool, toolsPresent } from './tools.mjs';

/*
 * Lays texts with and without secrets before policy-audit and every other scanner on PATH, each with its default settings and offline.
 *
 *   npm run compare -- [--table FILE.jsonl]... [--tree DIR]... [--own] [--tool NAME]... [--markdown FILE] [--misses]
 */
const { values } = parseArgs({
  options: {
    table: { type: 'string', multiple: true, default: [] },
    tree: { type: 'string', multiple: true, default: [] },
    tool: { type: 'string', multiple: true, default: [] },
    own: { type: 'boolean' },
    markdown: { type: 'string' },
    misses: { type: 'boolean' },
  },
});

const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'compare-')));
const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);
const percent = (/** @type {number} */ part, /** @type {number} */ whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

/** Every text in a folder of its own, so that a finding belongs to one of them. */
const layOut = (/** @type {import('./texts.mjs').Row[]} */ rows, /** @type {string} */ folder) => {
  for (const [index, row] of rows.entries()) {
    const parts = (row.path ?? 'f.txt').split(/[\\/:]/).filter((part) => part !== '' && part !== '.' && part !== '..');
    const file = path.join(folder, slotOf(index), ...(parts.length > 0 ? parts : ['f.txt']));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, row.text.endsWith('\n') ? row.text : `${row.text}\n`);
  }
};
const slotOf = (/** @type {number} */ index) => `${String(Math.floor(index / 500)).padStart(3, '0')}/${String(index).padStart(5, '0')}`;

const compareTable = (/** @type {string} */ title, /** @type {import('./texts.mjs').Row[]} */ rows, /** @type {ReturnType<typeof toolsPresent>} */ tools) => {
  const folder = path.join(scratch, 'table');
  layOut(rows, folder);
  const [secrets, others] = ['tp', 'fp'].map((kind) => rows.filter((row) => row.kind === kind).length);
  const lines = [`### ${title}: ${secrets} texts with a secret, ${others} without`, '', '| tool | found | wrong hits | seconds |', '| --- | --: | --: | --: |'];
  for (const tool of tools) {
    const ran = runTool(tool, folder, scratch);
    const slots = new Set(ran?.found.map((place) => place.split(path.sep).slice(0, 2).join('/')));
    const isHit = (/** @type {import('./texts.mjs').Row} */ _, /** @type {number} */ index) => slots.has(slotOf(index));
    const hits = rows.filter(isHit);
    const [right, wrong] = ['tp', 'fp'].map((kind) => hits.filter((row) => row.kind === kind).length);
    lines.push(
      ran ? `| ${tool.name} ${tool.number} | ${percent(right, secrets)} | ${percent(wrong, others)} | ${ran.seconds.toFixed(1)} |` : `| ${tool.name} ${tool.number} | failed | | |`,
    );
    if (values.misses && tool.name === 'policy-audit')
      for (const [index, row] of rows.entries())
        if (slots.has(slotOf(index)) !== (row.kind === 'tp')) say(`  ${row.kind === 'tp' ? 'missed' : 'wrong'}: ${row.rule} (${row.path})`);
  }
  rmSync(folder, { recursive: true });
  return lines;
};

/** In a tree that nobody labelled only the number of findings can be compared; which are wrong a person must read. */
const compareTrees = (/** @type {string[]} */ trees, /** @type {ReturnType<typeof toolsPresent>} */ tools) => {
  const sizes = trees.map((tree) => linesIn(tree));
  const lines = [
    '### Findings per 1,000 lines of real repositories',
    '',
    `| tool | ${trees.map((tree, index) => `${path.basename(tree)} (${Math.round((sizes[index] ?? 0) / 1000)}k)`).join(' | ')} | all | seconds |`,
    `| --- |${' --: |'.repeat(trees.length + 2)}`,
  ];
  const all = sizes.reduce((sum, size) => sum + size, 0);
  for (const tool of tools) {
    const runs = trees.map((tree) => runTool(tool, realpathSync(tree), scratch));
    const count = runs.reduce((sum, ran) => sum + (ran?.found.length ?? 0), 0);
    const seconds = runs.reduce((sum, ran) => sum + (ran?.seconds ?? 0), 0);
    const cells = runs.map((ran, index) => (ran ? ((1000 * ran.found.length) / (sizes[index] || 1)).toFixed(3) : 'failed'));
    lines.push(`| ${tool.name} ${tool.number} | ${cells.join(' | ')} | ${((1000 * count) / all).toFixed(3)} | ${seconds.toFixed(1)} |`);
  }
  return lines;
};

const linesIn = (/** @type {string} */ folder) => {
  let lines = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || statSync(file).size > 2_000_000) continue;
    const bytes = readFileSync(file);
    if (bytes.subarray(0, 8000).includes(0)) continue;
    for (const byte of bytes) if (byte === 10) lines++;
  }
  return lines;
};

try {
  const tools = toolsPresent(scratch, values.tool);
  say(`on PATH: ${tools.map(({ name, number }) => `${name} ${number}`).join(', ')}`);
  const sections = [];
  if (values.own || (values.table.length === 0 && values.tree.length === 0)) sections.push(compareTable('Our own table', await ownTable(), tools));
  for (const file of values.table) sections.push(compareTable(path.basename(file), tableOf(file), tools));
  if (values.tree.length > 0) sections.push(compareTrees(values.tree, tools));
  const text = sections.map((lines) => lines.join('\n')).join('\n\n');
  say(text);
  if (values.markdown) writeFileSync(values.markdown, `Node ${process.version}, ${cpus().length} CPUs, ${new Date().toISOString().slice(0, 10)}.\n\n${text}\n`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
