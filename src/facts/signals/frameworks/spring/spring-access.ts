import type { CoveredRoute } from '../../routes/coverage.ts';
import type { Texts } from './constants.ts';
import type { RequestMatcher } from './matchers.ts';
import { matchesRoute } from './matchers.ts';
import type { PlacedChain, SpringReading } from './spring-file.ts';
import type { PlacedReading, Scope } from './spring-modules.ts';
import type { ControllerRoute } from './spring-routes.ts';
import type { Guard } from './spring-types.ts';

type Answer = CoveredRoute['authenticated'];

/** Is a caller of a route asked who it is? By a chain of Spring Security, by an annotation, or by an interceptor. */
export const isAsked = (route: ControllerRoute, scope: Scope, textsOf: Texts): Answer => {
  const guards = guardsOf(scope);
  const answers = [
    guards.chains.length > 0 ? byChains(route, guards, textsOf) : guards.mayHaveChains ? 'unknown' : 'no',
    ...route.guards.flatMap((guard) => (guards.meanings.get(guard.name) ?? [guard]).map((one) => byGuard(one, guards))),
    ...byInterceptors(route, guards, textsOf),
    ...(guards.mayAsk ? ['unknown' as const] : []),
  ];
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
};

interface Guards {
  readonly chains: ReturnType<typeof chainsOf>;
  readonly ignored: readonly RequestMatcher[];
  /** Chains that were not seen may ask: of another module, or the one that is there by default. */
  readonly mayHaveChains: boolean;
  /** `@IsAdmin` is what its own annotations say. */
  readonly meanings: ReadonlyMap<string, readonly Guard[]>;
  readonly asksMethods: ReadonlySet<string>;
  readonly hasShiro: boolean;
  readonly hasSaToken: boolean;
  readonly interceptors: readonly InterceptorPlace[];
  readonly gates: readonly Pick<Gate, 'name' | 'isSelective'>[];
  /** What is not read stands before requests, and may ask. */
  readonly mayAsk: boolean;
}

type InterceptorPlace = SpringReading['interceptors'][number];
type Gate = SpringReading['gates'][number];

const known = new WeakMap<Scope, Guards>();

/** Every route asks for it. */
const guardsOf = (scope: Scope): Guards => {
  const found = known.get(scope);
  if (found) return found;
  const { shared, isBehindGateway } = scope;
  const own = scope.own.map(({ spring }) => spring);
  const all = [...scope.own, ...shared].map(({ spring }) => spring);
  const gates = own.flatMap((one) => one.gates).filter(({ topics }) => topics.includes('authentication'));
  const made: Guards = {
    chains: chainsOf(scope.own),
    ignored: own.flatMap(({ ignored }) => ignored),
    mayHaveChains: shared.some(({ spring }) => spring.chains.length > 0) || hasDefault(all),
    meanings: new Map(all.flatMap(({ guardNames }) => guardNames.map(({ name, guards }) => [name, guards] as const))),
    asksMethods: new Set(all.flatMap(({ asksMethods }) => asksMethods)),
    hasShiro: all.some(({ dependencies }) => dependencies.some(({ name }) => /^shiro-spring/.test(name))),
    hasSaToken: all.some(({ interceptors }) =>
      interceptors.some((place) => place.paths.length > 0 && !place.isUnread && place.names.some((name) => /^Sa\w*Interceptor$/.test(name))),
    ),
    interceptors: own.flatMap(({ interceptors }) => interceptors),
    gates,
    mayAsk: isBehindGateway || interceptsElsewhere(shared) || gates.some(({ kind }) => kind === 'filter'),
  };
  known.set(scope, made);
  return made;
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
const hasDefault = (readings: readonly SpringReading[]): boolean =>
  readings.some(({ dependencies }) =>
    dependencies.some(({ name }) => /^spring-(?:boot-starter-(?:security|oauth2)|security-)|spring-cloud-starter-(?:oauth2|security)|keycloak-spring/.test(name)),
  );

const byChains = (route: ControllerRoute, { chains, ignored: left }: Guards, textsOf: Texts): Answer => {
  const ignored = left.map((matcher) => matches(matcher, route, textsOf));
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

const byGuard = ({ name, args }: Guard, { asksMethods, hasShiro, hasSaToken }: Guards): Answer => {
  if (name === 'PreAuthorize') {
    if (!asksMethods.has('pre') || /permitAll|isAnonymous/.test(args)) return asksMethods.has('pre') ? 'no' : 'unknown';
    return /\b(?:has(?:Any)?(?:Role|Authority|Scope|Permission)\(|is(?:Fully)?Authenticated\(|isRememberMe\(|denyAll)/.test(args) && !/\bor\b|\|\|/.test(withoutRoles(args))
      ? 'yes'
      : 'unknown';
  }
  if (name === 'Secured') return asksMethods.has('secured') && !/ANONYMOUS/.test(args) && args !== '' ? 'yes' : 'unknown';
  if (/^(?:RolesAllowed|DenyAll)$/.test(name)) return asksMethods.has('jsr250') ? 'yes' : 'unknown';
  if (name === 'PermitAll') return 'no';
  if (/^Sa(?:Check(?:Login|Role|Permission)|TokenCheck\w+)$/.test(name)) return hasSaToken ? 'yes' : 'unknown';
  if (/^Requires(?:Authentication|User|Permissions|Roles)$/.test(name)) return hasShiro ? 'yes' : 'unknown';
  return 'unknown';
};

/** `hasRole('A') or hasRole('B')` asks in either case. */
const withoutRoles = (expression: string): string => expression.replaceAll(/(?:\bor\b|\|\|)\s*(?=(?:has|is(?:Fully)?Authenticated))/g, ' ');

const byInterceptors = (route: ControllerRoute, { interceptors, gates }: Guards, textsOf: Texts): readonly Answer[] =>
  interceptors.flatMap((place): Answer[] => {
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

const interceptsElsewhere = (shared: readonly PlacedReading[]): boolean =>
  shared.some(({ spring }) => spring.interceptors.length > 0 || spring.gates.some(({ topics }) => topics.includes('authentication')));
