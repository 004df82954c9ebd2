import type { Location } from '../../location.ts';
import { type Reach, reachOf } from '../address-reach.ts';
import type { Product } from './directive.ts';

/** One server, site, virtual host or frontend, with what it gets from the files around it. */
export interface ProxySite {
  readonly product: Product;
  readonly at: Location;
  /** Host names as written; empty where it answers to every name. */
  readonly names: readonly string[];
  readonly listens: readonly Listen[];
  readonly tls: boolean;
  /** Stands in a fenced block of documentation: what readers copy. */
  readonly documented: boolean;
  /** The site itself, and each part of it that sends headers of its own instead. */
  readonly scopes: readonly HeaderScope[];
  /** Where it sends every request on to HTTPS. */
  readonly redirects: Location | undefined;
  /** Where it answers with content or hands requests to a program. */
  readonly serves: Location | undefined;
  /** Every answer is a refusal: nothing is served at all. */
  readonly refuses: boolean;
  /** Only some addresses are let in. */
  readonly restricted: Location | undefined;
  /** Signs that another hop in front of it ends TLS. */
  readonly forwarded: Location | undefined;
  readonly protocols: SiteSetting | undefined;
  readonly ciphers: SiteSetting | undefined;
  readonly serverTokens: SiteSetting | undefined;
  /** Caddy only: addresses that say http://, and the option that turns its automatic HTTPS off. */
  readonly plainAddress: { readonly hosts: readonly string[]; readonly at: Location } | undefined;
  readonly automaticHttpsOff?: Location;
  /** Included files that are not in the repository and may hold what is missing here. */
  readonly unknownIncludes: readonly string[];
}

export interface Listen {
  /** As written; undefined for every address. */
  readonly address: string | undefined;
  readonly reach: Reach;
  readonly port: number | undefined;
  readonly tls: boolean;
  readonly at: Location;
}

export const listen = (address: string | undefined, port: number | undefined, tls: boolean, at: Location): Listen => ({ address, reach: reachOf(address), port, tls, at });

export interface HeaderScope {
  /** "the server", "location /api". */
  readonly label: string;
  readonly at: Location;
  readonly hsts: Hsts | undefined;
}

export interface Hsts {
  readonly value: string;
  /** Sent with errors too. */
  readonly always: boolean;
  readonly at: Location;
}

export interface SiteSetting {
  readonly values: readonly string[];
  readonly at: Location;
}

/** A directive with the file it stands in, after includes are put in. */
export interface Placed {
  readonly name: string;
  readonly args: readonly string[];
  readonly at: Location;
  readonly block?: readonly Placed[];
}

export const placed = (directives: readonly Placed[] | undefined, ...names: readonly string[]): readonly Placed[] => (directives ?? []).filter(({ name }) => names.includes(name));

export const lastPlaced = (directives: readonly Placed[] | undefined, name: string): Placed | undefined => placed(directives, name).at(-1);

/** Every directive below, however deep. */
export const allBelow = (directives: readonly Placed[] | undefined): readonly Placed[] => (directives ?? []).flatMap((one) => [one, ...allBelow(one.block)]);

export const settingOf = (directive: Placed | undefined): SiteSetting | undefined => directive && { values: directive.args, at: directive.at };
