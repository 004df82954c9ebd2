import { UnreadableError } from '../../errors.ts';
import { type Directive, maxDepth } from './directive.ts';

interface Token {
  readonly text: string;
  readonly mark: '' | ';' | '{' | '}';
  readonly line: number;
  readonly column: number;
}

/**
 * The directives of nginx, with positions. Comments are left out, Lua blocks skipped; variables and braces of templates (`${DOMAIN}`, `{{ domain }}`)
 * stay in their words. Throws UnreadableError for a block that is not closed.
 * https://nginx.org/en/docs/beginners_guide.html#conf_structure
 */
export const parseNginx = (text: string): readonly Directive[] => {
  const tokens = tokensOf(text);
  const readBlock = (depth: number, opened: Token | undefined): readonly Directive[] => {
    if (depth > maxDepth) throw new UnreadableError(`nested deeper than ${maxDepth}`, opened?.line, opened?.column);
    const directives: Directive[] = [];
    let words: Token[] = [];
    for (let next = tokens.next(); !next.done; next = tokens.next()) {
      const token = next.value;
      if (token.mark === '') words.push(token);
      else if (token.mark === '}') {
        if (opened) return directives;
        throw new UnreadableError('a brace closes what was not opened', token.line, token.column);
      } else {
        const block = token.mark === '{' ? readBlock(depth + 1, token) : undefined;
        const [first, ...rest] = words;
        if (first) directives.push({ name: first.text, args: rest.map((word) => word.text), line: first.line, column: first.column, ...(block ? { block } : {}) });
        words = [];
      }
    }
    if (opened) throw new UnreadableError('a block is not closed', opened.line, opened.column);
    return directives;
  };
  return readBlock(0, undefined);
};

const piece =
  /\r\n|\n|\r|[ \t\f\v\uFEFF]+|#[^\r\n]*|\{%(?:[^%]|%(?!\})){0,300}%\}|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|(?:\\.|\$\{[^}\r\n]{0,200}\}|\{\{[^}\r\n]{0,200}\}\}|[^\s;{}"'\\]|(?<=\S)["'])+|[;{}]|[\s\S]/gy;

function* tokensOf(text: string): Generator<Token> {
  let line = 1;
  let lineStart = 0;
  let lua = false;
  piece.lastIndex = 0;
  for (let found = piece.exec(text); found; found = piece.exec(text)) {
    const [raw] = found;
    const place = { line, column: found.index - lineStart + 1 };
    const start = raw.charAt(0);
    if (raw.includes('\n') || raw.includes('\r')) {
      const breaks = [...raw.matchAll(/\r\n|\n|\r/g)];
      line += breaks.length;
      const last = breaks.at(-1);
      if (last) lineStart = found.index + last.index + last[0].length;
    }
    if (/^\s|^#|^\{%|^\uFEFF/.test(raw)) continue;
    if (raw === '{' && lua) {
      const end = endOfLua(text, piece.lastIndex);
      const last = [...text.slice(piece.lastIndex, end).matchAll(/\r\n|\n|\r/g)]
        .map((found, index) => ({ lines: index + 1, start: piece.lastIndex + found.index + found[0].length }))
        .at(-1);
      line += last?.lines ?? 0;
      lineStart = last?.start ?? lineStart;
      piece.lastIndex = end;
      lua = false;
      yield { text: '', mark: ';', ...place };
    } else if (raw === ';' || raw === '{' || raw === '}') {
      lua = false;
      yield { text: '', mark: raw, ...place };
    } else {
      if (raw.endsWith('_by_lua_block')) lua = true;
      yield { text: (start === '"' || start === "'") && raw.length > 1 ? raw.slice(1, -1) : raw, mark: '', ...place };
    }
  }
}

/** Behind the brace that closes a Lua block; braces in its strings and comments are rare enough to be counted along. */
const endOfLua = (text: string, start: number): number => {
  let depth = 1;
  for (const brace of text.slice(start).matchAll(/--[^\r\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[{}]/g)) {
    if (brace[0] === '{') depth++;
    if (brace[0] === '}' && --depth === 0) return start + brace.index + 1;
  }
  return text.length;
};
