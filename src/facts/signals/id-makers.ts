import type { Location } from '../../location.ts';
import { expression } from '../../long-expression.ts';
import type { WebApp } from './web-app.ts';

/** A function or assignment that makes the ids of things. */
export interface IdMaker {
  readonly name: string;
  readonly at: Location;
  readonly kind: 'predictable' | 'unpredictable';
  readonly why: string;
}

/** The end is a word of its own: `buildIsValid` makes no ID. */
const makesId = /^_*(?:new|[gG]enerate|[gG]en|[mM]ake|[cC]reate|[nN]e[wx]t?|[bB]uild|[rR]andom)(?:_?(?:\w*_)?(?:u?ids?|uuid|ulid)|\w*(?:I[dD]s?|U[uU]?[iI][dD]|U[lL][iI][dD]))$/;

/** Ids of requests and spans, of elements of a page and of test data are nobody's property. */
const unimportant = expression('i')`
    (?:
      req|request|trace|span|correlation|element|input|dom|node|para(?:graph)?|toast|machine|host|log|error|event|message|batch|operation
      |client|process|lease|lock|source|sequence|thread|worker_uuid|instance|unique|subscriber|conn(?:ection)?|socket
    )_?(?:id|uuid)$
  `;

/** Where things are made that are kept. */
const ofModels =
  /(?:^|[/_.-])(?:models?|schemas?|entit(?:y|ies)|domain|db|database|stores?|storage|repositor(?:y|ies)|services?|handlers?|controllers?|api|core|jobs?|sessions?|main|app|server|index)(?:[/_.-]|\w*\.\w+$)/i;

const ofHandlers = /(?:^|[/_.-])(?:models?|entit(?:y|ies)|repositor(?:y|ies)|handlers?|controllers?)(?:[/_.-]|\w*\.\w+$)/i;

/** Functions named after making an id, functions of a package called id, and ids made on the spot. */
export const idMakers = (web: Pick<WebApp, 'makers' | 'assigned' | 'routes'>): readonly IdMaker[] => {
  // An ID that is neither stored nor made where requests are answered may be nobody's but the program's.
  const routed = new Set(web.routes.map(({ path }) => path));
  return [
    ...web.makers
      .filter(
        ({ name, path }) =>
          (makesId.test(name) && !/_(?:with|by|for|from|of|in)_/.test(name) && !unimportant.test(name)) ||
          (/(?:^|\/)(?:ids?|idgen|uid|ident)\/[^/]+\.go$/.test(path) && /^(?:New|Generate|Make|Next)\w*$/.test(name)),
      )
      .flatMap(({ name, path, line, uses, calls }) => judged(name, { path, line }, [...uses, ...usesOfCalled(web.makers, calls)])),
    ...web.assigned
      .filter(({ role, name, uses }) => role === 'id' && uses.length > 0 && !unimportant.test(name))
      .flatMap(({ name, path, line, uses, stores }) =>
        judged(name, { path, line }, uses).filter(
          ({ kind, why }) =>
            (stores || routed.has(path) || (kind === 'unpredictable' ? ofModels : ofHandlers).test(path)) &&
            (kind === 'unpredictable' || !why.includes('time') || uses.includes('counter')),
        ),
      ),
  ];
};

/** What makes the random part of an id may be a function of its own. */
const usesOfCalled = (makers: WebApp['makers'], calls: readonly string[]): readonly string[] => makers.filter(({ name }) => calls.includes(name)).flatMap(({ uses }) => uses);

const judged = (name: string, at: Location, uses: readonly string[]): IdMaker[] => {
  const widths = uses.filter((use) => use.startsWith('csprng:')).map((use) => Number(use.slice(7)));
  const widest = Math.max(0, ...widths);
  // Which of the two it is hangs on what the caller asks for.
  if (uses.includes('uuid')) return (widest > 0 && widest < 16) || uses.includes('weak') ? [] : [{ name, at, kind: 'unpredictable', why: 'a random UUID or its like' }];
  if (widest >= 16 || (widest >= 8 && uses.includes('time'))) return [{ name, at, kind: 'unpredictable', why: `${widest} bytes from a cryptographic source` }];
  // From 8 to 15 bytes is a matter of how many ids there are.
  if (widest >= 8) return [];
  if (widest > 0) return [{ name, at, kind: 'predictable', why: `${uses.includes('time') ? 'the time and ' : ''}${widest} random bytes (${widest * 8} bits)` }];
  if (uses.includes('csprng') || uses.includes('secret')) return [];
  if (uses.includes('counter')) return [{ name, at, kind: 'predictable', why: 'the time, the machine and a counter' }];
  if (uses.includes('weak')) return [{ name, at, kind: 'predictable', why: 'a random source that is not made for secrets' }];
  return uses.includes('time') ? [{ name, at, kind: 'predictable', why: 'the time alone' }] : [];
};
