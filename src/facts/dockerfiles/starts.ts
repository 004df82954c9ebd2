import type { Healthcheck, Start } from './dockerfile.ts';
import { takeFlags } from './instruction-words.ts';
import type { LogicalLine } from './logical-lines.ts';
import { commandsOf } from './run-script.ts';

/** CMD or ENTRYPOINT. */
export const startOf = (stage: number, line: LogicalLine): Start => ({ stage, line: line.line, column: line.column, commands: commandsOf(line, 0) });

/** HEALTHCHECK, with NONE or a command. */
export const healthcheckOf = (stage: number, line: LogicalLine): Healthcheck => {
  const { rest } = takeFlags(line);
  const none = /^NONE$/i.test(line.text.slice(rest).trim());
  const command = /^CMD\s+/i.exec(line.text.slice(rest))?.[0].length;
  return { stage, line: line.line, column: line.column, none, commands: command === undefined ? [] : commandsOf(line, rest + command) };
};
