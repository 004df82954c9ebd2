import { type Annotation, annotatedIn, declarationAt } from '../../code/annotations.ts';
import { type Code, closingOf } from '../../code/code.ts';
import { ifBlocksIn } from '../../code/if-blocks.ts';
import { settingsOf } from './chain-settings.ts';
import { itemsOf, matcherIn, type RequestMatcher } from './matchers.ts';
import type { AccessRule, SecurityChain } from './security-chain.ts';
import { declaredTypes } from './spring-types.ts';

const given = /\b(?:Server)?HttpSecurity\s{1,9}(\w{1,60})\s{0,9}[,)]|\b(\w{1,60})\s{0,9}:\s{0,9}(?:Server)?HttpSecurity\b/g;
const adapter = /\b(?:\w*WebSecurityConfigurerAdapter|ResourceServerConfigurerAdapter)\b/;
const lowest = 2 ** 31;

export const chainsIn = (code: Code): readonly SecurityChain[] => {
  const annotated = annotatedIn(code);
  const types = declaredTypes(code);
  const methods = [...code.bare.matchAll(given)].slice(0, 50).flatMap((match) => {
    const head = headBefore(code, match.index);
    return head ? [{ ...head, parameter: match[1] ?? match[2] ?? '' }] : [];
  });
  const chains = methods.filter(({ name, head, returns, offset }) => {
    const type = types.findLast((one) => one.body <= offset && offset < one.end);
    return /\bSecurity(?:Web)?FilterChain\b/.test(returns + head) || (name === 'configure' && type !== undefined && adapter.test(type.head));
  });
  return chains.map(({ name, body, end, offset }): SecurityChain => {
    const type = types.findLast((one) => one.body <= offset && offset < one.end);
    const above = annotated.filter((one) => one.name === name && one.kind === 'method' && one.body === body).flatMap(({ annotations }) => annotations);
    const around = annotated.filter((one) => one.kind === 'type' && one.name === type?.name).flatMap(({ annotations }) => annotations);
    const helpers = methods.filter((one) => !chains.includes(one) && asksAccess.test(code.bare.slice(one.body, one.end)));
    const isAdapter = type !== undefined && adapter.test(type.head);
    const condition = conditionIn([...above, ...around]) ?? (isTakenIn(above, around, isAdapter) ? undefined : 'nothing takes it in');
    const order = orderIn(above) ?? orderIn(around) ?? (isAdapter ? 100 : lowest);
    return {
      ...readChain(code, body, end),
      order,
      ...(condition === undefined ? {} : { condition }),
      ...(leavesEarly(code, body, end) || helpers.some((one) => new RegExp(`\\b${one.name}\\s*\\(`).test(code.bare.slice(body, end))) ? { isUnread: true as const } : {}),
      offset,
    };
  });
};

/** The method among whose parameters this place is. */
const headBefore = (
  code: Code,
  offset: number,
): { readonly name: string; readonly head: string; readonly returns: string; readonly offset: number; readonly body: number; readonly end: number } | undefined => {
  const { bare } = code;
  for (let at = offset; at > Math.max(0, offset - 600); at--) {
    if (bare[at] !== '(' || closingOf(code, at) <= offset) continue;
    const before = bare.slice(Math.max(0, at - 200), at);
    const [, returns = '', name] = /([\w<>[\],.?]{1,80}\s{1,9}|fun\s{1,9})(\w{1,80})\s*$/.exec(before) ?? [];
    if (name === undefined) return undefined;
    const start = at - (/\w+\s*$/.exec(before)?.[0].length ?? 0);
    // What comes before the name is no part of what is declared.
    const declared = declarationAt(code, start - returns.length);
    return declared?.kind === 'method' ? { name, head: declared.head, returns, offset: start, body: declared.body, end: declared.end } : undefined;
  }
  return undefined;
};

