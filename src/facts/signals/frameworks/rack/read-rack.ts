import type { SourceFile } from '../../../source-file.ts';
import type { Placed } from '../../code-reading.ts';
import type { Topic } from '../../signal.ts';
import type { Statement } from '../block-statements.ts';
import { type Near, nearIn } from '../near.ts';
import { configOf, isTrue } from '../rails/settings.ts';
import { rubySource } from '../ruby/source.ts';
import { statementsOf } from '../ruby/statements.ts';
import { type RackClass, type RackRoute, type RackSetting, type RackUse, rackClassesOf } from './rack-classes.ts';

export type PlacedRackClass = Omit<Placed<RackClass>, 'routes' | 'uses' | 'settings'> & {
  readonly routes: readonly Placed<RackRoute>[];
  readonly uses: readonly Placed<RackUse>[];
  readonly settings: readonly Placed<RackSetting>[];
};

export interface RackReading {
  readonly classes?: readonly PlacedRackClass[];
  /** Routes that stand in no class are those of Sinatra. */
  readonly isClassic?: true;
  /** Of CORS: the origins, and where. */
  readonly origins?: readonly { readonly line: number; readonly args: string }[];
  /** What Rack::Attack counts: the requests of everybody, or some; and that it is turned off, or only sometimes on. */
  readonly attack?: { readonly counts?: 'all' | 'some'; readonly isOff?: true };
  /** Another framework answers here as well, which is not read. */
  readonly isOther?: true;
  readonly near?: readonly Near[];
  readonly isBroken?: true;
}

const words: readonly (readonly [topic: Topic, word: RegExp])[] = [
  ['authentication', /authenticat|\bcurrent_user\b|\bwarden\b|omniauth|\bjwt\b|Rack::Auth|api_?key|access_?token|authoriz|protected!/i],
  ['rate-limiting', /rack.?attack|rate_?limit|throttl|too_many_requests|\b429\b/i],
  ['csp', /content.?security.?policy|SecureHeaders/i],
  ['health', /health_?check|healthz|["'/:]health|heartbeat|liveness|readiness|["'/:]ping\b/i],
  ['security-headers', /X-Frame-Options|X-Content-Type-Options/i],
  ['hsts', /Strict-Transport-Security|\bhsts\b/i],
  ['request-log', /CommonLogger|request_?log|access_?log/i],
  ['metrics', /prometheus|statsd|yabeda|opentelemetry|\/metrics\b/i],
  ['body-limit', /max_?(?:body|upload|file|content)_?(?:size|length)|content_length/i],
];

export const readRack = (file: SourceFile): RackReading | undefined => {
  const { text, path } = file;
  const near = nearIn(file, words, (source) => rubySource(source).text);
  const isOther = /<\s*(?:Roda|Hanami::(?:API|App|Action)|Rails::Application|Cuba|Padrino::Application)\b/.test(text);
  const said = { ...(near.length > 0 ? { near } : {}), ...(isOther ? { isOther: true as const } : {}) };
  const decides =
    path.endsWith('.ru') ||
    /\bSinatra\b|\bGrape\b|\brequire\s*\(?['"]sinatra|^[ \t]*(?:get|post|put|patch|delete|before|helpers|use|resource|namespace)\b|\bhalt\b|\bredirect\b|\berror!|\bRack::Attack\b|\bclass Attack\b/m.test(
      text,
    );
  if (!decides) return Object.keys(said).length > 0 ? said : undefined;
  const statements = statementsOf(text);
  if (!statements) return { ...said, isBroken: true };
  const place = <T extends { readonly offset: number }>({ offset, ...rest }: T): Placed<T> => ({ line: file.positionAt(offset).line, ...rest });
  const classes = rackClassesOf(statements, path.endsWith('.ru')).map((one) => ({
    ...place(one),
    routes: one.routes.map(place),
    uses: one.uses.map(place),
    settings: one.settings.map(place),
  }));
  const attack = attackIn(statements, text);
  const origins = originsIn(rubySource(text).text).map(({ at, args }) => ({ line: file.positionAt(at).line, args }));
  return {
    ...said,
    ...(classes.length > 0 ? { classes } : {}),
    ...(/\brequire\s*\(?['"]sinatra(?:\/reloader)?['"]/.test(text) ? { isClassic: true as const } : {}),
    ...(origins.length > 0 ? { origins } : {}),
    ...(attack ? { attack } : {}),
  };
};

const attackIn = (statements: readonly Statement[], text: string): RackReading['attack'] => {
  const { settings, controls } = configOf(statements, text);
  const throttles = controls.filter(({ kind }) => kind === 'throttle');
  const isOff = settings.some(({ name, value }) => name === 'rack_attack.enabled' && !isTrue(value));
  if (throttles.length === 0) return isOff ? { isOff } : undefined;
  return { counts: throttles.some(({ isPartial, condition }) => !isPartial && condition === undefined) ? 'all' : 'some', ...(isOff ? { isOff } : {}) };
};

const cors = /^[ \t]*origins[ (]([^\n]{0,300})|\bset\s+:allow_origin,\s*([^\n]{0,200})|["']Access-Control-Allow-Origin["']\]?\s*(?:=>|=|,)\s*([^\n]{0,200})/gim;
const originsIn = (text: string): { readonly at: number; readonly args: string }[] =>
  [...text.matchAll(cors)].slice(0, 10).map((match) => {
    const said = match.slice(1).find((part) => part !== undefined) ?? '';
    return { at: match.index + match[0].search(/\S/), args: /["']\*["']|:any\b/.test(said) ? '"*"' : said };
  });
