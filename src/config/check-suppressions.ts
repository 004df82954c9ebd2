import { isDay } from '../day.ts';
import type { ConfiguredSuppression } from '../excuses/excuse.ts';
import { childOf, type DataNode, entriesOf, itemsOf, textOf, textsOf } from '../facts/formats/data-node.ts';
import { globProblem, globTest } from '../globs.ts';
import { nearest } from '../nearest.ts';
import { stopAt } from './stop-at.ts';

/**
 * `suppressions:` is a list of {rule, paths or fingerprint, reason, until, owner}. A reason is required, and so is a place: an exception for a rule
 * everywhere is what `rules: {id: off}` is for.
 */
export const checkSuppressions = (path: string, node: DataNode, ruleIds: readonly string[]): readonly ConfiguredSuppression[] => {
  const stop = stopAt(path);
  if (node.kind === 'scalar' && node.value === null) return [];
  if (node.kind !== 'list') return stop('"suppressions" takes a list', node);
  if (node.items.length > mostSuppressions)
    return stop(`"suppressions" takes at most ${mostSuppressions} of them; "policy-audit baseline create" accepts all that is found today`, node);
  return itemsOf(node).map((item): ConfiguredSuppression => {
    if (item.kind !== 'map') return stop('a suppression must be a map with rule, paths or fingerprint, reason, until and owner', item);
    const unknown = entriesOf(item).find(({ key }) => !known.includes(key));
    if (unknown) stop(`unknown setting "${unknown.key}" of a suppression${nearest(unknown.key, known)}`, unknown.keyAt);
    const rule = textOf(childOf(item, 'rule')) ?? stop('a suppression must name a rule', item);
    const coversRule = globTest([rule]);
    if (!ruleIds.some((id) => coversRule(id))) stop(`there is no rule "${rule}"${nearest(rule, ruleIds)}`, childOf(item, 'rule') ?? item);
    const reason = textOf(childOf(item, 'reason'))?.trim() || stop('a suppression must have a reason', item);
    const paths = textsOf(childOf(item, 'paths'));
    const fingerprint = textOf(childOf(item, 'fingerprint'));
    if (paths.length === 0 && fingerprint === undefined) stop('a suppression must name paths ("**" for all, "." for the repository itself) or the fingerprint of a finding', item);
    const problem = globProblem([rule, ...paths]);
    if (problem !== undefined) stop(problem, item);
    const until = textOf(childOf(item, 'until'));
    if (until !== undefined && !isDay(until)) stop(`"${until}" is not a date such as 2026-12-31`, childOf(item, 'until') ?? item);
    const owner = childOf(item, 'owner');
    if (owner && !textOf(owner)?.trim()) stop('"owner" takes a name, such as "@team" or "ann@example.org"', owner);
    const coversPath = paths.length === 0 ? () => true : globTest(paths);
    return { rule, coversRule, coversPath, fingerprint, reason, until, owner: textOf(owner)?.trim(), at: { path, line: item.line } };
  });
};

const mostSuppressions = 1000;
const known = ['rule', 'paths', 'fingerprint', 'reason', 'until', 'owner'];
