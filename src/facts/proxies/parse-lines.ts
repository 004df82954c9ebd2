import { type Directive, maxDepth } from './directive.ts';

/** More than any line goes on to. */
const maxWords = 500;

interface Open {
  readonly directives: Directive[];
}

/**
 * A Caddyfile: one directive a line, a brace at the end of the line opens its block. A block that is not closed ends with the file.
 * https://caddyserver.com/docs/caddyfile/concepts
 */
export const parseCaddyfile = (lines: readonly string[]): readonly Directive[] => {
  const root: Directive[] = [];
  const open: Open[] = [{ directives: root }];
  let continued: { words: string[]; line: number; column: number } | undefined;
  for (const [index, line] of lines.entries()) {
    const words = wordsOf(line);
    const place = { line: index + 1, column: line.length - line.trimStart().length + 1 };
    const current: { words: string[]; line: number; column: number } = continued ? { ...continued, words: [...continued.words, ...words].slice(0, maxWords) } : { words, ...place };
    continued = undefined;
    if (current.words.at(-1) === '\\') {
      continued = { ...current, words: current.words.slice(0, -1) };
      continue;
    }
    // Addresses may go on behind a comma.
    if (open.length === 1 && current.words.at(-1)?.endsWith(',')) {
      continued = current;
      continue;
    }
    if (current.words.length === 0) continue;
    if (current.words[0] === '}') {
      if (open.length > 1) open.pop();
      continue;
    }
    const opens = current.words.at(-1) === '{';
    const [name = '', ...args] = opens ? current.words.slice(0, -1) : current.words;
    const at = { line: current.line, column: current.column };
    if (!opens) open.at(-1)?.directives.push({ name, args, ...at });
    else if (open.length <= maxDepth) {
      const block: Directive[] = [];
      open.at(-1)?.directives.push({ name, args, ...at, block });
      open.push({ directives: block });
    }
  }
  return root;
};

/** Names of Apache may be written in any case; these are asked for. */
const apacheNames = new Map(
  'VirtualHost IfModule IfDefine IfVersion Location LocationMatch Directory DirectoryMatch Macro If Include IncludeOptional SSLEngine SSLProtocol SSLCipherSuite ServerName ServerAlias ServerTokens Header Redirect RedirectMatch RedirectPermanent RewriteRule ProxyPass ProxyPassMatch DocumentRoot Require RemoteIPHeader'
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
);

/** Apache: one directive a line, sections between `<Name …>` and `</Name>`. https://httpd.apache.org/docs/2.4/configuring.html */
export const parseApache = (lines: readonly string[]): readonly Directive[] => {
  const root: Directive[] = [];
  const open: Open[] = [{ directives: root }];
  let before = '';
  for (const [index, line] of lines.entries()) {
    const joined = `${before}${line}`;
    if (joined.endsWith('\\')) {
      before = joined.slice(0, -1).slice(0, 10_000);
      continue;
    }
    before = '';
    const trimmed = joined.trim();
    const at = { line: index + 1, column: line.length - line.trimStart().length + 1 };
    if (/^<\//.test(trimmed)) {
      if (open.length > 1) open.pop();
      continue;
    }
    const section = /^<([A-Za-z]+)([^>]*)>?$/.exec(trimmed);
    const words = wordsOf(section ? `${section[1]} ${section[2]}` : trimmed);
    const [written, ...args] = words;
    if (written === undefined) continue;
    const name = apacheNames.get(written.toLowerCase()) ?? written;
    if (!section) open.at(-1)?.directives.push({ name, args, ...at });
    else if (open.length <= maxDepth) {
      const block: Directive[] = [];
      open.at(-1)?.directives.push({ name, args, ...at, block });
      open.push({ directives: block });
    }
  }
  return root;
};

/** HAProxy: a section begins in the first column, its directives are set in. https://docs.haproxy.org/ */
export const parseHaproxy = (lines: readonly string[]): readonly Directive[] => {
  const root: (Directive & { readonly block: Directive[] })[] = [];
  for (const [index, line] of lines.entries()) {
    const [name, ...args] = wordsOf(line);
    if (name === undefined) continue;
    const at = { line: index + 1, column: line.length - line.trimStart().length + 1 };
    if (/^(?:global|defaults|frontend|backend|listen|resolvers|userlist|peers|cache|mailers|program|ring|http-errors)$/.test(name)) root.push({ name, args, ...at, block: [] });
    else root.at(-1)?.block.push({ name, args, ...at });
  }
  return root;
};

/** Words of a line without its comment; quotes and backticks are taken off. */
const wordsOf = (line: string): string[] => {
  const words: string[] = [];
  for (const [word] of line.slice(0, 10_000).matchAll(/#.*$|"(?:[^"\\]|\\.)*"|`[^`]*`|'[^']*'(?=\s|$)|[^\s]+/g)) {
    if (word.startsWith('#')) break;
    words.push(/^["`']/.test(word) && word.length > 1 ? word.slice(1, -1) : word);
  }
  return words;
};
