import type { Statement } from '../../facts/security-policy/statement.ts';
import { zoneOf } from '../../facts/zone.ts';
import type { Answer } from '../contract.ts';
import { isNoContrary } from './contraries.ts';
import { isLedByAdvice, isOfOption, isOfPhase, isOutstanding } from './plans.ts';
import { namesPipeline } from './said-of-ci.ts';
import { isOfWatching, variables } from './unproved.ts';

/** A finding breaks a sentence only where the sentence says the contrary, and of the same thing. */
export const isUnbroken = (statement: Statement, given: Answer): boolean =>
  isNoContrary(statement, given) || isNoBreak(statement, { ...given, evidence: given.evidence.filter(({ stage }) => stage !== 'beside') });

const isNoBreak = (statement: Statement, answer: Answer): boolean =>
  words.some((says) => says(statement)) ||
  onlyInTests(answer) ||
  isUndone(statement, answer) ||
  isDoneElsewhere(statement, answer) ||
  isOfSomeSecrets(statement, answer) ||
  isOfAnother(statement, answer) ||
  isOfSome(statement, answer) ||
  onlyInDevelopment(statement, answer);

/** What tests hold says nothing about the service. Documents may: they are what people follow. */
const onlyInTests = ({ evidence }: Answer): boolean => evidence.length > 0 && !evidence.some(({ path }) => proves(path));
export const proves = (path: string): boolean => !/^(?:test|vendored)$/.test(zoneOf(path));

