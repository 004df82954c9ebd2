import { type Code, closingOf, inString, insideOf } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import { joined, mostRoutes, namesOf, type Route } from './route.ts';

const chains = /chain|wrap|middlewares?$/i;

const below = watch(/\b(?:(\w+)\s*:?=\s*)?(\w+)\.(Group|Mount|Route)\(\s*"(\/?[^"\n]*)"\s*,?\s*(?:func\(\s*(\w+)\s[^()\n]{0,40}\)\s*\{|(\w+)\s*\))?/g);

/** A router of Go that answers below a path of another one: `api := r.Group("/api")`, `r.Mount("/api", api)`, `r.Route("/api", func(api chi.Router) {`. */
interface Below {
  readonly name: string;
  readonly parent: string;
  readonly prefix: string;
  readonly at: number;
  readonly from: number;
  readonly until: number;
}

const belowIn = (code: Code): readonly Below[] => {
  let start = 0;
  let until = -1;
  return [...(code.cues.may(below) ? code.text.matchAll(below) : [])].slice(0, 2000).flatMap((match): Below[] => {
    const [all, made, parent = '', verb, prefix = '', inner, mounted] = match;
    // A name stands for this router in its function; one that is mounted was made and given its routes before.
    if (match.index > until) {
      start = Math.max(0, code.bare.lastIndexOf('\nfunc ', match.index));
      const end = code.bare.indexOf('\n}', match.index);
      until = end < 0 ? code.bare.length : end;
    }
    if (inner !== undefined) return [{ name: inner, parent, prefix, at: match.index, from: match.index, until: closingOf(code, match.index + all.length - 1) }];
    if (verb === 'Mount') return mounted === undefined ? [] : [{ name: mounted, parent, prefix, at: match.index, from: start, until }];
    return made === undefined ? [] : [{ name: made, parent, prefix, at: match.index, from: match.index, until }];
  });
};

/** The path below which a router answers at this place; of a name within a name, the inner one. */
const prefixOf = (routers: readonly Below[], name: string, offset: number, depth = 0): string => {
  const found = depth > 5 ? undefined : routers.findLast((router) => router.name === name && router.from <= offset && offset <= router.until);
  return found === undefined ? '' : joined(prefixOf(routers, found.parent, found.at - 1, depth + 1), found.prefix);
};

const mounted = watch(/\b(\w+)\.Mount\(\s*"(\/[^"\n]*)"\s*,\s*(?=[\w.]+)/g);
/** What is put below such a path answers there by itself. */
const answersThere = /\/(?:_?health\w*|livez?|readyz?|ready|ping|metrics)$/;

/** Gorilla: `router.Methods("GET").Path("/jobs").HandlerFunc(list)`. */
const chained = watch(/\b(\w+)(?:\.Methods\(([^()\n]{0,80})\))?\.Path\(\s*"(\/[^"\n]*)"\s*\)(?:\s*\.Methods\(([^()\n]{0,80})\))?\s*\.Handler(?:Func)?\(/g);

export const goRoutes = (code: Code): Route[] => {
  const found = [...(code.cues.may(mounted) ? code.text.matchAll(mounted) : [])].flatMap(({ index, 1: receiver = '', 2: pattern = '' }): Route[] =>
    answersThere.test(pattern) ? [{ method: 'ANY', pattern, guards: [], handler: '', receiver, offset: index }] : [],
  );
  const routers = belowIn(code);
  for (const match of code.cues.may(chained) ? code.text.matchAll(chained) : []) {
    const [all, receiver = '', before, pattern = '', after] = match;
    const names = namesOf(insideOf(code, match.index + all.length - 1).replace(/"[^"\n]*"/g, ' '));
    found.push({
      method: /(?:"|Method)([A-Za-z]{3,7})\b/.exec(before ?? after ?? '')?.[1]?.toUpperCase() ?? 'ANY',
      pattern,
      guards: names.slice(0, -1),
      handler: names.at(-1) ?? '',
      receiver,
      offset: match.index,
    });
    if (found.length === mostRoutes) break;
  }
  for (const match of code.text.matchAll(
    /(?<!\w)(?<!\w\.)(\w+(?:\.\w+)*)\.(HandleFunc|Handle|Method|Match|Get|Post|Put|Patch|Delete|GET|POST|PUT|PATCH|DELETE|Any|All)\(\s*(?:http\.Method(\w+)\s*,\s*|\[\]string\{[^{}\n]{0,80}\}\s*,\s*)?(?:[\w.]+(?:\(\s*|\s*\+\s*))?"([^"\n]*)"\s*\)?\s*,/g,
  )) {
    if (inString(code, match.index + match[0].search(/\S/))) continue;
    const [, receiver = '', verb = '', constant, written = ''] = match;
    if (
      /^(?:os|viper|flag|url|http\.Header|r\.Header|req\.Header|resp\.Header|w\.Header|r\.URL|redis|rdb|client|cache|c|ctx|session|params|values|query|form)$/i.test(receiver) &&
      verb !== 'HandleFunc'
    )
      continue;
    const [, method, pattern] = /^(?:([A-Z]+)\s+)?(\S*)$/.exec(written) ?? [];
    // Gin and Echo take `g.GET("health", …)` as well.
    // `p.client.Get(fmt.Sprintf("/jobs/%s", id), &job)` asks another service.
    if (/(?:^|\.)\w{0,40}[cC]lient$/.test(receiver) || /%[sdvqx]/.test(written)) continue;
    const isPath = pattern !== undefined && (/^[\w.-]*\/|^$|^\*$/.test(pattern) || (/^(?:GET|POST|PUT|PATCH|DELETE)$/.test(verb) && /^[a-z][\w-]*$/.test(pattern)));
    if (pattern === undefined || !isPath) continue;
    const names = namesOf(
      insideOf(code, code.bare.indexOf('(', match.index))
        .slice(0, 4000)
        .replace(/"[^"\n]*"|\b(?:true|false|nil)\b/g, ' '),
    );
    const verbs = /^(?:Handle|HandleFunc|Any|All|Method|Match)$/.test(verb) ? (method ?? constant?.toUpperCase() ?? 'ANY') : verb.toUpperCase();
    const prefix = routers.length > 0 ? prefixOf(routers, receiver, match.index) : '';
    // In a chain what comes last may as well be what stands first.
    found.push({
      method: verbs,
      pattern: prefix === '' ? pattern : joined(prefix, pattern),
      guards: [...new Set(names.some((name) => chains.test(name)) ? names : names.slice(0, -1))],
      handler: names.at(-1) ?? '',
      receiver,
      offset: match.index,
    });
    if (found.length === mostRoutes) break;
  }
  return found;
};
