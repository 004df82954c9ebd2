import { languageOf } from './code/language.ts';
import { isFileFramework } from './routes/by-file/file-frameworks.ts';

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
  // Beside routes that are files stand the pages.
  const isOfPages = servers.length > 0 && servers.every(({ what = '' }) => isOfFiles(what));
  return !isOfPages && [...servers, ...routes].some((place) => partOf(place.path) === partOf(path));
};
/** Are all of these routed by files: Next.js and its like? What a server of Node stands beneath is no application of its own. */
export const areOfFiles = (servers: readonly { readonly what: string }[]): boolean =>
  servers.some(({ what }) => isOfFiles(what)) && servers.every(({ what }) => isOfFiles(what) || /^https?\.createServer$/.test(what));
const isOfFiles = (what: string): boolean => what === 'Next.js' || isFileFramework(what);

const partOf = (path: string): string => (/^(?:(?:apps|packages|services|libs|modules|projects|plugins)\/[^/]+|[^/]+(?=\/))/.exec(path) ?? [''])[0];
