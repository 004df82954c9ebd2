import type { Location } from './location.ts';

/** The command line is wrong: exit 2. The message is one line and says what to type. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The configuration is wrong: exit 2. Printed as path:line:column: message. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly at: Location;
  constructor(message: string, at: Location) {
    super(message);
    this.at = at;
  }
}

/** There is nothing that could be looked at: exit 3. The message says what to do. */
export class CannotLookError extends Error {
  override readonly name = 'CannotLookError';
}

/** Work did not end in its time: exit 3, unless a gap says so. */
export class LateError extends Error {
  override readonly name = 'LateError';
  /** It had hardly had the processor. */
  readonly starved: boolean;

  constructor(message: string, starved = false) {
    super(message);
    this.starved = starved;
  }
}

/** A file that an extractor could not understand. It becomes a gap; the run goes on. Messages never quote the file. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
  readonly line: number | undefined;
  readonly column: number | undefined;
  constructor(reason: string, line?: number, column?: number) {
    super(reason);
    this.line = line;
    this.column = column;
  }
}
