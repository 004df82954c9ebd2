import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const own = fileURLToPath(new URL('../../dist/policy-audit.js', import.meta.url));
const textRules = ['no-hardcoded-credentials', 'no-private-keys', 'no-default-credentials-in-runtime', 'no-literal-passwords-in-tests'];

/** `[file, line]` of one finding; never the value. */
const parsed = (/** @type {string} */ text) => {
  const start = text.search(/[[{]/);
  if (start < 0) return text.trim() === '' ? [] : undefined;
  try {
    return JSON.parse(text.slice(start));
  } catch {
    return linesOf(text);
  }
};
/** One object a line; undefined when none is one. */
const linesOf = (/** @type {string} */ text) => {
  const rows = text.split('\n').flatMap((line) => {
    try {
      return line.startsWith('{') ? [JSON.parse(line)] : [];
    } catch {
      return [];
    }
  });
  return rows.length > 0 ? rows : undefined;
};
const listOf = (/** @type {any} */ value) => (Array.isArray(value) ? value : [value]);

/** Each with what it is run with by default, but that nobody asks a provider and nothing is looked up. `{out}` is a file, else standard output is read. */
const tools = [
  {
    name: 'policy-audit',
    command: process.execPath,
    version: [own, '--version'],
    run: [own, '{dir}', '--no-config', '--no-inline', '--no-baseline', '--fail-on=none', '--format=json', ...textRules.flatMap((rule) => ['--rule', `secrets/${rule}`])],
    read: (/** @type {any} */ report) =>
      report.results
        .flatMap((/** @type {any} */ { verdict }) => verdict.findings ?? [])
        .flatMap((/** @type {any} */ one) => [one, ...one.related.filter((/** @type {any} */ other) => other.secret)])
        .map((/** @type {any} */ one) => [one.path, one.line]),
  },
  {
    name: 'gitleaks',
    command: 'gitleaks',
    version: ['version'],
    run: ['dir', '{dir}', '--no-banner', '--exit-code=0', '--report-format=json', '--report-path={out}'],
    read: (/** @type {any} */ rows) => rows.map((/** @type {any} */ one) => [one.File, one.StartLine]),
  },
  {
    name: 'betterleaks',
    command: 'betterleaks',
    version: ['--version'],
    run: ['{dir}', '--no-banner', '--exit-code=0', '--output={out}'],
    read: (/** @type {any} */ report) =>
      (Array.isArray(report) ? report : (report.findings ?? [])).map((/** @type {any} */ one) => [one.location?.path ?? one.File, one.location?.start_line ?? one.StartLine]),
  },
  {
    name: 'kingfisher',
    command: 'kingfisher',
    version: ['--version'],
    run: ['scan', '{dir}', '--no-validate', '--no-update-check', '--format=json', '--output={out}'],
    read: (/** @type {any} */ report) =>
      listOf(report)
        .flatMap((one) => one.findings ?? [one])
        .filter((one) => one.finding)
        .map((one) => [one.finding.path, one.finding.line]),
  },
  {
    name: 'trufflehog',
    command: 'trufflehog',
    version: ['--version'],
    run: ['filesystem', '{dir}', '--no-verification', '--no-update', '--json'],
    read: (/** @type {any} */ rows) =>
      listOf(rows).flatMap((one) => (one.SourceMetadata ? [[one.SourceMetadata.Data.Filesystem.file, one.SourceMetadata.Data.Filesystem.line]] : [])),
  },
  {
    name: 'detect-secrets',
    command: 'detect-secrets',
    version: ['--version'],
    run: ['scan', '--all-files', '--no-verify', '.'],
    read: (/** @type {any} */ report) => Object.entries(report.results).flatMap(([file, found]) => found.map((/** @type {any} */ one) => [file, one.line_number])),
  },
  {
    name: 'secretlint',
    command: 'secretlint',
    version: ['--version'],
    run: ['**/*', '**/.*', '--format=json', '--maskSecrets', '--secretlintrc={rc}', '--secretlintignore={ignore}'],
    read: (/** @type {any} */ rows) => rows.flatMap((/** @type {any} */ file) => file.messages.map((/** @type {any} */ one) => [file.filePath, one.loc.start.line])),
  },
];

const call = (/** @type {string} */ command, /** @type {string[]} */ args, /** @type {string} */ cwd) =>
  spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1024 * 1024 * 1024, timeout: 3 * 60 * 1000 });

/** The tools that are on PATH, with their versions. */
export const toolsPresent = (/** @type {string} */ folder, /** @type {readonly string[]} */ wanted) =>
  tools.flatMap((tool) => {
    if (wanted.length > 0 && !wanted.includes(tool.name)) return [];
    const { status, stdout, stderr } = call(tool.command, tool.version, folder);
    return status === 0 ? [{ ...tool, number: /\d+\.\d+\.\d+[\w.-]*/.exec(`${stdout}${stderr}`)?.[0] ?? 'unknown version' }] : [];
  });

/**
 * Runs a tool over a folder: its findings as `path:line`, each once, and the wall time in seconds. Undefined when there is no report.
 * @param {(typeof tools)[number]} tool
 * @param {string} folder
 * @param {string} scratch
 */
export const runTool = (tool, folder, scratch) => {
  const names = { '{dir}': folder, '{out}': path.join(scratch, `${tool.name}.json`), '{rc}': path.join(scratch, 'rc.json'), '{ignore}': path.join(scratch, 'ignore') };
  writeFileSync(names['{rc}'], JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] }));
  writeFileSync(names['{ignore}'], '');
  const args = tool.run.map((word) => word.replaceAll(/\{\w+\}/g, (name) => names[/** @type {keyof typeof names} */ (name)] ?? name));
  const started = performance.now();
  const { stdout, error } = call(tool.command, args, folder);
  const seconds = (performance.now() - started) / 1000;
  const text = tool.run.join(' ').includes('{out}') ? (existsSync(names['{out}']) ? readFileSync(names['{out}'], 'utf8') : '') : stdout;
  const report = parsed(text);
  if (error || report === undefined || (text.trim() === '' && tool.name !== 'trufflehog')) return undefined;
  const found = tool.read(report).map(([file, line]) => `${path.relative(folder, path.resolve(folder, file))}:${line}`);
  return { seconds, found: [...new Set(found)].sort() };
};
