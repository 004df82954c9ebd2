import { type Code, inString } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import type { Route } from './route.ts';

const method = watch(/\bmethod\s{0,9}:\s{0,9}(\[[^\]\n]{1,80}\]|['"`][A-Za-z*]{1,10}['"`])/g);
const path = /\b(?:path|url)\s{0,9}:\s{0,9}(?:(['"`])(\/[^'"`\n]*|\$\{[^'"`\n]*)\1|([\w.]{1,80}))/;
const farthest = 3000;

/** hapi, and Fastify where it is told so: `{ method: 'GET', path: '/jobs', options: { auth: 'session' }, handler }`. */
export const objectRoutes = (code: Code): Route[] => {
  if (!code.cues.may(method) || !code.text.includes('handler')) return [];
  return [...code.text.matchAll(method)].slice(0, 2000).flatMap((match): Route[] => {
    const open = openingBefore(code, match.index);
    const close = open === undefined ? undefined : code.closings.get(open);
    if (open === undefined || close === undefined || inString(code, match.index)) return [];
    const inside = membersOf(code, open, Math.min(close, open + 20_000));
    const [, , written, name] = path.exec(inside) ?? [];
    const [, handler] = /\bhandler\s{0,9}(?::\s{0,9}(?:async\s)?(?:\w{1,60}\.){0,4}(\w{1,80})|[,(}])/.exec(inside) ?? ['', undefined];
    if ((written ?? name) === undefined || !/\bhandler\s{0,9}[:,(}]/.test(inside)) return [];
    const auth = authOf(inside);
    const [, given = ''] = /\b(?:preHandler|onRequest|preValidation)\s{0,9}:\s{0,9}\[?([\w$., ]{1,300})/.exec(inside) ?? [];
    return (match[1]?.match(/[A-Za-z*]+/g) ?? []).map((verb) => ({
      method: verb === '*' ? 'ANY' : verb.toUpperCase(),
      pattern: written?.replace(/^(?=\$)/, '/') ?? `/{${name}}`,
      guards: [...(auth === 'asked' ? ['hapi.auth'] : []), ...Array.from(given.matchAll(/[\w$]+(?=\s*(?:,|$))/g), ([guard]) => guard)],
      handler: handler ?? '',
      receiver: /(\w{1,60})\.route\(\s{0,20}(?:\[\s{0,20})?$/.exec(code.bare.slice(Math.max(0, open - 120), open))?.[1] ?? 'routes',
      ...(auth === 'open' ? { isOpen: true } : {}),
      offset: match.index,
    }));
  });
};

/** The members of the route and of its options. What a handler hands to another service says nothing of its callers. */
const membersOf = ({ text, bare, closings }: Code, open: number, end: number): string => {
  const parts: string[] = [];
  let from = open + 1;
  for (let at = from; at < end; at++) {
    if (!'([{'.includes(bare[at] ?? ' ') || readInto.test(bare.slice(at - 30, at))) continue;
    parts.push(text.slice(from, at + 1));
    from = (closings.get(at) ?? at + 2) - 1;
    at = from;
  }
  return [...parts, text.slice(from, end)].join('');
};
const readInto = /\b(?:options|config|auth|preHandler|onRequest|preValidation)\s{0,9}:\s{0,9}$/;

/** What the route says of who may call; undefined where the default of the server holds, or what is said was not read. */
const authOf = (inside: string): 'asked' | 'open' | undefined => {
  const [, said = ''] = /\bauth\s{0,9}:\s{0,9}(false\b|['"`]|\{(?:[^{}]|\{\}){0,300})/.exec(inside) ?? [];
  if (said === '') return undefined;
  return said === 'false' || /\bmode\s{0,9}:\s{0,9}['"`](?:try|optional)/.test(said) ? 'open' : 'asked';
};

/** The bracket that is still open at this place. */
const openingBefore = ({ bare }: Code, offset: number): number | undefined => {
  let closed = 0;
  for (let at = offset - 1; at >= Math.max(0, offset - farthest); at--) {
    const sign = bare[at] ?? '';
    if (/[)\]}]/.test(sign)) closed += 1;
    else if (/[([{]/.test(sign)) {
      if (closed === 0) return sign === '{' ? at : undefined;
      closed -= 1;
    }
  }
  return undefined;
};
