import type { Code } from './code.ts';
import type { Language } from './language.ts';

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

const forms: Record<Language, readonly RegExp[]> = {
  python: [
    // NAME = os.getenv("KEY", "value"), NAME: int = get_int_env("KEY", 9000), NAME = config("KEY", default=True, cast=bool)
    new RegExp(
      `(?:(\\w+)\\s*(?::\\s*[\\w.\\[\\]| ]+)?=\\s*[^=\\n#]{0,60}?)?(?:\\benviron\\.get|\\w*[eE][nN][vV]\\w*(?:\\.\\w+)?|\\bconfig)\\(\\s*["'](\\w+)["']\\s*(?:,\\s*(?:default\\s*=\\s*)?${literal})?`,
      'g',
    ),
    // pydantic and dataclass fields: rate_limit_enabled: bool = True
    new RegExp(`^[ \\t]+(\\w+)()\\s*:\\s*(?:bool|int|str|Optional\\[[^\\]\\n]+\\]|\\w+ \\| None)\\s*=\\s*(?:Field\\(\\s*(?:default\\s*=\\s*)?)?${literal}`, 'gm'),
    // plain constants: PORT = 8080
    new RegExp(`^([A-Z][A-Z0-9_]{2,})()\\s*(?::\\s*\\w+\\s*)?=\\s*${literal}\\s*$`, 'gm'),
  ],
  node: [
    new RegExp(`(?:([\\w$]+)\\s*[:=]\\s*[^=\\n]{0,60}?)?\\bprocess\\.env(?:\\.(\\w+)|\\[['"]\\w+['"]\\])(?:\\s*\\)?\\s*(?:\\|\\||\\?\\?)\\s*${literal})?`, 'g'),
    new RegExp(`\\b(?:const|let|var)\\s+([\\w$]+)()\\s*(?::\\s*\\w+\\s*)?=\\s*${literal}\\s*[;\\n]`, 'g'),
  ],
  go: [
    // `env:"PORT, default=8080"`, `env:"PORT" envDefault:"8080"`, `envconfig:"PORT" default:"8080"`
    /^\s*(\w+)\s+[\w.*[\]]+\s+`[^`\n]*?(?:env|envconfig|mapstructure|koanf|yaml|json|long):"([\w.-]+)[^"`]*"[^`\n]*`/gm,
    new RegExp(`(?:(\\w+)\\s*(?:,\\s*\\w+)?\\s*[:=]+\\s*[^=\\n]{0,60}?)?\\b\\w*[eE]nv\\w*\\(\\s*"(\\w+)"\\s*(?:,\\s*${literal})?`, 'g'),
    new RegExp(
      `(?:(\\w+)\\s*:?=\\s*)?(?:flag|pflag|fs|flags)\\.(?:Int|String|Bool|Duration|Uint)\\w*\\(\\s*(?:&[\\w.]+\\s*,\\s*)?"([\\w.-]+)"\\s*,\\s*(?:"\\w"\\s*,\\s*)?${literal}`,
      'g',
    ),
    new RegExp(`()\\bviper\\.SetDefault\\(\\s*"([\\w.-]+)"\\s*,\\s*${literal}`, 'g'),
    new RegExp(`\\b(?:const\\s+)?(\\w*(?:[pP]ort|PORT|[aA]ddr))()\\s*(?:\\w+\\s*)?:?=\\s*${literal}`, 'g'),
  ],
};

export const settingsOf = ({ text }: Code, language: Language): readonly Setting[] => {
  const settings = forms[language].flatMap((form) => [...text.matchAll(form)].slice(0, 2000).map((match) => settingAt(text, match)));
  return settings.sort((a, b) => a.offset - b.offset);
};

const settingAt = (text: string, match: RegExpExecArray): Setting => {
  const [all, symbol = '', key = ''] = match;
  const written = match.slice(3).find((part) => part !== undefined);
  const tag = all.includes('`') ? (/\b(?:envDefault|default):"([^"]*)"/.exec(all)?.[1] ?? /,\s*default=([^",`]+)/.exec(all)?.[1]) : undefined;
  return { symbol, key, fallback: tag ?? written ?? comparedDefault(text.slice(match.index, match.index + 200)), offset: match.index };
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
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (name: string): string => name.replaceAll(/[_\-.]/g, '').toLowerCase();