const orderIn = (annotations: readonly Annotation[]): number | undefined => {
  const said = annotations.find(({ name }) => name === 'Order')?.args;
  if (said === undefined) return undefined;
  const [, number] = /(-?\d+)/.exec(said) ?? [];
  return /HIGHEST_PRECEDENCE/.test(said) ? -lowest + Number(/\+\s*(\d+)/.exec(said)?.[1] ?? 0) : number === undefined ? lowest : Number(number);
};

const conditionIn = (annotations: readonly Annotation[]): string | undefined => {
  const found = annotations.find(({ name }) => name === 'Profile' || (name.startsWith('Conditional') && name !== 'ConditionalOnWebApplication'));
  return found && (/"([^"]{1,80})"/.exec(found.args)?.[1] ?? /(\w+)\s*$/.exec(found.args)?.[1] ?? found.name);
};

/** Spring makes a chain of what is said to be a bean, in a class that it looks into; that has some annotation. */
const isTakenIn = (above: readonly Annotation[], around: readonly Annotation[], isAdapter: boolean): boolean =>
  around.length > 0 && (isAdapter || above.some(({ name }) => name === 'Bean'));

/** `if (!enabled) return http.build();`: what stands below is not always said. */
const leavesEarly = (code: Code, body: number, end: number): boolean =>
  ifBlocksIn(code, body, end).some(({ from, until }) => /\breturn\b[^;{}]{0,60}\bhttp\w*\b|\.\s*build\s*\(\s*\)\s*;/.test(code.bare.slice(from, until)));

