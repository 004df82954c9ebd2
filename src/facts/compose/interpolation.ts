/** A value with the variables of Compose (and of shells) filled in by their defaults: `${TAG:-1.2}` is 1.2. */
export interface Interpolated {
  /** A variable without a default stays as `${NAME}`. */
  readonly text: string;
  /** The variables that only the environment knows. */
  readonly open: readonly string[];
}

const variable = /\$(?:\$|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-?+])|\}))/y;
const maxNesting = 10;

export const interpolate = (source: string): Interpolated => {
  if (!source.includes('$')) return { text: source, open: [] };
  const open: string[] = [];
  const { text } = fill(source, 0, '', open, 0);
  return { text, open };
};

/** Fills from `start` to the end of the text, or to the closing brace of the variable it stands in. */
const fill = (source: string, start: number, stop: string, open: string[], nesting: number): { text: string; end: number } => {
  let text = '';
  let at = start;
  while (at < source.length && source[at] !== stop) {
    variable.lastIndex = at;
    const found = source[at] === '$' && nesting < maxNesting ? variable.exec(source) : null;
    if (!found) {
      text += source[at++];
      continue;
    }
    at = variable.lastIndex;
    const [, bare, braced, operator] = found;
    const name = bare ?? braced;
    if (name === undefined) text += '$';
    else if (operator === undefined) text += unknown(name, open);
    else {
      const inside: string[] = [];
      const rest = fill(source, at, '}', inside, nesting + 1);
      at = rest.end + 1;
      if (operator.endsWith('-')) {
        text += rest.text;
        open.push(...inside);
      } else if (operator.endsWith('?')) text += unknown(name, open);
      else open.push(name);
    }
  }
  return { text, end: at };
};

const unknown = (name: string, open: string[]): string => {
  open.push(name);
  return `\${${name}}`;
};
