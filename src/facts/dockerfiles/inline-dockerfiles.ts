import { childOf, type DataNode, entriesOf, textOf } from '../formats/data-node.ts';
import { yamlFile } from '../formats/yaml.ts';
import type { SourceFile } from '../source-file.ts';
import type { DockerfileContent } from './dockerfile.ts';
import { readDockerfile } from './read-dockerfile.ts';

/** A Dockerfile that stands in a Compose file (`build.dockerfile_inline`), and the line at which it is set. Its places are those of the Compose file. */
export interface InlineDockerfile {
  readonly line: number;
  readonly content: DockerfileContent;
}

/** Only what is written in a block (`|`) has lines of its own; of the rest nobody knows what it says. https://docs.docker.com/reference/compose-file/build/#dockerfile_inline */
export const inlineDockerfiles = (file: SourceFile): readonly InlineDockerfile[] => {
  if (!file.hasText || !file.text.includes('dockerfile_inline')) return [];
  const services = yamlFile(file).documents.flatMap(({ root }) => entriesOf(childOf(root, 'services')));
  return services.flatMap(({ value }) => {
    const node = childOf(value, 'build', 'dockerfile_inline');
    const lines = node && linesInFile(file, node);
    const content = node && lines && readDockerfile(lines.all, lines.indent);
    return node && content ? [{ line: node.line, content }] : [];
  });
};

/** With the lines before it left empty, so that each has its number in the file. */
const linesInFile = (file: SourceFile, node: DataNode): { readonly all: readonly string[]; readonly indent: number } | undefined => {
  const text = textOf(node);
  if (text === undefined || (file.lines[node.line - 1] ?? '')[node.column - 1] !== '|') return undefined;
  // Compose fills in variables itself, and leaves a dollar for two.
  const own = file.lines.slice(node.line, node.line + text.trimEnd().split('\n').length).map((line) => line.replaceAll('$$', () => '$'));
  const indent = Math.min(...own.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  return { all: [...Array<string>(node.line).fill(''), ...own], indent: Number.isFinite(indent) ? indent : 0 };
};
