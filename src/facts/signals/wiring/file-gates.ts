import { type Code, closingOf } from '../code/code.ts';
import { conditionAt } from '../code/condition-at.ts';
import { nameless, type Span } from '../code/functions.ts';
import type { PlacedFile } from '../routes/by-file/file-frameworks.ts';
import type { Topic } from '../signal.ts';
import { calledFrom } from './called-code.ts';
import { nodeImports } from './imports.ts';
import { topicsOfImport } from './libraries/libraries.ts';
import { marksIn, topicsOfBody } from './marks.ts';
import type { NextGate } from './next-middleware.ts';

const ofAnswers: ReadonlySet<Topic> = new Set(['csp', 'hsts', 'security-headers', 'cors']);

const signs: readonly (readonly [topic: Topic, sign: RegExp])[] = [
  ['csp', /['"`]content-security-policy['"`]/gi],
  ['hsts', /['"`]strict-transport-security['"`]/gi],
  ['security-headers', /['"`]x-(?:frame|content-type)-options['"`]/gi],
];

/** Who looks at the path may do for one what is not done for another. */
const looksAtPath = /\bpathname\b|\broute\.id\b|\bstartsWith\(|\b(?:event|ctx|context)\.path\b|\bgetRequest(?:URL|Path)\(|\.url\b|\.includes\(|\bmatch(?:es)?\(|\btest\(/;

/** A line of each request, from where all of them pass. */
const logsRequest =
  /\b(?:console|\w{0,30}[lL]og(?:ger)?)\.(?:log|info|debug|http|trace)\((?:[^;]{0,300}?)(?:\bmethod\b[^;]{0,200}?\b(?:url|path\w*|pathname)\b|\b(?:url|path\w*|pathname)\b[^;]{0,200}?\b(?:method|status|duration|ms)\b)/;

/** What a framework that routes by files asks before all routes of an application, or of a folder of it. */
export const fileGateOf = (code: Code, { framework, root }: PlacedFile, path: string, spans: readonly Span[]): NextGate | undefined => {
  const offset = framework.middlewareAt(code, path);
  if (offset === undefined) return undefined;
  const methods = framework.methodsOfMiddleware?.(code);
  const parts = calledFrom(code, [offset, ...startsOf(code)]);
  const isCalled = (at: number): boolean => parts.some(({ start, end }) => start <= at && at < end);
  const bare = parts.map(({ start, end }) => code.bare.slice(start, end)).join('\n');
  const text = parts.map(({ start, end }) => code.text.slice(start, end)).join('\n');
  // `export const onRequest = defineMiddleware(async (context, next) => {…})` is known by the name of what it makes.
  const declared = [...bare.matchAll(/^(?:export\s+)?const\s+(\w+)\s*(?::[^=\n]{1,120})?=\s*(?=\w)/gm)].map(([, name = '']) => name);
  const given = givenIn(code);
  const imported = nodeImports(code)
    .slice(0, 100)
    .flatMap(({ module, name, local }) =>
      new RegExp(`(?<![\\w$.'"/])${local.replaceAll('$', '\\$')}\\s*[(.,\\])]`).test(bare) ? topicsOfImport('node', module, name, code.text) : [],
    );
  const topics = [...new Set<Topic>([...topicsOfBody(text.replaceAll(readOnly, ''), marksIn(code, 'node')).filter((topic) => ofAnswers.has(topic)), ...imported, ...logged(text)])];
  return {
    offset,
    of: { framework: framework.name, root },
    names: [...new Set([...spans.filter(({ start, body }) => isCalled(start) || isCalled(body)).map(({ name }) => name), ...declared, nameless, ...given])],
    given,
    ...(methods === undefined ? {} : { methods }),
    looksAtPath: looksAtPath.test(text) || letsSomePass(bare, text),
    topics,
    ...partly(code, spans, isCalled),
  };
};

/** What else is given out of a file to be asked: `export const onRequestPost`. */
const startsOf = ({ bare }: Code): number[] => [...bare.matchAll(/\bexport\s+(?:const|(?:async\s+)?function)\s+onRequest\w*/g)].slice(0, 9).map(({ index }) => index);

/** A header that is taken away or looked at is not set. */
const readOnly = /\.(?:delete|remove|get|has)\(\s*['"`][\w-]{1,80}['"`]|\bremove(?:Response)?Header\([^()]{0,120}\)/gi;

/** `if (event.method === 'GET') return`: whom a method or a setting lets through is asked nothing further on. A browser that only looks what it may do need not be asked. */
const letsSomePass = (bare: string, text: string): boolean =>
  [...bare.matchAll(/\bif\s*\(((?:[^()]|\([^()]*\)){1,300})\)\s*\{?\s*return\s*(?:;|\n|\}|(?:await\s+)?(?:\w{1,30}\.)?(?:next|resolve)\()/g)].some(({ 0: all, index }) => {
    const asked = text.slice(index, index + all.length);
    return (/\bmethod\b/.test(asked) && !/['"`]OPTIONS['"`]/.test(asked)) || /\bprocess\.env\.(?!NODE_ENV\b)|\benv\.\w|\b[cC]onfig\b/.test(asked);
  });

const logged = (text: string): readonly Topic[] => (logsRequest.test(text) ? ['request-log'] : []);

/** `sequence(authenticate, secureHeaders)`, `middleware = [log, authenticate]`: what is asked one after the other. */
const givenIn = (code: Code): string[] =>
  [...code.bare.matchAll(/\bsequence\(|\b(?:middleware|onRequest)\s*(?::[^=\n]{1,120})?=\s*(?=\[)/g)].slice(0, 4).flatMap((match) => {
    const open = match[0].endsWith('(') ? match.index + match[0].length - 1 : match.index + match[0].length;
    const inside = code.bare.slice(open + 1, closingOf(code, open) - 1);
    return [...inside.matchAll(/(?<=^|,)\s*([A-Za-z_$][\w$]*)(?=\s*(?:\(|,|$))/g)].map(([, name = '']) => name).filter((name) => name !== 'async');
  });

/** The headers that stand below a question, of a setting or of the path. */
const partly = (code: Code, spans: readonly Span[], isCalled: (offset: number) => boolean): Pick<NextGate, 'conditions' | 'forSome'> => {
  const conditions: Partial<Record<Topic, string>> = {};
  const forSome: Topic[] = [];
  for (const [topic, sign] of signs) {
    const match = [...code.text.matchAll(sign)].find(({ index }) => isCalled(index));
    if (!match) continue;
    const condition = conditionAt(code, match.index, ofRequest);
    if (condition !== undefined) conditions[topic] = condition;
    const round = spans.filter(({ body, end }) => body <= match.index && match.index < end).toSorted((a, b) => b.body - a.body)[0];
    if (round && looksAtPath.test(code.text.slice(round.body, round.end))) forSome.push(topic);
  }
  return { ...(Object.keys(conditions).length > 0 ? { conditions } : {}), forSome };
};
const ofRequest = /^(?:event|context|ctx|req|request|res|response|url|pathname|path|headers|contentType)\b/;
