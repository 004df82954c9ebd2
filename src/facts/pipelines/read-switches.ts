import { childOf, type DataNode, entryOf, flagOf, itemsOf, type Place, textOf } from '../data-node.ts';
import { jsonRoot } from '../json.ts';
import type { SourceFile } from '../source-file.ts';
import { tomlRoot } from '../toml.ts';
import { yamlRoot } from '../yaml.ts';
import type { PipelineFile } from './expand.ts';
import type { Switch } from './step.ts';

type Read = Omit<PipelineFile, 'path'> | undefined;

/**
 * Is gosec on in golangci-lint? Version 2: `linters.default: all`, or enabled by name. Version 1: `enable-all`, the preset "bugs", or by name.
 * Disabled by name wins. It is off by default. https://golangci-lint.run/docs/configuration/file/
 */
export const readGolangci = (file: SourceFile): Read => {
  const root = file.path.endsWith('.toml') ? tomlRoot(file) : file.path.endsWith('.json') ? jsonRoot(file) : yamlRoot(file);
  const linters = childOf(root, 'linters');
  const named = (list: string): DataNode | undefined => itemsOf(childOf(linters, list)).find((item) => textOf(item) === 'gosec');
  if (named('disable')) return undefined;
  const byPreset = itemsOf(childOf(linters, 'presets')).find((item) => textOf(item) === 'bugs');
  const all = entryOf(linters, 'default');
  const enableAll = entryOf(linters, 'enable-all');
  const at: Place | undefined =
    named('enable') ?? (all && textOf(all.value) === 'all' ? all.keyAt : undefined) ?? (enableAll && flagOf(enableAll.value) === true ? enableAll.keyAt : undefined) ?? byPreset;
  return at && { switches: [{ path: file.path, line: at.line, column: at.column, tool: 'gosec', inside: 'golangci-lint' }] };
};

export const readRuffToml = (file: SourceFile): Read => ({ switches: ruffSwitches(file, tomlRoot(file)) });

/** The rules of flake8-bandit are `S`; `ignore` of all of them takes them away again. https://docs.astral.sh/ruff/settings/#lint_select */
export const ruffSwitches = (file: SourceFile, ruff: DataNode | undefined): readonly Switch[] => {
  const places = [childOf(ruff, 'lint'), ruff];
  const lists = (...names: string[]): readonly DataNode[] => places.flatMap((place) => names.flatMap((name) => itemsOf(childOf(place, name))));
  if (lists('ignore', 'extend-ignore').some((item) => textOf(item) === 'S')) return [];
  const on = lists('select', 'extend-select').find((item) => /^(?:S\d*|ALL)$/.test(textOf(item) ?? ''));
  return on ? [{ path: file.path, line: on.line, column: on.column, tool: 'ruff:S', inside: 'ruff' }] : [];
};
