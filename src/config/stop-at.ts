import { ConfigError } from '../errors.ts';
import type { Place } from '../facts/formats/data-node.ts';

/** What ends the check of a file at its first mistake. */
export const stopAt =
  (path: string) =>
  (message: string, at: Place): never => {
    throw new ConfigError(message, { path, line: at.line, column: at.column });
  };
