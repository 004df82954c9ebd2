import { type Code, closingOf } from '../code/code.ts';
import { nameless, type Span } from '../code/functions.ts';
import type { AskingFunction } from './asking.ts';

/** `export const getUser = cache(async () => {…})`, `export const POST = withAuth(handler)`: what is made by a call is what is given there. */
export const made = (code: Code): Span[] =>
  [...code.bare.matchAll(/^(?:export\s+)?const\s+(\w+)\s*(?::[^=\n]{1,120})?=\s*(?=\w{1,60}(?:\s{0,40}\.\s{0,9}\w{1,60}){0,4}(?:<[^()]{1,200}>)?\()/gm)]
    .slice(0, 200)
    .map((match) => {
      const body = match.index + match[0].length;
      return { name: match[1] ?? '', start: match.index, body, end: endOfCalls(code, body) };
    });

/** `function guarded<T>(action: Action<T>) {`, `const guarded = <T,>(action: Action<T>) => {` */
export const ofAnyType = (code: Code): Span[] =>
  [...code.bare.matchAll(/\bfunction\s+(\w+)\s*<|\b(?:const|let)\s+(\w+)\s*(?::[^=\n]{1,120})?=\s*(?:async\s*)?<(?=[^;={}]{1,300}>\s*\()/g)]
    .slice(0, 100)
    .flatMap((match): Span[] => {
      const types = match.index + match[0].length;
      const open = code.bare.slice(types, types + 600).search(/>\s*\(/);
      const given = open < 0 ? -1 : code.bare.indexOf('(', types + open);
      const body = given < 0 ? -1 : code.bare.indexOf('{', bodyFrom(code, closingOf(code, given)));
      return body < 0 ? [] : [{ name: match[1] ?? match[2] ?? '', start: match.index, body, end: closingOf(code, body) }];
    });

/** Behind the type of what a function gives, which may hold braces in the brackets of a promise. */
const bodyFrom = (code: Code, from: number): number => from + (/^\s*:\s*[\w.]+\s*<(?:[^<>]|<[^<>]*>)*>/.exec(code.bare.slice(from, from + 400))?.[0].length ?? 0);

/** `export default withAuth(handler)` */
export const handedOut = (code: Code): Span[] =>
  [...code.bare.matchAll(/\bexport\s+default\s+(?=[\w.]{1,60}(?:<[^()\n]{1,80}>)?\()/g)]
    .slice(0, 1)
    .map((match) => ({ name: nameless, start: match.index, body: match.index + match[0].length, end: endOfCalls(code, match.index + match[0].length) }));

/** `withA(x)(y).z(…)` ends with its last bracket. */
export const endOfCalls = (code: Code, from: number): number => {
  let at = from;
  while (at < code.bare.length) {
    const [lead] = /^\s*(?:[\w$]|\s{0,40}\??\.\s{0,9}(?=\w)|<[^<>()]{1,200}>(?=\())+/.exec(code.bare.slice(at, at + 300)) ?? [''];
    const next = at + lead.length;
    if (code.bare[next] !== '(') return next === from ? Math.min(code.bare.length, from + 200) : at;
    at = closingOf(code, next);
  }
  return at;
};

/** `export default validate;`, `export default async function validate() {`: another file may call it as it likes. */
export const byDefault = ({ bare }: Code): AskingFunction[] => {
  const [, name] = /\bexport\s+default\s+(?:async\s+)?(?:function\s*\*?\s*)?(?!function\b|async\b|class\b|new\b)([A-Za-z_$][\w$]*)(?=\s*(?:;|\n|\(|<|$))/.exec(bare) ?? [];
  return name === undefined ? [] : [{ name: nameless, questions: [{ callee: name, outcome: 'returned' }] }];
};

/** `export const { handlers, auth } = NextAuth(…)`: what it gives says who calls. */
export const sessionsMade = ({ bare }: Code): AskingFunction[] =>
  [...bare.matchAll(/\b(?:const|let|var)\s*\{((?:[^{}]|\{[^{}]{0,200}\}){1,400})\}\s*=\s*(?:NextAuth|createAuth|nextAuth)(?:<[^()]{1,80}>)?\(/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/\bauth\s*(?::\s*(\w+))?/g)].map(([, alias]) => ({
      name: alias ?? 'auth',
      questions: [{ callee: '', topic: 'authentication' as const, outcome: 'none' as const }],
    })),
  );
