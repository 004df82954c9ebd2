import { type DataNode, entriesOf, itemsOf } from '../../../data-node.ts';
import type { SourceFile } from '../../../source-file.ts';
import { yamlFile } from '../../../yaml.ts';

/** A setting of `application.yml` or `application.properties`: `server.ssl.enabled`. */
export interface Property {
  /** Lower case, without dashes, dots between its parts; what a list holds has the key of the list. */
  readonly key: string;
  readonly value: string;
  readonly line: number;
  /** The profile that it is for, where the file or its document says so. */
  readonly profile?: string;
  /** It is one of a list. */
  readonly isItem?: true;
}

const name = /(?:^|\/)(?:application|bootstrap)(?:-([\w.-]+?))?\.(?:ya?ml|properties)$/;
const wanted =
  /^(?:server|management|spring\.(?:security|servlet|webflux|codec|mvc|web|cloud\.gateway|jersey|data\.rest|graphql)|springdoc|logging\.(?:structured|level)|bucket4j|resilience4j)\./;

/** By its name: does Spring read this file when it starts? */
export const isSpringSettings = (path: string): boolean => name.test(path);

/** Of what bears on requests only; other settings may be secrets. */
export const propertiesIn = (file: SourceFile): { readonly properties: readonly Property[]; readonly pathLists: readonly Property[] } => {
  const ofFile = name.exec(file.path)?.[1];
  const found = file.path.endsWith('.properties')
    ? linesOf(file.lines, ofFile)
    : yamlFile(file).documents.flatMap(({ root }) => (root ? withProfile([...flattened(root, '')], ofFile) : []));
  return {
    properties: found.filter(({ key }) => wanted.test(`${key}.`)).slice(0, 500),
    // A list of paths may say who is let in, wherever it stands.
    pathLists: found
      .filter(({ key, value, isItem }) => isItem && !wanted.test(`${key}.`) && /^\/[\w/*{}.-]{0,120}$/.test(value))
      .slice(0, 500)
      .map(({ isItem, ...rest }) => rest),
  };
};

const plain = (key: string): string =>
  key
    .toLowerCase()
    .replaceAll(/[-_]/g, '')
    .replaceAll(/\[\d+\]/g, '');

const linesOf = (lines: readonly string[], ofFile: string | undefined): readonly Property[] => {
  const documents: Property[][] = [[]];
  lines.slice(0, 5000).forEach((text, index) => {
    if (/^[#!]---\s*$/.test(text)) documents.push([]);
    const [, key, value = ''] = /^\s*([\w.[\]-]{1,200})\s*[=:]\s*(.{0,500})$/.exec(text) ?? [];
    if (key !== undefined) documents.at(-1)?.push({ key: plain(key), value: value.trim(), line: index + 1 });
  });
  return documents.flatMap((document) => withProfile(document, ofFile));
};

function* flattened(node: DataNode, above: string, depth = 0): Generator<Property> {
  if (depth > 20) return;
  if (node.kind === 'scalar') yield { key: above, value: node.source, line: node.line };
  for (const { key, value, keyAt } of entriesOf(node))
    for (const one of flattened(value, above === '' ? plain(key) : `${above}.${plain(key)}`, depth + 1)) yield value.kind === 'scalar' ? { ...one, line: keyAt.line } : one;
  for (const item of itemsOf(node)) for (const one of flattened(item, above, depth + 1)) yield item.kind === 'scalar' ? { ...one, isItem: true } : one;
}

const withProfile = (document: readonly Property[], ofFile: string | undefined): readonly Property[] => {
  const own = document.find(({ key }) => /^spring\.(?:config\.activate\.onprofile|profiles)$/.test(key))?.value ?? ofFile;
  return own === undefined ? document : document.map((one) => ({ ...one, profile: own }));
};
