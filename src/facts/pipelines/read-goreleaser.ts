import { childOf, type DataNode, entryOf, flagOf, itemsOf, type Place, textOf, textsOf } from '../formats/data-node.ts';
import { yamlRoot } from '../formats/yaml.ts';
import type { SourceFile } from '../source-file.ts';
import type { PipelineFile } from './pipeline-file.ts';
import type { Call } from './step.ts';

/**
 * What GoReleaser does beside building: it sums up, describes and signs what it gives out, as commands that its settings name or that it takes by itself.
 * https://goreleaser.com/customization/
 */
export const readGoreleaser = (file: SourceFile): Omit<PipelineFile, 'path'> | undefined => {
  const root = yamlRoot(file);
  if (!root || root.kind !== 'map') return undefined;
  const calls = [
    ...checksums(root),
    ...commandsUnder(root, 'sboms', bill),
    ...commandsUnder(root, 'signs', 'gpg'),
    ...commandsUnder(root, 'docker_signs', 'cosign sign ${artifact}'),
  ];
  return { targets: [{ runner: 'goreleaser', name: file.path, line: 1, column: 1, calls, needs: [] }] };
};

/** It writes sums of all that it gives out, with SHA-256, unless it is told otherwise, and gives them out unless it releases nothing. */
const checksums = (root: DataNode): readonly Call[] => {
  const entry = entryOf(root, 'checksum');
  const isOff = (node: DataNode | undefined): boolean => node !== undefined && flagOf(node) !== false;
  if (isOff(childOf(entry?.value, 'disable')) || isOff(childOf(root, 'release', 'disable'))) return [];
  const [, bits] = /^sha(256|384|512)$/.exec(textOf(childOf(entry?.value, 'algorithm')) ?? 'sha256') ?? [];
  return bits === undefined ? [] : [call(entry?.keyAt ?? { line: 1, column: 1 }, `sha${bits}sum * > checksums.txt`)];
};

const bill = 'syft $artifact --output spdx-json=$document';

/** A list of commands with their arguments; `usual` is what runs where the settings leave it out. */
const commandsUnder = (root: DataNode, name: string, usual: string): readonly Call[] =>
  itemsOf(childOf(root, name))
    .filter((item) => textOf(childOf(item, 'artifacts')) !== 'none')
    .map((item) => {
      const [program = '', ...rest] = usual.split(' ');
      const args = textsOf(childOf(item, 'args'));
      return call(item, [textOf(childOf(item, 'cmd')) ?? program, ...(args.length > 0 ? args : rest)].join(' '));
    });

const call = ({ line, column }: Place, written: string): Call => ({
  line,
  column,
  words: written.split(' '),
  written: written.slice(0, 500),
  uses: undefined,
  settings: [],
  ignored: undefined,
});
