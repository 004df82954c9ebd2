import { UnreadableError } from '../../errors.ts';
import { childOf, type DataEntry, type DataNode, entriesOf, entryOf, flagOf, listOf, textOf, textsOf } from '../formats/data-node.ts';
import { placedText } from '../formats/placed-text.ts';
import { yamlDocuments } from '../formats/yaml.ts';
import type { SourceFile } from '../source-file.ts';
import { settingsOf } from '../workflows/setting.ts';
import { callsOf } from './calls.ts';
import type { CiInclude, CiSecret } from './ci-material.ts';
import type { GitlabFile, GitlabJob, Part, Piece } from './gitlab-file.ts';
import { imagesOf } from './gitlab-images.ts';
import type { PipelineFile } from './pipeline-file.ts';
import { secretsInScript } from './script-secrets.ts';
import type { Ignored, TriggerWord } from './step.ts';

const reserved = /^(?:default|include|stages|types|variables|workflow|image|services|cache|before_script|after_script|spec)$/;

/** Any YAML may be what another file names; what none names is of no account, broken or not. */
export const unlessBroken =
  <Read>(read: (file: SourceFile) => Read | undefined) =>
  (file: SourceFile): Read | undefined => {
    if (file.size > maxIncludable) return undefined;
    try {
      return read(file);
    } catch (error) {
      if (error instanceof UnreadableError) return undefined;
      throw error;
    }
  };

const maxIncludable = 256 * 1024;

