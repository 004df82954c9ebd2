import type { Location } from '../../location.ts';
import { defineFact } from '../fact.ts';
import { childOf, type DataNode, entriesOf, flagOf, itemsOf, type Place, textOf } from '../formats/data-node.ts';
import { yamlRoot } from '../formats/yaml.ts';
import type { SourceFile } from '../source-file.ts';
import { type Zone, zoneOf } from '../zone.ts';

/** Charts of Helm: what their default values and the text of their templates say of security. Templates are never filled in. */
export interface HelmCharts {
  readonly all: readonly HelmChart[];
}

export interface HelmChart {
  /** Of Chart.yaml. */
  readonly path: string;
  readonly zone: Zone;
  readonly name: string;
  readonly library: boolean;
  /** Templates of workloads; 'none' where the chart has templates of other things only, 'unknown' where it has no templates at all. */
  readonly workloads: 'some' | 'none' | 'unknown';
  /** Blocks of values.yaml called securityContext, podSecurityContext, resources and so on. */
  readonly blocks: readonly ValuesBlock[];
  /** What the templates set themselves, not by a value. */
  readonly fixed: readonly { readonly what: HelmSetting; readonly at: Location }[];
  readonly values: string | undefined;
}

export type HelmSetting = 'non-root' | 'read-only' | 'limits';

export interface ValuesBlock {
  readonly kind: 'security' | 'resources';
  /** Keys from the top, joined by dots. */
  readonly key: string;
  readonly at: Location;
  readonly empty: boolean;
  readonly sets: readonly HelmSetting[];
}

type Extract =
  | { readonly file: 'chart'; readonly name: string; readonly library: boolean }
  | { readonly file: 'values'; readonly blocks: readonly (Omit<ValuesBlock, 'at'> & Place)[] }
  | { readonly file: 'template'; readonly workload: boolean; readonly fixed: readonly ({ readonly what: HelmSetting } & Place)[] };

export const helmCharts = defineFact({
  name: 'helmCharts',
  revision: 3,
  selects: ({ path }) => /(?:^|\/)(?:Chart\.yaml|values\.ya?ml|templates\/(?:.*\/)?[^/]+\.(?:ya?ml|tpl))$/.test(path),
  extract: (file): Extract | undefined => {
    if (file.name === 'Chart.yaml') return chartOf(yamlRoot(file));
    return /(?:^|\/)values\.ya?ml$/.test(file.path) && !/(?:^|\/)templates\//.test(file.path)
      ? { file: 'values', blocks: blocksIn(yamlRoot(file), '', 0) }
      : isDefinition(file)
        ? undefined
        : templateOf(file);
  },
  combine({ extracts }) {
    const all = extracts.flatMap(({ file, value }): HelmChart[] => {
      if (value.file !== 'chart') return [];
      const folder = file.path.slice(0, -'Chart.yaml'.length);
      const inside = extracts.filter((one) => one.file.path.startsWith(folder));
      const values = inside.find((one) => one.value.file === 'values' && /^values\.ya?ml$/.test(one.file.path.slice(folder.length)));
      const templates = inside.filter((one) => one.file.path.startsWith(`${folder}templates/`));
      const workloads = templates.some((one) => one.value.file === 'template' && one.value.workload) ? 'some' : templates.length > 0 ? 'none' : 'unknown';
      return [
        {
          path: file.path,
          zone: zoneOf(file.path),
          name: value.name,
          library: value.library,
          workloads,
          blocks: values?.value.file === 'values' ? values.value.blocks.map(({ line, column, ...block }) => ({ ...block, at: { path: values.file.path, line, column } })) : [],
          fixed: templates.flatMap((one) =>
            one.value.file === 'template' ? one.value.fixed.map(({ what, line, column }) => ({ what, at: { path: one.file.path, line, column } })) : [],
          ),
          values: values?.file.path,
        },
      ];
    });
    return { all };
  },
});

/** Of a custom resource: such templates are the longest, and run nothing. What they are stands at their beginning. */
const isDefinition = (file: SourceFile): boolean => {
  if (file.hasText) return false;
  for (const { bytes } of file.windows()) return /^kind:[ \t]*["']?CustomResourceDefinition/m.test(new TextDecoder().decode(bytes.subarray(0, 8192)));
  return false;
};

const chartOf = (root: DataNode | undefined): Extract => ({
  file: 'chart',
  name: textOf(childOf(root, 'name')) ?? '(unnamed)',
  library: textOf(childOf(root, 'type')) === 'library',
});

const maxDepth = 12;

const blocksIn = (node: DataNode | undefined, above: string, depth: number): readonly (Omit<ValuesBlock, 'at'> & Place)[] =>
  depth > maxDepth
    ? []
    : [
        ...itemsOf(node).flatMap((item) => blocksIn(item, `${above}[]`, depth + 1)),
        ...entriesOf(node).flatMap(({ key, keyAt, value }) => {
          const name = above === '' ? key : `${above}.${key}`;
          const kind = /^(?:pod|container)?securityContext$/i.test(key) ? 'security' : key === 'resources' ? 'resources' : undefined;
          if (!kind) return blocksIn(value, name, depth + 1);
          const empty = value.kind === 'map' ? value.entries.length === 0 : value.kind === 'scalar' && value.value === null;
          return [{ kind, key: name, line: keyAt.line, column: keyAt.column, empty, sets: kind === 'resources' ? limitsIn(value) : securityIn(value) } as const];
        }),
      ];

const securityIn = (node: DataNode): readonly HelmSetting[] => {
  const user = textOf(childOf(node, 'runAsUser'));
  const nonRoot = flagOf(childOf(node, 'runAsNonRoot')) === true || (user !== undefined && /^[1-9]\d*$/.test(user));
  return [...(nonRoot ? (['non-root'] as const) : []), ...(flagOf(childOf(node, 'readOnlyRootFilesystem')) === true ? (['read-only'] as const) : [])];
};

const limitsIn = (node: DataNode): readonly HelmSetting[] => (entriesOf(childOf(node, 'limits')).length > 0 ? ['limits'] : []);

const fixedLines: readonly (readonly [HelmSetting, RegExp])[] = [
  ['non-root', /^(?:[ \t]*|[^#\n]{0,200}[{,] ?)(?:runAsNonRoot:[ \t]*true|runAsUser:[ \t]*[1-9]\d*)\b/m],
  ['read-only', /^(?:[ \t]*|[^#\n]{0,200}[{,] ?)readOnlyRootFilesystem:[ \t]*true\b/m],
  ['limits', /^(?:[ \t]*|[^#\n]{0,200}[{,] ?)limits:(?:[ \t]*$\n[ \t]+| ?\{ ?)(?:cpu|memory):[ \t]*["']?\d/m],
];

const templateOf = (file: SourceFile): Extract => ({
  file: 'template',
  workload: /^kind:[ \t]*["']?(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob|Pod)\b/m.test(file.text),
  fixed: fixedLines.flatMap(([what, pattern]) => {
    const found = pattern.exec(file.text);
    return found ? [{ what, ...file.positionAt(found.index) }] : [];
  }),
});
