import { type Code, closingOf, insideOf } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import { joined, type Route } from './route.ts';

const made = watch(/\bnew\s{1,9}(Hono|OpenAPIHono|Elysia)\b(?:<[^()]{1,200}>)?\s{0,3}\(/g);
const verb = /^(?:get|post|put|patch|delete|all|options|head)$/;
/** By these Elysia asks before the routes that follow, or those inside. */
const asksItself = /\.(?:guard|macro|derive|resolve|onBeforeHandle|onRequest|beforeHandle)\(|\bbeforeHandle\s*:/;
const most = 400;

interface Link {
  readonly name: string;
  readonly at: number;
  readonly open: number;
}

/** Hono and Elysia, whose calls give back what they were called on: `new Hono().basePath('/api').get('/jobs', list).post('/jobs', guard, add)`. `routeAt` reads one of them. */
export const fluentRoutes = (code: Code, routeAt: (receiver: string, verb: string, pattern: string, open: number, at: number) => Route): Route[] =>
  [...(code.cues.may(made) ? code.bare.matchAll(made) : [])].slice(0, 20).flatMap((match) => {
    if (match[1] === 'Elysia' && asksItself.test(code.bare)) return [];
    const open = match.index + match[0].length - 1;
    const [, prefix = ''] = /\bprefix\s*:\s*['"`](\/[^'"`\n]{0,200})['"`]/.exec(insideOf(code, open)) ?? [];
    const [, name = 'app'] = /\b(?:const|let|var)\s+(\w+)\s*(?::[^=\n]{1,80})?=\s*$/.exec(code.bare.slice(Math.max(0, match.index - 160), match.index)) ?? [];
    const own = linksAt(code, closingOf(code, open));
    // What it is called on by its name later on goes on as well.
    const later = [...code.bare.matchAll(new RegExp(`(?<![\\w$.])${name}\\s*(?=\\.\\s*\\w+\\()`, 'g'))]
      .slice(0, 200)
      .flatMap(({ index, 0: all }) => linksAt(code, index + all.length).slice(1));
    return [...own, ...later].reduce<{ readonly below: string; readonly routes: Route[] }>(
      ({ below, routes }, link) => {
        const [, , path] = /^\s*(['"`])([^'"`\n]*)\1/.exec(code.text.slice(link.open + 1, link.open + 300)) ?? [];
        if (path !== undefined && link.name === 'basePath') return { below: joined(below, path), routes };
        if (path !== undefined && verb.test(link.name) && link.name !== 'options') routes.push(routeAt(name, link.name, joined(below, path), link.open, link.at));
        return { below, routes };
      },
      { below: prefix, routes: [] },
    ).routes;
  });

/** The calls that follow one another from here. */
const linksAt = (code: Code, from: number): Link[] => {
  const links: Link[] = [];
  for (let at = from; links.length < most; ) {
    const [lead, name = ''] = /^\s{0,200}\.\s{0,20}(\w{1,40})(?:<[^<>()]{1,200}>)?\(/.exec(code.bare.slice(at, at + 500)) ?? [];
    if (lead === undefined) return links;
    const open = at + lead.length - 1;
    links.push({ name, at: at + lead.indexOf('.'), open });
    at = closingOf(code, open);
  }
  return links;
};
