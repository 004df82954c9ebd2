import type { Code } from './code/code.ts';
import { watch } from './code/cues.ts';
import type { Language } from './code/language.ts';

/** A setting that code reads and the default it falls back to. */
export interface Setting {
  /** The name in the code; empty where the value is used on the spot. */
  readonly symbol: string;
  /** The environment variable or flag, where one is named. */
  readonly key: string;
  /** The literal it falls back to, without quotes; undefined when there is none. */
  readonly fallback: string | undefined;
  readonly offset: number;
}

const literal = `(?:"([^"\\n]*)"|'([^'\\n]*)'|\`([^\`\\n]*)\`|(-?\\d[\\d_.]*|[Tt]rue|[Ff]alse|None|nil|null))`;

/** Where a default is named, and what may stand before it on the way to a name. The anchor comes first: it is rare, and names are everywhere. */
interface Form {
  readonly anchor: RegExp;
  /** Tried on what stands before the anchor; its first group is the name that takes the value. */
  readonly taker?: RegExp;
}

const forms: Record<Language, readonly Form[]> = {
  python: [
    // NAME = os.getenv("KEY", "value"), NAME: int = get_int_env("KEY", 9000), NAME = config("KEY", default=True, cast=bool)
    {
      anchor: new RegExp(`(?:[eE][nN][vV]\\w*(?:\\.\\w+)?|\\bconfig)\\(\\s*["'](\\w+)["']\\s*(?:,\\s*(?:default\\s*=\\s*)?${literal})?`, 'g'),
      taker: /(\w+)\s*(?::\s*[\w.[\]| ]+)?=\s*[^=\n#]{0,60}$/,
    },
    // pydantic and dataclass fields: rate_limit_enabled: bool = True
    { anchor: new RegExp(`^[ \\t]+(\\w+)()\\s*:\\s*(?:bool|int|str|Optional\\[[^\\]\\n]+\\]|\\w+ \\| None)\\s*=\\s*(?:Field\\(\\s*(?:default\\s*=\\s*)?)?${literal}`, 'gm') },
    // plain constants: PORT = 8080
    { anchor: new RegExp(`^([A-Z][A-Z0-9_]{2,})()\\s*(?::\\s*\\w+\\s*)?=\\s*${literal}\\s*$`, 'gm') },
  ],
  node: [
    {
      anchor: new RegExp(`\\bprocess\\.env(?:\\.(\\w+)|\\[['"]\\w+['"]\\])(?:\\s*\\)?\\s*(?:\\|\\||\\?\\?)\\s*${literal})?`, 'g'),
      taker: /([\w$]+)\s*[:=]\s*[^=\n]{0,60}$/,
    },
    // RATE_LIMIT_ENABLED: stringBool('false'), PORT: z.coerce.number().default(3000), RATE_LIMIT_ENABLED: bool({ default: false })
    {
      anchor: new RegExp(
        `^[ \\t]+([A-Z][A-Z0-9_]{2,})()\\s*:\\s*(?:\\w{0,20}[bB]ool\\w{0,20}\\(|[\\w.()]{1,80}\\.default\\(|[\\w.]{1,40}\\(\\{[^{}\\n]{0,80}\\bdefault:)\\s*${literal}`,
        'gm',
      ),
    },
    { anchor: new RegExp(`\\b(?:const|let|var)\\s+([\\w$]+)()\\s*(?::\\s*\\w+\\s*)?=\\s*${literal}\\s*[;\\n]`, 'g') },
  ],
  go: [
    // `env:"PORT, default=8080"`, `env:"PORT" envDefault:"8080"`, `envconfig:"PORT" default:"8080"`
    { anchor: /^[ \t]*(\w+)[ \t]+[\w.*[\]]+[ \t]+`[^`\n]*?(?:env|envconfig|mapstructure|koanf|yaml|json|long):"([\w.-]+)[^"`]*"[^`\n]*`/gm },
    { anchor: new RegExp(`[eE]nv\\w*\\(\\s*"(\\w+)"\\s*(?:,\\s*${literal})?`, 'g'), taker: /(\w+)\s*(?:,\s*\w+)?\s*[:=]+\s*[^=\n]{0,60}$/ },
    {
      anchor: new RegExp(
        `(?:(\\w+)\\s*:?=\\s*)?(?:flag|pflag|fs|flags)\\.(?:Int|String|Bool|Duration|Uint)\\w*\\(\\s*(?:&[\\w.]+\\s*,\\s*)?"([\\w.-]+)"\\s*,\\s*(?:"\\w"\\s*,\\s*)?${literal}`,
        'g',
      ),
    },
    { anchor: new RegExp(`()\\bviper\\.SetDefault\\(\\s*"([\\w.-]+)"\\s*,\\s*${literal}`, 'g') },
    { anchor: new RegExp(`\\b(?:const\\s+)?(\\w*(?:[pP]ort|PORT|[aA]ddr))()\\s*(?:\\w+\\s*)?:?=\\s*${literal}`, 'g') },
  ],
};

for (const { anchor } of Object.values(forms).flat()) watch(anchor);

export const settingsOf = ({ text, cues }: Code, language: Language): readonly Setting[] => {
  const settings = forms[language]
    .filter(({ anchor }) => cues.may(anchor))
    .flatMap((form) => [...text.matchAll(form.anchor)].slice(0, 2000).map((match) => settingAt(text, match, form.taker)));
  return settings.sort((a, b) => a.offset - b.offset);
};

/** How far before the anchor its name may stand. */
const reach = 160;

const settingAt = (text: string, match: RegExpExecArray, taker: RegExp | undefined): Setting => {
  const start = Math.max(0, match.index - reach);
  const taken = taker?.exec(text.slice(start, match.index));
  const [all] = match;
  const [symbol = '', key = '', ...rest] = taker ? [taken?.[1], ...match.slice(1)] : match.slice(1);
  const written = reckoned(
    rest.find((part) => part !== undefined),
    text.slice(match.index + all.length, match.index + all.length + 60),
  );
  const offset = taken ? start + taken.index : match.index;
  const tag = all.includes('`') ? (/\b(?:envDefault|default):"([^"]*)"/.exec(all)?.[1] ?? /,\s*default=([^",`]+)/.exec(all)?.[1]) : undefined;
  return { symbol, key, fallback: tag ?? written ?? comparedDefault(text.slice(offset, offset + 200)), offset };
};

/** `60 * 60` is 3600, and what is reckoned in another way is not known. */
const reckoned = (written: string | undefined, behind: string): string | undefined => {
  if (written === undefined || !/^[\d_.]+$/.test(written) || !/^\s*(?:[*+%-]|\/(?!\/)|<<)/.test(behind)) return written;
  const [factors = ''] = /^(?:\s*\*\s*[\d_]+)+(?!\s*[*+/%-]|[\w.])/.exec(behind) ?? [];
  return factors === '' ? undefined : String([written, ...factors.split('*').slice(1)].reduce((product, factor) => product * Number(factor.replaceAll('_', '')), 1));
};

/** `process.env.X === 'true'` is off unless set, `!== 'false'` is on unless set. */
const comparedDefault = (rest: string): string | undefined => {
  const [line = ''] = rest.split('\n');
  if (/!==?\s*['"](?:false|0|no|off)['"]/.test(line)) return 'true';
  return /===?\s*['"](?:true|1|yes|on)['"]/.test(line) ? 'false' : undefined;
};

/** Is the switch on when nobody sets it? Undefined when the default is not a literal. */
export const isOn = (fallback: string | undefined): boolean | undefined => {
  if (fallback === undefined) return undefined;
  if (/^(?:true|1|yes|on|enabled)$/i.test(fallback)) return true;
  return /^(?:false|0|no|off|disabled|none|)$/i.test(fallback) ? false : undefined;
};

/** Do these two names mean one setting? `cfg.RateLimitEnabled`, `RATE_LIMIT_ENABLED` and `rate_limit_enabled` do. */
export const sameName = (a: string, b: string): boolean => plainName(a) === plainName(b);
export const plainName = (name: string): string => name.replaceAll(/[_\-.]/g, '').toLowerCase();
