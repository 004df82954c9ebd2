import { countWhile } from '../../text/count-while.ts';
import { type Code, closingOf, inString, insideOf } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import type { Span } from '../code/functions.ts';
import { joined, namesOf, type Route } from './route.ts';

const brought = watch(/^[ \t]*from[ \t]+(?:bottle|litestar|starlite)(?:\.\w{1,40})?[ \t]+import\b/m);
const decorator = watch(/^[ \t]*@(get|post|put|patch|delete|head|route)\(/gm);

/** Bottle and Litestar, whose decorators are imported by the names of the methods: `@get("/jobs")`, in a class of Litestar below the path of that. */
export const pythonVerbRoutes = (code: Code, spans: readonly Span[]): Route[] => {
  if (!code.cues.may(decorator) || !brought.test(code.text)) return [];
  const starts = [...spans].sort((a, b) => a.start - b.start);
  return [...code.bare.matchAll(decorator)].slice(0, 2000).flatMap((match): Route[] => {
    const open = match.index + match[0].length - 1;
    const span = starts[countWhile(starts, ({ start }) => start <= match.index)];
    if (inString(code, open) || !span || span.start - closingOf(code, open) > 3000) return [];
    const inside = insideOf(code, open);
    const { below, guards, isOpen } = classAround(code, starts, match.index);
    const own = [...decoratorsBetween(code, match.index, span.start), ...guardsIn(inside)];
    return methodsOf(match[1] ?? '', inside).map((method) => ({
      method,
      pattern: joined(below, pathIn(inside)),
      guards: [...guards, ...own],
      handler: span.name,
      receiver: 'urlpatterns',
      ...(isOpen || leavesOut.test(inside) ? { isOpen: true } : {}),
      offset: match.index + match[0].indexOf('@'),
    }));
  });
};

/** What a method of Litestar says of those that ask before all routes. */
const leavesOut = /\bexclude_from_auth["']?\s{0,9}[=:]\s{0,9}True\b/;

const pathIn = (inside: string): string => /^\s{0,99}(?:(?:path|\[)\s{0,9}=?\s{0,9})?\[?\s{0,9}["']([^"'\n]{0,300})["']/.exec(inside)?.[1] ?? '';

const methodsOf = (verb: string, inside: string): readonly string[] => {
  if (verb !== 'route') return [verb.toUpperCase()];
  const [said] = /\b(?:http_)?methods?\s{0,9}=\s{0,9}(?:[[({][^\])}]{0,200}|["'][A-Za-z]{1,10}["'])/.exec(inside) ?? [];
  return said?.match(/\b[A-Z]{3,7}\b/g) ?? ['GET'];
};

const guardsIn = (text: string): readonly string[] => [...text.matchAll(/\bguards\s{0,9}(?::[^=\n]{0,100})?=\s{0,9}\[([^\]]{0,1000})/g)].flatMap(([, list = '']) => namesOf(list));

/** The decorators beside it: `@login_required`. */
const decoratorsBetween = ({ bare }: Code, from: number, until: number): readonly string[] =>
  [...bare.slice(bare.lastIndexOf('\n\n', from) + 1, until).matchAll(/^[ \t]*@([\w.]{1,100})/gm)].flatMap(([, name = '']) =>
    verb.test(name) ? [] : [name.split('.').at(-1) ?? ''],
  );
const verb = /^(?:get|post|put|patch|delete|head|route)$/;

const classAround = ({ text, bare }: Code, starts: readonly Span[], offset: number): { readonly below: string; readonly guards: readonly string[]; readonly isOpen: boolean } => {
  const around = starts.findLast(({ start, end }) => start < offset && offset < end && /^[ \t]*class\b/.test(bare.slice(start, start + 200)));
  if (!around) return { below: '', guards: [], isOpen: false };
  // Its own members stand before its first method.
  const first = bare.slice(around.body, around.end).search(/\n[ \t]*(?:@|(?:async[ \t]+)?def\b)/);
  const members = text.slice(around.body, first < 0 ? around.end : around.body + first);
  const [, below = ''] = /^[ \t]+path\s{0,9}(?::[^=\n]{0,60})?=\s{0,9}["']([^"'\n]{0,300})["']/m.exec(members) ?? [];
  return { below, guards: guardsIn(members), isOpen: leavesOut.test(members) };
};
