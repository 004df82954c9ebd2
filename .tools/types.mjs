/** Writes the declarations of the public API into dist/types: those that its entries reach, and none of the 400 that only the engine itself needs. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'dist/types');

rmSync(folder, { recursive: true, force: true });
const compiler = path.join(root, 'node_modules/.bin/tsc');
const { status } = spawnSync(compiler, ['-p', '.tools/tsconfig.types.json'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
if (status !== 0) process.exit(status ?? 1);

const reached = new Set();
const waiting = ['index', 'testing'].map((name) => path.join(folder, `src/${name}.d.ts`));
for (let file = waiting.pop(); file; file = waiting.pop()) {
  if (reached.has(file)) continue;
  reached.add(file);
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport\()\s*["'](\.[^"']+)\.ts["']/g)) {
    const next = path.resolve(path.dirname(file), `${name}.d.ts`);
    if (!existsSync(next)) throw new Error(`${file} names ${name}, which has no declarations`);
    waiting.push(next);
  }
}
prune(folder);

function prune(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) prune(file);
    else if (!reached.has(file)) rmSync(file);
  }
  if (readdirSync(directory).length === 0) rmdirSync(directory);
}
