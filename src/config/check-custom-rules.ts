import type { CustomRule } from '../custom-rules/custom-rule.ts';
import type { CustomCheck } from '../facts/custom-matches.ts';
import { childOf, type DataNode, entriesOf, itemsOf, type MapNode, textOf, textsOf } from '../facts/formats/data-node.ts';
import { type Severity, severityWords } from '../finding.ts';
import { globProblem } from '../globs.ts';
import { nearest } from '../nearest.ts';
import { stopAt } from './stop-at.ts';

const mostRules = 200;
const common = ['id', 'title', 'severity', 'rationale', 'remediation'];
const settings = ['files', 'forbid', 'require', 'fileExists', 'key', 'equals'];

const usualRemedy = {
  forbid: 'Take it out.',
  require: 'Add it to this file.',
  'file-exists': 'Add the file.',
  'key-equals': 'Set the value that the rule asks for.',
} as const;

/** `customRules:` is a list of {id, title, severity, rationale, remediation} and one check: files + forbid or require, fileExists, or files + key + equals. */
export const checkCustomRules = (path: string, node: DataNode): readonly CustomRule[] => {
  const stop = stopAt(path);
  if (node.kind === 'scalar' && node.value === null) return [];
  if (node.kind !== 'list') return stop('"customRules" takes a list', node);
  if (node.items.length > mostRules) return stop(`"customRules" takes at most ${mostRules} rules`, node);
  const seen = new Set<string>();
  return itemsOf(node).map((item): CustomRule => {
    if (item.kind !== 'map') return stop('a custom rule is a map of id, title and what to check', item);
    const unknown = entriesOf(item).find(({ key }) => ![...common, ...settings].includes(key));
    if (unknown) stop(`unknown setting "${unknown.key}" of a custom rule${nearest(unknown.key, [...common, ...settings])}`, unknown.keyAt);
    const id = textOf(childOf(item, 'id')) ?? stop('a custom rule has an id such as custom/no-breakpoints', item);
    if (!/^custom\/[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
      stop(`"${id}" is no id such as custom/no-breakpoints (custom/, then small letters, digits and -)`, childOf(item, 'id') ?? item);
    if (seen.has(id)) stop(`the id "${id}" is taken`, childOf(item, 'id') ?? item);
    seen.add(id);
    const title = textOf(childOf(item, 'title'))?.trim() || stop(`${id} has no title: what is true where the rule is kept, such as "No breakpoint is left in the code"`, item);
    const severity = textOf(childOf(item, 'severity')) ?? 'medium';
    if (!severityWords.includes(severity as Severity))
      stop(`"${severity}" is none of ${severityWords.join(', ')}${nearest(severity, severityWords)}`, childOf(item, 'severity') ?? item);
    const check = checkOf(item, id);
    return {
      id: id as CustomRule['id'],
      title,
      severity: severity as Severity,
      rationale: textOf(childOf(item, 'rationale')) ?? `${path} asks for it.`,
      remediation: textOf(childOf(item, 'remediation')) ?? usualRemedy[check.kind],
      check,
    };
  });

  function checkOf(item: MapNode, id: string): CustomCheck {
    const has = (key: string): boolean => childOf(item, key) !== undefined;
    const kinds = ['forbid', 'require', 'fileExists', 'key'].filter(has);
    const [kind] = kinds;
    if (kind === undefined || kinds.length > 1) return stop(`${id} has one check: forbid, require, fileExists, or key with equals`, item);
    if (kind === 'fileExists') return { kind: 'file-exists', files: globs(item, 'fileExists', id) };
    const files = globs(item, 'files', id);
    const node = childOf(item, kind) ?? item;
    if (kind === 'key') {
      const key = node.kind === 'list' ? textsOf(node) : (textOf(node)?.split('.') ?? []);
      const equals = childOf(item, 'equals');
      const values = textsOf(equals);
      if (key.length === 0 || key.includes('')) return stop('"key" takes a path such as engines.node, or a list of keys', node);
      return values.length > 0
        ? { kind: 'key-equals', files, key, values }
        : stop(`${id} has no "equals": the value that "${key.join('.')}" has, or a list of them`, equals ?? item);
    }
    const pattern = textOf(node) || stop(`"${kind}" takes a pattern (RE2) as a string`, node);
    return { kind: kind as 'forbid' | 'require', files, pattern, patternAt: { path, line: node.line, column: node.column } };
  }

  function globs(item: MapNode, key: string, id: string): readonly string[] {
    const list = textsOf(childOf(item, key));
    if (list.length === 0) stop(`${id} has no "${key}": a glob or a list of globs`, childOf(item, key) ?? item);
    const problem = globProblem(list);
    return problem === undefined ? list : stop(problem, childOf(item, key) ?? item);
  }
};
