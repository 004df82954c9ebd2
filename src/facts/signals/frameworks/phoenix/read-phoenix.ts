import type { SourceFile } from '../../../source-file.ts';
import type { Placed } from '../../code-reading.ts';
import type { Topic } from '../../signal.ts';
import { type Statement, textOfAll } from '../block-statements.ts';
import { elixirSource, elixirStatements } from '../elixir/statements.ts';
import { type Near, nearIn } from '../near.ts';
import { modulesIn, type PhoenixRoute, routerOf } from './router.ts';

/** A function that a plug or a hook is: does it turn away whom it does not know? */
export interface PlugFunction {
  readonly name: string;
  readonly asks: 'yes' | 'perhaps' | 'no';
}

/** A module of Elixir and what it does to requests. */
export interface PlugModule {
  readonly name: string;
  readonly functions: readonly PlugFunction[];
  /** Plugs of its own, with what they are given: those of a controller, a pipeline of Guardian, or the endpoint. */
  readonly plugs: readonly { readonly text: string; readonly line: number }[];
}

export interface PhoenixReading {
  /** The line of the endpoint. */
  readonly endpoint?: number;
  readonly router?: {
    readonly routes: readonly Placed<PhoenixRoute>[];
    readonly pipelines: Readonly<Record<string, readonly string[]>>;
    readonly strange: boolean;
    readonly line: number;
  };
  readonly modules?: readonly PlugModule[];
  readonly settings?: readonly { readonly topic: Topic; readonly line: number; readonly note: string }[];
  readonly near?: readonly Near[];
  readonly isBroken?: true;
}

const words: readonly (readonly [topic: Topic, word: RegExp])[] = [
  ['authentication', /authenticat|current_user|Guardian|\bPow\b|Ueberauth|basic_auth|api_?key|\btoken\b|Joken/i],
  ['rate-limiting', /rate_?limit|throttl|\bHammer\b|ExRated|PlugAttack|\b429\b|too_many/i],
  ['csp', /content.?security.?policy/i],
  ['security-headers', /x-frame-options|x-content-type-options|secure_browser_headers/i],
  ['hsts', /strict-transport-security|\bhsts\b|force_ssl|Plug\.SSL/i],
  ['health', /health|heartbeat|liveness|readiness|["'/]ping\b/i],
  ['cors', /CORSPlug|Corsica|access-control-allow-origin/i],
];

export const readPhoenix = (file: SourceFile): PhoenixReading | undefined => {
  const { text, path } = file;
  const isSettings = /(?:^|\/)config\/(?:config|prod|runtime)\.exs$/.test(path);
  const near = isSettings ? [] : nearIn(file, words, (source) => elixirSource(source).text);
  const said = near.length > 0 ? { near } : {};
  const decides =
    /\buse\s+(?:[\w.]+,\s*:(?:router|controller)\b|Phoenix\.(?:Router|Endpoint)\b|Plug\.(?:Builder|Router)\b|Guardian\.Plug)|\bimport\s+Plug\.Conn\b|\bon_mount\b|\bhalt\b|\bplug[\s(]/.test(
      text,
    );
  if (isSettings) return settingsOf(file);
  if (!decides) return near.length > 0 ? said : undefined;
  const statements = elixirStatements(text);
  if (!statements) return { ...said, isBroken: true };
  const lineAt = (offset: number): number => file.positionAt(offset).line;
  const modules = modulesIn(statements);
  const endpoint = modules.find(({ body }) => body.some((one) => /^use\s+Phoenix\.Endpoint\b/.test(one.text)));
  const router = routerOf(statements);
  return {
    ...said,
    ...(endpoint ? { endpoint: lineAt(endpoint.offset) } : {}),
    ...(router ? { router: { ...router, line: lineAt(modules[0]?.offset ?? 0), routes: router.routes.map(({ offset, ...rest }) => ({ line: lineAt(offset), ...rest })) } } : {}),
    modules: modules.map((module) => moduleOf(module, lineAt)),
  };
};

const moduleOf = ({ text, body }: Statement, lineAt: (offset: number) => number): PlugModule => ({
  name: /^defmodule\s+([\w.]+)/.exec(text)?.[1] ?? '',
  functions: functionsIn(body),
  plugs: body.flatMap((one) => (/^plug\b/.test(one.text) ? [{ text: one.text.slice(0, 600), line: lineAt(one.offset) }] : [])),
});

/** `def on_mount(:ensure_authenticated, …)` is a function of its own for each name. */
const functionsIn = (body: readonly Statement[]): PlugFunction[] => {
  const clauses = new Map<string, Statement[]>();
  for (const one of body) {
    const [, name, hook] = /^defp?\s+(\w+[?!]?)\s*\(?\s*(?::(\w+))?/.exec(one.text) ?? [];
    if (name === undefined) continue;
    const key = name === 'on_mount' ? `on_mount:${hook ?? ''}` : name;
    clauses.set(key, [...(clauses.get(key) ?? []), one]);
  }
  return [...clauses].flatMap(([name, all]) => {
    const asks = asksIn(textOfAll(all));
    return asks === 'no' && !/plug|conn|on_mount|require|ensure|auth|call/.test(name) ? [] : [{ name, asks }];
  });
};

const refuses = /\bhalt\b|\{:halt\s*,/;
const turnsAway = /:unauthorized|:forbidden|\b40[13]\b|\bredirect\b[\s\S]*(?:log_?in|sign_?in|session|auth)|Unauthorized|Forbidden|unauthorized/i;
const looks = /current_\w*(?:user|scope|admin|account)|assigns|get_session|req_header|authorization|token|api_?key|Guardian|authenticat|session/i;
const ofSetting = /Application\.(?:get|fetch|compile)_env|System\.get_env|Config\b|\bconfig\b|enabled\?/;
/** Who is signed in is sent on from the page of the login. */
const ofGuests = /\bredirect_if\w*authenticated/;

const asksIn = (text: string): PlugFunction['asks'] => {
  if (!refuses.test(text) || !turnsAway.test(text) || !looks.test(text) || ofGuests.test(text)) return 'no';
  return ofSetting.test(text) ? 'perhaps' : 'yes';
};

const settingsOf = (file: SourceFile): PhoenixReading | undefined => {
  const { text } = elixirSource(file.text);
  const [found] = text.matchAll(/\bforce_ssl:\s*(\[[^\]]{0,400}\]|true)/g);
  if (!found) return undefined;
  const { line } = file.positionAt(found.index);
  // Of what an environment decides, nobody knows.
  const isTold = /\bif\b/.test(text.slice(0, found.index).slice(-400)) || /System\.|\bcase\b/.test(found[0]);
  const said = (topic: Topic) => ({ topic, line, note: `force_ssl of Phoenix${isTold ? ', in some cases' : ''}` });
  return { settings: isTold ? [] : [said('https-redirect'), ...(/hsts:\s*false/.test(found[0]) ? [] : [said('hsts')])] };
};
