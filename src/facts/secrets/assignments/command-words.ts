import { before, lineBefore, matchAt } from '../text-at.ts';
import { type Form, pairAt } from './form.ts';

/** `"--password=v"` among the words of a command, and in the scripts of a package `"build": "cross-env API_SECRET=v node ."`. */
export const commandWord: Form = (text, start, end, syntax) => {
  if (text[end] !== '=') return undefined;
  const left = before(text, start, 3);
  const isOption = /["']--?$/.test(left) && matchAt(/=[^\s"'`=&;,<>{}()$\\]{3,120}["']/y, text, end) !== undefined;
  const isVariable =
    syntax === 'json' &&
    /["\s]$/.test(left) &&
    /^[A-Z][A-Z0-9_]+$/.test(text.slice(start, end)) &&
    matchAt(/=[^\s"'`=&;,<>{}()$\\%]{3,120}[ ][^"\n]{0,400}"/y, text, end) !== undefined;
  // A command that a docstring shows, one option in a line.
  const isShown = /^[ \t#*]{0,20}--$/.test(lineBefore(text, start)) && matchAt(/=(?=[^\s\d]{0,60}\d)[\w+/.-]{16,200}[ \t]{0,3}\\?[ \t]*(?:\r?\n|$)/y, text, end) !== undefined;
  return isOption || isVariable || (isShown && syntax === 'code') ? pairAt(text, end + 1, 'assigned') : undefined;
};
