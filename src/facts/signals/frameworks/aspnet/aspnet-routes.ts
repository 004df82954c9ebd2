import type { Attribute } from '../../code/attributes.ts';
import type { CoveredRoute } from '../../routes/coverage.ts';
import { joined } from '../../routes/route.ts';
import { coveredRoute } from '../covered-route.ts';
import type { PlacedController } from './aspnet-file.ts';
import type { Said } from './endpoints.ts';
import type { PlacedReading, Scope } from './projects.ts';

type Answer = CoveredRoute['authenticated'];

/** The routes of controllers and those that are mapped by calls, and whether a caller of each is asked. */
export const aspNetRoutes = (readings: readonly PlacedReading[], scopeOf: (path: string) => Scope): readonly CoveredRoute[] => [
  ...byControllers(readings, scopeOf),
  ...byCalls(readings, scopeOf),
];

const byControllers = (readings: readonly PlacedReading[], scopeOf: (path: string) => Scope): readonly CoveredRoute[] => {
  const all = readings.flatMap(({ path, said }) => said.controllers.map((controller) => ({ path, controller })));
  const byName = new Map(all.map((one) => [one.controller.name, one.controller]));
  return all
    .filter(({ controller }) => !controller.isAbstract)
    .flatMap(({ path, controller }) => {
      const above = basesOf(controller, byName);
      const scope = scopeOf(path);
      const base = [controller, ...above].find(({ templates }) => templates.length > 0);
      const inherited = above.flatMap(({ actions }) => actions.filter(({ name }) => !controller.actions.some((own) => own.name === name)));
      return [...controller.actions, ...inherited].flatMap((action) => {
        const guards = [...[controller, ...above].flatMap((one) => one.guards), ...action.guards];
        const authenticated = withDefault(byAttributes(guards, scope), 'controllers', scope);
        return pathsOf(controller, base?.templates ?? [], action).flatMap((pattern) =>
          action.methods.map((method) =>
            coveredRoute({
              path,
              line: inherited.includes(action) ? controller.line : action.line,
              method,
              pattern,
              guards: guards.map(({ name }) => name),
              handler: action.name,
              receiver: controller.name,
              authenticated,
              limited: defaultsOf(scope).limited,
            }),
          ),
        );
      });
    });
};

const basesOf = (controller: PlacedController, known: ReadonlyMap<string, PlacedController>, depth = 0): readonly PlacedController[] =>
  depth > 4
    ? []
    : controller.bases.flatMap((name) => {
        const base = known.get(name);
        return base && base !== controller ? [base, ...basesOf(base, known, depth + 1)] : [];
      });