/** A folder named ci holds all sorts of YAML: charts and manifests among them, and templates that are none. */
export const looksLikeJobs = (text: string): boolean =>
  jobWord.test(text) && /(?:^|[{,])\s{0,8}(?:script|stage|stages|before_script|include|extends)\s*:/m.test(text) && !/\{\{|^apiVersion:/m.test(text);

const jobWord = /script|stage|include|extends/;

/** A file that is included may set variables and defaults only. */
const mayBeIncluded = (text: string): boolean => looksLikeJobs(text) || /^(?:variables|default|workflow)\s*:\s*$/m.test(text);

export const readGitlab = (file: SourceFile): Omit<PipelineFile, 'path'> | undefined => {
  if (!/gitlab-ci\.ya?ml$/.test(file.path) && !mayBeIncluded(file.text)) return undefined;
  const documents = yamlDocuments(file);
  const root = (childOf(documents[0]?.root, 'spec') ? documents[1] : documents[0])?.root;
  if (root?.kind !== 'map') return undefined;
  const jobs = entriesOf(root).filter(({ key, value }) => !reserved.test(key) && value.kind === 'map');
  const holders = [root, childOf(root, 'default'), ...jobs.map(({ value }) => value)];
  const gitlab: GitlabFile = { jobs: jobs.map((job) => jobOf(file, job)), defaults: { ...partsOf(file, root), ...onlySaid(partsOf(file, childOf(root, 'default'))) } };
  return {
    gitlab,
    images: holders.flatMap((holder) => imagesOf(file.path, holder, [childOf(holder, 'variables'), childOf(root, 'variables')])),
    includes: [...listOf(childOf(root, 'include')), ...jobs.flatMap(({ value }) => listOf(childOf(value, 'trigger', 'include')))].flatMap((node) => includesOf(file.path, node)),
    secrets: [...holders, childOf(root, 'workflow')].flatMap((holder) => [
      ...variablesOf(holder).flatMap((variables) => secretsOf(file, variables)),
      ...scriptSecrets(file, holder),
    ]),
  };
};

/** Those of a job or of all jobs, and those that a rule adds. */
const variablesOf = (holder: DataNode | undefined): readonly (DataNode | undefined)[] => [
  childOf(holder, 'variables'),
  ...listOf(childOf(holder, 'rules')).map((rule) => childOf(rule, 'variables')),
];

const jobOf = (file: SourceFile, { key, keyAt, value: job }: DataEntry): GitlabJob => {
  const when = textOf(childOf(job, 'when'));
  return {
    name: key,
    ...keyAt,
    extends: textsOf(childOf(job, 'extends')),
    parts: partsOf(file, job),
    ignored: ignoredOf(entryOf(job, 'allow_failure')),
    disabled: when === undefined ? (neverRuns(job) ? true : undefined) : when === 'never',
    triggers: when === 'manual' ? ['manual'] : triggersOf(job),
  };
};

const neverRuns = (job: DataNode): boolean => {
  const rules = listOf(childOf(job, 'rules'));
  return rules.length > 0 && rules.every((rule) => textOf(childOf(rule, 'when')) === 'never');
};

const partsOf = (file: SourceFile, owner: DataNode | undefined): GitlabFile['defaults'] => ({
  before_script: piecesOf(file, entryOf(owner, 'before_script')?.value),
  script: piecesOf(file, entryOf(owner, 'script')?.value),
  after_script: piecesOf(file, entryOf(owner, 'after_script')?.value),
});

const onlySaid = (parts: GitlabFile['defaults']): GitlabFile['defaults'] => Object.fromEntries(Object.entries(parts).filter(([, pieces]) => pieces !== undefined));

/** A list in a script is another script, by its anchor, or a reference: a job's name and the name of its part. */
const piecesOf = (file: SourceFile, node: DataNode | undefined): readonly Piece[] | undefined => {
  if (node === undefined) return undefined;
  if (node.kind === 'list') {
    const [job, part] = node.items.map((item) => textOf(item));
    if (node.items.length === 2 && job !== undefined && /^(?:before_|after_)?script$/.test(part ?? '')) return [{ job, part: part as Part }];
    const lines = node.items.flatMap((item) => (item.kind === 'scalar' ? (placedText(file, item) ?? []) : []));
    return lines.length === node.items.length ? [{ calls: callsOf(...lines) }] : node.items.flatMap((item) => piecesOf(file, item) ?? []);
  }
  const text = placedText(file, node);
  return text ? [{ calls: callsOf(text) }] : [];
};

const ignoredOf = (entry: DataEntry | undefined): Ignored | 'no' | undefined => {
  if (!entry) return undefined;
  return flagOf(entry.value) === true ? { how: 'allow_failure: true', explicit: true, ...entry.keyAt } : 'no';
};

/** What `rules` and `only` let in; undefined where neither is said. */
const triggersOf = (job: DataNode): readonly TriggerWord[] | undefined => {
  const rules = childOf(job, 'rules');
  const only = childOf(job, 'only');
  if (rules) {
    const live = listOf(rules).filter((rule) => textOf(childOf(rule, 'when')) !== 'never');
    return [...new Set(live.flatMap((rule) => (textOf(childOf(rule, 'when')) === 'manual' ? ['manual' as const] : conditionTriggers(textOf(childOf(rule, 'if')) ?? ''))))];
  }
  if (!only) return undefined;
  const names = only.kind === 'map' ? textsOf(childOf(only, 'refs')) : textsOf(only);
  return names.length === 0 ? undefined : [...new Set(names.map((name) => onlyWords.get(name) ?? 'push'))];
};

const onlyWords: ReadonlyMap<string, TriggerWord> = new Map([
  ['merge_requests', 'pull_request'],
  ['external_pull_requests', 'pull_request'],
  ['schedules', 'schedule'],
  ['tags', 'tag'],
  ['web', 'manual'],
  ['triggers', 'other'],
]);

const conditionTriggers = (condition: string): readonly TriggerWord[] => {
  const found: TriggerWord[] = [];
  if (/merge_request|CI_OPEN_MERGE_REQUESTS/.test(condition)) found.push('pull_request');
  if (/schedule/.test(condition)) found.push('schedule');
  if (/CI_COMMIT_TAG/.test(condition)) found.push('tag');
  if (/CI_COMMIT_BRANCH|CI_COMMIT_REF|CI_DEFAULT_BRANCH|["']push["']/.test(condition)) found.push('push');
  if (/["']web["']/.test(condition)) found.push('manual');
  return found.length > 0 ? found : ['push', 'pull_request'];
};

const includesOf = (path: string, node: DataNode): readonly CiInclude[] => {
  const base = { path, system: 'gitlab' as const, line: node.line, column: node.column, integrity: false };
  const plain = textOf(node);
  if (plain !== undefined) return [/^https?:/.test(plain) ? { ...base, kind: 'remote', name: plain, ref: undefined } : { ...base, kind: 'local', name: plain, ref: undefined }];
  const said = (key: string): string | undefined => textOf(childOf(node, key));
  const component = said('component');
  if (component !== undefined) {
    const cut = component.lastIndexOf('@');
    return [{ ...base, kind: 'component', name: cut < 0 ? component : component.slice(0, cut), ref: cut < 0 ? undefined : component.slice(cut + 1) }];
  }
  const remote = said('remote');
  if (remote !== undefined) return [{ ...base, kind: 'remote', name: remote, ref: undefined, integrity: said('integrity') !== undefined }];
  const project = said('project');
  if (project !== undefined) return [{ ...base, kind: 'project', name: project, ref: said('ref') }];
  const template = said('template');
  if (template !== undefined) return [{ ...base, kind: 'template', name: template, ref: undefined }];
  return textsOf(childOf(node, 'local')).map((name) => ({ ...base, kind: 'local' as const, name, ref: undefined }));
};

const scriptSecrets = (file: SourceFile, owner: DataNode | undefined): readonly CiSecret[] =>
  ['before_script', 'script', 'after_script'].flatMap((part) =>
    listOf(childOf(owner, part)).flatMap((item) => {
      const text = placedText(file, item);
      return text ? secretsInScript(text).map((secret) => ({ path: file.path, system: 'gitlab' as const, ...secret })) : [];
    }),
  );

/** `NAME: value`, or `NAME: { value: …, description: … }`. */
const secretsOf = (file: SourceFile, variables: DataNode | undefined): readonly CiSecret[] => {
  const nested = entriesOf(variables).flatMap(({ key, keyAt, value }) => {
    const inner = childOf(value, 'value');
    return inner ? [{ key, keyAt, value: inner }] : [];
  });
  const flat: DataNode | undefined = variables?.kind === 'map' ? { ...variables, entries: [...variables.entries, ...nested] } : undefined;
  return settingsOf(file, flat).flatMap(({ name, at, literal }) => (literal ? [{ path: file.path, system: 'gitlab' as const, name, kind: literal.kind, ...at }] : []));
};
