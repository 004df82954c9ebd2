import { UnreadableError } from '../../errors.ts';
import { childOf, type DataEntry, type DataNode, entriesOf, itemsOf, type Place, textOf, textsOf } from '../formats/data-node.ts';
import { type BrokenDocument, yamlFile } from '../formats/yaml.ts';
import { isTemplate } from '../formats/yaml-template.ts';
import { longestText, type SourceFile } from '../source-file.ts';
import { type Environment, isEnvironment, readEnvironment } from './environment.ts';
import { interpolate } from './interpolation.ts';

/** A YAML file with services, before anything is resolved. */
export interface ComposeFile {
  readonly services: readonly DataEntry[];
  readonly includes: readonly Reference[];
  /** Named volumes that are a path of the host (`driver_opts` with `o: bind`). */
  readonly boundVolumes: readonly BoundVolume[];
  /** Names of the networks that are that of the host: `name: host`. */
  readonly hostNetworks: readonly string[];
  /** Of a file `.env`, which holds nothing else. */
  readonly environment?: Environment;
  /** Keys beside `services` that tell a Compose file from any other file with services. */
  readonly otherKeys: readonly string[];
  /** It has a key that Compose does not know: it is a file of another program that has services, too. */
  readonly isForeign: boolean;
  /** What could not be read; empty for a template, which is no YAML before it is filled in. */
  readonly broken: readonly BrokenDocument[];
}

export interface Reference extends Place {
  readonly path: string;
}

export interface BoundVolume {
  readonly name: string;
  readonly path: string;
  readonly readOnly: boolean;
}

export const composeName = /(?:^|[/._-])(?:docker-)?(?:compose|stack)(?:[._-][^/]*)?\.ya?ml$/i;

const nothing: ComposeFile = { services: [], includes: [], boundVolumes: [], hostNetworks: [], otherKeys: [], isForeign: false, broken: [] };

export const readComposeFile = (file: SourceFile): ComposeFile | undefined => {
  if (isEnvironment(file.path)) return file.hasText ? { ...nothing, environment: readEnvironment(file) } : undefined;
  // A large file is worth a word only where its name says that Compose reads it.
  if (!file.hasText) return composeName.test(file.path) ? { ...nothing, broken: [{ line: 1, column: 1, reason: `larger than ${longestText} bytes` }] } : undefined;
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
  const isForeign = !isOld && roots.some((root) => entriesOf(root).some(({ key }) => !known.has(key) && !key.startsWith('x-')));
  const boundVolumes = isOld ? [] : roots.flatMap((root) => entriesOf(childOf(root, 'volumes')).flatMap(boundVolume));
  const hostNetworks = roots.flatMap((root) => entriesOf(childOf(root, 'networks')).flatMap(({ key, value }) => (textOf(childOf(value, 'name')) === 'host' ? [key] : [])));
  return { services, includes, boundVolumes, hostNetworks, otherKeys, isForeign, broken: isTemplate(file.text) ? [] : broken };
};

/** https://docs.docker.com/reference/compose-file/ */
const known = new Set(['version', 'name', 'include', 'services', 'networks', 'volumes', 'configs', 'secrets', 'models']);

const boundVolume = ({ key, value }: DataEntry): readonly BoundVolume[] => {
  const device = textOf(childOf(value, 'driver_opts', 'device'));
  const options = textOf(childOf(value, 'driver_opts', 'o'))?.split(',') ?? [];
  if (device === undefined || !options.some((option) => /^r?bind$/.test(option.trim()))) return [];
  return [{ name: key, path: interpolate(device).text, readOnly: options.some((option) => option.trim() === 'ro') }];
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
