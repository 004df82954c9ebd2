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
  if (root?.kind !== 'map') return undefined;
  const isReleased = !isOn(childOf(root, 'release', 'disable')) && !isOn(childOf(root, 'release', 'skip_upload'));
  const calls = [
    ...(isReleased ? [...checksums(root), ...commandsUnder(root, 'sboms', bill), ...commandsUnder(root, 'signs', 'gpg', { artifacts: 'none' })] : []),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as GoReleaser writes it
    ...commandsUnder(root, 'docker_signs', 'cosign sign ${artifact}'),
  ];
  return { targets: [{ runner: 'goreleaser', name: file.path, line: 1, column: 1, calls, needs: [] }] };
};

/** A template may come out as either. */
const isOn = (node: DataNode | undefined): boolean => node !== undefined && flagOf(node) !== false;

/** It writes sums of all that it gives out, with SHA-256, unless it is told otherwise. */
const checksums = (root: DataNode): readonly Call[] => {
  const entry = entryOf(root, 'checksum');
  if (isOn(childOf(entry?.value, 'disable'))) return [];
  const [, bits] = /^sha(256|384|512)$/.exec(textOf(childOf(entry?.value, 'algorithm')) ?? 'sha256') ?? [];
  return bits === undefined ? [] : [call(entry?.keyAt ?? { line: 1, column: 1 }, `sha${bits}sum * > checksums.txt`)];
};

const bill = 'syft $artifact --output spdx-json=$document';

/** A list of commands with their arguments; `usual` is what runs where the settings leave it out, and "none" of the artifacts are signed where they name none. */
const commandsUnder = (root: DataNode, name: string, usual: string, unless?: { readonly artifacts: string }): readonly Call[] =>
  itemsOf(childOf(root, name))
    .filter((item) => (textOf(childOf(item, 'artifacts')) ?? unless?.artifacts) !== 'none' && !isOn(childOf(item, 'disable')))
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
