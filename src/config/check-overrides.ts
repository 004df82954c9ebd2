import { childOf, type DataNode, entriesOf, itemsOf, textOf, textsOf } from '../facts/formats/data-node.ts';
import { type Severity, severityWords } from '../finding.ts';
import { globProblem, globTest } from '../globs.ts';
import { nearest } from '../nearest.ts';
import type { Override } from './config.ts';
import { stopAt } from './stop-at.ts';

/**
 * `overrides:` is a list of {paths, rules}: what some rules, by id or glob, count for below some paths, such as one package of a monorepo. A rule
 * runs once for the whole repository, so options are not for a part of it.
 */
export const checkOverrides = (path: string, node: DataNode, ruleIds: readonly string[]): readonly Override[] => {
  const stop = stopAt(path);
  if (node.kind === 'scalar' && node.value === null) return [];
  if (node.kind !== 'list') return stop('"overrides" takes a list', node);
  return itemsOf(node).flatMap((item): Override[] => {
    if (item.kind !== 'map') return stop('an override must be a map with paths and rules', item);
    const unknown = entriesOf(item).find(({ key }) => !known.includes(key));
    if (unknown) stop(`unknown setting "${unknown.key}" of an override${nearest(unknown.key, known)}`, unknown.keyAt);
    const paths = textsOf(childOf(item, 'paths'));
    if (paths.length === 0) stop('an override must name paths', item);
    const rules = childOf(item, 'rules');
    if (rules?.kind !== 'map') return stop('an override must have a map of rules', rules ?? item);
    const problem = globProblem([...paths, ...rules.entries.map(({ key }) => key)]);
    if (problem !== undefined) stop(problem, item);
    const coversPath = globTest(paths);
    return rules.entries.map(({ key, keyAt, value }): Override => {
      const coversRule = globTest([key]);
      if (!ruleIds.some((id) => coversRule(id))) stop(`there is no rule "${key}"${nearest(key, ruleIds)}`, keyAt);
      const word = textOf(value) ?? '';
      if (!words.includes(word)) stop(`an override takes one of ${words.join(', ')}${nearest(word, words)}; options belong under "rules"`, value);
      return { rule: key, coversRule, paths, coversPath, to: word as 'off' | Severity, at: { path, line: keyAt.line } };
    });
  });
};

const known = ['paths', 'rules'];
const words = ['off', ...severityWords];
