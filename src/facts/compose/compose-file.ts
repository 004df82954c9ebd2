import { UnreadableError } from '../../errors.ts';
import { childOf, type DataEntry, type DataNode, entriesOf, itemsOf, type Place, textsOf } from '../data-node.ts';
import { longestText, type SourceFile } from '../source-file.ts';
import { type BrokenDocument, yamlFile } from '../yaml.ts';

/** A YAML file with services, before anything is resolved. */
export interface ComposeFile {
  readonly services: readonly DataEntry[];
  readonly includes: readonly Reference[];
  /** Keys beside `services` that tell a Compose file from any other file with services. */
  readonly otherKeys: readonly string[];
  /** What could not be read; empty for a template, which is no YAML before it is filled in. */
  readonly broken: readonly BrokenDocument[];
}

export interface Reference extends Place {
  readonly path: string;
}

export const composeName = /(?:^|[/._-])(?:docker-)?(?:compose|stack)(?:[._-][^/]*)?\.ya?ml$/i;

export const readComposeFile = (file: SourceFile): ComposeFile | undefined => {
  // A large file is worth a word only where its name says that Compose reads it.
  if (!file.hasText)
    return composeName.test(file.path) ? { services: [], includes: [], otherKeys: [], broken: [{ line: 1, column: 1, reason: `larger than ${longestText} bytes` }] } : undefined;
  const isOld = !/^["']?(?:services|include)["']?[ \t]*:/m.test(file.text);
  if (isOld && !(composeName.test(file.path) && /^[ \t]+(?:image|build)[ \t]*:/m.test(file.text))) return undefined;
  const { documents, broken } = readable(file);
  const roots = documents.map((document) => document.root);
  const services = roots.flatMap((root) => (isOld ? oldServices(root) : entriesOf(childOf(root, 'services')))).filter(({ value }) => value.kind === 'map');
  if (isOld && services.length === 0) return undefined;
  const includes = roots
    .flatMap((root) => itemsOf(childOf(root, 'include')))
    .flatMap((item) => textsOf(item.kind === 'map' ? childOf(item, 'path') : item).map((path) => ({ path, line: item.line, column: item.column })));
  const otherKeys = ['version', 'volumes', 'networks', 'name', 'secrets', 'configs'].filter((key) => roots.some((root) => childOf(root, key) !== undefined));
  return { services, includes, otherKeys, broken: /\{\{|\{%|<%/.test(file.text) ? [] : broken };
};

/** The first format of Compose has no version, and its services stand at the top. */
const oldServices = (root: DataNode | undefined): readonly DataEntry[] =>
  childOf(root, 'version') ? [] : entriesOf(root).filter(({ key, value }) => !key.startsWith('x-') && (childOf(value, 'image') ?? childOf(value, 'build')));

/** A file that no parser can take is a broken one here: whether that matters depends on its name. */
const readable = (file: SourceFile): ReturnType<typeof yamlFile> => {
  try {
    return yamlFile(file);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { documents: [], broken: [{ line: error.line ?? 1, column: error.column ?? 1, reason: error.message }] };
  }
};
