import { languageOf } from './code/language.ts';

interface Placed {
  readonly path: string;
}

/** Is this code in a language that the service is written in? What the page in front of it checks, it need not. */
export const isOfService = ({ servers }: { readonly servers: readonly Placed[] }, path: string): boolean =>
  servers.length === 0 || servers.some((server) => languageOf(server.path) === languageOf(path));

/** Does this code stand in a part of the tree that serves, or is it imported from there? In Node what another part does, a page or a tool may do for itself. */
export const isBesideServer = (
  { servers, routes, reached }: { readonly servers: readonly (Placed & { readonly what?: string })[]; readonly routes: readonly Placed[]; readonly reached: ReadonlySet<string> },
  path: string,
): boolean => {
  if (languageOf(path) !== 'node' || reached.has(path)) return true;
  // Beside the routes of Next.js stand its pages.
  const isOfPages = servers.length > 0 && servers.every(({ what }) => what === 'Next.js');
  return !isOfPages && [...servers, ...routes].some((place) => partOf(place.path) === partOf(path));
};
const partOf = (path: string): string => (/^(?:(?:apps|packages|services|libs|modules|projects|plugins)\/[^/]+|[^/]+(?=\/))/.exec(path) ?? [''])[0];
