import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/** The linter is what keeps the layers apart, so each kind of violation is seeded once, in a tree of its own with our settings, and must be refused. */
const root = fileURLToPath(new URL('..', import.meta.url));
let tree: string;

beforeEach(() => {
  tree = mkdtempSync(path.join(tmpdir(), 'layers-'));
  cpSync(path.join(root, 'biome.json'), path.join(tree, 'biome.json'));
});
afterEach(() => rmSync(tree, { recursive: true, force: true }));

const seed = (file: string, source: string): void => {
  mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
  writeFileSync(path.join(tree, file), source);
};

const lint = (file: string, source: string): string => {
  seed(file, source);
  const flags = ['lint', '--colors=off', '--error-on-warnings', '--vcs-enabled=false', file];
  const { status, stdout, stderr } = spawnSync(path.join(root, 'node_modules/.bin/biome'), flags, { cwd: tree, encoding: 'utf8' });
  return status === 0 ? 'accepted' : `${stdout}${stderr}`;
};

describe('a layer that reaches where it may not', () => {
  test.each([
    ['a rule imports the disk', 'rules/policy/seeded-violation.ts', "import { readFileSync } from 'node:fs';\nexport default readFileSync;\n"],
    ['a rule imports the engine past the public API', 'rules/policy/seeded-violation.ts', "import { runAudit } from '../../src/audit.ts';\nexport default runAudit;\n"],
    ['a rule imports a library', 'rules/policy/seeded-violation.ts', "import { parse } from 'yaml';\nexport default parse;\n"],
    ['the pipeline imports a rule', 'src/seeded-violation.ts', "import { builtInRules } from '../rules/index.ts';\nexport const rules = builtInRules;\n"],
    ['the pipeline imports a reporter', 'src/seeded-violation.ts', "import { json } from './reporters/json.ts';\nexport const reporter = json;\n"],
    ['the pipeline touches the disk', 'src/seeded-violation.ts', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n"],
    ['the extraction imports a command', 'src/extraction/seeded-violation.ts', "import { main } from '../cli/main.ts';\nexport const run = main;\n"],
    ['the report imports a reporter', 'src/report/seeded-violation.ts', "import { json } from '../reporters/json.ts';\nexport const reporter = json;\n"],
    ['a fact imports the extraction', 'src/facts/seeded-violation.ts', "import { extract } from '../extraction/extract.ts';\nexport const read = extract;\n"],
    ['a fact touches the disk', 'src/facts/seeded-violation.ts', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n"],
    ['a fact imports a reporter', 'src/facts/seeded-violation.ts', "import { json } from '../reporters/json.ts';\nexport const reporter = json;\n"],
    ['a reporter imports a fact', 'src/reporters/seeded-violation.ts', "import { zoneOf } from '../facts/zone.ts';\nexport const zone = zoneOf;\n"],
    ['a reporter imports a command', 'src/reporters/seeded-violation.ts', "import { main } from '../cli/main.ts';\nexport const run = main;\n"],
    ['the repository layer imports a fact', 'src/repo/seeded-violation.ts', "import { zoneOf } from '../facts/zone.ts';\nexport const zone = zoneOf;\n"],
    ['a fact in a folder imports a rule', 'src/facts/a/seeded-violation.ts', "import { builtInRules } from '../../../rules/index.ts';\nexport const rules = builtInRules;\n"],
    ['a fix touches the disk', 'src/fix/seeded-violation.ts', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n"],
    ['chalk outside the pretty reporter and the commands', 'src/repo/seeded-violation.ts', "import chalk from 'chalk';\nexport const paint = chalk;\n"],
  ])('%s', (_, file, source) => {
    expect(lint(file, source)).toContain('noRestrictedImports');
  });

  test.each([
    ['a rule reads the clock', 'rules/policy/seeded-violation.ts', 'export default Date.now();\n', 'noRestrictedGlobals'],
    ['a rule reads the environment', 'rules/policy/seeded-violation.ts', "export default process.env['HOME'];\n", 'noRestrictedGlobals'],
    ['a rule fetches', 'rules/policy/seeded-violation.ts', "export default fetch('https://example.com');\n", 'noRestrictedGlobals'],
    ['a fact reads the environment', 'src/facts/seeded-violation.ts', "export const home = process.env['HOME'];\n", 'noRestrictedGlobals'],
    ['a reporter prints', 'src/reporters/seeded-violation.ts', "console.log('x');\n", 'noConsole'],
    ['a barrel file', 'src/facts/seeded-violation.ts', "export * from './zone.ts';\n", 'noReExportAll'],
  ])('%s', (_, file, source, refusal) => {
    expect(lint(file, source)).toContain(refusal);
  });

  test('a cycle of imports', () => {
    seed('src/facts/seeded-cycle.ts', "import { second } from './seeded-violation.ts';\nexport const first = (): unknown => second;\n");
    expect(lint('src/facts/seeded-violation.ts', "import { first } from './seeded-cycle.ts';\nexport const second = (): unknown => first;\n")).toContain('noImportCycles');
  });

  test('and what keeps to its layer is accepted', () => {
    seed('src/facts/zone.ts', 'export const zoneOf = (path: string): string => path;\n');
    expect(lint('src/facts/seeded-violation.ts', "import { zoneOf } from './zone.ts';\nexport const zone = zoneOf('a');\n")).toBe('accepted');
  });
});
