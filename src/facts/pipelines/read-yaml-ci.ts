import { childOf, type DataEntry, type DataNode, entriesOf, itemsOf, textOf } from '../formats/data-node.ts';
import { yamlFile } from '../formats/yaml.ts';
import type { SourceFile } from '../source-file.ts';
import type { CiImage, CiInclude, CiSecret } from './ci-material.ts';
import { type Orb, orbCall, orbsOf } from './circleci-orbs.ts';
import { type Dialect, dialects } from './dialects.ts';
import type { PipelineFile } from './pipeline-file.ts';
import type { Call, DraftStep, Ignored, TriggerWord } from './step.ts';
import { scriptCalls, useCall } from './yaml-calls.ts';
import { azureDefaults, circleDefaults, type Defaults } from './yaml-defaults.ts';
import { type PlacedSecret, scriptSecrets, variableSecrets } from './yaml-secrets.ts';
import { bitbucketTriggers, rootTriggers } from './yaml-triggers.ts';

export const readYamlCi =
  (name: keyof typeof dialects) =>
  (file: SourceFile): Omit<PipelineFile, 'path'> => {
    const found: Found = { steps: [], images: [], secrets: [] };
    const { documents, broken } = yamlFile(file);
    const [stop] = isTemplate(name, file) ? [] : broken;
    const includes: CiInclude[] = [];
    for (const { root } of documents) {
      if (root?.kind !== 'map') continue;
      const orbs = name === 'circleci' ? orbsOf(file.path, root) : [];
      includes.push(...orbs);
      walk(
        root,
        {
          file,
          dialect: dialects[name],
          job: '',
          triggers: rootTriggers(name, root),
          ignored: undefined,
          off: false,
          key: '',
          orbs,
          settled: name === 'circleci' ? circleDefaults(root) : name === 'azure' && /^azure-pipelines/.test(file.name) ? azureDefaults(root) : (text) => text,
          aliases: itemsOf(childOf(root, 'resources', 'containers')).flatMap((item) => textOf(childOf(item, 'container')) ?? []),
        },
        found,
      );
    }
    return { system: dialects[name].system, ...found, includes, ...(stop ? { stop } : {}) };
  };

