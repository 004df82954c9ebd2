/**
 * Text of several lines that stands in code with the indentation of that code: the line on which it opens is left out, and so is what all lines are
 * indented by. It ends with the line break before the closing backtick.
 */
export const dedent = (strings: TemplateStringsArray, ...values: readonly string[]): string => {
  const [, ...lines] = strings
    .map((text, at) => `${text}${values[at] ?? ''}`)
    .join('')
    .split('\n');
  const shared = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(shared)).join('\n');
};
