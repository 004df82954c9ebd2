import { type Asks, strongest } from '../asks.ts';
import type { FrameworkFile } from '../framework.ts';
import type { PlayGuard } from './actions.ts';
import type { PlayReading } from './read-play.ts';

/** What names stand for where actions are built, in the whole application. */
export interface Guards {
  readonly own: (name: string) => PlayGuard | undefined;
  readonly asksBefore: (builders: readonly string[]) => Asks;
}

/** Of libraries: Silhouette, Deadbolt, pac4j, SecureSocial and Play's own. */
const known: Readonly<Record<string, Asks>> = {
  SecuredAction: 'yes',
  Authenticated: 'yes',
  AuthenticatedAction: 'yes',
  SubjectPresent: 'yes',
  SubjectPresentAction: 'yes',
  RestrictAction: 'yes',
  Restrict: 'yes',
  Secure: 'yes',
  UserAwareAction: 'no',
  UnsecuredAction: 'no',
  SubjectNotPresent: 'no',
  Unrestricted: 'no',
  RequireCSRFCheck: 'no',
  AddCSRFToken: 'no',
};

export const guardsByName = (files: readonly FrameworkFile<PlayReading>[]): Guards => {
  const guards = new Map<string, PlayGuard[]>();
  for (const guard of files.flatMap(({ said }) => said.guards ?? [])) guards.set(guard.name, [...(guards.get(guard.name) ?? []), guard]);
  const holders = new Map(files.flatMap(({ said }) => Object.entries(said.holders ?? {})));
  const own = (name: string): PlayGuard | undefined => {
    const [first, ...others] = guards.get(name) ?? guards.get(holders.get(name) ?? '') ?? [];
    return first && others.some(({ asks }) => asks !== first.asks) ? { ...first, asks: 'perhaps' } : first;
  };
  const asksOf = (builder: string): Asks => {
    const type = holders.get(builder) ?? builder;
    const last = builder.split('.').at(-1) ?? builder;
    const asks = own(builder)?.asks ?? known[last] ?? known[type];
    // What is called so and was not read may ask or not.
    return asks === undefined || (asks === 'no' && own(builder) && saysGuard.test(builder)) ? 'perhaps' : asks;
  };
  return {
    own,
    asksBefore: (builders) => {
      if (builders.includes('AnonymousClient')) return 'perhaps';
      // `@Security.Authenticated(Known.class)` asks what the class that it is given asks.
      const isGiven = builders.some((name) => name !== 'Authenticated' && own(name));
      return strongest(builders.filter((name) => name !== 'Authenticated' || !isGiven).map(asksOf));
    },
  };
};
const saysGuard = /auth(?!or\b)|secur|login|logged|admin|permission|role|protect|user|member|token/i;