/** A program of the pipeline fills it in, and Buildkite never reads the file itself. */
const isTemplate = (name: string, { path, text }: SourceFile): boolean => name === 'buildkite' && !/^\.buildkite\/pipeline\.ya?ml$/.test(path) && /\{\{/.test(text);

interface Found {
  readonly steps: DraftStep[];
  readonly images: CiImage[];
  readonly secrets: CiSecret[];
}

interface Inside {
  readonly file: SourceFile;
  readonly dialect: Dialect;
  readonly job: string;
  readonly triggers: readonly TriggerWord[];
  readonly ignored: Ignored | undefined;
  readonly off: boolean;
  /** The key that this stands under. */
  readonly key: string;
  readonly orbs: readonly Orb[];
  /** Puts in what the file itself gives for a variable. */
  readonly settled: Defaults;
  /** Names that the file gives to containers. */
  readonly aliases: readonly string[];
}

const walk = (node: DataNode, outer: Inside, found: Found): void => {
  if (node.kind === 'scalar') {
    orbStep(node, undefined, outer, found);
    return;
  }
  if (node.kind === 'list') {
    for (const item of node.items) walk(item, outer, found);
    return;
  }
  const inside = enter(node, outer);
  for (const entry of node.entries) {
    const { key, value } = entry;
    const { dialect, file } = inside;
    // What bitbucket defines runs where a pipeline names it by its anchor, and the reader puts it in there.
    if (dialect.system === 'bitbucket' && outer.key === '' && key === 'definitions') continue;
    if (dialect.scripts.test(key) && isScript(value)) {
      addStep(value, scriptCalls(file, value), inside, found);
      found.secrets.push(...placed(scriptSecrets(file, value), inside));
    } else if (dialect.uses?.test(key) && value.kind === 'scalar') addStep(value, [useCall(value, node, dialect)], inside, found);
    else if (dialect.images?.test(key) && (value.kind === 'scalar' || childOf(value, 'name'))) addImage(value, node, inside, found);
    else if (/^plugins$/.test(key) && dialect.system === 'buildkite') addPlugins(value, inside, found);
    else {
      if (dialect.variables.test(key)) found.secrets.push(...placed(variableSecrets(file, value), inside));
      orbStep({ kind: 'scalar', value: key, source: key, ...entry.keyAt }, value, inside, found);
      walk(
        value,
        {
          ...inside,
          job: value.kind === 'map' && !/^(?:steps|jobs|stages|pipelines|step|run|strategy|inputs|deploy)$/.test(key) ? key : inside.job,
          triggers: (dialect.system === 'bitbucket' ? bitbucketTriggers.get(key) : undefined) ?? inside.triggers,
          key,
        },
        found,
      );
    }
  }
};

const enter = (node: DataNode, outer: Inside): Inside => {
  const {
    ignored: [key, value],
    off,
  } = outer.dialect;
  const matching = (wanted: RegExp, says: RegExp): DataEntry | undefined => entriesOf(node).find((entry) => wanted.test(entry.key) && says.test(textOf(entry.value) ?? ''));
  const free = matching(key, value);
  const ignored = free ? { how: `${free.key}: ${textOf(free.value)}`, explicit: true, ...free.keyAt } : outer.ignored;
  const job = textOf(childOf(node, 'job') ?? childOf(node, 'name') ?? childOf(node, 'label') ?? childOf(node, 'stage'));
  return {
    ...outer,
    ignored,
    off: outer.off || (off !== undefined && matching(off[0], off[1]) !== undefined),
    job: job === undefined || outer.dialect.images?.test('name') ? outer.job : job,
  };
};

const isScript = (value: DataNode): boolean => value.kind === 'scalar' || (value.kind === 'list' && value.items.every((item) => item.kind !== 'list'));

const addStep = (at: DataNode, calls: readonly Call[], { job, triggers, ignored, off, file }: Inside, found: Found): void => {
  if (calls.length === 0) return;
  const { line, column } = at.kind === 'list' ? (at.items[0] ?? at) : at;
  found.steps.push({ job: job === '' ? file.name : job, line, column, triggers, calls, ignored, disabled: off, folder: undefined });
};

const addImage = (value: DataNode, owner: DataNode, inside: Inside, found: Found): void => {
  const node = value.kind === 'map' ? childOf(value, 'name') : value;
  const image = textOf(node);
  if (!node || image === undefined) return;
  const { file, dialect } = inside;
  const { line, column } = node;
  if (dialect.system === 'azure' && !isAzureImage(value, owner, image, inside)) return;
  // The image of a machine is one of the service's own, and without a tag none that it knows.
  if (dialect.system === 'circleci' && inside.key === 'machine' && !image.includes(':')) return;
  found.images.push({ path: file.path, system: dialect.system, value: inside.settled(image), line, column });
  if (dialect.imageRuns) addStep(node, [{ ...useCall(node, owner, dialect), uses: `docker://${image}` }], inside, found);
};

/** In Azure `container` is an image, or a name that `resources` gives one; `image` elsewhere is a variable of somebody's own. */
const isAzureImage = (value: DataNode, owner: DataNode, image: string, { key, aliases, file }: Inside): boolean => {
  if (value === childOf(owner, 'image')) return key === 'container' || childOf(owner, 'container') !== undefined;
  return childOf(owner, 'image') === undefined && !aliases.includes(image) && (/[:/@]/.test(image) || /^azure-pipelines/.test(file.name));
};

const addPlugins = (node: DataNode, inside: Inside, found: Found): void => {
  for (const item of itemsOf(node)) {
    const [entry] = entriesOf(item);
    const name = entry?.key ?? textOf(item);
    const image = textOf(childOf(entry?.value, 'image'));
    if (name === undefined) continue;
    const { line, column } = item;
    addStep(item, [{ line, column, words: [], uses: image === undefined ? name.replace('#', '@') : `docker://${image}`, settings: [], ignored: undefined }], inside, found);
  }
};

const placed = (secrets: readonly PlacedSecret[], { file, dialect }: Inside): readonly CiSecret[] =>
  secrets.map((secret) => ({ path: file.path, system: dialect.system, ...secret }));

const orbStep = (node: DataNode, settings: DataNode | undefined, inside: Inside, found: Found): void => {
  const call = orbCall(node, settings, inside.orbs);
  if (call) addStep(node, [call], inside, found);
};
