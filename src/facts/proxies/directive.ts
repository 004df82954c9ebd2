import type { Place } from '../formats/data-node.ts';

/** One directive of a web server's configuration: nginx, Caddy, Apache and HAProxy all read as this tree. */
export interface Directive extends Place {
  readonly name: string;
  readonly args: readonly string[];
  /** The directives between its braces; undefined for one that has none. */
  readonly block?: readonly Directive[];
}

export type Product = 'nginx' | 'caddy' | 'apache' | 'haproxy';

/** Deeper than any real configuration; deeper ones are not read. */
export const maxDepth = 40;
