/** The name asked by the nearest `if` that encloses this offset by its indentation, at most 30 lines up. */
export const conditionAt = (bare: string, offset: number): string | undefined => {
  const before = bare.slice(Math.max(0, offset - 10_000), offset + 1);
  let end = before.lastIndexOf('\n', before.length - 2);
  let indent = indentOf(before.slice(end + 1));
  for (let lines = 0; lines < 30 && end > 0 && indent > 0; lines++) {
    const start = before.lastIndexOf('\n', end - 1);
    const line = before.slice(start + 1, end);
    end = start;
    if (line.trim() === '' || indentOf(line) >= indent) continue;
    indent = indentOf(line);
    const [, negated, name] = /^\s*(?:\}?\s*else\s+|el)?if\s*\(?\s*(!|not\s+)?\s*([A-Za-z_][\w.]*)/.exec(line) ?? [];
    if (name !== undefined && !/^(?:err|__name__|ok|require\.main)$/.test(name)) return `${negated ? '!' : ''}${name.split('.').at(-1)}`;
  }
  return undefined;
};

const indentOf = (line: string): number => line.match(/^[ \t]*/)?.[0].length ?? 0;
