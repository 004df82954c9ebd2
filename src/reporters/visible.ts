/**
 * Text from a repository may hold what a terminal, a log or an editor would obey: escape sequences, line breaks, bidirectional overrides, invisible
 * letters, or bytes that are no UTF-8. Every such character is shown as an escape. This is the one door from the repository to a screen.
 */
const hidden = new RegExp(
  [
    '[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\ufdd0-\\ufdef\\ufff0-\\ufffb\\ufffe\\uffff]',
    // One behind a picture asks for its colours: ✔️. Anywhere else, and more of them, it hides.
    '[\\ufe00-\\ufe0e]|(?<!\\p{Extended_Pictographic})\\ufe0f',
    '[\\u{e0000}-\\u{e0fff}]',
    '[\\ud800-\\udfff]',
  ].join('|'),
  'gu',
);

export const visible = (text: string): string => {
  const shown = text.replace(hidden, escapeOf);
  return shown.includes('##') ? shown.replace(commandAnywhere, '#\\x23') : shown;
};

/** What Azure Pipelines and TeamCity obey wherever it stands in a line of their logs. */
export const commandAnywhere = /##(?=(?:vso|teamcity)\[)/gi;

const escapeOf = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\t') return ' ';
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return `\\u{${code.toString(16)}}`;
};

/** A CI system reads `::` and `##[` at the start of a line as a command, whatever blanks stand before. */
export const withoutCommand = (line: string): string => line.replace(/^(\s*)(?=::|##\[)/, '$1\\');

/** Of each line. */
export const withoutCommands = (text: string): string => text.split('\n').map(withoutCommand).join('\n');
