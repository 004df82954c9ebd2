import type { SourceFile } from '../../../source-file.ts';
import type { Placed } from '../../code-reading.ts';
import type { Topic } from '../../signal.ts';
import { type Near, nearIn } from '../near.ts';
import { rubySource } from '../ruby/source.ts';
import { statementsOf } from '../ruby/statements.ts';
import { classesOf, type RubyClass, type Step } from './classes.ts';
import type { RailsRoute } from './resources.ts';
import { type DrawnRoutes, railsRoutesOf } from './routes.ts';
import { configOf, type RailsControl, type RailsSetting } from './settings.ts';

export type PlacedClass = Omit<Placed<RubyClass>, 'steps' | 'macros'> & {
  readonly steps: readonly Placed<Step>[];
  readonly macros: Readonly<Record<string, readonly Placed<Step>[]>>;
};

/** What a file of Ruby says of an application of Rails. */
export interface RailsReading {
  /** The line on which the application is made. */
  readonly application?: number;
  readonly routes?: { readonly routes: readonly Placed<RailsRoute>[]; readonly draws: readonly DrawnRoutes[]; readonly strange: boolean };
  readonly classes?: readonly PlacedClass[];
  readonly settings?: readonly Placed<RailsSetting>[];
  readonly controls?: readonly Placed<RailsControl>[];
  /** Words of a control, which may stand for one that is made by hand. */
  readonly near?: readonly Near[];
  /** The file could not be followed, though it may be decisive. */
  readonly isBroken?: true;
  /** It answers requests by another framework beside. */
  readonly isOther?: true;
}

const words: readonly (readonly [topic: Topic, word: RegExp])[] = [
  ['authentication', /authenticat|\bcurrent_user\b|has_secure_password|\bdevise\b|\bwarden\b|omniauth|doorkeeper|\bjwt\b|Rack::Auth|api_?key|access_?token|authoriz/i],
  ['rate-limiting', /rack.?attack|rate_?limit|throttl|too_many_requests|\b429\b/i],
  ['csp', /content.?security.?policy|SecureHeaders/i],
  ['health', /health_?check|healthz|["'/:]health|heartbeat|liveness|readiness|okcomputer|["'/:]ping\b/i],
  ['security-headers', /X-Frame-Options|X-Content-Type-Options/i],
  ['hsts', /Strict-Transport-Security|\bhsts\b/i],
];

const isRoutes = (path: string): boolean => /(?:^|\/)config\/routes(?:\.rb$|\/)/.test(path);
const isConfig = (path: string): boolean => /(?:^|\/)config\/(?:application|environments\/production|initializers\/.+|rack_attack)\.rb$/.test(path);
/** Where something stands before actions, or makes a class that it may stand in. */
const ofRequests =
  /\b(?:before_action|before_filter|skip_before|protect_from_forgery|ActionController|Rails::Application|Rack::Attack|rate_limit|\w*http_basic\w*|cookies|redirect_to|unauthorized)\b|Controller\b/;

export const readRails = (file: SourceFile): RailsReading | undefined => {
  const { path, text } = file;
  const routed = isRoutes(path);
  const decides = routed || isConfig(path) || ofRequests.test(text) || /(?:^|\/)controllers\//.test(path);
  const near = nearIn(file, words, (source) => rubySource(source).text);
  const isOther = /<\s*(?:Grape::API|Sinatra::(?:Base|Application)|Roda|Hanami::API)\b/.test(text);
  const said = { ...(near.length > 0 ? { near } : {}), ...(isOther ? { isOther: true as const } : {}) };
  if (!decides) return near.length > 0 || isOther ? said : undefined;
  const statements = statementsOf(text);
  if (!statements) return { ...said, isBroken: true };
  const place = <T extends { readonly offset: number }>({ offset, ...rest }: T): Placed<T> => ({ line: file.positionAt(offset).line, ...rest });
  const { settings, controls } = configOf(statements, text);
  const classes = classesOf(statements);
  const made = classes.find(({ parent }) => parent === 'Rails::Application');
  const routes = routed ? railsRoutesOf(statements, !/config\/routes\.rb$/.test(path)) : undefined;
  return {
    ...said,
    ...(made ? { application: file.positionAt(made.offset).line } : {}),
    ...(routes ? { routes: { ...routes, routes: routes.routes.map(place) } } : {}),
    ...(classes.length > 0 && !routed
      ? {
          classes: classes.map((one) => ({
            ...place(one),
            steps: one.steps.map(place),
            macros: Object.fromEntries(Object.entries(one.macros).map(([name, steps]) => [name, steps.map(place)])),
          })),
        }
      : {}),
    ...(settings.length > 0 && isConfig(path) ? { settings: settings.map(place) } : {}),
    ...(controls.length > 0 ? { controls: controls.map(place) } : {}),
  };
};
