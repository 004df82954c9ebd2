import type { Placed } from '../../code-reading.ts';
import type { Topic } from '../../signal.ts';
import type { PhpClass } from './classes.ts';
import type { Stack } from './stack.ts';

export type Owned = Placed<PhpClass> & { readonly path: string };

/** What a middleware does to a request, and where it stands if it is of the repository. */
export interface Does {
  readonly asks: 'yes' | 'perhaps' | 'no';
  readonly topics: readonly Topic[];
  readonly at?: { readonly path: string; readonly line: number };
}

/** Middleware of the framework and of libraries, by the last part of its name. */
const known: Readonly<Record<string, Pick<Does, 'asks' | 'topics'>>> = {
  Authenticate: { asks: 'yes', topics: [] },
  AuthenticateWithBasicAuth: { asks: 'yes', topics: [] },
  EnsureEmailIsVerified: { asks: 'yes', topics: [] },
  CheckAbilities: { asks: 'yes', topics: [] },
  CheckForAnyAbility: { asks: 'yes', topics: [] },
  CheckScopes: { asks: 'yes', topics: [] },
  CheckForAnyScope: { asks: 'yes', topics: [] },
  CheckClientCredentials: { asks: 'yes', topics: [] },
  RoleMiddleware: { asks: 'yes', topics: [] },
  PermissionMiddleware: { asks: 'yes', topics: [] },
  RoleOrPermissionMiddleware: { asks: 'yes', topics: [] },
  Authorize: { asks: 'perhaps', topics: [] },
  ValidateSignature: { asks: 'perhaps', topics: [] },
  ThrottleRequests: { asks: 'no', topics: ['rate-limiting'] },
  ThrottleRequestsWithRedis: { asks: 'no', topics: ['rate-limiting'] },
  VerifyCsrfToken: { asks: 'no', topics: ['csrf'] },
  ValidateCsrfToken: { asks: 'no', topics: ['csrf'] },
  PreventRequestForgery: { asks: 'no', topics: ['csrf'] },
  HandleCors: { asks: 'no', topics: ['cors'] },
  ValidatePostSize: { asks: 'no', topics: ['body-limit'] },
  FrameGuard: { asks: 'no', topics: ['security-headers'] },
  SecureHeadersMiddleware: { asks: 'no', topics: ['security-headers'] },
  AddCspHeaders: { asks: 'no', topics: ['csp'] },
};

/** The names that the framework gives to its own. */
const named: Readonly<Record<string, string>> = {
  auth: 'Authenticate',
  'auth.basic': 'AuthenticateWithBasicAuth',
  can: 'Authorize',
  signed: 'ValidateSignature',
  throttle: 'ThrottleRequests',
  verified: 'EnsureEmailIsVerified',
};

/** The last part of the class that a name stands for, with what it is given: `auth:api` is `Authenticate:api`. */
export const classNamed = ({ aliases }: Stack, written: string): string => {
  const [name = '', ...given] = written.split(':');
  return [(aliases[name] ?? named[name] ?? name).split('\\').at(-1), ...given].join(':');
};

const nothing: Does = { asks: 'no', topics: [] };

/** What a name of a middleware, a group or a class stands for in this application. */
export const middlewareOf = (stack: Stack, classes: ReadonlyMap<string, Owned>): ((name: string) => readonly Does[]) => {
  const ofClass = (name: string, depth = 0): Does | undefined => {
    const own = classes.get(name);
    const last = name.split('\\').at(-1) ?? '';
    if (!own) return known[last];
    const above = own.parent === undefined || depth > 5 ? undefined : ofClass(own.parent, depth + 1);
    const at = { path: own.path, line: own.line };
    if (own.handles || !above) return { asks: own.asks, topics: own.topics, at };
    return { asks: above.asks === 'yes' ? 'yes' : own.asks, topics: [...new Set([...above.topics, ...own.topics])], at };
  };
  const resolve = (written: string, depth = 0): readonly Does[] => {
    const name = written.split(':')[0] ?? '';
    const group = stack.groups[name];
    if (group && depth < 4) return group.flatMap((each) => resolve(each, depth + 1));
    const target = stack.aliases[name] ?? (name.includes('\\') || /^[A-Z]/.test(name) ? name : named[name]);
    const found = target === undefined || stack.unlimited?.includes(written.slice(name.length + 1)) ? undefined : ofClass(target);
    if (found) return [found.asks === 'no' && namesGuard.test(`${name} ${target}`) ? { ...found, asks: 'perhaps' } : found];
    return name === '?' || saysGuard.test(name) ? [{ ...nothing, asks: 'perhaps' }] : [nothing];
  };
  return resolve;
};
/** Of its own, and not seen to turn anybody away, with a name that says that it does. */
const namesGuard = /^auth\b|\\(?:Api)?Authenticate\w*$|\\(?:Require|Ensure|Check|Verify|Must|Is|Has)\w*(?:Auth|Login|User|Admin|Token|ApiKey|Role|Permission)\w*$/;
/** Of elsewhere, with a name that says that it asks. */
const saysGuard = /auth|login|role|permission|admin|token|jwt|scope|ability|member|user|api\.?key|signed|verified/i;
