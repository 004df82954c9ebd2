import type { CoveredRoute } from '../../routes/coverage.ts';
import type { Signal, Topic } from '../../signal.ts';
import { type Asks, answerOf, strongest } from '../asks.ts';
import { coveredRoute } from '../covered-route.ts';
import { beforeRequests, type Framework, type FrameworkApp, type FrameworkFile } from '../framework.ts';
import { nearSignals } from '../near.ts';
import { asksBefore, isLimiter } from './asked.ts';
import type { Behavior } from './behaviors.ts';
import { idOf } from './classes.ts';
import { readYii, type YiiReading } from './read-yii.ts';

type File = FrameworkFile<YiiReading>;
type Placed = { readonly filter: Behavior; readonly root: string };
type Owned = NonNullable<YiiReading['classes']>[number] & { readonly path: string };

/** Yii 2: controllers by their names, and the behaviors that they, their modules and the settings put before actions. */
export const yii: Framework<YiiReading> = {
  name: 'Yii',
  reads: (path) => path.endsWith('.php'),
  read: readYii,
  combine: (files) => appOf(files),
};

/** PHP limits bodies by a setting of its own. */
const closed: readonly Topic[] = [...beforeRequests.filter((topic) => topic !== 'body-limit'), 'authentication', 'health'];

const appOf = (files: readonly File[]): FrameworkApp[] => {
  const classes = new Map(files.flatMap(({ path, said }) => (said.classes ?? []).map((one): [string, Owned] => [one.name, { ...one, path }])));
  const settings = files.flatMap(({ path, said }) => (said.settings ? [{ path, ...said.settings }] : []));
  const controllers = [...classes.values()].filter((one) => !one.isAbstract && /Controller$/.test(one.name) && answersWeb(one, classes));
  const routes = controllers.flatMap((one) =>
    routesOf(
      one,
      classes,
      settings.flatMap(({ path, filters }) => filters.map((filter) => placedFilter(filter, path, controllers))),
    ),
  );
  const [first] = controllers;
  // An extension has controllers for the applications of others.
  if (!first || routes.length === 0 || (settings.length === 0 && !files.some(({ said }) => said.starts))) return [];
  const told = settings.find(({ path }) => /\/(?:web|main)\.php$/.test(path)) ?? settings[0] ?? { path: first.path, line: first.line };
  const server = { kind: 'server' as const, what: 'Yii', path: told.path, line: told.line };
  const all = controllers.flatMap((one) => behaviorsOf(one, classes).list.map((behavior) => ({ behavior, one })));
  // What is put together by a function of its own may let other origins read.
  const [unread] = controllers.filter((one) => behaviorsOf(one, classes).isUnread);
  const mayAdmit = unread && files.some(({ said }) => said.near?.some(({ topic }) => topic === 'cors'));
  const hasPages = controllers.some((one) => kindOf(one, classes) === 'pages');
  const isForgeryOff = settings.some((one) => one.isForgeryOff) || files.some(({ said }) => said.turnsForgeryOff);
  const signals: Signal[] = [
    ...all
      .filter(({ behavior }) => isLimiter(behavior))
      .map(({ one }): Signal => ({ topic: 'rate-limiting', stage: 'wired', path: one.path, line: one.line, note: 'RateLimiter of Yii', isPartial: true })),
    ...(hasPages
      ? [
          {
            topic: 'csrf' as const,
            stage: 'wired' as const,
            path: server.path,
            line: server.line,
            note: 'Yii asks pages for a token',
            ...(isForgeryOff ? { isPartial: true } : {}),
          },
        ]
      : []),
    ...all
      .filter(({ behavior }) => behavior.origins !== undefined)
      .map(({ one }): Signal => ({ topic: 'cors', stage: 'wired', path: one.path, line: one.line, note: 'Cors of Yii' })),
    ...(mayAdmit ? [{ topic: 'cors' as const, stage: 'wired' as const, path: unread.path, line: unread.line, note: 'behaviors that were not read' }] : []),
  ];
  return [
    {
      server,
      routes,
      signals: [...signals, ...nearSignals(files, signals, routes)],
      sightings: [
        ...all.flatMap(({ behavior: { origins }, one }) => (origins === undefined ? [] : [{ kind: 'cors' as const, what: 'cors', path: one.path, line: one.line, args: origins }])),
        ...(hasPages ? [{ kind: 'session' as const, what: 'a session of Yii', path: server.path, line: server.line }] : []),
      ],
      has: (path) => path.endsWith('.php'),
      closed: new Set(closed),
    },
  ];
};

/** What the settings of an application put before its controllers, which stand below the same folder; of all where it is `common/`. */
const placedFilter = (filter: Behavior, path: string, controllers: readonly Owned[]): Placed => {
  const [, root = ''] = /^(?:(.*\/))?config\//.exec(path) ?? [];
  const isCommon = /(?:^|\/)common\/$/.test(root);
  if (isCommon || controllers.every((one) => one.path.startsWith(root))) return { filter, root: '' };
  return controllers.some((one) => one.path.startsWith(root)) ? { filter, root } : { filter: { ...filter, isUnread: true }, root: '' };
};

const isOfYii = /^yii\\(web|rest|console|base)\\/;

