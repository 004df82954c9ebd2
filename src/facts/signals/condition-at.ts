import { openingLinesAt } from '../opening-lines.ts';
import type { Code } from './code.ts';

/**
 * The name asked by the nearest `if` that encloses this offset by its indentation, at most 30 lines up, with `!` before it where it is asked not to
 * be; of a comparison with the name of an environment that name: `process.env.NODE_ENV !== 'test'` is `!test`.
 */
export const conditionAt = ({ text, bare }: Pick<Code, 'text' | 'bare'>, offset: number): string | undefined => {
  const from = Math.max(0, offset - 10_000);
  const before = bare.slice(from, offset + 1);
  for (const line of openingLinesAt(before, before.length - 1, 30)) {
    const [asked, negated, name] = /^\s*(?:\}?\s*else\s+|el)?if\s*\(?\s*(!|not\s+)?\s*(?:["']["' ]{0,80}\s(?:not\s+)?in\s+)?([A-Za-z_][\w.]*)/.exec(line) ?? [];
    if (asked === undefined || name === undefined || /^(?:err|__name__|ok|require\.main)$/.test(name)) continue;
    const start = from + before.lastIndexOf(line) + asked.length;
    const [, sign, environment] = comparedWith.exec(text.slice(start, start + 80)) ?? [];
    const isNot = (negated !== undefined) !== (sign === '!');
    return `${isNot ? '!' : ''}${environment ?? name.split('.').at(-1)}`;
  }
  return undefined;
};

const comparedWith = /^(?:\[["'`]\w{1,40}["'`]\])?\s{0,9}([!=])==?\s{0,9}["'`](prod(?:uction)?|dev(?:elopment)?|test(?:ing)?|local|debug)["'`]/i;
