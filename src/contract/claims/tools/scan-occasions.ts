import type { Pipelines } from '../../../facts/pipelines/pipelines.ts';
import type { Step, TriggerWord } from '../../../facts/pipelines/step.ts';
import { dependencyScanners } from '../../../facts/pipelines/tools/dependencies.ts';
import { secretScanners } from '../../../facts/pipelines/tools/secrets.ts';
import { staticAnalysis } from '../../../facts/pipelines/tools/static-analysis.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { Workflows } from '../../../facts/workflows/workflows.ts';
import type { Answer } from '../../contract.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, broken, kept } from '../answers.ts';
import { isAsOftenAsSaid, isAtEach, isPeriodically, rarerThanSaid } from './occasions.ts';

const rule = 'policy/tool-claims-match-ci';

/** "Security scans run on every pull request", with the occasion in the sentence or as an item below it: when do the scanners run that CI has? */
export const scanOccasionClaim = (statement: Statement, pipelines: Pipelines, workflows: Workflows): Answer | undefined => {
  const { text, lead, polarity, modality, fromCode, parameters } = statement;
  if (fromCode || polarity !== 'asserts' || modality !== 'fact' || (parameters.tools ?? []).length > 0) return undefined;
  const isItem = /[:：]\s*$/.test(lead) && ofScans.test(lead) && !ofScans.test(text);
  const said = isItem ? `${lead} ${text}` : text;
  if (!ofScans.test(said)) return undefined;
  const occasions = moments.filter(({ says }) => says.test(text));
  const isTimed = isPeriodically(text);
  if (occasions.length === 0 && !isTimed) return undefined;
  const steps = scansOf(said, pipelines);
  // Who scans may do so elsewhere.
  if (steps.length === 0) return undefined;
  const times = steps.filter(({ triggers }) => triggers.includes('schedule'));
  const rarer = isTimed
    ? rarerThanSaid(
        text,
        times.map((step) => ({ ...step, triggers: ['schedule' as const] })),
        workflows,
      )
    : undefined;
  if (rarer !== undefined) return broken(rule, `The scans run, but more rarely than “${rarer}”.`, places(times, 'contradicts'));
  const runsAt = (trigger: TriggerWord): readonly Step[] => steps.filter((step) => step.triggers.includes(trigger) && isAtEach(step, trigger, workflows));
  const lacking = occasions.find(({ trigger }) => runsAt(trigger).length === 0);
  if (lacking || (isTimed && !isAsOftenAsSaid(text, times, workflows))) return asked(rule, 'Scanners run, but not then. Does something else run them?', places(steps, 'seen'));
  const left = unaccounted(text, [...occasions.map(({ says }) => says), periods, around]);
  const seen = [...occasions.flatMap(({ trigger }) => runsAt(trigger)), ...(isTimed ? times : [])];
  return left.length === 0
    ? kept(rule, places(seen, 'wired'))
    : asked(rule, `Scanners run then. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places(seen, 'wired'));
};

const ofScans =
  /\b(?:security|vulnerabilit(?:y|ies)|dependenc(?:y|ies)|secrets?|static analysis|code) ?(?:scan(?:s|ning)?|audits?)\b[^.;]{0,30}\b(?:runs?|running|executed?|performed|happens?|triggered|scheduled|takes? place)\b/i;
const moments: readonly { readonly trigger: TriggerWord; readonly says: RegExp }[] = [
  { trigger: 'pull_request', says: /\b(?:each |every |all |on )?(?:pull requests?|PRs?|merge requests?)\b/ },
  { trigger: 'push', says: /\b(?:each |every |all |on )?(?:push(?:es)?|commits?)\b(?: to)?(?: the)?(?: (?:main|master|default|protected|develop))*(?: branch(?:es)?)?/i },
];
const periods =
  /\b(?:nightly|daily|weekly|monthly|scheduled?|on a schedule|(?:once a|every|each) (?:night|day|week|month)|(?:every |on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b/gi;
const around =
  /\b(?:security|vulnerabilit(?:y|ies)|dependenc(?:y|ies)|secrets?|static|analysis|code|scans?|scanning|audits?|runs?|running|executed|performed|happens?|triggered|scheduled|also|on|ci|every|each|and|additionally|automatic\w*)\b/gi;

/** They look at the style and at mistakes, and are no scan of the security of anything. */
const linters: ReadonlySet<string> = new Set([
  'golangci-lint',
  'staticcheck',
  'go-vet',
  'ruff',
  'flake8',
  'pylint',
  'eslint',
  'detekt',
  'spotbugs',
  'cppcheck',
  'clang-tidy',
  'clang-analyzer',
]);

/** What the sentence calls a scan of dependencies, of secrets, or of anything. */
const scansOf = (said: string, { steps }: Pipelines): readonly Step[] => {
  const kinds = [
    ...(/dependenc|vulnerab|security/i.test(said) ? dependencyScanners : []),
    ...(/secrets?\b|security/i.test(said) ? secretScanners : []),
    ...(/static analysis/i.test(said) ? staticAnalysis : /code|security/i.test(said) ? staticAnalysis.filter(({ name }) => !linters.has(name)) : []),
  ];
  const names = new Set(kinds.map(({ name }) => name));
  return steps.filter(
    ({ disabled, tools, triggers }) => !disabled && tools.some((tool) => names.has(tool)) && triggers.some((trigger) => !/^(?:commit|call|manual)$/.test(trigger)),
  );
};

const places = (steps: readonly Step[], stage: string): Answer['evidence'] =>
  steps.slice(0, 6).map(({ path, line, triggers, tools }) => at(path, line, stage, `${tools[0]} on ${triggers.join(', ')}`));
