import { type Code, closingOf } from '../../code/code.ts';
import { ifBlocksIn } from '../../code/if-blocks.ts';

export interface Fact {
  readonly kind: 'cookie' | 'any-body' | 'antiforgery' | 'guard' | 'description';
  readonly line: number;
}

/** `FallbackPolicy = …RequireAuthenticatedUser()…`, `Filters.Add(new AuthorizeFilter(…))`; below an `if` nobody knows. */
export const fallbackIn = (code: Code): readonly ('asks' | 'unclear')[] => {
  const blocks = ifBlocksIn(code);
  return [...code.bare.matchAll(/\bFallbackPolicy\s*=(?!=)|\bSetFallbackPolicy\s*\(|\bnew\s+AuthorizeFilter\s*\(|\bFilters\.Add<AuthorizeFilter>/g)].map(({ index, 0: what }) => {
    const around = statementAt(code, index);
    if (/=\s*null\b/.test(around.slice(0, 60)) || /\bRequireAssertion\b/.test(around)) return 'unclear';
    const isBelowIf = blocks.some(({ from, until }) => from <= index && index < until);
    return !isBelowIf && (/Filter/.test(what) || /\bRequireAuthenticatedUser\b|\bDefaultPolicy\b/.test(around)) ? 'asks' : 'unclear';
  });
};

/** Up to where the statement ends, or the bracket of the call. */
const statementAt = (code: Code, from: number): string => {
  const until = Math.min(code.bare.length, from + 800);
  for (let at = from; at < until; at++) {
    const sign = code.bare[at] ?? '';
    if (sign === ';' || sign === '}') return code.bare.slice(from, at);
    if (sign !== '(' && sign !== '{') continue;
    const isOfCall = sign === '(' && /\bSetFallbackPolicy\s*$/.test(code.bare.slice(from, at));
    at = closingOf(code, at) - 1;
    if (isOfCall) return code.bare.slice(from, at);
  }
  return code.bare.slice(from, until);
};

const signs: readonly (readonly [kind: Fact['kind'], pattern: RegExp])[] = [
  ['cookie', /\.AddCookie\s*\(|\bAddIdentity\s*<|\bAddDefaultIdentity\s*<|\bAddIdentityApiEndpoints\s*</],
  ['any-body', /\bMaxRequestBodySize\s*=\s*(?:null|long\.MaxValue|int\.MaxValue)|\[(?:\w+,\s*)?DisableRequestSizeLimit\b/],
  ['antiforgery', /\bFilters\.Add(?:<AutoValidateAntiforgeryTokenAttribute>|\(\s*new\s+AutoValidateAntiforgeryTokenAttribute)/],
];
/** A middleware that turns callers away by itself. */
const guards: readonly RegExp[] = [
  /\bRequestDelegate\b/,
  /\b40[13]\b|Status40[13]|Unauthorized|Forbidden/,
  /Request\.(?:Headers|Cookies|Query)|\bSession\b|\.User\b|[aA]pi_?[kK]ey|[aA]uthorization|[tT]oken/,
];

/** `app.Use(async (context, next) => { … 401 … })` */
const refusesInline = (bare: string): boolean =>
  [...bare.matchAll(/\bapp\.Use\s{0,9}\(\s{0,9}async\b/g)].slice(0, 20).some(({ index }) => /\b40[13]\b|Status40[13]/.test(bare.slice(index, index + 1500)));

export const factsIn = (code: Code, lineOf: (offset: number) => number): readonly Fact[] => [
  ...signs.flatMap(([kind, pattern]): Fact[] => {
    const found = pattern.exec(code.bare);
    return found ? [{ kind, line: lineOf(found.index) }] : [];
  }),
  ...(guards.every((sign) => sign.test(code.bare)) || refusesInline(code.bare) ? [{ kind: 'guard' as const, line: 1 }] : []),
];

/** `app.UseSwagger()` and `app.MapOpenApi()`, where they are not for developers alone. */
export const descriptionsIn = (code: Code, lineOf: (offset: number) => number): readonly Fact[] => {
  const blocks = ifBlocksIn(code);
  return [...code.bare.matchAll(/\bapp\s*\.\s*(?:UseSwagger|MapOpenApi|UseOpenApi|MapSwagger)\s*\(/g)]
    .filter(({ index }) => !blocks.some(({ from, until }) => from <= index && index < until))
    .slice(0, 1)
    .map(({ index }) => ({ kind: 'description', line: lineOf(index) }));
};
