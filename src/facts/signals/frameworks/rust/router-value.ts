import type { RustLayer } from './layers.ts';

/** A path that a router answers. Of a handler that says its path and method itself the method is empty, until all files are known. */
export interface RustRoute {
  readonly method: string;
  readonly pattern: string;
  readonly handler: string;
  readonly layers: readonly RustLayer[];
  readonly line: number;
}

/** The routes that another function gives, by its name. */
export interface RustInclude {
  readonly of: string;
  readonly pattern: string;
  readonly layers: readonly RustLayer[];
  /** A function of another kind may have this name. */
  readonly perhaps?: true;
}

export interface RouterValue {
  readonly routes: readonly RustRoute[];
  readonly includes: readonly RustInclude[];
  /** Something answers there that was not understood. */
  readonly strange?: true;
}

export const nothing: RouterValue = { routes: [], includes: [] };

export const joined = (above: string, below: string): string => `${above}/${below}`.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');

export const both = (a: RouterValue, b: RouterValue): RouterValue => ({
  routes: [...a.routes, ...b.routes],
  includes: [...a.includes, ...b.includes],
  ...(a.strange || b.strange ? { strange: true as const } : {}),
});
export const below = (pattern: string, { routes, includes, ...rest }: RouterValue): RouterValue => ({
  routes: routes.map((route) => ({ ...route, pattern: joined(pattern, route.pattern) })),
  includes: includes.map((one) => ({ ...one, pattern: joined(pattern, one.pattern) })),
  ...rest,
});
export const behind = (layers: readonly RustLayer[], value: RouterValue): RouterValue =>
  layers.length === 0
    ? value
    : {
        ...value,
        routes: value.routes.map((route) => ({ ...route, layers: [...route.layers, ...layers] })),
        includes: value.includes.map((one) => ({ ...one, layers: [...one.layers, ...layers] })),
      };

/** What another function gives. */
export const givenBy = (of: string, perhaps = false): RouterValue => ({ routes: [], includes: [{ of, pattern: '', layers: [], ...(perhaps ? { perhaps: true as const } : {}) }] });
/** A handler that says itself what it answers, in its attribute. */
export const attributedBy = (handler: string, line: number): RustRoute => ({ method: '', pattern: '', handler, layers: [], line });
