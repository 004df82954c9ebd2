import { UnreadableError } from '../../errors.ts';
import { ecosystemNames } from '../ecosystems/manifest.ts';
import { childOf, type DataNode, entriesOf, entryOf, itemsOf, numberOf, type Place, textOf, textsOf } from '../formats/data-node.ts';
import { yamlRoot } from '../formats/yaml.ts';
import type { SourceFile } from '../source-file.ts';
import { dependabotShape } from './dependabot-shape.ts';
import { type Problem, problemsOf } from './shape.ts';

export interface DependabotConfig {
  readonly path: string;
  readonly problems: readonly Problem[];
  readonly entries: readonly DependabotEntry[];
}

/** One item of `updates`. */
export interface DependabotEntry {
  /** Where the item starts. */
  readonly at: Place;
  readonly ecosystem: string;
  readonly directories: readonly DependabotDirectory[];
  /** Globs below these directories that it leaves out. */
  readonly excludePaths: readonly string[];
  /** Where the entry switches version updates off: a limit of 0 pull requests, or everything ignored. */
  readonly switchedOff: Place | undefined;
  /** How often it looks: `daily`, `weekly`, … */
  readonly interval: string | undefined;
  readonly targetBranch: string | undefined;
  readonly cooldown:
    | { readonly at: Place; readonly days: number | undefined /** Some versions or packages wait for another time, or not at all. */; readonly differs: boolean }
    | undefined;
  /** Where it allows manifests to run code with the registries' credentials. */
  readonly insecureExecution: Place | undefined;
}

export interface DependabotDirectory {
  /** As written. */
  readonly text: string;
  /** Without slashes at the ends; the root is ''. */
  readonly folder: string;
  readonly at: Place;
  /** Only `directories` takes globs. */
  readonly glob: boolean;
}

/** A file that is broken or of another version has its problem and no entries. */
export const readDependabot = (file: SourceFile): DependabotConfig => {
  try {
    const config = readRoot(file.path, yamlRoot(file));
    return { ...config, problems: [...config.problems, ...aliases(file.lines)].sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column) };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { path: file.path, problems: [{ message: `the file is ${error.message}`, at: { line: error.line ?? 1, column: error.column ?? 1 }, ignored: false }], entries: [] };
  }
};

