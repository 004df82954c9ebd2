import type { ToolRun } from '../../../facts/pipelines/tool-runs.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { asked, broken } from '../answers.ts';
import { severityGap } from '../severities.ts';
import { isHosted } from './absent-tools.ts';

const rule = 'policy/tool-claims-match-ci';

/** What the sentence says of the runs of a tool, and the runs do not show. */
export const shortcoming = (name: string, said: string, runs: readonly ToolRun[], inCi: readonly ToolRun[], places: readonly ContractEvidence[]): Answer | undefined => {
  if (isHosted(name) && runs.every(({ step }) => step.words.some((word) => /coverage/i.test(word))))
    return asked(rule, `${name} is given the coverage of the tests. Does it look at the code as well?`, places);
  if (/\b(?:images?|containers?)\b/i.test(said) && /^(?:trivy|grype)$/i.test(name) && !runs.some(({ step }) => step.tools.includes(`${name.toLowerCase()}:image`)))
    return asked(rule, `${name} runs, but not over an image that was seen. Does it look at the images?`, places);
  const unlooked =
    name.toLowerCase() === 'codeql' ? languages.find(([says, language]) => says.test(said) && !runs.some(({ step }) => step.tools.includes(`codeql:${language}`))) : undefined;
  if (unlooked) return asked(rule, `CodeQL runs, and ${unlooked[1]} is not among the languages that it is told. Does it look at that as well?`, places);
  const mode = modes.find(
    ([says, shows]) => says.test(said) && !runs.some(({ step: { words, settings } }) => [...words, ...settings.map(({ value }) => value)].some((word) => shows.test(word))),
  );
  if (mode) return asked(rule, `${name} runs, and nothing that was read of it says “${mode[0].exec(said)?.[0] ?? ''}”. Is it set elsewhere?`, places);
  if (inCi.length === 0) return undefined;
  const happens = (trigger: ToolRun['step']['triggers'][number]): boolean => inCi.some(({ step }) => step.triggers.includes(trigger));
  if (inCi.every(({ step }) => step.triggers.every((trigger) => trigger === 'manual'))) return asked(rule, `${name} runs when somebody starts it. How often is that?`, places);
  if (inCi.every(({ step }) => step.system === 'build')) return asked(rule, `${name} is a plugin of the build. Does CI run the part of the build that starts it?`, places);
  if (/\bpull requests?\b|\bPRs?\b/.test(said) && !happens('pull_request'))
    // A push to the branch of a pull request is one.
    return (happens('push') ? asked : broken)(rule, `${name} runs, but not on pull requests.`, places);
  if (ofPush.test(said) && !happens('push')) return asked(rule, `${name} runs, but not on every push. Is it started otherwise?`, places);
  if (/\b(?:nightly|weekly|daily|schedul\w+)\b/i.test(said) && !happens('schedule')) return (isHosted(name) ? asked : broken)(rule, `${name} runs, but not on a schedule.`, places);
  if (/\bhistory\b|\b(?:old(?:er)?|past|earlier|previous|all) commits\b/i.test(said))
    return asked(rule, `${name} runs. Does it look through the commits of before as well?`, places);
  const gap = severityGap(rule, name, said, inCi, places);
  if (gap) return gap;
  const blocking = inCi.some((run) => run.blocking);
  if (isAdvisory.test(said)) return blocking ? asked(rule, `What ${name} finds can fail the job. Does that hold nothing up?`, places) : undefined;
  if (isHard.test(said) && !(blocking && !isHosted(name)))
    return (isHosted(name) || inCi.some(({ step }) => step.ignored?.explicit === false) ? asked : broken)(rule, `${name} runs, but nothing it finds can fail the job.`, places);
  return ofMerging.test(said) ? asked(rule, `${name} runs. Do the settings of the platform hold back what it finds fault with?`, places) : undefined;
};

/** How strict a tool is told to be. */
const modes: readonly (readonly [says: RegExp, shows: RegExp])[] = [
  [/\bsecurity-extended\b/i, /security-(?:extended|and-quality)/],
  [/\bsecurity-and-quality\b/i, /security-and-quality/],
  [/\baudit signatures\b/i, /^signatures$/],
  [/(?<!-)\bstrict (?:mode|settings|checks?)\b|--strict\b/i, /strict/],
];

/** What a policy calls the languages of CodeQL. */
const languages: readonly (readonly [says: RegExp, language: string])[] = [
  [/\bGo(?:lang)?\b(?! (?:to|through|over)\b)/, 'go'],
  [/\bpython\b/i, 'python'],
  [/\b(?:javascript|typescript)\b/i, 'javascript'],
  [/\b(?:java(?!script)|kotlin)\b/i, 'java'],
  [/\bruby\b/i, 'ruby'],
  [/\bC\+\+|\bC\/C/, 'c'],
  [/\bC#/, 'csharp'],
  [/\bswift\b/i, 'swift'],
  [/\brust\b/i, 'rust'],
  [/\bactions workflows\b|\bworkflow files\b/i, 'actions'],
];

/** A job that fails holds back a merge only where the settings of the platform say so. */
const ofMerging = expression('i')`
    \bmust pass\b|\brequired to pass\b|\bcannot be merged\b|\bgat(?:e|es|ed|ing)\b|\bprevent\w* merg
    |\b(?:block|reject|stop)(?:s|ed|ing)? (?:the |a |any |every |each )?(?:merg|pull request)
    |\b(?:merg\w*|pull requests?) (?:is|are|gets?|will be) (?:blocked|rejected|stopped)\b
  `;

const ofPush = /\b(?:every|each|all|on|after|for|upon) (?:push(?:es)?|commits?)\b|\bpush(?:es)? to\b|\bpushed\b|\bcommits? (?:to|on) (?:main|master|the (?:main|default))\b/i;

/** What it finds holds something up. */
const isHard = expression('i')`
    \bblock(?:s|ed|ing)?\b
    |\b(?:fails?|breaks?|stops?|rejects?|aborts?) (?:the |our |every |each |any |a )?(?:[\w-]+ )?
    (?:ci|build|pipeline|job|workflow|check|pull request|merge|release)s?\b
    |\b(?:ci|builds?|pipelines?|jobs?|workflows?|checks?) (?:will |must )?(?:fails?|breaks?|stops?|aborts?|turns? red|goes red|is red)\b
    |\bbloqu|\bblockier|\bblocca|阻止
  `;

export const isAdvisory =
  /\b(?:does|do|will|can|is|are|should)(?: not|n['’]t) (?:\w+ )?(?:block|fail)|\bnever (?:block|fail)s?\b|\bwithout (?:blocking|failing)\b|\bnon-?blocking\b|\bno (?:\w+ )?blocks?\b|\badvisory(?:[- ]only| mode)|\bcontinue-on-error\b/i;
