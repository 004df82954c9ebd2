import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { builtInRules } from '../../rules/index.ts';
import type { ContractStatement, Dating } from '../../src/contract/contract.ts';
import { runContract } from '../../src/contract/run-contract.ts';
import { GitFailure } from '../../src/repo/git-command.ts';
import { openSnapshot } from '../../src/repo/open-snapshot.ts';
import type { GitQuestions } from '../../src/repo/snapshot.ts';
import { commit, git, makeFolder, policyAudit, write } from '../repository.ts';

const policy = (text: string, title = 'Security'): string => `# ${title}\n\n## Security features\n\n- ${text}\n`;
const claim = 'Images are pinned (no latest tags)';
const pinned = `FROM debian@sha256:${'ab12'.repeat(16)} AS base\nRUN true\n`;
const floating = 'FROM debian:latest AS base\nRUN true\n';

/** A repository whose commits are given day by day. */
const repository = (days: Readonly<Record<string, Readonly<Record<string, string>>>>): string => {
  const folder = makeFolder();
  git(folder, 'init', '--quiet', '--initial-branch=main');
  for (const [day, files] of Object.entries(days)) {
    write(folder, files);
    commit(folder, day, day);
  }
  return folder;
};

const firstOf = async (folder: string): Promise<ContractStatement> => {
  const { snapshot } = await openSnapshot(folder);
  const [statement] = (await runContract(snapshot, builtInRules, '2026-06-01')).statements;
  if (!statement) throw new Error('the policy says nothing');
  return statement;
};

const daysOf = async (folder: string): Promise<string | null> => {
  const { dating, verdict } = await firstOf(folder);
  expect(verdict).toBe('broken');
  return dating && `${dating.policy.day} ${dating.contradiction.day}`;
};

