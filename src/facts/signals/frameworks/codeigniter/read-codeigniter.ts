import type { SourceFile } from '../../../source-file.ts';
import { placedBelow } from '../../routes/route.ts';
import type { Topic } from '../../signal.ts';
import { type Near, nearIn } from '../near.ts';
import { argumentsIn, chainAt, namedIn, type PhpSource, phpSource, valueAt } from '../php/source.ts';
import { aliasesIn, type CodeIgniterFilter, type FilterPlace, filtersIn, placesIn } from './filters.ts';

export interface CodeIgniterRoute {
  readonly method: string;
  readonly pattern: string;
  readonly filters: readonly string[];
  readonly line: number;
}

export interface CodeIgniterReading {
  readonly routes?: readonly CodeIgniterRoute[];
  readonly aliases?: Readonly<Record<string, string>>;
  readonly places?: readonly (Omit<FilterPlace, 'offset'> & { readonly line: number })[];
  readonly filters?: readonly CodeIgniterFilter[];
  /** Controllers answer by their names as well. */
  readonly isAutomatic?: true;
  /** Where the setting for the policy of content is turned on. */
  readonly csp?: number;
  /** Browsers tell of what the policy of content forbids, and load it. */
  readonly isReportOnly?: true;
  readonly near?: readonly Near[];
}

const words: readonly (readonly [topic: Topic, word: RegExp])[] = [
  ['authentication', /authenticat|\bjwt\b|Authorization|api_?key|logged_?in|\bauth\(|session\(\)\s*->\s*(?:get|has)|\bsession->get/i],
  ['rate-limiting', /rate_?-?limit|throttl|TooManyRequests|\b429\b/i],
  ['csp', /content_?-?security_?-?policy|CSPEnabled\s*=\s*true/i],
  ['security-headers', /x-frame-options|x-content-type-options/i],
  ['hsts', /strict-transport-security|forceGlobalSecureRequests\s*=\s*true/i],
  ['request-log', /access_?log|request_?log|(?:\blog_message\(|->(?:info|debug|log)\()[^;]{0,300}->\s{0,9}(?:getMethod|getUri|getPath|getStatusCode|getIPAddress)\(/i],
  ['metrics', /prometheus|opentelemetry|statsd/i],
  ['health', /["'/]\w*health\w*|liveness|readiness|["'/]ping["'/]/i],
  ['cors', /\bCors\b|access-control-allow-origin/i],
];

export const readCodeIgniter = (file: SourceFile): CodeIgniterReading | undefined => {
  const { text, path } = file;
  const near = nearIn(file, words, (source) => phpSource(source).text);
  const said = near.length > 0 ? { near } : {};
  const isOf = /\bCodeIgniter\\|\$routes\s{0,9}->|\bFilterInterface\b/.test(text);
  if (!isOf && !/\bCSPEnabled\b|\$reportOnly\b/.test(text)) return near.length > 0 ? said : undefined;
  const source = phpSource(text);
  const lineAt = (offset: number): number => file.positionAt(offset).line;
  const routes = /\$routes\s{0,9}->/.test(text) ? routesIn(source, lineAt) : [];
  const filters = filtersIn(source);
  const isSettings = /(?:^|\/)Filters\.php$/.test(path);
  const places = isSettings ? placesIn(source).map(({ offset, ...rest }) => ({ ...rest, line: lineAt(offset) })) : [];
  const csp = source.bare.search(/\$CSPEnabled\s{0,9}=\s{0,9}true\b/);
  const reading: CodeIgniterReading = {
    ...said,
    ...(routes.length > 0 ? { routes } : {}),
    ...(isSettings ? { aliases: aliasesIn(source) } : {}),
    ...(places.length > 0 ? { places } : {}),
    ...(filters.length > 0 ? { filters } : {}),
    ...(/\bsetAutoRoute\(\s*true\s*\)|\$autoRoute\s*=\s*true\b/.test(source.bare) ? { isAutomatic: true as const } : {}),
    ...(csp >= 0 ? { csp: lineAt(csp) } : {}),
    ...(/(?:^|\/)ContentSecurityPolicy\.php$/.test(path) && /\$reportOnly\s{0,9}=\s{0,9}true\b/.test(source.bare) ? { isReportOnly: true as const } : {}),
  };
  return Object.keys(reading).length > 0 ? reading : undefined;
};

const verbs = /^(?:get|post|put|patch|delete|options|head|add|match|resource|presenter|view|form)$/;
const most = 5000;

const routesIn = (source: PhpSource, lineAt: (offset: number) => number): readonly CodeIgniterRoute[] => {
  const calls = [...source.bare.matchAll(/\$(?:routes|subroutes|group)(?=\s{0,60}->)/g)].slice(0, most).flatMap((match) => {
    const [call] = chainAt(source, match.index + match[0].length) ?? [];
    return call ? [{ ...call, from: match.index, parts: argumentsIn(call.given) }] : [];
  });
  const groups = calls
    .filter(({ name }) => name === 'group')
    .map(({ from, end, parts }) => ({ from, end, path: textIn(parts[0] ?? '') ?? ':path', filters: filtersOf(parts.length > 2 ? (parts[1] ?? '') : '') }));
  return calls.flatMap(({ name, from, parts }): CodeIgniterRoute[] => {
    if (!verbs.test(name)) return [];
    const [first = '', second = ''] = parts;
    const own = textIn(name === 'match' ? second : first);
    if (own === undefined) return [];
    const around = groups.filter((group) => group.from < from && from < group.end);
    const pattern = [...around.map(({ path }) => path), own].reduce((above, path) => placedBelow(above, `/${path}`), '').replace(/(?<=.)\/$/, '') || '/';
    const options = parts.slice(name === 'match' ? 3 : /^(?:resource|presenter)$/.test(name) ? 1 : 2).join(', ');
    const filters = [...around.flatMap((group) => group.filters), ...filtersOf(options)];
    const methods =
      name === 'match'
        ? namedIn(first).map((method) => method.toUpperCase())
        : [/^(?:add|resource|presenter|form)$/.test(name) ? 'ANY' : name === 'view' ? 'GET' : name.toUpperCase()];
    return methods.map((method) => ({ method, pattern, filters, line: lineAt(from) }));
  });
};

const textIn = (part: string): string | undefined => /^['"]([^'"\n]{0,300})['"]/.exec(part)?.[1];

/** `['filter' => 'known:admin']`, `['filter' => ['known', Limited::class]]` */
const filtersOf = (options: string): readonly string[] => {
  const said = valueAt(options, 'filter') ?? '';
  return namedIn(said).map((name) => name.split(':')[0]?.split('\\').at(-1) ?? '');
};
