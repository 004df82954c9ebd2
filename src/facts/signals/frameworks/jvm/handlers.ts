import { type Code, closingOf } from '../../code/code.ts';
import type { Topic } from '../../signal.ts';
import { type Asks, strongest } from '../asks.ts';
import { askedIn, asksSomeOnly } from '../guard-in-text.ts';
import { headersSetIn } from '../set-headers.ts';

/** A function or a class of Java or Kotlin that is handed requests, and what it does to one that comes to it. */
export interface RequestHandler {
  readonly name: string;
  /** The class that a function belongs to. */
  readonly owner?: string;
  readonly asks: Asks;
  readonly topics: readonly Topic[];
  /** What it calls by a name that speaks of who calls. */
  readonly calls: readonly string[];
  /** What it asks for it asks for in some cases only. */
  readonly hangs?: true;
}

const java =
  /(?<![\w.@])(?!(?:if|for|while|switch|catch|synchronized|return|new|else|try|do)\b)([A-Za-z]\w{0,100})\s{0,9}\((?:[^();{}]|\([^();{}]{0,200}\)){0,600}\)\s{0,20}(?:throws[\w\s,.]{1,300}?)?(?=\{)/g;
const kotlin = /\bfun\s{1,9}(?:<[^>\n]{1,100}>\s{0,9})?(?:[\w<>]{1,80}\.)?(\w{1,100})\s{0,9}\(/g;
const type = /\b(?:class|object)\s{1,9}(\w{1,100})/g;

const reads =
  /[hH]eader\(\s*(?:"[\w-]*(?:[aA]uth|[tT]oken|[kK]ey|[sS]ecret)[\w-]*"|[\w.]*(?:AUTH|TOKEN|KEY|[aA]uth|[tT]oken|[kK]ey)\w*)|basicAuthCredentials|[sS]ession(?:Attribute|\(\))|[cC]ookie\(|\bcurrentUser\b|\.user\(\)|\.principal\(\)|\b\w*[jJ](?:wt|WT)\w*\b/;
const refuses =
  /(?<![=!]==?\s{0,3})\b40[13]\b|UNAUTHORIZED|FORBIDDEN|\bUnauthorized|\bForbidden|\bthrow\s+(?:new\s+)?\w*(?:Auth|Token|Denied|Credential|Login)\w*|redirect\(\s*"[^"\n]{0,60}(?:log|sign)_?-?in/;
/** `if (token == null) return;`: whoever brings none is let through. */
const letsThrough = /==\s*null[^;{}]{0,80}\)\s*(?:\{\s*)?(?:ctx\.next\(\);\s*|next\(\);\s*)?return\b\s*;?|\?:\s*return\b/;
const limits = /\bNaiveRateLimit\b|(?<![=!]==?\s{0,3}[\w.]{0,20})(?:\b429\b|TOO_MANY_REQUESTS|TooManyRequests)/;
const asking = /(?<![\w])(\w{0,60}(?:[aA]uth(?!or\b)|[vV]erif|[rR]equire|[eE]nsure|[cC]heck|[vV]alidate)\w{0,60})\s{0,9}\(/g;

/** What a handler does stands near its head. */
const mostOfOne = 6000;

/** What stands in a body does this to a request. */
export const doneIn = (body: string): Omit<RequestHandler, 'name'> => {
  const text = body.slice(0, mostOfOne);
  const isRefusing = refuses.test(text);
  const calls = [...new Set(Array.from(text.matchAll(asking), ([, name = '']) => name))].slice(0, 20);
  const hangs = (isRefusing || calls.length > 0) && asksSomeOnly(text, { refuses: isRefusing ? refuses : asking, letsThrough });
  return {
    asks: askedIn(text, { refuses, looks: [reads], letsThrough }),
    topics: [...(limits.test(text) ? (['rate-limiting'] as const) : []), ...headersSetIn(text)],
    calls,
    ...(hangs ? { hangs: true } : {}),
  };
};

/** Only those that say something of requests. */
export const requestHandlersIn = (code: Code): readonly RequestHandler[] => {
  const types = [...code.bare.matchAll(type)].slice(0, 500).map((match) => {
    const open = code.bare.indexOf('{', match.index);
    return { name: match[1] ?? '', from: open, until: open < 0 ? open : closingOf(code, open) };
  });
  const ownerAt = (offset: number): string | undefined => types.findLast(({ from, until }) => from < offset && offset < until)?.name;
  return [java, kotlin, type]
    .flatMap((head) => [...code.bare.matchAll(head)].slice(0, 3000))
    .flatMap((match): RequestHandler[] => {
      const from = match.index + match[0].length;
      const after = match[0].endsWith('(') ? closingOf(code, from - 1) : from;
      const lead = code.bare.slice(after, after + 400).search(/[{=;]/);
      if (lead < 0 || code.bare[after + lead] === ';') return [];
      const open = after + lead;
      const end = code.bare[open] === '{' ? closingOf(code, open) : code.bare.indexOf('\n\n', open);
      const done = doneIn(code.text.slice(open, Math.min(end < 0 ? code.text.length : end, open + mostOfOne)));
      const owner = match[0].startsWith('class') || match[0].startsWith('object') ? undefined : ownerAt(match.index);
      return done.asks === 'no' && done.topics.length === 0 && done.calls.length === 0 ? [] : [{ name: match[1] ?? '', ...(owner === undefined ? {} : { owner }), ...done }];
    });
};

/** `Known::handle` and `known.handle(ctx)` with what they belong to, `new Known()` and `handle(ctx)` by themselves. */
export const referencesIn = (bare: string): readonly string[] =>
  [
    ...new Set(
      Array.from(bare.slice(0, 2000).matchAll(/(?:\b([A-Za-z_]\w{0,80})(?:\(\))?\s{0,9}(?:::|\.)\s{0,9})?\b([A-Za-z_]\w{1,80})\b(?!\s{0,9}(?:::|\.))/g), ([, of, name = '']) =>
        of === undefined || of === 'this' ? name : `${of}::${name}`,
      ),
    ),
  ].slice(0, 60);

/** What references stand for in the whole repository, two calls deep. Where two of a name do different things, or anything may be called so, it may be either. */
export const handlersByName = (all: readonly RequestHandler[]): ((reference: string) => Pick<RequestHandler, 'asks' | 'topics'>) => {
  const byName = new Map<string, RequestHandler[]>();
  for (const one of all) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  const find = (reference: string): { readonly found: readonly RequestHandler[]; readonly isSure: boolean } => {
    const [of, name = of] = reference.split('::') as [string, string | undefined];
    const named = byName.get(name) ?? [];
    if (of === name) return { found: named.length > 0 ? named : (byName.get(asType(name)) ?? []), isSure: !generic.test(name) };
    const own = named.filter(({ owner }) => owner === asType(of));
    if (own.length > 0) return { found: own, isSure: true };
    // A class in which it does nothing of the kind.
    return /^[A-Z]\w*[a-z]/.test(of) ? { found: [], isSure: true } : { found: named, isSure: !generic.test(name) };
  };
  const asksOf = (reference: string, depth: number): Asks => {
    const { found, isSure } = find(reference);
    const answers = found.map(
      ({ asks, calls, name, hangs }): Asks =>
        asks === 'yes' || depth > 1 ? asks : weakened(strongest([asks, ...calls.filter((call) => call !== name).map((call) => asksOf(call, depth + 1))]), hangs),
    );
    const [first = 'no'] = answers;
    return first !== 'no' && isSure && answers.every((answer) => answer === first) ? first : answers.some((answer) => answer !== 'no') ? 'perhaps' : 'no';
  };
  return (reference) => ({ asks: asksOf(reference, 0), topics: [...new Set(find(reference).found.flatMap(({ topics }) => topics))] });
};

/** What is asked for in some cases may not be in others. */
export const weakened = (asks: Asks, hangs: true | undefined): Asks => (asks === 'yes' && hangs ? 'perhaps' : asks);

/** `tokenManager` holds a `TokenManager`. */
const asType = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);
const generic =
  /^(?:handle|accept|apply|invoke|call|run|manage|execute|process|filter|doFilter|check|verify|validate|get|create|of|init|start|before|next|authenticate|authorize)$/;
