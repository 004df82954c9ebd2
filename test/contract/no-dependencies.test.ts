import { describe, expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

const python: Files = { 'pyproject.toml': '[project]\nname = "a"\nversion = "1"\ndependencies = []\n', 'a/__init__.py': 'import json\n\nprint(json.dumps({}))\n' };
const node = (manifest: string, code = "import fs from 'fs';\nfs.statSync('.');\n"): Files => ({
  'package.json': `{ "name": "a", "version": "1.0.0"${manifest} }\n`,
  'src/index.js': code,
});

describe('no dependencies, in the words of', () => {
  test.each<readonly [what: string, said: string, files: Files, verdict: string]>([
    ['what it runs on', 'Runtime: Python stdlib only.', python, 'kept'],
    ['what it runs on, where a library is taken in', 'Runtime: Python stdlib only.', { ...python, 'a/b.py': 'import yaml\n\nyaml.safe_load("")\n' }, 'manual'],
    ['what it is good for', 'Zero dependencies - No supply chain attacks through dependencies', node(''), 'kept'],
    ['what it is good for, and more', 'Zero dependencies - no supply chain attacks and no network access', node(''), 'manual'],
    ['what it is for only in part', 'Zero dependencies for the parser', node(''), 'manual'],
    ['one for building alone', 'Zero third-party dependencies', node(', "devDependencies": { "esbuild": "^0.25.0" }'), 'kept'],
    ['what no manifest names', 'Zero third-party dependencies', node('', "import chalk from 'chalk';\nchalk.red('a');\n"), 'manual'],
    ['German', 'Keine externen Abhängigkeiten', node(''), 'kept'],
    ['Spanish', 'Cero dependencias', python, 'kept'],
    ['one of many', 'No dependencies on cloud services', node(''), 'manual'],
    ['known holes in them', 'No known vulnerable dependencies', node(''), 'manual'],
    ['what is new', 'No new dependencies', node(''), 'manual'],
  ])('%s', async (_, said, files, verdict) => {
    expect(await verdictsOf(said, files)).toEqual([verdict]);
  });
});