/** `api/[controller]` and `{id}`; one that begins with a slash or `~/` stands for itself. */
const pathsOf = (controller: PlacedController, bases: readonly string[], { templates, name }: PlacedController['actions'][number]): readonly string[] => {
  const short = controller.name.replace(/Controller$/, '');
  // Unless it is told otherwise, the path of an action lacks what its name ends with.
  const action = name.replace(/(?<=.)Async$/, '');
  const filled = (path: string): string =>
    joined(
      path
        .replaceAll(/\[controller\]/gi, short)
        .replaceAll(/\[action\]/gi, action)
        .replaceAll(/\[area\]/gi, controller.area ?? '')
        .replaceAll(/\{\*{0,2}(\w+)(?:[:=?][^{}]*)?\}/g, '{$1}'),
    );
  if (templates === undefined && bases.length === 0) return [joined(controller.area ?? '', short, action)];
  return (bases.length > 0 ? bases : ['']).flatMap((base) => (templates ?? ['']).map((own) => (/^~?\//.test(own) ? filled(own.replace(/^~/, '')) : filled(`${base}/${own}`))));
};

/** About the token against forgery, and not about who calls. */
const ofForgery = /Anti-?[fF]orgery/;

const byAttributes = (guards: readonly Attribute[], scope: Scope): Said => {
  const own = defaultsOf(scope).attributes;
  if (guards.some(({ name }) => name === 'AllowAnonymous')) return 'open';
  const answers = guards
    .filter(({ name }) => !ofForgery.test(name))
    .map(({ name }): Said => {
      const bases = own.get(name);
      if (name === 'Authorize') return bases === undefined || bases.includes('AuthorizeAttribute') ? 'asks' : 'unclear';
      return bases?.some((base) => /^AuthorizeAttribute$/.test(base)) ? 'asks' : 'unclear';
    });
  return answers.includes('asks') ? 'asks' : answers[0];
};

/** What is asked of all who come to an endpoint that says nothing itself. */
const withDefault = (said: Said, kind: 'controllers' | 'calls', scope: Scope): Answer => {
  const { ofAll, ofControllers, isGuarded, mapped } = defaultsOf(scope);
  // Whoever lets anybody in where controllers are mapped does so whatever these ask.
  if (said === 'asks') return kind === 'calls' || !mapped.includes('open') ? 'yes' : mapped.every((one) => one === 'open') && !scope.isShared ? 'no' : 'unknown';
  if (said === 'open') return 'no';
  const byDefault = kind === 'controllers' ? ofControllers : ofAll;
  if (byDefault.includes('asks')) return scope.isShared || byDefault.includes('unclear') || byDefault.includes('open') ? 'unknown' : 'yes';
  return said === 'unclear' || byDefault.includes('unclear') || isGuarded ? 'unknown' : 'no';
};

interface Defaults {
  readonly ofAll: readonly Said[];
  readonly ofControllers: readonly Said[];
  /** What is said where controllers are mapped. */
  readonly mapped: readonly Said[];
  /** A middleware of its own may ask. */
  readonly isGuarded: boolean;
  readonly limited: Answer;
  /** Attributes of its own, and what they are made of. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<Scope, Defaults>();

/** Every route asks for it. */
const defaultsOf = (scope: Scope): Defaults => {
  const found = known.get(scope);
  if (found) return found;
  const all = scope.readings.map(({ said }) => said);
  const ofAll = all.flatMap(({ fallback }) => fallback);
  const mapped = all.flatMap(({ others }) => others.filter(({ name }) => /^Map(?:Controllers|\w*ControllerRoute)$/.test(name)).map((one) => one.said));
  const made: Defaults = {
    ofAll,
    ofControllers: [...ofAll, ...mapped],
    mapped,
    isGuarded: all.some(({ facts }) => facts.some(({ kind }) => kind === 'guard')),
    limited: all.some(({ mentions }) => mentions.some(({ topic }) => topic === 'rate-limiting')) ? 'unknown' : 'no',
    attributes: new Map(all.flatMap(({ attributes }) => attributes.map((one) => [one.name, one.bases] as const))),
  };
  known.set(scope, made);
  return made;
};

interface Place {
  readonly pattern: string;
  readonly said: Said;
}

const byCalls = (readings: readonly PlacedReading[], scopeOf: (path: string) => Scope): readonly CoveredRoute[] => {
  const mounts = readings.flatMap(({ said }) => said.mounts).slice(0, 2000);
  const methods = new Map(readings.flatMap(({ said }) => said.controllers.flatMap(({ name, guards }) => [[name, guards] as const])));
  /** Where the endpoints of a function come to stand; one that nobody was seen to call may stand anywhere. */
  const placesOf = (within: string | undefined, depth = 0): readonly Place[] => {
    if (within === undefined) return [{ pattern: '', said: undefined }];
    const found = depth > 4 ? [] : mounts.filter(({ name }) => name === within);
    if (found.length === 0) return [{ pattern: '', said: 'unclear' }];
    return found.flatMap((mount) => placesOf(mount.within, depth + 1).map((above) => ({ pattern: `${above.pattern}/${mount.pattern}`, said: mount.said ?? above.said })));
  };
  return readings.flatMap(({ path, said }) =>
    said.endpoints.flatMap(({ within, said: own, method, pattern, handler, line }) => {
      const scope = scopeOf(path);
      const places = placesOf(within);
      const answers = places.map((place) => withDefault(own === undefined || own === 'unclear' ? (place.said ?? own) : own, 'calls', scope));
      const [first = 'unknown'] = answers;
      const whole = joined(places[0]?.pattern ?? '', pattern).replaceAll(/\{\*{0,2}(\w+)(?:[:=?][^{}]*)?\}/g, '{$1}');
      return [
        coveredRoute({
          path,
          line,
          method,
          pattern: whole,
          guards: (methods.get(handler) ?? []).map(({ name }) => name),
          handler,
          receiver: within ?? 'app',
          authenticated: answers.every((one) => one === first) ? first : ('unknown' as const),
          limited: defaultsOf(scope).limited,
        }),
      ];
    }),
  );
};
