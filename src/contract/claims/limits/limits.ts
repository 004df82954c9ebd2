import type { Limit } from '../../../facts/limits/limit.ts';
import type { Limits } from '../../../facts/limits/limits.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { WebApp } from '../../../facts/signals/web-app.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { saysControl } from '../../speech/says-control.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, broken, kept, stronger, together } from '../answers.ts';
import { isExactly, ofFiles, rolesOf, withoutGeneral, withoutRole, withRoles } from './found-roles.ts';
import { isOfRoles, rolesIn } from './limit-roles.ts';
import { introduction, isStep } from './limit-steps.ts';
import { type SaidLimit, saidLimits } from './said-limits.ts';

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

type PlacedLimit = Limit & { readonly before?: readonly string[] };

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

const rules: Readonly<Record<SaidLimit['kind'], string>> = {
  rate: 'api/rate-limiting',
  attempts: 'api/rate-limiting',
  lock: 'api/rate-limiting',
  size: 'api/body-limit',
  lifetime: 'api/session-tokens',
  idle: 'api/session-tokens',
  length: 'api/authentication',
};

const compared = (said: SaidLimit, all: readonly PlacedLimit[], isNamed: boolean): Answer | undefined => {
  const rule = rules[said.kind];
  const alike = all.filter((limit) => limit.kind === said.kind && !limit.isOpen);
  const kind = (said.kind === 'lock' && alike.some(isLockTime) ? alike.filter(isLockTime) : alike).map((limit) => ({ ...limit, roles: rolesOf(limit) }));
  const special = ofFiles(withoutGeneral(said.roles), kind);
  const named = special.length === 0 && said.label.length > 1 ? kind.filter((limit) => isCalled(said.label, limit)) : [];
  const own =
    named.length > 0
      ? named
      : kind.filter(
          ({ roles, before }) => isNamed || isBehind(special, before) || (special.length === 0 ? withoutGeneral(roles).length === 0 : isOfRoles(special, withoutGeneral(roles))),
        );
  const equal = own.filter((limit) => isEqual(said, limit));
  const unequal = own.filter((limit) => !isEqual(said, limit));
  const general = special.length === 0 && said.roles.length > 0 ? unequal.filter(({ roles }) => roles.includes('general')) : [];
  const others = general.length > 0 ? general : unequal;
  if (equal.length > 0) {
    const evidence = equal.slice(0, 5).map((limit) => placeOf(said, limit));
    if (isOfStore(said, kind, equal)) return asked(rule, 'The store takes files of that size. Has each kind of them a limit of its own?', evidence);
    // Two numbers are hardly the same by chance; one may be.
    return said.kind === 'rate' || others.length === 0 || (special.length > 0 && !isNamed && said.kind !== 'size')
      ? kept(rule, evidence)
      : asked(
          rule,
          `Is it ${said.words} everywhere?`,
          others.slice(0, 5).map((limit) => placeOf(said, limit)),
        );
  }
  if (said.kind === 'rate') {
    const lock = all.filter(
      (limit) =>
        limit.kind === 'attempts' && limit.value === said.value && all.some(({ kind: other, value, path }) => other === 'lock' && value === said.seconds && path === limit.path),
    );
    if (lock.length > 0 && /attempt|fail|tries/i.test(said.words))
      return kept(
        rule,
        lock.slice(0, 3).map((limit) => placeOf(said, limit)),
      );
  }
  const [only] = others;
  const isAlone = others.every((limit) => limit.value === only?.value && limit.seconds === only.seconds && !limit.isUnsure);
  const isSame =
    general.length > 0 ||
    (said.isOfAll && withoutRole(kind).length === others.length) ||
    (isNamed || special.length === 0
      ? (said.kind === 'size' ? withoutRole(kind) : kind).length === others.length
      : others.every(({ roles, before }) => isBehind(special, before) || isExactly(special, withoutGeneral(roles))));
  // What is said of one thing may be the number of another, or one that was not read.
  if (kind.some((limit) => isEqual(said, limit)) || all.some((limit) => limit.kind === said.kind && limit.isOpen)) return undefined;
  if (
    (said.kind === 'lock' || said.kind === 'lifetime' || said.kind === 'idle') &&
    all.some(({ kind: other, value, seconds }) => (other === 'rate' ? seconds : value) === said.value)
  )
    return undefined;
  // What one route has says nothing against what all have.
  if (
    !only ||
    !isAlone ||
    !isSame ||
    (said.kind === 'lock' && !others.every(({ of }) => /lock/i.test(of.replaceAll(/block|clock/gi, '')))) ||
    (special.length === 0 && others.some(isOfRoute))
  )
    return undefined;
  if (isOfStore(said, kind, others)) return undefined;
  const places = others.slice(0, 5).map((limit): ContractEvidence => ({ ...placeOf(said, limit), stage: 'contradicts' }));
  const weaker = isWeaker(said, only);
  if (weaker === undefined) return asked(rule, `The policy says ${said.words}; the code has “${only.note}”. Are they the same?`, places);
  if (weaker) return broken(rule, `The policy says ${said.words}; the code has “${only.note}”.`, places);
  return stronger(
    rule,
    `The code is stricter than ${said.words}: “${only.note}”. Should the sentence be brought up to date?`,
    places.map((place) => ({ ...place, stage: 'wired' })),
  );
};