describe('a broken statement is dated', () => {
  test('where the code left the policy behind', async () => {
    const folder = repository({
      '2025-01-10': { 'SECURITY.md': policy(claim), Dockerfile: pinned },
      '2025-03-20': { Dockerfile: floating },
      '2025-04-01': { 'a.txt': 'something else' },
    });
    const oid = (day: string): string => git(folder, 'log', '--format=%H', `--grep=${day}`).trim();
    const expected: Dating = {
      policy: { path: 'SECURITY.md', line: 5, commit: oid('2025-01-10'), day: '2025-01-10' },
      contradiction: { path: 'Dockerfile', line: 1, commit: oid('2025-03-20'), day: '2025-03-20' },
    };
    expect((await firstOf(folder)).dating).toEqual(expected);
  });

  test('where it was never true', async () => {
    expect(await daysOf(repository({ '2025-01-10': { Dockerfile: floating }, '2025-02-11': { 'SECURITY.md': policy(claim) } }))).toBe('2025-02-11 2025-01-10');
  });

  test('by the sentence and not by the file it stands in, whose other lines and indentation may change', async () => {
    const folder = repository({
      '2025-01-10': { Dockerfile: floating },
      '2025-02-11': { 'SECURITY.md': policy(`${claim}.`) },
      '2025-03-12': { 'SECURITY.md': policy(claim) },
      '2025-04-13': { 'SECURITY.md': policy(claim, 'Security policy'), Dockerfile: `# Built by hand\n${floating.replaceAll(' ', '  ')}` },
    });
    expect(await daysOf(folder)).toBe('2025-03-12 2025-01-10');
  });

  test('though its file has changed every day since', async () => {
    const busy = Object.fromEntries(Array.from({ length: 28 }, (_, day) => [`2025-02-${String(day + 1).padStart(2, '0')}`, { Dockerfile: `${floating}RUN true ${day}\n` }]));
    expect(await daysOf(repository({ '2025-01-10': { 'SECURITY.md': policy(claim) }, ...busy }))).toBe('2025-01-10 2025-02-01');
  });

  test('by the commit on a branch, not by its merge', async () => {
    const folder = repository({ '2025-01-10': { 'SECURITY.md': policy(claim), Dockerfile: pinned } });
    git(folder, 'checkout', '--quiet', '-b', 'side');
    write(folder, { Dockerfile: floating });
    commit(folder, 'side', '2025-02-11');
    git(folder, 'checkout', '--quiet', 'main');
    write(folder, { 'SECURITY.md': policy(claim, 'Security policy') });
    commit(folder, 'main', '2025-03-12');
    git(folder, 'merge', '--quiet', '--no-ff', '--message', 'Merge', 'side');
    expect(await daysOf(folder)).toBe('2025-01-10 2025-02-11');
  });

  test('by the line, though its file was renamed since', async () => {
    const folder = repository({ '2025-01-10': { 'docker/Dockerfile': floating }, '2025-02-11': { 'docs/SECURITY.md': policy(claim) } });
    git(folder, 'mv', 'docker/Dockerfile', 'Dockerfile');
    git(folder, 'mv', 'docs/SECURITY.md', 'SECURITY.md');
    commit(folder, 'renamed', '2025-03-12');
    expect(await daysOf(folder)).toBe('2025-02-11 2025-01-10');
  });

  test('by the change that came with the new name', async () => {
    const steps = Array.from({ length: 20 }, (_, step) => `RUN true ${step}\n`).join('');
    const folder = repository({ '2025-01-10': { 'SECURITY.md': policy(claim), 'a.Dockerfile': `${pinned}${steps}` } });
    git(folder, 'mv', 'a.Dockerfile', 'Dockerfile');
    write(folder, { Dockerfile: `${floating}${steps}` });
    commit(folder, 'renamed and changed', '2025-02-11');
    write(folder, { 'a.Dockerfile': 'FROM debian:latest AS base\n' });
    commit(folder, 'another file of the old name', '2025-03-12');
    git(folder, 'rm', '--quiet', 'a.Dockerfile');
    commit(folder, 'and away', '2025-04-13');
    expect(await daysOf(folder)).toBe('2025-01-10 2025-02-11');
  });

  test('below the folder that was named', async () => {
    const folder = repository({ '2025-01-10': { 'api/SECURITY.md': policy(claim) }, '2025-02-11': { 'api/Dockerfile': floating } });
    expect(await daysOf(`${folder}/api`)).toBe('2025-01-10 2025-02-11');
  });

  test('without running what the repository configures', async () => {
    const folder = repository({ '2025-01-10': { 'SECURITY.md': policy(claim), '.gitattributes': '* diff=mine filter=mine\n' }, '2025-02-11': { 'a.Dockerfile': floating } });
    git(folder, 'mv', 'a.Dockerfile', 'Dockerfile');
    write(folder, { Dockerfile: `${floating}RUN true too\n` });
    commit(folder, 'renamed', '2025-03-12');
    for (const setting of ['diff.external', 'diff.mine.command', 'diff.mine.textconv', 'filter.mine.smudge', 'filter.mine.clean', 'core.fsmonitor', 'core.pager', 'gpg.program'])
      git(folder, 'config', setting, `touch '${folder}/canary'; cat`);
    git(folder, 'config', 'log.showSignature', 'true');
    expect(await daysOf(folder)).toBe('2025-01-10 2025-02-11');
    expect(existsSync(`${folder}/canary`)).toBe(false);
  });

  test('in the report', () => {
    const folder = repository({ '2025-01-10': { 'SECURITY.md': policy(claim) }, '2025-02-11': { Dockerfile: floating } });
    expect(policyAudit(['contract', folder]).stdout.replace(/\s+/g, ' ')).toMatch(
      /last changed: SECURITY\.md:5 2025-01-10 \([0-9a-f]{7}\); Dockerfile:1 2025-02-11 \([0-9a-f]{7}\), after the policy/,
    );
  });
});

