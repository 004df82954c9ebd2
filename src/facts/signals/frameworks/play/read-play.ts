import type { SourceFile } from '../../../source-file.ts';
import { typedCodeOf } from '../../code/typed-code.ts';
import type { Topic } from '../../signal.ts';
import { type Near, nearIn } from '../near.ts';
import { type PlayAction, type PlayGuard, playActionsIn, playGuardsIn, playHoldersIn } from './actions.ts';
import { type ListedFilters, listedFiltersIn } from './listed-filters.ts';
import { type PlayInclude, type PlayRoute, playRoutesIn } from './routes.ts';
import { type PlaySetting, playSettingsIn } from './settings.ts';

export interface PlayReading {
  readonly routes?: readonly PlayRoute[];
  readonly includes?: readonly PlayInclude[];
  readonly settings?: readonly PlaySetting[];
  /** As the plugin of sbt is asked for: 2.8. */
  readonly version?: number;
  readonly actions?: readonly PlayAction[];
  readonly guards?: readonly PlayGuard[];
  readonly holders?: Readonly<Record<string, string>>;
  readonly filters?: ListedFilters;
  /** The application is put together by hand. */
  readonly isOwnLoader?: true;
  readonly session?: number;
  readonly near?: readonly Near[];
}

const isRoutes = /(?:^|\/)conf\/(?:[\w.-]{1,80}\.)?routes$/;
const isSettings = /(?:^|\/)conf\/[\w.-]{1,80}\.conf$/;
const isBuild = /(?:^|\/)(?:project\/plugins\.sbt|build\.gradle(?:\.kts)?)$/;
const isCode = /\.(?:scala|java)$/;

export const isOfPlay = (path: string): boolean => isRoutes.test(path) || isSettings.test(path) || isBuild.test(path) || isCode.test(path);

const words: readonly (readonly [topic: Topic, word: RegExp])[] = [
  ['authentication', /authenticat|\bjwt\b|Authorization|api_?key|silhouette|deadbolt|pac4j|securesocial|Unauthorized/i],
  ['rate-limiting', /rate_?-?limit|throttl|TooManyRequests|\bGuardFilter\b/i],
  ['csp', /content_?-?security_?-?policy|\bCSP(?:Filter|Action)\b/i],
  ['security-headers', /x-frame-options|x-content-type-options/i],
  ['hsts', /strict-transport-security/i],
  ['request-log', /access_?log|request_?log|\blog\w{0,10}\.(?:info|debug|trace)\([^\n]{0,200}(?:\.method|\.uri|\.path)\b/i],
  ['metrics', /prometheus|opentelemetry|statsd|\bkamon\b|\bdropwizard\.metrics|\bMetricsFilter\b/i],
  ['health', /["'/]\w*health\w*|liveness|readiness|["'/]ping["'/]/i],
  ['cors', /access-control-allow-origin/i],
  ['csrf', /\bCSRF(?:Check|AddToken)\b|@(?:RequireCSRFCheck|AddCSRFToken)\b/],
];

export const readPlay = (file: SourceFile): PlayReading | undefined => {
  const { path, text } = file;
  if (isRoutes.test(path)) {
    const { routes, includes } = playRoutesIn(file);
    return routes.length + includes.length > 0 ? { routes, includes } : undefined;
  }
  if (isSettings.test(path)) {
    const settings = ofOtherTime.test(path) ? [] : playSettingsIn(file);
    return settings.length > 0 ? { settings } : undefined;
  }
  if (isBuild.test(path)) {
    const written = file.lines.filter((line) => !/^\s*\/\//.test(line)).join('\n');
    const [, version] = /(?:"(?:com\.typesafe\.play|org\.playframework|play)"\s*%\s*"sbt-plugin"\s*%\s*"|playVersion\s*=\s*["'])(\d\.\d{1,2})/.exec(written) ?? [];
    return version === undefined ? undefined : { version: numbered(version) };
  }
  if (!ofPlay.test(text) && !/(?:^|\/)app\//.test(path)) return undefined;
  const near = nearIn(file, words, () => typedCodeOf(text, 'jvm', file.cues).text);
  const said = near.length > 0 ? { near } : {};
  if (!ofPlay.test(text)) return near.length > 0 ? said : undefined;
  const code = typedCodeOf(text, 'jvm', file.cues);
  const actions = playActionsIn(code, path.endsWith('.java'));
  const guards = playGuardsIn(code);
  const holders = playHoldersIn(code);
  const filters = listedFiltersIn(code);
  const session = code.bare.search(/\.(?:withSession|addingToSession)\s*\(|\bsession\(\)?\s*\.?(?:put|adding)\(|\.addingToSession\(/);
  return {
    ...said,
    ...(actions.length > 0 ? { actions } : {}),
    ...(guards.length > 0 ? { guards } : {}),
    ...(Object.keys(holders).length > 0 ? { holders } : {}),
    ...(filters ? { filters } : {}),
    ...(/\bextends\s+ApplicationLoader\b|\bBuiltInComponents(?:FromContext)?\b/.test(code.bare) ? { isOwnLoader: true as const } : {}),
    ...(session >= 0 ? { session: file.positionAt(session).line } : {}),
  };
};

const ofPlay = /\bplay\.(?:api|mvc|filters|http|libs|twirl)\b|\bimport\s+play\b/;
/** What tests and developers run with. */
const ofOtherTime = /(?:^|[/._-])(?:test|dev|local|development|it|e2e|mock)[\w-]*\.conf$/i;

/** 2.10 comes after 2.9. */
const numbered = (version: string): number => {
  const [major = '2', minor = '0'] = version.split('.');
  return Number(major) + Number(minor) / (minor.length > 1 ? 100 : 10) + (minor.length > 1 ? 0.9 : 0);
};
