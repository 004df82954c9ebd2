import { expression } from '../../long-expression.ts';
import { roundsByDefault } from '../bcrypt-defaults.ts';
import { noted } from '../text/uncommented.ts';
import type { Amount } from './amount.ts';
import { argonCostsOn } from './argon-costs.ts';
import { type Block, namesRound } from './block.ts';
import { derivationsOn } from './derivations.ts';
import type { FoundLimit, Limit } from './limit.ts';
import { namesPasswordLength, passwordLengthsOn } from './password-lengths.ts';
import { secondsIn } from './rates.ts';
import { settingsOn, type WrittenSetting } from './written-settings.ts';

/** Limits that one number gives, under a name that says what it limits. */
export const singleLimitsIn = (block: Block, path: string): readonly FoundLimit[] =>
  block.lines.flatMap((own, index) => {
    const line = inOne(block.lines, index, own);
    if (
      !(/\d/.test(line) || /bcrypt/i.test(line)) ||
      !(named.test(line) || (block.speaksOfArgon && /argon|memory|iterations|time|threads|lanes|parallel|mem_?cost|Params::new|IDKey/i.test(line)))
    )
      return [];
    const of = namesRound(block, index);
    const lengths = passwordLengthsOn(block.lines, index).map((value) => ({ kind: 'length' as const, value }));
    const found = [
      ...settingsOn(line).flatMap((setting) => ofSetting(setting, of, path, block)),
      ...inCalls(line, of, block),
      ...inComparison(line, block.lines.slice(index + 1, index + 4).join('\n'), path),
      ...lengths,
      ...argonCostsOn(line, of, block),
      ...derivationsOn(block, index),
    ];
    return found.map((limit) => ({ seconds: undefined, isUnsure: false, ...limit, of, ...noted(line, index) }));
  });

/** `EXPIRATION_MINUTES: Joi.number()`, and its default on a line below. */
const inOne = (lines: readonly string[], index: number, own: string): string => {
  if (!/:\s{0,3}(?:Joi|z|yup|Type|v)\.\w{3,20}\([^()]{0,40}\)\s*$/.test(own)) return own;
  const below = lines.slice(index + 1, index + 5);
  const end = below.findIndex((line) => !/^\s*\.\w/.test(line));
  return [own.trimEnd(), ...below.slice(0, end < 0 ? below.length : end).map((line) => line.trim())].join('');
};

const named =
  /\bexp\b|hash|encoder|attempt|fail|tries|round|cost|factor|strength|lock|cool|size|length|limit|bytes|expir|ttl|life|age|timeout|valid|duration|max|salt|stretch|idle|inactiv|within|token|passw|\bpwd|min|iteration|pbkdf2|Rfc2898|PBEKeySpec/i;

type Single = Pick<Limit, 'kind' | 'value' | 'isOpen'> & { readonly isUnsure?: boolean };

