import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeFolder, makeRepository, write } from './repository.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const npm = (folder: string, ...args: string[]): string => {
  const { status, stdout, stderr } = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--offline'], { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${stderr}`);
  return stdout;
};

const binary = (name: string): string => path.join(root, 'node_modules/.bin', name);

beforeAll(() => {
  // The types are made when the package is packed for real; here the scripts are left out, so that a test builds nothing anew.
  expect(spawnSync(process.execPath, ['.tools/types.mjs'], { cwd: root }).status).toBe(0);
}, 180_000);

test('the packed package installs into an empty folder, brings no dependency and runs there', () => {
  const folder = makeFolder({ 'package.json': '{"private": true}' });
  npm(root, 'pack', '--ignore-scripts', '--pack-destination', folder);
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  npm(folder, 'install', `./${tarball}`);
  expect(readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['policy-audit']);

  const command = path.join(folder, 'node_modules/.bin/policy-audit');
  const repository = makeRepository({ 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n' });
  const ran = spawnSync(command, ['--rule', 'policy/security-file-exists'], { cwd: repository, encoding: 'utf8' });
  expect({ code: ran.status, says: ran.stdout.includes('The repository has a security policy') }).toEqual({ code: 0, says: true });

  write(folder, {
    'own.mjs': "import { defineRule } from 'policy-audit';\nimport { checkExamples } from 'policy-audit/testing';\nconsole.log(typeof defineRule, typeof checkExamples);\n",
  });
  expect(spawnSync(process.execPath, ['own.mjs'], { cwd: folder, encoding: 'utf8' }).stdout).toBe('function function\n');
});

test('the package holds no test, no source and no install script', () => {
  const listed = JSON.parse(npm(root, 'pack', '--ignore-scripts', '--dry-run', '--json')) as readonly { files: readonly { path: string; size: number }[] }[];
  const folders = new Set((listed[0]?.files ?? []).map((file) => file.path.split('/')[0]));
  expect([...folders].sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json', 'schema']);
  const size = (listed[0]?.files ?? []).reduce((sum, file) => sum + file.size, 0);
  expect({ files: (listed[0]?.files ?? []).length < 550, megabytes: size < 4_600_000 }).toEqual({ files: true, megabytes: true });
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  for (const hook of ['preinstall', 'install', 'postinstall']) expect(scripts).not.toHaveProperty(hook);
});

describe('the public API', () => {
  const folder = makeFolder({ 'package.json': '{"private": true, "type": "module"}' });
  let tarball = '';
  beforeAll(() => {
    npm(root, 'pack', '--ignore-scripts', '--pack-destination', folder);
    tarball = path.join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
    npm(folder, 'install', tarball);
  });

  test.each([
    ['publint', () => ['--strict', tarball]],
    ['attw', () => [tarball, '--profile', 'esm-only']],
  ])('has nothing that %s would change', (name, args) => {
    const { status, stdout, stderr } = spawnSync(binary(name), args(), { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
    expect({ status, says: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, says: '' });
  });

  test('is typed for a strict program that has no other types, and refuses what is wrong', () => {
    write(folder, {
      'program.ts': `import { type AuditOptions, audit, defineRule, formatReport, pass, type Report } from 'policy-audit';
import { checkExamples } from 'policy-audit/testing';
const options: AuditOptions = { failOn: 'medium', profile: 'strict' };
const report: Report = await audit('.', options);
const text: string = await formatReport(report, 'sarif');
const rule = defineRule({
  id: 'custom/any', title: text, severity: 'low', rationale: '', remediation: '', practices: [], references: [], since: '1.0.0', needs: ['files'],
  check: ({ files }) => pass({ at: { path: files.all[0]?.path ?? '.' }, note: 'there' }),
  examples: { bad: [], good: [] },
});
await audit('.', { rules: [rule] });
await checkExamples(rule);
// @ts-expect-error: there is no such option
await audit('.', { failsOn: 'low' });
// @ts-expect-error: a rule sees only what it needs
defineRule({ ...rule, check: ({ readme }) => pass({ at: { path: readme.path }, note: '' }) });
`,
    });
    const { stdout } = spawnSync(binary('tsc'), ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', '', 'program.ts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });
});

test('every promise of SECURITY.md names a test and a file that are there', () => {
  const policy = readFileSync(path.join(root, 'SECURITY.md'), 'utf8');
  const promises = policy.slice(policy.indexOf('## What the tool guarantees'), policy.indexOf('## Known limitations')).split(/\n- /).slice(1);
  expect(promises.length).toBeGreaterThan(8);
  expect(promises.filter((promise) => !/`test\/[^`]+`/.test(promise))).toEqual([]);
  const named = [...policy.matchAll(/`(test\/[^`]+)`|\]\((src\/[^)]+)\)/g)].map(([, proof, source]) => proof ?? source ?? '');
  expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});
