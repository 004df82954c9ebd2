import { openingLinesAt } from '../../text/opening-lines.ts';
import type { Code } from './code.ts';

/**
 * The name asked by the nearest `if` that encloses this offset, on its own line or by its indentation, at most 30 lines up, with `!` before it where
 * it is asked not to be; of a comparison with the name of an environment that name: `process.env.NODE_ENV !== 'test'` is `!test`. What is written into
 * an answer stands below questions about the request, which are no settings: these are passed over where they are named.
 */
export const conditionAt = ({ text, bare }: Pick<Code, 'text' | 'bare'>, offset: number, ofRequest?: RegExp): string | undefined => {
  const from = Math.max(0, offset - 10_000);
  const before = bare.slice(from, offset + 1);
  const own = ownCondition.exec(before.slice(before.lastIndexOf('\n') + 1))?.[0];
  for (const line of [own ?? '', ...openingLinesAt(before, before.length - 1, 30)]) {
    const opening = elseAlone.test(line) ? ifAbove(before, line) : line;
    if (opening !== own && !opensIf.test(opening)) continue;
    const [asked, negated, name] = /^\s*(?:(?:\}?\s*else\s+|el)?if\b\s*\(?)?\s*(!|not\s+)?\s*(?:["']["' ]{0,80}\s(?:not\s+)?in\s+)?([A-Za-z_][\w.]*)/.exec(opening) ?? [];
    if (asked === undefined || name === undefined || /^(?:err|__name__|ok|require\.main)$/.test(name) || ofRequest?.test(name)) continue;
    const start = from + before.lastIndexOf(opening) + asked.length;
    // `if failed := serve(); failed != nil`: what it stands in is carried out, and asked for afterwards.
    if (opening === own && /^\s?:=/.test(text.slice(start, start + 3))) continue;
    const [read = '', variable] = readsVariable.test(name) ? (variableRead.exec(text.slice(start, start + 80)) ?? []) : [];
    const [, sign, environment] = comparedWith.exec(text.slice(start + read.length, start + read.length + 80)) ?? [];
    const isNot = ((negated !== undefined) !== (sign === '!')) !== (opening !== line);
    return `${isNot ? '!' : ''}${environment ?? variable ?? name.split('.').at(-1)}`;
  }
  return undefined;
};

/** The `if` whose `else` this is: the nearest above that is set in as far, at most 60 lines up. */
const ifAbove = (before: string, line: string): string => {
  const above = before
    .slice(0, before.lastIndexOf(line))
    .split('\n')
    .slice(-60, -1)
    .filter((each) => each.trim() !== '');
  const indent = indentOf(line);
  const found = above.findLast((each) => indentOf(each) < indent || (indentOf(each) === indent && opensIf.test(each))) ?? '';
  return indentOf(found) === indent ? found : '';
};
const indentOf = (line: string): number => line.search(/\S|$/);
const elseAlone = /^\s*\}?\s*else\s*[{:]?\s*$/;
const opensIf = /^\s*(?:\}?\s*else\s+|el)?if\b/;
/** `if (x) app`, `if x: app`, `if x { app`, `x && app`, `x ? app`: the condition is over, and what it is for is not. */
const ownCondition =
  /^\s*(?:\}?\s*else\s+|el)?if(?:\s*\((?:[^()]|\([^()]*\))*\)\s*(?:\{[^}]*|[^;{}]*)|\s+(?!\()[^:{}]*[:{][^;{}]*)$|^\s*!?[A-Za-z_][\w.]*(?:\s{0,9}[!=]==?\s{0,9}(?:["'`][^"'`]{0,60}["'`]|\w{1,60}))?\s*(?:&&|\s\?\s)\s*[\w.]*$/;

/** `os.getenv("X") == "1"`, `app.config["X"]` and `app.get('x')` ask for X. */
const readsVariable = /(?:^|\.)(?:[gG]etenv|LookupEnv|(?:environ|env|config|settings)(?:\.get)?|app\.get)$/;
const variableRead = /^[([]{1,2}\s{0,3}["'`](\w{1,60})["'`][^\n]{0,40}?[)\]]/;
const comparedWith = /^(?:\[["'`]\w{1,40}["'`]\])?\s{0,9}([!=])==?\s{0,9}["'`](prod(?:uction)?|dev(?:elopment)?|test(?:ing)?|stag(?:e|ing)|qa|uat|ci|local|debug)["'`]/i;
