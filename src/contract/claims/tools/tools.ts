import type { Pipelines } from '../../../facts/pipelines/pipelines.ts';
import { type ToolRun, toolRuns } from '../../../facts/pipelines/tool-runs.ts';
import { tools as knownTools } from '../../../facts/pipelines/tools.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import { nameIn, toolsIn } from '../../../facts/security-policy/tools.ts';
import type { UpdateBots } from '../../../facts/update-bots/update-bots.ts';
import type { Workflows } from '../../../facts/workflows/workflows.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { asked, at, broken, kept, stale, together } from '../answers.ts';
import { absentTool, isHosted } from './absent-tools.ts';
import { isAsOftenAsSaid, isAtSaidTime, rarerThanSaid } from './occasions.ts';
import { isAdvisory, shortcoming } from './shortcomings.ts';
import { botClaim, isUpdateBot } from './update-bots.ts';

const rule = 'policy/tool-claims-match-ci';

/** Names of policies that pipelines know under others. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  'yarn-audit': ['npm-audit'],
  'pnpm-audit': ['npm-audit'],
  'owasp-dependency-check': ['dependency-check'],
  'kube-bench': ['kubesec', 'kube-linter'],
  gitguardian: ['ggshield'],
  stepsecurity: ['harden-runner'],
  'owasp-zap': ['zap'],
  ruff: ['ruff:S', 'ruff'],
  spotbugs: ['find-sec-bugs', 'spotbugs'],
  psalm: ['psalm:taint'],
  'clang-tidy': ['clang-tidy', 'clang-analyzer'],
};

const known = new Set(knownTools.map(({ name }) => name));

export interface ToolFacts {
  readonly pipelines: Pipelines;
  readonly updateBots: UpdateBots;
  readonly workflows: Workflows;
}

/** Do the tools that the statement names really run, when and as strictly as it says? */
export const toolClaim = (statement: Statement, facts: ToolFacts): Answer | undefined => {
  const names = statement.parameters.tools ?? [];
  if (names.length === 0 || forReaders.test(statement.text)) return undefined;
  const open = openQuestions.find(({ says }) => says.test(statement.text));
  if (open) return asked(rule, open.ask(names.join(' and ')));
  return together(names.map((name) => oneTool(name, statement, facts)));
};

/** "Run Trivy when you build your own" is for the reader to do. */
const forReaders = /\b(?:when|if) you\b|\byour (?:own|projects?|builds?|pipelines?|apps?|applications?|code)\b|\byou (?:can|may|should|must|could)\b/i;

/** What a sentence may say of a tool that no pipeline shows. */
const openQuestions: readonly { readonly says: RegExp; readonly ask: (names: string) => string }[] = [
  // "Before a release we run npm audit by hand" leaves nothing in a pipeline.
  {
    says: /\bmanual(?:ly)?\b|\blocally\b|\blocal (?:scripts?|runs?|gates?|checks?)\b|\bnot (?:an? |in )?(?:[\w-]+ )?(?:github actions|workflows?|ci)\b|\bby hand\b|手動|手动|manuell|à la main|manualmente|вручную/i,
    ask: (names) => `Does somebody run ${names} by hand?`,
  },
  // "Dev dependencies such as ruff are not installed" says where it is not.
  { says: /\b(?:not|never) (?:installed|shipped|bundled|included)\b/i, ask: (names) => `Is that so of ${names}?` },
  // "The finding of govulncheck" and "npm audit reports GHSA-…" tell what a tool said once, not that it runs.
  {
    says: /\bmay (?:show|report|flag|list|contain)\b|\b(?:are|is|was|were) (?:reported|flagged|found|raised) by\b|\breports? \W*(?:GHSA|CVE|GO)-|\bresolv\w+ (?:\w+ )*findings?\b|\bevery (?:actionable )?\w+ finding\b/i,
    ask: (names) => `Is what ${names} said then still so?`,
  },
  // "Dependabot is a feature of GitHub" tells what it is, and "custom rules for Semgrep" what it is given.
  {
    says: /\bis an? (?:[\w-]+ ){0,4}(?:feature|tool|service|bot|scanner|linter)\b|^\W*(?:when|if) \w+ (?:detects|finds)\b|\bcustom\b[^.;]{0,20}\brules?\b/i,
    ask: (names) => `Is what is said of ${names} so?`,
  },
  { says: /^\W*optional(?:ly)?\b/i, ask: (names) => `Does somebody do that with ${names}?` },
  // "Review the pull requests of Dependabot" is what people do with it.
  { says: /^\W*(?:review|merge|triage|address|respond to|act on|approve)\b/i, ask: (names) => `Does somebody do that with what ${names} says?` },
];

