import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { root } from './bundle.mjs';

/** Paths that are not as they would be written. */
const stale = [];

/** Nothing is written, and a stale file fails. */
const isCheck = process.argv.includes('--check');

/** Writes a generated file, its path from the root of the project, unless it is so already. */
export function write(path, text) {
  if (current(path) === text) return;
  if (isCheck) stale.push(path);
  else writeFileSync(root + path, text);
}

/** The text of a file as it stands; undefined where there is none. */
export function current(path) {
  try {
    return readFileSync(root + path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Removes a file that would be written no more. */
export function remove(path) {
  if (isCheck) stale.push(path);
  else rmSync(root + path);
}

/** The end of a run: fails where a check found something. */
export function tellStale() {
  if (stale.length === 0) return;
  console.error(`stale: ${stale.join(', ')}. Run \`npm run gen\` and commit what it writes.`);
  process.exitCode = 1;
}
