import { UnreadableError } from '../../errors.ts';
import type { Place } from '../formats/data-node.ts';
import { type CodeLine, codeBlocks } from '../formats/markdown-fences.ts';
import type { SourceFile } from '../source-file.ts';

/** A stretch of shell in which a container engine may be called: one line with its continuations, and what follows it. */
export interface CommandLines {
  readonly text: string;
  /** Commands that begin after this offset belong to the lines that follow. */
  readonly length: number;
  placeAt(offset: number): Place;
  readonly heading: string;
  /** The paragraph above the block, and the comments above the line: they may say that this is not to be done. */
  readonly before: string;
}

export type Source = 'markdown' | 'script';

const shells = new Set([
  '',
  'bash',
  'sh',
  'shell',
  'console',
  'zsh',
  'ksh',
  'fish',
  'shell-session',
  'shellsession',
  'sh-session',
  'terminal',
  'text',
  'plaintext',
  'cmd',
  'bat',
  'batch',
  'powershell',
  'ps',
  'ps1',
  'pwsh',
  'dos',
]);
const comments = new Set(['bash', 'sh', 'zsh', 'ksh', 'fish', 'powershell', 'ps1', 'pwsh']);
const engineCalled = /(?:^|[\s@;&|("'`=/+-])(?:docker|podman|nerdctl|\$[({]?(?:DOCKER|PODMAN|CONTAINER)[A-Z_]*[)}]?)(?:\.exe)?["']?\s[^\n]{0,300}?\b(?:run|create|build)\b/;

const markdown = /\.(?:md|markdown|mdx)$/i;
const script = /\.(?:sh|bash|zsh|mk)$|(?:^|\/)(?:GNUm|M|m)akefile(?:\.[\w.-]+)?$|(?:^|\/)\.?justfile$|\.just$|(?:^|\/)Taskfile(?:\.dist)?\.ya?ml$|(?:^|\/)package\.json$/i;

/** An article of a site, by its date: it tells of something, and not how to run this. */
const post = /(?:^|\/)_posts\/|\/(?:19|20)\d\d\/\d\d\/[^/]+\.mdx?$|\/(?:19|20)\d\d-\d\d-\d\d-[^/]+\.mdx?$/;

export const sourceOf = (path: string): Source | undefined => {
  const source = markdown.test(path) ? 'markdown' : script.test(path) ? 'script' : undefined;
  return source && !post.test(path) ? source : undefined;
};

export const commandLines = (file: SourceFile, source: Source, called = engineCalled): readonly CommandLines[] => {
  if (source === 'markdown') {
    return codeBlocks(file.lines).flatMap((block) =>
      shells.has(block.language)
        ? linesIn(
            block.lines.map((line) => withoutPrompt(line, block.language)),
            block.heading,
            block.before,
            called,
          )
        : [],
    );
  }
  const plain = file.lines.map((text, index): CodeLine => ({ text, line: index + 1, column: 1 }));
  return linesIn(file.name === 'package.json' ? plain.flatMap(scriptOfPackage) : plain.map(withoutRecipeMarks), '', '', called);
};

/** Lines that a quotation may go on over. */
const following = 8;
const maxCalls = 3000;

const linesIn = (lines: readonly CodeLine[], heading: string, before: string, called: RegExp): readonly CommandLines[] => {
  const found: CommandLines[] = [];
  for (let index = 0; index < lines.length; index++) {
    const first = lines[index];
    if (!first || !/docker|podman|nerdctl|\$[({]?(?:DOCKER|PODMAN|CONTAINER)/.test(first.text)) continue;
    let last = index;
    while (last + 1 < lines.length && last - index < 200 && continued.test(lines[last]?.text ?? '')) last++;
    const own = lines.slice(index, last + 1).map((line) => ({ ...line, text: line.text.replace(continued, ' ') }));
    const joined = own.map(({ text }) => text).join(' ');
    if (called.test(joined) && !/^\s*(?:#|\/\/|REM\b|::)/.test(first.text)) {
      const rest = lines.slice(last + 1, last + 1 + (/["'`]|\$\(|<</.test(joined) ? following : 0)).map((line) => ({ ...line, text: `\n${line.text}`, column: line.column - 1 }));
      const pieces = [...own.map((line, at) => (at === 0 ? line : { ...line, text: ` ${line.text}`, column: line.column - 1 })), ...rest];
      if (found.length === maxCalls) throw new UnreadableError(`more than ${maxCalls} calls of a container engine`, first.line);
      found.push({ ...inOne(pieces), length: joined.length, heading, before: `${before} ${commentsAbove(lines, index)}` });
    }
    index = last;
  }
  return found;
};

/** `\`, and the carets and backticks of the shells of Windows. */
const continued = /(?:\\|(?<=\s)[`^])[ \t]*$/;

const commentsAbove = (lines: readonly CodeLine[], index: number): string => {
  let first = index;
  while (first > 0 && index - first < 5 && /^\s*(?:#|\/\/|REM\b)/.test(lines[first - 1]?.text ?? '')) first--;
  return lines
    .slice(first, index)
    .map(({ text }) => text)
    .join(' ');
};

const inOne = (pieces: readonly CodeLine[]): { text: string; placeAt(offset: number): Place } => {
  const starts: { readonly from: number; readonly line: number; readonly column: number }[] = [];
  let length = 0;
  for (const { text, line, column } of pieces) {
    starts.push({ from: length, line, column });
    length += text.length;
  }
  const placeAt = (offset: number): Place => {
    const piece = starts.findLast(({ from }) => from <= offset) ?? { from: 0, line: 1, column: 1 };
    return { line: piece.line, column: Math.max(1, piece.column + offset - piece.from) };
  };
  return { text: pieces.map(({ text }) => text).join(''), placeAt };
};

const cutLine = (line: CodeLine, length: number): CodeLine => ({ text: line.text.slice(length), line: line.line, column: line.column + length });

/** `$ `, `> `, `PS C:\> `, `user@host:~$ `; a `#` begins a comment where the block says which shell it is. */
const withoutPrompt = (line: CodeLine, language: string): CodeLine => {
  const prompt = /^\s*(?:[$%>»❯➜]|PS [^>]{0,100}>|[\w.-]{1,64}@[\w.-]{1,64}[^$#%]{0,100}[$#%]|\([\w.-]{1,40}\)\s*\$)\s+/.exec(line.text)?.[0];
  if (prompt !== undefined) return cutLine(line, prompt.length);
  const root = comments.has(language) ? undefined : /^\s*#\s+(?=(?:sudo\s+)?(?:docker|podman|nerdctl)\s)/.exec(line.text)?.[0];
  return root === undefined ? line : cutLine(line, root.length);
};

/** The marks in front of a recipe's line in make and just, and of a list's entry in a Taskfile. */
const withoutRecipeMarks = (line: CodeLine): CodeLine => cutLine(line, recipeMarks.exec(line.text)?.[0].length ?? 0);
const recipeMarks = /^\s*(?:[@+-]+\s*)?(?:cmd:\s*)?(?=(?:sudo\s+)?(?:docker|podman|nerdctl|\$[({])|if\s|for\s)/;

const scriptOfPackage = ({ text, line, column }: CodeLine): CodeLine[] =>
  [...text.slice(0, longestLine).matchAll(/"(?:[^"\\]|\\.){1,200}"\s*:\s*"((?:[^"\\]|\\.)*)"/g)].map((pair) => {
    const [whole, value = ''] = pair;
    return { text: value.replaceAll('\\"', '"').replaceAll('\\\\', '\\'), line, column: column + pair.index + whole.length - value.length - 1 };
  });
/** A longer one is no manifest that somebody wrote. */
const longestLine = 100_000;
