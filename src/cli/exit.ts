import { CannotLookError, ConfigError, LateError, UsageError } from '../errors.ts';

/** One clear line on standard error and the documented exit code; a stack trace only when it is asked for with POLICY_AUDIT_DEBUG=1. */
export const exitOnError = async (error: unknown): Promise<void> => {
  const { code, text } = wording(error);
  process.exitCode = code;
  // Loaded late: it knows every format of a secret. Without a file handle left it cannot be, and what is not masked is not said.
  const say = await import('./terminal/say.ts').then(
    (loaded) => loaded.say,
    () => () => void process.stderr.write(`policy-audit: stopped with exit code ${code}; it could not even load what would say why\n`),
  );
  say(`policy-audit: ${text}`);
  if (code === 4 && process.env['POLICY_AUDIT_DEBUG'] && error instanceof Error) for (const line of (error.stack ?? '').split('\n')) say(line);
};

/** Is this something that the user can mend, and no bug of ours? */
export const isExpected = (error: unknown): boolean => wording(error).code !== 4;

const wording = (error: unknown): { code: number; text: string } => {
  if (error instanceof UsageError) return { code: 2, text: error.message };
  if (error instanceof ConfigError) {
    const { path, line, column } = error.at;
    return { code: 2, text: `${[path, line, column].filter((part) => part !== undefined).join(':')}: ${error.message}` };
  }
  if (error instanceof CannotLookError) return { code: 3, text: error.message };
  if (error instanceof LateError) return { code: 3, text: `the audit was stopped, for something in the repository or its settings keeps it busy: ${error.message}` };
  // By its name: what runs git is not loaded for it.
  if (error instanceof Error && error.name === 'GitFailure') return { code: 3, text: `git could not be asked: ${error.message}` };
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOSPC') return { code: 2, text: 'no space left to write the report' };
  if (code === 'EDQUOT' || code === 'EFBIG' || code === 'EIO') return { code: 2, text: `the report cannot be written (${code})` };
  if (code === 'EMFILE' || code === 'ENFILE' || code === 'ENOMEM' || code === 'EAGAIN') return { code: 3, text: `the system has no room left to look (${code})` };
  if (code === 'ENOENT' && (error as NodeJS.ErrnoException).syscall === 'uv_cwd') return { code: 3, text: 'the current folder is gone; change to one that is there' };
  // Not its message, which may quote a file of the repository.
  const name = error instanceof Error ? error.name : 'unknown error';
  return { code: 4, text: `internal error (${name}). This is a bug: please report it; POLICY_AUDIT_DEBUG=1 prints where.` };
};
