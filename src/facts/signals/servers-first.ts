import { folderOf } from '../paths.ts';
import type { CodeReading, Reading } from './code-reading.ts';
import type { Sighting } from './sightings/sightings.ts';

/**
 * The one that listens, has routes or puts something before them comes before those of tools. What Nest makes in a script that does nothing of this
 * serves nobody, and a library of Go is served by the programs of others. Of several that do so, the one with more to answer is the product.
 */
export const serversFirst = <S extends Pick<Sighting, 'kind' | 'what'> & { readonly path: string }>(sightings: readonly S[], readings: readonly Reading[]): readonly S[] => {
  const isProgram = sightings.some(({ kind }) => kind === 'program');
  const servers = sightings.filter(({ kind, path }) => kind === 'server' && (isProgram || !path.endsWith('.go')));
  const making = new Set(servers.map(({ path }) => path));
  const routed = readings.filter(({ code }) => code.routes.length > 0);
  const rank = new Map(
    readings
      .filter(({ path }) => making.has(path))
      .map(({ path, code }) => {
        const folder = folderOf(path);
        const below = routed.filter((other) => folder === '' || other.path.startsWith(`${folder}/`)).reduce((count, other) => count + other.code.routes.length, 0);
        const serves = (listensToOthers(code) ? 2 : 0) + (code.routes.length > 0 ? 2 : 0) + (code.wired.some(({ scope }) => scope === 'app') ? 1 : 0);
        return [path, serves + Math.min(3, below / 10) - (isBesideProduct.test(path) ? 10 : 0)];
      }),
  );
  const serving = servers.filter(({ path, what }) => what !== 'NestFactory.create' || (rank.get(path) ?? 0) > 0);
  return (serving.length > 0 ? serving : servers).toSorted((a, b) => (rank.get(b.path) ?? 0) - (rank.get(a.path) ?? 0));
};

/** What tries the product out, or answers while it is away. */
export const isBesideProduct = /(?:^|[/_.-])(?:tester|demo(?!c|g|l|n|t)[a-z]{0,12}|telemetry|mock|fake|stub|dummy|bench(?:mark)?|simulator|maintenance|debug)s?(?:[/_.-]|$)/i;

/** A tool that waits for an answer of a browser on its machine listens as well. */
const listensToOthers = ({ listeners }: CodeReading): boolean => listeners.some(({ host }) => host !== '127.0.0.1' && host !== 'localhost');

/** A tool that waits for an answer of a browser on its machine. */
export const listensHereOnly = (code: CodeReading): boolean => code.listeners.length > 0 && !listensToOthers(code);
