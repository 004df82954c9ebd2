import { UnreadableError } from '../../errors.ts';
import { childOf, type DataNode, entriesOf, entryOf, flagOf, itemsOf, type Place, textOf } from '../formats/data-node.ts';
import { jsonRoot } from '../formats/json.ts';
import { json5Root } from '../formats/json5.ts';
import type { SourceFile } from '../source-file.ts';
import type { Problem } from './shape.ts';

export interface RenovateConfig {
  readonly path: string;
  readonly at: Place;
  readonly problems: readonly Problem[];
  /** Where it is switched off as a whole. */
  readonly disabled: Place | undefined;
  /** Presets, which stand elsewhere and are not fetched. */
  readonly presets: readonly Named[];
  /** Undefined: every manager is on. */
  readonly enabledManagers: { readonly at: Place; readonly names: readonly string[] } | undefined;
  /** Managers that a rule or a key of their own switches off. */
  readonly disabledManagers: readonly Named[];
  readonly ignorePaths: readonly Named[];
  /** Undefined: every path. */
  readonly includePaths: readonly Named[] | undefined;
}

export interface Named {
  readonly text: string;
  readonly at: Place;
}

/** Renovate reads the first of these that exists, then the key `renovate` of package.json. */
export const renovatePlaces = [
  ...['renovate', '.github/renovate', '.gitlab/renovate'].flatMap((name) => [`${name}.json`, `${name}.jsonc`, `${name}.json5`]),
  '.renovaterc',
  '.renovaterc.json',
  '.renovaterc.jsonc',
  '.renovaterc.json5',
];

export const readRenovate = (file: SourceFile): RenovateConfig | undefined => {
  if (file.path === 'package.json') {
    if (!file.text.includes('"renovate"')) return undefined;
    const key = entryOf(jsonRoot(file), 'renovate');
    return key && readRoot(file.path, key.value, key.keyAt);
  }
  try {
    // Renovate reads its .json files as JSON5 too, with a warning.
    return readRoot(file.path, json5Root(file), { line: 1, column: 1 });
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    const at = { line: error.line ?? 1, column: error.column ?? 1 };
    return { ...nothing(file.path, at), problems: [{ message: `the file is ${error.message}`, at, ignored: false }] };
  }
};

const nothing = (path: string, at: Place): RenovateConfig => ({
  path,
  at,
  problems: [],
  disabled: undefined,
  presets: [],
  enabledManagers: undefined,
  disabledManagers: [],
  ignorePaths: [],
  includePaths: undefined,
});

const readRoot = (path: string, root: DataNode, at: Place): RenovateConfig => {
  const base = nothing(path, { line: at.line, column: at.column });
  if (root.kind !== 'map') return { ...base, problems: [{ message: 'the configuration is no object', at: base.at, ignored: false }] };
  const enabled = childOf(root, 'enabled');
  const managers = childOf(root, 'enabledManagers');
  const paths = childOf(root, 'includePaths');
  return {
    ...base,
    problems: listProblems(root),
    disabled: flagOf(enabled) === false && enabled ? placeOf(enabled) : (disabledByPreset(root) ?? disabledByRule(root)),
    presets: namesOf(childOf(root, 'extends')),
    enabledManagers: managers?.kind === 'list' && managers.items.length > 0 ? { at: placeOf(managers), names: namesOf(managers).map(({ text }) => text) } : undefined,
    disabledManagers: disabledManagers(root),
    ignorePaths: namesOf(childOf(root, 'ignorePaths')),
    includePaths: paths?.kind === 'list' && paths.items.length > 0 ? namesOf(paths) : undefined,
  };
};

const listProblems = (root: DataNode): Problem[] =>
  ['extends', 'enabledManagers', 'ignorePaths', 'includePaths', 'packageRules', 'ignoreDeps'].flatMap((key) => {
    const entry = entryOf(root, key);
    const isList = !entry || entry.value.kind === 'list' || (key === 'extends' && entry.value.kind === 'scalar');
    return isList ? [] : [{ message: `${key} is no list`, at: placeOf(entry.value), ignored: false }];
  });

/** Renovate's own preset that says `enabled: false`, where the file itself does not say otherwise. */
const disabledByPreset = (root: DataNode): Place | undefined =>
  childOf(root, 'enabled') ? undefined : namesOf(childOf(root, 'extends')).find(({ text }) => /^(?:default)?:disableRenovate$/.test(text))?.at;

/** A rule that matches every package and is the last to say `enabled`. */
const disabledByRule = (root: DataNode): Place | undefined => {
  const last = itemsOf(childOf(root, 'packageRules')).findLast((rule) => childOf(rule, 'enabled'));
  const matchers = entriesOf(last).filter(({ key }) => key.startsWith('match'));
  const all = matchers.every(
    ({ key, value }) => /^match(?:Package|Dep)(?:Names|Patterns)$/.test(key) && namesOf(value).some(({ text }) => /^(?:\*{1,2}|\.\*|\/\.\*\/)$/.test(text)),
  );
  const enabled = childOf(last, 'enabled');
  return enabled && flagOf(enabled) === false && matchers.length > 0 && all ? placeOf(enabled) : undefined;
};

/** A rule for a manager as a whole with `enabled: false`, or `"gomod": {"enabled": false}`. */
const disabledManagers = (root: DataNode): Named[] => {
  const byRule = itemsOf(childOf(root, 'packageRules')).flatMap((rule) => {
    const matchers = entriesOf(rule).filter(({ key }) => key.startsWith('match'));
    const whole = matchers.length === 1 && matchers[0]?.key === 'matchManagers' && flagOf(childOf(rule, 'enabled')) === false;
    return whole ? namesOf(childOf(rule, 'matchManagers')) : [];
  });
  const byKey = entriesOf(root).flatMap(({ key, keyAt, value }) =>
    value.kind === 'map' && flagOf(childOf(value, 'enabled')) === false ? [{ text: key, at: placeOf(keyAt) }] : [],
  );
  return [...byRule, ...byKey];
};

const namesOf = (node: DataNode | undefined): Named[] =>
  (node?.kind === 'list' ? node.items : node ? [node] : []).flatMap((item) => {
    const text = textOf(item);
    return text === undefined ? [] : [{ text, at: placeOf(item) }];
  });

const placeOf = ({ line, column }: Place): Place => ({ line, column });
