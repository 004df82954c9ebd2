/**
 * `npm run fuzz [-- --seconds 60] [-- --fact NAME] [-- --seed N]`: changes the example files of the rules at random and hands them to the extractors
 * of the facts and to the readers of settings. `-- --repeats [--path SECURITY.md]`: audits files of one thing over and over instead;
 * `-- --lines [--seconds 10]`: reads each line of the examples over and over, so many seconds for each fact.
 * Prints what throws, takes too long or gives no plain data, and how often each fact was run, all for the same time; exits 1 when there was any
 * failure. Inputs go to fuzz-failures/.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle, root } from './bundle.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    fact: { type: 'string' },
    repeats: { type: 'boolean', default: false },
    lines: { type: 'boolean', default: false },
    path: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    slow: { type: 'string', default: '1000' },
    longest: { type: 'string', default: '1000000' },
  },
});
const built = mkdtempSync(path.join(tmpdir(), 'policy-audit-fuzz-'));
try {
  await bundle({ fuzz: 'test/fuzz/fuzz.ts', repeats: 'test/fuzz/repeats.ts', lines: 'test/fuzz/lines.ts' }, built);
  if (values.repeats) await tryRepeats();
  else if (values.lines) await tryLines();
  else await tryChanges();
} finally {
  rmSync(built, { recursive: true, force: true });
}

async function tryChanges() {
  const { fuzz } = await import(pathToFileURL(path.join(built, 'fuzz.js')));
  console.log(`seed ${values.seed}`);
  const { tries, failures } = await fuzz(
    { seconds: Number(values.seconds), seed: Number(values.seed), fact: values.fact, slow: Number(values.slow), longest: Number(values.longest) },
    keep,
  );
  for (const [fact, { runs, spent, slowest }] of tries)
    console.log(`${fact.padEnd(24)} ${String(runs).padStart(8)} runs in ${String(Math.round(spent / 1000)).padStart(6)} s, slowest ${Math.round(slowest)} ms`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

/** In full length only what takes long for its length in a tenth of it. */
async function tryRepeats() {
  const { repeats, problemWith } = await import(pathToFileURL(path.join(built, 'repeats.js')));
  const [slow, longest] = [Number(values.slow), Number(values.longest)];
  for (const repeat of repeats.filter((one) => values.path === undefined || one.path === values.path)) {
    if ((await problemWith(repeat, longest / 10, slow / 15)) === undefined) continue;
    const problem = await problemWith(repeat, longest, slow);
    if (problem === undefined) continue;
    console.log(`${repeat.path} of ${JSON.stringify(repeat.piece)}: ${problem}`);
    process.exitCode = 1;
  }
}

async function tryLines() {
  const { repeatLines } = await import(pathToFileURL(path.join(built, 'lines.js')));
  await repeatLines(Number(values.seconds), values.fact, ({ fact, tried, lines, squares }) => {
    console.log([`${fact}: ${tried} of ${lines} lines`, ...squares].join('\n  '));
    if (squares.length > 0) process.exitCode = 1;
  });
}

function keep({ fact, path: name, problem, bytes }) {
  const folder = path.join(root, 'fuzz-failures');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${fact}-${problem.replaceAll(/\W+/g, '-').slice(0, 40)}.txt`);
  writeFileSync(file, bytes);
  console.log(`${fact} on ${name}: ${problem.slice(0, 300)}\n  ${file}`);
}
