import { childOf, type DataEntry, type DataNode, entriesOf, itemsOf, textOf } from '../formats/data-node.ts';
import { placedText } from '../formats/placed-text.ts';
import type { SourceFile } from '../source-file.ts';
import { settingsOf } from '../workflows/setting.ts';
import type { CiSecret } from './ci-material.ts';
import { secretsInScript } from './script-secrets.ts';

/** A secret, but for the file and the system that all of a file share. */
export type PlacedSecret = Omit<CiSecret, 'path' | 'system'>;

/** `- ps: …` among the lines of a script. */
export const shells = /^(?:ps|pwsh|cmd|sh|bash|command|run)$/;

/** Of a map, a list of `{ name, value }`, or the lines `NAME=value OTHER=value` of Travis. */
export const variableSecrets = (file: SourceFile, node: DataNode): readonly PlacedSecret[] => {
  const named = itemsOf(node).flatMap((item): DataEntry[] => {
    const name = childOf(item, 'name');
    const value = childOf(item, 'value');
    return name && value ? [{ key: textOf(name) ?? '', keyAt: name, value }] : [];
  });
  const written = [node, ...itemsOf(node)].flatMap((item) => (textOf(item) ?? '').match(/(?<!\w)[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|\S+)/g)?.map((pair) => ({ pair, item })) ?? []);
  const pairs = written.map(({ pair, item }): DataEntry => {
    const cut = pair.indexOf('=');
    const value = pair.slice(cut + 1).replace(/^(["'])(.*)\1$/, '$2');
    return { key: pair.slice(0, cut), keyAt: item, value: { kind: 'scalar', value, source: value, line: item.line, column: item.column } };
  });
  const flat: DataNode = { kind: 'map', line: node.line, column: node.column, entries: [...entriesOf(node), ...named, ...pairs] };
  return settingsOf(file, flat).flatMap(({ name, at, literal }) => (literal ? [{ name, kind: literal.kind, line: at.line, column: at.column }] : []));
};

/** What the lines of a script set, those for Windows among them, and the variables that it gives to a pipe. */
export const scriptSecrets = (file: SourceFile, node: DataNode): readonly PlacedSecret[] =>
  (node.kind === 'list' ? node.items : [node]).flatMap((item) => {
    const variables = childOf(item, 'variables');
    const lines = item.kind === 'map' ? item.entries.filter(({ key }) => shells.test(key)).map(({ value }) => value) : [item];
    return [
      ...(variables ? variableSecrets(file, variables) : []),
      ...lines.flatMap((line) => {
        const text = placedText(file, line);
        return text ? secretsInScript(text) : [];
      }),
    ];
  });