/** GitHub refuses them in this file, which is else plain YAML. */
const aliases = (lines: readonly string[]): Problem[] =>
  lines.flatMap((line, index) => {
    const found = line.length < 300 ? /^[^#"']*?(?:[:,[{-]\s+)(\*[A-Za-z_][\w-]*)\s*(?:$|[,}\]#])/.exec(line) : null;
    const name = found?.[1];
    return name ? [{ message: 'the file uses a YAML alias, which Dependabot does not support', at: { line: index + 1, column: line.indexOf(name) + 1 }, ignored: false }] : [];
  });

const start: Place = { line: 1, column: 1 };

const readRoot = (path: string, root: DataNode | undefined): DependabotConfig => {
  if (!root || (root.kind === 'scalar' && root.value === null)) return { path, problems: [{ message: 'the file is empty', at: start, ignored: false }], entries: [] };
  const updates = itemsOf(childOf(root, 'updates')).filter((item) => item.kind === 'map');
  const entries = updates.map(readEntry);
  const problems = [
    ...versionProblems(root),
    ...problemsOf(root, dependabotShape, 'the file'),
    ...updates.flatMap((update) => updateProblems(update, root)),
    ...duplicates(entries),
  ];
  return { path, problems, entries };
};

const versionProblems = (root: DataNode): Problem[] => {
  const version = childOf(root, 'version');
  if (!version || (version.kind === 'scalar' && version.value === 2)) return [];
  return [
    {
      message: `the version is ${numberOf(version) === 1 ? '1, which Dependabot stopped reading in 2021' : numberOf(version) === 2 ? 'a text, not the number 2' : 'not 2'}`,
      at: placeOf(version),
      ignored: false,
    },
  ];
};

const readEntry = (update: DataNode): DependabotEntry => {
  const cooldown = entryOf(update, 'cooldown');
  const execution = childOf(update, 'insecure-external-code-execution');
  return {
    at: placeOf(update),
    ecosystem: ecosystemOf(textOf(childOf(update, 'package-ecosystem')) ?? ''),
    directories: [
      ...[childOf(update, 'directory')].flatMap((node) => directoryOf(node, false)),
      ...itemsOf(childOf(update, 'directories')).flatMap((node) => directoryOf(node, true)),
    ],
    excludePaths: textsOf(childOf(update, 'exclude-paths')),
    switchedOff: switchedOff(update),
    interval: textOf(childOf(update, 'schedule', 'interval'))?.toLowerCase(),
    targetBranch: textOf(childOf(update, 'target-branch')),
    cooldown: cooldown && {
      at: cooldown.keyAt,
      days: numberOf(childOf(cooldown.value, 'default-days')),
      differs: entriesOf(cooldown.value).some(({ key }) => key !== 'default-days'),
    },
    insecureExecution: textOf(execution) === 'allow' && execution ? placeOf(execution) : undefined,
  };
};

/** Dependabot refuses the name with capitals; the entry means it all the same, and dependabot-valid says what is wrong. */
const ecosystemOf = (name: string): string => ecosystemNames.find((known) => known === name.toLowerCase()) ?? name;

const directoryOf = (node: DataNode | undefined, mayGlob: boolean): DependabotDirectory[] => {
  const text = textOf(node);
  if (!node || text === undefined) return [];
  return [{ text, folder: text.replace(/^(?:\.?\/)+|(?<!\/)\/+$/g, '').replace(/^\.$/, ''), at: placeOf(node), glob: mayGlob && /[*?[{]/.test(text) }];
};

const switchedOff = (update: DataNode): Place | undefined => {
  const limit = childOf(update, 'open-pull-requests-limit');
  if (limit && numberOf(limit) === 0) return placeOf(limit);
  const all = itemsOf(childOf(update, 'ignore')).find((item) => textOf(childOf(item, 'dependency-name')) === '*' && !childOf(item, 'update-types') && !childOf(item, 'versions'));
  return all && placeOf(all);
};

/** What the shape alone cannot say: keys that exclude or need each other, and names that must be defined elsewhere in the file. */
const updateProblems = (update: DataNode, root: DataNode): Problem[] => {
  const problems: Problem[] = [];
  const wrong = (message: string, at: DataNode | Place = update): void => void problems.push({ message, at: { line: at.line, column: at.column }, ignored: false });
  const [directory, directories] = [entryOf(update, 'directory'), entryOf(update, 'directories')];
  if (!directory && !directories) wrong('the entry has neither directory nor directories');
  if (directory && directories) wrong('the entry has both directory and directories', directories.keyAt);
  if (directory && /[*?]/.test(textOf(directory.value) ?? '')) wrong('directory takes no globs; use directories', directory.value);

  const group = childOf(update, 'multi-ecosystem-group');
  const schedule = childOf(update, 'schedule');
  if (!schedule && !group) wrong('the entry has no schedule');
  if (group && !childOf(root, 'multi-ecosystem-groups', textOf(group) ?? '')) wrong('multi-ecosystem-group names a group that multi-ecosystem-groups does not define', group);
  if (group && !childOf(update, 'patterns')) wrong('an entry of a multi-ecosystem-group needs patterns', group);

  // Actions have no semantic versions to tell apart, and GitHub refuses the file that does.
  const bySize = entriesOf(childOf(update, 'cooldown')).find(({ key }) => key.startsWith('semver-'));
  if (bySize && textOf(childOf(update, 'package-ecosystem')) === 'github-actions') wrong(`the cooldown of github-actions takes no ${bySize.key.slice(0, 30)}`, bySize.keyAt);

  const schedules = [schedule, ...entriesOf(childOf(root, 'multi-ecosystem-groups')).map((entry) => childOf(entry.value, 'schedule'))];
  for (const one of schedules.filter((node) => node !== undefined)) scheduleProblems(one, wrong);
  const known = new Set(entriesOf(childOf(root, 'registries')).map((entry) => entry.key));
  const registries = childOf(update, 'registries');
  for (const name of registries?.kind === 'list' ? registries.items : [])
    if (!known.has(textOf(name) ?? '')) wrong('registries names a registry that the file does not define', name);
  return problems;
};

const scheduleProblems = (schedule: DataNode, wrong: (message: string, at: DataNode) => void): void => {
  const cron = textOf(childOf(schedule, 'interval')) === 'cron';
  if (cron && !childOf(schedule, 'cronjob')) wrong('the interval cron needs a cronjob', schedule);
  const zone = childOf(schedule, 'timezone');
  if (zone && !isTimeZone(textOf(zone) ?? '')) wrong('timezone is no zone of the IANA database', zone);
};

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const duplicates = (entries: readonly DependabotEntry[]): Problem[] => {
  const seen = new Map<string, number>();
  return entries.flatMap(({ ecosystem, directories, targetBranch }) =>
    directories.flatMap(({ folder, text, at }) => {
      const key = `${ecosystem}\0${folder}\0${targetBranch ?? ''}`;
      const earlier = seen.get(key);
      if (earlier === undefined) seen.set(key, at.line);
      return earlier === undefined ? [] : [{ message: `${ecosystem || 'the ecosystem'} in ${text.slice(0, 60)} has an entry already, on line ${earlier}`, at, ignored: false }];
    }),
  );
};

const placeOf = ({ line, column }: Place): Place => ({ line, column });
