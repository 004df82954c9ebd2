/**
 * `npm run bench [-- DIR …]`: times the built command against starting node, on the folders named or on a repository made from the packages in
 * node_modules (299 files, about 5.7 MB). Runs alternate, so that a drift of the machine hits both sides alike; medians and ratios are what to quote.
 * Peers that are on PATH are measured in the same run. Figures go to bench-results.json as well.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = path.join(root, 'dist/policy-audit.js');
const runs = Number(process.env.BENCH_RUNS ?? 9);
const made = mkdtempSync(path.join(tmpdir(), 'policy-audit-bench-'));
const clock = ['/usr/bin/time', '/bin/time'].find(exists);

try {
  const folders = process.argv.slice(2).length > 0 ? process.argv.slice(2).map((folder) => path.resolve(folder)) : [makeCorpus(299, 5_700_000)];
  const results = [compare('start: --help', [process.execPath, program, '--help'], { 'node -e 0': [process.execPath, '-e', '0'] })];
  for (const folder of folders) {
    const audit = [process.execPath, program, folder, '--fail-on', 'none', '--format', 'json'];
    const start = { 'node -e 0': [process.execPath, '-e', '0'] };
    results.push(
      compare(`audit of ${path.basename(folder)} (${sizeOf(folder)}), everything read anew`, [...audit, '--no-cache'], { ...start, ...peers(folder) }),
      // What the peers look for.
      compare('secrets only, everything read anew', [...audit, '--no-cache', '--rule', 'secrets/*'], { ...start, ...peers(folder) }),
      compare('the whole audit, nothing changed since the last audit', audit, { ...start, 'all read anew': [...audit, '--no-cache'] }),
      compareStaged(folder),
    );
    // The repository that is made here has one commit.
    if (process.argv.length > 2)
      results.push(compare('secrets in the whole history', [...audit, '--no-cache', '--rule', 'secrets/*', '--history', 'all'], { ...start, ...peers(folder, 'history') }));
  }
  writeFileSync(path.join(root, 'bench-results.json'), `${JSON.stringify({ node: process.version, runs, results }, undefined, 2)}\n`);
} finally {
  rmSync(made, { recursive: true, force: true });
}

/** Ours and each other command in turn, `runs` times after one warm-up. */
function compare(title, command, others) {
  const commands = { 'policy-audit': command, ...others };
  const samples = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let run = -1; run < runs; run++) {
    for (const [name, words] of Object.entries(commands)) {
      const sample = measure(words);
      if (run >= 0) samples[name].push(sample);
    }
  }
  console.log(`\n${title}`);
  const rows = Object.entries(samples).map(([name, list]) => ({ name, wall: median(list, 'wall'), cpu: median(list, 'cpu'), peak: median(list, 'peak') }));
  for (const row of rows) {
    const ratio =
      row.name === 'policy-audit'
        ? ''
        : `   policy-audit takes ${(rows[0].wall / row.wall).toFixed(2)} × its time${row.cpu ? `, ${(rows[0].cpu / row.cpu).toFixed(2)} × its CPU` : ''}`;
    console.log(
      `  ${row.name.padEnd(14)} ${(row.wall * 1000).toFixed(0).padStart(6)} ms wall${row.cpu ? `  ${(row.cpu * 1000).toFixed(0).padStart(6)} ms CPU  ${(row.peak / 1024).toFixed(0).padStart(4)} MB` : ''}${ratio}`,
    );
  }
  return { title, rows };
}

