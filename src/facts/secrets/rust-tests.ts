/** The lines of a Rust file that are compiled for its tests alone: modules below `#[cfg(test)]` and functions below `#[test]`, up to the brace that closes them. */
export const rustTestLines = (text: string): ReadonlySet<number> => {
  const found = new Set<number>();
  let mark: Mark | undefined;
  let isOpen = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (!isOpen) mark = markIn(line, index) ?? mark;
    // Other attributes may stand between, and no other item.
    isOpen ||= mark !== undefined && index < mark.index + 6 && mark.opening.test(line);
    if (!isOpen) {
      if (item.test(line)) mark = undefined;
      continue;
    }
    found.add(index + 1);
    if (line.trimEnd() !== mark?.closing && !(mark?.opening.test(line) && /\{.*\}\s*$/.test(line))) continue;
    mark = undefined;
    isOpen = false;
  }
  return found;
};

const item = /^\s*(?:pub\b[^\n]{0,20}\s)?(?:use|mod|fn|const|static|struct|enum|impl|type|trait|extern|unsafe|async|let)\b/;

interface Mark {
  readonly index: number;
  readonly opening: RegExp;
  readonly closing: string;
}

/** `#[cfg(test)]`, `#[test]`, `#[tokio::test]` */
const markIn = (line: string, index: number): Mark | undefined => {
  const [, indent, condition] = /^(\s*)#\[(?:(cfg\((?:all\()?)|(?:\w{1,30}::){0,2})test\b/.exec(line) ?? [];
  return indent === undefined ? undefined : { index, opening: condition === undefined ? /\bfn \w+/ : /\bmod \w+ *\{/, closing: `${indent}}` };
};