describe('nothing is dated', () => {
  const both = { '2025-01-10': { 'SECURITY.md': policy(claim) }, '2025-02-11': { Dockerfile: floating } };

  test('without git', async () => {
    expect(await daysOf(makeFolder({ 'SECURITY.md': policy(claim), Dockerfile: floating }))).toBeNull();
  });

  test('in a history that is cut', async () => {
    const folder = makeFolder();
    git(folder, 'clone', '--quiet', '--depth', '1', pathToFileURL(repository(both)).href, 'cut');
    expect(await daysOf(`${folder}/cut`)).toBeNull();
  });

  test('that is not committed', async () => {
    const folder = repository({ '2025-01-10': { 'SECURITY.md': policy(claim), Dockerfile: pinned } });
    write(folder, { Dockerfile: floating });
    expect(await daysOf(folder)).toBeNull();
  });

  test('by a line that stands there twice', async () => {
    expect(await daysOf(repository({ ...both, '2025-03-12': { Dockerfile: `${floating}${floating}` } }))).toBeNull();
  });

  test('that is kept', async () => {
    const { verdict, dating } = await firstOf(repository({ '2025-01-10': { 'SECURITY.md': policy(claim), Dockerfile: pinned } }));
    expect([verdict, dating]).toEqual(['kept', null]);
  });
});

describe('what a file lacks', () => {
  const nonRoot = policy('Containers run as a non-root user');
  const root = `${pinned}CMD ["true"]\n`;

  test('has no date where it may have been taken away later', async () => {
    expect(await daysOf(repository({ '2025-01-10': { 'SECURITY.md': nonRoot, Dockerfile: `${root}USER 1000\n` }, '2025-02-11': { Dockerfile: root } }))).toBeNull();
  });

  test('was lacking all along where the file has not changed since', async () => {
    expect(await daysOf(repository({ '2025-01-10': { Dockerfile: root }, '2025-02-11': { 'SECURITY.md': nonRoot } }))).toBe('2025-02-11 2025-01-10');
  });

  test('has no date where it was taken away and that is not committed', async () => {
    const folder = repository({ '2025-01-10': { Dockerfile: `${root}USER 1000\n` }, '2025-02-11': { 'SECURITY.md': nonRoot } });
    write(folder, { Dockerfile: root });
    expect(await daysOf(folder)).toBeNull();
  });
});

describe('dating costs no more than it may', () => {
  const folder = repository({ '2025-01-10': { 'SECURITY.md': policy(claim) }, '2025-02-11': { Dockerfile: floating } });

  /** The contract of the folder, with some questions to git answered in another way. */
  const withGit = async (answers: (git: GitQuestions) => Partial<GitQuestions>): Promise<ContractStatement | undefined> => {
    const { snapshot } = await openSnapshot(folder);
    const questions = snapshot.git;
    if (!questions) throw new Error('no git');
    return (await runContract({ ...snapshot, git: { ...questions, ...answers(questions) } }, builtInRules, '2026-06-01')).statements[0];
  };

  test('a history that takes too long leaves the verdict without a date', async () => {
    const late = async (): Promise<never> => {
      throw new GitFailure('git took too long');
    };
    expect(await withGit(() => ({ changes: late }))).toMatchObject({ verdict: 'broken', dating: null });
    expect(await withGit(() => ({ read: late }))).toMatchObject({ verdict: 'broken', dating: null });
  });

  test('however often the files have changed, few commits are listed and few versions read', async () => {
    let listed = 0;
    let read = 0;
    const oid = (path: string, at: number): string => `${path.length}${String(at).padStart(39, '0')}`;
    await withGit(() => ({
      changes: async (_, paths, limit) => {
        listed = limit;
        return paths.flatMap((path) =>
          Array.from({ length: 5000 }, (__, at) => ({ commit: oid('', at), day: '2025-01-10', path, before: [oid(path, at + 1)], after: oid(path, at) })),
        );
      },
      read: async (oids) => {
        read = oids.length;
      },
    }));
    expect(listed).toBeGreaterThan(0);
    expect(listed).toBeLessThanOrEqual(1000);
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(500);
  });
});
