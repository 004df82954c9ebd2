import { type Alias, Composer, type CST, type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, Parser, type Scalar } from 'yaml';
import { UnreadableError } from '../../errors.ts';
import type { SourceFile } from '../source-file.ts';
import type { DataEntry, DataNode, Place } from './data-node.ts';

/** What a YAML file holds: the documents that parse, in order, and where the others stop. */
export interface YamlFile {
  readonly documents: readonly YamlDocument[];
  readonly broken: readonly BrokenDocument[];
}

export interface YamlDocument {
  readonly root: DataNode | undefined;
}

export interface BrokenDocument extends Place {
  readonly reason: string;
}

const parsed = new WeakMap<SourceFile, YamlFile>();

/** The documents of a file of which some may be broken, with anchors, aliases and merge keys resolved. Each file is parsed once however many extractors ask. */
export const yamlFile = (file: SourceFile): YamlFile => {
  const known = parsed.get(file);
  if (known) return known;
  const result = parseYamlFile(file.text);
  parsed.set(file, result);
  return result;
};

/** The documents of a YAML file. Throws UnreadableError with line and column where one is broken; the message never quotes the file. */
export const yamlDocuments = (file: SourceFile): readonly YamlDocument[] => wholeDocuments(yamlFile(file));

/** The first document, for formats that hold one. */
export const yamlRoot = (file: SourceFile): DataNode | undefined => yamlDocuments(file)[0]?.root;

/** The parser takes time in the square of the anchors, tags and depth of a file; no real file comes near these. */
const maxAnchors = 2000;
const maxDepth = 200;
const maxErrors = 100;
const maxLines = 50_000;
const maxPairs = 50_000;
const maxItems = 100_000;
/** Quotes and stars: each that stands where none may is an error that is made with care. */
const maxMarks = 250_000;
/** Nodes that stand there by an alias only, in all documents of a file. */
const maxUnfolded = 100_000;

const wholeDocuments = ({ documents, broken }: YamlFile): readonly YamlDocument[] => {
  const [first] = broken;
  if (first) throw new UnreadableError(first.reason, first.line, first.column);
  return documents;
};

/** The documents of a text of which some may be broken. Throws UnreadableError for a text that would take too long. */
export const parseYamlFile = (text: string): YamlFile => {
  refuseBombs(text);
  const lines = new LineCounter();
  const parsedDocuments = parseShallow(text, lines);
  const budget = { unfolded: 0 };
  const documents: YamlDocument[] = [];
  const broken: BrokenDocument[] = [];
  for (const document of parsedDocuments) {
    const [error] = document.errors;
    const { line, col } = lines.linePos(error?.pos[0] ?? document.range?.[0] ?? 0);
    if (error) broken.push({ line, column: col, reason: `not valid YAML (${plainCode(error.code)})` });
    else {
      try {
        documents.push({ root: new Converter(lines, budget).convert(document.contents, 0) });
      } catch (thrown) {
        if (!(thrown instanceof UnreadableError)) throw thrown;
        broken.push({ line: Math.max(1, line), column: Math.max(1, col), reason: thrown.message });
      }
    }
  }
  return { documents, broken };
};

