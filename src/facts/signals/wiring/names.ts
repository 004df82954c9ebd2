import { expression } from '../../../long-expression.ts';
import { type Code, closingOf, insideOf } from '../code/code.ts';
import { conditionAt } from '../code/condition-at.ts';
import { watch } from '../code/cues.ts';
import type { Span } from '../code/functions.ts';
import type { Language } from '../code/language.ts';
import { startOfWord } from '../code/words.ts';
import type { Topic } from '../signal.ts';
import { importsIn } from './imports.ts';
import { isErrorHandler, leavesOutRoutes, letsThroughWithout } from './lets-through.ts';
import { topicsOfImport } from './libraries.ts';
import { marksIn, topicsOfBody } from './marks.ts';
import { mayLeaveOut, skipsIn } from './skip-options.ts';
import { isForSomeRequests } from './some-requests.ts';
import { switchInside } from './switch-inside.ts';

/** A name of a file that stands for controls: imported from a library that brings them, made of such a name, or a function that acts as one. */
export interface NamedControl {
  readonly name: string;
  readonly topics: readonly Topic[];
  readonly stage: 'imported' | 'constructed';
  readonly offset: number;
  /** The flag its constructor hangs on. */
  readonly condition?: string;
  /** It is told what to do with every request. */
  readonly isForAll?: boolean;
  /** The controls that it is for some of the requests only that pass it. */
  readonly forSome?: readonly Topic[];
  /** A plugin that brings what routes may ask, and asks nobody by itself. */
  readonly offers?: boolean;
}

/** A function and what it calls that may be a control of another file. */
export interface Caller {
  readonly name: string;
  readonly calls: readonly string[];
  /** It calls them for some requests only. */
  readonly forSome?: true;
}

export const controlsOf = (code: Code, language: Language, spans: readonly Span[]): readonly NamedControl[] => {
  const imported = importsOf(code, language);
  const marks = marksIn(code, language);
  const marked = marks.length > 0 ? spans : [];
  const functions = marked.flatMap((span): NamedControl[] => {
    if (language === 'node' && isErrorHandler(code.bare.slice(span.start, span.start + 500))) return [];
    const text = code.text.slice(span.start, Math.min(span.end, span.start + maxBody));
    const all = topicsOfBody(text, marks);
    const topics = language === 'node' && all.includes('authentication') && letsThroughWithout(code, span) ? all.filter((topic) => topic !== 'authentication') : all;
    // `NewLimiter().Handle` is told from other handlers by its type alone.
    const names = span.owner === undefined || manySided.test(span.owner) ? [span.name] : [span.name, span.owner, `New${span.owner}`];
    if (topics.length === 0) return [];
    const condition = switchInside(code, language, span);
    const forSome = topics.filter((topic) => isForSomeRequests(code, language, span, spans, topic));
    return names
      .filter((name) => !generic.test(name))
      .map((name) => ({ name, topics, stage: 'constructed', offset: span.start, ...(condition === undefined ? {} : { condition }), ...(forSome.length > 0 ? { forSome } : {}) }));
  });
  return [
    ...imported,
    ...madeOf(code, [...imported, ...functions], language, spans),
    ...givenBack(code, imported, language === 'node' ? spans : []),
    ...functions,
    ...(language === 'python' ? anybodyIn(code, spans) : []),
  ];
};

/** Tornado asks `get_current_user` who calls, and where that may answer `True`, or always the same, nobody need be known. */
const anybodyIn = ({ bare }: Code, spans: readonly Span[]): NamedControl[] =>
  spans
    .filter(({ name, body, end }) => name === 'get_current_user' && answersAnybody(bare.slice(body, end)))
    .flatMap(({ start }) =>
      ['authenticated', 'web.authenticated', 'tornado.web.authenticated'].map((name) => ({
        name,
        topics: ['authentication' as const],
        stage: 'constructed' as const,
        offset: start,
        condition: 'get_current_user',
      })),
    );