const oneTool = (name: string, given: Statement, facts: ToolFacts): Answer => {
  const polarity = polarityOf(name, given);
  if (polarity === undefined) return asked(rule, `Does the policy say that ${name} does not run?`);
  const statement = { ...given, polarity };
  if (isUpdateBot(name)) return botClaim(name, statement, facts.updateBots) ?? absentTool(name, statement, facts.pipelines);
  const runs = isOfAnyScanner(name, statement) ? scanners.flatMap((each) => runsOf(each, facts.pipelines)) : runsOf(name, facts.pipelines);
  return runs.length > 0 ? ran(name, statement, runs, facts) : absentTool(name, statement, facts.pipelines);
};

/** "No secrets are used; Gitleaks runs in CI" denies secrets, not Gitleaks. Undefined where it denies something of the tool's part of the sentence. */
const polarityOf = (name: string, { polarity, text }: Statement): Statement['polarity'] | undefined => {
  if (polarity !== 'denies' || !absence.test(text)) return polarity;
  const clause = clauseOf(name, text, /[;|—]|\.\s/);
  const place = nameIn(clause, name);
  if (!place || !absence.test(clause)) return 'asserts';
  if (deniedBefore.test(clause.slice(0, place.start)) || deniedAfter.test(clause.slice(place.end))) return 'denies';
  // What is denied is that its findings hold something up.
  return isAdvisory.test(clause) ? 'asserts' : undefined;
};
const absence = /\b(?:no|not|without|never|lacks?|nor)\b|n['’]t\b/i;
const deniedBefore = /\b(?:no|not|without|never|lacks?|nor|neither|missing|n['’]t)\b(?:\W+[\w-]+){0,3}\W*$/i;
const deniedAfter =
  /^\W*(?:[\w-]+\W+){0,3}?(?:(?:(?:is|are|does|do|was|has)(?: not|n['’]t)|not|never) (?:(?:yet|currently|been) )*(?:runs?|used?|enabled|configured|installed|set up|integrated|included|part of|in)|(?:is|are) (?:missing|disabled|absent))\b/i;

/** The part of a sentence that names the tool. */
const clauseOf = (name: string, text: string, ends: RegExp): string => text.split(ends).find((part) => toolsIn(part).includes(name)) ?? text;

/** "Secret scanning" alone is what each scanner of secrets does; that of a platform is in its settings. */
const isOfAnyScanner = (name: string, { text }: Statement): boolean => name === 'secret-scanning' && !ofPlatform.test(text);
const ofPlatform =
  /\bgithub\b|\bgitlab\b|push protection|\bpartner\b|\bprovider|\b(?:enabled|turned on|switched on|active|activated|on) (?:for|on|in) (?:the|this|our|all|every) (?:\w+ )?(?:repositor|repos?\b|organi[sz]ation)|\brepositor\w+ settings?\b/i;
const scanners = ['gitleaks', 'trufflehog', 'detect-secrets', 'ggshield'];

const runsOf = (name: string, pipelines: Pipelines): readonly ToolRun[] => {
  const key = name.toLowerCase();
  const names = (aliases[key] ?? [key]).flatMap((alias) => [alias, ...[...known].filter((tool) => tool.startsWith(`${alias}:`))]);
  const found = names.flatMap((each) => toolRuns(pipelines, each));
  if (found.length > 0 || names.some((each) => known.has(each))) return found.filter((run, index) => found.findIndex((other) => other.step === run.step) === index);
  // A tool that no table knows is looked for as a word of its own.
  return pipelines.steps
    .filter((step) => !step.disabled && (step.words.slice(0, 3).some((word) => word.toLowerCase() === key) || step.uses?.toLowerCase().includes(key)))
    .map((step) => ({ step, configured: undefined, blocking: step.ignored === undefined }));
};

const ran = (name: string, statement: Statement, runs: readonly ToolRun[], { pipelines, workflows }: ToolFacts): Answer => {
  const places = runs.slice(0, 6).map(placeOf);
  if (statement.polarity === 'denies') return stale(rule, `${name} runs after all. Should the sentence go?`, places);
  // "`npm run audit:ci` in CI" names what CI runs.
  const [, script] = /\b(?:npm|pnpm|yarn|bun) run ([\w:.-]{2,40})/.exec(statement.text) ?? [];
  if (script !== undefined && !pipelines.steps.some(({ words }) => words.includes(script)))
    return asked(rule, `${name} runs, and nothing was seen to run the script ${script}. What does?`, places);
  const said = toolsIn(statement.text).length > 1 ? clauseOf(name, statement.text, /[;,|—]|\.\s/) : statement.text;
  const inCi = runs.filter(({ step }) => step.triggers.some((trigger) => trigger !== 'commit' && trigger !== 'call'));
  const rarer = rarerThanSaid(
    said,
    inCi.map(({ step }) => step),
    workflows,
  );
  if (rarer !== undefined) return (isHosted(name) ? asked : broken)(rule, `${name} runs, but more rarely than “${rarer}”.`, places);
  const timed = inCi.map(({ step }) => step).filter(({ triggers }) => triggers.includes('schedule'));
  if (timed.length > 0 && !isAsOftenAsSaid(said, timed, workflows))
    return asked(rule, `${name} also runs on a schedule, but more rarely. Is it started as often as the policy says?`, places);
  const time = isAtSaidTime(said, timed, workflows);
  if (time === 'unknown') return asked(rule, `${name} runs on a schedule. Is it started at the time that the policy gives?`, places);
  if (time === 'otherwise') return (isHosted(name) ? asked : broken)(rule, `${name} runs on a schedule, but not at the time that the policy gives.`, places);
  const short = shortcoming(name, `${statement.lead} ${said}`, runs, inCi, places) ?? withoutSecurity(name, statement, places, pipelines);
  if (short) return short;
  return inCi.length > 0 || /\bpre-?commit\b/i.test(statement.text)
    ? kept(rule, places)
    : asked(rule, `${name} runs in a git hook or a piece that nothing calls. Is it used in CI?`, places);
};

/** A linter "with security checks" needs one that is turned on. */
const withoutSecurity = (name: string, { text, modality }: Statement, places: readonly ContractEvidence[], pipelines: Pipelines): Answer | undefined => {
  const plugins = /golangci/i.test(name) ? ['gosec'] : /eslint/i.test(name) ? ['eslint-plugin-security', 'eslint-plugin-no-unsanitized', 'eslint-plugin-sdl'] : [];
  if (plugins.length === 0 || !/secur/i.test(text)) return undefined;
  const inside = plugins.flatMap((plugin) => toolRuns(pipelines, plugin));
  if (inside.length > 0) return kept(rule, [...places, ...inside.slice(0, 2).map(placeOf)]);
  return modality === 'hedge' || name === 'ESLint'
    ? asked(rule, `Which security linter is turned on in ${name}?`, places)
    : broken(rule, `${name} runs without a security linter such as ${plugins[0]}.`, places);
};

const placeOf = ({ step, configured, blocking }: ToolRun): ContractEvidence => {
  const inside = configured ? ` (turned on in ${configured.path}:${configured.line})` : '';
  return at(step.path, step.line, 'wired', `on ${step.triggers.join(', ')}${blocking ? '' : ', cannot fail the job'}${inside}`);
};
