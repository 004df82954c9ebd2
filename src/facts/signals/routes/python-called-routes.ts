import { type Code, closingOf, inString, insideOf } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import { joined, namesOf, type Route } from './route.ts';

/** How one framework is told of a route by a call, or in a list. */
interface Form {
  /** What a file names that has it. */
  readonly of: RegExp;
  /** Up to the handler. */
  readonly pattern: RegExp;
  /** What it is without a word on methods. */
  readonly otherwise: 'GET' | 'ANY';
}

const path = String.raw`[rf]?["'](?<path>/[^"'\n]{0,300})["']`;
const form = (of: RegExp, otherwise: Form['otherwise'], pattern: string): Form => ({ of: watch(of), otherwise, pattern: watch(new RegExp(pattern, 'g')) });

const starlette = /\bstarlette\b/i;

const forms: readonly Form[] = [
  // web.get('/jobs', list), app.router.add_route('POST', '/jobs', add)
  form(
    /\baiohttp\b/,
    'ANY',
    String.raw`(?:\bweb\.|\.add_)(?<verb>get|post|put|patch|delete|route|view)\(\s{0,99}(?:["'](?<said>[A-Z*]{1,10})["']\s{0,9},\s{0,99})?${path}\s{0,9},\s{0,99}(?:handler\s{0,9}=\s{0,9})?(?=\w)`,
  ),
  form(starlette, 'GET', String.raw`\b(?:Api|API)?Route\(\s{0,99}(?:path\s{0,9}=\s{0,9})?${path}\s{0,9},\s{0,99}(?:endpoint\s{0,9}=\s{0,9})?(?=\w)`),
  form(starlette, 'GET', String.raw`\.add_route\(\s{0,99}${path}\s{0,9},\s{0,99}(?=\w)`),
  form(/\bfalcon\b/, 'ANY', String.raw`\.add_route\(\s{0,99}${path}\s{0,9},\s{0,99}(?=\w)`),
  form(/\bsanic\b/i, 'GET', String.raw`\.add_route\(\s{0,99}(?<handler>[\w.]{1,80}(?:\([^()\n]{0,80}\))?)\s{0,9},\s{0,99}(?:uri\s{0,9}=\s{0,9})?${path}`),
  // (r'/jobs', JobsHandler), url(r'/jobs', JobsHandler)
  form(/\btornado\b/, 'ANY', String.raw`\(\s{0,99}${path}\s{0,9},\s{0,99}(?=[\w.]{0,80}[A-Z]\w{0,60}\s{0,9}[,)])`),
];

/** aiohttp, Starlette, Falcon, Sanic and Tornado, which are handed a path and its handler. What stands round a route, or round its handler, stands before it. */
export const pythonCalledRoutes = (code: Code): Route[] => {
  const known = forms.filter(({ of, pattern }) => code.cues.may(of) && code.cues.may(pattern) && of.test(code.text));
  const mounts = known.some(({ of }) => of === starlette) ? mountsIn(code) : [];
  // What one of them is handed in this way, another one may be as well.
  const seen = new Set<number>();
  return known.flatMap(({ pattern, otherwise }) =>
    [...code.text.matchAll(pattern)].slice(0, 2000).flatMap((match): Route[] => {
      if (inString(code, match.index) || seen.has(match.index)) return [];
      seen.add(match.index);
      const inside = insideOf(code, match.index + match[0].indexOf('('));
      const { path: own = '', verb = '', said = verb, handler } = match.groups ?? {};
      const after = match.index + match[0].length;
      const { wrappers, name } = handlerAt(handler ?? code.bare.slice(after, after + 300));
      const around = mounts.filter(({ from, until }) => from < match.index && match.index < until);
      return methodsOf(said, inside, otherwise).map((method) => ({
        method,
        pattern: joined(...around.map(({ path }) => path), own),
        guards: [...around.flatMap(({ guards }) => guards), ...middlewareIn(inside), ...wrappers],
        handler: name,
        // Like a view of Django it is known by its name, which may be decorated elsewhere.
        receiver: 'urlpatterns',
        offset: match.index,
      }));
    }),
  );
};

const methodsOf = (said: string, inside: string, otherwise: Form['otherwise']): readonly string[] => {
  if (said !== '') return [/^(?:route|view|\*)$/.test(said) ? 'ANY' : said.toUpperCase()];
  const [, list] = /\bmethods\s{0,9}=\s{0,9}[[({]([^\])}]{0,200})/.exec(inside) ?? [];
  return list?.match(/[A-Z]+/g) ?? [otherwise];
};

/** `login_required(limited(jobs))`, `JobsResource(db)`, `views.jobs` */
const handlerAt = (text: string): { readonly wrappers: readonly string[]; readonly name: string } => {
  const [, wrappers = '', dotted = ''] = /^((?:[\w.]{1,80}\(\s{0,20}(?=[A-Za-z_])){0,5})([\w.]{1,80})/.exec(text) ?? [];
  const own =
    dotted
      .replace(/\.as_view$/, '')
      .split('.')
      .at(-1) ?? '';
  const outer = namesOf(wrappers);
  // What makes a resource is no guard of it.
  return /^[A-Z]/.test(outer[0] ?? '') ? { wrappers: [], name: outer[0] ?? '' } : { wrappers: outer, name: own };
};

interface Mount {
  readonly path: string;
  readonly from: number;
  readonly until: number;
  readonly guards: readonly string[];
}

const mount = watch(/\bMount\(\s{0,99}(?:path\s{0,9}=\s{0,9})?["'](\/[^"'\n]{0,300})?["']/g);

const mountsIn = (code: Code): readonly Mount[] =>
  [...code.text.matchAll(mount)].slice(0, 200).map((match) => {
    const from = match.index + match[0].indexOf('(');
    const until = closingOf(code, from);
    const routes = code.bare.slice(from, until).search(/\broutes\s{0,9}=\s{0,9}\[/);
    const list = routes < 0 ? until : code.bare.indexOf('[', from + routes);
    return { path: match[1] ?? '', from, until, guards: middlewareIn(code.text.slice(from, list) + code.text.slice(routes < 0 ? until : closingOf(code, list), until)) };
  });

const middlewareIn = (inside: string): readonly string[] => {
  const [, list = ''] = /\bmiddleware\s{0,9}=\s{0,9}\[([^\]]{0,1000})/.exec(inside) ?? [];
  return namesOf(list).filter((name) => name !== 'Middleware');
};
