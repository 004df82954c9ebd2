import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { git, makeFolder, makeRepository, policyAudit } from '../repository.ts';
import { secretOf } from './repositories.ts';

const policy = { 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n' };
const pipe = (file: string): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  spawnSync('mkfifo', [file]);
};

describe('a report that is written into the audited folder', () => {
  test.each([
    ['a link', 'report.json', (repository: string, outside: string) => symlinkSync(path.join(outside, 'there.json'), path.join(repository, 'report.json'))],
    ['a link to nothing', 'report.json', (repository: string, outside: string) => symlinkSync(path.join(outside, 'new.json'), path.join(repository, 'report.json'))],
    ['a folder that is a link', 'out/report.json', (repository: string, outside: string) => symlinkSync(outside, path.join(repository, 'out'))],
    ['a pipe', 'report.json', (repository: string) => pipe(path.join(repository, 'report.json'))],
  ])('is not written through %s that stands there', (_, name, make) => {
    const outside = makeFolder({ 'there.json': 'as it was' });
    const repository = makeRepository(policy);
    make(repository, outside);
    const { code, stderr } = policyAudit([repository, '--rule', 'policy/security-file-exists', '--output', path.join(repository, name)]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('is not written') });
    expect(readdirSync(outside)).toEqual(['there.json']);
  });

  test('is written through the links of the user that lead there', () => {
    const repository = makeRepository(policy);
    const link = path.join(makeFolder(), 'link');
    symlinkSync(repository, link);
    expect(policyAudit([repository, '--rule', 'policy/security-file-exists', '--output', path.join(link, 'report.json')]).code).toBe(0);
    expect(readdirSync(repository)).toContain('report.json');
  });
});

describe("a report that would take the place of what is git's own", () => {
  const audit = (repository: string, file: string, cwd = repository): ReturnType<typeof policyAudit> =>
    policyAudit([repository, '--rule', 'policy/security-file-exists', '--format', `json=${file}`], { cwd });
  const refused = { code: 2, stderr: expect.stringContaining('is not written: it would lie in a git folder') };

  test.each(['.git/config', '.git/hooks/pre-commit', '.git/report.json', '.git', '.GIT', 'module/.git/config', 'module/.git'])('is not written: %s', (name) => {
    const repository = makeRepository({ ...policy, 'module/a.txt': 'a\n' });
    git(path.join(repository, 'module'), 'init', '--quiet');
    const before = readFileSync(path.join(repository, '.git/config'), 'utf8');
    expect(audit(repository, name)).toMatchObject(refused);
    expect(policyAudit(['contract', repository, '--output', name], { cwd: repository })).toMatchObject(refused);
    expect(readFileSync(path.join(repository, '.git/config'), 'utf8')).toBe(before);
  });

  test('is not written into the git folder of a linked worktree, the folder it has in common with others, or a bare repository', () => {
    const repository = makeRepository(policy);
    const [tree, bare] = [path.join(makeFolder(), 'tree'), path.join(makeFolder(), 'bare')];
    git(repository, 'worktree', 'add', '--quiet', tree);
    git(repository, 'clone', '--quiet', '--bare', repository, bare);
    for (const [of, place] of [
      [tree, path.join(repository, '.git/worktrees/tree/HEAD')],
      [tree, path.join(repository, '.git/info/exclude')],
      [bare, path.join(bare, 'config')],
    ] as const)
      expect(audit(of, place)).toMatchObject(refused);
  });

  test('is not written through a link of the user that ends there, be something there or not', () => {
    const [repository, links] = [makeRepository(policy), makeFolder()];
    symlinkSync(path.join(repository, '.git/config'), path.join(links, 'config'));
    symlinkSync('config', path.join(links, 'twice'));
    symlinkSync(path.join(repository, '.git/hooks/pre-push'), path.join(links, 'new'));
    for (const name of ['config', 'twice', 'new']) expect(audit(repository, path.join(links, name))).toMatchObject(refused);
  });

  test('is written beside it', () => {
    const repository = makeRepository(policy);
    expect(audit(repository, '.github/report.json').code).toBe(2);
    expect(audit(repository, '.git.json').code).toBe(0);
    expect(readdirSync(repository)).toContain('.git.json');
  });
});

describe('an attestation', () => {
  const attest = (repository: string, by = 'Ada'): ReturnType<typeof policyAudit> => {
    const [statement] = (JSON.parse(policyAudit(['contract', repository, '--format', 'json']).stdout) as { statements: { id: string }[] }).statements;
    return policyAudit(['attest', statement?.id ?? '', repository, '--by', by, '--until', '2999-01-01', '--evidence', 'https://tool-project.dev/a']);
  };

  test('is told without the token that somebody signed it with', () => {
    const [repository, token] = [makeRepository(policy), secretOf('attestation')];
    const { code, stdout, stderr } = attest(repository, token);
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain(token);
  });

  test('is not waited for where a pipe stands in its place', () => {
    const repository = makeRepository(policy);
    pipe(path.join(repository, '.policy-audit/attestations.yaml'));
    const { code, stderr } = attest(repository);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('not a regular file') });
  });

  test('is not added to a file that is made to keep the parser busy', () => {
    const repository = makeRepository({
      ...policy,
      '.policy-audit/attestations.yaml': `attestations: []\n${Array.from({ length: 20_000 }, (_, index) => `k${index}: &a${index} x\n`).join('')}`,
    });
    const { code, stderr } = attest(repository);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('more than 2000 anchors and tags') });
  });
});
