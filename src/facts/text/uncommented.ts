/** What is longer is no line that somebody wrote, and patterns take their time over it. */
export const longestLine = 500;

/** The lines of code or settings without their comments; empty where nothing is left. */
export const uncommented = (lines: readonly string[], path: string): readonly string[] => {
  const inC = likeC.test(path);
  const mark = /\.(?:py|rb|ya?ml|toml|conf|properties|ex|exs)$|nginx/i.test(path) ? /\s#\s/ : /\.[eh]rl$/.test(path) ? /\s%/ : /\s\/\/|(?<=[,;{)])\/\//;
  const alone = /\.[eh]rl$/.test(path) ? /^\s*%/ : aloneInMost;
  let isInside = false;
  return lines.map((line) => {
    const own = isInside;
    if (isInside || (inC && opensComment.test(line))) isInside = !line.includes('*/', own ? 0 : line.indexOf('/*') + 2);
    return own || line.length > longestLine ? '' : withoutComment(line, alone, mark);
  });
};
/** At the beginning of a line: elsewhere it may be a pattern of paths in a text. */
const likeC = /\.(?:[cm]?[jt]sx?|java|kts?|go|rs|cs|php|scala|swift|dart|groovy|gradle|cpp|cc|c|h|vue|svelte)$/;
const opensComment = /^\s*\/\*/;

/** Where a line stands, and how it reads. */
export const noted = (line: string, index: number): { readonly line: number; readonly note: string } => ({ line: index + 1, note: line.trim().slice(0, 120) });

/** A line that takes in what stands elsewhere, and does nothing with it yet. */
export const takesIn = /^\s*(?:import|from|use|using|require_once)\b/;

const aloneInMost = /^\s*(?:\/\/|#(?!!?\[)|\*|\/\*|<!--|--|;)/;

/** Without what is a comment to its end, in any of the languages: `alone` begins a line of its own, `mark` what stands behind code. */
const withoutComment = (line: string, alone: RegExp, mark: RegExp): string => {
  if (alone.test(line)) return '';
  const at = line.search(mark);
  return at < 0 ? line : line.slice(0, at);
};
