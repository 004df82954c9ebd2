import type { Signal, Topic } from '../../signal.ts';
import type { ListedFilters } from './listed-filters.ts';
import type { PlaySetting } from './settings.ts';

export type PlacedSetting = PlaySetting & { readonly path: string };

/** What stands before every request: https://www.playframework.com/documentation/latest/Filters#Default-Filters */
export interface PlayFilters {
  /** The last parts of their names. */
  readonly names: ReadonlySet<string>;
  readonly at: (name: string) => { readonly path: string; readonly line: number };
  /** Something that was not read tells which there are. */
  readonly isUnread: boolean;
}

const byDefault = ['CSRFFilter', 'AllowedHostsFilter', 'SecurityHeadersFilter'];

const namesIn = (value: string): string[] => Array.from(value.matchAll(/([\w.$]{1,200})/g), ([name]) => name.split('.').at(-1) ?? '').filter((name) => /^[A-Z]/.test(name));

/** `named` are those that a class of the repository lists, in the place of those of the settings or beside them. */
export const filtersOf = (
  settings: readonly PlacedSetting[],
  {
    version,
    named,
    server,
  }: { readonly version: number | undefined; readonly named: ListedFilters | undefined; readonly server: { readonly path: string; readonly line: number } },
): PlayFilters => {
  const places = new Map<string, { readonly path: string; readonly line: number }>();
  // Before 2.6 there were none unless a class listed them.
  const replaced = named && !named.adds ? named.types : undefined;
  const names = new Set(replaced ?? ((version ?? 2.6) >= 2.6 ? byDefault : []));
  const own = settings.findLast(({ key }) => key === 'play.http.filters')?.value ?? '';
  if (/NoHttpFilters/.test(own)) names.clear();
  let isUnread = version === undefined || (own !== '' && !/NoHttpFilters|EnabledFilters/.test(own) && named === undefined);
  for (const { key, value, adds, path, line } of settings) {
    if (key !== 'play.filters.enabled' || replaced !== undefined) continue;
    if (!adds && !/\$\{/.test(value)) names.clear();
    if (/\$\{(?!\??play\.filters\.enabled)/.test(value)) isUnread = true;
    for (const name of namesIn(value)) {
      names.add(name);
      places.set(name, { path, line });
    }
  }
  if (replaced === undefined) for (const { key, value } of settings) if (key === 'play.filters.disabled') for (const name of namesIn(value)) names.delete(name);
  for (const type of named?.types ?? []) names.add(type);
  return { names, at: (name) => places.get(name) ?? server, isUnread };
};

const isNone = (value: string | undefined): boolean => value === 'null' || value === '""';

/** Those of the framework as signals; `settings` say what each does. */
export const filterSignals = ({ names, at, isUnread }: PlayFilters, settings: readonly PlacedSetting[], version: number | undefined): Signal[] => {
  const toldOf = (key: string): string | undefined => settings.findLast((setting) => setting.key === `play.filters.${key}`)?.value;
  const put = (topic: Topic, filter: string, isPartial = false): Signal => ({
    topic,
    stage: isUnread ? 'constructed' : 'wired',
    ...at(filter),
    note: `${filter} of Play`,
    ...(isPartial ? { isPartial: true } : {}),
  });
  const policy = toldOf('headers.contentSecurityPolicy');
  // Since 2.8 there is none unless it is told.
  const hasPolicy = policy === undefined ? (version ?? 2.8) < 2.8 : !isNone(policy);
  const passesSome = settings.some(({ key }) => /^play\.filters\.csrf\.(?:contentType|method|header|route|bypass)/.test(key));
  const isReportOnly = toldOf('csp.reportOnly') === 'true';
  return [
    ...(names.has('CSRFFilter') ? [put('csrf', 'CSRFFilter', passesSome)] : []),
    ...(names.has('SecurityHeadersFilter')
      ? [
          ...(isNone(toldOf('headers.frameOptions')) && isNone(toldOf('headers.contentTypeOptions')) ? [] : [put('security-headers', 'SecurityHeadersFilter')]),
          ...(hasPolicy ? [put('csp', 'SecurityHeadersFilter')] : []),
        ]
      : []),
    ...(names.has('CSPFilter') && !isReportOnly ? [put('csp', 'CSPFilter')] : []),
    ...(names.has('CORSFilter') ? [put('cors', 'CORSFilter', toldOf('cors.pathPrefixes') !== undefined)] : []),
    ...(names.has('RedirectHttpsFilter') && toldOf('https.redirectEnabled') !== 'false'
      ? [put('https-redirect', 'RedirectHttpsFilter'), ...(isNone(toldOf('https.strictTransportSecurity')) ? [] : [put('hsts', 'RedirectHttpsFilter')])]
      : []),
  ];
};
