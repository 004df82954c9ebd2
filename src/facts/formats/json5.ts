import JSON5 from 'json5';
import { UnreadableError } from '../../errors.ts';
import type { SourceFile } from '../source-file.ts';
import type { DataEntry, DataNode } from './data-node.ts';

const maxDepth = 200;

/** A JSON5 file. The library says whether it is one; what it gives has no positions, so the text that it accepted is walked for these. */
export const json5Root = (file: SourceFile): DataNode => {
  const { text } = file;
  try {
    JSON5.parse(text);
  } catch (error) {
    const { lineNumber, columnNumber } = error as { lineNumber?: number; columnNumber?: number };
    throw new UnreadableError('not valid JSON5', lineNumber, columnNumber);
  }
  return new Walker(file).value(0);
};

const blank = /(?:\s+|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)*/y;
const quoted = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/y;
const word = /[^\s,:\]}/]+/y;

class Walker {
  readonly #file: SourceFile;
  #at = 0;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  value(depth: number): DataNode {
    if (depth > maxDepth) throw new UnreadableError(`nested deeper than ${maxDepth}`);
    this.#take(blank);
    const place = this.#file.positionAt(this.#at);
    const first = this.#file.text[this.#at];
    if (first === '[') return { kind: 'list', ...place, items: this.#until(']', () => this.value(depth + 1)) };
    if (first === '{') return { kind: 'map', ...place, entries: this.#until('}', () => this.#entry(depth)) };
    const string = this.#take(quoted);
    if (string !== undefined) return { kind: 'scalar', ...place, value: unquoted(string), source: unquoted(string) };
    const source = this.#take(word) ?? '';
    if (source === '') this.#at++;
    const value = source === 'null' ? null : source === 'true' ? true : source === 'false' ? false : Number(source);
    return { kind: 'scalar', ...place, value, source: value === null ? '' : source };
  }

  #entry(depth: number): DataEntry {
    const keyAt = this.#file.positionAt(this.#at);
    const string = this.#take(quoted);
    const key = string === undefined ? (this.#take(word) ?? '') : unquoted(string);
    this.#take(blank);
    this.#at++;
    return { key, keyAt, value: this.value(depth + 1) };
  }

  #until<T>(end: string, each: () => T): T[] {
    const items: T[] = [];
    this.#at++;
    for (this.#take(blank); this.#at < this.#file.text.length && this.#file.text[this.#at] !== end; this.#take(blank)) {
      items.push(each());
      this.#take(blank);
      if (this.#file.text[this.#at] === ',') this.#at++;
    }
    this.#at++;
    return items;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#file.text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}

const unquoted = (string: string): string => String(JSON5.parse(string));
