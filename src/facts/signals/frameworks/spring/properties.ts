import { expression } from '../../../../long-expression.ts';
import { type DataNode, entriesOf, itemsOf } from '../../../formats/data-node.ts';
import { settingsDocuments } from '../../../formats/yaml-template.ts';
import type { SourceFile } from '../../../source-file.ts';

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
/** What is said of requests in the open: the settings beside these may be secrets, and are not kept. */
const wanted = expression()`
    ^(?:
      server\.(?:
        ssl\.(?:enabled|keystore|certificate|bundle)|error\.include\w+|(?:servlet\.)?contextpath
        |(?:tomcat|jetty|undertow|netty)\.accesslog\.enabled|servlet\.session\.cookie\.(?:httponly|secure|samesite)
      )|management\.(?:endpoints?\.[\w.]+|server\.port)
      |spring\.(?:webflux\.basepath|mvc\.servlet\.path|(?:http\.codecs|codec)\.maxinmemorysize|config\.activate\.onprofile|profiles)
      |springdoc\.apidocs\.enabled|logging\.level\.[\w.]+
    )$
  `;
/** Of these only that they are there. */
const named = /^(?:bucket4j\.filters|resilience4j\.ratelimiter)\b/;
const ofGateway = /^spring\.cloud\.gateway\./;
const limits = /^RequestRateLimiter\b/;

/** Words, variables and stars between slashes, and nothing that a secret may look like. */
export const isPath = /^(?:\/(?:[a-z][a-z._-]{0,40}(?:\d{1,3}[a-z._-]{0,30})?|v\d{1,3}(?:\.\d{1,3})?|\{[\w.:\\*+-]{1,40}\}|[a-z._-]{0,30}\*{1,2}[a-z._-]{0,30})?)+$/i;

/** By its name: does Spring read this file when it starts? */
export const isSpringSettings = (path: string): boolean => name.test(path);

/** Of what bears on requests only; other settings may be secrets. */
export const propertiesIn = (file: SourceFile): { readonly properties: readonly Property[]; readonly pathLists: readonly Property[] } => {
  const ofFile = name.exec(file.path)?.[1];
  const found = file.path.endsWith('.properties')
    ? linesOf(file.lines, ofFile)
    : settingsDocuments(file).flatMap(({ root }) => (root ? withProfile([...flattened(root, '')], ofFile) : []));
  return {
    properties: found
      .flatMap(({ isItem, ...one }): Property[] => {
        if (wanted.test(one.key)) return [one];
        if (ofGateway.test(one.key) && limits.test(one.value)) return [{ ...one, value: 'RequestRateLimiter' }];
        return named.test(one.key) ? [{ ...one, value: '' }] : [];
      })
      .slice(0, 500),
    // A list of paths may say who is let in, wherever it stands.
    pathLists: found
      .filter(({ key, value, isItem }) => isItem && !wanted.test(key) && isPath.test(value))
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

export function* flattened(node: DataNode, above: string, depth = 0): Generator<Property> {
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
