/** How a language writes the documentation of a module into its file: the line that opens it, and the one that closes it. */
const blocks: readonly (readonly [path: RegExp, opens: RegExp, closes: RegExp])[] = [
  // https://hexdocs.pm/elixir/writing-documentation.html
  [/\.exs?$/, /^[ \t]*@(?:module|type)?doc[ \t]+(?:~[sS])?("""|''')/, /^[ \t]*(?:"""|''')/],
  // https://perldoc.perl.org/perlpod
  [/\.(?:p[lm]|t|psgi)$/, /^=[a-z]/, /^=cut\b/],
];

/** The lines of a file that document it: what stands there shows how it is used, and nothing runs with it. */
export const documentationLines = (path: string, text: string): ReadonlySet<number> => {
  const found = new Set<number>();
  // https://docs.python.org/3/library/doctest.html
  if (/\.pyw?$/.test(path)) for (const [index, line] of text.split('\n').entries()) if (/^[ \t]*>>> /.test(line)) found.add(index + 1);
  const [, opens, closes] = blocks.find(([name]) => name.test(path)) ?? [];
  if (!opens || !closes) return found;
  let isOpen = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (isOpen) found.add(index + 1);
    isOpen = isOpen ? !closes.test(line) : opens.test(line);
  }
  return found;
};
