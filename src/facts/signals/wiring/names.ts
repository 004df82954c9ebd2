import type { Code } from '../code/code.ts';
import { conditionAt } from '../code/condition-at.ts';
import { watch } from '../code/cues.ts';
import type { Span } from '../code/functions.ts';
import type { Language } from '../code/language.ts';
import { importsIn } from './imports.ts';
import { isErrorHandler, letsThroughWithout } from './lets-through.ts';
import { topicsOfImport } from './libraries/libraries.ts';
import { givenBack, madeOf } from './made-controls.ts';
import { marksIn, topicsOfBody } from './marks.ts';
import { generic, maxBody, type NamedControl } from './named-control.ts';
import { skipsIn } from './skip-options.ts';
import { isForSomeRequests } from './some-requests.ts';
import { switchInside } from './switch-inside.ts';

export const controlsOf = (code: Code, language: Language, spans: readonly Span[]): readonly NamedControl[] => {
  const imported = importsOf(code, language);
  const marks = marksIn(code, language);
  const marked = marks.length > 0 ? spans : [];
  const replaced = language === 'python' && marked.length > 0 ? replacedIn(code) : none;
  const functions = marked.flatMap((span): NamedControl[] => {
    if (language === 'node' && isErrorHandler(code.bare.slice(span.start, span.start + 500))) return [];
    const text = code.text.slice(span.start, Math.min(span.end, span.start + maxBody));
    const all = topicsOfBody(text, marks);
    const topics =
      language === 'node' && (isEncapsulated(code, span) || (all.includes('authentication') && letsThroughWithout(code, span)))
        ? all.filter((topic) => topic !== 'authentication')
        : all;
    // `NewLimiter().Handle` is told from other handlers by its type alone.
    const names = span.owner === undefined || manySided.test(span.owner) ? [span.name] : [span.name, span.owner, `New${span.owner}`];
    if (topics.length === 0) return [];
    const condition = switchInside(code, language, span);
    const forSome = replaced.has(span.name) ? topics : topics.filter((topic) => isForSomeRequests(code, language, span, spans, topic));
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

const none: ReadonlySet<string> = new Set();
/** `app.dependency_overrides[verify] = allow` asks another function in the place of this one. */
const replacedIn = (code: Code): ReadonlySet<string> =>
  new Set(Array.from(code.bare.matchAll(/\.dependency_overrides\[\s*(\w+)\s*\]\s*=/g), ({ index, 1: name = '' }) => (conditionAt(code, index) === undefined ? name : '')));

/** What a plugin of Fastify hooks in is before its own routes alone: https://fastify.dev/docs/latest/Reference/Encapsulation/ */
const isEncapsulated = ({ bare, text }: Code, { start, body, end }: Span): boolean => {
  const [, instance] = /\(\s*(\w{1,40})\b/.exec(bare.slice(start, body)) ?? [];
  return instance !== undefined && !/fastify-plugin|skip-override/.test(text) && new RegExp(`\\b${instance}\\.addHook\\(`).test(bare.slice(body, Math.min(end, body + maxBody)));
};

/** Types whose methods are about more than one thing. */
const manySided = /^(?:config\w*|settings|options|server|app|application|api|router|controller|service|client|manager|module|middlewares?|store)$/i;

const importsOf = (code: Code, language: Language): NamedControl[] => {
  const isForAll = language === 'python' && code.cues.may(limitsAll) && limitsAll.test(code.text);
  return importsIn[language](code).flatMap(({ module, name, local, offset }): NamedControl[] => {
    const topics = topicsOfImport(language, module, name, code.text);
    if (topics.length === 0) return [];
    // What the module of Nest is told holds for its guard.
    const isScheme = language === 'python' && /^fastapi\.security\b/.test(module);
    const leavesOut = module === '@nestjs/throttler' && code.text.includes('skipIf') && skipsIn(code, language, 0, code.bare.length, []).some;
    return [
      {
        name: local,
        topics,
        stage: 'imported',
        offset,
        ...(offering.test(module) ? { offers: true } : {}),
        ...(isForAll ? { isForAll } : {}),
        // A scheme of FastAPI takes what is brought for what it is; who asks further is a control of its own.
        ...(leavesOut || isScheme ? { forSome: topics } : {}),
        ...(isScheme ? { takes: true as const } : {}),
      },
    ];
  });
};

const limitsAll = watch(/\b(?:default|application)_limits\s*=\s*(?:\[\s*[^\]\s]|[A-Za-z_])/);
/** https://github.com/fastify/csrf-protection: its hook refuses, and the plugin does not put it anywhere. */
const offering = /^(?:@fastify\/(?:jwt|auth|basic-auth|passport|csrf-protection)|fastify-(?:jwt|auth|basic-auth|passport|csrf))$/;
