import type { Topic } from '../../signal.ts';
import type { Asks } from '../asks.ts';
import { askedIn } from '../guard-in-text.ts';
import { argumentsIn, namedIn, type PhpSource, valueAt } from '../php/source.ts';
import { headersSetIn } from '../set-headers.ts';

/** A filter of the repository, and what it does before a controller. */
export interface CodeIgniterFilter {
  readonly name: string;
  readonly asks: Asks;
  readonly topics: readonly Topic[];
}

/** Where the settings put a filter: before all paths but some, before some, or before all requests by a method. */
export interface FilterPlace {
  readonly filter: string;
  readonly when: 'before' | 'after';
  /** Undefined for all. */
  readonly paths?: readonly string[];
  readonly except?: readonly string[];
  readonly methods?: readonly string[];
  /** Which paths it is for was not read. */
  readonly isUnread?: true;
  readonly offset: number;
}

const looks =
  /session\(|\$_SESSION|getHeader(?:Line)?\(\s*['"](?:Authorization|X-[\w-]*(?:Key|Token))|HTTP_AUTHORIZATION|\bJWT::|\bauth\(|logged_?_?in|loggedIn|isLoggedIn|->user\b|token|api_?key/i;
const refuses =
  /redirect\(\s*\)?\s*->\s*(?:to|route)\(|redirect\(\s*['"]|(?<![=!]==?\s{0,3})\b40[13]\b|failUnauthorized|failForbidden|HTTP_(?:UNAUTHORIZED|FORBIDDEN)|throw\s+new\s+[\w\\]*(?:Auth|Forbidden|PageNotFound)/;
/** It is those who are not known that are turned away, and no others that something is amiss with. */
const ofStrangers =
  /\b40[13]\b|fail(?:Unauthorized|Forbidden)|HTTP_(?:UNAUTHORIZED|FORBIDDEN)|throw\s+new\s+[\w\\]*(?:Auth|Forbidden)|redirect\([^;]{0,80}(?:log|sign)_?-?in|\bif\s*\([^{};]{0,80}(?:!|empty\(|null|false)[^{};]{0,120}(?:log(?:ged)?_?in|user|auth|role|admin|member|account|token|\bid\b)|\bif\s*\([^{};]{0,80}(?:log(?:ged)?_?in|user|auth|role|admin|member|account|token|\bid\b)[^{};]{0,120}(?:!|null|false)/i;
const limits = /(?<![=!]==?\s{0,3})\b429\b|throttler\(|Services::throttler/;

export const filtersIn = ({ text, bare, closings }: PhpSource): readonly CodeIgniterFilter[] =>
  [...bare.matchAll(/\bclass\s+(\w{1,100})[^{;]{0,400}\bFilterInterface\b[^{;]{0,200}\{/g)].slice(0, 20).map((match) => {
    const open = match.index + match[0].length - 1;
    const body = text.slice(open, closings.get(open) ?? open);
    const [before = ''] = /\bfunction\s+before\b[\s\S]*?(?=\bfunction\s+after\b|$)/.exec(body) ?? [];
    return {
      name: match[1] ?? '',
      asks: askedIn(before, { refuses, looks: [looks, ofStrangers] }),
      topics: [...(limits.test(body) ? (['rate-limiting'] as const) : []), ...headersSetIn(body)],
    };
  });

/** `public array $aliases = ['known' => Known::class]` */
export const aliasesIn = (source: PhpSource): Readonly<Record<string, string>> =>
  Object.fromEntries(
    argumentsIn(insideOf(source, 'aliases')?.list ?? '').flatMap((part): [string, string][] => {
      const [, name, type] = /^['"]([\w.-]{1,80})['"]\s*=>\s*\[?\s*\\?(?:\w+\\)*(\w+)::class/.exec(part) ?? [];
      return name !== undefined && type !== undefined ? [[name, type]] : [];
    }),
  );

/** `$globals`, `$filters` and `$methods` of `Config\Filters`: https://codeigniter.com/user_guide/incoming/filters.html */
export const placesIn = (source: PhpSource): readonly FilterPlace[] => {
  const globals = insideOf(source, 'globals');
  const filters = insideOf(source, 'filters');
  const methods = insideOf(source, 'methods');
  const whens = ['before', 'after'] as const;
  return [
    ...whens.flatMap((when) => globalsIn(valueAt(`[${globals?.list ?? ''}]`, when) ?? '').map((place): FilterPlace => ({ ...place, when, offset: globals?.offset ?? 0 }))),
    ...argumentsIn(filters?.list ?? '').flatMap((part): FilterPlace[] => {
      const [, filter = '', list = ''] = /^['"]([^'"]{1,100})['"]\s*=>\s*([\s\S]*)$/.exec(part) ?? [];
      return whens.flatMap((when) => {
        const paths = valueAt(list, when);
        return paths === undefined ? [] : [{ filter, when, ...pathsIn('paths', paths), offset: filters?.offset ?? 0 }];
      });
    }),
    ...argumentsIn(methods?.list ?? '').flatMap((part): FilterPlace[] => {
      const [, method = '', list = ''] = /^['"](\w{1,10})['"]\s*=>\s*([\s\S]*)$/.exec(part) ?? [];
      return namedIn(list).map((filter) => ({ filter, when: 'before', methods: [method.toUpperCase()], offset: methods?.offset ?? 0 }));
    }),
  ].filter(({ filter }) => filter !== '');
};

/** What hangs on something else may be there: `ENVIRONMENT === 'testing' ? [] : ['csrf']`. */
const globalsIn = (list: string): readonly Pick<FilterPlace, 'filter' | 'except' | 'isUnread'>[] => {
  const said = list.trim();
  if (!/^\[[\s\S]*\]$/.test(said)) return namedIn(said).map((filter) => ({ filter, isUnread: true }));
  return argumentsIn(said.slice(1, -1)).map(globalIn);
};

const globalIn = (part: string): Pick<FilterPlace, 'filter' | 'except' | 'isUnread'> => {
  const [, name, options] = /^['"]([^'"]{1,100})['"]\s*=>\s*([\s\S]*)$/.exec(part) ?? [];
  if (name === undefined) return { filter: /^['"]([^'"]{1,100})['"]$/.exec(part)?.[1] ?? '' };
  const except = valueAt(options ?? '', 'except');
  return { filter: name, ...(except === undefined ? {} : pathsIn('except', except)) };
};

const pathsIn = (key: 'paths' | 'except', list: string): Partial<FilterPlace> => {
  const found = Array.from(list.matchAll(/['"]([^'"\n]{1,200})['"]/g), ([, path = '']) => path.split('|')).flat();
  // What is an expression was not read.
  return list.includes('$') || found.length === 0 || found.some((path) => /[[(+?\\]/.test(path)) ? { isUnread: true } : { [key]: found };
};

const insideOf = ({ text, bare, closings }: PhpSource, name: string): { readonly list: string; readonly offset: number } | undefined => {
  const found = new RegExp(`\\$${name}\\s{0,20}=\\s{0,20}(?=\\[)`).exec(bare);
  if (!found) return undefined;
  const open = found.index + found[0].length;
  return { list: text.slice(open + 1, (closings.get(open) ?? open + 2) - 1), offset: found.index };
};
