import type { Location } from '../../location.ts';
import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { anyOf } from '../paths.ts';
import type { SourceFile } from '../source-file.ts';
import { openingLines } from '../text/opening-lines.ts';
import { proves, zoneOf } from '../zone.ts';

/** Where a framework or a host is told to send Strict-Transport-Security, in languages and files that are not read as code. */
export interface HstsSettings {
  readonly settings: readonly HstsSetting[];
}

interface HstsSetting {
  readonly what: string;
  readonly at: Location;
  /** Under a condition that the file does not answer. */
  readonly conditional: boolean;
  /** For how long, where Django is told a number. */
  readonly seconds?: number;
}

/** Django, Rails, Spring Security, ASP.NET and the header files of hosts. A value of 0 and a commented line set nothing. */
const settings: readonly { readonly path: RegExp; readonly line: RegExp; readonly what: string }[] = [
  { path: /(?:^|\/)(?:settings[^/]*\.py|settings\/[^/]+\.py|[^/]*config[^/]*\.py)$/, line: /^\s*SECURE_HSTS_SECONDS\s*=\s*(?!0\b)/, what: 'SECURE_HSTS_SECONDS of Django' },
  { path: /(?:^|\/)config\/(?:application|environments\/production)\.rb$/, line: /^\s*config\.force_ssl\s*=\s*(?!false)/, what: 'force_ssl of Rails' },
  { path: /\.(?:java|kt|scala)$/, line: /^(?!\s*(?:\/\/|\*)).*(?:httpStrictTransportSecurity\((?!.*disable)|\bHstsHeaderWriter\()/, what: 'the HSTS header of Spring Security' },
  { path: /\.cs$/, line: /^(?!\s*\/\/).*\.UseHsts\(/, what: 'UseHsts of ASP.NET' },
  {
    path: /(?:^|\/)(?:_headers|vercel\.json|firebase\.json|netlify\.toml|next\.config\.[cm]?[jt]s|staticwebapp\.config\.json)$/,
    line: /^(?!\s*(?:#|\/\/)).*strict-transport-security/i,
    what: 'a header of the host',
  },
];

const maySet = anyOf(settings.map(({ path }) => path));

export const hstsSettings = defineFact({
  name: 'hstsSettings',
  revision: 6,
  selects: ({ path }: FileEntry) => proves(zoneOf(path)) && maySet(path),
  extract: readSettings,
  combine: ({ extracts }) => ({
    settings: extracts.flatMap(({ file, value }) => value.map(({ line, ...rest }) => ({ ...rest, at: { path: file.path, line, column: 1 } }))),
  }),
});

function readSettings(file: SourceFile): readonly (Omit<HstsSetting, 'at'> & { line: number })[] | undefined {
  if (!file.hasText || !/hsts|force_ssl|strict-?transport-?security/i.test(file.text)) return undefined;
  const wanted = settings.filter((setting) => setting.path.test(file.path));
  const more = `${/_HSTS_INCLUDE_SUBDOMAINS\s{0,4}=\s{0,4}True/.test(file.text) ? ', with subdomains' : ''}${/_HSTS_PRELOAD\s{0,4}=\s{0,4}True/.test(file.text) ? ', for the preload list' : ''}`;
  return file.shortLines.flatMap((text, index) => {
    const found = text.length < 1000 ? wanted.find(({ line }) => line.test(text)) : undefined;
    if (!found) return [];
    const [, seconds] = (read.test(text) ? onByDefault : given).exec(text) ?? [];
    return [
      {
        what: `${found.what}${more}`,
        line: index + 1,
        conditional:
          isConditional(file.shortLines, index) ||
          (read.test(text) && !onByDefault.test(text)) ||
          elseNone.test(text) ||
          (found.what.endsWith('of Rails') && !/=\s*true\b/.test(text)),
        ...(seconds === undefined ? {} : { seconds: productOf(seconds) }),
      },
    ];
  });
}

/** A number of seconds that the environment gives, and one that it is without. */
const read = /SECONDS\s*=.*\b(?:environ|getenv|env|config\w*|getattr|settings)\b/;
const onByDefault = /[,=]\s{0,9}["']?([1-9][\d_]{0,12}(?:\s{0,3}\*\s{0,3}[\d_]{1,12}){0,5})["']?\s{0,9}[,)]/;
const given = /SECONDS\s{0,9}=\s{0,9}(?:[\w.]{1,40}\(\s{0,9})?([\d_]{1,12}(?:\s{0,3}\*\s{0,3}[\d_]{1,12}){0,5})\s{0,9}\)?\s{0,9}(?:#|$)/;
const elseNone = /SECONDS\s{0,9}=.{1,200}\belse\s{1,9}0\b/;

/** `60 * 60 * 24 * 365` */
const productOf = (written: string): number =>
  written
    .replaceAll('_', '')
    .split('*')
    .reduce((product, factor) => product * Number(factor), 1);

/** Does an `if`, or the first branch of `a ? b : c` or `a && b`, open a block round this line? */
const isConditional = (lines: readonly string[], index: number): boolean =>
  [...openingLines(lines[index] ?? '', lines.slice(Math.max(0, index - 39), index).reverse())].some((line) => /^(?:\} else )?if\b|(?:\?|&&) ?[[({]{0,3}$/.test(line.trim()));
