/** A text of an instruction before and after its variables are put in. */
export interface Resolved {
  readonly written: string;
  /** Quotes taken off and variables put in; undefined where one has no known value. */
  readonly text?: string;
  /** The variables without a known value. */
  readonly missing: readonly string[];
}

/** A variable's value; undefined where it cannot be known here: a build argument without a default, or what the base image sets. */
export type Lookup = (name: string) => string | undefined;

const maxExpanded = 64 * 1024;

/**
 * Expands a word as BuildKit does: `$X`, `${X}`, `${X:-default}`, `${X-default}`, `${X:+other}`, `${X+other}`, `${X:?message}`, quotes and escapes.
 * https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
export const expand = (written: string, lookup: Lookup, escapeChar: '\\' | '`' = '\\'): Resolved => {
  const missing: string[] = [];
  const text = new Expansion(written, lookup, escapeChar, missing).until('', 0);
  return { written, ...(missing.length > 0 || text.length > maxExpanded ? {} : { text }), missing };
};

class Expansion {
  readonly #text: string;
  readonly #lookup: Lookup;
  readonly #escapeChar: string;
  readonly #missing: string[];
  #at = 0;

  constructor(text: string, lookup: Lookup, escapeChar: string, missing: string[]) {
    this.#text = text;
    this.#lookup = lookup;
    this.#escapeChar = escapeChar;
    this.#missing = missing;
  }

  /** Reads up to the closing character, which is taken. */
  until(closing: string, depth: number): string {
    let quote = '';
    let out = '';
    while (this.#at < this.#text.length && out.length <= maxExpanded) {
      const char = this.#text[this.#at++] ?? '';
      if (char === closing && quote === '') return out;
      if (quote === "'") {
        if (char === quote) quote = '';
        else out += char;
      } else if (char === this.#escapeChar) {
        const next = this.#text[this.#at++] ?? '';
        out += quote === '' || /["$\\`]/.test(next) ? next : char + next;
      } else if (char === '"' || char === "'") {
        if (char === quote) quote = '';
        else if (quote === '') quote = char;
        else out += char;
      } else if (char === '$') out += this.#variable(depth);
      else out += char;
    }
    return out;
  }

  #variable(depth: number): string {
    if (this.#text[this.#at] !== '{') {
      const pattern = /[A-Za-z_]\w*|\d/y;
      pattern.lastIndex = this.#at;
      const name = pattern.exec(this.#text)?.[0];
      if (name === undefined) return '$';
      this.#at += name.length;
      return this.#value(name);
    }
    const pattern = /\{(\w+)(:?[-+?]|\}|[#%/]+)/y;
    pattern.lastIndex = this.#at;
    const [all, name = '', operator = ''] = pattern.exec(this.#text) ?? [];
    if (all === undefined || depth > 20) {
      this.#missing.push('?');
      this.#at = this.#text.length;
      return '';
    }
    this.#at += all.length;
    if (operator === '}') return this.#value(name);
    return this.#withOperator(name, operator, depth);
  }

  #withOperator(name: string, operator: string, depth: number): string {
    const missingBefore = this.#missing.length;
    const word = this.until('}', depth + 1);
    const value = this.#lookup(name);
    const set = value !== undefined && (value !== '' || !operator.startsWith(':'));
    const wordCounts = (operator.endsWith('-') && !set) || (operator.endsWith('+') && set);
    if (wordCounts) return word;
    this.#missing.length = missingBefore;
    if (operator.endsWith('-')) return value ?? '';
    if (operator.endsWith('?')) return this.#value(name);
    if (operator.endsWith('+') && value !== undefined) return '';
    // Pattern removal and replacement are not worked out.
    this.#missing.push(name);
    return '';
  }

  #value(name: string): string {
    const value = this.#lookup(name);
    if (value === undefined) this.#missing.push(name);
    return value ?? '';
  }
}
