import { type Code, closingOf, inString, insideOf } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import { fluentRoutes } from './fluent-routes.ts';
import { objectRoutes } from './object-routes.ts';
import { joined, namesOf, type Route } from './route.ts';

export const nodeRoutes = (code: Code): Route[] => {
  const found: Route[] = objectRoutes(code);
  if (!/express|fastify|koa|router|hono|restify|polka|nestjs|hapi|elysia/i.test(code.text) && !(isGivenAnApp.test(code.bare) && answersForIt.test(code.bare))) return found;
  for (const match of code.text.matchAll(/\b([\w$]+)\.(get|post|put|patch|delete|all|del)(?:<[^()]{1,400}>)?\(\s*(['"`])(\/[^'"`\n]*|\*)\3\s*,/g)) {
    if (inString(code, match.index + match[0].search(/\S/))) continue;
    const [, receiver = '', verb = '', , pattern = ''] = match;
    if (
      /^(?:axios|https?|request|supertest|agent|\w*[cC]lient|api|fetch|got|ky|superagent|\$|cy|mock|nock|cache|redis|map|this|super)$/i.test(receiver) &&
      !/\breq\b|\bctx\b|\breply\b/.test(insideOf(code, code.bare.indexOf('(', match.index)).slice(0, 400))
    )
      continue;
    found.push(nodeRoute(code, receiver, verb, pattern, code.bare.indexOf('(', match.index), match.index));
  }
  // A function without `next` answers itself.
  for (const match of code.text.matchAll(
    /\b([\w$]+)\.use\(\s*(['"`])(\/[^'"`\n]{1,100})\2\s*,\s*(?:async\s+)?(?:\(\s*_?(?:req|request)\s*,\s*_?(?:res|response)\s*\)\s*=>|function\s*\w*\(\s*_?(?:req|request)\s*,\s*_?(?:res|response)\s*\))/g,
  ))
    if (!inString(code, match.index)) found.push({ method: 'ANY', pattern: match[3] ?? '', guards: [], handler: '', receiver: match[1] ?? '', offset: match.index });
  found.push(...chainedRoutes(code));
  found.push(...fluentRoutes(code, (receiver, verb, pattern, open, at) => nodeRoute(code, receiver, verb, pattern, open, at)));
  const [controller, head] = [lastBefore(code.bare, '@Controller('), lastBefore(code.bare, 'class ')];
  for (const match of code.text.matchAll(/@(Get|Post|Put|Patch|Delete|All)\(\s*(?:['"`]([^'"`\n]*)['"`])?\s*\)/g)) {
    const [rest = '', handler = ''] = /^(?:\s*@\w+\((?:[^()]|\([^()]*\))*\))*\s*(?:public\s+|async\s+)*(\w+)\(/.exec(behind(code, match)) ?? [];
    const guards = guardsIn(`${classHead(code.bare, head(match.index))}\n${decoratorsBefore(code.bare, match.index)}\n${rest}`);
    found.push({
      method: (match[1] ?? '').toUpperCase().replace('ALL', 'ANY'),
      pattern: joined(controllerPath(code, controller(match.index)), match[2] ?? ''),
      guards,
      handler,
      receiver: '@Controller',
      offset: match.index,
    });
  }
  return found;
};

/** A file that names no framework and is given the application: `module.exports = (app) => { app.get('/a', list); }`. */
const isGivenAnApp = /\(\s{0,9}(?:app|server)\s{0,9}[,)]/;
const answersForIt = /\b(?:app|server)\.(?:get|post|put|patch|delete|all)\(/;

/** `router.get('/a', guard, handler)`: what stands in the bracket that opens here. */
const nodeRoute = (code: Code, receiver: string, verb: string, pattern: string, open: number, offset: number): Route => {
  const inside = insideOf(code, open).slice(0, 2000);
  const isInline = /=>|\bfunction\b/.test(inside);
  const names = namesOf(
    inside
      .split(/=>|\bfunction\b/)[0]
      ?.replace(/(['"`])[^'"`\n]*\1/g, ' ')
      .replace(/(?:async\s*)?\([^()]*\)\s*$/, ' ') ?? '',
  );
  return {
    method: verb === 'all' ? 'ANY' : verb.toUpperCase(),
    pattern,
    guards: isInline ? names : names.slice(0, -1),
    handler: isInline ? '' : (names.at(-1) ?? ''),
    receiver,
    offset,
  };
};

const chain = watch(/\b([\w$]+)\s{0,20}\.route\(\s{0,20}(['"`])(\/[^'"`\n]*)\2\s{0,20}\)/g);

/** Express: `router.route('/a').get(list).post(guard, add)`. */
const chainedRoutes = (code: Code): Route[] => {
  const found: Route[] = [];
  for (const match of code.cues.may(chain) ? code.text.matchAll(chain) : []) {
    const [all, receiver = '', , pattern = ''] = match;
    for (let at = match.index + all.length; found.length < 5000; ) {
      const [link, verb] = /^\s*\.(get|post|put|patch|delete|all)\(/.exec(code.bare.slice(at, at + 500)) ?? [];
      if (link === undefined || verb === undefined) break;
      const open = at + link.length - 1;
      found.push(nodeRoute(code, receiver, verb, pattern, open, at + link.indexOf('.')));
      at = closingOf(code, open);
    }
  }
  return found;
};

/** What follows the decorator of a method: those behind it and its head. */
const behind = ({ bare }: Code, { index, 0: decorator }: RegExpExecArray): string => bare.slice(index + decorator.length, index + decorator.length + 8000);

/** Where this word stands last up to a place, or -1; to be asked of one place after the other, as they stand. */
const lastBefore = (text: string, word: string): ((offset: number) => number) => {
  let [last, next] = [-1, text.indexOf(word)];
  return (offset) => {
    for (; next >= 0 && next <= offset; next = text.indexOf(word, next + 1)) last = next;
    return last;
  };
};

/** `@Controller('a')` or `@Controller({ path: 'a' })` of the class that a method stands in. */
const controllerPath = ({ text }: Code, decorator: number): string => {
  const [, plain, path] =
    /^@Controller\(\s*(?:(?:\[\s*)?['"`]([^'"`\n]*)|\{[^{}]{0,200}?\bpath\s*:\s*['"`]([^'"`\n]*))/.exec(decorator < 0 ? '' : text.slice(decorator, decorator + 400)) ?? [];
  return plain ?? path ?? '';
};

const guardsIn = (text: string): string[] => [
  ...[...text.matchAll(/@UseGuards\(\s*([\w, ]+)/g)].flatMap((guard) => namesOf(guard[1] ?? '')),
  // The throttler of Nest counts nothing there: https://docs.nestjs.com/security/rate-limiting
  ...(/@SkipThrottle\(\s*\)/.test(text) ? ['SkipThrottle'] : []),
];

/** All since the last statement or block that ends before. */
const decoratorsBefore = (bare: string, offset: number): string => {
  const before = bare.slice(Math.max(0, offset - 1000), offset);
  return before.slice(Math.max(...Array.from(before.matchAll(/;[ \t]*$|^[ \t]*\}[ \t]*$|\{[ \t]*$/gm), ({ index }) => index), 0));
};

/** The decorators before the class of a method: all since the end of the class before it. */
const classHead = (bare: string, start: number): string => {
  if (start < 0) return '';
  const before = bare.slice(Math.max(0, start - 2000), start);
  return before.slice(Math.max(before.lastIndexOf('\n}'), before.lastIndexOf(';')) + 1);
};
