import { parse, TomlError } from 'smol-toml';
import { UnreadableError } from '../../errors.ts';
import type { SourceFile } from '../source-file.ts';
import type { DataEntry, DataNode, MapNode, Place } from './data-node.ts';

const parsed = new WeakMap<SourceFile, DataNode>();

/** A TOML file. Throws UnreadableError with line and column; the message never quotes the file. */
export const tomlRoot = (file: SourceFile): DataNode => {
  const known = parsed.get(file);
  if (known) return known;
  const root = parseToml(file.text, (offset) => file.positionAt(offset));
  parsed.set(file, root);
  return root;
};

const maxDepth = 100;

/** The library says whether it is TOML; what it gives has no positions, so the text that it accepted is walked once more for these. */
export const parseToml = (text: string, placeOf: (offset: number) => Place): DataNode => {
  // The library bounds brackets only.
  if (/(?:["']?[\w-]{1,40}["']?[ \t]{0,3}\.[ \t]{0,3}){100}/.test(text)) throw new UnreadableError(`nested deeper than ${maxDepth}`);
  try {
    parse(text, { maxDepth });
  } catch (error) {
    if (error instanceof TomlError) throw new UnreadableError('not valid TOML', error.line, error.column);
    throw new UnreadableError('not valid TOML');
  }
  return new Walker(text, placeOf).document();
};

interface OpenMap extends Place {
  readonly kind: 'map';
  readonly entries: DataEntry[];
}
interface KeyPart extends Place {
  readonly key: string;
}

const space = /[ \t]*/y;
const blank = /(?:[ \t\r\n]|#[^\n]*)*/y;
const bareKey = /[A-Za-z0-9_-]+/y;
const bareValue = /[^,\]}\s#]+(?:[ ]\d[^,\]}\s#]*)?/y;
const quoted = /"""(?:[^\\"]|\\[\s\S]|"{1,2}(?!"))*"{3,5}|'''(?:[^']|'{1,2}(?!'))*'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y;

class Walker {
  readonly #text: string;
  readonly #placeOf: (offset: number) => Place;
  /** The entries of each table by key: a search for each of many tables would take time in their square. */
  readonly #known = new Map<OpenMap, Map<string, DataEntry>>();
  #at = 0;

  constructor(text: string, placeOf: (offset: number) => Place) {
    this.#text = text;
    this.#placeOf = placeOf;
  }

  document(): MapNode {
    const root: OpenMap = { kind: 'map', line: 1, column: 1, entries: [] };
    let table = root;
    for (this.#skip(blank); this.#at < this.#text.length; this.#skip(blank)) {
      if (this.#peek('[')) table = this.#header(root);
      else this.#pair(table);
    }
    return root;
  }

  #header(root: OpenMap): OpenMap {
    const many = this.#text.startsWith('[[', this.#at);
    this.#at += many ? 2 : 1;
    const keys = this.#keys();
    this.#at += many ? 2 : 1;
    const last = keys.at(-1);
    if (!last) return root;
    const parent = this.#descend(root, keys.slice(0, -1));
    if (!many) return this.#descend(parent, [last]);
    const table: OpenMap = { kind: 'map', line: last.line, column: last.column, entries: [] };
    const list = this.#known.get(parent)?.get(last.key);
    if (list?.value.kind === 'list') (list.value.items as DataNode[]).push(table);
    else this.#add(parent, last, { kind: 'list', line: last.line, column: last.column, items: [table] });
    return table;
  }

  #pair(table: OpenMap): void {
    const keys = this.#keys();
    this.#at++;
    this.#skip(space);
    const value = this.#value();
    const last = keys.at(-1);
    if (last) this.#add(this.#descend(table, keys.slice(0, -1)), last, value);
  }

  /** The table below these keys, made where it is new; of an array of tables, the last one. */
  #descend(table: OpenMap, keys: readonly KeyPart[]): OpenMap {
    return keys.reduce((open, part) => {
      const known = this.#known.get(open)?.get(part.key)?.value;
      const target = known?.kind === 'list' ? known.items.at(-1) : known;
      if (target?.kind === 'map') return target as OpenMap;
      const made: OpenMap = { kind: 'map', line: part.line, column: part.column, entries: [] };
      this.#add(open, part, made);
      return made;
    }, table);
  }

  #add(table: OpenMap, { key, line, column }: KeyPart, value: DataNode): void {
    const entry: DataEntry = { key, keyAt: { line, column }, value };
    table.entries.push(entry);
    const known = this.#known.get(table) ?? new Map<string, DataEntry>();
    this.#known.set(table, known.set(key, entry));
  }

  #keys(): KeyPart[] {
    const keys: KeyPart[] = [];
    do {
      if (keys.length > 0) this.#at++;
      this.#skip(space);
      const place = this.#placeOf(this.#at);
      const string = this.#take(quoted);
      keys.push({ key: string === undefined ? (this.#take(bareKey) ?? '') : unquoted(string), ...place });
      this.#skip(space);
    } while (this.#peek('.'));
    return keys;
  }

  #value(): DataNode {
    const place = this.#placeOf(this.#at);
    if (this.#peek('[')) return { kind: 'list', ...place, items: this.#until(']', () => this.#value()) };
    if (this.#peek('{')) {
      const map: OpenMap = { kind: 'map', ...place, entries: [] };
      this.#until('}', () => this.#pair(map));
      return map;
    }
    const string = this.#take(quoted);
    if (string !== undefined) return { kind: 'scalar', ...place, value: unquoted(string), source: unquoted(string) };
    const source = this.#take(bareValue) ?? '';
    if (source === '') this.#at++;
    const number = Number(source.replaceAll('_', ''));
    return { kind: 'scalar', ...place, value: source === 'true' ? true : source === 'false' ? false : Number.isNaN(number) ? source : number, source };
  }

  #until<T>(end: string, each: () => T): T[] {
    const items: T[] = [];
    this.#at++;
    for (this.#skip(blank); !this.#peek(end) && this.#at < this.#text.length; this.#skip(blank)) {
      items.push(each());
      this.#skip(blank);
      if (this.#peek(',')) this.#at++;
    }
    this.#at++;
    return items;
  }

  #peek(character: string): boolean {
    return this.#text[this.#at] === character;
  }

  #skip(pattern: RegExp): void {
    this.#take(pattern);
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}

const escapes: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\u001b' };

const unquoted = (string: string): string => {
  const marks = /^(?:"""|''')/.test(string) ? 3 : 1;
  const body = string.slice(marks, -marks).replace(marks === 3 ? /^\r?\n/ : /^(?!)/, '');
  if (string.startsWith("'")) return body;
  return body.replaceAll(/\\(?:[ \t]*\r?\n\s*|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, two, four, eight, one?: string) => {
    const code = two ?? four ?? eight;
    return code === undefined ? (one === undefined ? '' : (escapes[one] ?? one)) : String.fromCodePoint(Number.parseInt(code, 16));
  });
};
