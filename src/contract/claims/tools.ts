import type { Pipelines } from '../../facts/pipelines/pipelines.ts';
import { type ToolRun, toolRuns } from '../../facts/pipelines/tool-runs.ts';
import { tools as knownTools } from '../../facts/pipelines/tools.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { UpdateBots } from '../../facts/update-bots/update-bots.ts';
import type { Answer, ContractEvidence } from '../contract.ts';
import { asked, at, broken, kept, together } from './answers.ts';

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

/** These can work on a repository without leaving anything in it. */
const hosted =
  /^(?:dependabot|renovate|codeql|secret-scanning|sonarqube|snyk|codacy|deepsource|fossa|veracode|coverity|socket|mend|checkmarx|stepsecurity|oss-fuzz|gitguardian|scorecard)$/i;

const known = new Set(knownTools.map(({ name }) => name));

export interface ToolFacts {
  readonly pipelines: Pipelines;
  readonly updateBots: UpdateBots;
}

/** Do the tools that the statement names really run, when and as strictly as it says? */
export const toolClaim = (statement: Statement, facts: ToolFacts): Answer | undefined => {
  const names = statement.parameters.tools ?? [];
  if (names.length === 0) return undefined;
  // "Run Trivy when you build your own" is for the reader to do.
  if (/\b(?:when|if) you\b|\byour (?:own|projects?|builds?|pipelines?|apps?|applications?|code)\b|\byou (?:can|may|should|must|could)\b/i.test(statement.text)) return undefined;
  // "Before a release we run npm audit by hand" leaves nothing in a pipeline.
  if (/\bmanual(?:ly)?\b|\bby hand\b|手動|手动|manuell|à la main|manualmente|вручную/i.test(statement.text))
    return asked(rule, `Does somebody run ${names.join(' and ')} by hand?`);
  // "Dev dependencies such as ruff are not installed" says where it is not.
  if (/\b(?:not|never) (?:installed|shipped|bundled|included)\b/i.test(statement.text)) return asked(rule, `Is that so of ${names.join(' and ')}?`);
  // "The finding of govulncheck" and "npm audit reports GHSA-…" tell what a tool said once, not that it runs.
  if (isResult.test(statement.text)) return asked(rule, `Is what ${names.join(' and ')} said then still so?`);
  return together(names.map((name) => oneTool(name, stanceOnTool(name, statement), facts)));
};

const isResult =
  /\bmay (?:show|report|flag|list|contain)\b|\b(?:are|is|was|were) (?:reported|flagged|found|raised) by\b|\breports? \W*(?:GHSA|CVE|GO)-|\bresolv\w+ (?:\w+ )*findings?\b|\bevery (?:actionable )?\w+ finding\b/i;

