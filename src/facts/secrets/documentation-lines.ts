/** How a language writes the documentation of a module into its file: the line that opens it, and the one that closes it. */
const blocks: readonly (readonly [path: RegExp, opens: RegExp, closes: RegExp])[] = [
  // https://hexdocs.pm/elixir/writing-documentation.html
  [/\.exs?$/, /^[ \t]*@(?:module|type)?doc[ \t]+(?:~[sS])?("""|''')/, /^[ \t]*(?:"""|''')/],
  // https://docs.ansible.com/ansible/latest/dev_guide/developing_modules_documenting.html
  [/\.py$/, /^(?:DOCUMENTATION|EXAMPLES|RETURN) ?= ?[ru]?('''|""")(?!.{0,400}\1)/, /'''|"""/],
  // https://perldoc.perl.org/perlpod
  [/\.(?:p[lm]|t|psgi)$/, /^=[a-z]/, /^=cut\b/],
  // https://jsdoc.app/about-getting-started and what follows Javadoc in other languages
  [/\.(?:[cm]?[jt]sx?|java|kts?|scala|groovy|php|dart|swift|h|hpp|cc|cpp)$/, /^[ \t]*\/\*\*(?!\/|.{0,400}\*\/)/, /\*\//],
];

/** The same of one line. */
const marked: readonly (readonly [path: RegExp, line: RegExp])[] = [
  // https://docs.python.org/3/library/doctest.html
  [/\.pyw?$/, /^[ \t]*>>> /],
  // https://doc.rust-lang.org/rustdoc/how-to-write-documentation.html, and so in C#, Swift and Dart
  [/\.(?:rs|cs|swift|dart)$/, /^[ \t]*\/\/[/!]/],
];

/** What a program offers or takes, with examples: https://spec.openapis.org/oas/latest.html, https://json-schema.org. */
const describes = (path: string, text: string): boolean =>
  /\.(?:ya?ml|json)$/.test(path) && (/\.schema\.\w+$/.test(path) || (version(path).test(text.slice(0, 2000)) && /["']?\b(?:info|paths)["']? ?:/.test(text)));

/** Of the whole file: a library of that name has a version as well, and so has what shows an interface. */
const version = (path: string): RegExp =>
  path.endsWith('.json')
    ? /^\s{0,8}\{(?:[^{}]{0,1900},)?\s{0,20}"(?:swagger"\s?: ?"2\.0"|openapi"\s?: ?"3\.\d)/
    : /(?:^|\n)["']?(?:swagger["']? ?: ?["']?2\.0["'\s]|openapi["']? ?: ?["']?3\.\d)/;

/** The lines of a file that document it: what stands there shows how it is used, and nothing runs with it. */
export const documentationLines = (path: string, text: string): ReadonlySet<number> => {
  const found = new Set<number>();
  const whole = describes(path, text);
  const [, mark] = marked.find(([name]) => name.test(path)) ?? [];
  if (whole || mark) for (const [index, line] of text.split('\n').entries()) if (whole || mark?.test(line)) found.add(index + 1);
  const [, opens, closes] = blocks.find(([name]) => name.test(path)) ?? [];
  if (!opens || !closes) return found;
  let isOpen = false;
  for (const [index, line] of text.split('\n').entries()) {
    const closed: RegExpExecArray | null = isOpen ? closes.exec(line) : null;
    // Code may follow the mark that closes it.
    if (isOpen && !/\S/.test(closed === null ? '' : line.slice(closed.index + closed[0].length))) found.add(index + 1);
    isOpen = isOpen ? closed === null : opens.test(line);
  }
  return found;
};
