import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** Real folders and real git repositories for end-to-end tests, removed when the tests of the file are done. */
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

export const makeFolder = (files: Readonly<Record<string, string | Uint8Array>> = {}): string => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'policy-audit-test-')));
  made.push(folder);
  write(folder, files);
  return folder;
};

export const write = (folder: string, files: Readonly<Record<string, string | Uint8Array>>): void => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
};

/** A repository with one commit of these files. */
export const makeRepository = (files: Readonly<Record<string, string | Uint8Array>> = {}): string => {
  const folder = makeFolder(files);
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commit(folder);
  return folder;
};

export const commit = (folder: string, message = 'Add files', day = '2026-01-02'): void => {
  git(folder, 'add', '--all', '--force');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', message, '--date', `${day}T03:04:05Z`);
};

export const git = (folder: string, ...args: readonly string[]): string => {
  const identity = ['-c', 'user.name=Ann', '-c', 'user.email=ann@tests.example', '-c', 'commit.gpgsign=false', '-c', 'core.hooksPath=/dev/null'];
  const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z', GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z' },
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
};

const program = fileURLToPath(new URL('../dist/policy-audit.js', import.meta.url));

/** Nothing of a test is remembered for the user who runs it. */
const caches = (): string => {
  cacheHome ??= makeFolder();
  return cacheHome;
};
let cacheHome: string | undefined;

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command as a user does. */
export const policyAudit = (args: readonly string[], options: { cwd?: string; env?: Readonly<Record<string, string>> } = {}): Ran => {
  const { PATH, HOME, TMPDIR } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: options.cwd,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { PATH, HOME, XDG_CACHE_HOME: caches(), ...(TMPDIR ? { TMPDIR } : {}), ...options.env },
  });
  return { code: status, stdout, stderr };
};

export interface JsonReport {
  readonly complete: boolean;
  readonly exit: { readonly code: number };
  readonly notChecked: readonly { readonly path: string; readonly line?: number; readonly reason: string }[];
  readonly config: { readonly path: string | null; readonly rulesOff: readonly string[]; readonly excludedFiles: number };
  readonly target: Readonly<Record<string, unknown>>;
  readonly results: readonly {
    readonly rule: { readonly id: string; readonly severity: string };
    readonly verdict: { readonly status: string; readonly findings?: readonly { path: string; line?: number; message: string; severity: string }[] };
  }[];
}

/** The JSON report of an audit, whatever its exit code. */
export const reportOf = (folder: string, ...args: readonly string[]): JsonReport => {
  const ran = policyAudit([folder, '--format', 'json', ...args]);
  if (ran.stdout === '') throw new Error(`exit ${ran.code}: ${ran.stderr}`);
  return JSON.parse(ran.stdout) as JsonReport;
};

export const verdictOf = (report: JsonReport, rule: string): string | undefined => report.results.find((result) => result.rule.id === rule)?.verdict.status;
