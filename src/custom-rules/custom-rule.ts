import type { CustomCheck, CustomMatches, Match } from '../facts/custom-matches.ts';
import type { Evidence, Finding, Severity } from '../finding.ts';
import { type AnyRule, defineRule, fail, judge, notApplicable, pass, type RuleMeta } from '../rule.ts';

/** A rule that a configuration writes as data. Nothing in it is executed: globs, names of keys, and patterns for an engine that takes linear time. */
export interface CustomRule {
  readonly id: `custom/${string}`;
  readonly title: string;
  readonly severity: Severity;
  readonly rationale: string;
  readonly remediation: string;
  readonly check: CustomCheck;
}

export const ruleOf = ({ check, ...meta }: CustomRule): AnyRule =>
  defineRule({
    ...(meta satisfies Pick<RuleMeta, 'id' | 'title' | 'severity' | 'rationale' | 'remediation'>),
    practices: [],
    references: [],
    since: 'configuration',
    needs: ['customMatches'],
    check: ({ customMatches }) => outcomeOf(meta, check, customMatches),
    examples: { bad: [], good: [] },
  });

const outcomeOf = (rule: Omit<CustomRule, 'check'>, check: CustomCheck, { of }: CustomMatches): ReturnType<AnyRule['check']> => {
  const matches = of(rule.id);
  if (check.kind === 'file-exists') {
    const [first] = matches;
    if (first) return pass({ at: { path: first.path }, note: 'is there' });
    return fail({ message: `There is none of ${check.files.join(', ')}.`, at: { path: '.' }, searched: check.files });
  }
  const findings = matches.flatMap((match): Finding[] => (match.holds ? [] : [{ message: messageOf(rule, check, match), at: placeOf(match) }]));
  const evidence = matches.flatMap((match): Evidence[] => (match.holds ? [{ at: placeOf(match), note: noteOf(check) }] : []));
  return judge(findings, evidence, notApplicable(`no file matches ${check.files.join(', ')}`));
};

const placeOf = ({ path, line, column, endLine, endColumn }: Match): Finding['at'] => ({
  path,
  ...(line === undefined ? {} : { line }),
  ...(column === undefined ? {} : { column }),
  ...(endLine === undefined ? {} : { endLine }),
  ...(endColumn === undefined ? {} : { endColumn }),
});

type CheckOfText = Exclude<CustomCheck, { kind: 'file-exists' }>;

/** Never what stands in the file: it may be a secret. */
const messageOf = ({ title }: Pick<CustomRule, 'title'>, check: CheckOfText, match: Match): string => {
  if (match.line !== undefined && check.kind !== 'key-equals') return `${title}: the forbidden pattern stands here${match.more ? ', and more often in this file' : ''}.`;
  if (check.kind !== 'key-equals') return `${title}: the pattern that this file must have is missing.`;
  const wanted = check.values.length === 1 ? check.values[0] : `one of ${check.values.join(', ')}`;
  return `${check.key.join('.')} is ${match.line === undefined ? 'not set' : 'something else'}, not ${wanted}.`;
};

const noteOf = (check: CheckOfText): string =>
  ({ forbid: 'the forbidden pattern is not in this file', require: 'the wanted pattern', 'key-equals': 'the wanted value' })[check.kind];
