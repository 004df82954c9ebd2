import { childOf, type DataEntry, type DataNode, entriesOf, entryOf, flagOf, itemsOf, listOf, type Place, textOf, textsOf } from '../formats/data-node.ts';
import { type PlacedText, placedText } from '../formats/placed-text.ts';
import type { SourceFile } from '../source-file.ts';
import { settingOf, settingsOf } from './setting.ts';
import type { Action, Image, Job, Permissions, Setting, Step, Trigger, Workflow } from './workflow.ts';

/** Takes what can be read and leaves out what breaks the schema: a step that GitHub would refuse does not hide its neighbours. */
export const readWorkflow = (file: SourceFile, root: DataNode | undefined): Workflow | undefined => {
  if (root?.kind !== 'map') return undefined;
  return {
    kind: 'workflow',
    path: file.path,
    triggers: triggersOf(file, entryOf(root, 'on') ?? entryOf(root, 'true')),
    permissions: permissionsOf(file, root),
    env: settingsOf(file, childOf(root, 'env')),
    jobsAt: entryOf(root, 'jobs')?.keyAt,
    jobs: entriesOf(childOf(root, 'jobs')).flatMap((entry) => jobOf(file, entry) ?? []),
    workingDirectory: textOf(childOf(root, 'defaults', 'run', 'working-directory')),
  };
};

export const readAction = (file: SourceFile, root: DataNode | undefined): Action | undefined => {
  const runs = childOf(root, 'runs');
  if (runs?.kind !== 'map') return undefined;
  return {
    kind: 'action',
    path: file.path,
    steps: stepsOf(file, childOf(runs, 'steps')),
    inputs: entriesOf(childOf(root, 'inputs')).map(({ key }) => key),
    inputDefaults: defaultsOf(file, childOf(root, 'inputs')),
    image: placedText(file, childOf(runs, 'image')),
  };
};

const triggersOf = (file: SourceFile, on: DataEntry | undefined): readonly Trigger[] => {
  if (!on) return [];
  const { value } = on;
  const plain = value.kind === 'list' ? value.items : value.kind === 'scalar' ? [value] : [];
  return [
    ...plain.flatMap((item) => {
      const name = textOf(item);
      return name === undefined ? [] : [{ name, line: item.line, column: item.column, types: [], tagsOnly: false, textInputs: [], inputDefaults: [] }];
    }),
    ...entriesOf(value).map(({ key, keyAt, value: settings }) => ({
      name: key,
      ...keyAt,
      types: textsOf(childOf(settings, 'types')),
      tagsOnly: ['tags', 'tags-ignore'].some((name) => entryOf(settings, name)) && !['branches', 'branches-ignore'].some((name) => entryOf(settings, name)),
      textInputs: entriesOf(childOf(settings, 'inputs')).flatMap(({ key: name, value: input }) => (['string', ''].includes(textOf(childOf(input, 'type')) ?? '') ? [name] : [])),
      inputDefaults: defaultsOf(file, childOf(settings, 'inputs')),
      ...(entryOf(settings, 'branches') ? { branches: textsOf(childOf(settings, 'branches')) } : {}),
      ...(entryOf(settings, 'tags') ? { tags: textsOf(childOf(settings, 'tags')) } : {}),
      ...(['paths', 'paths-ignore'].some((name) => entryOf(settings, name)) ? { hasPaths: true as const } : {}),
      ...(key === 'schedule' ? { crons: itemsOf(settings).flatMap((item) => textOf(childOf(item, 'cron')) ?? []) } : {}),
    })),
  ];
};

const defaultsOf = (file: SourceFile, inputs: DataNode | undefined): readonly Setting[] =>
  entriesOf(inputs).flatMap(({ key, keyAt, value: input }) => {
    const value = childOf(input, 'default');
    return (value && settingOf(file, { key, keyAt, value })) ?? [];
  });

const permissionsOf = (file: SourceFile, owner: DataNode): Permissions | undefined => {
  const entry = entryOf(owner, 'permissions');
  // A key without a value sets nothing.
  if (!entry || (entry.value.kind === 'scalar' && entry.value.value === null)) return undefined;
  return { ...entry.keyAt, all: textOf(entry.value), scopes: settingsOf(file, entry.value) };
};

