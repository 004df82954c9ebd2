import { languageOf } from './language.ts';
import type { WebApp } from './web-app.ts';

/** Is this code in a language that the service is written in? What the page in front of it checks, it need not. */
export const isOfService = ({ servers }: Pick<WebApp, 'servers'>, path: string): boolean =>
  servers.length === 0 || servers.some((server) => languageOf(server.path) === languageOf(path));
