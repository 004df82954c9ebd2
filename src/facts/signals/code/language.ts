import { expression } from '../../../long-expression.ts';
/** The languages whose web frameworks are read. TypeScript and JavaScript are one. */
export type Language = 'python' | 'go' | 'node';

export const languageOf = (path: string): Language | undefined => {
  if (path.endsWith('.py')) return 'python';
  if (path.endsWith('.go')) return 'go';
  return /\.(?:[cm]?[jt]s|[jt]sx)$/.test(path) && !/\.d\.[cm]?ts$/.test(path) ? 'node' : undefined;
};

/** Languages that serve the web and are not read: a search of a repository that serves with one of them is never closed. */
const foreign: Readonly<Record<string, string>> = {
  java: 'Java',
  kt: 'Kotlin',
  kts: 'Kotlin',
  scala: 'Scala',
  groovy: 'Groovy',
  clj: 'Clojure',
  rb: 'Ruby',
  php: 'PHP',
  rs: 'Rust',
  cs: 'C#',
  fs: 'F#',
  ex: 'Elixir',
  exs: 'Elixir',
  erl: 'Erlang',
  swift: 'Swift',
  pl: 'Perl',
  pm: 'Perl',
  lua: 'Lua',
  dart: 'Dart',
  hs: 'Haskell',
};

export const foreignLanguage = (path: string): string | undefined => {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  return Object.hasOwn(foreign, ending) ? foreign[ending] : undefined;
};

export const isForeign = (path: string): boolean => foreignLanguage(path) !== undefined;

/** Code in any language that is known here. */
export const isCode = (path: string): boolean => languageOf(path) !== undefined || isForeign(path);

export const servesWeb = expression()`
    org\.springframework\.(?:web|boot)|io\.(?:micronaut|quarkus|javalin|vertx|undertow|helidon|dropwizard)\b
    |io\.ktor\b(?!\.(?:client|http|utils?|serialization|websocket)\b|:ktor-(?:client|http|utils|serialization))
    |(?:jakarta|javax)\.(?:ws\.rs(?!\.(?:client|core)\b)|servlet)|com\.sun\.net\.httpserver|org\.eclipse\.jetty\.server|\bspark\.Spark\b|org\.http4[ks]\.
    |\bzio\.http\b|com\.twitter\.(?:finagle\.http|finatra)|\bplay\.(?:api|mvc)\b|akka\.http|\bring\.adapter|compojure\.core|reitit\.ring
    |ActionController|Rails\.application|Sinatra::|\brequire ['"](?:sinatra|roda|hanami|grape)\b|Grape::API|Illuminate\\|Symfony\\(?:Component\\(?:HttpFoundation|HttpKernel|Routing|Security)|Bundle)\\|Psr\\Http\\Server\\|Mezzio\\|Slim\\
    |CodeIgniter\\|Cake\\|\byii\\|Laminas\\|\bactix_web\b|\baxum::|\brocket::|\bwarp::|\b(?:poem|salvo|tide|gotham|ntex|rouille|tiny_http)::
    |\bhyper::s(?:erver|ervice)\b|Microsoft\.AspNetCore|WebApplication\.CreateBuilder|System\.Web\.(?:Mvc|Http)\b|Phoenix\.|Plug\.Router
    |\bcowboy(?:_\w{1,20})?:[a-z]|\(cowboy_\w{1,20}\)|:cowboy\.[a-z]|\bVapor\b|\bimport Hummingbird\b|\b(?:use|extends|base|parent|with)\b[^;\n]{0,60}\b(?:Mojolicious|Dancer2?)\b|\buse Catalyst\b|\bCatalyst::|\buse CGI\b|package:shelf\/|\bServant\b
    |\bWeb\.Scotty\b|\bYesod\b|\$_(?:GET|POST|REQUEST)\b|php:\/\/input\b|\$_SERVER\[['\x22](?:REQUEST|HTTP|QUERY|PATH)_
  `;

/** Where what browsers load lies, and what bundlers call it: `app.3f9a0c1b.js`. */
export const isBrowserPath = (path: string): boolean =>
  /(?:^|\/)(?:frontend|client|webapp|ui|static|public|assets)\/|(?:^|\/)(?:chunk-|vendors?[.~-])[^/]*\.js$|[.-](?=[a-f]*\d)[0-9a-f]{8,32}\.m?js$/.test(path);