/** What is found of other variables, of one's own releases or of other programs breaks no sentence about these. */
const isOfAnother = ({ subject, text, polarity }: Statement, { evidence, rule }: Answer): boolean => {
  const [variable] = text.match(/\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b/) ?? [];
  return (
    (/^secrets\/(?:config-from-environment|no-hardcoded-credentials)$/.test(subject) && variable !== undefined && !evidence.some(({ note }) => note.includes(variable))) ||
    // "Database passwords come from the environment" is not broken by a key of something else.
    (subject === 'secrets/config-from-environment' &&
      variables.some(([of, sign]) => of.test(text) && !evidence.some(({ path, note, stage }) => stage !== 'policy' && sign.test(`${path} ${note}`)))) ||
    (subject === 'releases/provenance' && /\bdownload|\bOTA\b|\bfirmware\b|secure boot|\bupdater?s?\b/i.test(text)) ||
    // A release or a commit that is signed is no tag that is.
    (subject === 'releases/signed-tags' && (polarity === 'advises' || !/\btags?\b/i.test(text))) ||
    (subject === 'ci/actions-pinned' &&
      /third[- ]party|external/i.test(text) &&
      evidence.filter(({ stage }) => stage === 'contradicts').every(({ note }) => /^(?:actions|github)\//.test(note))) ||
    (subject === 'dependencies/lockfile' &&
      rule === 'container/dockerfile-unfrozen-install' &&
      !/\b(?:all|every|each|always|only|docker\w*|images?|reproducib\w+)\b/i.test(text)) ||
    (subject === 'dependencies/pinned' && (isLoosePin.test(text) || isOfOtherFile(text, evidence))) ||
    (subject === 'container/base-pinned' && rule === 'container/dockerfile-unfrozen-install') ||
    (subject === 'ci/security-linter' && rule !== 'policy/tool-claims-match-ci' && !aboutOwnCode.test(text))
  );
};
/** "Pinned in `pyproject.toml`" is not broken by another manifest. */
const isOfOtherFile = (text: string, evidence: Answer['evidence']): boolean => {
  const contradicting = evidence.filter(({ path, stage }) => stage === 'contradicts' && !asideManifest.test(path));
  const [named] = /[\w./-]+\.(?:toml|txt|json|lock|ya?ml|xml|gradle)\b|\b(?:Gemfile|Pipfile|Cargo\.lock|go\.(?:mod|sum))\b/.exec(text) ?? [];
  return !contradicting.some(({ path }) => named === undefined || path.endsWith(named));
};
/** What documents are built and tests are run with is not what is given out. */
const asideManifest = /(?:^|[/_.-])(?:docs?|dev|development|tests?|lint|ci|examples?|bench(?:mark)?s?)(?=[/_.-])/i;
/** "Pinned with minimum versions" says itself that they are no exact ones. */
const isLoosePin = /\bminimum\b|\bat least\b|\branges?\b|\blower bounds?\b|\bmajor\b|>=|~=/i;
const aboutOwnCode = /\bcode\b|\bci\b|commit|pull request|\bPRs?\b|pipeline|\bsource\b|lint|repositor|\bbuilds?\b|\bwe\b|\bour\b|automat|workflow|\bSAST\b|代码|コード|код/i;

/** "The production Deployment drops capabilities" is not broken by other containers that do not, where some do; nor "the backend container" by the frontend's. */
const isOfSome = ({ text, lead, subject }: Statement, { question, evidence }: Answer): boolean => {
  if (!subject.startsWith('container/')) return false;
  const [, some, all] = /\((\d+) of (\d+) \w+\)/.exec(question ?? '') ?? [];
  const [, name = ''] = component.exec(text) ?? [];
  return (
    (some !== all && isOfOne.test(`${lead} ${text}`) && !evidence.some(({ note, stage }) => stage === 'contradicts' && namesItself(note, text))) ||
    (name !== '' && !evidence.some(({ path, note, stage }) => stage === 'contradicts' && `${path} ${note}`.toLowerCase().includes(name.toLowerCase())))
  );
};
/** `Service "db" does not …` is of the db container. */
const namesItself = (note: string, text: string): boolean => {
  const [, name] = /"([\w-]{2,40})"/.exec(note) ?? [];
  return name !== undefined && new RegExp(String.raw`(?<![\w-])${name}(?![\w-])`, 'i').test(text);
};
const isOfOne = /\b(?:the|this|our) (?:\w+ ){0,2}(?:container|pod|deployment|service|image|api|app|application|backend|server|chart|operator)\b/i;
const component =
  /\b(backend|frontend|api|server|worker|database|db|proxy|nginx|web|gateway|agent|operator|controller)(?: docker)? (?:container|image|service|pod|deployment|dockerfile)s?\b/i;

/** One literal breaks "all keys come from the environment", and neither advice nor a sentence about some of them; a password breaks none about keys. */
const isOfSomeSecrets = ({ subject, text, polarity, headings, fromCode }: Statement, { evidence, rule }: Answer): boolean =>
  (fromCode && /^secrets\/(?:no-|config-)/.test(subject)) ||
  (subject === 'secrets/no-hardcoded-credentials' && kindsOfSecrets.some(([of, sign]) => of.test(text) && !evidence.some(({ note }) => sign.test(note)))) ||
  (polarity === 'advises' && rule === 'container/compose-secret-in-environment') ||
  (subject === 'secrets/config-from-environment' &&
    (polarity === 'advises' ||
      !/\b(?:all|every|each|any|only|never|no|none|exclusively|solely)\b/i.test(text) ||
      (/\bapi[- ]keys?\b/i.test(`${headings.at(-1) ?? ''} ${text}`) && !evidence.some(({ note }) => /key|token/i.test(note)))));

const kindsOfSecrets: readonly (readonly [of: RegExp, sign: RegExp])[] = [
  [/^(?!.*\b(?:keys?|tokens?|secrets?|credentials?)\b).*\bpasswords?\b/i, /passw|passphrase|user name/i],
  [/^(?!.*\b(?:passwords?|secrets?|credentials?)\b).*\b(?:api|private) keys?\b/i, /key|token/i],
];

/** How it is started for development follows no advice for production. */
const onlyInDevelopment = ({ polarity }: Statement, { evidence }: Answer): boolean => {
  const contradicting = evidence.filter(({ stage }) => stage === 'contradicts');
  return (
    polarity === 'advises' &&
    contradicting.length > 0 &&
    contradicting.every(({ path }) => /(?:^|[/.-])(?:override|dev|development|local|debug)\.(?:ya?ml|env)$|\.dev$/i.test(path))
  );
};

/** "Environment variable protection" names no place that a value has to come from. */
const isBareSubject = ({ subject, text }: Statement): boolean =>
  subject === 'secrets/config-from-environment' && /^\W*environment[- ]variables? (?:protection|security|management|handling|validation|safety)\W*$/i.test(text);

/** Nobody can tell from outside that it was possible. */
const isWherePossible = ({ text, fromCode }: Statement): boolean =>
  !fromCode &&
  !/^\W*(?:use|run|set|enable|apply|keep)\b/i.test(text) &&
  /\b(?:where|when|wherever|whenever|as far as|if) (?:possible|practical|practicable|feasible|applicable)\b/i.test(text);

/** "Set up logging" below "Recommendations" is left to others: that it is not there breaks nothing. */
const isUndone = ({ polarity, headings, text }: Statement, { evidence }: Answer): boolean =>
  polarity === 'advises' &&
  evidence.length > 0 &&
  evidence.every(({ stage }) => stage === 'absent' || stage === 'policy') &&
  /recommend|for (?:users|operators|deployers|administrators)|empfehl|recommand|recomend|рекоменд|建议|推奨|권장|raccomand/i.test(headings.at(-1) ?? '') &&
  /^\W*(?:set up|configure|enable|implement|add|use|deploy|consider|turn on|install)\b/i.test(text);

/** "Use built-in features like X" leaves to the reader which. */
const isByExample = ({ polarity, text }: Statement): boolean =>
  polarity === 'advises' && /\b(?:features|libraries|packages|tools|services|solutions) (?:like|such as)\b/i.test(text);

/** What nothing here does may be done by hand, by somebody's key, or by a platform: where the sentence names no place, that CI does not do it breaks nothing. */
const isDoneElsewhere = (statement: Statement, { evidence, rule }: Answer): boolean =>
  evidence.some(({ stage }) => stage === 'absent') &&
  evidence.every(({ stage }) => stage === 'absent' || stage === 'policy' || stage === 'related') &&
  (isByExample(statement) ||
    (!rule?.startsWith('policy/') && (statement.subject === 'dependencies/update-bot' || (canBeElsewhere.test(statement.subject) && !namesPipeline(statement)))));
const canBeElsewhere = /^ci\/|^dependencies\/(?:vulnerability-scan|update)|^releases\/provenance$/;

/** "Do not expose it without adding a limit" says that there is none; a plan says so too. */
const isMissingAdmitted = ({ text }: Statement): boolean =>
  /\b(?:without|before|until|unless)\b[^.]{0,30}\badd(?:ing|ed)?\b|\b(?:never|not|don['’]t)\b[^.]{0,60}\bexpos\w*[^.]{0,80}\bwithout\b/i.test(text);
const isPlanned = ({ text, headings }: Statement): boolean =>
  headings.some(isOutstanding) ||
  /\bplanned\b|\bto-?do\b|\bready to (?:be )?(?:enable|use|turn|switch)\w*|\bnot (?:yet )?(?:done|implemented|started)\b|🚧|⏳|geplant|planifié|planificad|planejad|запланирован|计划中|予定|\|\s*0 ?%/i.test(
    text,
  );

/** "Protect it with network policies if metrics are sensitive" leaves to the reader whether they are. */
const isConditional = ({ polarity, text }: Statement): boolean => polarity === 'advises' && /\bif\b/i.test(text);

/** What a caller may learn of an error that is the caller's own, and what all may learn, is not told apart. */
const isOfErrors = ({ subject }: Statement): boolean => subject === 'api/error-detail';

/** What the sentence itself says is no contradiction of it. */
const isAdmitted = ({ subject, text }: Statement): boolean => {
  const named = admissions.get(subject)?.exec(text);
  return named !== null && named !== undefined && !/\b(?:no|not|never|without|instead of|rather than)\b[^.;,]{0,25}$|n['’]t\b[^.;,]{0,25}$/i.test(text.slice(0, named.index));
};
const admissions: ReadonlyMap<string, RegExp> = new Map([
  ['network/cors', /\bnull origin|any origin|all origins|wildcard|permissive|[`'"]\*[`'"]/i],
  ['secrets/default-credential', /\b(?:for|in) (?:local )?(?:development|dev|testing|demos?)\b(?: (?:use|mode))? only\b|\bfor local development\b/i],
  ['network/bind-address', /\b0\.0\.0\.0\b|\b(?:all|every) interfaces?\b/i],
]);

/** "Replaced the hard-coded password by …" tells what was done once, in one place. */
const isDoneOnce = ({ subject, text }: Statement): boolean =>
  /^(?:secrets|container)\//.test(subject) && /^\W*(?:replaced|removed|moved|migrated|fixed|changed|refactored|updated|added|deleted|extracted)\b/i.test(text);

/** Who asks in another program is not seen in this one. */
const isDelegated = ({ subject, text }: Statement): boolean =>
  (/^(?:api|network|logging)\//.test(subject) && /\b(?:cdn|waf|cloudfront|cloudflare|api gateway|load balancer|service mesh)\b/i.test(text)) ||
  (subject === 'api/authentication' && isLeftToAnother.test(text));
const isLeftToAnother = /\bdelegat\w*|\b(?:handled|managed|enforced|terminated) (?:by|at|in) (?:the |an? |your )?(?:\w+ )?(?:prox|gateway|provider|idp|ingress)|\bleft to\b/i;

/** Advice to change the credentials that are given out says that there are some. */
const isAnnounced = ({ subject, polarity, text }: Statement): boolean =>
  subject === 'secrets/default-credential' && polarity === 'advises' && /\b(?:rotate|change|replace)\b/i.test(text);

/** "Secret environment variables are stored locally" and "update the environment variables" say of no value that it comes from one. */
const isNoSource = ({ subject, text }: Statement): boolean =>
  subject === 'secrets/config-from-environment' &&
  (/\bcan\b|\boverrid\w+|(?:更新|更改|修改)环境变量/i.test(text) ||
    /\benv(?:ironment)? variables?\b[^.]{0,30}\b(?:are|is|stay|remain)\b(?! (?:used|loaded|read|required))/i.test(text));

/** Platforms scan and watch dependencies without leaving anything in the tree. */
const isOfPlatform = (statement: Statement): boolean =>
  isOfWatching(statement) || /\bgithub advanced security\b|\bGHAS\b|\bcode scanning via\b|\bdefault setup\b/i.test(statement.text);

const words = [
  isLedByAdvice,
  isOfOption,
  isOfPhase,
  isConditional,
  isOfErrors,
  isBareSubject,
  isNoSource,
  isWherePossible,
  isMissingAdmitted,
  isPlanned,
  isAdmitted,
  isAnnounced,
  isDelegated,
  isDoneOnce,
  isOfPlatform,
];
