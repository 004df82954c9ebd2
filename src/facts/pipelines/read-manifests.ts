import { childOf, type DataEntry, type DataNode, entriesOf, itemsOf, textsOf } from '../formats/data-node.ts';
import { jsonRoot } from '../formats/json.ts';
import { type PlacedText, placedText } from '../formats/placed-text.ts';
import { tomlRoot } from '../formats/toml.ts';
import type { SourceFile } from '../source-file.ts';
import { callsOf } from './calls.ts';
import type { PipelineFile } from './pipeline-file.ts';
import { eslintSwitches, flake8Switches, ruffSwitches } from './read-switches.ts';
import type { DraftStep, Runner, Target } from './step.ts';

type Read = Omit<PipelineFile, 'path'> | undefined;

export const readPackageJson = (file: SourceFile): Read => {
  const root = jsonRoot(file);
  const scripts = entriesOf(childOf(root, 'scripts'));
  const names = new Set(scripts.map(({ key }) => key));
  const targets = scripts.flatMap((entry) =>
    scriptTargets(
      file,
      'npm',
      entry,
      [`pre${entry.key}`, `post${entry.key}`].filter((name) => names.has(name)),
    ),
  );
  const staged = entriesOf(childOf(root, 'lint-staged')).flatMap((entry) => scriptTargets(file, 'lint-staged', entry, []));
  const eslint = textsBelow(childOf(root, 'eslintConfig'));
  const steps = hookSteps(file, childOf(root, 'simple-git-hooks'));
  const husky = hookSteps(file, childOf(root, 'husky', 'hooks'));
  return {
    targets: [...targets, ...staged],
    switches: eslint ? eslintSwitches(file, eslint) : [],
    ...(steps.length > 0 ? { system: 'simple-git-hooks', steps } : husky.length > 0 ? { system: 'husky', steps: husky } : {}),
  };
};

/** The strings of `eslintConfig`, one a line, as its own file would hold them. */
const textsBelow = (node: DataNode | undefined): string | undefined => {
  if (!node) return undefined;
  const texts = (each: DataNode): readonly string[] => {
    if (each.kind === 'scalar') return [`'${each.source}'`];
    return each.kind === 'list' ? each.items.flatMap(texts) : each.entries.flatMap(({ key, value }) => [`${key}:`, ...texts(value)]);
  };
  return texts(node).join(' ');
};

const scriptTargets = (file: SourceFile, runner: Runner, { key, keyAt, value }: DataEntry, needs: readonly string[]): readonly Target[] => {
  const texts = value.kind === 'list' ? value.items.flatMap((item) => jsonText(file, item) ?? []) : [jsonText(file, value)].flatMap((text) => text ?? []);
  return texts.length > 0 ? [{ runner, name: key, ...keyAt, calls: texts.flatMap((line) => callsOf(line)), needs }] : [];
};

const jsonText = (file: SourceFile, node: DataNode | undefined): PlacedText | undefined => (node?.kind === 'scalar' ? placedText(file, node) : undefined);

const hookSteps = (file: SourceFile, hooks: DataNode | undefined): readonly DraftStep[] =>
  entriesOf(hooks).flatMap(({ key, keyAt, value }) => {
    const text = jsonText(file, value);
    return text ? [{ job: key, ...keyAt, triggers: ['commit'], calls: callsOf(text), ignored: undefined, disabled: false, folder: undefined }] : [];
  });

export const readComposer = (file: SourceFile): Read => {
  const root = jsonRoot(file);
  const advisories = ['require', 'require-dev'].flatMap((kind) => entriesOf(childOf(root, kind)).filter(({ key }) => key.toLowerCase() === 'roave/security-advisories'));
  return {
    targets: entriesOf(childOf(root, 'scripts')).flatMap((entry) => {
      const texts = textsOf(entry.value);
      const needs = texts.filter((text) => text.startsWith('@')).map((text) => text.slice(1).split(' ')[0] ?? '');
      const calls = itemsOrSelf(entry.value).flatMap((item) => {
        const text = jsonText(file, item);
        return text && !/^@(?!composer|php)/.test(text.value) ? callsOf({ ...text, value: text.value.replace(/^@(?:php )?/, '') }) : [];
      });
      return [{ runner: 'composer' as const, name: entry.key, ...entry.keyAt, calls, needs }];
    }),
    switches: advisories.map(({ keyAt }) => ({ path: file.path, ...keyAt, tool: 'roave-security-advisories', inside: 'build' })),
  };
};

const itemsOrSelf = (node: DataNode): readonly DataNode[] => (node.kind === 'list' ? itemsOf(node) : [node]);

/** Tasks of poe, hatch, pdm and rye; the settings of ruff. */
export const readPyproject = (file: SourceFile): Read => {
  const flake8 = flake8Switches(file);
  if (!/\[\s*"?tool\b/.test(file.text)) return flake8.length > 0 ? { switches: flake8 } : undefined;
  const root = tomlRoot(file);
  const tool = childOf(root, 'tool');
  const tasks: Target[] = [
    ...entriesOf(childOf(tool, 'poe', 'tasks')).flatMap((entry) => taskTarget(file, 'poe', entry)),
    ...entriesOf(childOf(tool, 'pdm', 'scripts')).flatMap((entry) => taskTarget(file, 'hatch', entry)),
    ...entriesOf(childOf(tool, 'rye', 'scripts')).flatMap((entry) => taskTarget(file, 'hatch', entry)),
    ...entriesOf(childOf(tool, 'hatch', 'envs')).flatMap(({ value }) => entriesOf(childOf(value, 'scripts')).flatMap((entry) => taskTarget(file, 'hatch', entry))),
  ];
  return { targets: tasks, switches: [...ruffSwitches(file, childOf(tool, 'ruff')), ...flake8] };
};

const taskTarget = (file: SourceFile, runner: Runner, entry: DataEntry): readonly Target[] => {
  const { value } = entry;
  if (value.kind !== 'map') return scriptTargets(file, runner, entry, []);
  const needs = [...textsOf(childOf(value, 'sequence')), ...textsOf(childOf(value, 'deps')), ...textsOf(childOf(value, 'composite'))];
  const command = placedText(file, childOf(value, 'cmd') ?? childOf(value, 'shell'));
  return [{ runner, name: entry.key, ...entry.keyAt, calls: command ? callsOf(command) : [], needs }];
};

export const readRequirements = (file: SourceFile): Read => {
  const switches = flake8Switches(file);
  return switches.length > 0 ? { switches } : undefined;
};
