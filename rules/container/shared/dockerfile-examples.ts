/** A Dockerfile of these lines, for examples. */
export const dockerfileOf = (...lines: readonly string[]): Record<string, string> => ({ Dockerfile: lines.map((line) => `${line}\n`).join('') });

/** The same, begun from this base. */
export const dockerfileFrom =
  (base: string) =>
  (...lines: readonly string[]): Record<string, string> =>
    dockerfileOf(`FROM ${base}`, ...lines);
