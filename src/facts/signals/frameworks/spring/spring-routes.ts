import { joined } from '../../routes/route.ts';
import type { Texts } from './constants.ts';
import type { PlacedType } from './spring-file.ts';
import type { PlacedReading } from './spring-modules.ts';
import type { Guard } from './spring-types.ts';

/** A route of a controller, below the path of its class, without that of the whole application. */
export interface ControllerRoute {
  readonly path: string;
  readonly line: number;
  readonly method: string;
  readonly pattern: string;
  /** Its path holds a name whose text is not known. */
  readonly isUnsure: boolean;
  readonly guards: readonly Guard[];
  readonly handler: string;
  readonly controller: string;
}

/** The routes of all controllers, those that they have of an interface or of a class above them too, and the controllers whose routes stand nowhere here. */
export const controllerRoutes = (
  readings: readonly PlacedReading[],
  textsOf: Texts,
): { readonly routes: readonly ControllerRoute[]; readonly unread: readonly { readonly path: string; readonly reason: string }[] } => {
  const placed = readings.flatMap(({ path, spring }) => spring.types.map((type) => ({ path, type })));
  const bases = new Map(placed.filter(({ type }) => type.kind !== 'controller' || type.routes.length > 0).map((one) => [one.type.name, one]));
  const routes: ControllerRoute[] = [];
  const unread: { path: string; reason: string }[] = [];
  for (const { path, type } of placed) {
    if (type.kind !== 'controller') continue;
    const above = basesOf(type, bases);
    const own = [{ path, type }, ...above].flatMap((place) =>
      place.type.routes.flatMap((route): ControllerRoute[] => {
        const prefixes = type.prefixes.length > 0 ? type.prefixes : place.type.prefixes;
        const patterns = (prefixes.length > 0 ? prefixes : [[]]).flatMap((prefix) =>
          route.paths.flatMap((one) => combined(textsOf(prefix, type.name), textsOf(one, place.type.name), prefix, one)),
        );
        return patterns.flatMap(({ pattern, isUnsure }) =>
          route.methods.map((method) => ({
            path: place.path,
            line: route.line,
            method,
            pattern,
            isUnsure,
            guards: [...type.guards, ...(place.type === type ? [] : place.type.guards), ...route.guards],
            handler: route.handler,
            controller: type.name,
          })),
        );
      }),
    );
    const [elsewhere] = own.length > 0 ? [] : type.bases.filter((base) => !bases.has(base) && /Api|Controller|Resource|Delegate|Operations|Service/.test(base));
    if (elsewhere !== undefined) unread.push({ path, reason: `its routes are those of ${elsewhere}, which is not in this repository` });
    routes.push(...own);
  }
  return { routes, unread };
};

interface PlacedOne {
  readonly path: string;
  readonly type: PlacedType;
}

const basesOf = (type: PlacedType, known: ReadonlyMap<string, PlacedOne>, depth = 0): readonly PlacedOne[] =>
  depth > 4
    ? []
    : type.bases.flatMap((name) => {
        const base = known.get(name);
        return base === undefined || base.type === type ? [] : [base, ...basesOf(base.type, known, depth + 1)];
      });

type Written = Parameters<Texts>[0];

const combined = (
  prefixes: readonly string[] | undefined,
  paths: readonly string[] | undefined,
  prefix: Written,
  path: Written,
): readonly { readonly pattern: string; readonly isUnsure: boolean }[] =>
  (prefixes ?? [nameOf(prefix)]).flatMap((above) =>
    (paths ?? [nameOf(path)]).map((below) => ({ pattern: plain(joined(above, below)), isUnsure: prefixes === undefined || paths === undefined || /\$\{/.test(above + below) })),
  );

const nameOf = (expression: Written): string => `/{${expression.map((part) => ('name' in part ? part.name : '')).join('')}}`;

/** `{id:\\d+}` is `{id}`; what Spring puts in from its settings is a variable. */
const plain = (pattern: string): string => pattern.replaceAll(/\$?\{([\w.*-]+):(?:[^{}]|\{[^{}]*\})*\}/g, '{$1}').replaceAll('${', '{');
