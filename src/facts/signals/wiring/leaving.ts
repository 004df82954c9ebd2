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
  const made = spans
    .filter(({ body, end }) => mayLeaveOut.test(code.bare.slice(body, Math.min(end, body + 2000))) && skipsIn(code, 'node', body, end, spans).some)
    .map(({ name }) => name);
  const written = [...code.bare.matchAll(/\b(?:const|let|var)\s+(\w{1,60})\s{0,9}(?::[^=\n]{1,80})?=\s{0,9}(?:\([^()]{0,200}\)\s{0,9}=>\s{0,9}\(\s{0,9})?\{/g)]
    .slice(0, 100)
    .flatMap(({ index, 0: all, 1: name = '' }) => {
      const open = index + all.length - 1;
      return skipsIn(code, 'node', open, closingOf(code, open), spans).some ? [name] : [];
    });
  return [...written, ...made];
};

/** The same of Go: `func Unless(path string, h gin.HandlerFunc) gin.HandlerFunc {`, which asks for the path or method first. */
export const goWrappersOfSome = ({ bare }: Code, spans: readonly Span[]): readonly string[] =>
  spans
    .filter(({ start, body, end }) => {
      const [, handler] = /[(,]\s*(?!next\b)(\w{1,40})\s+(?:\*?\w+\.)?(?:Handler(?:Func)?|MiddlewareFunc)\b/.exec(bare.slice(start, body)) ?? [];
      const text = bare.slice(body, Math.min(end, body + 4000));
      return handler !== undefined && /\bif\b[^{\n]{0,200}(?:Path|Method|URL)/.test(text) && new RegExp(`\\b${handler}(?:\\.ServeHTTP)?\\(`).test(text);
    })
    .map(({ name }) => name);

/** `const unless = (path, mw) => (req, res, next) => (req.path === path ? next() : mw(req, res, next))` */
const wrappersOfSome = ({ bare }: Code): string[] =>
  [...bare.matchAll(/(?<![\w$.])(\w{1,60})\(\s*\w{1,20}\s*,\s*\w{1,20}\s*,\s*next\s*\)/g)].slice(0, 100).flatMap(({ index, 0: all, 1: handler = '' }) => {
    const before = bare.slice(Math.max(0, index - 1500), index);
    const made = [...before.matchAll(/(?:\b(?:const|let|var|function)\s+|\bexports\.)(\w{1,60})\s*(?::[^=\n]{1,80})?=?\s*(?:async\s*)?\(([^()]{1,200})\)/g)].findLast(
      ([, , given = '']) => new RegExp(`(?:^|,)\\s*(?:\\.{3})?${handler}\\b`).test(given),
    );
    const body = made === undefined ? '' : `${before.slice(made.index + made[0].length)}${bare.slice(index + all.length, index + all.length + 300)}`;
    return made !== undefined && /\bnext\(\s*\)/.test(body) && /\bif\s*\(|\?(?![.?])/.test(body) ? [made[1] ?? ''] : [];
  });
