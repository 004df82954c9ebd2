/** A text that is put together of literals and of constants: `Paths.API + "/jobs"`. */
export type Expression = readonly (Literal | Reference)[];

export interface Literal {
  readonly text: string;
}

export interface Reference {
  /** As written: `Paths.API`. */
  readonly name: string;
}

const part = /\s*(?:"((?:[^"\\\n]|\\.){0,300})"|([A-Za-z_][\w.]{0,120}))\s*/y;

/** The expressions of a list that begins at this place, with or without brackets round it: `{"/a", B + "/c"}`, `["/a"]`, `"/a", "/b"`. It ends before what is no text. */
export const expressionsIn = (text: string, from = 0): readonly Expression[] => {
  const found: Expression[] = [];
  const lead = /\s*(?:[{[]|(?:arrayOf|new\s+String\[\]\s*\{)\(?)?/y;
  lead.lastIndex = from;
  let at = lead.test(text) ? lead.lastIndex : from;
  while (found.length < 200) {
    const parts: (Literal | Reference)[] = [];
    for (;;) {
      part.lastIndex = at;
      const match = part.exec(text);
      if (!match) break;
      const [all, literal, name = ''] = match;
      if (literal === undefined && /^\s*=(?!=)/.test(text.slice(at + all.length, at + all.length + 3))) return found;
      parts.push(literal === undefined ? { name } : { text: literal });
      at += all.length;
      if (text[at] !== '+') break;
      at += 1;
    }
    if (parts.length === 0) return found;
    // What is called is no constant.
    found.push(text[at] === '(' ? [{ name: '()' }] : parts);
    if (text[at] !== ',') return found;
    at += 1;
  }
  return found;
};

/** The text, where each constant is known; `undefined` for one that is not. */
export const textOf = (expression: Expression, said: (name: string) => string | undefined): string | undefined => {
  const parts = expression.map((one) => ('text' in one ? one.text : said(one.name)));
  return parts.some((one) => one === undefined) ? undefined : parts.join('');
};

export interface Constant {
  /** With the type it belongs to: `Paths.API`. */
  readonly name: string;
  readonly values: readonly Expression[];
}

const constant =
  /\b(?:String(?:\s{0,3}\[\s{0,3}\])?\s{1,9}(\w{1,80})(?:\s{0,3}\[\])?|(?:const\s{1,9})?val\s{1,9}(\w{1,80})(?:\s{0,3}:\s{0,3}\w{1,40}(?:<\w{1,20}>)?)?|(?:Set|List)<String>\s{1,9}(\w{1,80}))\s{0,9}=\s{0,9}(?=["{[A-Za-z])/g;
const maker = /^(?:new\s+String\s*\[\s*\]\s*\{|(?:arrayOf|listOf|setOf|List\.of|Set\.of|Arrays\.asList)\()\s*/;

/** Texts and lists of texts that have a name. `ownerOf` says which type stands round a place. */
export const constantsIn = (text: string, ownerOf: (offset: number) => string): readonly Constant[] =>
  [...text.matchAll(constant)].slice(0, 500).flatMap((match): Constant[] => {
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    const start = match.index + match[0].length;
    const rest = text.slice(start, start + 20_000);
    const [lead = ''] = maker.exec(rest) ?? [];
    const end = text.indexOf(lead === '' && text[start] !== '{' ? '\n\n' : lead.endsWith('(') ? ')' : '}', start);
    const values = expressionsIn(text.slice(0, end < 0 ? undefined : end), start + lead.length);
    return values.length === 0 || values.some((one) => one.some((each) => 'name' in each && each.name === '()')) ? [] : [{ name: `${ownerOf(match.index)}.${name}`, values }];
  });
