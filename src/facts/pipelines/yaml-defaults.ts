import { childOf, type DataNode, entriesOf, itemsOf, textOf } from '../formats/data-node.ts';

/** What a file itself gives for the names that its values are made of: `<< pipeline.parameters.image >>`, `$(image)`. */
export type Defaults = (text: string) => string;

const longest = 500;

/** CircleCI: the default of a parameter, unless another place of the file gives it a value. */
export const circleDefaults = (root: DataNode): Defaults => {
  const defaults = new Map<string, string | undefined>();
  const given = new Set<string>();
  const visit = (node: DataNode, key: string): void => {
    if (node.kind === 'list') for (const item of node.items) visit(item, key);
    if (node.kind !== 'map') return;
    for (const entry of node.entries) {
      const text = key === 'parameters' ? textOf(childOf(entry.value, 'default')) : undefined;
      if (text !== undefined) defaults.set(entry.key, defaults.has(entry.key) && defaults.get(entry.key) !== text ? undefined : text);
      else if (entry.value.kind !== 'map') given.add(entry.key);
      visit(entry.value, entry.key);
    }
  };
  visit(root, '');
  return (text) =>
    text.slice(0, longest).replace(/<<\s{0,3}(pipeline\.)?parameters\.([\w-]{1,50})\s{0,3}>>/g, (written, ofPipeline: string | undefined, name: string) => {
      if (ofPipeline) return textOf(childOf(root, 'parameters', name, 'default')) ?? written;
      return given.has(name) ? written : (defaults.get(name) ?? written);
    });
};

/** Azure: the variables and parameters that a pipeline starts with, unless another place of the file gives them a value; those of a template are for its callers to give. */
export const azureDefaults = (root: DataNode): Defaults => {
  const pairs = (node: DataNode | undefined, value: string): readonly (readonly [string, string])[] =>
    [
      ...entriesOf(node).map((entry) => [entry.key, textOf(entry.value)] as const),
      ...itemsOf(node).map((item) => [textOf(childOf(item, 'name')) ?? '', textOf(childOf(item, value))] as const),
    ].flatMap(([name, text]) => (text === undefined ? [] : [[name.toLowerCase(), text] as const]));
  const first = childOf(root, 'variables');
  const variables = new Map(pairs(first, 'value'));
  const parameters = new Map(pairs(childOf(root, 'parameters'), 'default'));
  const visit = (node: DataNode, inVariables: boolean): void => {
    if (inVariables && node !== first) for (const [name] of pairs(node, 'value')) variables.delete(name);
    for (const item of itemsOf(node)) visit(item, inVariables);
    for (const { key, value } of entriesOf(node)) visit(value, inVariables || key === 'variables');
  };
  visit(root, false);
  return (text) =>
    text
      .slice(0, longest)
      .replace(/\$\{\{\s{0,3}parameters\.([\w-]{1,50})\s{0,3}\}\}/g, (written, name: string) => parameters.get(name.toLowerCase()) ?? written)
      .replace(/\$(?:\(([\w.-]{1,50})\)|\[\s{0,3}variables\.(\w{1,50})\s{0,3}\]|\{\{\s{0,3}variables\.(\w{1,50})\s{0,3}\}\})/g, (written, ...names: (string | undefined)[]) => {
        const name = names.slice(0, 3).find((each) => each !== undefined);
        return variables.get(name?.toLowerCase() ?? '') ?? written;
      });
};