/** The parser leaves one level after the other by calling itself, so that depth without brackets or dashes, such as that of indentation, can use up the stack. */
const parseShallow = (text: string, lines: LineCounter): readonly Document.Parsed[] => {
  const { stackTraceLimit } = Error;
  try {
    // An error for each comma of a bad list: nobody reads where in the parser it was made, and that costs ten times the parsing.
    Error.stackTraceLimit = 0;
    return [...new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent', strict: false }).compose(tokensOf(text, lines))];
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadableError(`nested deeper than ${maxDepth}`);
    throw error;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
};

/** A file that is no YAML at all may be wrong at every character, and each of these errors is made with care. */
function* tokensOf(text: string, lines: LineCounter): Generator<CST.Token, void, unknown> {
  let errors = 0;
  for (const token of new Parser(lines.addNewLine).parse(text)) {
    if (token.type === 'error' && ++errors > maxErrors) throw new UnreadableError('not valid YAML (unexpected token)');
    yield token;
  }
}

const refuseBombs = (text: string): void => {
  const marks = text.match(/(?:^|[\s,[{])[&!][^\s&]/gm)?.length ?? 0;
  if (marks > maxAnchors) throw new UnreadableError(`more than ${maxAnchors} anchors and tags`);
  if (lineBreaks(text) >= maxLines) throw new UnreadableError(`more than ${maxLines} lines`);
  if ((text.match(/[[{]|:(?=\s)/g)?.length ?? 0) > maxPairs) throw new UnreadableError(`more than ${maxPairs} keys and brackets`);
  if ((text.match(/,|-(?=\s)/g)?.length ?? 0) > maxItems) throw new UnreadableError(`more than ${maxItems} items`);
  if (text.length > maxMarks && (text.match(/["'*]/g)?.length ?? 0) > maxMarks) throw new UnreadableError(`more than ${maxMarks} quotes and aliases`);
  if (/[[{]{200}|(?:[-?] ){200}/.test(text)) throw new UnreadableError(`nested deeper than ${maxDepth}`);
};

const lineBreaks = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
};

const plainCode = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

class Converter {
  readonly #lines: LineCounter;
  readonly #open = new Set<Node>();
  readonly #targets = new Map<Alias, Node>();
  readonly #anchors = new Map<string, Node>();
  readonly #budget: { unfolded: number };

  constructor(lines: LineCounter, budget: { unfolded: number }) {
    this.#budget = budget;
    this.#lines = lines;
  }

  convert(node: unknown, depth: number): DataNode | undefined {
    if (depth > maxDepth) throw new UnreadableError(`nested deeper than ${maxDepth}`);
    if (this.#open.size > 0 && ++this.#budget.unfolded > maxUnfolded) throw new UnreadableError('aliases unfold to too many nodes');
    if (isAlias(node)) return this.#alias(node, depth);
    this.#note(node);
    if (isScalar(node)) return this.#scalar(node);
    if (isSeq(node)) {
      const at = this.#place(node);
      return { kind: 'list', ...at, items: node.items.map((item) => this.convert(item, depth + 1) ?? nothing(at)), ...ownTag(node) };
    }
    if (isMap(node)) return { kind: 'map', ...this.#place(node), entries: this.#entries(node.items, depth), ...ownTag(node) };
    return undefined;
  }

  #note(node: unknown): void {
    const { anchor } = (node ?? {}) as { anchor?: string };
    if (anchor !== undefined && this.#open.size === 0) this.#anchors.set(anchor, node as Node);
  }

  #alias(node: Alias, depth: number): DataNode | undefined {
    // The library would walk the whole document for each answer. An alias is met first where it stands, after the anchor that it means.
    const target = this.#targets.get(node) ?? this.#anchors.get(node.source);
    if (target) this.#targets.set(node, target);
    if (!target || this.#open.has(target)) return undefined;
    this.#open.add(target);
    const converted = this.convert(target, depth + 1);
    this.#open.delete(target);
    return converted;
  }

  #scalar(node: Scalar): DataNode {
    const { value } = node;
    const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    const source = typeof value === 'string' ? value : (node.source ?? (plain === null ? '' : String(plain)));
    return { kind: 'scalar', ...this.#place(node), value: plain, source, ...ownTag(node) };
  }

  /** Keys of the map itself win over those that `<<` merges in, wherever it stands. */
  #entries(pairs: readonly Pair[], depth: number): DataEntry[] {
    const own: DataEntry[] = [];
    const merged: DataEntry[] = [];
    for (const pair of pairs) {
      this.#note(pair.key);
      const keyAt = this.#place(pair.key as Node);
      const key = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value ?? '') : '';
      const value = this.convert(pair.value, depth + 1) ?? nothing(keyAt);
      if (key === '<<' && value.kind !== 'scalar')
        merged.push(...(value.kind === 'map' ? value.entries : value.items.flatMap((item) => (item.kind === 'map' ? item.entries : []))));
      else own.push({ key, keyAt, value });
    }
    const names = new Set(own.map((entry) => entry.key));
    return [...merged.filter((entry) => !names.has(entry.key)), ...own];
  }

  #place(node: Node | null | undefined): Place {
    const offset = node?.range?.[0] ?? 0;
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }
}

/** Only tags of a format's own, such as `!reset`: those of YAML itself say nothing new. */
const ownTag = (node: Node): { tag?: string } => (node.tag?.startsWith('!') ? { tag: node.tag } : {});

const nothing = (at: Place): DataNode => ({ kind: 'scalar', ...at, value: null, source: '' });