const jobOf = (file: SourceFile, { key, keyAt, value: job }: DataEntry): Job | undefined => {
  if (job.kind !== 'map') return undefined;
  const secrets = entryOf(job, 'secrets');
  return {
    id: key,
    ...keyAt,
    permissions: permissionsOf(file, job),
    condition: placedText(file, childOf(job, 'if')),
    env: settingsOf(file, childOf(job, 'env')),
    runsOn: runnersOf(file, childOf(job, 'runs-on')),
    steps: stepsOf(file, childOf(job, 'steps')),
    uses: usedBy(file, job),
    with: settingsOf(file, childOf(job, 'with')),
    secrets: settingsOf(file, secrets?.value),
    inheritsSecrets: textOf(secrets?.value) === 'inherit' ? secrets?.keyAt : undefined,
    container: imageOf(file, childOf(job, 'container')),
    services: entriesOf(childOf(job, 'services')).flatMap(({ value }) => imageOf(file, value) ?? []),
    continueOnError: placedText(file, childOf(job, 'continue-on-error')),
    environment: entryOf(job, 'environment') !== undefined,
    matrix: matrixOf(file, childOf(job, 'strategy', 'matrix')),
    needs: textsOf(childOf(job, 'needs')),
    outputs: settingsOf(file, childOf(job, 'outputs')),
    workingDirectory: textOf(childOf(job, 'defaults', 'run', 'working-directory')),
  };
};

const runnersOf = (file: SourceFile, node: DataNode | undefined): readonly PlacedText[] => {
  const names = node?.kind === 'map' ? [...listOf(childOf(node, 'group')), ...listOf(childOf(node, 'labels'))] : listOf(node);
  return names.flatMap((name) => placedText(file, name) ?? []);
};

const matrixOf = (file: SourceFile, node: DataNode | undefined): readonly Setting[] =>
  entriesOf(node).flatMap(({ key, keyAt, value }) => {
    // Of what an expression adds nothing is known but that it does.
    if (key === 'include' && value.kind === 'scalar') return matrixValues(file, key, keyAt, value);
    if (key === 'include') return itemsOf(value).flatMap((item) => entriesOf(item).flatMap((entry) => matrixValues(file, entry.key, entry.keyAt, entry.value)));
    return key === 'exclude' ? [] : listOf(value).flatMap((item) => matrixValues(file, key, keyAt, item));
  });

/** The texts of one value: a list of labels is each of them, a map gives its keys below the name. */
const matrixValues = (file: SourceFile, name: string, at: Place, node: DataNode): readonly Setting[] => {
  if (node.kind === 'list') return node.items.flatMap((item) => matrixValues(file, name, at, item));
  if (node.kind === 'map') return node.entries.flatMap((entry) => matrixValues(file, `${name}.${entry.key}`, entry.keyAt, entry.value));
  const setting = settingOf(file, { key: name, keyAt: at, value: node });
  return setting ? [setting] : [];
};

const imageOf = (file: SourceFile, node: DataNode | undefined): Image | undefined => {
  const image = node?.kind === 'map' ? childOf(node, 'image') : node;
  const text = placedText(file, image);
  return text && { ...text, credentials: settingsOf(file, childOf(node, 'credentials')), env: settingsOf(file, childOf(node, 'env')) };
};

const stepsOf = (file: SourceFile, node: DataNode | undefined): readonly Step[] => itemsOf(node).flatMap((item) => (item.kind === 'map' ? [stepOf(file, item)] : []));

/** A block scalar ends in a line break that is no part of the name. */
const usedBy = (file: SourceFile, owner: DataNode): PlacedText | undefined => {
  const text = placedText(file, childOf(owner, 'uses'));
  return text && { ...text, value: text.value.trimEnd() };
};

/** `@3d3c42e… # v7.0.1`, `# tag=v7`, `# pin @v7`, `# 7.0.1`; the day on which somebody looked is no version. */
const versionBehind = (file: SourceFile, uses: PlacedText | undefined): string | undefined =>
  uses && /@[0-9a-f]{40}$/i.test(uses.value)
    ? /#[^#\d]{0,30}?\b(v\d[\w.-]*|\d{1,3}(?:\.\d{1,3}){1,2}(?![\w.]))/.exec((file.lines[uses.line - 1] ?? '').slice(uses.column - 1 + uses.value.length))?.[1]
    : undefined;

const stepOf = (file: SourceFile, step: DataNode): Step => {
  const uses = usedBy(file, step);
  return {
    line: step.line,
    column: step.column,
    name: textOf(childOf(step, 'name')),
    condition: placedText(file, childOf(step, 'if')),
    uses,
    usesVersion: versionBehind(file, uses),
    run: placedText(file, childOf(step, 'run')),
    with: settingsOf(file, childOf(step, 'with')),
    env: settingsOf(file, childOf(step, 'env')),
    continueOnError: placedText(file, childOf(step, 'continue-on-error')),
    workingDirectory: textOf(childOf(step, 'working-directory')),
  };
};

/** A flag that may be an expression: `continue-on-error: ${{ matrix.experimental }}` is not known. */
export const isTrue = (text: PlacedText | undefined): boolean => {
  if (text === undefined) return false;
  const word = /^\$\{\{\s*(true|false)\s*\}\}$/.exec(text.value)?.[1] ?? text.value;
  return flagOf({ kind: 'scalar', value: word, source: word, line: text.line, column: text.column }) === true;
};