/** What a store takes at most says nothing of the images that may take less of it. */
const isOfStore = (said: SaidLimit, kind: readonly { readonly roles: readonly string[] }[], limits: readonly PlacedLimit[]): boolean =>
  said.kind === 'size' && said.roles.includes('image') && !kind.some(({ roles }) => roles.includes('image')) && limits.every(({ path }) => path.endsWith('.toml'));

/** A window of failures is no time of a lock, nor is the time for which a queue blocks. */
const isLockTime = ({ note }: Limit): boolean => /lock/i.test(note.replaceAll(/block|clock/gi, '')) && !/window/i.test(note);

/** "Google One Tap" has the words of `/google/one-tap`. */
const isCalled = (label: readonly string[], { of, before = [] }: PlacedLimit): boolean => {
  const words = [of, ...before].join(' ').toLowerCase();
  return label.every((word) => words.includes(word));
};

/** The limiter stands before a route of this very kind. */
const isBehind = (special: readonly string[], before: readonly string[] = []): boolean =>
  special.length > 0 && before.some((pattern) => special.every((role) => rolesIn(pattern).includes(role)));

const isOfRoute = ({ of }: Limit): boolean => /^@(?!Module\b)|\.(?:get|post|put|patch|delete)\(|["'`]\/[a-z]/im.test(of);

const isEqual = (said: SaidLimit, limit: Limit): boolean => {
  if (said.kind === 'rate') return said.value === limit.value && isTime(said.seconds ?? 0, limit.seconds ?? 0, limit.isUnsure);
  if (said.kind === 'lock' || said.kind === 'lifetime' || said.kind === 'idle') return isTime(said.value, limit.value, limit.isUnsure);
  // A megabyte may have a million bytes.
  return said.kind === 'size' ? Math.abs(said.value - limit.value) <= said.value * 0.05 : said.value === limit.value;
};

const isTime = (said: number, found: number, isUnsure: boolean): boolean => said === found || (isUnsure && [1000, 0.001, 60].some((factor) => said === found * factor));

/** Undefined where neither can be called the weaker one. */
const isWeaker = (said: SaidLimit, limit: Limit): boolean | undefined => {
  if (said.kind === 'rate') {
    const [own, found] = [said.value / (said.seconds ?? 1), limit.value / (limit.seconds ?? 1)];
    if (own === found) return undefined;
    return found > own;
  }
  return said.kind === 'lock' || said.kind === 'length' ? limit.value < said.value : limit.value > said.value;
};

const placeOf = ({ words }: SaidLimit, { path, line, note }: Limit): ContractEvidence => at(path, line, 'wired', `${note} (${words.trim()} in the policy)`);

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
