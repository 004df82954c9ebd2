import { noted } from '../text/uncommented.ts';
import { type Amount, measured } from './amount.ts';
import { type Block, namesRound } from './block.ts';
import type { FoundLimit } from './limit.ts';
import { settingsOn } from './written-settings.ts';

/** How often something may be done: a number beside a time, or both in one text or call. */
export const ratesIn = (block: Block, path: string): readonly FoundLimit[] =>
  block.lines.flatMap((line, index) => {
    if (!/\d|[A-Z_]{4}/.test(line) || !counts.test(line)) return [];
    const of = namesRound(block, index);
    // How often somebody else may be asked.
    if (ofOthers.test(of)) return [];
    const whole = [...inText(line, `${of}\n${path}`), ...inCall(line, block), ...inZone(line), ...byName(line, block)];
    const found = whole.length > 0 ? whole : inPair(block, index, path, of);
    return found
      .filter(({ value, seconds }) => value > 0 && seconds !== undefined && seconds > 0)
      .map(({ key, ...rate }) => ({ kind: 'rate', isUnsure: false, ...rate, of: key === undefined ? of : `${key}: ${rate.value}`, ...noted(line, index) }));
  });

const ofOthers = /https?:\/\/|provider|openai|anthropic|gemini|outbound|upstream|scrap(?:e|ing)|crawl/i;
const counts = /limit|throttl|rate|attempt|per|max|request|points|times|permit|calls|count|anon|user/i;

/** `key`: what one of several rates of a line is given to. */
type Rate = Pick<FoundLimit, 'value' | 'seconds'> & { readonly isUnsure?: boolean; readonly key?: string };

const limiting = /limit|throttl|\brate|attempt|brute|bucket/i;

