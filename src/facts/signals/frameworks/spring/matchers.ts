import { matchesAll } from '../../../../globs.ts';
import { type Expression, expressionsIn } from './expressions.ts';

/** Which requests a line of Spring Security is about. */
export interface RequestMatcher {
  readonly method?: string;
  /** Of these paths. Empty for all there are, unless `isOther`. */
  readonly paths: readonly Expression[];
  /** About pages that no controller answers, or about none: static files, endpoints of the actuator, the way a request came. */
  readonly isOther?: true;
  /** It is not known which. */
  readonly isUnread?: true;
}

const verb = /^(?:HttpMethod\.)?(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;
const ofOthers = /^(?:\w+\.)*(?:PathRequest|EndpointRequest|StaticResourceRequest)\.|^CorsUtils::/;
/** `new AntPathRequestMatcher("/a", "GET")`, `mvc.pattern(HttpMethod.GET, "/a")` */
const made = /(?:(?:[mM]atchers?|pattern)\s*|^\w*[mM]atcher\w*)\(([\s\S]*)\)$/;

/** A list that the settings hold: `ignored.getUrls().toArray(new String[0])`. */
export const ofSettings = /^(?:this\.)?[a-z]\w*(?:\.get\w+\(\))*\.get(\w+)\(\)(?:\.stream\(\))?(?:\.toArray\((?:new\s+String\s*\[[\w.()]*\]|String\[\]::new)?\))?$/;

/** Of what stands in the brackets of `requestMatchers(…)`. */
export const matcherIn = (args: string): RequestMatcher => {
  let method: string | undefined;
  const paths: Expression[] = [];
  let others = 0;
  for (const item of itemsOf(args)) {
    const [, asked] = verb.exec(item) ?? [];
    const [, inside] = made.exec(item) ?? [];
    if (asked !== undefined) method = asked;
    else if (ofOthers.test(item)) others += 1;
    else if (inside !== undefined && !/[mM]atcher\w*\(/.test(inside)) {
      const path = /"(?:[^"\\\n]|\\.){0,300}"/.exec(inside)?.[0];
      const [, named, written] = /\bHttpMethod\.(\w+)|"(GET|POST|PUT|PATCH|DELETE)"/.exec(inside) ?? [];
      if (path === undefined || /[rR]egex|Ip[A-Z]|Header/.test(item)) return { paths: [], isUnread: true };
      method = named ?? written ?? method;
      paths.push([{ text: path.slice(1, -1) }]);
    } else if (ofSettings.test(item)) {
      paths.push([{ name: `@${(ofSettings.exec(item)?.[1] ?? '').toLowerCase()}` }]);
    } else {
      const found = expressionsIn(item);
      if (found.length === 0 || found.some((one) => one.some((each) => 'name' in each && each.name === '()'))) return { paths: [], isUnread: true };
      paths.push(...found);
    }
  }
  if (paths.length === 0 && others > 0) return { paths: [], isOther: true };
  return { ...(method === undefined ? {} : { method }), paths };
};

/** Split at the commas that stand in no brackets and no text. */
export const itemsOf = (args: string): readonly string[] => {
  const items: string[] = [];
  let depth = 0;
  let start = 0;
  let quoted = false;
  for (let at = 0; at < args.length; at++) {
    const char = args[at] ?? '';
    if (quoted) {
      if (char === '\\') at += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if ('([{'.includes(char)) depth += 1;
    else if (')]}'.includes(char)) depth -= 1;
    else if (char === ',' && depth === 0) {
      items.push(args.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...items, args.slice(start).trim()].filter((item) => item !== '');
};

/**
 * Does a pattern of Spring, `/jobs/**`, match every request to a route, `/jobs/{id}`? One that matches some of them is none: `/jobs/mine` of `/jobs/{id}`.
 * A path with a variable in its text is written `{}` there.
 */
export const matchesRoute = (pattern: string, route: string): boolean =>
  matchesAll(
    partsOf(pattern).map((part) => (/^\{\*\w+\}$/.test(part) ? anyParts : part)),
    partsOf(route),
    matchesPart,
    anyParts,
  );
const anyParts = '**';

const partsOf = (path: string): readonly string[] => path.split('/').filter((part) => part !== '');

const matchesPart = (pattern: string, part: string): boolean => {
  if (pattern === '*' || /^\{[^{}]*\}$/.test(pattern)) return true;
  if (pattern === part) return true;
  if (part.includes('{') || !/[*?]/.test(pattern)) return false;
  return matchesAll([...pattern], part, (one, of) => one === '?' || one === of, '*');
};
