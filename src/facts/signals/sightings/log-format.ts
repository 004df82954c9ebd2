import { openingLinesAt } from '../../text/opening-lines.ts';
import { type Code, insideOf } from '../code/code.ts';

/** Does the winston logger that is made here make lines of text? By what it is given between its brackets, and by what the variables hold that are named there. */
export const makesText = (code: Code, open: number): boolean => {
  let given = insideOf(code, open).slice(0, mostGiven);
  const formats = formatsOf(code);
  // A format is put together of others, which have names of their own.
  for (let depth = 0; depth < 2; depth++) {
    const named = formats.filter(({ name, held }) => !given.includes(held) && new RegExp(`(?<![\\w.])${name}\\b`).test(given));
    given = [given, ...named.map(({ held }) => held)].join(' ');
  }
  return isText.test(given) && !isJson.test(given);
};

/** What opens and is never closed is as long as the file. */
const mostGiven = 4000;

interface NamedFormat {
  readonly name: string;
  readonly held: string;
}

const known = new WeakMap<Code, readonly NamedFormat[]>();

/** The formats of lines that variables of this file hold: looked for once, however many loggers it makes. */
const formatsOf = (code: Code): readonly NamedFormat[] => {
  const before = known.get(code);
  if (before) return before;
  const formats = Array.from(code.text.matchAll(namedFormat), ({ index, 0: all, 1: name = '', 2: call = '' }) => ({
    name,
    held: call + insideOf(code, index + all.length - 1).slice(0, mostGiven),
  })).slice(0, 50);
  known.set(code, formats);
  return formats;
};

const isText = /(?<!\w)(?:printf|simple|cli)\(/;
const isJson = /(?<!\w)(?:json|logstash)\(|\bJSON\.stringify\b/;
const namedFormat = /\b(?:const|let|var)\s{1,9}(\w{1,60})\s{0,9}=\s{0,9}(?:[\w.]{1,40}\.)?((?:printf|combine|simple|cli)\()/g;

/** Below `case "console":` it is one of several that a setting chooses between. */
export const isOfCase = ({ bare }: Code, offset: number): boolean => {
  const before = bare.slice(Math.max(0, offset - 10_000), offset + 1);
  return [...openingLinesAt(before, before.length - 1, 30)].some((line) => /^\s*case\b/.test(line));
};
