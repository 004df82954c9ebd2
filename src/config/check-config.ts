import { ruleOf } from '../custom-rules/custom-rule.ts';
import { type DataEntry, type DataNode, entriesOf, entryOf, itemsOf, textOf, textsOf } from '../facts/formats/data-node.ts';
import { type Severity, severityWords, thresholdWords } from '../finding.ts';
import { globProblem } from '../globs.ts';
import { nearest } from '../nearest.ts';
import { type ProfileName, profileNames } from '../profiles.ts';
import type { AnyRule, OptionValue } from '../rule.ts';
import { checkCustomRules } from './check-custom-rules.ts';
import { checkOverrides } from './check-overrides.ts';
import { checkSuppressions } from './check-suppressions.ts';
import { type Config, noConfig, type RuleConfig } from './config.ts';
import { stopAt } from './stop-at.ts';

/** Turns the tree of a configuration file into settings. Every mistake is a ConfigError at its line and column, with the nearest valid name. */
export const checkConfig = (path: string, root: DataNode | undefined, givenRules: readonly AnyRule[]): Config => {
  const stop = stopAt(path);
  const words = (node: DataNode, key: string): string[] => {
    if (node.kind === 'scalar' && node.value === null) return [];
    if (node.kind !== 'list') return stop(`"${key}" takes a list of globs, one per line`, node);
    const globs = node.items.map((item) => textOf(item) ?? stop(`"${key}" takes globs as strings`, item));
    const problem = globProblem(globs);
    return problem === undefined ? globs : stop(problem, node);
  };
  const oneOf = (node: DataNode, allowed: readonly string[]): string => {
    const word = textOf(node);
    return word !== undefined && allowed.includes(word) ? word : stop(`${quoted(node)} is not one of ${allowed.join(', ')}${nearest(word, allowed)}`, node);
  };
  const known = ['$schema', 'extends', 'profile', 'failOn', 'inline', 'include', 'exclude', 'rules', 'customRules', 'overrides', 'suppressions'];
  if (root === undefined || (root.kind === 'scalar' && root.value === null)) return { ...noConfig, path };
  if (root.kind !== 'map') return stop('the configuration must be a map of settings such as "rules:" and "failOn:"', root);
  refuseTwice(root);

  const own = entryOf(root, 'customRules');
  const customRules = own ? checkCustomRules(path, own.value) : [];
  const rules = [...givenRules, ...customRules.map(ruleOf)];
  let profile: Config['profile'];
  let failOn: Config['failOn'];
  let include: readonly string[] = [];
  let exclude: readonly string[] = [];
  let ruleSettings: ReadonlyMap<string, RuleConfig> = new Map();
  let inline: Config['inline'];
  let overrides: Config['overrides'] = [];
  let suppressions: Config['suppressions'] = [];
  const ruleIds = rules.map((rule) => rule.id);
  for (const { key, keyAt, value } of root.entries) {
    if (key === 'failOn') failOn = oneOf(value, thresholdWords) as Config['failOn'];
    else if (key === 'profile') profile = oneOf(value, profileNames) as ProfileName;
    else if (key === 'include') include = words(value, key);
    else if (key === 'exclude') exclude = words(value, key);
    else if (key === 'rules') ruleSettings = rulesOf(value);
    else if (key === 'suppressions') suppressions = checkSuppressions(path, value, ruleIds);
    else if (key === 'overrides') overrides = checkOverrides(path, value, ruleIds);
    else if (key === 'inline') inline = oneOf(value, ['allow', 'forbid']) as Config['inline'];
    else if (key === 'extends') checkExtends(value);
    else if (key !== '$schema' && key !== 'customRules') stop(`unknown setting "${key}"${nearest(key, known)}`, keyAt);
  }
  return { path, extends: [], profile, failOn, inline, include, exclude, rules: ruleSettings, customRules, overrides, suppressions };

  /** Of a key that stands twice, one would be passed over in silence. */
  function refuseTwice(node: DataNode): void {
    const seen = new Set<string>();
    for (const { key, keyAt, value } of entriesOf(node)) {
      if (seen.has(key)) stop(`"${key}" is set twice`, keyAt);
      seen.add(key);
      refuseTwice(value);
    }
    for (const item of itemsOf(node)) refuseTwice(item);
  }

  /** What it names was read before; here only its shape is looked at. */
  function checkExtends(node: DataNode): void {
    if (node.kind === 'map' || textsOf(node).length === 0) stop('"extends" takes the path of a settings file, or a list of them', node);
  }

  function rulesOf(node: DataNode): Map<string, RuleConfig> {
    if (node.kind === 'scalar' && node.value === null) return new Map();
    if (node.kind !== 'map') return stop('"rules" takes a map from a rule to "off", a severity or {severity, options}', node);
    return new Map(node.entries.map((entry) => [ruleNamed(entry).id, ruleConfig(entry, ruleNamed(entry))]));
  }

  function ruleNamed({ key, keyAt }: DataEntry): AnyRule {
    const ids = rules.map((rule) => rule.id as string);
    if (/[*?{]/.test(key)) return stop(`"rules" takes the id of one rule, not the glob "${key}"; "overrides" with paths: ["**"] takes globs`, keyAt);
    return rules.find((rule) => rule.id === key) ?? stop(`unknown rule "${key}"${nearest(key, ids)}`, keyAt);
  }

  function ruleConfig({ value }: DataEntry, rule: AnyRule): RuleConfig {
    if (value.kind !== 'map') {
      const word = oneOf(value, ['off', 'on', ...severityWords]);
      return { off: word === 'off', severity: word === 'off' || word === 'on' ? undefined : (word as Severity), options: {} };
    }
    let graded: Severity | undefined;
    let options: Record<string, OptionValue> = {};
    for (const entry of value.entries) {
      if (entry.key === 'severity') graded = oneOf(entry.value, severityWords) as Severity;
      else if (entry.key === 'options') options = optionsOf(entry.value, rule);
      else stop(`unknown setting "${entry.key}" of a rule${nearest(entry.key, ['severity', 'options'])}`, entry.keyAt);
    }
    return { off: false, severity: graded, options };
  }

  function optionsOf(node: DataNode, rule: AnyRule): Record<string, OptionValue> {
    const defaults = (rule.options ?? {}) as Record<string, { default: OptionValue }>;
    return Object.fromEntries(
      entriesOf(node).map(({ key, keyAt, value }) => {
        const option = Object.hasOwn(defaults, key) ? defaults[key] : undefined;
        if (!option) return stop(`${rule.id} has no option "${key}"${nearest(key, Object.keys(defaults))}`, keyAt);
        return [key, optionValue(key, value, option.default)];
      }),
    );
  }

  function optionValue(key: string, node: DataNode, example: OptionValue): OptionValue {
    if (Array.isArray(example)) {
      if (node.kind !== 'list') return stop(`option "${key}" takes a list`, node);
      return itemsOf(node).map((item) => textOf(item) ?? stop(`option "${key}" takes a list of strings`, item));
    }
    const given = node.kind === 'scalar' ? node.value : undefined;
    return given !== null && typeof given === typeof example ? (given as OptionValue) : stop(`option "${key}" takes a ${typeof example}`, node);
  }
};

const quoted = (node: DataNode): string => (node.kind === 'scalar' ? `"${node.source}"` : `this ${node.kind}`);
