import { type Span, withoutProse } from '../../code/blank-spans.ts';
import { type BlockGrammar, type BlockSource, blocksOf, type Statement, withoutBrackets } from '../block-statements.ts';

/** Undefined where the ends do not match what they close: such a file was not understood. */
export const elixirStatements = (source: string): readonly Statement[] | undefined => blocksOf(elixirSource(source), elixir);

const elixir: BlockGrammar = {
  opens: (line) => {
    const bare = withoutBrackets(line);
    return (bare.match(/(?<![\w.:@])(?:do|fn)\b(?![?!:])/g)?.length ?? 0) - (bare.match(/(?<![\w.:@])end\b(?![?!:])/g)?.length ?? 0);
  },
  goesOn: /(?:[,\\=+]|\|>|<>|&&|\|\||->|(?<![?!\w])(?:and|or|not|when))\s*$/,
  takenUp: /^\s*(?:\|>|\|\||&&|<>|and\b|or\b|when\b)/,
};

/** Comments and strings of Elixir, sigils among them: `~r/a/`, `~p"/a"`. */
export const elixirSource = (source: string): BlockSource => {
  const comments: Span[] = [];
  const strings: Span[] = [];
  const token = /#|"""|'''|["']|~[a-zA-Z]+(?:"""|'''|[/"'|([{<])|\?\\?["'#]/g;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const { 0: mark, index: start } = found;
    const from = token.lastIndex;
    if (mark === '#') {
      const line = source.indexOf('\n', start);
      token.lastIndex = line < 0 ? source.length : line;
      comments.push([start, token.lastIndex]);
    } else if (!mark.startsWith('?')) {
      const open = /(?:"""|'''|.)$/.exec(mark)?.[0] ?? '"';
      const end = endOf(source, from, closers[open] ?? open);
      strings.push([from, Math.max(from, end - (closers[open] ?? open).length)]);
      token.lastIndex = end;
    }
  }
  return withoutProse(source, comments, strings);
};

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
const endOf = (source: string, from: number, closer: string): number => {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source.startsWith(closer, at)) return at + closer.length;
  }
  return source.length;
};
