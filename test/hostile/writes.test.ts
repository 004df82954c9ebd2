import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, makeRepository, policyAudit } from '../repository.ts';

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

describe('an attestation', () => {
  const attest = (repository: string): ReturnType<typeof policyAudit> => {
    const [statement] = (JSON.parse(policyAudit(['contract', repository, '--format', 'json']).stdout) as { statements: { id: string }[] }).statements;
    return policyAudit(['attest', statement?.id ?? '', repository, '--by', 'Ada', '--until', '2999-01-01', '--evidence', 'https://tool-project.dev/a']);
  };

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
