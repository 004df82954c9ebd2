import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeRepository, policyAudit } from '../repository.ts';

const kinds = {
  'a pipe': (place: string) => spawnSync('mkfifo', [place]),
  'a folder': (place: string) => mkdirSync(place),
  'a socket': (place: string) =>
    spawnSync(process.execPath, ['-e', 'require("node:net").createServer().listen("s", () => process.kill(process.pid, "SIGKILL"))'], { cwd: path.dirname(place) }) &&
    spawnSync('mv', [path.join(path.dirname(place), 's'), place]),
} as const;

const places: Readonly<Record<string, readonly string[]>> = {
  settings: ['policy-audit.yaml'],
  baseline: ['.policy-audit/baseline.json'],
  attestations: ['.policy-audit/attestations.yaml'],
  'files of the tree': ['SECURITY.md', '.gitignore', '.gitattributes', '.gitmodules', 'CODEOWNERS', 'README.md', 'package.json'],
  'files of git': ['info/exclude', 'info/attributes', 'info/grafts', 'info/sparse-checkout', 'packed-refs', 'shallow', 'config.worktree', 'logs/HEAD', 'FETCH_HEAD', 'index'].map(
    (name) => `.git/${name}`,
  ),
};

describe('what is no regular file in the place of one that is looked for', () => {
  test.each(Object.keys(kinds).flatMap((kind) => Object.keys(places).map((of) => [kind, of] as const)))('%s (%s) is not waited for and never called clean', (kind, of) => {
    const repository = makeRepository({ 'planted.env': 'DB_PASSWORD=Xk9v2Lq8mWz4Tn7b\n' });
    for (const name of places[of] ?? []) {
      const place = path.join(repository, name);
      rmSync(place, { recursive: true, force: true });
      mkdirSync(path.dirname(place), { recursive: true });
      kinds[kind as keyof typeof kinds](place);
    }
    const { code, stdout, stderr } = policyAudit([repository, '--format', 'json']);
    expect([1, 2, 3]).toContain(code);
    if (code === 1) expect(stdout).toContain('planted.env');
    expect(stdout + stderr).not.toMatch(/^\s+at .*:\d+:\d+|internal error/m);
  });
});
