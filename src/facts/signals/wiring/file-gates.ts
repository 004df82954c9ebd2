import { type Code, closingOf } from '../code/code.ts';
import { conditionAt } from '../code/condition-at.ts';
import { nameless, type Span } from '../code/functions.ts';
import type { PlacedFile } from '../routes/by-file/file-frameworks.ts';
import type { Topic } from '../signal.ts';
import { topicsOfImport } from './libraries.ts';
import { marksIn, topicsOfBody } from './marks.ts';
import { nodeImports } from './names.ts';
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
  const given = givenIn(code);
  const imported = nodeImports(code)
    .slice(0, 100)
    .flatMap(({ module, name, local }) =>
      new RegExp(`(?<![\\w$.'"/])${local.replaceAll('$', '\\$')}\\s*[(.,\\])]`).test(code.bare) ? topicsOfImport('node', module, name, code.text) : [],
    );
  const topics = [...new Set<Topic>([...topicsOfBody(code.text, marksIn(code, 'node')).filter((topic) => ofAnswers.has(topic)), ...imported, ...logged(code)])];
  return {
    offset,
    of: { framework: framework.name, root },
    names: [...new Set([...spans.map(({ name }) => name), nameless, ...given])],
    given,
    looksAtPath: looksAtPath.test(code.text),
    topics,
    ...partly(code, spans),
  };
};

const logged = ({ text }: Code): readonly Topic[] => (logsRequest.test(text) ? ['request-log'] : []);

/** `sequence(authenticate, secureHeaders)`, `middleware = [log, authenticate]`: what is asked one after the other. */
const givenIn = (code: Code): string[] =>
  [...code.bare.matchAll(/\bsequence\(|\b(?:middleware|onRequest)\s*(?::[^=\n]{1,120})?=\s*(?=\[)/g)].slice(0, 4).flatMap((match) => {
    const open = match[0].endsWith('(') ? match.index + match[0].length - 1 : match.index + match[0].length;
    const inside = code.bare.slice(open + 1, closingOf(code, open) - 1);
    return [...inside.matchAll(/(?<=^|,)\s*([A-Za-z_$][\w$]*)(?=\s*(?:\(|,|$))/g)].map(([, name = '']) => name).filter((name) => name !== 'async');
  });

/** The headers that stand below a question, of a setting or of the path. */
const partly = (code: Code, spans: readonly Span[]): Pick<NextGate, 'conditions' | 'forSome'> => {
  const conditions: Partial<Record<Topic, string>> = {};
  const forSome: Topic[] = [];
  for (const [topic, sign] of signs) {
    const [match] = code.text.matchAll(sign);
    if (!match) continue;
    const condition = conditionAt(code, match.index, ofRequest);
    if (condition !== undefined) conditions[topic] = condition;
    const round = spans.filter(({ body, end }) => body <= match.index && match.index < end).toSorted((a, b) => b.body - a.body)[0];
    if (round && looksAtPath.test(code.text.slice(round.body, round.end))) forSome.push(topic);
  }
  return { ...(Object.keys(conditions).length > 0 ? { conditions } : {}), forSome };
};
const ofRequest = /^(?:event|context|ctx|req|request|res|response|url|pathname|path|headers|contentType)\b/;
