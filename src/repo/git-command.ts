import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { hardenedConfig, hardenedEnvironment } from './git-hardening.ts';
import { killWhenLarge, mostMemory } from './git-memory.ts';
import { killWhenQuiet } from './git-silence.ts';
import { commonFolder } from './special-files.ts';

/**
 * The one place that starts git on a repository nobody trusts yet. A repository's own configuration can name programs for git to run
 * (fsmonitor, filters, textconv, pagers, ssh); the options and the environment of git-hardening.ts switch all of them off, and only subcommands that were
 * measured to run none of what is left may be called.
 */
export interface GitRepository {
  /** Absolute path of the git program: never one that lies inside the audited tree. */
  readonly program: string;
  readonly gitDir: string;
  /** Undefined for a bare repository. */
  readonly workTree: string | undefined;
  /** Where git puts what it makes while it reads, instead of into the object store. */
  readonly newObjects?: string;
}

export class GitFailure extends Error {
  override readonly name = 'GitFailure';
}

/** Each was measured to run nothing that a repository configures, given the options above; `diff` only as `diff --cached --raw`. */
type Subcommand = 'ls-files' | 'ls-tree' | 'rev-parse' | 'rev-list' | 'cat-file' | 'diff' | 'diff-tree';

export interface RunOptions {
  readonly input?: Uint8Array | undefined;
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds until git is killed: a few bytes in an ignore file can keep it busy for ever. */
  readonly timeLimit?: number;
  /** The same for what a large repository keeps busy for long, but never without a word. */
  readonly quietLimit?: number;
  /** Bytes of memory from which on git is killed. */
  readonly memoryLimit?: number;
  /** Gets what a git that ended well said on standard error (its first 20,000 characters). */
  readonly onComplaint?: (text: string) => void;
}

/** In bytes. Ten trees of ten entries, each the next, name ten thousand million files: what git says of them must not fill the memory. */
const mostOutput = 256 * 1024 * 1024;

/** The whole standard output, as bytes. Throws GitFailure when git cannot be started, fails, takes too long or says too much. */
export const runGit = async (repository: GitRepository, subcommand: Subcommand, args: readonly string[], options: RunOptions = {}): Promise<Buffer> => {
  const output: Buffer[] = [];
  let length = 0;
  await streamGit(
    repository,
    subcommand,
    args,
    (chunk) => {
      length += chunk.length;
      if (length > mostOutput) throw new GitFailure(`git ${subcommand} gave more than ${mostOutput / 1024 / 1024} MB`);
      output.push(chunk);
    },
    options,
  );
  return Buffer.concat(output);
};

/** Of two trees it tells nothing, and git opens it all the same: then it touches the shared part of one that is split. */
const withoutIndex = { GIT_INDEX_FILE: '/nonexistent/index' };

/** The store itself is then one more place to look in; quoted, for a colon would part its name in two (git(1), GIT_ALTERNATE_OBJECT_DIRECTORIES). */
const placeForObjects = ({ gitDir, newObjects }: GitRepository): Readonly<Record<string, string>> => {
  if (newObjects === undefined) return {};
  const store = path.join(commonFolder(gitDir) ?? gitDir, 'objects');
  return { GIT_OBJECT_DIRECTORY: newObjects, GIT_ALTERNATE_OBJECT_DIRECTORIES: `"${store.replaceAll(/["\\]/g, '\\$&')}"` };
};

/** Hands over the standard output as it comes. `each` ends git early by answering "enough", or by throwing. */
export const streamGit = (
  repository: GitRepository,
  subcommand: Subcommand,
  args: readonly string[],
  // biome-ignore lint/suspicious/noConfusingVoidType: most have nothing to answer.
  each: (chunk: Buffer) => 'enough' | void,
  options: RunOptions = {},
): Promise<void> =>
  new Promise((resolve, reject) => {
    const { program, args: words, cwd } = gitCommandLine(repository, subcommand, args);
    const child = spawn(program, words, {
      cwd,
      env: hardenedEnvironment({ ...(subcommand === 'diff-tree' ? withoutIndex : {}), ...placeForObjects(repository), ...options.environment }),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let timer: NodeJS.Timeout | undefined;
    child.on('error', (error) => {
      clearInterval(timer);
      reject(new GitFailure(`git could not be started: ${error.message}`));
    });
    // With no file handle left there are not even pipes to listen to.
    if (child.pid === undefined) return;
    let complaint = '';
    const limit = options.timeLimit ?? 15_000;
    // Counted in steps: while this program is busy itself, none goes by, and what git said meanwhile is heard first.
    let steps = 0;
    timer = setInterval(() => {
      if (++steps < 10) return;
      clearInterval(timer);
      child.kill('SIGKILL');
      reject(new GitFailure(`git ${subcommand} did not end within ${limit / 1000} s`));
    }, limit / 10);
    const onKill = (why: string): void => reject(new GitFailure(`git ${subcommand} ${why}`));
    const heard = killWhenQuiet(child, repository, options.quietLimit, onKill);
    killWhenLarge(child, options.memoryLimit ?? mostMemory, onKill);
    const end = (settle: () => void): void => {
      clearInterval(timer);
      child.stdout.removeAllListeners('data').resume();
      child.kill('SIGKILL');
      settle();
    };
    child.stdout.on('data', (chunk: Buffer) => {
      try {
        if (each(chunk) === 'enough') end(resolve);
      } catch (error) {
        end(() => reject(error));
      }
      heard();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (complaint.length < 20_000) complaint += chunk.toString('utf8');
    });
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
    child.on('close', (code, signal) => {
      clearInterval(timer);
      if (code === 0) {
        options.onComplaint?.(complaint);
        resolve();
      } else reject(new GitFailure(`git ${subcommand} failed: ${reasonIn(complaint) || (signal ? `it was ended by ${signal}` : `exit ${code}`)}`));
    });
  });

/** What to start, for callers that stream. */
export const gitCommandLine = (repository: GitRepository, subcommand: Subcommand, args: readonly string[]): { program: string; args: string[]; cwd: string } => ({
  program: repository.program,
  args: [...globalArguments(repository), subcommand, ...args],
  cwd: repository.workTree ?? repository.gitDir,
});

/** For them: what git says as it comes, until it ends or `isEnough`. To wait for each of fifty thousand chunks would cost an eighth of the reading. */
export const eachChunk = (output: Readable, isEnough: (chunk: Buffer) => boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      try {
        if (isEnough(chunk)) output.destroy();
      } catch (error) {
        output.destroy(error as Error);
      }
    };
    output.on('error', reject).on('close', resolve).on('data', take);
  });

const globalArguments = (repository: GitRepository): string[] => [
  `--git-dir=${repository.gitDir}`,
  ...(repository.workTree ? [`--work-tree=${repository.workTree}`] : []),
  '--no-pager',
  '--no-optional-locks',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...hardenedConfig.flatMap((setting) => ['-c', setting]),
];

/** Hints may come before it, and are none where git was ended before it could say more. */
const reasonIn = (text: string): string => {
  const lines = text.split('\n').filter((line) => !line.startsWith('hint:'));
  return (lines.find((line) => /^(?:fatal|error): /.test(line)) ?? lines[0] ?? '').slice(0, 300);
};
