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
import { isAsOftenAsSaid, isAtEach, isAtSaidTime, isPeriodically, rarerThanSaid } from './occasions.ts';

const rule = 'policy/tool-claims-match-ci';

/**
 * "Security scans run on every pull request", with the occasion in the sentence or as an item below it: when do the scanners run that CI has? "Automated
 * security scanning in CI" and "pre-commit hooks for security checks" say where.
 */
export const scanOccasionClaim = (statement: Statement, pipelines: Pipelines, workflows: Workflows): Answer | undefined => {
  const { text, lead, polarity, modality, fromCode, parameters } = statement;
  if (fromCode || polarity !== 'asserts' || modality !== 'fact' || (parameters.tools ?? []).length > 0) return undefined;
  const bySystem = systems.find(({ says }) => says.test(text));
  // Of what has a rule, that rule sees also what is not scanned.
  if (bySystem && statement.subject === 'unknown' && ofScanners.test(text)) return inSystem(text, bySystem, pipelines, workflows);
  const isItem = /[:：]\s*$/.test(lead) && ofScans.test(lead) && !ofScans.test(text);
  const said = isItem ? `${lead} ${text}` : text;
  if (!ofScans.test(said)) return undefined;
  const occasions = moments.filter(({ says }) => says.test(text));
  const isTimed = isPeriodically(text);
  if (occasions.length === 0 && !isTimed) return undefined;
  const steps = scansOf(said, pipelines).filter(({ triggers }) => triggers.some(isOfCi));
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

/** Something that scans for what the sentence names runs there, and can fail what it runs in. */
const inSystem = (text: string, { says, has }: (typeof systems)[number], pipelines: Pipelines, workflows: Workflows): Answer | undefined => {
  const left = unaccounted(text, [says, ofScanners, periods, around]);
  const steps = scansOf(text, pipelines).filter(({ triggers, ignored }) => ignored === undefined && triggers.some(has));
  // "Dependency and secret scanning": each of the two.
  const isEach = kinds.filter((kind) => kind.says.test(text)).every(({ tools }) => steps.some((step) => step.tools.some((tool) => tools.has(tool))));
  const isTimed = isPeriodically(text);
  const timed = steps.filter(({ triggers }) => triggers.includes('schedule'));
  if (steps.length === 0 || !isEach || (isTimed && (timed.length === 0 || !isAsOftenAsSaid(text, timed, workflows)))) return undefined;
  if (/^(?:otherwise|unknown)$/.test(isAtSaidTime(text, timed, workflows) ?? '')) return undefined;
  return left.length === 0
    ? kept(rule, places(steps, 'wired'))
    : asked(rule, `Scanners run there. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places(steps, 'wired'));
};

const systems: readonly { readonly says: RegExp; readonly has: (trigger: TriggerWord) => boolean }[] = [
  { says: /\b(?:as |in |via |with |by )?(?:an? |our )?(?:git )?pre-?commit(?: hooks?)?\b/i, has: (trigger) => trigger === 'commit' },
  {
    says: /\b(?:in|via|by|through|with|using|as part of|during|within|inside) (?:the |our )?(?:CI(?:\/CD)?|continuous integration|github actions|gitlab ci|(?:CI(?:\/CD)? )?(?:pipelines?|workflows?))(?: (?:pipelines?|workflows?|checks))?\b/i,
    has: (trigger) => isOfCi(trigger),
  },
];
const ofScanners =
  /\b(?:(?:automat(?:ed|ic)|continuous|static|regular) )?(?:(?:security|vulnerabilit(?:y|ies)|dependenc(?:y|ies)|secrets?|static|code|sast) ?)+(?:scan(?:s|ning|ners?)?|audits?|checks?|analysis)\b/i;

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

const isOfCi = (trigger: TriggerWord): boolean => !/^(?:commit|call|manual)$/.test(trigger);

const named = (tools: readonly { readonly name: string }[]): ReadonlySet<string> => new Set(tools.map(({ name }) => name));
const analysis = named(staticAnalysis);
const kinds: readonly { readonly says: RegExp; readonly tools: ReadonlySet<string> }[] = [
  { says: /dependenc|vulnerab/i, tools: named(dependencyScanners) },
  { says: /secrets?\b/i, tools: named(secretScanners) },
  { says: /\bstatic\b|\bsast\b/i, tools: analysis },
  { says: /\bcode\b/i, tools: named(staticAnalysis.filter(({ name }) => !linters.has(name))) },
];

/** What the sentence calls a scan of dependencies, of secrets, of code, or of anything. */
const scansOf = (said: string, { steps }: Pipelines): readonly Step[] => {
  const own = /security/i.test(said) ? kinds.filter(({ tools }) => tools !== analysis || /\bstatic\b|\bsast\b/i.test(said)) : kinds.filter(({ says }) => says.test(said));
  return steps.filter(({ disabled, tools }) => !disabled && tools.some((tool) => own.some((kind) => kind.tools.has(tool))));
};

const places = (steps: readonly Step[], stage: string): Answer['evidence'] =>
  steps.slice(0, 6).map(({ path, line, triggers, tools }) => at(path, line, stage, `${tools[0]} on ${triggers.join(', ')}`));