/** `"5/minute"`, `"100 per hour"`, `throttle:60,1`. */
const inText = (line: string, of: string): readonly Rate[] => {
  if (!limiting.test(of)) return [];
  const keyed = [...line.matchAll(/["'](\w{2,40})["']\s*:\s*["'](\d{1,7})\/(sec|second|s|min|minute|m|hour|h|day|d)s?["']/gi)];
  if (keyed.length > 1) return keyed.map(([, key = '', count, unit = '']) => ({ key, value: Number(count), seconds: secondsOf(unit) }));
  const texts = [...line.matchAll(/(?<=["'`;,] ?)(\d{1,7})\s?(?:\/|per)\s?(\d{1,4})?\s?(s|sec|second|m|min|minute|h|hour|d|day)s?(?=["'`;,])/gi)];
  const throttles = [...line.matchAll(/\bthrottle:(\d{1,6}),(\d{1,4})\b/g)].map(([, count, minutes]) => ({ value: Number(count), seconds: Number(minutes) * 60 }));
  return [...texts.map(([, count, times = '1', unit = '']) => ({ value: Number(count), seconds: Number(times) * secondsOf(unit) })), ...throttles];
};

const secondsOf = (unit: string): number => measured(1, unit)?.value ?? 0;

/** `Limit::perMinute(60)`, `httprate.LimitByIP(100, time.Minute)`, `rateLimit(5, 15 * 60 * 1000)`. */
const inCall = (line: string, block: Block): readonly Rate[] => {
  const per = [...line.matchAll(/\bLimit::per(Second|Minute|Hour|Day)\(\s*(\d+)\s*\)/g)].map(([, unit = '', count]) => ({ value: Number(count), seconds: secondsOf(unit) }));
  const several = [...line.matchAll(/\bLimit::perMinutes\(\s*(\d+)\s*,\s*(\d+)\s*\)/g)].map(([, minutes, count]) => ({ value: Number(count), seconds: Number(minutes) * 60 }));
  const timed = [...line.matchAll(/(?:[lL]imit|[tT]hrottl|[rR]ate)\w*\(\s*(?:[\w.'"]+\s*,\s*)?(\d[\d_]*)\s*,\s*([^(),]+(?:\([^()]*\))?)\s*[,)]/g)].flatMap(
    ([, count = '', time = '']) => {
      const amount = block.amountOf(time);
      if (!amount || amount.unit === 'size') return [];
      const isUnsure = amount.unit === undefined;
      // Nobody counts a thousand seconds and more without saying so.
      return isUnsure && amount.value < 1000 ? [] : [{ value: Number(count.replaceAll('_', '')), seconds: isUnsure ? amount.value / 1000 : amount.value }];
    },
  );
  const inGo = [...line.matchAll(perSecond)].map(([, count]) => ({ value: Number(count), seconds: 1 }));
  return [...per, ...several, ...timed, ...inGo];
};

/** `rate.NewLimiter(10, 20)`, `middleware.NewRateLimiterMemoryStore(20)`: so many a second. */
const perSecond = /\b(?:rate\.NewLimiter|NewRateLimiterMemoryStore)\(\s?(?:rate\.Limit\(\s?)?(\d{1,6})\)?\s?[,)]/g;

/** `limit_req_zone … rate=10r/s`. */
const inZone = (line: string): readonly Rate[] =>
  /limit_req_zone/.test(line) ? [...line.matchAll(/\brate=(\d+)r\/([sm])/g)].map(([, count, unit = '']) => ({ value: Number(count), seconds: secondsOf(unit) })) : [];

/** `RATE_LIMIT_PER_MINUTE = 60`, `requests_per_second: 10`. */
const byName = (line: string, block: Block): readonly Rate[] =>
  settingsOn(line).flatMap(({ name, expression }) => {
    // `parseInt(env.RATE_LIMIT_PER_MINUTE ?? "60", 10)`, whatever name it is given.
    const [, read, byDefault] = fromVariable.exec(expression) ?? [];
    const [, times = '1', named] = /(?:per|_per_|Per)_?(\d{0,3})_?(second|sec|minute|min|hour|day)s?$/i.exec(read ?? name) ?? [];
    const unit = named ?? /(?:limit|rate)\w*?_?(rps|rpm)$/i.exec(name)?.[1]?.toLowerCase().replace('rps', 's').replace('rpm', 'm');
    const amount = unit === undefined || !/rate|limit|request|attempt|throttl/i.test(read ?? name) ? undefined : block.amountOf(byDefault ?? expression);
    return amount && amount.unit === undefined ? [{ value: amount.value, seconds: Number(times || '1') * secondsOf(unit ?? '') }] : [];
  });

const fromVariable = /\b(\w{0,40}(?:RATE|LIMIT|REQUESTS?)_\w{0,20}PER_\w{3,12})["')\]]{0,3}\s{0,3}(?:\?\?|\|\||,)\s{0,3}["']?(\d{1,7})["']?\s{0,3}[,)]/;

/** `{ windowMs: 15 * 60 * 1000, max: 100 }`, `limit: 5, period: 20.seconds`, and constants that stand together. */
const inPair = (block: Block, index: number, path: string, of: string): readonly Rate[] => {
  const { lines, beside } = block;
  const own = settingsOn(lines[index] ?? '');
  const count = own.find(({ name, expression }) => isCount(name) && isPlainNumber(block.amountOf(expression)));
  // What is tried again limits nobody else.
  if (!count || /retr(?:y|ies)|backoff|reconnect/i.test(of)) return [];
  const near = beside(index).toSorted((a, b) => Math.abs(a - index) - Math.abs(b - index));
  const [window] = [own, ...near.filter((at) => at !== index).map((at) => settingsOn(lines[at] ?? ''))]
    .flat()
    .filter(({ name, expression }) => name !== count.name && isWindow(name) && secondsIn(name, block.amountOf(expression)) !== undefined && isOfSame(count.name, name));
  // `limit` alone is also how many rows a page has.
  if (!window || !limiting.test(`${of.replaceAll(/\blimit\b["']?\s*[:=]/g, '')}\n${window.name}\n${path}`)) return [];
  const time = secondsIn(window.name, block.amountOf(window.expression));
  const value = block.amountOf(count.expression);
  return time && value ? [{ value: value.value, ...time }] : [];
};

const plain = (name: string): string =>
  name
    .replace(/^.*\./, '')
    .replaceAll(/[_\-$]/g, '')
    .toLowerCase();
const isCount = (name: string): boolean => /max|limit|points|requests|times|permit|attempts|calls|count|tokens/.test(plain(name)) && !notCount.test(plain(name));
const notCount =
  /ms$|window|seconds|minutes|hours|days|size|bytes|length|body|file|retr|delay|age|burst|enabled|message|expire|ttl|period|duration|lock|interval|time$|tokenlimit|maxtokens|queue|concurren|keys$|entries|buckets$|clients$|tracked|cache/;
const isWindow = (name: string): boolean =>
  /window|ttl|period|duration|interval|expiration$|seconds$|minutes$|^per$|^every$|timeframe/.test(plain(name)) && !/block|lock|retry|token|session/.test(plain(name));
const isPlainNumber = (amount: Amount | undefined): boolean => amount !== undefined && amount.unit === undefined;

/** Of constants that stand in one list the two have the same beginning: `LOGIN_MAX` is not counted within `UPLOAD_WINDOW_MS`. */
const isOfSame = (count: string, window: string): boolean => {
  const [first, second] = [count, window].map((name) => name.split(/[_.-]|(?=[A-Z][a-z])/)[0]?.toLowerCase() ?? '');
  return !/_/.test(count) || /^(?:max|limit|window|requests?|rate|time|period|ttl)$/.test(first ?? '') || first === second;
};

export const secondsIn = (name: string, amount: Amount | undefined): { readonly seconds: number; readonly isUnsure: boolean } | undefined => {
  if (!amount || amount.unit === 'size') return undefined;
  const { value, unit } = amount;
  if (unit === 'time') return { seconds: value, isUnsure: false };
  const named = /(?:millis(?:econds)?|Ms|_?MS|_ms)$/.test(name) ? 0.001 : measured(1, /(second|minute|hour|day|sec|min)s?$/i.exec(name)?.[1] ?? '')?.value;
  if (named !== undefined) return { seconds: value * named, isUnsure: false };
  // A round number of days in seconds may be a round number of seconds in milliseconds as well; otherwise what is long and a multiple of a thousand is in milliseconds.
  const isInDays = value % 86_400 === 0 && value <= 366 * 86_400;
  return value >= 10_000 && value % 1000 === 0 && !isInDays ? { seconds: value / 1000, isUnsure: false } : { seconds: value, isUnsure: true };
};