const answersAnybody = (body: string): boolean =>
  /\breturn\b[^\n]{0,100}\bTrue\b/.test(body) || (/\breturn\b/.test(body) && !/\breturn\b(?![^\S\n]*[rbuf]?["'\d][^\n+%.]{0,100}$)/m.test(body));

/** Types whose methods are about more than one thing. */
const manySided = /^(?:config\w*|settings|options|server|app|application|api|router|controller|service|client|manager|module|middlewares?|store)$/i;

const importsOf = (code: Code, language: Language): NamedControl[] => {
  const isForAll = language === 'python' && code.cues.may(limitsAll) && limitsAll.test(code.text);
  return importsIn[language](code).flatMap(({ module, name, local, offset }): NamedControl[] => {
    const topics = topicsOfImport(language, module, name, code.text);
    if (topics.length === 0) return [];
    // What the module of Nest is told holds for its guard.
    const leavesOut = module === '@nestjs/throttler' && code.text.includes('skipIf') && skipsIn(code, language, 0, code.bare.length, []).some;
    return [
      {
        name: local,
        topics,
        stage: 'imported',
        offset,
        ...(offering.test(module) ? { offers: true } : {}),
        ...(isForAll ? { isForAll } : {}),
        ...(leavesOut ? { forSome: topics } : {}),
      },
    ];
  });
};

const limitsAll = watch(/\b(?:default|application)_limits\s*=\s*(?:\[\s*[^\]\s]|[A-Za-z_])/);
/** https://github.com/fastify/csrf-protection: its hook refuses, and the plugin does not put it anywhere. */
const offering = /^(?:@fastify\/(?:jwt|auth|basic-auth|passport|csrf-protection)|fastify-(?:jwt|auth|basic-auth|passport|csrf))$/;

/** What a control does stands near its head; reading more of every nested function would take the square of a file. */
const maxBody = 20_000;

/** Names that hold any result there is. */
export const generic = expression('i')`
    ^(?:
      e|err|error|ok|res|resp|response|result|results|data|body|value|ctx|context|req|request|r|w|h|i|x|_|app|handler|status|ret|out|this
      |self|message|errorData|get|post|put|delete|patch|head|options|dispatch|__call__|__init__|decorated|decorator|wrapper|wrapped|inner
      |main|run|add|apply|wrap|with|build|serve|servehttp|intercept|index|login|logout|use|set|list|update|create|handle|call|func|fn|next
      |callback|view|constructor|middleware|init|start|setup|process|execute|read|open|load|save|send|close|show|new|edit|download|upload|\w
    )$
  `;

/** `limiter = Limiter(…)`: a variable made by calling a control is that control. Names made of made names are followed once. */
const madeOf = (code: Code, known: readonly NamedControl[], language: Language, spans: readonly Span[]): NamedControl[] => {
  if (known.length === 0) return [];
  const topicsByName = new Map(known.map((control) => [control.name, control.topics]));
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
    made.push({ name, topics, stage: 'constructed', offset: open, ...(condition === undefined ? {} : { condition }), ...(skips.some ? { forSome: topics } : {}) });
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
const givenBack = (code: Code, imported: readonly NamedControl[], spans: readonly Span[]): NamedControl[] => {
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

/** The functions and the names that each calls, where those names sound like a control. */
export const callersOf = (code: Code, spans: readonly Span[], language: Language): readonly Caller[] => {
  const { bare, cues } = code;
  return (cues.may(controlCall) || cues.may(dependency) ? spans : [])
    .flatMap((span): Caller[] => {
      const calls = new Set(cues.may(dependency) ? Array.from(bare.slice(span.start, Math.min(span.body, span.start + 4000)).matchAll(dependency), (match) => match[1] ?? '') : []);
      const body = bare.slice(span.body, Math.min(span.end, span.body + 20_000));
      for (const match of body.matchAll(controlCall)) {
        const name = body.slice(startOfWord(body, match.index), match.index) + match[1];
        if (name !== span.name && calls.size < 40) calls.add(name);
      }
      if (calls.size === 0) return [];
      const forSome =
        (looksAtRequest.test(body) && (['authentication', 'rate-limiting'] as const).some((topic) => isForSomeRequests(code, language, span, spans, topic))) ||
        (language === 'node' && skipsInCalls(code, span, spans));
      return [{ name: span.name, calls: [...calls], ...(forSome ? { forSome } : {}) }];
    })
    .concat(cues.may(alias) ? aliases(bare, alias) : [], cues.may(member) ? aliases(bare, member) : []);
};
const looksAtRequest = /\bif\b[^\n]{0,100}(?:path|method|endpoint|blueprint|url|header|query)/i;

/** `static api() { return rateLimit({ skip: isOfJobs }); }` */
const skipsInCalls = (code: Code, { body, end }: Span, spans: readonly Span[]): boolean => {
  const until = Math.min(end, body + maxBody);
  if (!mayLeaveOut.test(code.bare.slice(body, until))) return false;
  return [...code.bare.slice(body, until).matchAll(controlCall)].some(({ index, 0: all }) => {
    const open = body + index + all.length - 1;
    return skipsIn(code, 'node', open, closingOf(code, open), spans).some === true;
  });
};

const controlCall = watch(/((?:auth|verif|valid|check|require|limit|throttl|guard|token|session|key|user|log|header|cors|csrf)\w*)\s*\(/gi);
const dependency = watch(/\b(?:Depends|Security)\(\s*(\w+)/g);
const alias = watch(/^(\w+)\s*(?::\s*\w+\s*)?=\s*Annotated\[[^\n]{0,200}\b(?:Depends|Security)\(\s*(\w+)/gm);

/** `const isLoggedIn = handler.isLoggedInMiddleware`. */
const member = watch(/^[ \t]*(?:const|let|var)\s+(\w+)\s*=\s*\w+\.(\w*(?:[aA]uth|[lL]ogged|[vV]erif|[rR]equire|[lL]imit|[gG]uard)\w*)\s*;?$/gm);

/** `CurrentUser = Annotated[User, Depends(get_current_user)]`: a type that brings a dependency; a name for what another one holds. */
const aliases = (bare: string, pattern: RegExp): Caller[] => [...bare.matchAll(pattern)].map((match) => ({ name: match[1] ?? '', calls: [match[2] ?? ''] }));
