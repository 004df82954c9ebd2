import { expression } from '../../long-expression.ts';
import type { SourceFile } from '../source-file.ts';
import { uncommented } from '../text/uncommented.ts';
import { watch } from './code/cues.ts';
import { languageOf } from './code/language.ts';
import { isFileFramework } from './routes/by-file/file-frameworks.ts';

/** Signs of a service in these languages. Each holds few words enough to be looked for in the one pass over a text. */
const signsOfService: readonly RegExp[] = [
  expression()`
    org\.springframework\.(?:web|boot)|io\.(?:micronaut|quarkus|javalin|vertx|undertow|helidon|dropwizard)\b
    |io\.ktor\b(?!\.(?:client|http|utils?|serialization|websocket)\b|:ktor-(?:client|http|utils|serialization))
    |(?:jakarta|javax)\.(?:ws\.rs(?!\.(?:client|core)\b)|servlet)|com\.sun\.net\.httpserver|org\.eclipse\.jetty\.server|\bspark\.Spark\b|org\.http4[ks]\.
    |\bzio\.http\b|com\.twitter\.(?:finagle\.http|finatra)|\bplay\.(?:api|mvc)\b|akka\.http|\bring\.adapter|compojure\.core|reitit\.ring
  `,
  expression()`
    \bio\.grpc\.(?!inprocess\b)(?:Server\b|(?:[\w.]{0,40}\.)?\w{0,20}ServerBuilder\b)|net\.devh\.boot\.grpc\.server|\bratpack\.(?:server|handling)\b
    |com\.linecorp\.armeria\.server|reactor\.netty\.http\.server|\bsttp\.tapir\.server|\bcask\.MainRoutes\b|org\.nanohttpd|fi\.iki\.elonen
  `,
  expression()`
    ActionController|Rails\.application|Sinatra::|\brequire ['"](?:sinatra|roda|hanami|grape)\b|Grape::API|Hanami::(?:App|Routes|Action|Slice|Router)\b|WEBrick::HTTPServer
    |Illuminate\\|Symfony\\(?:Component\\(?:HttpFoundation|HttpKernel|Routing|Security)|Bundle)\\|Psr\\Http\\Server\\|Mezzio\\|Slim\\
    |CodeIgniter\\|Cake\\|\byii\\|Laminas\\|Workerman\\(?:Worker\b|Protocols\\Http)|Hyperf\\(?:\w{0,20}Server|Framework)\b|Swoole\\(?:Coroutine\\)?Http\\(?:Server|Request|Response|\{)|\bFlight::(?:route|start)\b|Amp\\Http\\Server\\|React\\Http\\HttpServer\b
  `,
  expression()`
    \bactix_web\b|\baxum::|\brocket::|\bwarp::|\b(?:poem|salvo|tide|gotham|ntex|rouille|tiny_http)::|\bhyper::s(?:erver|ervice)\b
    |\btonic::transport::[^;\n]{0,60}\bServer\b|#\[event\(fetch\b|\blambda_http::|\bspin_sdk::http\b
    |Microsoft\.AspNetCore|WebApplication\.CreateBuilder|System\.Web\.(?:Mvc|Http)\b|:\s{0,9}NancyModule\b|\[HttpTrigger\(|\bPrefixes\.Add\(\s{0,9}[$@]{0,2}"https?:\/\/(?!localhost|127\.)
  `,
  expression()`
    Phoenix\.|Plug\.Router|\bcowboy(?:_\w{1,20})?:[a-z]|\(cowboy_\w{1,20}\)|:cowboy\.[a-z]|\bVapor\b|\bimport Hummingbird\b
    |\b(?:use|extends|base|parent|with)\b[^;\n]{0,60}\b(?:Mojolicious|Dancer2?)\b|\buse Catalyst\b|\bCatalyst::|\buse CGI\b|package:(?:shelf|dart_frog)\/
    |\bHttpServer\.bind\((?!\s{0,9}(?:InternetAddress\.loopback|['"](?:localhost|127\.)))|\bServant\b|\bWeb\.Scotty\b|\bYesod\b|\brequire\s?\(?["']lapis["']|\bngx\.say\(
    |\$_(?:GET|POST|REQUEST)\b|php:\/\/input\b|\$_SERVER\[['"](?:REQUEST|HTTP|QUERY|PATH)_
  `,
];
for (const sign of signsOfService) watch(sign);

/** Does code in one of these languages serve the web? What is read of it has no comments. */
export const servesWeb = ({ text, lines, path, cues }: SourceFile): boolean => {
  const signs = signsOfService.filter((sign) => cues.may(sign) && sign.test(text));
  return signs.length > 0 && uncommented(lines, path).some((line) => signs.some((sign) => sign.test(line)));
};

interface Placed {
  readonly path: string;
}

/** Is this code in a language that the service is written in? What the page in front of it checks, it need not. */
export const isOfService = ({ servers }: { readonly servers: readonly Placed[] }, path: string): boolean =>
  servers.length === 0 || servers.some((server) => languageOf(server.path) === languageOf(path));

/** Does this code stand in a part of the tree that serves, or is it imported from there? In Node what another part does, a page or a tool may do for itself. */
export const isBesideServer = (
  { servers, routes, reached }: { readonly servers: readonly (Placed & { readonly what?: string })[]; readonly routes: readonly Placed[]; readonly reached: ReadonlySet<string> },
  path: string,
): boolean => {
  if (languageOf(path) !== 'node' || reached.has(path)) return true;
  // Beside routes that are files stand the pages.
  const isOfPages = servers.length > 0 && servers.every(({ what = '' }) => isOfFiles(what));
  return !isOfPages && [...servers, ...routes].some((place) => partOf(place.path) === partOf(path));
};
/** Are all of these routed by files: Next.js and its like? What a server of Node stands beneath is no application of its own. */
export const areOfFiles = (servers: readonly { readonly what: string }[]): boolean =>
  servers.some(({ what }) => isOfFiles(what)) && servers.every(({ what }) => isOfFiles(what) || /^https?\.createServer$/.test(what));
const isOfFiles = (what: string): boolean => what === 'Next.js' || isFileFramework(what);

const partOf = (path: string): string => (/^(?:(?:apps|packages|services|libs|modules|projects|plugins)\/[^/]+|[^/]+(?=\/))/.exec(path) ?? [''])[0];
