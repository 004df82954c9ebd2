import type { Reading } from '../code-reading.ts';
import type { Signal } from '../signal.ts';

/** In a handler these limit the body that it reads, in a function that reads bodies those of all who call it. */
const ofOneBody = /MaxBytesReader|LimitReader/;
const ofAll = /limit|middleware|max|ServeHTTP/i;
const ofAnyBody = /read|decode|parse|bind|unmarshal|limit|body|json|middleware|max|payload|ServeHTTP/i;

/** A file of Go that reads bodies and limits none of them. */
export const readsFreely = ({ code }: Reading): boolean =>
  code.language === 'go' && code.sightings.some(({ kind }) => kind === 'body-read') && !code.sightings.some(({ kind }) => kind === 'body-limit');

export const unwiredSignals = ({ path, code }: Reading, othersReadFreely: boolean, put: ReadonlySet<string>): Signal[] => [
  ...code.controls.flatMap(({ topics, stage, line, name }) => topics.map((topic): Signal => ({ topic, stage, path, line, note: name }))),
  ...handlerSignals({ path, code }),
  ...restSignals({ path, code }),
  ...code.mentions.map(({ topic, name, line }): Signal => ({ topic, stage: 'declared', path, line, note: `speaks of ${name}` })),
  ...code.sightings
    .filter(({ kind }) => kind === 'body-limit')
    .map(
      ({ line, what, args }): Signal => ({
        topic: 'body-limit',
        stage: 'wired',
        path,
        line,
        note: what,
        // What is put somewhere limits bodies there.
        ...(!ofOneBody.test(what)
          ? path.endsWith('.py') && args !== undefined
            ? { isPartial: true }
            : {}
          : put.has(args ?? '')
            ? { isPartial: true, isOfRouter: true }
            : (othersReadFreely ? ofAll : ofAnyBody).test(args ?? '')
              ? {}
              : { isPartial: true }),
      }),
    ),
];

/** What the REST framework of Django counts before its views; who is not known is not all who call. */
const restSignals = ({ path, code }: Reading): Signal[] =>
  (code.rest?.defaults ?? []).flatMap(({ topic, classes, line }): Signal[] => {
    if (topic !== 'rate-limiting' || classes.length === 0) return [];
    return [{ topic, stage: 'wired', path, line, note: 'DEFAULT_THROTTLE_CLASSES', ...(classes.some((name) => countsAll.test(name)) ? {} : { isPartial: true }) }];
  });
const countsAll = /UserRateThrottle$/;

/** A handler that limits what it reads, itself or by a function of its file. */
const handlerSignals = ({ path, code }: Reading): Signal[] => {
  const limiting = new Set(code.controls.filter((control) => control.topics.includes('body-limit')).map((control) => control.name));
  if (limiting.size === 0) return [];
  const calls = new Map(code.callers.map((caller) => [caller.name, caller.calls]));
  return code.routes
    .filter((route) => limiting.has(route.handler) || calls.get(route.handler)?.some((call) => limiting.has(call)))
    .map(
      (route): Signal => ({
        topic: 'body-limit',
        stage: 'wired',
        path,
        line: route.line,
        note: `in the handler of ${route.method} ${route.pattern}`,
        isPartial: true,
        isOfRoute: true,
      }),
    );
};
