export type CommentStyle = 'xml' | 'c';

/**
 * The text with its comments turned into spaces, so that every place stays where it was. `c` knows slashes and skips quoted texts, those of three
 * quotes too; `xml` knows `<!-- -->`. Linear: what is opened and never closed reaches to the end.
 */
export const blankComments = (text: string, style: CommentStyle): string => {
  const opens = style === 'xml' ? /<!--/g : /\/\*|\/\/|'''|"""|["'`]/g;
  let out = '';
  let done = 0;
  for (let open = opens.exec(text); open; open = opens.exec(text)) {
    const [mark] = open;
    const start = open.index;
    if (mark === '//' && text[start - 1] === ':') continue;
    const end = endOf(text, start, mark);
    if (mark === '/*' || mark === '//' || mark === '<!--') {
      out += text.slice(done, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
      done = end;
    }
    opens.lastIndex = end;
  }
  return out + text.slice(done);
};

const closers: Readonly<Record<string, string>> = { '/*': '*/', '//': '\n', '<!--': '-->', "'''": "'''", '"""': '"""' };

const endOf = (text: string, start: number, mark: string): number => {
  const closer = closers[mark];
  if (closer !== undefined) {
    const at = text.indexOf(closer, start + mark.length);
    return at < 0 ? text.length : closer === '\n' ? at : at + closer.length;
  }
  // A quoted text on one line; an apostrophe in prose ends there too.
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === mark) return at + 1;
    else if (text[at] === '\n') return at;
  }
  return text.length;
};
