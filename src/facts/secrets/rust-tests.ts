/** The lines of a Rust file that are compiled for its tests alone: the modules below `#[cfg(test)]`, up to the brace that closes them. */
export const rustTestLines = (text: string): ((line: number) => boolean) => {
  const lines = text.split('\n');
  const ranges = lines.flatMap((line, index) => {
    const indent = /^(\s*)#\[cfg\((?:all\()?test\b/.exec(line)?.[1];
    const opens = indent === undefined ? -1 : lines.findIndex((other, at) => at >= index && at < index + 6 && /\bmod \w+ *\{/.test(other));
    if (opens < 0) return [];
    const closes = lines.findIndex((other, at) => at > opens && other.trimEnd() === `${indent}}`);
    return [{ from: opens + 1, to: closes < 0 ? lines.length : closes + 1 }];
  });
  return (line) => ranges.some(({ from, to }) => from <= line && line <= to);
};