/** By the class of Yii that it is made of in the end; undefined for one of a library. */
const kindOf = (one: Owned, classes: ReadonlyMap<string, Owned>, depth = 0): 'pages' | 'rest' | 'console' | undefined => {
  const parent = one.parent ?? '';
  const [, own] = isOfYii.exec(parent) ?? [];
  if (own !== undefined) return own === 'rest' ? 'rest' : own === 'console' ? 'console' : 'pages';
  const above = depth > 8 ? undefined : classes.get(parent);
  return above && kindOf(above, classes, depth + 1);
};

const answersWeb = (one: Owned, classes: ReadonlyMap<string, Owned>): boolean => {
  const kind = kindOf(one, classes);
  return kind === 'pages' || kind === 'rest';
};

/** With those of the classes above, where they are taken over. */
const behaviorsOf = (one: Owned, classes: ReadonlyMap<string, Owned>, depth = 0): { readonly list: readonly Behavior[]; readonly isUnread: boolean } => {
  const above = depth > 8 || one.parent === undefined ? undefined : classes.get(one.parent);
  const ofAbove = above ? behaviorsOf(above, classes, depth + 1) : { list: [], isUnread: !isOfYii.test(one.parent ?? 'yii\\web\\') };
  // That of a trait stands in the place of the one above.
  const told = one.behaviors ?? one.traits.map((name) => classes.get(name)?.behaviors).find((each) => each !== undefined);
  if (!told) return ofAbove;
  const { inherits, own, removed, isUnread } = told;
  const kept = inherits ? ofAbove.list : [];
  const changed = own.map((each) => ({ ...kept.find(({ key }) => key === each.key), ...each, type: each.type || (kept.find(({ key }) => key === each.key)?.type ?? '') }));
  return {
    list: [...kept.filter(({ key }) => !own.some((each) => each.key === key)), ...changed].filter(({ key }) => !removed.includes(key)),
    isUnread: isUnread === true || (inherits && ofAbove.isUnread),
  };
};

const chainOf = (one: Owned, classes: ReadonlyMap<string, Owned>, depth = 0): readonly Owned[] => {
  const above = depth > 8 || one.parent === undefined ? undefined : classes.get(one.parent);
  return above ? [one, ...chainOf(above, classes, depth + 1)] : [one];
};

/** `yii\rest\ActiveController` has these of its own. */
const ofResource: readonly (readonly [id: string, method: string])[] = [
  ['index', 'GET'],
  ['view', 'GET'],
  ['create', 'POST'],
  ['update', 'PUT'],
  ['delete', 'DELETE'],
];

const routesOf = (one: Owned, classes: ReadonlyMap<string, Owned>, global: readonly Placed[]): CoveredRoute[] => {
  const chain = chainOf(one, classes);
  // Behind a `beforeAction` that keeps requests from that of Yii nothing else is asked.
  const stops = chain.findIndex((each) => each.leavesOutBehaviors || each.traits.some((name) => classes.get(name)?.leavesOutBehaviors));
  const last = stops < 0 ? chain.length : stops;
  const { list, isUnread } = behaviorsOf(one, classes);
  const [, module] = /(?:^|\/)modules\/(\w+)\//.exec(one.path) ?? [];
  const controller = idOf(
    one.name
      .split('\\')
      .at(-1)
      ?.replace(/Controller$/, '') ?? '',
  );
  const above = [...classes.values()].filter(
    ({ name, path }) => /Module$/.test(name) && one.path.startsWith(path.slice(0, path.lastIndexOf('/') + 1)) && !path.includes('/controllers/'),
  );
  const isExempt = kindOf(one, classes) === 'rest' || chain.some(({ isForgeryExempt }) => isForgeryExempt);
  const own = chain.flatMap(({ actions }) => actions.map(({ id, asks, line }) => ({ id, asks, line, method: 'ANY' })));
  const isResource = chain.some(({ parent }) => parent === 'yii\\rest\\ActiveController');
  const given = isResource ? ofResource.filter(([id]) => !own.some((action) => action.id === id)).map(([id, method]) => ({ id, asks: 'no' as const, line: one.line, method })) : [];
  const seen = new Set<string>();
  return [...own, ...given].flatMap(({ id, asks, line, method }): CoveredRoute[] => {
    if (seen.has(id)) return [];
    seen.add(id);
    const pattern = `/${[module, controller, id === 'index' ? '' : id].filter(Boolean).join('/')}`;
    const answers: readonly Asks[] = [
      asks,
      ...chain.slice(0, last + 1).map((each) => each.asks),
      ...list.map((behavior) => asksBefore(behavior, id)).map((answer) => (answer === 'yes' && last < chain.length ? 'perhaps' : answer)),
      ...above.flatMap((each) => [each.asks, ...(each.behaviors?.own ?? []).map((behavior) => asksBefore(behavior, undefined))]),
      ...global.filter(({ root }) => one.path.startsWith(root)).map(({ filter }) => asksBefore(filter, undefined)),
      ...(isUnread ? ['perhaps' as const] : []),
    ];
    const route = coveredRoute({
      method,
      pattern,
      path: one.path,
      line,
      handler: id,
      receiver: one.name,
      authenticated: answerOf(strongest(answers)),
      limited: list.some(isLimiter) ? 'unknown' : 'no',
    });
    return [{ ...route, ...(isExempt ? { forgeryExempt: true as const } : {}) }];
  });
};
