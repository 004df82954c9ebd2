import type { DataNode } from '../formats/data-node.ts';
import { classifyValue, isSecretName } from '../secrets/values/classify-value.ts';
import type { SourceFile } from '../source-file.ts';

/** What the file `.env` beside a Compose file gives its variables, as far as nothing of it may be a secret. */
export type Environment = readonly (readonly [name: string, value: string])[];

export const isEnvironment = (path: string): boolean => /(?:^|\/)\.env$/.test(path);

const setting = /^\s*(?:export\s+)?([A-Za-z_]\w{0,100})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s#"'][^\s#]*))\s*(?:#.*)?$/;

/** Images, versions, ports, addresses and amounts; empty values leave what is asked for to its default. */
export const readEnvironment = (file: SourceFile): Environment =>
  file.shortLines.flatMap((line) => {
    const [, name = '', ...values] = setting.exec(line) ?? [];
    const value = values.find((each) => each !== undefined) ?? '';
    const plain = /^[\w./:@,+-]{1,100}$/.test(value) && !isSecretName(name) && (/^[\d.:]+$/.test(value) || classifyValue(name, value) === 'other');
    return plain ? [[name, value] as const] : [];
  });

/** `$$`, `$NAME`, `${NAME}`, and the same with a default or an error behind it. */
const variable = /\$\$|\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?[-?][^{}$]{0,200})?\})/g;

/** In one text; a file that is made of variables would grow by their values. */
const most = 20;

/** The node with what the environment gives as the default of each variable: whoever starts Compose may still say otherwise. */
export const withEnvironment = (node: DataNode, values: ReadonlyMap<string, string>): DataNode => {
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => withEnvironment(item, values)) };
  if (node.kind === 'map') return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: withEnvironment(entry.value, values) })) };
  if (typeof node.value !== 'string' || !node.source.includes('$')) return node;
  let left = most;
  const source = node.source.replace(variable, (written, bare?: string, braced?: string) => {
    const name = bare ?? braced ?? '';
    return values.has(name) && left-- > 0 ? `\${${name}:-${values.get(name)}}` : written;
  });
  return source === node.source ? node : { ...node, value: source, source, written: node.source };
};
