import type { Pipelines } from '../../../facts/pipelines/pipelines.ts';
import { type ToolRun, toolRuns } from '../../../facts/pipelines/tool-runs.ts';
import { tools as knownTools } from '../../../facts/pipelines/tools.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import { nameIn, toolsIn } from '../../../facts/security-policy/tools.ts';
import type { UpdateBots } from '../../../facts/update-bots/update-bots.ts';
import type { Workflows } from '../../../facts/workflows/workflows.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { asked, at, broken, kept, stale, together } from '../answers.ts';
import { severityGap } from '../severities.ts';
import { absentTool, isHosted } from './absent-tools.ts';
import { rarerThanSaid } from './occasions.ts';
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
  const said = toolsIn(statement.text).length > 1 ? clauseOf(name, statement.text, /[;,|—]|\.\s/) : statement.text;
  const inCi = runs.filter(({ step }) => step.triggers.some((trigger) => trigger !== 'commit' && trigger !== 'call'));
  const rarer = rarerThanSaid(
    said,
    inCi.map(({ step }) => step),
    workflows,
  );
  if (rarer !== undefined) return (isHosted(name) ? asked : broken)(rule, `${name} runs, but more rarely than “${rarer}”.`, places);
  const short = shortcoming(name, `${statement.lead} ${said}`, runs, inCi, places) ?? withoutSecurity(name, statement, places, pipelines);
  if (short) return short;
  return inCi.length > 0 || /\bpre-?commit\b/i.test(statement.text)
    ? kept(rule, places)
    : asked(rule, `${name} runs in a git hook or a piece that nothing calls. Is it used in CI?`, places);
};

/** What the sentence says of the runs of a tool, and the runs do not show. */
const shortcoming = (name: string, said: string, runs: readonly ToolRun[], inCi: readonly ToolRun[], places: readonly ContractEvidence[]): Answer | undefined => {
  if (isHosted(name) && runs.every(({ step }) => step.words.some((word) => /coverage/i.test(word))))
    return asked(rule, `${name} is given the coverage of the tests. Does it look at the code as well?`, places);
  if (/\b(?:images?|containers?)\b/i.test(said) && /^(?:trivy|grype)$/i.test(name) && !runs.some(({ step }) => step.tools.includes(`${name.toLowerCase()}:image`)))
    return asked(rule, `${name} runs, but not over an image that was seen. Does it look at the images?`, places);
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

const isAdvisory =
  /\b(?:does|do|will|can|is|are|should)(?: not|n['’]t) (?:\w+ )?(?:block|fail)|\bnever (?:block|fail)s?\b|\bwithout (?:blocking|failing)\b|\bnon-?blocking\b|\bno (?:\w+ )?blocks?\b|\badvisory(?:[- ]only| mode)|\bcontinue-on-error\b/i;

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
