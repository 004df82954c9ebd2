import type { CoveredRoute } from '../../routes/coverage.ts';
import type { Texts } from './constants.ts';
import type { RequestMatcher } from './matchers.ts';
import { matchesRoute } from './matchers.ts';
import type { PlacedChain } from './spring-file.ts';
import type { PlacedReading, Scope } from './spring-modules.ts';
import type { ControllerRoute } from './spring-routes.ts';
import type { Guard } from './spring-types.ts';

type Answer = CoveredRoute['authenticated'];

/** Is a caller of a route asked who it is? By a chain of Spring Security, by an annotation, or by an interceptor. */
export const isAsked = (route: ControllerRoute, { own, shared, isBehindGateway }: Scope, textsOf: Texts): Answer => {
  const chains = chainsOf(own);
  const answers = [
    chains.length > 0 ? byChains(route, own, chains, textsOf) : shared.some(({ spring }) => spring.chains.length > 0) || hasDefault(own) || hasDefault(shared) ? 'unknown' : 'no',
    ...route.guards.flatMap((guard) => meant(guard, [...own, ...shared]).map((one) => byGuard(one, [...own, ...shared]))),
    ...byInterceptors(route, own, textsOf),
    ...(interceptsElsewhere(shared) || isBehindGateway ? ['unknown' as const] : []),
    ...(own.some(({ spring }) => spring.gates.some(({ kind, topics }) => kind === 'filter' && topics.includes('authentication'))) ? ['unknown' as const] : []),
  ];
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
};

const ofDevelopers = /^(?:dev(?:elopment)?|local|test(?:ing)?|h2|no-?(?:auth|security)|insecure|demo)$/i;
const ofProduction = /^(?:prod(?:uction)?|!\s*(?:dev(?:elopment)?|local|test(?:ing)?))$/i;

/** Those that are there in production, the first that is asked first. */
export const chainsOf = (readings: readonly PlacedReading[]): readonly (PlacedChain & { readonly path: string })[] =>
  readings
    .flatMap(({ path, spring }) => spring.chains.map((chain) => ({ path, ...chain })))
    .filter(({ condition }) => condition === undefined || !ofDevelopers.test(condition))
    .toSorted((a, b) => a.order - b.order);

/** Where Spring Security is there and nobody tells it anything, it asks every caller; what else stands there may take it away again. */
const hasDefault = (readings: readonly PlacedReading[]): boolean =>
  readings.some(({ spring }) =>
    spring.dependencies.some(({ name }) => /^spring-(?:boot-starter-(?:security|oauth2)|security-)|spring-cloud-starter-(?:oauth2|security)|keycloak-spring/.test(name)),
  );

const byChains = (route: ControllerRoute, readings: readonly PlacedReading[], chains: readonly PlacedChain[], textsOf: Texts): Answer => {
  const ignored = readings.flatMap(({ spring }) => spring.ignored).map((matcher) => matches(matcher, route, textsOf));
  if (ignored.includes('yes')) return 'no';
  const firm = chains.filter(({ condition }) => condition === undefined || ofProduction.test(condition));
  const answers = [chains, ...(firm.length === chains.length ? [] : [firm])].map((some) => byFirst(route, some, textsOf));
  const [answer = 'unknown'] = answers;
  return answers.some((one) => one !== answer) || ignored.includes('perhaps') ? 'unknown' : answer;
};

const byFirst = (route: ControllerRoute, chains: readonly PlacedChain[], textsOf: Texts): Answer => {
  for (const chain of chains) {
    const among = chain.of?.map((matcher) => matches(matcher, route, textsOf));
    if (among === undefined || among.includes('yes')) return byRules(route, chain, textsOf);
    if (among.includes('perhaps')) return 'unknown';
  }
  return chains.length > 0 ? 'no' : 'unknown';
};

const byRules = (route: ControllerRoute, { rules, hasFilter, isUnread }: PlacedChain, textsOf: Texts): Answer => {
  if (isUnread) return 'unknown';
  const perhaps = new Set<Answer>();
  for (const rule of rules) {
    const answer = ({ asks: 'yes', open: 'no', unclear: 'unknown' } as const)[rule.access];
    const found = matches(rule, route, textsOf);
    if (found === 'no') continue;
    if (found === 'perhaps') perhaps.add(answer);
    else {
      const isForAll = rule.paths.length === 0;
      // A filter of its own may turn away whom the chain lets through.
      const said = answer === 'no' && isForAll && hasFilter ? 'unknown' : answer;
      return [...perhaps].every((one) => one === said) ? said : 'unknown';
    }
  }
  return rules.length === 0 && !hasFilter ? 'no' : 'unknown';
};

