import { countWhile } from '../../text/count-while.ts';
import { type Code, closingOf, inString } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import type { Span } from '../code/functions.ts';
import { pythonCalledRoutes } from './python-called-routes.ts';
import { pythonVerbRoutes } from './python-verb-routes.ts';
import type { Route } from './route.ts';

// Of both only the sign is searched for, and what stands before it is looked at then.
const decorated = watch(
  /@(?<=^[ \t]*@)(\w+(?:\.\w+)*)\.(get|post|put|patch|delete|head|options|route|api_route|websocket)\(\s*(?:path\s*=\s*|rule\s*=\s*)?(?:[\w.]+\(\s*)?[rf]?["']([^"'\n]*)["']/gm,
);
/** A decorator of their own that is given the verb of a router: `@guarded_route(router.post, "/jobs", [Scope.WRITE])`. */
const handed = watch(/@(?<=^[ \t]*@)(\w+)\(\s*(\w+)\.(get|post|put|patch|delete)\s*,\s*["'](\/[^"'\n]*)["']/gm);
const urlPath = watch(/(?<![\w.])(?:(?:re_)?path\(\s*r?|url\(\s*r(?=["']\^))["']([^"'\n]*)["']\s*,\s*(?:([\w.]+)\s*\(\s*)?([\w.]+)/g);

const included = watch(/^[ \t]*(?:re_)?path\(\s*r?["']([^"'\n]*)["']\s*,\s*include\(\s*\(?\s*["']([\w.]+)["']/gm);

const resource = watch(/\.add_\w{0,20}resource\(\s*(\w+)\s*,\s*(?:[\w.]+\(\s*)?["'](\/[^"'\n]*)["']/g);
const registered = watch(/\b\w*router\w*\.register\(\s*(?:prefix\s*=\s*)?(?:r?["']([^"'\n]*)["']|\w+)\s*,\s*(?:viewset\s*=\s*)?([\w.]+)/gi);

const ofNinja = watch(/^[ \t]*from[ \t]+ninja\w*[. ]/m);

/** Django Ninja: `Router(auth=known)`, `@router.get("/jobs", auth=None)`: https://django-ninja.dev/guides/authentication/ */
const ninjaIn = ({ bare, text, cues }: Code): ((receiver: string, head: string) => { readonly asks: readonly string[]; readonly isOpen?: true }) | undefined => {
  if (!cues.may(ofNinja) || !ofNinja.test(text)) return undefined;
  const made = new Map(Array.from(bare.matchAll(/\b(\w{1,60})\s{0,9}(?::[^=\n]{1,60})?=\s{0,9}Router\(([^()]{0,400})/g), ([, name = '', given = '']) => [name, given]));
  return (receiver, head) => {
    const own = /\bauth\s{0,9}=\s{0,9}(?:\[\s{0,40})?([\w.]{1,80})/.exec(head)?.[1] ?? /\bauth\s{0,9}=\s{0,9}(?:\[\s{0,40})?([\w.]{1,80})/.exec(made.get(receiver) ?? '')?.[1];
    if (own === undefined) return { asks: [] };
    return own === 'None' ? { asks: [], isOpen: true } : { asks: [own, own.split('.').at(-1) ?? ''] };
  };
};

const answersThere = /^(?:health_?check|watchman|django_prometheus|heartbeat)\b/;

export const pythonRoutes = (code: Code, spans: readonly Span[]): Route[] => {
  const found: Route[] = [];
  const ninja = ninjaIn(code);
  const starts = [...spans].sort((a, b) => a.start - b.start);
  for (const match of code.cues.may(decorated) ? code.text.matchAll(decorated) : []) {
    if (inString(code, match.index + match[0].search(/\S/))) continue;
    const [all, receiver = '', verb = '', pattern = ''] = match;
    const end = closingOf(code, code.bare.indexOf('(', match.index));
    const span = starts[countWhile(starts, ({ start }) => start <= match.index)];
    if (!span || span.start - end > 3000) continue;
    const head = code.text.slice(match.index, span.body);
    const methods = /\bmethods?\s*=\s*(?:[[({]([^\])}]*)|["'][A-Z]+["'])/.exec(all + head)?.[0].match(/[A-Z]+/g) ?? [
      verb === 'route' ? 'GET' : verb === 'api_route' ? 'ANY' : verb.toUpperCase(),
    ];
    const guards = [...head.matchAll(/\b(?:Depends|Security)\(\s*([\w.]+)|^[ \t]*@([\w.]+)|:\s*([A-Z]\w+)\s*[,)=]/gm)].flatMap(([, dependency, decorator, annotation]) => {
      const name = dependency ?? decorator ?? annotation ?? '';
      const parts = name.split('.');
      return name === '' || name.startsWith(`${receiver}.`) ? [] : [parts.at(-1) ?? '', name, parts[0] ?? ''];
    });
    const { asks = [], isOpen } = ninja?.(receiver, head) ?? {};
    for (const method of methods)
      found.push({
        method,
        pattern,
        guards: [...new Set([...guards, ...asks])],
        handler: span.name,
        receiver,
        ...(isOpen ? { isOpen } : {}),
        offset: match.index + all.search(/@/),
      });
  }
  for (const match of code.cues.may(handed) ? code.text.matchAll(handed) : []) {
    const span = starts[countWhile(starts, ({ start }) => start <= match.index)];
    if (span && span.start - match.index < 3000)
      found.push({
        method: (match[3] ?? '').toUpperCase(),
        pattern: match[4] ?? '',
        guards: [match[1] ?? ''],
        handler: span.name,
        receiver: match[2] ?? '',
        offset: match.index + match[0].search(/@/),
      });
  }
  for (const match of code.cues.may(urlPath) ? code.text.matchAll(urlPath) : []) {
    const [, pattern = '', wrapper, view = ''] = match;
    if (wrapper === 'include' || view === 'include' || inString(code, match.index)) continue;
    const handler =
      view
        .replace(/\.as_view$/, '')
        .split('.')
        .at(-1) ?? '';
    found.push({ method: 'ANY', pattern, guards: wrapper === undefined ? [] : [wrapper], handler, receiver: 'urlpatterns', offset: match.index + match[0].search(/\S/) });
  }
  // An application of another package that answers there by itself: `path("healthz/", include("health_check.urls"))`.
  for (const match of code.cues.may(included) ? code.text.matchAll(included) : [])
    if (answersThere.test(match[2] ?? ''))
      found.push({
        method: 'ANY',
        pattern: match[1] || (match[2] ?? ''),
        guards: [],
        handler: match[2] ?? '',
        receiver: 'urlpatterns',
        offset: match.index + match[0].search(/\S/),
      });
  // Flask-RESTful: `api.add_resource(Jobs, "/jobs")`
  for (const match of code.cues.may(resource) ? code.text.matchAll(resource) : [])
    found.push({ method: 'ANY', pattern: match[2] ?? '', guards: [], handler: match[1] ?? '', receiver: 'urlpatterns', offset: match.index });
  // What the REST framework of Django puts below a path.
  for (const match of code.cues.may(registered) ? code.text.matchAll(registered) : [])
    if (/View(?:Set)?$/i.test(match[2] ?? ''))
      found.push({ method: 'ANY', pattern: match[1] ?? '{}', guards: [], handler: (match[2] ?? '').split('.').at(-1) ?? '', receiver: 'urlpatterns', offset: match.index });
  return [...found, ...pythonCalledRoutes(code), ...pythonVerbRoutes(code, spans)];
};
