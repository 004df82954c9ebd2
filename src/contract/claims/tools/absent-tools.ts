import type { Pipelines } from '../../../facts/pipelines/pipelines.ts';
import type { Step } from '../../../facts/pipelines/step.ts';
import { toolRuns } from '../../../facts/pipelines/tool-runs.ts';
import { collections, unreadPrograms, unseenRuns } from '../../../facts/pipelines/unseen-runs.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer } from '../../contract.ts';
import { namesOccasion } from '../../doubts/said-of-ci.ts';
import { asked, at, broken, kept } from '../answers.ts';

const rule = 'policy/tool-claims-match-ci';

/** These can work on a repository without leaving anything in it. */
export const isHosted = (name: string): boolean => hosted.test(name);
const hosted =
  /^(?:dependabot|renovate|codeql|secret-scanning|sonarqube|snyk|semgrep|codacy|deepsource|fossa|veracode|coverity|socket|mend|checkmarx|stepsecurity|oss-fuzz|gitguardian|scorecard)$/i;

/** A tool that no pipeline was seen to run. It breaks the sentence only where the sentence says when it runs, and everything that runs then was read. */
export const absentTool = (name: string, statement: Statement, pipelines: Pipelines): Answer => {
  if (statement.polarity === 'denies') return kept(rule, [at('.', null, 'absent', `${name} runs nowhere`)]);
  if (hosted.test(name)) return asked(rule, `Nothing in the tree runs ${name}. Is it turned on in the settings of the platform?`);
  const isRecommended = statement.modality === 'hedge' || /recommend/i.test(statement.headings.at(-1) ?? '');
  if (statement.polarity === 'advises' || statement.polarity === 'promises' || isRecommended || !namesOccasion(statement))
    return asked(rule, `Nothing in the tree runs ${name}. Does somebody run it?`);
  // "golangci-lint fetches dependencies" names a tool in a sentence about something else.
  if (![statement.text, ...statement.headings].some((words) => claimsUse.test(words)) && !isBare(name, statement.text))
    return asked(rule, `Nothing in the tree runs ${name}. Does the policy say that it does?`);
  const unread = [
    ...unseenRuns(pipelines, [name.toLowerCase()]),
    ...collections.flatMap((tool) => toolRuns(pipelines, tool).map(({ step }) => step)),
    ...unreadPrograms(pipelines),
  ];
  if (unread.length > 0) return asked(rule, `Does what is started here run ${name}?`, unread.slice(0, 6).map(placeOf));
  if (pipelines.files.length === 0) return broken(rule, `${name} runs nowhere: the repository has no pipeline, hook or target at all.`, [at('.', null, 'absent', 'no pipeline')]);
  return broken(
    rule,
    `${name} runs in no pipeline of this repository.`,
    [at(pipelines.files[0] ?? '.', null, 'absent', `${name} is not run here, nor in the other files searched`)],
    pipelines.files,
  );
};

const placeOf = ({ path, line, uses, written }: Step): Answer['evidence'][number] => at(path, line, 'seen', `calls ${(uses ?? written ?? '').slice(0, 80)}`);

const claimsUse = expression('i')`
    \b(?:
      runs?|running|ran|scan\w*|checks?|checked|checking|ci|pipelines?|automat\w+|enforc\w+|enabled|workflows?|every|each|us(?:e|es|ed|ing)
      |audit\w*|analysis|analy[sz]ed|(?<!-)lint(?:ed|ing)?|tests?|tested|testing|detect\w*|catch\w*|monitor\w*|track\w*|fuzz\w*|via|tools?
      |tooling|validat\w+|verif\w+|review\w*
    )\b|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0400-\u04ff]
  `;
/** An item of a list of tools. */
const isBare = (name: string, text: string): boolean =>
  text
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ').length <=
  name.split('-').length + 3;