const ofSetting = ({ name, expression }: WrittenSetting, of: string, path: string, block: Block): readonly Single[] => {
  const plain = name
    .replace(/^config\./, '')
    .replaceAll(/[_\-.$]/g, '')
    .toLowerCase();
  const amount = block.amountOf(expression);
  if (attempts.test(plain) && !ofDeliveries.test(`${plain} ${of.toLowerCase()}`) && (!isBare.test(plain) || ofSignIn.test(`${of} ${path}`))) return counted('attempts', amount);
  if (rounds.test(plain)) return counted('rounds', amount);
  if (namesPasswordLength(plain)) return counted('length', amount).filter(({ value }) => value <= 64);
  if (locks.test(plain)) return timed('lock', plain === 'axescooloff' || plain.endsWith('axescoolofftime') ? `${name}_hours` : name, amount, expression);
  if (noLimit.test(plain)) return [];
  if (sizes.test(plain) || (/^limit$/.test(plain) && /\b(?:json|urlencoded|raw|text)\(|\bbodyParser\b/.test(of))) return sized(block.amountOf(withUnit(expression)), plain);
  if (idles.test(plain) && !ofConnections.test(`${plain} ${of.toLowerCase()}`)) return timed('idle', name, amount, expression);
  if (!lives.test(plain) || !(ofTokens.test(of) || ofTokens.test(path) || inMinutes.test(path))) return [];
  const life = timed('lifetime', inMinutes.test(path) ? `${name}_minutes` : inSecondsOnly.test(plain) ? `${name}_seconds` : name, amount, expression);
  // These begin anew with each request.
  return isRenewed(plain, of, path) ? [...life, ...life.map((each) => ({ ...each, kind: 'idle' as const }))] : life;
};

/** How often something is sent, fetched or connected again. */
const ofDeliveries = /retr|reconnect|webhook|deliver|dispatch|\bjobs?\b|queue|send|sms|phone|crawl|fetch|poll|download/;
/** Of what there may be so many attempts is said by what stands round it. */
const isBare = /^(?:\w*options)?(?:max(?:num)?|allowed)(?:attempts|tries|failures)(?:count|num)?$/;
const ofSignIn = /log_?-?in|sign_?-?in|auth|passw|lock|fail|otp|2fa|mfa|brute|account|credential|verif|pin\b|identity|security|limit|throttl|user|session/i;
const attempts =
  /(?:max|allowed)\w*(?:attempts|failures|failed(?:log|sign)ins?|(?<!en|un|us|is)tries)\w*$|(?:attempts|failures)(?:limit|max|allowed|before\w*)$|failurelimit$|lock(?:out)?(?:threshold|failures)$|lockout(?:attempts|tries)$|maximumattempts$/;
const rounds = /(?:salt|bcrypt|hash)\w*rounds?$|^stretches$|bcrypt\w*(?:cost|strength)$|^rounds$|workfactor$|hash\w*cost$/;
const locks =
  /lock(?:out|ed)?(?:time|duration|period|minutes|seconds|ms|timespan|ttl|for|window)\w*$|coolofftime$|^unlockin$|blockduration$|ban(?:expir\w*|until|time|duration)$|lock(?:ed)?until$/;
const sizes = expression()`
    (?:max|limit)\w*(?:file|upload|body|content|request|payload|image|avatar|attachment)\w*(?:size|length|bytes|mb)?$|^filesize$|bodylimit$
    |(?:file|upload|body|request|payload|image)\w*(?:size|limit)(?:limit|mb|bytes)?$|clientmaxbodysize|postmaxsize|uploadmaxfilesize
    |datauploadmaxmemorysize
  `;
/** From here on Django keeps an upload on the disk, and takes it all the same; and how many requests there are is no size. */
const noLimit = /^fileuploadmaxmemorysize$|^(?:max|limit)\w*(?:requests|files|uploads|images|avatars|attachments)$/;
const lives = /expir\w*|ttl|lifetime|maxage|timeout|validity|duration|cookieage|sessiontime$|token(?:seconds|minutes|hours|days)$|passwordwithin$/;
/** `timeout_in` is that of Devise. */
const idles = /(?:idle|inactiv\w*)(?:session)?(?:time|limit|ttl|minutes|seconds|ms|duration|expir)\w*$|^timeoutin$|^(?:session)?(?:idle|inactiv)\w*timeout/;
const ofConnections = /conn|pool|socket|database|\bdb\b|redis|worker|server|http|keepalive|client/;
/** Laravel and its packages count in minutes. */
const inMinutes = /config\/(?:session|sanctum|jwt)\.php$/;
/** Django, Flask and PHP count in seconds. */
const inSecondsOnly = /^(?:sessioncookieage|permanentsessionlifetime|gcmaxlifetime|cookielifetime)$/;
const isRenewed = (plain: string, of: string, path: string): boolean =>
  /config\/session\.php$/.test(path) || /servlet\.session\.timeout/.test(of) || plain.endsWith('expiretimespan') || (plain === 'timeout' && /^[^\S\n]*session:[^\S\n]*$/m.test(of));
const ofTokens = /token|session|jwt|cookie|otp|verif|reset|magic|invite|\bcode\b/i;

const counted = (kind: 'attempts' | 'rounds' | 'length', amount: Amount | undefined): readonly Single[] =>
  amount && amount.unit === undefined && Number.isInteger(amount.value) && amount.value > 0 && amount.value < 1_000_000 ? [{ kind, value: amount.value }] : [];

const timed = (kind: 'lock' | 'lifetime' | 'idle', name: string, amount: Amount | undefined, expression = ''): readonly Single[] => {
  // The digits of a name, of a place in a row and of a type give no time.
  if (!amount && /\d/.test(expression.replaceAll(/\[\d+\]|[A-Za-z_]\w*|"[^"]{12,}"/g, ' '))) return [{ kind, value: 0, isOpen: true }];
  const time = secondsIn(unitOfReader.test(expression) ? (unitOfReader.exec(expression)?.[1] ?? name) : name, amount);
  return time && time.seconds > 0 ? [{ kind, value: time.seconds, isUnsure: time.isUnsure }] : [];
};

/** `settings.getDurationMinutes("token.ttl", 15)` */
const unitOfReader = /\b(?:get|read|load)\w{0,20}(Minutes|Hours|Days|Seconds)\(/i;

/** "10m" is ten megabytes here. */
const withUnit = (expression: string): string => expression.replace(/(?<=\d)([kKmMgG])(?=["'`);\s]*$)/, '$1b');

const sized = (amount: Amount | undefined, plain: string): readonly Single[] => {
  if (!amount || amount.unit === 'time') return [];
  const value = amount.unit === undefined && plain.endsWith('mb') ? amount.value * 1024 ** 2 : amount.value;
  return value >= 512 ? [{ kind: 'size', value }] : [];
};

const costInCall = expression()`
  \b(?:bcrypt\w*\.)?(?:genSalt(?:Sync)?|gensalt)\(\s*(?:rounds\s*=\s*)?(\d{1,2})\s*[,)]
  |\bbcrypt\w*(?:\.|::)(?:hash(?:Sync)?|hash_with_cost|GenerateFromPassword)\([^,]{1,60},\s*(\d{1,2})\s*\)
  |\b\w{0,30}(?:[pP]assword|[bB][cC]rypt)\w{0,20}(?:[hH]asher|[eE]ncoder)\w{0,10}\(\s*(\d{1,2})\s*\)
  |\b(?:bcrypt__rounds|workFactor|log_rounds)\s*[=:]\s*(\d{1,2})
`;

/** `http.MaxBytesReader(w, r.Body, 1<<20)`, `client_max_body_size 10m;`, `bcrypt.hash(password, 12)`, `AddMinutes(15)`. */
const inCalls = (line: string, of: string, block: Block): readonly Single[] => {
  const size =
    /\bMaxBytes(?:Reader|Handler)\([^()]*,\s*([^(),]+)\)|\bDefaultBodyLimit::max\(([^()]+(?:\([^()]*\))?)\)|\bclient_max_body_size\s+(\d+[kKmMgG]?)\s*;|(?:[bB]ody|[rR]equest|[pP]ayload|[uU]pload)\w{0,10}(?:Size|Limit)\w{0,12}\(\s*(\d[\d_ *<]*)\)|\bBodyLimit\("(\w+)"\)/.exec(
      line,
    );
  const written = size?.slice(1).find((part) => part !== undefined);
  const cost = costInCall.exec(line);
  const rounds = cost?.slice(1).find((part) => part !== undefined);
  const unsaid = rounds === undefined ? roundsByDefault(line) : undefined;
  const epoch = inSeconds.exec(line)?.[1] ?? fromNow.exec(line)?.[1];
  const expires = /[eE]xpir\w*\b[^=\n]{0,20}[=:(][^\n]{0,60}?\b((?:timedelta|\w*\.?Add(?:Minutes|Hours|Days))\([^()]*\))/.exec(line)?.[1];
  const byWord = /^\s*(?:access_|refresh_)?token_(?:expires_in|ttl|lifetime)\s{1,4}([\d_]{1,9}\.\w{3,8})\s*$/.exec(line)?.[1];
  return [
    ...(written === undefined ? [] : sized(block.amountOf(withUnit(written)), '')),
    ...(rounds === undefined ? [] : [{ kind: 'rounds' as const, value: Number(rounds) }]),
    ...(unsaid === undefined ? [] : [{ kind: 'rounds' as const, value: unsaid }]),
    ...(byWord === undefined ? [] : timed('lifetime', '', block.amountOf(byWord))),
    ...(epoch === undefined ? [] : timed('lifetime', 'seconds', block.amountOf(epoch))),
    ...(expires === undefined || !ofTokens.test(/cookieoptions/i.test(of) ? of : line) ? [] : timed('lifetime', '', block.amountOf(expires.replace(/^.*(?=Add)/, '')))),
  ];
};

/** `"exp": time.time() + 3600`, `exp: Math.floor(Date.now() / 1000) + 60 * 60`: claims of a JWT are in seconds. */
const inSeconds = /\bexp["']?\]?\s?[:=]\s?(?:int\(|Math\.(?:floor|round)\(|\(){0,2}(?:time\.time\(\)|Date\.now\(\)\s?\/\s?1000)\){0,2}\s?\+\s?\(?(\d[\d_ *]{0,30}\d|\d)/;

/** `"exp": time.Now().Add(15 * time.Minute).Unix()` */
const fromNow = /\b(?:exp|ExpiresAt)["']?\]?\s{0,9}[:=]\s?(?:jwt\.NewNumericDate\()?time\.Now\(\)(?:\.UTC\(\))?\.Add\(([^()]{1,60})\)/;

/** `if (user.failedAttempts >= 5)`. */
const ofLogins = /log_?-?in|sign_?-?in|passw|authenticat/i;
const inComparison = (line: string, below: string, path: string): readonly Single[] => {
  const plainly = /\b(?:attempts|tries|failures|fails)\s{0,2}(>=|>)\s{0,2}(\d{1,3})\b/i.exec(line);
  if (plainly && /lock|\bban|block_?until|suspend/i.test(below)) return [{ kind: 'attempts', value: Number(plainly[2]) + (plainly[1] === '>=' ? 0 : 1) }];
  // Laravel counts them by a key, as it counts whatever else is limited.
  const [, key = '', byKey] = /\btooManyAttempts\(([^\n]{1,80}?),\s{0,2}(\d{1,3})\s{0,2}\)/.exec(line) ?? [];
  if (byKey !== undefined) return ofLogins.test(key) || (/throttleKey/.test(key) && ofLogins.test(path)) ? [{ kind: 'attempts', value: Number(byKey) }] : [];
  return [...line.matchAll(/\b\w*(?:failed|login|invalid|bad)\w*(?:attempts|count|tries|failures|logins?)\w*(?:\s*\+\s*1)?\)?\s*(?:>=|>)\s*(\d{1,3})\b/gi)].flatMap(
    ([whole, count]) => (Number(count) > 0 ? [{ kind: 'attempts', value: Number(count) + (whole.includes('>=') ? 0 : 1) }] : []),
  );
};
