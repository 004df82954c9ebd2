import { openingLinesAt } from '../opening-lines.ts';

/** The name asked by the nearest `if` that encloses this offset by its indentation, at most 30 lines up. */
export const conditionAt = (bare: string, offset: number): string | undefined => {
  const before = bare.slice(Math.max(0, offset - 10_000), offset + 1);
  for (const line of openingLinesAt(before, before.length - 1, 30)) {
    const [, negated, name] = /^\s*(?:\}?\s*else\s+|el)?if\s*\(?\s*(!|not\s+)?\s*([A-Za-z_][\w.]*)/.exec(line) ?? [];
    if (name !== undefined && !/^(?:err|__name__|ok|require\.main)$/.test(name)) return `${negated ? '!' : ''}${name.split('.').at(-1)}`;
  }
  return undefined;
};
