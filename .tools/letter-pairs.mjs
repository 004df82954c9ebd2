/**
 * Measures how rare each letter is behind another in the words of texts, and prints it as `src/facts/secrets/values/letter-pairs.ts` holds it.
 * Of folders: node .tools/letter-pairs.mjs node_modules src rules
 */
import { readdirSync, readFileSync } from 'node:fs';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const words = new Map();
for (const folder of process.argv.slice(2))
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:d\.ts|[cm]?[jt]s|md|json|yaml)$|license$/i.test(entry.name)) continue;
    const text = readFileSync(`${entry.parentPath}/${entry.name}`, 'latin1');
    // What is long or minified is made of no words.
    if (text.length > 400_000 || /[^\n]{2000}/.test(text)) continue;
    for (const run of text.match(/[A-Za-z]{3,20}/g) ?? [])
      for (const word of run
        .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .split(' '))
        if (word.length > 2) words.set(word, (words.get(word) ?? 0) + 1);
  }

const counts = new Map([...`^${letters}`].map((letter) => [letter, new Map()]));
for (const [word, times] of words) {
  if (times < 4) continue;
  for (let at = 0; at < word.length; at++) {
    const row = counts.get(word[at - 1] ?? '^');
    row.set(word[at], (row.get(word[at]) ?? 0) + Math.log(times));
  }
}
for (const row of counts.values()) {
  const sum = [...row.values()].reduce((a, b) => a + b, 0);
  console.log([...letters].map((letter) => Math.min(35, Math.round(-3 * Math.log2(((row.get(letter) ?? 0) + 2) / (sum + 54)))).toString(36)).join(''));
}
