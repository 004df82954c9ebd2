import type { Place } from '../formats/data-node.ts';
import type { ShellCommand } from '../shell/shell-command.ts';
import { parseArgv, parseShell } from '../text/shell-words.ts';
import { jsonWords } from './instruction-words.ts';
import { type Heredoc, type LogicalLine, placesInBody } from './logical-lines.ts';

/** The commands of RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD, whichever form they are written in. */
export const commandsOf = (line: LogicalLine, from: number): readonly ShellCommand[] => {
  const words = jsonWords(line, from);
  if (words) return words.length === 0 ? [] : parseArgv(words.map(({ text, line: at, column }) => ({ text, quoted: true, expands: false, line: at, column })));
  const script = line.text.slice(from);
  const [first] = line.heredocs;
  if (!first) return parseShell(script, (offset) => line.placeAt(from + offset));
  if (script.slice(0, first.offset - from).trim() === '' && script.slice(first.offset - from + first.length).trim() === '') return bodyCommands(first);
  return withHeredocs(line, from, script);
};

/** `RUN <<EOF`: the body is the script, unless its first line names another interpreter. */
const bodyCommands = (heredoc: Heredoc): readonly ShellCommand[] => {
  const interpreter = /^#!\s*(\S+)(?:\s+(\S+))?/.exec(heredoc.body);
  const program = interpreter?.[1]?.endsWith('/env') ? interpreter[2] : interpreter?.[1];
  return program && !/(?:^|\/)(?:ba|da|z|k|a)?sh$/.test(program) ? [] : parseShell(heredoc.body, placesInBody(heredoc));
};

/** The shell sees the line and the bodies after it, as they stand in the file. */
const withHeredocs = (line: LogicalLine, from: number, script: string): readonly ShellCommand[] => {
  const parts = [`${script}\n`];
  const starts: { readonly from: number; readonly placeAt: (offset: number) => Place }[] = [];
  let length = script.length + 1;
  for (const heredoc of line.heredocs) {
    starts.push({ from: length, placeAt: placesInBody(heredoc) });
    const body = `${heredoc.body}${heredoc.name}\n`;
    parts.push(body);
    length += body.length;
  }
  return parseShell(parts.join(''), (offset) => {
    const body = starts.findLast((start) => start.from <= offset);
    return body ? body.placeAt(offset - body.from) : line.placeAt(from + offset);
  });
};
