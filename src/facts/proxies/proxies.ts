import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { isForAssistants, isForDevelopers, proves, zoneOf } from '../zone.ts';
import { apacheSites } from './apache-sites.ts';
import { caddySites } from './caddy-sites.ts';
import type { Directive, Product } from './directive.ts';
import { haproxySites } from './haproxy-sites.ts';
import { withIncludes } from './includes.ts';
import { nginxSites } from './nginx-sites.ts';
import { isConfigPath, readConfigs, zoneOfConfig } from './read-config.ts';
import type { Placed, ProxySite } from './site.ts';

/** The sites that nginx, Caddy, Apache and HAProxy are told to serve. Tests and examples are left out; fenced blocks of documentation are marked. */
export interface Proxies {
  readonly sites: readonly ProxySite[];
}

const sitesOf: Readonly<Record<Product, (directives: readonly Placed[], documented: boolean) => readonly ProxySite[]>> = {
  nginx: nginxSites,
  caddy: caddySites,
  apache: apacheSites,
  haproxy: haproxySites,
};

export const proxies = defineFact({
  name: 'proxies',
  revision: 19,
  selects: ({ path }: FileEntry) =>
    (isConfigPath(path) ? proves(zoneOfConfig(path)) : /\.(?:md|mdx|markdown)$/i.test(path) && zoneOf(path) === 'docs') && !isForAssistants(path) && !isForDevelopers(path),
  extract: readConfigs,
  combine({ extracts }) {
    const documented = extracts.flatMap(({ file, value }) =>
      value.filter((config) => config.documented).flatMap(({ product, directives }) => sitesOf[product](place(file.path, directives), true)),
    );
    const products: readonly Product[] = ['nginx', 'caddy', 'apache', 'haproxy'];
    const configured = products.flatMap((product) => {
      const files = new Map(
        extracts.flatMap(({ file, value }) => value.filter((config) => !config.documented && config.product === product).map((config) => [file.path, config.directives] as const)),
      );
      const roots = product === 'nginx' ? withIncludes(files) : new Map([...files].map(([path, directives]) => [path, place(path, directives)]));
      return [...roots.values()].flatMap((directives) => sitesOf[product](directives, false));
    });
    const elsewhere = new Map(
      extracts.flatMap(({ file, value }) => value.flatMap((config) => (config.tlsElsewhere === undefined ? [] : [[file.path, config.tlsElsewhere] as const]))),
    );
    const commented = (site: ProxySite): ProxySite => {
      const line = site.forwarded || (site.documented && site.tls) ? undefined : elsewhere.get(site.at.path);
      return line === undefined ? site : { ...site, forwarded: { path: site.at.path, line } };
    };
    return { sites: [...configured, ...documented].map(commented) };
  },
});

const place = (path: string, directives: readonly Directive[]): readonly Placed[] =>
  directives.map(({ name, args, line, column, block }) => ({ name, args, at: { path, line, column }, ...(block ? { block: place(path, block) } : {}) }));
