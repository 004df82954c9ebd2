import { type Code, closingOf } from './code.ts';

/** `@GetMapping("/jobs")` */
export interface Annotation {
  /** The last part of its name. */
  readonly name: string;
  /** What stands in its brackets. */
  readonly args: string;
  readonly offset: number;
}

/** A type or method of Java or Kotlin with what stands before it. */
export interface Annotated {
  readonly kind: 'type' | 'method';
  readonly name: string;
  readonly annotations: readonly Annotation[];
  /** From the end of the annotations to the body: modifiers, parameters, what a type is made of. */
  readonly head: string;
  readonly offset: number;
  /** Offset of the opening brace of the body, or of what stands in its place; where there is none, that of the end of the head. */
  readonly body: number;
  readonly end: number;
}

const mark = /@(?:(?:file|get|field|param|set|property):)?([A-Z]\w{0,80}(?:\.[A-Z]\w{0,80}){0,3})/g;
const modifiers =
  /(?:(?:public|protected|private|internal|static|final|abstract|open|override|default|suspend|inline|synchronized|data|sealed|non-sealed|companion|inner|strictfp)\s{1,40})+/y;
const typeHead = /(?:class|(?:fun\s{1,9})?interface|@interface|annotation\s{1,9}class|enum\s{1,9}class|enum|record|object)\s{1,20}(\w{1,100})/y;
const kotlinHead = /fun\s{1,9}(?:<[^>\n]{1,100}>\s{0,9})?(?:\w{1,80}\.)?`?(\w[\w ]{0,100})`?\s{0,9}\(/y;
const javaHead = /(?:<[^()=;{}]{1,100}>\s{0,9})?[\w<>[\],.?&\s]{1,300}?(\w{1,100})\s{0,20}\(/y;
const blank = /\s*/y;

/** More stand before nothing that a person wrote. */
const mostOfOne = 40;

/** In the order in which they stand; what is annotated inside of brackets, as parameters are, is left out. */
export const annotatedIn = (code: Code): readonly Annotated[] => {
  const { bare } = code;
  const found: Annotated[] = [];
  const seek = new RegExp(mark);
  const following = new RegExp(mark.source, 'y');
  let groups = 0;
  for (let first = seek.exec(bare); first && groups < 20_000; first = seek.exec(bare)) {
    groups += 1;
    const annotations: Annotation[] = [];
    let at = first.index;
    let next: RegExpExecArray | undefined = first;
    while (next && annotations.length < mostOfOne) {
      const after = next.index + next[0].length;
      const open = skip(bare, after, blank);
      const hasArgs = bare[open] === '(' && !bare.slice(after, open).includes('\n\n');
      at = hasArgs ? closingOf(code, open) : after;
      annotations.push({ name: next[1]?.split('.').at(-1) ?? '', args: hasArgs ? code.text.slice(open + 1, at - 1) : '', offset: next.index });
      at = skip(bare, skip(bare, skip(bare, at, blank), modifiers), blank);
      following.lastIndex = at;
      next = following.exec(bare) ?? undefined;
    }
    seek.lastIndex = at;
    const declared = declarationAt(code, at);
    if (!declared) continue;
    seek.lastIndex = declared.kind === 'type' ? at + 1 : declared.body;
    found.push({ ...declared, annotations, offset: first.index });
  }
  return found;
};

const skip = (text: string, from: number, pattern: RegExp): number => {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
};

/** The type or method that is declared at this offset, its modifiers left out. */
export const declarationAt = (code: Code, at: number): Omit<Annotated, 'annotations' | 'offset'> | undefined => {
  const { bare } = code;
  for (const [pattern, kind] of [
    [typeHead, 'type'],
    [kotlinHead, 'method'],
    [javaHead, 'method'],
  ] as const) {
    pattern.lastIndex = at;
    const match = pattern.exec(bare);
    if (!match) continue;
    const parameters = kind === 'method' ? closingOf(code, at + match[0].length - 1) : at + match[0].length;
    const body = bodyFrom(code, parameters);
    const isBraced = bare[body] === '{';
    return { kind, name: match[1] ?? '', head: code.text.slice(at, body), body, end: isBraced ? closingOf(code, body) : kind === 'method' ? endOfExpression(code, body) : body };
  }
  return undefined;
};

/** The brace, the `=` of Kotlin, or where the declaration ends without either. */
const bodyFrom = (code: Code, from: number): number => {
  const { bare } = code;
  const limit = Math.min(bare.length, from + 3000);
  for (let at = from; at < limit; at++) {
    const char = bare[at] ?? '';
    if ('{=;'.includes(char)) return at;
    if (char === '(') at = closingOf(code, at) - 1;
    else if (char === '}' || char === '@' || (char === '\n' && /^\n\s*(?:\n|(?:fun|val|var|override|suspend|private|public|abstract)\b)/.test(bare.slice(at, at + 80)))) return at;
  }
  return limit;
};

/** Of a function of Kotlin that is an expression: up to what is declared next. */
const endOfExpression = ({ bare }: Code, from: number): number => {
  if (bare[from] !== '=') return from;
  const rest = bare.slice(from, from + 20_000);
  const next = /\n\s*\n|\n\}|\n[ \t]{1,40}(?:@[A-Z]|(?:private |override |suspend |internal )*fun\b)/.exec(rest);
  return from + (next?.index ?? rest.length);
};
