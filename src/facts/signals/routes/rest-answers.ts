import type { Reading } from '../code-reading.ts';
import type { RestDefault, RestTopic, RestView } from '../wiring/django-rest.ts';

/** `yes` and `no`: the default holds, and asks or does not. `unknown`: it was not read. A name: what this class says holds. Undefined for what is no such view. */
export type RestAnswer = 'yes' | 'no' | 'unknown' | { readonly as: string };

/** What holds before a view, by the name of its class or function, through the classes that it is made of in the whole repository. */
export const restAnswers = (readings: readonly Reading[], topic: RestTopic): ((handler: string) => RestAnswer | undefined) => {
  const views = new Map<string, RestView[]>();
  for (const { code } of readings) for (const view of code.rest?.views ?? []) views.set(view.name, [...(views.get(view.name) ?? []), view]);
  const defaults = readings.flatMap(({ code }) => code.rest?.defaults ?? []).filter((one) => one.topic === topic);
  const asking = defaults.filter(({ classes }) => classes.some((name) => asks[topic].test(name)));
  // Settings of another environment may say something else.
  const byDefault = defaults.length === 0 ? 'no' : asking.length === defaults.length ? 'yes' : asking.length > 0 || defaults.some(saysMore(topic)) ? 'unknown' : 'no';
  const follow = (name: string, depth: number): RestAnswer | undefined => {
    const [own, another] = views.get(name) ?? [];
    if (!own) return ofFramework.test(name) ? byDefault : undefined;
    if (another || depth > 6) return 'unknown';
    if (own.said[topic] === 'unclear') return 'unknown';
    if (own.said[topic] === 'open') return 'no';
    const above = own.bases.map((base) => follow(base, depth + 1)).find((answer) => answer !== undefined);
    return above !== undefined && own.said[topic] === 'own' ? { as: name } : above;
  };
  return (handler) => follow(handler, 0);
};

const ofFramework = /^(?:(?:Generic|List|Create|Retrieve|Update|Destroy)*APIView|APIView|(?:(?:ReadOnly)?Model|Generic)?ViewSet)$/;
const asks: Readonly<Record<RestTopic, RegExp>> = {
  authentication: /(?:^|\.)(?:IsAuthenticated|IsAdminUser|DjangoModelPermissions|DjangoObjectPermissions|TokenHasReadWriteScope)$/,
  'rate-limiting': /(?:^|\.)UserRateThrottle$/,
};
/** A class of their own may ask. */
const saysMore =
  (topic: RestTopic) =>
  ({ classes }: Pick<RestDefault, 'classes'>): boolean =>
    classes.some((name) => !(topic === 'authentication' ? /(?:AllowAny|OrReadOnly|AnonReadOnly)$/ : /(?:Scoped|Anon)RateThrottle$/).test(name));
