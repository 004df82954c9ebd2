import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { UnreadableError } from '../../errors.ts';
import type { SourceFile } from '../source-file.ts';
import type { DataNode } from './data-node.ts';

const parsed = new WeakMap<SourceFile, DataNode>();
const maxDepth = 200;

/** A JSON file, comments and trailing commas allowed. Throws UnreadableError with line and column; the message never quotes the file. */
export const jsonRoot = (file: SourceFile): DataNode => {
  const known = parsed.get(file);
  if (known) return known;
  const { text } = file;
  refuseDepth(text);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error || !tree) {
    const { line, column } = file.positionAt(error?.offset ?? 0);
    throw new UnreadableError(`not valid JSON (${error ? printParseErrorCode(error.error) : 'empty'})`, line, column);
  }
  const root = convert(file, tree);
  parsed.set(file, root);
  return root;
};

/** The parser recurses: brackets are counted first, outside of what it takes for strings and comments. A string that is not closed ends with its line, a comment with the file. */
const refuseDepth = (text: string): void => {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\\n\r]|\\[\s\S])*"?|\/\/[^\n\r]*|\/\*(?:[^*]|\*(?!\/))*|[[\]{}]/g)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth > maxDepth) throw new UnreadableError(`nested deeper than ${maxDepth}`);
  }
};

const convert = (file: SourceFile, node: Node): DataNode => {
  const at = file.positionAt(node.offset);
  if (node.type === 'array') return { kind: 'list', ...at, items: (node.children ?? []).map((child) => convert(file, child)) };
  if (node.type === 'object') {
    const entries = (node.children ?? []).flatMap(({ children = [] }) => {
      const [key, value] = children;
      return key && value ? [{ key: String(key.value), keyAt: file.positionAt(key.offset), value: convert(file, value) }] : [];
    });
    return { kind: 'map', ...at, entries };
  }
  const value = node.value as string | number | boolean | null;
  return { kind: 'scalar', ...at, value, source: value === null ? '' : String(value) };
};
