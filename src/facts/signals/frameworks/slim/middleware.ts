import type { Topic } from '../../signal.ts';
import type { Asks } from '../asks.ts';
import { askedIn } from '../guard-in-text.ts';
import type { PhpSource } from '../php/source.ts';
import { headersSetIn } from '../set-headers.ts';

/** A middleware, by the last part of its class, and what it does to a request. */
export interface SlimMiddleware {
  readonly name: string;
  readonly asks: Asks;
  readonly topics: readonly Topic[];
}

const looks =
  /getHeader(?:Line)?\(\s*['"](?:Authorization|X-[\w-]*(?:Key|Token|Auth\w*))|HTTP_AUTHORIZATION|\$_SESSION|[sS]ession\b|getCookieParams|\bJWT::|jwt|token|[iI]dentity|isLogged|api_?key/i;
const refuses = /(?<![=!]==?\s{0,3})\b40[13]\b|\bthrow\s+new\s+\\?[\w\\]*(?:Auth|Forbidden|Denied|Token)\w*|STATUS_(?:UNAUTHORIZED|FORBIDDEN)|['"]Location['"]\s*,[^;]{0,80}login/;
/** Whoever brings none goes on. */
const letsThrough = /(?:===?\s*null|empty\([^)]{0,80}\)|!\s*\$\w{1,40})[^;{}]{0,40}\)\s*\{\s*return\s+\$(?:handler|next)\b/;
const limits = /(?<![=!]==?\s{0,3})\b429\b|TooManyRequests/;

/** What a middleware that is written out does. */
export const doneIn = (body: string): Omit<SlimMiddleware, 'name'> => ({
  asks: askedIn(body, { refuses, looks: [looks], letsThrough }),
  topics: [...(limits.test(body) ? (['rate-limiting'] as const) : []), ...headersSetIn(body)],
});

/** The classes of a file that a request passes: PSR-15, and what Slim 3 calls. */
export const middlewareIn = ({ text, bare, closings }: PhpSource): readonly SlimMiddleware[] =>
  [...bare.matchAll(/\bclass\s+(\w{1,100})[^{;]{0,600}\{/g)].slice(0, 50).flatMap((match): SlimMiddleware[] => {
    const open = match.index + match[0].length - 1;
    const body = text.slice(open, closings.get(open) ?? open);
    return /\bfunction\s+(?:process|__invoke)\s*\(/.test(body) ? [{ name: match[1] ?? '', ...doneIn(body) }] : [];
  });

/** Of libraries. */
export const known: Readonly<Record<string, Omit<SlimMiddleware, 'name'>>> = {
  JwtAuthentication: { asks: 'yes', topics: [] },
  HttpBasicAuthentication: { asks: 'yes', topics: [] },
  BasicAuthentication: { asks: 'yes', topics: [] },
  TokenAuthentication: { asks: 'yes', topics: [] },
  CorsMiddleware: { asks: 'no', topics: ['cors'] },
  CorsSlim: { asks: 'no', topics: ['cors'] },
  Csp: { asks: 'no', topics: ['csp'] },
};
