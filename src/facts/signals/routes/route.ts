/** A path that the application answers. */
export interface Route {
  /** Upper case; `ANY` where the registration does not say. */
  readonly method: string;
  readonly pattern: string;
  /** The names that stand before its handler: dependencies, decorators, middleware given with the route. */
  readonly guards: readonly string[];
  /** The last name given, or the function decorated. */
  readonly handler: string;
  /** The application or router it is registered on. */
  readonly receiver: string;
  /** It says itself that it asks nobody who they are. */
  readonly isOpen?: boolean;
  /** What answers there comes from another file or a library. */
  readonly isElsewhere?: boolean;
  /** Whether its file says that it is answered when the site is built: then nobody is asked, and nothing is done. */
  readonly prerender?: boolean;
  /** The form of a page is sent there. */
  readonly isOfPage?: true;
  readonly offset: number;
}

export const mostRoutes = 5000;

export const joined = (...parts: readonly string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;

/** A path below another, which stays as it is where nothing follows it. */
export const placedBelow = (above: string, below: string): string => (below === '' ? above : `${above}/${below}`.replaceAll(/\/{2,}/g, '/'));

/** The last part of each name in an expression. */
export const namesOf = (text: string): string[] => [...text.slice(0, 2000).matchAll(/[A-Za-z_$][\w$]*(?:\.[A-Za-z_]\w*)*/g)].map(([dotted]) => dotted.split('.').at(-1) ?? '');
