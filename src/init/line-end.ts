/** Files by which a repository shows how its lines end, at its top. */
export const isTelling = (path: string): boolean =>
  /^(?:README(?:\.\w+)?|LICENSE(?:\.\w+)?|CHANGELOG\.md|\.gitignore|\.gitattributes|\.editorconfig|package\.json|pyproject\.toml|go\.mod|Cargo\.toml)$/i.test(path);

/** How the lines of a new file are to end: as .editorconfig says, or as in most of the others. */
export const lineEndAmong = (texts: ReadonlyMap<string, string>): '\n' | '\r\n' => {
  const said = saidIn(texts.get('.editorconfig') ?? '');
  if (said) return said;
  const ends = [...texts.values()].flatMap((text) => /\r?\n/.exec(text)?.[0] ?? []);
  return ends.filter((end) => end === '\r\n').length * 2 > ends.length ? '\r\n' : '\n';
};

/** `end_of_line` below `[*]`. */
const saidIn = (editorconfig: string): '\n' | '\r\n' | undefined => {
  let isForAll = false;
  for (const line of editorconfig.split('\n')) {
    if (line.startsWith('[')) isForAll = line.trim() === '[*]';
    const end = isForAll ? /^\s*end_of_line\s*=\s*(crlf|lf)\b/i.exec(line)?.[1] : undefined;
    if (end) return end.toLowerCase() === 'crlf' ? '\r\n' : '\n';
  }
  return undefined;
};
