import { UnreadableError } from '../../errors.ts';
import { childOf, type DataNode, itemsOf, textOf } from '../formats/data-node.ts';
import { jsonRoot } from '../formats/json.ts';
import { type BrokenDocument, parseYamlFile, type YamlFile, yamlFile } from '../formats/yaml.ts';
import type { SourceFile } from '../source-file.ts';

export interface ManifestFile {
  /** Every object, those inside of a List too. */
  readonly objects: readonly DataNode[];
  readonly broken: readonly BrokenDocument[];
  /** A file that a program fills in first, such as a Helm template: it is no YAML and is not looked at. */
  readonly template: boolean;
}

const parsedLimit = 1024 * 1024;
const heldLimit = 8 * 1024 * 1024;

/** The Kubernetes objects of a file; undefined when it holds none. */
export const readManifests = (file: SourceFile): ManifestFile | undefined => {
  if (file.size > parsedLimit && !beginsAsManifest(file)) return undefined;
  if (file.size > heldLimit) throw new UnreadableError(`larger than ${heldLimit} bytes`, 1, 1);
  const text = file.textUpTo(heldLimit);
  const isJson = file.path.endsWith('.json');
  if (!(isJson ? /"apiVersion"\s*:/ : /^[ \t-]*["']?apiVersion["']?[ \t]*:|[{,]\s*["']?apiVersion["']?\s*:/m).test(text) || !/["']?kind["']?\s*:/.test(text)) return undefined;
  if (isFilledIn(text)) return { objects: [], broken: [], template: true };
  const { documents, broken } = isJson ? { documents: [{ root: jsonRoot(file) }], broken: [] } : yamlOf(file, text);
  const objects = documents.flatMap(({ root }) => unlisted(root, 0));
  return objects.length === 0 && broken.length === 0 ? undefined : { objects, broken, template: false };
};

/** Whether a large file holds manifests is told by its beginning. */
const beginsAsManifest = (file: SourceFile): boolean => {
  for (const { bytes } of file.windows()) return /^[ \t-]*["']?apiVersion["']?[ \t]*:|^[ \t]*\{\s*"apiVersion"/m.test(new TextDecoder().decode(bytes.subarray(0, 4096)));
  return false;
};

const definition = /^kind:[ \t]*["']?CustomResourceDefinition/m;

/** Definitions of custom resources and whole files in ConfigMaps are most of what large files hold, and nothing here asks for them: their lines are left empty. */
const yamlOf = (file: SourceFile, text: string): YamlFile => {
  if (file.size <= parsedLimit && !definition.test(text)) return yamlFile(file);
  const plain = text
    .split(/^(?=---)/m)
    .map((document) => (definition.test(document) ? document.replaceAll(/[^\n]+/g, '') : document))
    .join('');
  const rest = file.size > parsedLimit ? withoutBlocks(plain) : plain;
  if (rest.replaceAll(/\n+/g, '\n').length > parsedLimit) throw new UnreadableError(`larger than ${parsedLimit} bytes`, 1, 1);
  return parseYamlFile(rest);
};

/** Block scalars with nothing in them, and every line where it was. */
const withoutBlocks = (text: string): string => {
  let blockIndent = Number.POSITIVE_INFINITY;
  return text
    .split('\n')
    .map((line) => {
      const indent = line.length - line.trimStart().length;
      if (line.trim() === '' || indent > blockIndent) return '';
      if (!/^\s*#/.test(line)) blockIndent = blockStart.test(line) ? indent : Number.POSITIVE_INFINITY;
      return line;
    })
    .join('\n');
};

const blockStart = /(?:^|[:\-\s])[|>][+\-\d]*\s*(?:#.*)?$/;

/**
 * Braces of a template language outside of block scalars: rules of Prometheus and dashboards keep theirs inside of one. `{{` at the start of a
 * flow map is YAML, but nobody writes it.
 */
const isFilledIn = (text: string): boolean =>
  filledIn.test(text) &&
  withoutBlocks(text)
    .split('\n')
    .some((line) => filledIn.test(line) && !/^\s*#/.test(line));

const filledIn = /\{\{|\{%|<%/;

const maxLists = 5;

const unlisted = (root: DataNode | undefined, depth: number): readonly DataNode[] => {
  const kind = textOf(childOf(root, 'kind'));
  if (!root || kind === undefined || textOf(childOf(root, 'apiVersion')) === undefined) return [];
  const items = itemsOf(childOf(root, 'items'));
  return kind.endsWith('List') && depth < maxLists && childOf(root, 'items')?.kind === 'list' ? items.flatMap((item) => unlisted(item, depth + 1)) : [root];
};
