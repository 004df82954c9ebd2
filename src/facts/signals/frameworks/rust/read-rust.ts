import { expression } from '../../../../long-expression.ts';
import type { SourceFile } from '../../../source-file.ts';
import { type Code, closingOf } from '../../code/code.ts';
import { typedCodeOf } from '../../code/typed-code.ts';
import type { Topic } from '../../signal.ts';
import { nearIn } from '../near.ts';
import { routerIn } from './built-routers.ts';
import { asksIn, asksOfExtractor, topicsIn } from './controls.ts';
import { guardTypes } from './extractors.ts';
import { branchesIn } from './function-scan.ts';
import type { AttributedHandler, RustDefinition, RustReading } from './rust-reading.ts';
import { functionsIn, implsIn, isWithin, ownersIn, partsIn, testModules, textIn } from './source.ts';

const words: readonly (readonly [topic: Topic, word: RegExp])[] = [
  // A word too many makes a question, and one too few a wrong answer.
  ['authentication', /auth(?!or)|current_user|\bauthori[sz]ation\b|\bbearer\b|api_?key|\bjwt\b|login|password|session|access_?token/i],
  ['rate-limiting', /rate_?limit|throttl|governor|TOO_MANY_REQUESTS|\b429\b/i],
  ['csp', /content.?security.?policy/i],
  ['security-headers', /x[-_]frame[-_]options|x[-_]content[-_]type[-_]options/i],
  ['hsts', /strict.?transport.?security|\bhsts\b/i],
  [
    'body-limit',
    /(?<!default)body_?limit|DefaultBodyLimit::max|max_?(?:body|upload|content|file|payload)_?(?:size|len|bytes)|content_?length_?limit|payload_?config|\bto_bytes\(/i,
  ],
  ['request-log', /TraceLayer|\bRoot(?:Span)|access_?log|request_?log|log_?request|Logger\b/],
  ['metrics', /prometheus|\/metrics\b|opentelemetry|metrics_exporter|statsd/i],
  ['health', /["'/]\w*health\w*|heartbeat|liveness|readiness|["'/]ping["'/]|["'/]alive["'/]/i],
  ['cors', /\bcors\b|access.?control.?allow.?origin/i],
];

const servers: readonly (readonly [what: string, sign: RegExp])[] = [
  ['axum', /\baxum::serve\s*\(|\baxum::Server::|\baxum_server::|\bfrom_tcp_rustls\(|\b(?:lambda_http::)?run\(app\)|\bshuttle_axum\b|(?<![\w.])serve\(\s*\w+,\s*\w+[^)]{0,80}\)/g],
  ['Actix Web', /\bHttpServer::new\s*\(|\bHttpServiceBuilder\b/g],
  ['Rocket', /\brocket::(?:build|custom|ignite)\s*\(|\bRocket::(?:<\w+>::)?(?:build|custom|ignite)\s*\(/g],
  ['Poem', /\bServer::new\s*\(\s*TcpListener\b/g],
];
/** Takes the limit of a framework away, or reads past it. */
const unlimited = expression('g')`
    \bDefaultBodyLimit::(?:disable\(|max\(\s{0,40}usize::MAX)|\b(?:Json|Form|Payload)Config::\w{1,20}\([^;]{0,200}usize::MAX
    |\bactix_multipart::(?:\{[^{}]{0,100}\b)?Multipart\b|\bweb::Payload\b|\binto_data_stream\(|\bto_bytes\([^;]{0,80}usize::MAX
  `;
/** A fairing sends no request away: it may only have it answered elsewhere. */
const ofFairing = (body: string): RustDefinition['asks'] => (/\bset_(?:uri|method)\(/.test(body) ? 'perhaps' : 'no');
const ofFramework = /\b(?:axum\w*|actix\w*|rocket\w*|poem\w*|tower\w*|utoipa\w*|aide|http)\b/;

export const readRust = (file: SourceFile): RustReading | undefined => {
  const { text } = file;
  if (file.name === 'Cargo.toml') return ofManifest(text);
  const cues = file.cues;
  const near = nearIn(file, words, (source) => typedCodeOf(source, 'rust', cues).text);
  const said = near.length > 0 ? { near } : {};
  if (!ofFramework.test(text)) return near.length > 0 ? said : undefined;
  const code = typedCodeOf(text, 'rust', cues);
  const lineAt = (offset: number): number => file.positionAt(offset).line;
  const tests = testModules(code);
  const functions = functionsIn(code);
  const attributes = [...code.bare.matchAll(/#\[\s*(?:\w{1,30}::){0,3}(get|post|put|patch|delete|head|options|route|path)\s*\(/g)].flatMap((match) => {
    const open = match.index + match[0].length - 1;
    const close = closingOf(code, open);
    const handler = functions.find(({ start }) => start > close && start < close + 4000);
    return handler ? [{ ...handler, word: match[1] ?? '', said: code.text.slice(open + 1, close - 1), line: lineAt(match.index) }] : [];
  });
  const attributed = attributes.flatMap(({ name, word, said: given, line }): AttributedHandler[] => {
    const parts = partsIn(given);
    const path = word === 'path' ? parts.map((part) => /^path\s*=\s*"([^"]*)"/.exec(part)?.[1]).find((part) => part !== undefined) : textIn(parts[0] ?? '');
    const method = /^(?:route|path)$/.test(word) ? (/\b(get|post|put|patch|delete)\b/i.exec(parts.filter((part) => !part.startsWith('path')).join(' '))?.[1] ?? 'any') : word;
    return path === undefined ? [] : [{ name, method: method.toUpperCase(), pattern: path.split('?')[0] ?? '', line }];
  });
  const routers = functions.flatMap((span) => {
    const value = routerIn(code, span, lineAt);
    return value ? [{ name: span.name, ...(span.module === undefined ? {} : { module: span.module }), line: lineAt(span.start), value }] : [];
  });
  const handlers = new Set(attributes.map(({ name }) => name));
  const owners = ownersIn(code);
  const ofFunctions = functions.flatMap((span): RustDefinition[] => {
    const owner = owners.find(({ body, end }) => body < span.start && span.start < end);
    const body = code.text.slice(span.body, Math.min(span.end, span.body + 8000));
    // What it takes out of a request it looks at.
    const asks = asksIn(span.name, `${/\b(?:TypedHeader|CookieJar|Session)\b/.exec(span.params)?.[0] ?? ''} ${body}`);
    const topics = topicsIn(body);
    const takes = guardTypes(span.params, body);
    const isAsync = /\basync\s+(?:unsafe\s+)?$/.test(code.bare.slice(Math.max(0, span.start - 20), span.start));
    return isAsync || asks !== 'no' || topics.length > 0 || handlers.has(span.name)
      ? [{ name: span.name, ...(owner ? { of: owner.type } : {}), asks, topics, ...(takes.length > 0 ? { takes } : {}) }]
      : [];
  });
  const ofTypes = implsIn(code)
    .filter(({ trait }) => /^(?:FromRequest\w*|FromRef|Transform|Service|Middleware|Endpoint|Fairing|Layer|Handler|AsyncAuthorizeRequest|OperationInput)$/.test(trait))
    .map(({ trait, type, body, end }): RustDefinition => {
      const inside = code.text.slice(body, Math.min(end, body + 8000));
      const asks = trait.startsWith('FromRequest') ? asksOfExtractor(type, inside) : trait === 'Fairing' ? ofFairing(inside) : asksIn(type, inside);
      return { name: type, asks, topics: topicsIn(inside) };
    });
  const aliases = aliasesIn(code.bare);
  const definitions = [...ofFunctions, ...ofTypes];
  const [serves] = servers.flatMap(([what, sign]) => {
    const at = [...code.bare.matchAll(sign)].find(({ index }) => !isWithin(tests, index));
    return at && (what !== 'axum' || /\baxum\b/.test(code.bare)) ? [{ what, line: lineAt(at.index) }] : [];
  });
  const origins = originsIn(code).map(({ at, args }) => ({ line: lineAt(at), args }));
  return {
    ...said,
    ...(serves ? { serves } : {}),
    ...(routers.length > 0 ? { routers } : {}),
    ...(definitions.length > 0 ? { definitions } : {}),
    ...(attributed.length > 0 ? { attributed } : {}),
    ...(Object.keys(aliases).length > 0 ? { aliases } : {}),
    ...(origins.length > 0 ? { origins } : {}),
    ...([...code.text.matchAll(unlimited)].some(({ index }) => !isWithin(tests, index)) ? { anyBody: true as const } : {}),
  };
};

const cors = expression('g')`
    \bCorsLayer::(?:very_)?permissive\(|\bCors::permissive\(|\.allow_any_origin\(|\.allow(?:ed)?_origin(?:_fn)?\(([^;\n]{0,200})
    |\bCorsOptions::default\(\)(?![\s\S]{0,400}\ballowed_origins\b)|\ballowed_origins:\s*([^\n]{0,200})|\.allow_origins?\(([^;\n]{0,200})
  `;
const any = /permissive|allow_any_origin|\bAny\b|\bany\(\)|AllowedOrigins::all\(|["']\*["']|CorsOptions::default|\bmirror_request\b|(?:_fn|predicate)\(\s*\|[^|]{0,80}\|\s*true/;

/** `"*"` where everybody is let in; in a branch that may be another. */
const originsIn = (code: Code): { readonly at: number; readonly args: string }[] => {
  const found = [...code.text.matchAll(cors)].slice(0, 20);
  const branches = found.length > 0 ? branchesIn(code, 0, code.bare.length) : [];
  return found.map((match) => {
    const isSure = !branches.some(([from, until]) => from <= match.index && match.index < until);
    return { at: match.index, args: any.test(match[0]) ? (isSure ? '"*"' : '') : (match.slice(1).find((part) => part !== undefined) ?? '') };
  });
};

/** axum limits bodies since 0.5, Rocket sends headers by itself since 0.5, and actix-identity refuses who has none since 0.5. */
const ofManifest = (text: string): RustReading | undefined => {
  const isOf = (crate: string): boolean => new RegExp(`^${crate}\\s{0,9}=\\s{0,9}(?:\\{[^}\\n]{0,80}\\bversion\\s{0,9}=\\s{0,9})?"[\\^~=]?\\s?0\\.[0-4]\\b`, 'm').test(text);
  const said = {
    ...(isOf('axum') ? { anyBody: true as const } : {}),
    ...(isOf('rocket') ? { isBeforeShields: true as const } : {}),
    ...(isOf('actix-identity') ? { isIdentityOfAnybody: true as const } : {}),
  };
  return Object.keys(said).length > 0 ? said : undefined;
};

/** `use admin::{routes as admin_routes}` makes `admin_routes` another name of `admin::routes`. */
const aliasesIn = (bare: string): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {};
  for (const [, statement = ''] of bare.matchAll(/\buse\s([^;]{1,4000});/g)) {
    for (const [, module = '', list = ''] of statement.matchAll(/(\w{1,60})::\{([^{}]{0,2000})\}/g))
      for (const [, name, alias = ''] of list.matchAll(/(?<![\w:])(\w{1,60})\s+as\s+(\w{1,60})/g)) found[alias] = `${module}::${name}`;
    for (const [, full = '', alias = ''] of statement.matchAll(/(\w{1,60}::\w{1,60})\s+as\s+(\w{1,60})/g)) found[alias] = full;
  }
  return found;
};
