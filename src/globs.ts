/** Does this path, relative and with forward slashes, match? */
export type PathTest = (path: string) => boolean;

const longest = 500;
const mostGlobs = 1000;
/** `{a,b}{c,d}` stands for four. */
const mostForms = 256;

/** Why this list is not taken as globs of a configuration, if so. */
export const globProblem = (globs: readonly string[]): string | undefined => {
  if (globs.length > mostGlobs) return `at most ${mostGlobs} globs`;
  const long = globs.find((glob) => glob.length > longest);
  if (long !== undefined) return `a glob has at most ${longest} characters`;
  const extended = globs.find((glob) => /(?:^|[^\\])[@!+*?]\(/.test(glob));
  if (extended !== undefined) return `"${extended}": patterns such as +(a|b) are not taken; use {a,b}`;
  const many = globs.find((glob) => formsOf(glob) === undefined);
  return many === undefined ? undefined : `"${many}": its braces stand for more than ${mostForms} globs`;
};

/**
 * Any of these globs: `*`, `?` and `[a-z]` within a part of the path (names that begin with a dot included), `**` for any number of parts, `{a,b}`, `{1..3}`,
 * `\` before what is to be taken as it is, `!` first for all that does not match. What `globProblem` names matches nothing.
 *
 * Not by an expression: those that libraries make of a glob go back over a path as often as it has stars, which takes hours with six of
 * them, and an audited repository brings globs and names alike. Here no step back goes beyond the last star.
 */
export const globTest = (globs: readonly string[]): PathTest => {
  const tests = globs
    .slice(0, mostGlobs)
    .filter((glob) => glob.length <= longest)
    .map(oneTest);
  return (path) => path !== '' && tests.some((test) => test(path));
};

const oneTest = (glob: string): PathTest => {
  const [before = '', marks = ''] = /^(?:\.\/)?(!*)/.exec(glob) ?? [];
  const tests = (formsOf(glob.slice(before.length)) ?? []).map(formTest);
  return marks.length % 2 === 1 ? (path) => !tests.some((test) => test(path)) : (path) => tests.some((test) => test(path));
};

const formTest = (form: string): PathTest => {
  if (!/[*?[\\]/.test(form)) return (path) => path === form;
  const parts = form.split('/').map(partOf);
  // `a/**` is `a` as well, `*/**` only what lies in a folder.
  if (parts.at(-1) === anyParts && parts.findLast((part) => part !== anyParts)?.at(-1) === anyNumber) parts.push([anyNumber]);
  const start = /^(?:[^*?[\\/]*\/)*/.exec(form)?.[0] ?? '';
  const end = /[^*?[\]\\/]*$/.exec(form)?.[0] ?? '';
  return (path) => path.endsWith(end) && `${path}/`.startsWith(start) && matchesAll(parts, path.split('/'), matchesPart, anyParts);
};

/** What one place of a part takes: a character, any, any number of them, or one of a class. */
type Token = string | typeof any | typeof anyNumber | { readonly negated: boolean; readonly ranges: readonly (readonly [string, string])[] };
type Part = readonly Token[] | typeof anyParts;
const any = Symbol('?');
const anyNumber = Symbol('*');
const anyParts = Symbol('**');

const partOf = (text: string): Part => {
  if (text === '**') return anyParts;
  const tokens: Token[] = [];
  for (const [whole] of text.matchAll(/\\.|\*+|\[[!^]?[^\]]+\]|./gs)) {
    if (whole.startsWith('*')) tokens.push(anyNumber);
    else if (whole === '?') tokens.push(any);
    else if (whole.length > 2 && whole.startsWith('[')) tokens.push(classOf(whole.slice(1, -1)));
    else tokens.push(whole.length === 2 ? whole.slice(1) : whole);
  }
  return tokens;
};

const classOf = (text: string): Token => ({
  negated: /^[!^]/.test(text),
  ranges: [...text.replace(/^[!^]/, '').matchAll(/\\?(.)(?:-\\?(.))?/gs)].map(([, from = '', to]) => [from, to ?? from] as const),
});

const matchesPart = (part: Part, name: string): boolean => part !== anyParts && matchesAll(part, name, matchesToken, anyNumber);

const matchesToken = (token: Token, character: string): boolean => {
  if (typeof token !== 'object') return token === any || token === character;
  return token.ranges.some(([from, to]) => character >= from && character <= to) !== token.negated;
};

/** Does a pattern take all of a text, where a star takes any number? Each takes as little as it can: where that fails, only the last one takes more. */
export function matchesAll<P, T>(pattern: readonly P[], text: ArrayLike<T>, matches: (one: P, of: T) => boolean, star: P): boolean {
  let at = 0;
  let next = 0;
  let lastStar = -1;
  let taken = 0;
  while (next < text.length) {
    if (at < pattern.length && pattern[at] === star) {
      lastStar = at++;
      taken = next;
    } else if (at < pattern.length && matches(pattern[at] as P, text[next] as T)) {
      at++;
      next++;
    } else if (lastStar >= 0) {
      at = lastStar + 1;
      next = ++taken;
    } else return false;
  }
  while (at < pattern.length && pattern[at] === star) at++;
  return at === pattern.length;
}

/** The globs without braces that this one stands for; undefined for too many. A brace that is not closed, or holds no comma and no range, is itself. */
const formsOf = (glob: string): readonly string[] | undefined => {
  const open = firstBrace(glob);
  if (open === undefined) return [glob];
  const { from, to, choices } = open;
  const rests = formsOf(glob.slice(to + 1));
  const forms = choices.map(formsOf);
  if (!rests || forms.includes(undefined) || forms.flat().length * rests.length > mostForms) return undefined;
  return forms.flat().flatMap((form) => rests.map((rest) => glob.slice(0, from) + form + rest));
};

interface Brace {
  readonly from: number;
  readonly to: number;
  readonly choices: readonly string[];
}

const firstBrace = (glob: string): Brace | undefined => {
  for (let from = glob.indexOf('{'); from >= 0; from = glob.indexOf('{', from + 1)) {
    const brace = glob[from - 1] === '\\' ? undefined : braceAt(glob, from);
    if (brace) return brace;
  }
  return undefined;
};

const braceAt = (glob: string, from: number): Brace | undefined => {
  const choices: string[] = [];
  let depth = 0;
  let start = from + 1;
  for (let at = from; at < glob.length; at++) {
    const character = glob[at];
    if (character === '\\') at++;
    else if (character === '{') depth++;
    else if ((character === ',' && depth === 1) || (character === '}' && --depth === 0)) {
      choices.push(glob.slice(start, at));
      start = at + 1;
      if (depth > 0) continue;
      const range = choices.length === 1 ? rangeOf(choices[0] ?? '') : choices;
      return range && { from, to: at, choices: range };
    }
  }
  return undefined;
};

const rangeOf = (text: string): readonly string[] | undefined => {
  const [, from, to] = /^(\d{1,5})\.\.(\d{1,5})$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const [low, high] = [Math.min(Number(from), Number(to)), Math.max(Number(from), Number(to))];
  return Array.from({ length: Math.min(high - low, mostForms) + 1 }, (_, index) => String(low + index));
};
