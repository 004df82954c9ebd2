/** What is longer is no line that somebody wrote, and patterns take their time over it. */
export const longestLine = 500;

/** The lines of code or settings without their comments; empty where nothing is left. */
export const uncommented = (lines: readonly string[], path: string): readonly string[] => lines.map((line) => (line.length > longestLine ? '' : withoutComment(line, path)));

/** Where a line stands, and how it reads. */
export const noted = (line: string, index: number): { readonly line: number; readonly note: string } => ({ line: index + 1, note: line.trim().slice(0, 120) });

/** A line that takes in what stands elsewhere, and does nothing with it yet. */
export const takesIn = /^\s*(?:import|from|use|using|require_once)\b/;

/** Without what is a comment to its end, in any of the languages. */
const withoutComment = (line: string, path: string): string => {
  if (/^\s*(?:\/\/|#(?!\[)|\*|\/\*|<!--|--|;)/.test(line)) return '';
  const mark = /\.(?:py|rb|ya?ml|toml|conf|properties|ex|exs)$|nginx/i.test(path) ? /\s#\s/ : /\s\/\/|(?<=[,;{)])\/\//;
  const at = line.search(mark);
  return at < 0 ? line : line.slice(0, at);
};
