import type { Place } from '../formats/data-node.ts';
import { countWhile } from '../text/count-while.ts';
import { placesIn } from '../text/shell-words.ts';

/**
 * The instructions of a Dockerfile as BuildKit's parser splits them: continuation lines joined, comments and blank lines between them dropped,
 * here-documents apart. https://github.com/moby/buildkit/blob/master/frontend/dockerfile/parser/parser.go
 */
export interface LogicalLine extends Place {
  /** In capitals. */
  readonly keyword: string;
  /** What follows the keyword, in one line. */
  readonly text: string;
  readonly endLine: number;
  readonly heredocs: readonly Heredoc[];
  /** The place of an offset into `text`. */
  placeAt(offset: number): Place;
}

export interface Heredoc {
  /** Where the word `<<NAME` stands in the text. */
  readonly offset: number;
  readonly length: number;
  readonly name: string;
  readonly body: string;
  readonly expands: boolean;
  readonly bodyAt: Place;
}

export interface LogicalLines {
  readonly escapeChar: '\\' | '`';
  readonly lines: readonly LogicalLine[];
}

interface Joined {
  text: string;
  /** Offsets into `text` at which a new line of the file begins, and where that is. */
  readonly pieces: { readonly from: number; readonly line: number; readonly column: number }[];
}

const directive = /^#[ \t]*([A-Za-z][A-Za-z0-9]*)[ \t]*=[ \t]*(\S.*)$/;

/** `indent`: how far every line stands in, where the Dockerfile is a part of another file. */
export const logicalLines = (source: readonly string[], indent = 0): LogicalLines => {
  const escapeChar = escapeOf(source);
  const continued = escapeChar === '`' ? /(^|[^`])`[ \t]*$/ : /(^|[^\\])\\[ \t]*$/;
  const lines: LogicalLine[] = [];
  let at = 0;
  while (at < source.length) {
    const start = at;
    const joined: Joined = { text: '', pieces: [] };
    const parts: string[] = [];
    let length = 0;
    for (let more = true; more && at < source.length; at++) {
      const line = source[at] ?? '';
      const first = parts.length === 0;
      if (/^\s*#/.test(line) || (!first && /^\s*$/.test(line))) {
        if (first) break;
        continue;
      }
      const blanks = first ? (/^\s*/.exec(line)?.[0].length ?? 0) : 0;
      const body = line.slice(blanks).replace(continued, '$1');
      more = body.length < line.length - blanks;
      joined.pieces.push({ from: length, line: at + 1, column: blanks + 1 });
      parts.push(body);
      length += body.length;
      if (first && body === '' && !more) break;
    }
    if (at === start || parts.length === 0) {
      at = Math.max(at, start + 1);
      continue;
    }
    joined.text = parts.join('');
    const made = instruction(joined, source, at, indent);
    if (!made) {
      at = Math.max(at, start + 1);
      continue;
    }
    at = made.next;
    lines.push(made.line);
  }
  return { escapeChar, lines };
};

/** `# escape=` counts only among the directives at the very top. */
const escapeOf = (source: readonly string[]): '\\' | '`' => {
  for (const line of source) {
    const [, name, value] = directive.exec(line) ?? [];
    if (name === undefined) break;
    if (name.toLowerCase() === 'escape' && value?.trim() === '`') return '`';
  }
  return '\\';
};

const instruction = (joined: Joined, source: readonly string[], next: number, indent: number): { line: LogicalLine; next: number } | undefined => {
  const [all = '', keyword = ''] = /^\s*(\S+)\s*/.exec(joined.text) ?? [];
  if (keyword === '') return undefined;
  const text = joined.text.slice(all.length).trimEnd();
  const placeAt = (offset: number): Place => placeIn(joined, offset + all.length);
  const { heredocs, end } = readHeredocs(keyword.toUpperCase(), text, source, next, indent);
  return { line: { keyword: keyword.toUpperCase(), text, ...placeIn(joined, 0), endLine: end, heredocs, placeAt }, next: end };
};

const placeIn = ({ pieces }: Joined, offset: number): Place => {
  const piece = pieces[Math.max(0, countWhile(pieces, ({ from }) => from <= offset) - 1)];
  return { line: piece?.line ?? 1, column: (piece?.column ?? 1) + offset - (piece?.from ?? 0) };
};

/** A here-document is announced by a word of its own, in RUN, COPY and ADD (and ONBUILD of these), not in their JSON form. */
const readHeredocs = (keyword: string, text: string, source: readonly string[], from: number, indent: number): { heredocs: readonly Heredoc[]; end: number } => {
  const heredocs: Heredoc[] = [];
  let at = from;
  if (!text.includes('<<') || !/^(?:ONBUILD\s+)?(?:RUN|COPY|ADD)$/i.test(keyword === 'ONBUILD' ? `ONBUILD ${/^\S*/.exec(text)?.[0]}` : keyword) || text.startsWith('[')) {
    return { heredocs, end: at };
  }
  for (const { word, offset } of unquotedWords(text)) {
    const [, dash, quote, name] = /^\d*<<(-?)(["']?)([^<"']+)\2$/.exec(word) ?? [];
    if (name === undefined) continue;
    const start = at;
    const ends = (line: string): boolean => (dash ? line.slice(indent).replace(/^\t+/, '') : line.slice(indent)) === name;
    while (at < source.length && !ends(source[at] ?? '')) at++;
    const body = source.slice(start, at).map((line) => `${line}\n`);
    heredocs.push({ offset, length: word.length, name, body: body.join(''), expands: quote === '', bodyAt: { line: start + 1, column: 1 } });
    at = Math.min(at + 1, source.length);
  }
  return { heredocs, end: at };
};

/** Words between blanks; a blank in quotes does not end one. */
function* unquotedWords(text: string): Iterable<{ word: string; offset: number }> {
  for (const found of text.matchAll(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*'|["'\\])+/g)) yield { word: found[0], offset: found.index };
}

/** The places of a here-document's body. */
export const placesInBody = ({ body, bodyAt }: Heredoc): ((offset: number) => Place) => placesIn(body, bodyAt);

/** The instruction that stands behind ONBUILD, in its own place. */
export const onBuildOf = (line: LogicalLine): LogicalLine => {
  const [all = '', keyword = ''] = /^(\S+)\s*/.exec(line.text) ?? [];
  return {
    ...line,
    keyword: keyword.toUpperCase(),
    text: line.text.slice(all.length),
    heredocs: line.heredocs.map((heredoc) => ({ ...heredoc, offset: heredoc.offset - all.length })),
    placeAt: (offset) => line.placeAt(offset + all.length),
  };
};
