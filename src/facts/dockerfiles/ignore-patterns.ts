/** A line of a .dockerignore file. */
export interface IgnorePattern {
  /** Without its `!`, and without the slashes at its ends. */
  readonly pattern: string;
  readonly negated: boolean;
  readonly line: number;
}

export const readIgnorePatterns = (lines: readonly string[]): readonly IgnorePattern[] =>
  lines.flatMap((text, index) => {
    const line = text.trim();
    if (line === '' || text.startsWith('#')) return [];
    const negated = line.startsWith('!');
    const pattern = (negated ? line.slice(1) : line)
      .trim()
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/');
    return pattern === '' ? [] : [{ pattern, negated, line: index + 1 }];
  });

/**
 * The pattern that decides about a path: the last one that matches it or a folder above it.
 * https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export const decidingPattern = (patterns: readonly IgnorePattern[], path: string): IgnorePattern | undefined => {
  const parts = path.split('/');
  return patterns.findLast(({ pattern }) => matchesPrefix(pattern.split('/'), parts));
};

const maxParts = 64;

/** Does the pattern match the path, or a folder above it? `reachable` holds how many parts of the path the pattern so far can have used up. */
const matchesPrefix = (pattern: readonly string[], path: readonly string[]): boolean => {
  if (pattern.length > maxParts) return false;
  let reachable = new Set([0]);
  for (const [index, part] of pattern.entries()) {
    const next = new Set<number>();
    for (const used of reachable) {
      if (part === '**') {
        const least = index === pattern.length - 1 ? used + 1 : used;
        for (let more = least; more <= path.length; more++) next.add(more);
      } else if (used < path.length && matchesPart(part, path[used] ?? '')) next.add(used + 1);
    }
    reachable = next;
  }
  return [...reachable].some((used) => used > 0);
};

/** `*`, `?` and `[…]` within one part, in the time of the product of both lengths. */
const matchesPart = (pattern: string, text: string): boolean => {
  let at = 0;
  let from = 0;
  let star = -1;
  let starFrom = 0;
  while (from < text.length) {
    const token = tokenAt(pattern, at);
    if (token?.any) {
      star = at;
      starFrom = from;
      at = token.next;
    } else if (token?.takes(text[from] ?? '')) {
      at = token.next;
      from++;
    } else if (star >= 0) {
      at = star + 1;
      from = ++starFrom;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at >= pattern.length;
};

const tokenAt = (pattern: string, at: number): { readonly any: boolean; readonly next: number; takes(char: string): boolean } | undefined => {
  const char = pattern[at];
  if (char === undefined) return undefined;
  if (char === '*') return { any: true, next: at + 1, takes: () => false };
  if (char === '?') return { any: false, next: at + 1, takes: () => true };
  const end = char === '[' ? pattern.indexOf(']', at + 2) : -1;
  if (end > 0) {
    const set = pattern.slice(at + 1, end);
    const negated = set.startsWith('^') || set.startsWith('!');
    return { any: false, next: end + 1, takes: (one) => inSet(negated ? set.slice(1) : set, one) !== negated };
  }
  const literal = char === '\\' ? (pattern[at + 1] ?? '\\') : char;
  return { any: false, next: at + (char === '\\' ? 2 : 1), takes: (one) => one === literal };
};

const inSet = (set: string, char: string): boolean => {
  for (let at = 0; at < set.length; at++) {
    if (set[at + 1] === '-' && at + 2 < set.length) {
      if (char >= (set[at] ?? '') && char <= (set[at + 2] ?? '')) return true;
      at += 2;
    } else if (set[at] === char) return true;
  }
  return false;
};
