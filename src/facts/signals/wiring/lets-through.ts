import { type Code, closingOf } from '../code/code.ts';
import type { Span } from '../code/functions.ts';
import { isOperational } from '../routes/operational.ts';

const refusal = /\b40[13]\b|unauthori[sz]ed|\bForbidden/gi;
const whereGiven = /\bif\s*(?=\(\s*[A-Za-z_$][\w$.?]*\s*(?:\)|&&))/g;
const ofCaller = /^\(\s*[\w$.?]*(?:token|auth|header|jwt|bearer|session|cookie|key|credential)\w*\s*(?:\)|&&)/i;

/** `if (token) { verify it, or answer 401 } next()`: whoever brings no credential is asked for none. */
export const letsThroughWithout = (code: Code, { body, end }: Span): boolean => {
  const text = code.bare.slice(body, Math.min(end, body + 20_000));
  const blocks = Array.from(text.matchAll(whereGiven), ({ index, 0: { length } }) => ({ start: body + index, condition: body + index + length }))
    .filter(({ condition }) => ofCaller.test(code.bare.slice(condition, condition + 200)))
    .map(({ start, condition }) => ({ start, end: closingOf(code, code.bare.indexOf('{', closingOf(code, condition))) }))
    .filter((block) => !/^\s*else\s*\{/.test(code.bare.slice(block.end, block.end + 100)));
  const last = blocks.at(-1);
  if (last === undefined || !/\bnext\(\s*\)/.test(code.bare.slice(last.end, end))) return false;
  const refusals = [...code.text.slice(body, end).matchAll(refusal)].map(({ index }) => body + index);
  return refusals.every((at) => blocks.some((block) => block.start < at && at < block.end));
};

/** Express calls a function of four parameters when something went wrong before it, and for no other request. */
export const isErrorHandler = (head: string): boolean => /^[^(]{0,100}\(\s*_?(?:e|er|err|error)\s*(?::[^,()]{1,80})?,(?:[^,()]{1,80},){2}[^,()]{1,80}\)/.test(head);

/** Litestar: `JWTAuth(…, exclude=["/schema", "/login"])`. What is open by its nature may be left out. */
export const leavesOutRoutes = (given: string): boolean => {
  const [, list = ''] = /\bexclude\s*=\s*(\[[^\]]{0,2000}|[^\s,()]{1,200})/.exec(given) ?? [];
  if (list === '' || list === 'None') return false;
  const paths = Array.from(list.matchAll(/["']\^?([^"'\n]{0,200}?)\$?["']/g), ([, path = '']) => path);
  return !list.startsWith('[') || paths.some((path) => /^\/?$/.test(path) || !(isOperational(path) || ofDescription.test(path)));
};
const ofDescription = /^\/?(?:api\/)?schema(?:\/|$)/;
