/** The lines of a Rust file that are compiled for its tests alone: the modules below `#[cfg(test)]`, up to the brace that closes them. */
export const rustTestLines = (text: string): ReadonlySet<number> => {
  const found = new Set<number>();
  let mark: { readonly index: number; readonly closing: string } | undefined;
  let isOpen = false;
  for (const [index, line] of text.split('\n').entries()) {
    const indent: string | undefined = isOpen ? undefined : /^(\s*)#\[cfg\((?:all\()?test\b/.exec(line)?.[1];
    if (indent !== undefined) mark = { index, closing: `${indent}}` };
    // Other attributes may stand between.
    isOpen ||= mark !== undefined && index < mark.index + 6 && /\bmod \w+ *\{/.test(line);
    if (!isOpen) continue;
    found.add(index + 1);
    if (line.trimEnd() !== mark?.closing) continue;
    mark = undefined;
    isOpen = false;
  }
  return found;
};
