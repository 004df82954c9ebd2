import { languageOf } from './language.ts';
import type { WebApp } from './web-app.ts';

/** Is this code in a language that the service is written in? What the page in front of it checks, it need not. */
export const isOfService = ({ servers }: Pick<WebApp, 'servers'>, path: string): boolean =>
  servers.length === 0 || servers.some((server) => languageOf(server.path) === languageOf(path));

/** Does this code stand in a part of the tree that serves? In Node what another part does, a page or a tool may do for itself. */
export const isBesideServer = ({ servers, routes }: Pick<WebApp, 'servers' | 'routes'>, path: string): boolean =>
  languageOf(path) !== 'node' || [...servers, ...routes].some((place) => partOf(place.path) === partOf(path));
const partOf = (path: string): string => (/^(?:(?:apps|packages|services|libs|modules|projects|plugins)\/[^/]+|[^/]+(?=\/))/.exec(path) ?? [''])[0];
