import type { Place } from '../formats/data-node.ts';
import type { ShellWord } from './shell-command.ts';

/** What a word may hold that is a script of its own; the reader of scripts reads it up to the closing character. */
export type ReadNested = (by: '$(' | '<(' | '>(', closing: ')' | '`') => void;

const plain = /[^ \t\r\n;&|<>()\\'"$`]+/y;
const plainInQuotes = /[^"\\$`]+/y;
const variable = /\$(?:[A-Za-z_]\w*|[0-9@*#?$!-])/y;

/** Reads one word at a time and stands where the next character is. Every character is looked at a bounded number of times. */
export class WordReader {
  at = 0;
  /** The character that closes the innermost substitution, where it would otherwise open one. */
  closing = '';
  readonly text: string;
  readonly #placeAt: (offset: number) => Place;
  readonly #readNested: ReadNested;
  readonly #absent = new Set<string>();
  #parts: string[] = [];
  #quoted = false;
  #expands = false;

  constructor(text: string, placeAt: (offset: number) => Place, readNested: ReadNested) {
    this.text = text;
    this.#placeAt = placeAt;
    this.#readNested = readNested;
  }

  /** The word at this place; an empty one where a character cannot begin a word, which is then skipped. */
  word(): ShellWord {
    const start = this.at;
    const outer = { parts: this.#parts, quoted: this.#quoted, expands: this.#expands };
    this.#parts = [];
    this.#quoted = false;
    this.#expands = false;
    while (this.at < this.text.length && this.#piece()) {}
    const { line, column } = this.#placeAt(start);
    const word = { text: this.#parts.join(''), quoted: this.#quoted, expands: this.#expands, line, column };
    if (this.at === start) this.at++;
    this.#parts = outer.parts;
    this.#quoted = outer.quoted;
    this.#expands = outer.expands;
    return word;
  }

  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    return found?.index === this.at ? found[0] : undefined;
  }

  /** Where the text occurs next; what was once missing is never looked for again. */
  find(text: string, from: number): number {
    if (this.#absent.has(text)) return -1;
    const found = this.text.indexOf(text, from);
    if (found < 0) this.#absent.add(text);
    return found;
  }

  /** Takes the next piece of the word; false where the word ends. */
  #piece(): boolean {
    const run = this.match(plain);
    if (run !== undefined) return this.#take(run.length);
    const char = this.text[this.at];
    const following = this.text[this.at + 1];
    if (char === '\\') return this.#escaped(following);
    if (char === "'") return this.#singleQuotes(this.at + 1);
    if (char === '"') return this.#doubleQuotes();
    if (char === '$') return this.#dollar(false);
    if (char === '`') return this.closing === '`' ? false : this.#substitution('$(', 1, '`');
    if ((char === '<' || char === '>') && following === '(') return this.#substitution(`${char}(`, 2, ')');
    if (char === '(' && /^[A-Za-z_]\w*\+?=$/.test(this.#parts.join(''))) return this.#array();
    return false;
  }

  #take(length: number): true {
    this.#parts.push(this.text.slice(this.at, this.at + length));
    this.at += length;
    return true;
  }

  #escaped(following: string | undefined): true {
    this.#quoted = true;
    this.at += 2;
    if (following === '\r' && this.text[this.at] === '\n') this.at++;
    else if (following !== '\n') this.#parts.push(following ?? '\\');
    return true;
  }

  #singleQuotes(from: number): true {
    const end = this.find("'", from);
    this.#parts.push(this.text.slice(from, end < 0 ? undefined : end));
    this.at = end < 0 ? this.text.length : end + 1;
    this.#quoted = true;
    return true;
  }

  #doubleQuotes(): true {
    this.at++;
    this.#quoted = true;
    while (this.at < this.text.length) {
      const run = this.match(plainInQuotes);
      const char = this.text[this.at];
      if (run !== undefined) this.#take(run.length);
      else if (char === '"') {
        this.at++;
        return true;
      } else if (char === '$') this.#dollar(true);
      else if (char === '`') {
        if (this.closing === '`') return true;
        this.#substitution('$(', 1, '`');
      } else if (/["$`\\\n]/.test(this.text[this.at + 1] ?? '')) this.#escaped(this.text[this.at + 1]);
      else this.#take(2);
    }
    return true;
  }

  #dollar(inQuotes: boolean): true {
    const next = this.text[this.at + 1];
    if (next === "'" && !inQuotes) return this.#ansiQuotes();
    if (next === '"' && !inQuotes) return this.#take(0) && this.#skipTo(this.at + 1);
    const name = this.match(variable);
    const end = next === '(' || next === '{' ? this.#endOfExpansion() : -1;
    if (next === '(' && end < 0) return this.#substitution('$(', 2, ')');
    if (name !== undefined || end >= 0) {
      this.#expands = true;
      return this.#take(name?.length ?? end - this.at);
    }
    return this.#take(1);
  }

  #skipTo(offset: number): true {
    this.at = offset;
    return true;
  }

  #ansiQuotes(): true {
    let end = this.at + 2;
    while (end < this.text.length && this.text[end] !== "'") end += this.text[end] === '\\' ? 2 : 1;
    this.#parts.push(this.text.slice(this.at + 2, end));
    this.at = end + 1;
    this.#quoted = true;
    return true;
  }

  /** The end of `$((…))`, `${…}` or a workflow's `${{ … }}`; -1 where it is none of them or has no end. */
  #endOfExpansion(): number {
    const after = (closer: string): number => {
      const found = this.find(closer, this.at);
      return found < 0 ? -1 : found + closer.length;
    };
    if (this.text.startsWith('$((', this.at)) return after('))');
    if (this.text.startsWith('${{', this.at)) return after('}}');
    if (this.text[this.at + 1] !== '{' || this.#absent.has('}')) return -1;
    let depth = 0;
    for (let at = this.at + 1; at < this.text.length; at++) {
      const char = this.text[at];
      if (char === '\\') at++;
      else if (char === '{') depth++;
      else if (char === '}' && --depth === 0) return at + 1;
    }
    this.#absent.add('}');
    return -1;
  }

  #substitution(by: '$(' | '<(' | '>(', opening: number, closing: ')' | '`'): true {
    const start = this.at;
    const outer = this.closing;
    this.at += opening;
    this.closing = closing;
    this.#readNested(by, closing);
    this.closing = outer;
    this.#parts.push(this.text.slice(start, this.at));
    this.#expands = true;
    return true;
  }

  #array(): true {
    const end = this.find(')', this.at);
    return this.#take((end < 0 ? this.text.length : end + 1) - this.at);
  }
}
