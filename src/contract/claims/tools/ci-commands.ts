import type { Files } from '../../../facts/files.ts';
import type { Pipelines } from '../../../facts/pipelines/pipelines.ts';
import type { Step, TriggerWord } from '../../../facts/pipelines/step.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { Workflows } from '../../../facts/workflows/workflows.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer } from '../../contract.ts';
import { exceptions } from '../../speech/exceptions.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, broken, kept } from '../answers.ts';
import { activities, doing, lockedInstall, scriptsIn } from './ci-activities.ts';
import { isAtEach } from './occasions.ts';

const rule = 'policy/tool-claims-match-ci';

/** "CI runs linters, type checks and tests on every pull request": does it run each of them then? Undefined where the sentence names none, or a tool that is looked for by its name. */
export const ciCommandClaim = (
  { text, polarity, modality, fromCode, subject, parameters }: Statement,
  pipelines: Pipelines,
  workflows: Workflows,
  files: Files,
): Answer | undefined => {
  if (fromCode || polarity !== 'asserts' || modality !== 'fact' || subject.startsWith('policy/') || text.length > longest || (parameters.tools ?? []).length > 0) return undefined;
  if (!(ofCi.test(text) || automated.test(text)) || exceptions.test(text) || beside.test(text)) return undefined;
  const [file, ...others] = text.match(workflowFile) ?? [];
  if (others.some((other) => other !== file)) return undefined;
  const known = [...scriptsIn(text), ...activities];
  const said = known.filter(
    ({ says }, index) =>
      known
        .slice(0, index)
        .reduce((left, other) => left.replaceAll(other.says, ' '), text)
        .search(says) >= 0,
  );
  if (said.length === 0) return undefined;
  const left = unaccounted(text, [...said.map(({ says }) => says), ...moments.map(({ says }) => says), workflowFile, around]);
  if (left.length > 0) return undefined;
  if (pipelines.files.length === 0 && files.all.some(({ path }) => otherSystems.test(path))) return undefined;
  if (pipelines.files.length === 0) return broken(rule, 'The repository has no pipeline at all.', [at('.', null, 'absent', 'no pipeline')]);
  const wanted = moments.filter(({ says }) => text.search(says) >= 0).map(({ trigger }) => trigger);
  const runs = said.map((activity) =>
    doing(
      activity,
      pipelines.steps.filter((step) => isInCi(step) && (file === undefined || step.path.endsWith(`/${file.replace(/^.*\//, '')}`))),
    ),
  );
  const missing = said.find((_, index) => runs[index]?.length === 0);
  if (missing) return asked(rule, `No command of CI was recognised as ${missing.name}. Does CI run ${missing.name}?`);
  const isAt = (steps: readonly Step[], trigger: TriggerWord): boolean => steps.some((step) => step.triggers.includes(trigger) && isAtEach(step, trigger, workflows));
  const places = runs
    .flatMap((steps) => steps.slice(0, 2))
    .map(({ path, line, written, uses, triggers }) => at(path, line, 'wired', `${(written ?? uses ?? '').slice(0, 80)} on ${triggers.join(', ')}`));
  const lacking = runs.some((steps) => wanted.some((trigger) => !isAt(steps, trigger)));
  // A push to the branch of a pull request is one.
  if (lacking) return asked(rule, 'They run in CI. Do they run then?', places);
  // "All tests" are more than those of one file or folder, and a condition may leave them out.
  if (said.some(({ name }) => name === lockedInstall) && pipelines.steps.some((step) => isInCi(step) && !step.disabled && isLooseInstall(step)))
    return asked(rule, 'CI also installs without the lock file being held to. Is that meant?', places);
  if (/\b(?:all|full|whole|complete|entire)\b/i.test(text) && runs.some((steps) => steps.some(isPart) || isWithout(steps, pipelines.steps)))
    return asked(rule, 'Some of them run in CI. Are these all?', places);
  if (runs.some((steps) => steps.every((step) => isConditional(step, workflows)))) return asked(rule, 'They run in CI under a condition. Does it hold then?', places);
  if (runs.some((steps) => steps.every(({ ignored }) => ignored !== undefined)))
    return asked(rule, 'They run in CI, and what they find cannot fail the job. Is that what is meant?', places);
  return kept(rule, places);
};

