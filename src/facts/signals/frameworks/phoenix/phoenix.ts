import { expression } from '../../../../long-expression.ts';
import type { Signal, Topic } from '../../signal.ts';
import { type Asks, strongest } from '../asks.ts';
import { coveredRoute } from '../covered-route.ts';
import type { Framework, FrameworkApp, FrameworkFile } from '../framework.ts';
import { nearSignals } from '../near.ts';
import { type PhoenixReading, type PlugModule, readPhoenix } from './read-phoenix.ts';

type File = FrameworkFile<PhoenixReading>;

export const phoenix: Framework<PhoenixReading> = {
  name: 'Phoenix',
  reads: (path) => /\.exs?$/.test(path),
  read: readPhoenix,
  combine(files) {
    const [endpoint] = files.filter(({ said }) => said.endpoint !== undefined);
    return endpoint && files.some(({ said }) => said.router) ? [appOf(endpoint, files)] : [];
  },
};

const closed: readonly Topic[] = ['rate-limiting', 'csp', 'security-headers', 'hsts', 'https-redirect', 'tls'];
/** Where every route was read. */
const ofRoutes: readonly Topic[] = ['authentication', 'health'];

const appOf = (endpoint: File, files: readonly File[]): FrameworkApp => {
  const modules = new Map(files.flatMap(({ said }) => (said.modules ?? []).map((module): [string, PlugModule] => [module.name, module])));
  const pipelines = new Map(files.flatMap(({ said }) => Object.entries(said.router?.pipelines ?? {})));
  const plugs = plugReader(modules, pipelines);
  const standing = files.flatMap(({ path, said }) =>
    (said.router?.routes ?? []).map((route) => {
      const through = [...route.through, ...ofController(modules, route.controller, route.action)];
      const texts = through.flatMap((name) => plugs.textsOf(name));
      const asks = through.map((name) => plugs.asks(name));
      const authenticated = asks.includes('yes') ? ('yes' as const) : asks.includes('perhaps') || route.method === 'ANY' ? ('unknown' as const) : ('no' as const);
      const covered = coveredRoute({
        method: route.method,
        pattern: route.path,
        guards: through.map((name) => name.replace(/^on_mount:|^:/, '')),
        handler: route.action,
        receiver: route.controller,
        path,
        line: route.line,
        authenticated,
      });
      return { route: covered, texts };
    }),
  );
  const [router] = files.flatMap(({ path, said }) => (said.router ? [{ path, line: said.router.line }] : []));
  const share = (topic: Topic, pattern: RegExp, note: string): Signal[] => {
    const asked = standing.filter(({ route }) => !route.operational && (topic !== 'csrf' || !/^(?:GET|HEAD|OPTIONS)$/.test(route.method)));
    const count = asked.filter(({ texts }) => texts.some((text) => pattern.test(text))).length;
    if (count === 0 || !router) return [];
    const isWhole = count >= asked.length * 0.9;
    return [{ topic, stage: 'wired', ...router, note: isWhole ? note : `${note}, before ${count} of ${asked.length} routes`, ...(isWhole ? {} : { isPartial: true }) }];
  };
  const before = (endpoint.said.modules ?? []).flatMap(({ plugs: own }) => own);
  const parser = before.find(({ text }) => /^plug[\s(]+Plug\.Parsers\b/.test(text));
  const signals: Signal[] = [
    ...share('csrf', /:protect_from_forgery\b/, 'protect_from_forgery of Phoenix'),
    ...share('security-headers', /:put_secure_browser_headers\b/, 'put_secure_browser_headers of Phoenix'),
    ...share('csp', /content-security-policy["']?\s*(?:=>|:)/i, 'the policy for content of a pipeline'),
    ...(parser
      ? [
          {
            topic: 'body-limit' as const,
            stage: 'wired' as const,
            path: endpoint.path,
            line: parser.line,
            note: 'Plug.Parsers refuses bodies above 8 MB unless it is told another length',
          },
        ]
      : []),
    ...files.flatMap(({ path, said }) => (said.settings ?? []).map((setting): Signal => ({ ...setting, stage: 'wired', path }))),
  ];
  const isStrange = files.some(({ said }) => said.router?.strange);
  const routes = standing.map(({ route }) => route);
  return {
    server: { kind: 'server', what: 'Phoenix', path: endpoint.path, line: endpoint.said.endpoint ?? 1 },
    routes,
    signals: [...signals, ...nearSignals(files, signals, routes)],
    sightings: [],
    has: phoenix.reads,
    closed: new Set(files.some(({ said }) => said.isBroken) ? [] : isStrange ? closed : [...closed, ...ofRoutes]),
  };
};

/** `plug :require_admin when action in [:add]` of the controller that answers. */
const ofController = (modules: ReadonlyMap<string, PlugModule>, controller: string, action: string): string[] =>
  (modules.get(controller)?.plugs ?? []).flatMap(({ text }) => {
    const [, list] = /\bwhen\s*\(?\s*action\s+in\s+(\[[^\]]*\])/.exec(text) ?? [];
    const [, not] = /\bwhen\s*\(?\s*action\s+not\s+in\s+(\[[^\]]*\])/.exec(text) ?? [];
    const [, one] = /\bwhen\s*\(?\s*action\s*==\s*:(\w+)/.exec(text) ?? [];
    const isIn = (names: string): boolean => new RegExp(`:${action}\\b`).test(names);
    if ((list !== undefined && !isIn(list)) || (not !== undefined && isIn(not)) || (one !== undefined && one !== action)) return [];
    return [/^plug[\s(]+(:?[\w.]+[?!]?)/.exec(text)?.[1] ?? ''];
  });

interface Plugs {
  /** Do requests that go through this plug, pipeline or hook have to say who sends them? */
  asks(name: string): Asks;
  /** Every plug that it stands for, as it is written. */
  textsOf(name: string): readonly string[];
}

const plugReader = (modules: ReadonlyMap<string, PlugModule>, pipelines: ReadonlyMap<string, readonly string[]>): Plugs => {
  const functions = new Map<string, Asks>();
  for (const { functions: own } of modules.values()) for (const { name, asks } of own) if (asks !== 'no' || !functions.has(name)) functions.set(name, asks);
  const textsOf = (name: string, depth = 0): readonly string[] => {
    const piped = pipelines.get(name.replace(/^:/, ''));
    if (piped && depth < 5) return piped;
    return name.startsWith('on_mount:') ? [] : [`plug ${/^[a-z]/.test(name) ? ':' : ''}${name}`];
  };
  const ofModule = (name: string, depth = 0): Asks => {
    const found = [...modules].find(([full]) => full === name || full.endsWith(`.${name}`))?.[1];
    if (!found) return /EnsureAuthenticated|RequireAuthenticated|BasicAuth$/.test(name) ? 'yes' : saysGuard.test(name) ? 'perhaps' : 'no';
    const own = found.functions.find((one) => one.name === 'call')?.asks ?? 'no';
    const inner = depth > 3 ? [] : found.plugs.map(({ text }) => ofText(text, depth + 1));
    return strongest([own, ...inner]);
  };
  const ofText = (text: string, depth = 0): Asks => {
    const [, written = ''] = /^plug[\s(]+(:?[\w.]+[?!]?)/.exec(text) ?? [];
    if (!written.startsWith(':')) return ofModule(written, depth);
    const name = written.slice(1);
    return name === 'basic_auth' ? 'yes' : (functions.get(name) ?? (saysGuard.test(name) ? 'perhaps' : 'no'));
  };
  const asks = (name: string): Asks => {
    if (name.startsWith('on_mount:')) return functions.get(name) ?? (/^on_mount:[A-Z]/.test(name) ? ofHook(name.slice(9)) : saysGuard.test(name) ? 'perhaps' : 'no');
    return strongest(textsOf(name).map((text) => ofText(text)));
  };
  const ofHook = (module: string): Asks => {
    const found = [...modules].find(([full]) => full === module || full.endsWith(`.${module}`))?.[1];
    return found?.functions.find(({ name }) => name === 'on_mount:default' || name === 'on_mount:')?.asks ?? (saysGuard.test(module) ? 'perhaps' : 'no');
  };
  return { asks, textsOf: (name) => textsOf(name) };
};

/** Looks up who calls, and lets everybody through. */
const saysGuard = expression('i')`
    ^:?(?!fetch_|load_|put_|assign_|mount_|maybe_|redirect_if)(?:
      \w*(?:require|ensure|must|check|verify)\w*(?:user|auth|login|admin|token|session|member|account|api_?key|scope)\w*|\w*authenti?cat\w*
      |\w*authoriz\w*
    )$|^[\w.]*(?:Auth(?!or)|Ensure|Require)\w*$
  `;