const absence = /\b(?:no|not|without|never|lacks?|nor)\b|n['’]t\b/i;

/** "No secrets are used; Gitleaks runs in CI" denies secrets, not Gitleaks. */
const stanceOnTool = (name: string, statement: Statement): Statement => {
  if (statement.polarity !== 'denies' || !absence.test(statement.text)) return statement;
  const clause = statement.text
    .split(/[;|—]|\.\s/)
    .find((part) => part.toLowerCase().includes(name.toLowerCase().replaceAll('-', ' ')) || part.toLowerCase().includes(name.toLowerCase()));
  return clause === undefined || absence.test(clause) ? statement : { ...statement, polarity: 'asserts' };
};

const oneTool = (name: string, statement: Statement, facts: ToolFacts): Answer => {
  const evidence = /^(?:dependabot|renovate)$/i.test(name) ? botEvidence(name, facts.updateBots) : undefined;
  if (evidence?.length) return unwatched(name, statement, facts.updateBots) ?? present(statement, name, evidence);
  const runs = isOfAnyScanner(name, statement) ? scanners.flatMap((each) => runsOf(each, facts.pipelines)) : runsOf(name, facts.pipelines);
  return runs.length > 0 ? ran(name, statement, runs, facts) : absent(name, statement, facts);
};

/** "Secret scanning" alone is what each scanner of secrets does; that of a platform is in its settings. */
const isOfAnyScanner = (name: string, { text }: Statement): boolean => name === 'secret-scanning' && !/\bgithub\b|\bgitlab\b|push protection|\bpartner\b|\bprovider/i.test(text);
const scanners = ['gitleaks', 'trufflehog', 'detect-secrets', 'ggshield'];

/** "Dependabot for npm and GitHub Actions" is kept by a configuration of both. */
const unwatched = (name: string, statement: Statement, bots: UpdateBots): Answer | undefined => {
  const { dependabot } = bots;
  if (!/dependabot/i.test(name) || !dependabot || statement.polarity === 'denies') return undefined;
  const watched = dependabot.entries.map(({ ecosystem }) => ecosystem);
  const wanted = ecosystems.filter(([, sign]) => sign.test(statement.text.split(/[;.](?:\s|$)/).find((part) => /dependabot/i.test(part)) ?? ''));
  const missing = wanted.find(([names]) => !names.some((each) => watched.includes(each)));
  return missing && broken(rule, `Dependabot is not configured for ${missing[0][0]}.`, [at(dependabot.path, 1, 'contradicts', `it watches ${watched.join(', ') || 'nothing'}`)]);
};

const ecosystems: readonly (readonly [names: readonly [string, ...string[]], sign: RegExp])[] = [
  [['npm', 'bun'], /\bnpm\b(?! audit)/i],
  [['pip', 'uv'], /\bpip\b(?![- ]audit)|\bpypi\b/i],
  [['github-actions'], /\bgithub[- ]actions\b/i],
  [['docker', 'docker-compose'], /\bdocker\b/i],
  [['cargo'], /\bcargo\b(?![- ](?:audit|deny))/i],
  [['gomod'], /\bgo(?:lang)? modules?\b|\bgomod\b/i],
  [['composer'], /\bcomposer\b/i],
  [['nuget'], /\bnuget\b/i],
  [['bundler'], /\bbundler\b(?!-audit)/i],
];

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

const ran = (name: string, statement: Statement, runs: readonly ToolRun[], facts: ToolFacts): Answer => {
  const places = runs.slice(0, 6).map(placeOf);
  if (hosted.test(name) && runs.every(({ step }) => step.words.some((word) => /coverage/i.test(word))))
    return asked(rule, `${name} is given the coverage of the tests. Does it look at the code as well?`, places);
  if (statement.polarity === 'denies') return { verdict: 'stale', rule, evidence: places, searched: [], question: `${name} runs after all. Should the sentence go?` };
  const inCi = runs.filter(({ step }) => step.triggers.some((trigger) => trigger !== 'commit' && trigger !== 'call'));
  const wanted = /\bpull requests?\b|\bPRs?\b/.test(statement.text) ? 'pull_request' : /\b(?:nightly|weekly|daily|schedul\w+)\b/i.test(statement.text) ? 'schedule' : undefined;
  if (inCi.length > 0 && wanted !== undefined && !inCi.some(({ step }) => step.triggers.includes(wanted)))
    return broken(rule, `${name} runs, but not on ${wanted === 'schedule' ? 'a schedule' : 'pull requests'}.`, places);
  const blocking = inCi.some((run) => run.blocking);
  if (isAdvisory.test(statement.text)) return blocking ? broken(rule, `What ${name} finds can fail the job.`, places) : kept(rule, places);
  if (/\bblock(?:s|ing)?\b|\bfails? the build\b/i.test(statement.text) && !blocking) return broken(rule, `${name} runs, but nothing it finds can fail the job.`, places);
  if (/golangci/i.test(name) && /secur/i.test(statement.text)) return securityLinters(statement, places, facts);
  if (inCi.length === 0 && /\bpre-?commit\b/i.test(statement.text)) return kept(rule, places);
  if (inCi.length === 0) return asked(rule, `${name} runs in a git hook or a piece that nothing calls. Is it used in CI?`, places);
  return kept(rule, places);
};

const isAdvisory = /\b(?:no|not|never|without|n't)\b[^.;]{0,30}\b(?:block|fail)(?:s|ing)?\b|\bnon-blocking\b/i;

/** A linter "with security checks" needs one that is turned on. */
const securityLinters = (statement: Statement, places: readonly ContractEvidence[], { pipelines }: ToolFacts): Answer => {
  const gosec = toolRuns(pipelines, 'gosec');
  if (gosec.length > 0) return kept(rule, [...places, ...gosec.slice(0, 2).map(placeOf)]);
  return statement.modality === 'hedge'
    ? asked(rule, 'Which security linter is turned on in golangci-lint?', places)
    : broken(rule, 'golangci-lint runs without a security linter such as gosec.', places);
};

const absent = (name: string, statement: Statement, { pipelines }: ToolFacts): Answer => {
  if (statement.polarity === 'denies') return kept(rule, [at('.', null, 'absent', `${name} runs nowhere`)]);
  if (hosted.test(name)) return asked(rule, `Nothing in the tree runs ${name}. Is it turned on in the settings of the platform?`);
  const isRecommended = statement.modality === 'hedge' || /recommend/i.test(statement.headings.at(-1) ?? '');
  if (statement.polarity === 'advises' || statement.polarity === 'promises' || isRecommended) return asked(rule, `Nothing in the tree runs ${name}. Does somebody run it?`);
  // "golangci-lint fetches dependencies" names a tool in a sentence about something else.
  if (![statement.text, ...statement.headings].some((words) => claimsUse.test(words)) && !isBare(name, statement.text))
    return asked(rule, `Nothing in the tree runs ${name}. Does the policy say that it does?`);
  if (pipelines.files.length === 0) return broken(rule, `${name} runs nowhere: the repository has no pipeline, hook or target at all.`, [at('.', null, 'absent', 'no pipeline')]);
  return broken(
    rule,
    `${name} runs in no pipeline of this repository.`,
    [at(pipelines.files[0] ?? '.', null, 'absent', `${name} is not run here, nor in the other files searched`)],
    pipelines.files,
  );
};

const claimsUse =
  /\b(?:runs?|running|ran|scan\w*|checks?|checked|checking|ci|pipelines?|automat\w+|enforc\w+|enabled|workflows?|every|each|us(?:e|es|ed|ing)|audit\w*|analysis|analy[sz]ed|(?<!-)lint(?:ed|ing)?|tests?|tested|testing|detect\w*|catch\w*|monitor\w*|track\w*|fuzz\w*|via|tools?|tooling|validat\w+|verif\w+|review\w*)\b|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0400-\u04ff]/i;
/** An item of a list of tools. */
const isBare = (name: string, text: string): boolean =>
  text
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ').length <=
  name.split('-').length + 3;

const present = (statement: Statement, name: string, evidence: readonly ContractEvidence[]): Answer =>
  statement.polarity === 'denies' ? { verdict: 'stale', rule, evidence, searched: [], question: `${name} is in use after all. Should the sentence go?` } : kept(rule, evidence);

const botEvidence = (name: string, bots: UpdateBots): readonly ContractEvidence[] => {
  const isDependabot = /dependabot/i.test(name);
  const path = isDependabot ? bots.dependabot?.path : bots.renovate?.path;
  const commits = bots.commits.byBots.filter(({ who }) => who.toLowerCase().includes(name.toLowerCase()));
  return [
    ...(path === undefined ? [] : [at(path, 1, 'wired', `${name} is configured`)]),
    ...commits.slice(0, 3).map(({ oid, date }) => at('.', null, 'history', `commit ${oid.slice(0, 7)} of ${new Date(date * 1000).toISOString().slice(0, 10)} by ${name}`)),
  ];
};

const placeOf = ({ step, configured, blocking }: ToolRun): ContractEvidence => {
  const inside = configured ? ` (turned on in ${configured.path}:${configured.line})` : '';
  return at(step.path, step.line, 'wired', `on ${step.triggers.join(', ')}${blocking ? '' : ', cannot fail the job'}${inside}`);
};
