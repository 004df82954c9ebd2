import { expression } from '../../../long-expression.ts';
import { type Code, closingOf } from '../code/code.ts';
import { mentions } from './believed-callers.ts';
import type { AskedFor } from './caller-sources.ts';

/**
 * What a function does where the answer is no. `ends`: it throws or sends elsewhere, so nobody who calls it goes on. `answers`: it gives a refusal back.
 * `left`: it gives nothing back. `returned`: it gives back what it got. `none`: it goes on.
 */
export type Outcome = 'none' | 'returned' | 'left' | 'answers' | 'ends';

const refusals: Readonly<Record<AskedFor, RegExp>> = {
  authentication: expression('i')`
      \b40[1-4]\b|unauthori[sz]ed|unauthenticated|forbidden|not\s?(?:logged|signed|auth|allowed|permitted|found)|must (?:be )?(?:log|sign)
      |log[ _-]?in|sign[ _-]?in|denied|access|\berrors?\b|redirect|invalid|fail|(?:success|ok)\s*:\s*false|\bmessage\b
    `,
  'rate-limiting': /\b429\b|too[ _]?many|rate[ _-]?limit|slow down|try again|\blimit/i,
};
/** What is caught may be anything. */
export const caught: Readonly<Record<AskedFor, RegExp>> = {
  authentication: /\b40[13]\b|unauthori[sz]ed|unauthenticated|forbidden|signature|redirect\(/i,
  'rate-limiting': /\b429\b|too[ _]?many|rate[ _-]?limit/i,
};

/** What stands behind a condition: a block or one statement. */
export const branchAfter = (code: Code, close: number, topic: AskedFor, names: readonly string[], end: number): Outcome | undefined => {
  const start = close + (/^\s*/.exec(code.bare.slice(close, close + 200))?.[0].length ?? 0);
  const until = code.bare[start] === '{' ? closingOf(code, start) : endOfStatement(code, start);
  return outcomeOfBranch(code, code.text.slice(start, Math.min(until, end)), topic, names);
};

const endOfStatement = (code: Code, from: number): number => {
  for (let at = from; at < Math.min(code.bare.length, from + 1000); at++) {
    const sign = code.bare[at] ?? '';
    if (sign === ';' || sign === '\n') return at;
    if ('([{'.includes(sign)) at = closingOf(code, at) - 1;
  }
  return Math.min(code.bare.length, from + 1000);
};

export const outcomeOfBranch = ({ text: file }: Code, text: string, topic: AskedFor, names: readonly string[]): Outcome | undefined => {
  if (topic === 'rate-limiting' && !refusals[topic].test(text) && !names.some((name) => mentions(text, name))) return undefined;
  // React Router and its like give an answer back that sends elsewhere, which whoever called has to give back as well.
  const givesBack = /\breturn\s+redirect\(/.test(text) && !/["'](?:next\/navigation|@sveltejs\/kit|next-intl|@\/i18n)/.test(file);
  if (/\bthrow\b/.test(text) || (!givesBack && /(?<![.\w])(?:redirect|permanentRedirect|notFound)\(/.test(text))) return 'ends';
  if (/(?<![.\w])error\(\s*4\d\d\b/.test(text) && file.includes('@sveltejs/kit')) return 'ends';
  if (/(?<!\breturn\s{1,9})(?<![.\w])(?:unauthorized|forbidden)\(/.test(text)) return 'ends';
  const isAnswer = /\breturn\b|\b(?:res|response|reply)\.(?:status|redirect|json|send|writeHead|end|sendStatus)\b|\bnext\(/.test(text);
  if (!isAnswer) return undefined;
  if (refusals[topic].test(text) || names.some((name) => new RegExp(`\\breturn\\s+(?:await\\s+)?${name.replaceAll('$', '\\$')}\\b`).test(text))) return 'answers';
  return /\breturn\s*(?:;|\}|$|null\b|undefined\b|false\b|\[\s*\]|\{\s*\}|void\b)/m.test(text) ? 'left' : undefined;
};

/** `if (session) { … } else { refuse }`, `if (session) { return … } return refuse` at the end of a function. */
export const otherBranch = (code: Code, close: number, topic: AskedFor, end: number): Outcome | undefined => {
  const start = close + (/^\s*/.exec(code.bare.slice(close, close + 200))?.[0].length ?? 0);
  if (code.bare[start] !== '{') return undefined;
  const after = closingOf(code, start);
  const [otherwise] = /^\s*else\s*(?=\{)/.exec(code.bare.slice(after, after + 100)) ?? [];
  const isStrict = (text: string): boolean => caught[topic].test(text);
  if (otherwise !== undefined) {
    const text = code.text.slice(after + otherwise.length, Math.min(closingOf(code, after + otherwise.length), end));
    return isStrict(text) ? outcomeOfBranch(code, text, topic, []) : undefined;
  }
  const rest = code.text.slice(after, end);
  return /\breturn\b/.test(code.bare.slice(start, after)) && rest.length < 400 && isStrict(rest) ? outcomeOfBranch(code, rest, topic, []) : undefined;
};
