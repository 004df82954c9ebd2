import type { Limit } from '../../../facts/limits/limit.ts';
import type { Limits } from '../../../facts/limits/limits.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { WebApp } from '../../../facts/signals/web-app.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { saysControl } from '../../speech/says-control.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, together } from '../answers.ts';
import { compared, type PlacedLimit } from './compared-limits.ts';
import { withRoles } from './found-roles.ts';
import { introduction, isStep } from './limit-steps.ts';
import { saidLimits } from './said-limits.ts';

/** Are the numbers that a sentence gives those of the code? Undefined where it gives none, or where none can be compared. */
export const limitClaim = (statement: Statement, { all: found }: Limits, web?: Pick<WebApp, 'routes'>, beside: readonly Statement[] = []): Answer | undefined => {
  const { subject, polarity, modality, fromCode } = statement;
  const text = withWindow(statement, beside);
  if (fromCode || polarity === 'denies' || modality === 'future' || !about.test(subject) || noClaim.test(text)) return undefined;
  const said = saidLimits(text, introduction(statement)).map(withRoles);
  if (said.length === 0) return undefined;
  const all = web ? found.map((limit) => ({ ...limit, before: routesBehind(limit, web) })) : found;
  const named = inFiles(statement, all);
  const answers = said.map((limit) => compared(limit, named.length > 0 ? named : all, named.length > 0));
  // "For the mobile app, …" and "tokens of administrators" are of what another number may be.
  if (ofSome.test(text) && answers.some((answer) => answer?.verdict === 'broken' || answer?.verdict === 'stronger')) return undefined;
  if (answers.includes(undefined)) return answers.find((answer) => answer?.verdict === 'broken' && isSaidPlainly(statement));
  const answer = together(answers.filter((each) => each !== undefined));
  if (!answer) return undefined;
  if (answer.verdict !== 'kept') return isSaidPlainly(statement) && !isStep(statement, said, beside) ? answer : undefined;
  // How long a token is good for is not how long a cookie is.
  if (/\bcookies?\b/i.test(text) && said.some(({ kind }) => kind === 'lifetime') && !answer.evidence.some(({ note }) => /cookie|session|max_?-?age/i.test(note)))
    return asked(answer.rule ?? '', 'A token has this life. Has the cookie?', answer.evidence);
  // One for all callers together is none for each.
  if (perCaller.test(text) && answer.evidence.length > 0 && answer.evidence.every(({ note }) => /\brate\.NewLimiter\(/.test(note)))
    return asked(answer.rule ?? '', 'One limiter is there. Is there one for each caller?', answer.evidence);
  // Many users may share one address.
  if (perUser.test(text) && answer.evidence.length > 0 && answer.evidence.every(({ note }) => /by_?ip\b|remote_?addr|\bip\b/i.test(note.replace(/\(.*? in the policy\)$/, ''))))
    return asked(answer.rule ?? '', 'The limit is one of addresses. Is there one of users?', answer.evidence);
  if (web && said.some(({ kind, isOfAll }) => kind === 'rate' && isOfAll) && answer.evidence.every((place) => all.some((limit) => isOfSome(limit, place, web))))
    return asked(answer.rule ?? '', 'The limit stands before some of the routes. Is it so of all of them?', answer.evidence);
  const rest = said.reduce((left, { words }) => left.replace(words, ' '), text);
  const more =
    (further.exec(rest) ?? (said.some(({ kind }) => kind === 'length') ? ofLetters.exec(rest) : null))?.[0] ??
    (isOfUploads(statement, answer) ? unaccounted(rest, ofSizes)[0] : undefined);
  return more === undefined ? answer : asked(answer.rule ?? '', `The number is that of the code. Is what else the policy says of it true (“${more}”)?`, answer.evidence);
};

const ofSome = expression('iu')`
    ^\W*(?:for|in|on|under|during) (?:the |an? |our )?[\p{L}][^,.;:]{2,40},
    |\b(?:admin\w*|staff|service(?:-to-service)?|machine|internal|mobile|guest|partner|impersonation|device|bot|preview|staging|websocket)
    (?: \w+)? (?:tokens?|sessions?|jwts?)\b
  `;

const perUser = /\b(?:per[- ]|each |every )(?:user|account|tenant|customer)\b/i;
const perCaller = /\b(?:each|every|per|a|one|any|single)[ -](?:single )?(?:ip|client|user|caller|address|host|account|customer)\b/i;

/** "Window: 15 minutes" and "Max requests: 100 per IP", one below the other, say one thing. */
const withWindow = ({ text, line, headings, lead }: Statement, all: readonly Statement[]): string => {
  const near = all.filter((other) => Math.abs(other.line - line) <= 3 && other.lead === lead && other.headings.join() === headings.join());
  const [count, window] = [ofCount, ofWindow].map((form) => form.exec(text)?.[1]);
  const others = (form: RegExp): readonly string[] => near.flatMap((other) => form.exec(other.text)?.[1] ?? []);
  const [counts, windows] = [count === undefined ? others(ofCount) : [count], window === undefined ? others(ofWindow) : [window]];
  return (count !== undefined || window !== undefined) && counts.length === 1 && windows.length === 1 ? `${counts[0]} requests per ${windows[0]}` : text;
};
const ofCount =
  /^\W*(?:max(?:imum)?[ .]*)?(?:requests?|attempts?|limit)[^:\d]{0,20}[:=]\s*(\d[\d,]*)(?: ?(?:requests?|attempts?))?(?: per (?:ip|user|client|account)(?: address)?)?(?: \([^()]{1,30}\))?\W*$/i;
const ofWindow = /^\W*(?:time[ -]?)?(?:window|period|interval)\b[^:\d]{0,15}[:=]\s*(\d{1,4} ?[a-z]+)(?: \([^()]{1,30}\))?\W*$/i;

/** A limiter that is given a name, and the routes that it stands before. */
const routesBehind = ({ of, kind }: Limit, { routes }: Pick<WebApp, 'routes'>): readonly string[] => {
  const name = kind === 'rate' ? /\b(?:const|let|var)\s+(\w+)\s*=|^(\w+)\s*=/m.exec(of) : null;
  const limiter = name?.[1] ?? name?.[2];
  return limiter === undefined ? [] : routes.filter(({ guards }) => guards.includes(limiter)).map(({ pattern }) => pattern);
};

/** It is seen to stand before some of the routes, and not before others. */
const isOfSome = ({ path, line, before = [] }: PlacedLimit, place: ContractEvidence, { routes }: Pick<WebApp, 'routes'>): boolean =>
  path === place.path && line === place.line && before.length > 0 && routes.some(({ pattern, operational }) => !operational && !before.includes(pattern));

/** "10 per minute (`routes.ts`)" is about that file. */
const inFiles = ({ parameters: { files = [] } }: Statement, all: readonly PlacedLimit[]): readonly PlacedLimit[] =>
  all.filter(({ path }) => files.some((file) => path === file || path.endsWith(`/${file.replace(/^\.?\//, '')}`)));

const about =
  /^(?:unknown|network\/reverse-proxy|logging\/security-events|api\/(?:rate-limiting|rate-limit-default-on|authentication|session-tokens|body-limit|upload-validation))$/;

/** What is given as an example, as advice or as a threshold of an alert. */
const noClaim = expression('i')`
    ^\W*(?:check|verify|test|try|send|make sure|wait|set)\b|\be\.?g\b|for example|recommend|should get
    |(?<!\bno )\bmore than\b(?! \d[\d.,]* ?[KMG]i?B)|[><≥≤]|\balert|suggest|would\b|consider|before\b|currently\b.*\bbut\b|\bwas\b|\bwere\b
    |improve|increase|reduce|wait\b|\?
  `;

const isSaidPlainly = ({ polarity, modality, text }: Statement): boolean => modality === 'fact' && (polarity === 'asserts' || (polarity === 'advises' && isRequired.test(text)));
/** "Passwords must have at least 12 characters" says what is asked of them, where no advice stands. */
const isRequired = /^\W*(?:(?:all|user|account|new|admin\w*) )*pass(?:words?|phrases?) (?:must|need|have to|are required to)\b/i;

/** What a sentence may say beside the number, which the number does not show. */
const further = expression('i')`
    \bsign(?:ed|ing|ature)(?![ -](?:in|out|up)\b)|rotat\w*|revo[ck]\w*|http-?only|same-?site|\bsecure\b|encrypt\w*|hash\w*|bcrypt|argon\w*
    |random\w*|blacklist\w*|issuer|audience|\bredis\b|persist\w*|captcha|mime|\btypes?\b|\bscan\w*|\bvirus\w*|\bmalware\b|\bjpe?g\b|\bpng\b
    |\bpdfs?\b|\bextensions?\b|notif\w*|\blogged\b|exponential|progressive|\bburst\b|one-time|single-use|\bstored\b|distributed|\bvalidat\w*
    |\bunlock\w*
    |\band (?:\w+ ){0,4}(?:is|are|gets?|must|has|have) (?!
      (?:\w+ ){0,2}(?:limit|restrict|throttl|capp|expir|lock|reject|refus|block|valid|allow|set|accept|last)
    )\w+
  `;
/** What kinds of files are taken, and what else a proxy does, no size says. */
const isOfUploads = ({ subject }: Statement, { rule }: Answer): boolean =>
  rule === 'api/body-limit' && (subject === 'api/upload-validation' || subject === 'network/reverse-proxy');
const ofSizes = [
  expression('gi')`
    \b(?:
      up-?loads?|uploaded|files?|images?|photos?|documents?|attachments?|avatars?|media|bod(?:y|ies)|requests?|payloads?|json|size|sizes
      |sized|limit(?:s|ed)?|max(?:imum|imal)?|cap(?:s|ped)?|at|most|up|more|no|not|than|larger|bigger|greater|above|over|beyond|exceed\w*
      |restrict(?:s|ed)?|refus\w*|reject\w*|den(?:y|ied|ies)|drop\w*|discard\w*|accept\w*|allow\w*|may|can|must|only|each|every|all|any
      |single|hard|nginx|reverse|prox(?:y|ies)|ingress|413
    )\b
  `,
];
/** What a password has to have beside its length. */
const ofLetters =
  /upper-?case|lower-?case|special|digits?\b|symbols?\b|complex\w*|mixed|\bmax(?:imum)?\b|breach\w*|büyük|özel|mayúscul\w*|majuscul\w*|maiúscul\w*|großbuchst\w*|sonderzeichen|спец\w*|大写|数字|記号|大文字|영문|특수/i;

/** Does the number say all that the sentence does? A sentence about another control may name it by the way. */
export const isNumberAlone = (statement: Statement, { rule, evidence }: Answer): boolean =>
  statement.subject === 'unknown' ||
  // "Locked after five failed logins" writes no log.
  (statement.subject === 'logging/security-events' && !/\blog(?:s|ged|ging)?\b|record|alert|monitor|notif/i.test(statement.text)) ||
  // "nginx rejects bodies above 20 MB" names who does it.
  (statement.subject === 'network/reverse-proxy' && evidence.every(({ path }) => /nginx|\.conf$/i.test(path))) ||
  // What kinds of files are taken is said by other words.
  (statement.subject === 'api/upload-validation' && rule === 'api/body-limit') ||
  (statement.subject.startsWith('api/rate-limit') && rule === 'api/rate-limiting') ||
  statement.subject === rule ||
  saysControl(statement) === undefined;
