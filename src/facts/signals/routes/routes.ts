import { type Code, insideOf } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import type { Span } from '../code/functions.ts';
import type { Language } from '../code/language.ts';
import { goRoutes } from './go-routes.ts';
import { nodeRoutes } from './node-routes.ts';
import { pythonRoutes } from './python-routes.ts';
import { mostRoutes, namesOf, type Route } from './route.ts';

/** `api := r.Group("/api", auth)`: a router made of another one, with what stands before all its routes. */
export interface RouterGroup {
  readonly name: string;
  readonly parent: string;
  readonly guards: readonly string[];
  readonly offset: number;
}

const group = watch(/\b(\w+)\s*(?::=|=)\s*(\w+)(?:\.Group|\.Route|\.With|\.PathPrefix\([^)\n]{0,300}\)\.Subrouter|\.basePath)\(/g);

export const groupsOf = (code: Code): readonly RouterGroup[] =>
  [...(code.cues.may(group) ? code.text.matchAll(group) : [])].map((match) => ({
    name: match[1] ?? '',
    parent: match[2] ?? '',
    guards: namesOf(insideOf(code, match.index + match[0].length - 1).replace(/"[^"\n]*"/g, ' ')),
    offset: match.index,
  }));

export const routesOf = (code: Code, language: Language, spans: readonly Span[]): readonly Route[] =>
  ({ python: pythonRoutes, go: goRoutes, node: nodeRoutes })[language](code, spans).slice(0, mostRoutes);
