import { expression } from '../../long-expression.ts';
/** A number as code gives it. Time is in seconds, size in bytes, where the expression itself says that it is a time or a size. */
export interface Amount {
  readonly value: number;
  readonly unit: 'time' | 'size' | undefined;
}

/** What an expression comes to; the name of a constant where it is one; undefined where it takes more to know it. */
export const amountOf = (written: string): Amount | { readonly name: string } | undefined => {
  const expression = unwrapped(written.trim().slice(0, longest));
  return ofText(expression) ?? ofCall(expression) ?? ofArithmetic(expression) ?? nameOf(expression);
};

const longest = 160;

/** The value itself, out of conversions and of what reads it from the environment with a default. */
const unwrapped = (written: string): string => {
  let expression = written
    .replace(/\s+as\s+[\w.'"]+$/, '')
    .replace(/[;,]+$/, '')
    // A block of Ruby begins behind it.
    .replace(/(?<=\w) do(?: \|[^|]{0,40}\|)?$/, '');
  for (let depth = 0; depth < 4; depth++) {
    const inner =
      outsideTests.exec(expression)?.[1] ??
      conversion.exec(expression)?.[1] ??
      fromNow.exec(expression)?.[1] ??
      added.exec(expression)?.[1] ??
      textByDefault.exec(expression)?.[1] ??
      byDefault.exec(expression)?.[1] ??
      (reads.test(expression) ? fallback.exec(expression)?.[1] : undefined);
    if (inner === undefined || inner === expression) break;
    expression = inner.trim();
  }
  return expression;
};
const conversion =
  /^(?:Number|parseInt|parseFloat|int|float|intval|Field|Some|rate\.Limit|NonZeroU32::new|num|uint|int64|u32|u64)\(\s*(?:default\s*=\s*)?([^,]*?)(?:,[^()]*)?\)(?:\.unwrap\(\))?$/;
/** `Rails.env.test? ? 1 : 12` */
const outsideTests = /^Rails\.env\.test\? \? \w{1,20} : (\S{1,40})$/;
/** `new Date(Date.now() + 5 * 60 * 1000)` */
const fromNow = /^(?:new Date\(\s*)?(?:Date\.now\(\)|new Date\(\)\.getTime\(\)|now|time\.time\(\))\s*\+\s*\(?([\d_ *]+)\)*$/;
/** `now.Add(7 * 24 * time.Hour)` */
const added = /^(?:\w+\.)?[nN]ow(?:\(\))?(?:\.UTC\(\))?\.Add\(([^()]{1,60})\)$/;
/** `toExpiresIn(configured, '15m')` */
const textByDefault = /^[\w.]{1,60}\([\w.]{1,60}, ?(["'`]\d{1,6} ?[a-z]{1,8}["'`])\)$/;
const byDefault = /\.(?:default|unwrap_or|getOrElse|orElse)\(\s*([^()]*)\)/;
const reads = /env|config|getString|settings\b|\$\{/i;
const fallback = /(?:\|\||\?\?|,|:|\bor\b)\s*(?:default\s{0,2}=\s{0,2})?(["'`]?[\w.]+(?: ?[*] ?[\w.]+){0,4}["'`]?)\s*[)}"']*$/;

/** "15m", "1 day", "10mb". A bare number in quotes is one. */
const ofText = (expression: string): Amount | undefined => {
  const [, digits = '', unit = ''] = /^["'`]?(\d[\d_]*(?:\.\d+)?)\s?([a-zA-Z]*)["'`]?$/.exec(expression) ?? [];
  if (digits === '') return undefined;
  const value = Number(digits.replaceAll('_', ''));
  if (unit === '' || /^(?:L|n|u32|u64|usize|i64)$/.test(unit)) return { value, unit: undefined };
  return measured(value, unit);
};

export const measured = (value: number, unit: string): Amount | undefined => {
  const size = sizes.find(([name]) => name.test(unit));
  if (size) return { value: value * size[1], unit: 'size' };
  const time = times.find(([name]) => name.test(unit));
  return time && { value: value * time[1], unit: 'time' };
};

const times: readonly (readonly [name: RegExp, seconds: number])[] = [
  [/^(?:ms|msecs?|millis\w*|ofmillis)$/i, 0.001],
  [/^(?:s|secs?|secondes?|seconds?|segundos?|sekunden?|second[io]|seconden|sekund[ya]?|saniye|detik|секунд[ауы]?|giây|秒钟?|초)$/i, 1],
  [/^(?:m|mins?|minutes?|minutos?|minuten?|minut[io]|minut[yę]?|dakika|menit|минут[уы]?|хвилин[иу]?|phút|分钟|分間?|분)$/i, 60],
  [/^(?:h|hrs?|hours?|horas?|heures?|stunden?|or[ae]|godzin[yę]?|hodin[ay]?|uur|uren|saat|jam|час(?:а|ов)?|годин[иу]?|giờ|小时|小時|時間|시간)$/i, 3600],
  [/^(?:d|days?|d[ií]as?|jours?|tage?n?|giorn[io]|dni|dzień|dagen|dag|gün|hari|дн(?:я|ей|і|ів)|день|ngày|天|日間?|일)$/i, 86_400],
  [/^(?:w|weeks?)$/i, 604_800],
  [/^(?:y|yrs?|years?)$/i, 31_536_000],
];
const sizes: readonly (readonly [name: RegExp, bytes: number])[] = [
  [/^(?:b|bytes?)$/i, 1],
  [/^(?:kb|kib|kilobytes?)$/i, 1024],
  [/^(?:mb|mib|megabytes?)$/i, 1024 ** 2],
  [/^(?:gb|gib|gigabytes?)$/i, 1024 ** 3],
];

/** `timedelta(minutes=15)`, `TimeSpan.FromMinutes(15)`, `Duration.ofDays(7)`, `15.minutes`, `15 * time.Minute`, `time.Hour`. */
const ofCall = (expression: string): Amount | undefined => {
  for (const form of calls) {
    const { value = '1', unit = '' } = form.exec(expression)?.groups ?? {};
    const amount = unit === '' ? undefined : ofArithmetic(value);
    if (amount) return measured(amount.value, unit.toLowerCase().replace(/^(?:from|of|add)_?/, ''));
  }
  return undefined;
};
const calls: readonly RegExp[] = [
  /\btimedelta\(\s*(?<unit>\w+)\s*=\s*(?<value>[\d_ *]+)\)$/,
  expression()`
    \b(?:TimeSpan\.|Duration(?:::|\.)|chrono::Duration::|Instant\.now\(\)\.plus|DateTime\.(?:UtcNow|Now)\.)?(?<unit>
      (?:From|of|from_|Add|add)?(?:[mM]illis?(?:econds)?|[sS]ec(?:ond)?s|[mM]in(?:ute)?s|[hH]ours|[dD]ays|[wW]eeks)
    )\(\s*(?<value>[\d_ *]+)L?\)$
  `,
  /^(?<value>[\d_]+)\.(?<unit>seconds?|minutes?|hours?|days?|weeks?|kilobytes?|megabytes?)$/,
  /^(?<value>[\d_]+(?: ?\* ?[\d_]+)*) ?\* ?time\.(?<unit>Second|Minute|Hour)$/,
  /^time\.Duration\((?<value>[\d_]+)\) ?\* ?time\.(?<unit>Second|Minute|Hour)$/,
  /^time\.(?<unit>Second|Minute|Hour)(?: ?\* ?(?<value>[\d_]+))?$/,
];

/** Products, shifts and sums of numbers. */
const ofArithmetic = (expression: string): Amount | undefined => {
  const plain = expression.replaceAll(/[\s()]/g, '').replaceAll(/(?<=\d)[_L]/g, '');
  if (!/^\d+(?:\.\d+)?(?:(?:\*{1,2}|<<|\+)\d+(?:\.\d+)?)*$/.test(plain)) return undefined;
  return { value: plain.split('+').reduce((sum, term) => sum + product(term), 0), unit: undefined };
};

const product = (term: string): number => {
  const [base = '', shift = '0'] = term.split('<<');
  const powers = base.replaceAll('**', '^').split('*');
  return (
    powers.reduce(
      (value, factor) =>
        value *
        factor
          .split('^')
          .map(Number)
          .reduceRight((power, each) => each ** power),
      1,
    ) *
    2 ** Number(shift)
  );
};

const nameOf = (expression: string): { readonly name: string } | undefined => {
  const [, name] = /^(?:[\w$]+(?:\.|::|->))*([A-Za-z_$][\w$]*)$/.exec(expression) ?? [];
  return name === undefined || /^(?:true|false|null|None|nil|undefined|number|string|int|self|this)$/.test(name) ? undefined : { name };
};
