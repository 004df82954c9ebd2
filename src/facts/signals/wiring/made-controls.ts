import { type Code, closingOf, insideOf } from '../code/code.ts';
import { conditionAt } from '../code/condition-at.ts';
import type { Span } from '../code/functions.ts';
import type { Language } from '../code/language.ts';
import { leavesOutRoutes } from './lets-through.ts';
import { generic, maxBody, type NamedControl } from './named-control.ts';
import { skipsIn } from './skip-options.ts';
import { switchInside } from './switch-inside.ts';

/** `limiter = Limiter(…)`: a variable made by calling a control is that control. Names made of made names are followed once. */
export const madeOf = (code: Code, known: readonly NamedControl[], language: Language, spans: readonly Span[]): NamedControl[] => {
  if (known.length === 0) return [];
  const topicsByName = new Map(known.map((control) => [control.name, control.topics]));
  const schemes = new Set(known.flatMap(({ name, takes }) => (takes ? [name] : [])));
  const ownFunctions = new Set(known.filter(({ stage }) => stage === 'constructed').map(({ name }) => name));
  const made: NamedControl[] = [];
  for (const match of code.bare.matchAll(
    /(?:^|[\s;{(,])(?:(?:const|let|var|export)\s+){0,3}(?:self\.|this\.)?(\w+)\s*(?::\s*[\w.[\]]+\s*)?:?=\s*(?:await\s+)?(?:new\s+)?([\w.]+)(?:\[[\w., ]{1,100}\])?\(/g,
  )) {
    const [, name = '', callee = ''] = match;
    // `file := ctx.GetFile()` calls no function of this file.
    const last = callee.split('.').at(-1) ?? '';
    const topics = topicsByName.get(callee) ?? topicsByName.get(callee.split('.')[0] ?? '') ?? (ownFunctions.has(last) ? undefined : topicsByName.get(last));
    if (!topics || topicsByName.has(name) || generic.test(name)) continue;
    const open = match.index + match[0].length - 1;
    const given = insideOf(code, open);
    // FastAPI: such a scheme lets everybody through and leaves the question to others.
    if (/\bauto_error\s*=\s*False\b/.test(given)) continue;
    if (leavesOutRoutes(given)) continue;
    const skips = skipsIn(code, language, open, closingOf(code, open), spans);
    const condition = skips.condition ?? enabledBy(given) ?? (topics.includes('rate-limiting') ? conditionAt(code, match.index + match[0].search(/\S/)) : undefined);
    const takes = schemes.has(callee) || schemes.has(last);
    made.push({
      name,
      topics,
      stage: 'constructed',
      offset: open,
      ...(condition === undefined ? {} : { condition }),
      ...(skips.some || takes ? { forSome: topics } : {}),
      ...(takes ? { takes } : {}),
    });
    topicsByName.set(name, topics);
  }
  // https://github.com/Psifi-Solutions/csrf-csrf: const { doubleCsrfProtection } = doubleCsrf(options)
  for (const match of language === 'node' ? code.bare.matchAll(/\b(?:const|let|var)\s*\{([^{}]{1,300})\}\s*=\s*(\w+)\(/g) : []) {
    const [all, taken = '', callee = ''] = match;
    const topics = topicsByName.get(callee)?.filter((topic) => topic === 'csrf') ?? [];
    const [, name] = /\b(\w*[pP]rotection|\w*[pP]rotect)\s*(?:,|$)/.exec(taken) ?? [];
    if (topics.length === 0 || name === undefined || topicsByName.has(name)) continue;
    const open = match.index + all.length - 1;
    const skips = skipsIn(code, language, open, closingOf(code, open), spans);
    made.push({
      name,
      topics,
      stage: 'constructed',
      offset: open,
      ...(skips.condition === undefined ? {} : { condition: skips.condition }),
      ...(skips.some ? { forSome: topics } : {}),
    });
    topicsByName.set(name, topics);
  }
  // Go: func Protected() fiber.Handler { return jwt.New(config) }
  for (const { name, start, body, end } of language === 'go' ? spans : []) {
    const [, callee = ''] = /^\treturn\s+(\w+)\.\w+\(/m.exec(code.bare.slice(body, Math.min(end, body + maxBody))) ?? [];
    const topics = topicsByName.get(callee);
    if (topics && !topicsByName.has(name) && !generic.test(name)) made.push({ name, topics, stage: 'constructed', offset: start });
  }
  for (const { name, bases, offset } of classesOf(code.bare)) {
    const topics = bases.map((base) => topicsByName.get(base)).find((known) => known !== undefined);
    if (!topics || topicsByName.has(name)) continue;
    const own = spans.find((span) => span.name === name && span.start <= offset && offset < span.end);
    const body = language === 'python' ? spans.find((span) => span.name === 'authenticate' && own && own.start < span.start && span.end <= own.end) : undefined;
    const isAnybody = body !== undefined && knowsAnybody.test(code.bare.slice(body.body, body.end));
    made.push({ name, topics, stage: 'constructed', offset, ...(isAnybody ? { condition: 'authenticate' } : {}) });
  }
  for (const match of code.bare.matchAll(/(?:^|[\s;])(?:const|let|var)\s+(\w+)\s*=\s*[\w.]*?(\w+)\s*[;\n]/g)) {
    const [, name = '', source = ''] = match;
    const topics = topicsByName.get(source);
    if (topics && !topicsByName.has(name) && !generic.test(name)) made.push({ name, topics, stage: 'constructed', offset: match.index });
  }
  return made;
};

/** Django Ninja asks `authenticate`, which here asks nobody: https://django-ninja.dev/guides/authentication/#http-bearer */
const knowsAnybody = /^\s*return\s+(?:True|token|key|username|["'][^\n]{0,80})\s*$/;

/** `function securityHeaders() { return helmet({ … }); }` */
export const givenBack = (code: Code, imported: readonly NamedControl[], spans: readonly Span[]): NamedControl[] => {
  if (imported.length === 0) return [];
  const topicsByName = new Map(imported.map((control) => [control.name, control.topics]));
  return spans.flatMap((span): NamedControl[] => {
    const { name, start, body, end } = span;
    const calls = code.bare.slice(body, Math.min(end, body + maxBody)).matchAll(/(?:\breturn\s+|=>\s*)(?:new\s+)?(\w+)\(/g);
    const [made] = Array.from(calls, ({ index, 0: all, 1: callee = '' }) => ({ topics: topicsByName.get(callee), open: body + index + all.length - 1 })).filter(
      ({ topics }) => topics !== undefined,
    );
    if (made?.topics === undefined || generic.test(name)) return [];
    const skips = skipsIn(code, 'node', made.open, closingOf(code, made.open), spans);
    const condition = switchInside(code, 'node', span) ?? skips.condition;
    return [{ name, topics: made.topics, stage: 'constructed', offset: start, ...(condition === undefined ? {} : { condition }), ...(skips.some ? { forSome: made.topics } : {}) }];
  });
};

/** Classes and the last parts of the names that they are made of. */
export const classesOf = (bare: string): readonly { readonly name: string; readonly bases: readonly string[]; readonly offset: number }[] =>
  Array.from(bare.matchAll(/\bclass\s+(\w+)(?:\s+extends\s+([\w.]+)|\(([\w.,\s]{1,300})\))/g), (match) => ({
    name: match[1] ?? '',
    bases: (match[2] ?? match[3] ?? '').split(',').map((base) => base.trim().split('.').at(-1) ?? ''),
    offset: match.index,
  }));

/** The switch among the arguments of a constructor: `enabled=RATE_LIMIT_ENABLED`, `skip: () => !enabled`. */
export const enabledBy = (args: string): string | undefined => {
  const [, value] = /\benabled\s*[=:]\s*(?![Tt]rue\b)([\w.]+)/.exec(args) ?? [];
  return value?.split('.').at(-1);
};