const asksAccess = /\b(?:permitAll|authenticated|hasRole|hasAuthority|hasAnyRole|hasAnyAuthority|denyAll)\b/;
const matcherCall =
  /\b(requestMatchers|antMatchers|mvcMatchers|pathMatchers|regexMatchers|dispatcherTypeMatchers|anyRequest|anyExchange|matchers|antMatcher|mvcMatcher|securityMatchers?|authorize)\s*\(/g;
const asks = /^(?:authenticated|fullyAuthenticated|rememberMe|has(?:Any)?(?:Role|Authority|Scope)s?|hasAll(?:Roles|Authorities)|denyAll)$/;
const opens = /^(?:permitAll|anonymous)$/;

const readChain = (code: Code, body: number, end: number): Omit<SecurityChain, 'order' | 'offset' | 'condition'> => {
  const { bare, text } = code;
  const rules: AccessRule[] = [];
  const of: RequestMatcher[] = [];
  const branches = ifBlocksIn(code, body, end);
  let skipTo = body;
  for (const match of bare.slice(body, end).matchAll(matcherCall)) {
    const offset = body + match.index;
    if (offset < skipTo) continue;
    const open = offset + match[0].length - 1;
    const close = closingOf(code, open);
    const args = text.slice(open + 1, close - 1);
    const name = match[1] ?? '';
    const isOwn = /[.{;(>]\s*$/.test(bare.slice(Math.max(body, offset - 80), offset)) || name === 'authorize';
    if (!isOwn || (/^(?:antMatcher|mvcMatcher)$/.test(name) && !isOfHttp(bare, body, offset))) continue;
    const isUnsure = branches.some(({ from, until }) => from <= offset && offset < until);
    if (name === 'authorize') {
      const items = itemsOf(args);
      const access = items.at(-1) ?? '';
      const matcher = /^any(?:Request|Exchange)$/.test(items[0] ?? '') ? { paths: [] } : matcherIn(items.slice(0, -1).join(', '));
      rules.push({ ...matcher, access: isUnsure ? 'unclear' : accessOf(/^\w+/.exec(access)?.[0] ?? '', access), offset });
      continue;
    }
    if (/^securityMatchers?$/.test(name) || /^(?:antMatcher|mvcMatcher)$/.test(name)) {
      // `securityMatchers(m -> m.requestMatchers("/api/**"))`
      const inner = /\b(?:requestMatchers|antMatchers)\s*\(/.exec(args);
      const innerOpen = inner ? open + 1 + inner.index + inner[0].length - 1 : undefined;
      of.push(matcherIn(innerOpen === undefined ? args : text.slice(innerOpen + 1, closingOf(code, innerOpen) - 1)));
      skipTo = close;
      continue;
    }
    const matcher = readMatcher(name, loopedOver(text, body, offset, args));
    const after = bare.slice(close, close + 200);
    const [, said = '', next] = /^\s*\.\s*(\w+)\s*(\()?/.exec(after) ?? [];
    const accessOpen = next === undefined ? undefined : close + after.indexOf('(');
    const accessArgs = accessOpen === undefined ? '' : text.slice(accessOpen + 1, closingOf(code, accessOpen) - 1);
    if (asks.test(said) || opens.test(said) || /^(?:access|not|hasIpAddress|hasVariable)$/.test(said))
      rules.push({ ...matcher, access: isUnsure ? 'unclear' : accessOf(said, accessArgs), offset });
    // `http.requestMatchers().antMatchers("/api/**").and()`
    else if (args.trim() !== '' && !/^requires/.test(said) && !/^any/.test(name)) of.push(matcher);
  }
  const config = settingsOf(code, body, end);
  return {
    ...(of.length > 0 ? { of } : {}),
    rules,
    hasFilter: /\.\s*addFilter(?:At|Before|After)?\s*\(|\baddFilter(?:At|Before|After)?(?:<\w+>)?\s*\(/.test(bare.slice(body, end)),
    ...config,
  };
};

/** `for (String url : ignored.getUrls()) registry.antMatchers(url)`: the list in place of one of it. */
const loopedOver = (text: string, body: number, offset: number, args: string): string => {
  const [, name] = /^\s*(\w{1,60})\s*$/.exec(args) ?? [];
  if (name === undefined) return args;
  const found = [...text.slice(Math.max(body, offset - 2000), offset).matchAll(/\bfor\s*\(\s*(?:final\s+)?String\s+(\w{1,60})\s*:\s*([^\n{]{1,200})\)\s*[{\n]/g)].findLast(
    (match) => match[1] === name,
  );
  return found?.[2] ?? args;
};

const readMatcher = (name: string, args: string): RequestMatcher => {
  if (/^any(?:Request|Exchange)$/.test(name)) return { paths: [] };
  if (name === 'regexMatchers') return { paths: [], isUnread: true };
  return name === 'dispatcherTypeMatchers' ? { paths: [], isOther: true } : matcherIn(args);
};

const isOfHttp = (bare: string, body: number, offset: number): boolean => /\bhttp(?:Security)?\s*\.\s*$/.test(bare.slice(Math.max(body, offset - 60), offset));

const accessOf = (name: string, args: string): AccessRule['access'] => {
  if (asks.test(name)) return 'asks';
  if (opens.test(name)) return 'open';
  if (name === 'access' && /^\s*"/.test(args) && /\b(?:has(?:Any)?(?:Role|Authority)|is(?:Fully)?Authenticated)\(/.test(args) && !/permitAll|\bor\b|\|\||@/.test(args))
    return 'asks';
  if (name === 'access' && /^\s*(?:AuthorityAuthorizationManager|AuthenticatedAuthorizationManager|AuthorizationManagers\.allOf)\b/.test(args)) return 'asks';
  return 'unclear';
};

/** Requests that Spring Security leaves alone: `web.ignoring().requestMatchers("/files/**")`. */
export const ignoredIn = (code: Code): readonly RequestMatcher[] => {
  const found: RequestMatcher[] = [];
  for (const match of code.bare.matchAll(/\bignoring\s*\(\s*\)/g)) {
    let at = match.index + match[0].length;
    for (;;) {
      const [all] = /^\s*\.\s*(?:\w*[mM]atchers|anyRequest)\s*\(/.exec(code.bare.slice(at, at + 200)) ?? [];
      if (all === undefined) break;
      const open = at + all.length - 1;
      at = closingOf(code, open);
      found.push(matcherIn(code.text.slice(open + 1, at - 1)));
    }
  }
  return found.slice(0, 100);
};
