import type { Statement } from '../../facts/security-policy/statement.ts';
import { toolsIn } from '../../facts/security-policy/tools.ts';
import { expression } from '../../long-expression.ts';
import { unaccounted } from './unaccounted.ts';

/** "Schedule: weekly and on all pull requests", below the name of a tool, says when that tool runs, and nothing else. */
export const occasionOfTool = (statement: Statement): Statement => {
  const { text, headings, fromCode, subject, polarity, modality, parameters } = statement;
  if (fromCode || polarity !== 'asserts' || modality !== 'fact' || subject.startsWith('policy/') || (parameters.tools ?? []).length > 0 || !starts.test(text)) return statement;
  const [tool, ...others] = toolsIn(headings.at(-1) ?? '');
  if (tool === undefined || others.length > 0 || noLonger.test(headings.at(-1) ?? '') || unaccounted(text, [occasions]).length > 0) return statement;
  return { ...statement, subject: 'policy/tool-claims-match-ci', text: `${tool} runs ${text}`, parameters: { ...parameters, tools: [tool] } };
};

const noLonger = /\b(?:why|not?|without|instead|former(?:ly)?|dropped|removed|replaced|considered)\b/i;
const starts =
  /^\W*(?:(?:schedule|frequency|cadence|timing|when|triggers?(?: events)?|triggered(?: on| by)?|execution)\W{0,4}[:|]|runs?\b|(?:runs?|executed|triggered|scheduled) (?:on|at|every)\b)/i;
const occasions = expression('gi')`
    \b(?:
      schedule[ds]?|frequency|cadence|timing|when|triggers?|events|triggered|execution|executed|runs?|running|on|at|every|each|all|any|also|plus
      |daily|nightly|weekly|monthly|(?:once a|per|every|each) (?:day|night|week|month)|(?:sun|mon|tues|wednes|thurs|fri|satur)days?
      |\d{1,2}:\d{2}|utc|gmt|pull requests?|prs?|merge requests?|push(?:es)?|commits?|main|master|default|branch(?:es)?|automatic(?:ally)?
    )\b
  `;
