import { expression } from '../../../long-expression.ts';
import type { Reading } from '../code-reading.ts';
import type { AskedFor } from '../wiring/caller-sources.ts';
import type { NextGate } from '../wiring/next-middleware.ts';
import { matchesPath } from '../wiring/path-matcher.ts';
import { askedBy } from './asked.ts';
import { isFileFramework } from './by-file/file-frameworks.ts';
import { nextFileOf, nextRootOf } from './next-files.ts';
import { byFile } from './next-routes.ts';
import { isOperational } from './operational.ts';
import { byProcedure } from './trpc-routes.ts';

type Answer = 'yes' | 'no' | 'unknown';
type RouteOfReading = Reading['code']['routes'][number];

export interface NextCoverage {
  answer(reading: Reading, route: RouteOfReading, topic: AskedFor): Answer;
  /** The middlewares that turn somebody away, from some path or other. */
  readonly guarding: readonly { readonly path: string; readonly line: number }[];
}

/** Sign-in, feeds and pictures, which everybody may ask for, and what others call with a signature. */
const open = expression('i')`
    ^(?:handle|do|on)?(?:log|sign)[-_]?(?:in|up|out|off)\w*\(\)$
    |^(?:register|createAccount|forgot|reset|recover|verify|resend|confirm)\w*(?:Password|Email|User|Account|Code|Token|Otp)?\w*\(\)$
    |^(?:set|get|change|update|switch|toggle)\w*(?:Theme|Locale|Language|ColorMode)\w*\(\)$
    |\/(?:og|opengraph-image|twitter-image|icon|sitemap|robots|manifest|rss|feed|atom|llms)(?:[./-][\w.-]*)?$
    |\.(?:xml|txt|png|svg|ico|webmanifest)$
  `;

/** A route that is put into no router: what is asked before it is said by its function and by what that is made of. */
export const isReadByFiles = ({ receiver }: Pick<RouteOfReading, 'receiver'>): boolean => receiver === byFile || receiver === byProcedure || isFileFramework(receiver);

/** Of an action of a page its own name says what it is for: `/settings?/signOut`. */
export const isOpenByNature = ({ receiver, pattern, isOfPage }: RouteOfReading): boolean => {
  const [path = '', action] = pattern.split('?/');
  if (action !== undefined && open.test(`${action}()`)) return true;
  return ((receiver === byFile || isFileFramework(receiver)) && open.test(path)) || (isOperational(path) && !(isOfPage && path === '/'));
};

/** The middleware of each application: what is called so elsewhere than beside its `app` or `pages` is something else. */
export const gatesOf = (
  readings: readonly Reading[],
): readonly { readonly path: string; readonly gate: Omit<NextGate, 'offset'> & { readonly line: number }; readonly root: string }[] => {
  const files = readings.map(({ path, code }) => ({ path, code, file: nextFileOf(path) }));
  const settings = new Set(files.flatMap(({ file }) => (file?.kind === 'settings' ? [file.root] : [])));
  const beside = new Set(files.flatMap(({ file, code }) => (file && code.routes.some(({ receiver }) => receiver === byFile) ? [file.beside] : [])));
  const roots = new Set([...beside].map((folder) => nextRootOf(folder)));
  return files.flatMap(({ path, code, file }) =>
    (code.gates ?? []).some(({ of }) => of)
      ? (code.gates ?? []).map((gate) => ({ path, gate, root: gate.of?.root ?? '' }))
      : file && (beside.has(file.beside) || (settings.has(file.root) && !roots.has(file.root)))
        ? (code.gates ?? []).map((gate) => ({ path, gate, root: file.root }))
        : [],
  );
};

