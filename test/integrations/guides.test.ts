import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commit, git, makeFolder, makeRepository, policyAudit, reportOf, verdictOf, write } from '../repository.ts';

/** The guides are followed to the letter: their code is taken out of them and run, with the package as it would be published. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = (name: string): string => readFileSync(path.join(root, '.github/docs', name), 'utf8');

interface Block {
  readonly language: string;
  readonly code: string;
}
const blocksOf = (text: string, language: string): readonly string[] =>
  [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .map(([, name = '', code = '']): Block => ({ language: name, code }))
    .flatMap((block) => (block.language === language ? block.code : []));

/** A folder in which the packed package is installed. */
let folder: string;
const run = (command: string, ...args: readonly string[]): { code: number | null; stdout: string; stderr: string } => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  return { code: status, stdout, stderr };
};

beforeAll(() => {
  folder = makeFolder({ 'package.json': '{"private": true, "type": "module"}' });
  const packed = spawnSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root, encoding: 'utf8' });
  expect(packed.status).toBe(0);
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  expect(run('npm', 'install', `./${tarball}`, '--no-audit', '--no-fund', '--offline').code).toBe(0);
});

describe('the guide to programs', () => {
  test('has an example that audits, prints and exits as it says', () => {
    const [example = ''] = blocksOf(guide('programs.md'), 'js');
    write(folder, { 'audit.js': example, 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n', 'audited/README.md': '# Tool\n' });
    const { status: code, stdout } = spawnSync(process.execPath, ['../audit.js'], { cwd: path.join(folder, 'audited'), encoding: 'utf8' });
    expect(code).not.toBe(0);
    expect(stdout).toContain('policy/security-file-exists .:1 ');
    expect(stdout).toContain('## policy-audit');
  });
});

test('the README has an example that audits', () => {
  write(folder, { 'readme.js': blocksOf(readFileSync(path.join(root, 'README.md'), 'utf8'), 'js')[0] ?? '', 'audited/README.md': '# Tool\n' });
  const { status, stdout } = spawnSync(process.execPath, ['../readme.js'], { cwd: path.join(folder, 'audited'), encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toMatch(/fail: [1-9]/);
});

describe('the guide to rules', () => {
  const text = guide('writing-a-rule.md');
  const [rule = '', check = '', index = ''] = blocksOf(text, 'js');

  test('has settings whose rules do what it says of them', () => {
    const repository = makeRepository({ 'policy-audit.yaml': blocksOf(text, 'yaml')[0] ?? '', 'a.py': 'breakpoint()\n', 'package.json': '{"engines": {"node": ">=20"}}' });
    const report = reportOf(repository, '--rule', 'custom/*');
    expect(report.results.map(({ rule: { id }, verdict }) => [id, verdict.status])).toEqual([
      ['custom/no-breakpoints', 'fail'],
      ['custom/owners', 'fail'],
      ['custom/node-version', 'pass'],
    ]);
  });

  test('has a rule whose examples hold, and a plugin that runs it', () => {
    write(folder, { 'one-build-tool.js': rule, 'test.js': check, 'index.js': index });
    expect(run(process.execPath, 'test.js').stdout).toBe('every example holds\n');
    const report = reportOf(makeRepository({ justfile: '', Makefile: '' }), '--plugin', path.join(folder, 'index.js'));
    expect(verdictOf(report, 'custom/one-build-tool')).toBe('fail');
  });
});

describe('the guide to old repositories', () => {
  const text = guide('legacy-repository.md');

  test('has settings that are valid', () => {
    const repository = makeRepository({ 'policy-audit.yaml': blocksOf(text, 'yaml')[0] ?? '', 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n' });
    expect(policyAudit([repository, '--fail-on', 'none']).code).toBe(0);
  });

  test('has a way to green: a baseline, and then only what is new fails', () => {
    const repository = makeRepository({ 'README.md': '# Tool\n', Dockerfile: 'FROM node:22\n' });
    expect(policyAudit([repository]).code).toBe(1);
    expect(text).toContain('baseline create');
    policyAudit(['baseline', 'create', repository]);
    commit(repository);
    expect(policyAudit([repository]).code).toBe(0);
    write(repository, { 'compose.yaml': 'services:\n  a:\n    image: nginx:1.27\n    privileged: true\n' });
    git(repository, 'add', 'compose.yaml');
    expect(policyAudit([repository]).code).toBe(1);
  });
});

test('the loop over many repositories leaves a report of each, whatever is found in the others', () => {
  const [loop = ''] = blocksOf(guide('ci.md'), 'sh');
  const files = { 'one/README.md': '# Tool\n', 'two/SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n', 'none/.git/HEAD': '' };
  const many = makeFolder(Object.fromEntries(Object.entries(files).map(([name, text]) => [`checkouts/${name}`, text])));
  const audits = loop.split('\n').filter((line) => !line.startsWith('jq '));
  spawnSync('sh', ['-c', audits.join('\n')], { cwd: many, env: { PATH: `${path.join(folder, 'node_modules/.bin')}${path.delimiter}${process.env['PATH']}`, HOME: many } });
  expect(readdirSync(path.join(many, 'reports')).sort()).toEqual(['one.json', 'two.json']);
  expect(JSON.parse(readFileSync(path.join(many, 'reports/one.json'), 'utf8'))).toMatchObject({ exit: { reason: 'findings' } });
});

describe('the guides to hooks and CI', () => {
  const commands = (text: string): readonly string[] => text.match(/policy-audit(?:@[\d.]+)? (?:--?[a-z][^`'"\n]*)/g) ?? [];

  test.each(['hooks.md', 'ci.md', 'legacy-repository.md', 'writing-a-rule.md'])('%s names only options that there are', (name) => {
    const help = policyAudit(['--help']).stdout;
    for (const option of commands(guide(name)).flatMap((command) => command.match(/--[a-z-]+/g) ?? [])) expect(help).toContain(option);
  });

  test('the table of features names only options, commands and formats that there are, and answers each question', () => {
    const text = guide('features.md');
    const help = ['', 'fix', 'baseline', 'rules', 'config', 'completion'].map((command) => policyAudit([...(command === '' ? [] : [command]), '--help']).stdout).join('\n');
    for (const [option] of text.matchAll(/(?<=`|[a-z] )--[a-z-]+/g)) expect(help).toContain(option);
    for (const [, command = ''] of text.matchAll(/`policy-audit ([a-z]+)/g)) expect(help).toMatch(new RegExp(`^  ${command} `, 'm'));
    for (const name of ['gitlab-sast', 'gitlab-secret-detection', 'code-scanning', 'junit', 'csv', 'markdown']) expect(help).toContain(name);
    const rows = [...text.matchAll(/^\| (\d+) \| .+? \| (yes|partly|no)\b/gm)];
    expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 62 }, (_, index) => index + 1));
  });

  test('have YAML that parses, with hooks, action and template where they say', () => {
    for (const block of [...blocksOf(guide('hooks.md'), 'yaml'), ...blocksOf(guide('ci.md'), 'yaml')]) expect(parse(block)).toBeTypeOf('object');
    for (const id of ['policy-audit', 'policy-audit-all']) expect(guide('hooks.md')).toContain(`id: ${id} `);
    for (const file of ['.github/action/action.yml', '.gitlab/templates/policy-audit.yml']) expect(existsSync(path.join(root, file))).toBe(true);
  });

  test.each(readdirSync(path.join(root, '.github/docs')))('%s has links that lead somewhere', (name) => {
    for (const [, target = ''] of guide(name).matchAll(/\]\((\.[^)#]*)\)/g)) expect(existsSync(path.join(root, '.github/docs', target))).toBe(true);
  });
});