/** Of a clone, for the index of a folder that was named is nobody else's to change: fifty lines more in its first file of code, as before a commit. */
function compareStaged(folder) {
  const clone = mkdtempSync(path.join(made, 'staged-'));
  const git = (...args) => spawnSync('git', args, { cwd: clone, encoding: 'utf8' }).stdout;
  spawnSync('git', ['clone', '--quiet', folder, clone]);
  const file = git('ls-files', '*.py', '*.js', '*.ts', '*.go').split('\n').find(Boolean);
  appendFileSync(path.join(clone, file), Array.from({ length: 50 }, (_, line) => `value_${line} = compute(${line})\n`).join(''));
  git('add', file);
  const staged = [process.execPath, program, clone, '--staged', '--fail-on', 'none', '--format', 'json'];
  return compare(`fifty staged lines of ${file}`, [...staged, '--no-cache'], {
    'node -e 0': [process.execPath, '-e', '0'],
    'with cache': staged,
    ...peers(clone, 'staged'),
  });
}

/** Wall seconds always; CPU seconds and peak memory (KiB) where the system has a `time` program. */
function measure(words) {
  const [file, ...args] = clock ? [clock, '-f', '%U %S %M', ...words] : words;
  const started = performance.now();
  const { stderr } = spawnSync(file, args, { encoding: 'utf8', maxBuffer: 2 ** 30, env: { ...process.env, NO_COLOR: '1', XDG_CACHE_HOME: path.join(made, 'cache') } });
  const wall = (performance.now() - started) / 1000;
  const [user, system, peak] = clock ? (stderr.trimEnd().split('\n').at(-1) ?? '').split(' ').map(Number) : [];
  return { wall, cpu: clock ? user + system : undefined, peak };
}

function median(list, key) {
  return list.map((sample) => sample[key]).sort((a, b) => a - b)[list.length >> 1];
}

function peers(folder, what = 'tree') {
  const known = {
    tree: {
      gitleaks: ['gitleaks', 'dir', folder, '--no-banner', '--exit-code', '0'],
      betterleaks: ['betterleaks', 'filesystem', folder, '--no-banner'],
      kingfisher: ['kingfisher', 'scan', folder, '--git-history', 'none', '--no-validate', '--quiet', '--no-update-check'],
    },
    staged: { gitleaks: ['gitleaks', 'git', '--staged', folder, '--no-banner', '--exit-code', '0'] },
    history: { kingfisher: ['kingfisher', 'scan', folder, '--git-history', 'full', '--no-validate', '--quiet', '--no-update-check'] },
  };
  return Object.fromEntries(Object.entries(known[what]).filter(([name]) => (process.env.PATH ?? '').split(path.delimiter).some((part) => exists(path.join(part, name)))));
}

/** A git repository of text files out of node_modules, the same for the same lock file. */
function makeCorpus(files, bytes) {
  const corpus = path.join(made, 'corpus');
  let count = 0;
  let size = 0;
  for (const file of readdirSync(path.join(root, 'node_modules'), { recursive: true, withFileTypes: true })) {
    const from = path.join(file.parentPath, file.name);
    if (!file.isFile() || !/\.(?:[cm]?js|ts|json|md|ya?ml)$/.test(file.name) || statSync(from).size > 60_000) continue;
    if (count >= files || size >= bytes) break;
    const to = path.join(corpus, 'src', String(count % 23), `${count}-${file.name}`);
    mkdirSync(path.dirname(to), { recursive: true });
    cpSync(from, to);
    count++;
    size += statSync(from).size;
  }
  for (const args of [
    ['init', '-q'],
    ['add', '-A', '-f'],
    ['-c', 'user.name=b', '-c', 'user.email=b@bench.example', 'commit', '-qm', 'corpus'],
  ])
    spawnSync('git', args, { cwd: corpus });
  return corpus;
}

function sizeOf(folder) {
  const listed = spawnSync('git', ['ls-files', '-z'], { cwd: folder, encoding: 'utf8' }).stdout.split('\0').filter(Boolean);
  const bytes = listed.reduce((sum, name) => sum + (exists(path.join(folder, name)) ? statSync(path.join(folder, name)).size : 0), 0);
  return `${listed.length} files, ${(bytes / 1e6).toFixed(1)} MB`;
}

function exists(file) {
  try {
    accessSync(file);
    return true;
  } catch {
    return false;
  }
}