/** Is a matcher for all requests to a route? */
const matches = (matcher: RequestMatcher, route: ControllerRoute, textsOf: Texts): 'yes' | 'no' | 'perhaps' => {
  if (matcher.isOther) return 'no';
  if (matcher.isUnread) return 'perhaps';
  if (matcher.method !== undefined && matcher.method !== route.method) return route.method === 'ANY' && matcher.paths.length === 0 ? 'perhaps' : 'no';
  if (matcher.paths.length === 0) return 'yes';
  const all = matcher.paths.map((path) => textsOf(path));
  if (all.some((paths) => paths?.some((path) => /^\/?\*\*$|^\/\{\*\w+\}$/.test(path)))) return 'yes';
  if (route.isUnsure) return 'perhaps';
  if (all.some((paths) => paths?.some((path) => matchesRoute(path, route.pattern)))) return 'yes';
  return all.some((paths) => paths === undefined || paths.some((path) => path.includes('${'))) ? 'perhaps' : 'no';
};

/** `@IsAdmin` is what its own annotations say. */
const meant = (guard: Guard, readings: readonly PlacedReading[]): readonly Guard[] =>
  readings.flatMap(({ spring }) => spring.guardNames).find(({ name }) => name === guard.name)?.guards ?? [guard];

const byGuard = ({ name, args }: Guard, readings: readonly PlacedReading[]): Answer => {
  const isOn = (kind: 'pre' | 'secured' | 'jsr250'): boolean => readings.some(({ spring }) => spring.asksMethods.includes(kind));
  const depends = (pattern: RegExp): boolean => readings.some(({ spring }) => spring.dependencies.some((one) => pattern.test(one.name)));
  if (name === 'PreAuthorize') {
    if (!isOn('pre') || /permitAll|isAnonymous/.test(args)) return isOn('pre') ? 'no' : 'unknown';
    return /\b(?:has(?:Any)?(?:Role|Authority|Scope|Permission)\(|is(?:Fully)?Authenticated\(|isRememberMe\(|denyAll)/.test(args) && !/\bor\b|\|\|/.test(withoutRoles(args))
      ? 'yes'
      : 'unknown';
  }
  if (name === 'Secured') return isOn('secured') && !/ANONYMOUS/.test(args) && args !== '' ? 'yes' : 'unknown';
  if (/^(?:RolesAllowed|DenyAll)$/.test(name)) return isOn('jsr250') ? 'yes' : 'unknown';
  if (name === 'PermitAll') return 'no';
  if (/^Sa(?:Check(?:Login|Role|Permission)|TokenCheck\w+)$/.test(name))
    return readings.some(({ spring }) =>
      spring.interceptors.some((place) => place.names.some((one) => /^Sa\w*Interceptor$/.test(one)) && place.paths.length > 0 && !place.isUnread),
    )
      ? 'yes'
      : 'unknown';
  if (/^Requires(?:Authentication|User|Permissions|Roles)$/.test(name)) return depends(/^shiro-spring/) ? 'yes' : 'unknown';
  return 'unknown';
};

/** `hasRole('A') or hasRole('B')` asks in either case. */
const withoutRoles = (expression: string): string => expression.replaceAll(/(?:\bor\b|\|\|)\s*(?=(?:has|is(?:Fully)?Authenticated))/g, ' ');

const byInterceptors = (route: ControllerRoute, readings: readonly PlacedReading[], textsOf: Texts): readonly Answer[] => {
  const gates = readings.flatMap(({ spring }) => spring.gates).filter(({ topics }) => topics.includes('authentication'));
  return readings
    .flatMap(({ spring }) => spring.interceptors)
    .flatMap((place): Answer[] => {
      const named = gates.filter(({ name }) => place.names.some((one) => one.toLowerCase() === name.toLowerCase()));
      const isSaToken = place.names.includes('checkLogin') && place.names.some((name) => name.startsWith('Sa'));
      if (named.length === 0 && !isSaToken) return [];
      if (place.isUnread) return ['unknown'];
      const list = (paths: typeof place.paths) => matches({ paths }, route, textsOf);
      const included = place.paths.length === 0 ? 'yes' : list(place.paths);
      const excluded = place.except.length === 0 ? 'no' : list(place.except);
      if (included === 'no' || excluded === 'yes') return ['no'];
      const isSure = included === 'yes' && excluded === 'no' && !named.some(({ isSelective }) => isSelective) && !place.names.includes('SaRouter');
      return [isSure ? 'yes' : 'unknown'];
    });
};

const interceptsElsewhere = (shared: readonly PlacedReading[]): boolean =>
  shared.some(({ spring }) => spring.interceptors.length > 0 || spring.gates.some(({ topics }) => topics.includes('authentication')));