const workflowFile = /(?<![\w/.-])(?:\.github\/workflows\/)?[\w.-]+\.ya?ml\b/g;

/** It may change the lock file. */
const isLooseInstall = ({ written = '' }: Step): boolean => /^(?:npm|pnpm|yarn|bun) (?:i|install)(?! -g\b)(?!.* (?:-g|--global|--frozen-lockfile|--immutable)\b)/.test(written);

const isPart = ({ words, folder }: Step): boolean =>
  (folder ?? '') !== '' ||
  (words[0] === 'pytest' && words.includes('-m')) ||
  (words[0] === 'cargo' && words.some((word) => /^(?:-p|--package)$/.test(word))) ||
  words.slice(1).some((word) => narrower.test(word));
const narrower = /^(?:-k|-t|--grep|--filter|--project|-run=?.*)$|\.(?:py|[cm]?[jt]sx?|rb)$|^(?:\.\/)?(?!\.\.\.)[\w.-]+\/(?!\.\.\.)[\w./-]+$/;

/** Go's tests without the race detector, beside those with it. */
const isWithout = (steps: readonly Step[], all: readonly Step[]): boolean =>
  steps.every(({ words }) => words.includes('-race')) && all.some(({ words, disabled }) => !disabled && /^go test\b/.test(words.join(' ')) && !words.includes('-race'));

/** Only on one branch, for one event or in one repository. */
const isConditional = ({ path, line, job: name, via }: Step, { workflows }: Workflows): boolean => {
  const from = via[0] ?? { path, line };
  const job = workflows.find((workflow) => workflow.path === from.path)?.jobs.find(({ id }) => id === name);
  const step = job?.steps.findLast((each) => each.line <= from.line);
  return [job?.condition, step?.condition].some((condition) => condition !== undefined && /\bgithub\.|\binputs\.|\bvars\.|\benv\./.test(condition.value));
};

/** Of systems that are not read. */
const otherSystems =
  /^(?:\.semaphore|\.builds|\.teamcity|\.tekton|\.buddy|bamboo-specs|ci|\.ci)\/|^\.?(?:build|builds|buddy|zuul|prow|evergreen|packit|wercker|codefresh|scrutinizer)\.ya?ml$|^(?:Earthfile|dagger\.json)$/;

const longest = 160;

const isInCi = ({ triggers, system }: Step): boolean => system !== 'build' && triggers.some((trigger) => /^(?:push|pull_request|schedule|tag|other)$/.test(trigger));

const ofCi =
  /\b(?:CI|CI\/CD|continuous integration|pipelines?|workflows?|github actions|gitlab|(?:each|every|all|on) (?:push(?:es)?|commits?|pull requests?|PRs?|merge requests?))\b/i;
/** What runs by itself runs in CI. */
const automated = /^\W*automat(?:ed|ic) (?:unit )?(?:tests?|testing|test suites?)\W*$/i;
/** What is to be held up, covered or added is more than that something runs. */
const beside =
  /\b(?:must|required?|requires|block\w*|gate\w*|fail\w*|before|coverage|cover\w*|pass(?:es|ing|ed)?|security tests?|locally|regression tests? for|fuzz\w*|mutation|load|penetration)\b/i;

const moments: readonly { readonly trigger: TriggerWord; readonly says: RegExp }[] = [
  { trigger: 'pull_request', says: /\b(?:(?:for |on |upon |in )?(?:each|every|all|any) |on )?(?:pull requests?|PRs?|merge requests?)\b/gi },
  { trigger: 'push', says: /\b(?:(?:for |on |upon |after )?(?:each|every|all|any) |on )?(?:push(?:es)?|commits?)(?: to (?:main|master|the main branch))?\b/gi },
];
const around = expression('gi')`
    \b(?:
      ci|cd|continuous|integration|pipelines?|workflows?|github|gitlab|actions?|runs?|running|run|ran|executes?|executed|automatic(?:ally)?|automated
      |checks?|checked|checking|each|every|all|any|on|upon|for|code|is|are|gets?|performed|triggered|suites?|plus|also|our|main|changes?|job|jobs|step
      |tested|linted|then|across|whole|tooling|project
    )\b
  `;
