import { type Code, closingOf } from '../code/code.ts';
import type { Span } from '../code/functions.ts';
import { mayLeaveOut, skipsIn } from './skip-options.ts';

/**
 * The names in a file of Node of what leaves requests out wherever it is given beside a control: options, `export const limits = { skip: isLocal }`,
 * and what asks another middleware for some only, `unless = (path, mw) => (req, res, next) => …`.
 */
export const leavingIn = (code: Code, spans: readonly Span[]): readonly string[] => [...optionsThatSkip(code, spans), ...wrappersOfSome(code)];

const optionsThatSkip = (code: Code, spans: readonly Span[]): string[] => {
  if (!mayLeaveOut.test(code.bare)) return [];
  return [...code.bare.matchAll(/\b(?:const|let|var)\s+(\w{1,60})\s{0,9}(?::[^=\n]{1,80})?=\s{0,9}\{/g)].slice(0, 100).flatMap(({ index, 0: all, 1: name = '' }) => {
    const open = index + all.length - 1;
    return skipsIn(code, 'node', open, closingOf(code, open), spans).some ? [name] : [];
  });
};

/** `const unless = (path, mw) => (req, res, next) => (req.path === path ? next() : mw(req, res, next))` */
const wrappersOfSome = ({ bare }: Code): string[] =>
  [...bare.matchAll(/(?<![\w$.])(\w{1,60})\(\s*\w{1,20}\s*,\s*\w{1,20}\s*,\s*next\s*\)/g)].slice(0, 100).flatMap(({ index, 0: all, 1: handler = '' }) => {
    const before = bare.slice(Math.max(0, index - 1500), index);
    const made = [...before.matchAll(/\b(?:const|let|var|function)\s+(\w{1,60})\s*(?::[^=\n]{1,80})?=?\s*(?:async\s*)?\(([^()]{1,200})\)/g)].findLast(([, , given = '']) =>
      new RegExp(`(?:^|,)\\s*(?:\\.{3})?${handler}\\b`).test(given),
    );
    const body = made === undefined ? '' : `${before.slice(made.index + made[0].length)}${bare.slice(index + all.length, index + all.length + 300)}`;
    return made !== undefined && /\bnext\(\s*\)/.test(body) && /\bif\s*\(|\?(?![.?])/.test(body) ? [made[1] ?? ''] : [];
  });