/** Whether requests to routes of files are asked who they are, and counted: by the handler, by what is put round it, or by the middleware of their application. */
export const nextCoverage = (readings: readonly Reading[]): NextCoverage => {
  const asked = askedBy(readings);
  const gates = gatesOf(readings);
  const ofGate = new Map<string, Answer>();
  const gateAnswer = (path: string, { method, pattern, receiver }: RouteOfReading, topic: AskedFor): Answer => {
    const answers = gates
      .filter(({ root, gate }) => path.startsWith(root) && (gate.of ? gate.of.framework === receiver : !isFileFramework(receiver)))
      .filter(({ gate: { methods } }) => methods === undefined || method === 'ANY' || methods.includes(method))
      .map((gate) => {
        const key = `${topic} ${method} ${gate.path}`;
        const does = ofGate.get(key) ?? turnsAway(gate.path, gate.gate, topic, asked, method);
        ofGate.set(key, does);
        return does === 'no' && !(topic === 'authentication' && gate.gate.asks)
          ? 'no'
          : gate.gate.methods !== undefined && method === 'ANY'
            ? 'unknown'
            : before(gate.gate, pattern, topic, does);
      });
    return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
  };
  const answer = ({ path }: Reading, route: RouteOfReading, topic: AskedFor): Answer => {
    const own = [asked.strength(path, route.handler, topic, route.method), ...route.guards.map((name) => asked.strength(path, name, topic))];
    if (own.some((strength) => strength === 'ends' || strength === 'answers' || strength === 'left')) return 'yes';
    const gate = gateAnswer(path, route, topic);
    if (gate !== 'no') return gate;
    const mayAsk = (): boolean =>
      route.isElsewhere === true ||
      route.guards.some((name) => saysGuard.test(name)) ||
      [route.handler, ...route.guards].some((name) => asked.calls(path, name).some((callee) => saysWho.test(callee.slice(callee.lastIndexOf('.') + 1))));
    // Whoever looks at a limit and goes on limits nobody.
    if (topic === 'rate-limiting') return own.includes('unclear') ? 'unknown' : 'no';
    return own.some((strength) => strength !== 'nothing') || mayAsk() ? 'unknown' : 'no';
  };
  const guarding = gates
    .filter(({ path, gate }) => gate.asks !== undefined || turnsAway(path, gate, 'authentication', asked) !== 'no')
    .map(({ path, gate }) => ({ path, line: gate.line }));
  return { answer, guarding };
};

/** By its name, where what it does could not be followed. */
const saysWho = expression('i')`
    (?<!create|delete|update|save|new|remove|set|end|start|clear|invalidate)session|auth(?!or)|logged|signed_?in|permission|protect|guard
    |current_?user|verify_?(?:user|token|request)|require_?(?:user|admin|role|login)|api_?key
    |(?:get|find|load|fetch|resolve|read)_?\w{0,12}(?:user|viewer|caller|identity)(?:_?from_?\w+)?$
  `;
const saysGuard = /auth|protect|guard|session|secur|require|permission|admin|logged|signed|user|member|workspace|team|api_?key|token/i;

const turnsAway = (path: string, gate: Omit<NextGate, 'offset'>, topic: AskedFor, asked: ReturnType<typeof askedBy>, method?: string): Answer => {
  const strengths = gate.names.map((name) => asked.strength(path, name, topic, method));
  if (strengths.some((strength) => strength === 'ends' || strength === 'answers')) return gate.looksAtPath ? 'unknown' : 'yes';
  return strengths.some((strength) => strength === 'unclear') ? 'unknown' : 'no';
};

/** Does a request to this path pass the middleware, and is it one that it turns away? */
const before = (gate: Omit<NextGate, 'offset'>, pattern: string, topic: AskedFor, does: Answer): Answer => {
  // A page may hold it, whatever its path.
  if (!pattern.startsWith('/')) return 'unknown';
  const passes = gate.matchers === undefined ? true : anyOf(gate.matchers, pattern);
  if (passes !== true) return passes === undefined ? 'unknown' : 'no';
  if (topic !== 'authentication' || gate.asks === undefined) return does;
  if (gate.asks === 'all') return 'yes';
  const isListed = anyOf(gate.paths ?? [], pattern);
  if (isListed === undefined) return 'unknown';
  return isListed === (gate.asks === 'listed') ? 'yes' : 'no';
};

const anyOf = (written: readonly string[], pattern: string): boolean | undefined => {
  const answers = written.map((path) => matchesPath(path, pattern));
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
};
