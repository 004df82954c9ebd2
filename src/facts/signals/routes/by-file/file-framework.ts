import type { Code } from '../../code/code.ts';
import type { Span } from '../../code/functions.ts';
import type { Route } from '../route.ts';

/** What a file is to a framework that routes by files, by where it lies. */
export interface FilePlace {
  readonly kind: 'handler' | 'middleware' | 'settings';
  /** The folder below which it counts: that of its application, with a slash at its end, empty at the root of the repository. */
  readonly root: string;
  /** The path that it answers; empty for a middleware and the settings. */
  readonly pattern: string;
}

/** The routes of a file, and the functions among them that have no name of their own in the language: members of an object. */
export interface FileRoutes {
  readonly routes: readonly Route[];
  readonly spans?: readonly Span[];
}

/** A framework of Node that takes the path of a file for that of a route. What lies where its files do may be of anything: its code says so. */
export interface FileFramework {
  readonly name: string;
  readonly placeOf: (path: string) => FilePlace | undefined;
  readonly routesOf: (code: Code, place: FilePlace, path: string) => FileRoutes;
  /** What its middleware gives out, or where the word for that stands; undefined where it gives out nothing of the kind. */
  readonly middlewareAt: (code: Code, path: string) => number | undefined;
  /** For which methods its middleware is asked; undefined for all. */
  readonly methodsOfMiddleware?: (code: Code) => readonly string[] | undefined;
  /** Answers may be made when the site is built, and then most are. */
  readonly isBuilt?: true;
}

/** `[id]`, `[...rest]` and `(group)`, as most of them write a path. */
export const patternOf = (parts: readonly string[]): string =>
  `/${parts
    .filter((part) => part !== '' && !/^\(.*\)$/.test(part))
    .map((part) => (/^\[{1,2}\.\.\./.test(part) ? '*' : part.replace(/\[{1,2}([^\]=]+)(?:=[^\]]*)?\]{1,2}/g, ':$1')))
    .join('/')}`;
