import { expression } from '../../../long-expression.ts';
import { type Code, closingOf } from './code.ts';

/** `HttpGet("{id}")` of `[HttpGet("{id}"), Authorize]` */
export interface Attribute {
  /** The last part of its name. */
  readonly name: string;
  readonly args: string;
}

/** A type or method of C# with what stands before it in square brackets. */
export interface Attributed {
  readonly kind: 'type' | 'method';
  readonly name: string;
  readonly attributes: readonly Attribute[];
  /** What stands before and behind the name: modifiers, parameters, bases. */
  readonly head: string;
  readonly offset: number;
  readonly body: number;
  readonly end: number;
}

const declaration = expression('gm')`
    ^[ \t]*(?:(?:public|protected|private|internal|static|sealed|abstract|partial|virtual|override|async|new|unsafe|readonly|file)\s{1,9})+
    (?:
      (?:class|record(?:\s{1,9}class)?|interface|struct)\s{1,9}(\w{1,100})
      |(?:[\w.?[\],]{1,200}(?:<[^;={}()]{1,200}>)?\??\s{1,9})(\w{1,100})\s{0,9}(?:<[^;={}()]{1,100}>)?\s{0,20}(?=\()
    )
  `;

/** The types and methods of a file in the order in which they start. */
export const attributedIn = (code: Code): readonly Attributed[] =>
  [...code.bare.matchAll(declaration)].slice(0, 4000).map((match): Attributed => {
    const after = match.index + match[0].length;
    const parameters = code.bare[after] === '(' ? closingOf(code, after) : after;
    const body = bodyFrom(code.bare, parameters, code);
    const isBraced = code.bare[body] === '{';
    return {
      kind: match[1] === undefined ? 'method' : 'type',
      name: match[1] ?? match[2] ?? '',
      attributes: attributesBefore(code, match.index),
      head: code.text.slice(match.index, body),
      offset: match.index,
      body,
      end: isBraced ? closingOf(code, body) : endOfStatement(code, body),
    };
  });

/** The brace, the arrow, or the end of a declaration without a body. */
const bodyFrom = (bare: string, from: number, code: Code): number => {
  const limit = Math.min(bare.length, from + 2000);
  for (let at = from; at < limit; at++) {
    if ('{;'.includes(bare[at] ?? '') || bare.startsWith('=>', at)) return at;
    if (bare[at] === '(') at = closingOf(code, at) - 1;
  }
  return limit;
};

const endOfStatement = (code: Code, from: number): number => {
  const limit = Math.min(code.bare.length, from + 20_000);
  for (let at = from; at < limit; at++) {
    const char = code.bare[at] ?? '';
    if (char === ';') return at;
    if ('({['.includes(char)) at = closingOf(code, at) - 1;
  }
  return limit;
};

/** Those in the brackets that end before this place with nothing but blanks between. */
const attributesBefore = (code: Code, offset: number): readonly Attribute[] => {
  const { bare } = code;
  const found: Attribute[] = [];
  let at = offset;
  for (let groups = 0; groups < 30; groups++) {
    let end = at;
    while (end > 0 && bare.charCodeAt(end - 1) <= 32) end--;
    if (bare[end - 1] !== ']') break;
    const open = openingOf(code, end);
    if (open === undefined || !/^\[\s{0,9}(?:\w{1,20}:\s{0,9})?[A-Z]/.test(bare.slice(open, open + 60))) break;
    found.unshift(...attributesIn(code, open, end));
    at = open;
  }
  return found;
};

const openingOf = (code: Code, end: number): number | undefined => {
  let at = code.bare.lastIndexOf('[', end - 1);
  for (let tries = 0; at >= 0 && tries < 50; tries++) {
    if (code.closings.get(at) === end) return at;
    at = code.bare.lastIndexOf('[', at - 1);
  }
  return undefined;
};

const attributesIn = (code: Code, open: number, end: number): readonly Attribute[] => {
  const found: Attribute[] = [];
  const one = /\s*,?\s*(?:\w{1,20}:\s*)?([A-Za-z_][\w.]{0,120})(?:<[^<>]{0,100}>)?\s*/y;
  let at = open + 1;
  while (at < end - 1) {
    one.lastIndex = at;
    const match = one.exec(code.bare);
    if (!match) break;
    at = one.lastIndex;
    const close = code.bare[at] === '(' ? closingOf(code, at) : undefined;
    found.push({
      name:
        (match[1] ?? '')
          .split('.')
          .at(-1)
          ?.replace(/(?<=.)Attribute$/, '') ?? '',
      args: close === undefined ? '' : code.text.slice(at + 1, close - 1),
    });
    at = close ?? at;
  }
  return found;
};

/** The last parts of the names of the bases of a type. */
export const basesOf = ({ head }: Pick<Attributed, 'head'>): readonly string[] => {
  let plain = head;
  for (let depth = 0; depth < 5; depth++) plain = plain.replaceAll(/<[^<>]*>|\([^()]*\)/g, ' ');
  const [, bases = ''] = /:([\s\S]*?)(?:\bwhere\b|$)/.exec(plain) ?? [];
  return bases
    .split(',')
    .map((base) => base.trim().split('.').at(-1) ?? '')
    .filter((base) => base !== '');
};
