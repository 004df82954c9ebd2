import type { Language } from '../code/language.ts';
import type { SightingPattern } from './sighting-pattern.ts';

/** What serves the web in a language that is read, by a framework that is not, or by none: a search of it is never closed. */
const kind = 'other-server';

const node: readonly SightingPattern[] = [
  {
    kind,
    pattern: /(?<![\w.]|\bfunction )createServer\(/g,
    what: 'http.createServer',
    // Not where it listens to its own machine.
    beside: /^(?![\s\S]*\.listen\([^()]{0,60}["'](?:127\.|localhost["']))[\s\S]*\bcreateServer\b[^;]{0,120}["'](?:node:)?https?["']/,
  },
  {
    kind,
    pattern: /\bnew\s{1,9}https?\.Server\(|\bhttp2\.create(?:Secure)?Server\(|(?<![\w.]|\bfunction )createSecureServer\(/g,
    what: 'http.createServer',
    beside: /^(?![\s\S]*\.listen\([^()]{0,60}["'](?:127\.|localhost["']))[\s\S]*["'](?:node:)?http(?:s|2)?["']/,
  },
  { kind, pattern: /(?<![\w.])polka\(/g, what: 'Polka', beside: /["']polka["']/ },
  { kind, pattern: /\bnew\s{1,9}(?:grpc\.)?Server\(/g, what: 'gRPC', beside: /^(?=[\s\S]*\.addService\()[\s\S]*["'](?:@grpc\/grpc-js|grpc)["']/ },
  { kind, pattern: /\bcreateMicroservice(?:<[^()\n]{1,100}>)?\((?=[^;]{0,400}\bTransport\.(?:GRPC|TCP)\b)/g, what: 'a microservice of Nest' },
  {
    kind,
    pattern: /\bnew\s{1,9}(?:App|H3|HyperExpress\.Server|ParseServer)\(/g,
    what: 'a framework',
    beside: /(?:\bfrom\s{0,9}|\b(?:require|import)\(?\s{0,9})["'](?:@tinyhttp\/app|h3|hyper-express|parse-server|fresh|jsr:@fresh\/core[^"'\n]{0,40}|@fresh\/core)["']/,
  },
  {
    kind,
    pattern: /(?<![\w.])(?:micro|serve|restana)\(|\brequire\(["']restana["']\)\(/g,
    what: 'a framework',
    beside: /(?:\bfrom\s{0,9}|\b(?:require|import)\(?\s{0,9})["'](?:micro|srvx|restana|std\/http|@std\/http|https:\/\/deno\.land\/std[^"'\n]{0,40}\/http\/(?:server|mod)\.ts)["']/,
  },
  { kind, pattern: /(?<![\w.])(?:AutoRouter|IttyRouter|Router)(?:<[^()\n]{1,100}>)?\(/g, what: 'itty-router', beside: /["']itty-router["']/ },
  { kind, pattern: /\bmixins\s{0,9}:\s{0,9}\[/g, what: 'Moleculer', beside: /["']moleculer-web["']/ },
  { kind, pattern: /(?<![\w.])api(?:\.raw)?(?:<[^()\n]{1,100}>)?\(/g, what: 'Encore', beside: /["']encore\.dev\/api["']/ },
  { kind, pattern: /(?<![\w.])(?:httpRouter|httpAction|query|mutation|action)\(/g, what: 'Convex', beside: /["'](?:convex\/server|(?:\.{1,2}\/)+_generated\/server)["']/ },
  { kind, pattern: /(?<![\w])on(?:Request|Call)\(/g, what: 'functions of Firebase', beside: /["']firebase-functions(?:\/[\w/]{1,40})?["']/ },
  { kind, pattern: /\bapp\.(?:http|get|post|put|patch|deleteRequest)\(/g, what: 'functions of Azure', beside: /["']@azure\/functions["']/ },
  { kind, pattern: /\bfunctions\.http\(|(?<![\w.])http\(["']/g, what: 'functions of Google Cloud', beside: /["']@google-cloud\/functions-framework["']/ },
  {
    kind,
    pattern: /\bexport\s{1,9}const\s{1,9}handlers?\b/g,
    what: 'Fresh',
    beside: /(?:\bfrom\s{0,9}|\b(?:require|import)\(?\s{0,9})["'](?:\$fresh\/server\.ts|fresh|@fresh\/core)["']/,
  },
  { kind, pattern: /\bAPIEvent\b/g, what: 'SolidStart', beside: /["']@solidjs\/start\/server["']/ },
  {
    kind,
    pattern: /(?<![\w.])(?:routeLoader|routeAction|globalAction|server)\$\(|\bexport\s{1,9}const\s{1,9}on(?:Get|Post|Put|Patch|Delete|Request)\b/g,
    what: 'Qwik City',
    beside: /["'](?:@builder\.io\/qwik-city|@qwik\.dev\/router)["']/,
  },
  { kind, pattern: /\bsails\.lift\(|\bSails\(\)\.lift\(/g, what: 'Sails' },
  { kind, pattern: /\bnew\s{1,9}Ignitor\(/g, what: 'Adonis' },
  { kind, pattern: /(?<![\w.])feathers\(/g, what: 'Feathers', beside: /["']@feathersjs\// },
  { kind, pattern: /\bnew\s{1,9}ApolloServer\b|(?<![\w.])startStandaloneServer\(/g, what: 'Apollo Server' },
  { kind, pattern: /(?<![\w.])createYoga\(/g, what: 'GraphQL Yoga' },
  { kind, pattern: /(?<![\w.])createHTTPServer\(/g, what: 'tRPC', beside: /["']@trpc\/server/ },
  { kind, pattern: /(?<![\w.])fetchRequestHandler\(|\bcreateNextApiHandler\(/g, what: 'tRPC', beside: /["']@trpc\/server/ },
  { kind, pattern: /\bstartServerAndCreateNextHandler\(/g, what: 'Apollo Server' },
  { kind, pattern: /\bnew\s{1,9}(?:RPCHandler|OpenAPIHandler)\(/g, what: 'oRPC', beside: /["']@orpc\// },
  { kind, pattern: /(?<![\w.])REST_(?:GET|POST)\(/g, what: 'Payload', beside: /["']@payloadcms\// },
  { kind, pattern: /(?<![\w.])(?:createServerFn|createAPIFileRoute|createServerFileRoute)\(/g, what: 'TanStack Start', beside: /["']@tanstack\// },
  { kind, pattern: /\bMeteor\.(?:methods|publish)\(/g, what: 'Meteor', beside: /["']meteor\/meteor["']/ },
  { kind, pattern: /\buWS\.(?:SSL)?App\(/g, what: 'uWebSockets.js' },
  { kind, pattern: /["'`]strapi::errors["'`]|\bcreateStrapi\(|\bstrapi\(\)\.start\(/g, what: 'Strapi' },
  { kind, pattern: /(?<![\w.])createCore(?:Controller|Router)\(/g, what: 'Strapi', beside: /["']@strapi\/strapi["']|\bfactories\b/ },
  { kind, pattern: /(?<![\w.])defineEndpoint\(/g, what: 'Directus', beside: /["']@directus\/extensions(?:-sdk)?["']/ },
  { kind, pattern: /(?<![\w.])createGraphQLHandler\(/g, what: 'Redwood', beside: /["']@redwoodjs\// },
  { kind, pattern: /\bexport\s{1,9}default\s{1,9}(?:\w{1,30}\(\s{0,40})?config\(/g, what: 'Keystone', beside: /["']@keystone-6\/core["']/ },
  { kind, pattern: /\bMedusaRequest\b/g, what: 'Medusa', beside: /["']@medusajs\// },
  { kind, pattern: /\b(?:extends|new)\s{1,9}RestApplication\b|\bRestApplication\)/g, what: 'LoopBack', beside: /["']@loopback\/rest["']/ },
  { kind, pattern: /\bnew\s{1,9}Application(?:<[^()\n]{1,60}>)?\(/g, what: 'Oak', beside: /["'](?:jsr:@oak\/oak|@oak\/oak|https:\/\/deno\.land\/x\/oak)/ },
  // What takes messages alone is told to listen by itself.
  { kind, pattern: /\bnew\s{1,9}WebSocket\.?Server\((?=[^()]{0,300}\bport\b)(?![^()]{0,300}["'](?:localhost|127\.))/g, what: 'a server of WebSockets', beside: /["']ws["']/ },
  { kind, pattern: /\bnew\s{1,9}Server\((?=\s{0,9}(?:\d{2,5}\b|port\b|PORT\b|process\.env\b|Number\())/g, what: 'Socket.IO', beside: /["']socket\.io["']/ },
  // A function that a platform calls for each request.
  {
    kind,
    pattern: /\bexports\.handler\s{0,9}=|\bexport\s{1,9}(?:const|(?:async\s{1,9})?function)\s{1,9}handler\b/g,
    what: 'functions of AWS Lambda',
    beside: /\bAPIGatewayProxy\w*|\bstatusCode\s{0,9}:/,
  },
  { kind, pattern: /\bexport\s{1,9}default\s{0,9}\{(?:[^{}]{0,300}?[\s,])?fetch\s{0,9}\(\s{0,9}\w[^()]{0,200}\)[^{}();]{0,80}\{/g, what: 'a worker' },
  { kind, pattern: /\bexport\s{1,9}default\s{0,9}\{[^{}]{0,300}?\bfetch\s{0,9}:/g, what: 'a worker', beside: /\bResponse\b|\bExportedHandler\b/ },
  { kind, pattern: /:\s{0,9}ExportedHandler\b(?=[^=;\n]{0,80}=)|\bextends\s{1,9}WorkerEntrypoint\b/g, what: 'a worker', beside: /\bfetch\s{0,9}[(:,]/ },
  // A service worker of a browser listens for the same, and is installed and keeps what it is given.
  {
    kind,
    pattern: /\baddEventListener\(\s{0,9}["']fetch["']/g,
    what: 'a worker',
    beside:
      /^(?![\s\S]*(?:\bskipWaiting\b|\bclients\.|\bcaches\.(?:open|match|keys|delete)\b|\bregistration\b|["'](?:install|activate)["']|[wW]orkbox|importScripts))[\s\S]*\brespondWith\(/,
  },
  // What a page asks by gives out more than that.
  { kind, pattern: /\bexport\s{1,9}default\s{0,9}\{\s{0,99}fetch\s{0,9}(?::\s{0,9}[\w.]{1,60}\s{0,9})?,?\s{0,99}\}/g, what: 'a worker' },
];

const python: readonly SightingPattern[] = [
  { kind, pattern: /(?<![\w.])(?:bottle\.)?(?:run|default_app)\(/g, what: 'Bottle', beside: /^[^\S\n]*(?:from|import) bottle\b/m },
  { kind, pattern: /\bcherrypy\.(?:quickstart|engine\.start|tree\.(?:mount|graft))\(/g, what: 'CherryPy' },
  { kind, pattern: /(?<!\bclass )\bConfigurator\(/g, what: 'Pyramid', beside: /^[^\S\n]*(?:from|import) pyramid\b/m },
  { kind, pattern: /\bSite\(/g, what: 'Twisted', beside: /^[^\S\n]*(?:from|import) twisted\.web\b/m },
  { kind, pattern: /\bcgi\.FieldStorage\(/g, what: 'CGI' },
  { kind, pattern: /\bgrpc\.(?:aio\.)?server\(/g, what: 'gRPC' },
  { kind, pattern: /\bSimpleXMLRPCServer\((?!\s{0,9}\(?\s{0,9}["'](?:localhost|127\.|::1))/g, what: 'XML-RPC', beside: /\bserve_forever\(/ },
  {
    kind,
    pattern: /(?<!\bclass )\b(?:WSGIServer|Granian)\(|(?<![\w.])(?:waitress\.)?serve\(/g,
    what: 'a server of applications',
    beside: /^[^\S\n]*(?:from|import) (?:gevent\.pywsgi|granian|waitress|hypercorn)\b/m,
  },
  // Where requests come to a function of such a head, no framework stands before it.
  {
    kind,
    pattern:
      /^async def \w{1,60}\(\s{0,9}scope\s{0,9}(?::[^,\n]{1,40})?,\s{0,9}receive\b|^def app(?:lication)?\(\s{0,9}env(?:iron)?\s{0,9}(?::[^,\n]{1,40})?,\s{0,9}start_response\b/gm,
    what: 'no framework',
  },
  { kind, pattern: /\bst\.(?:title|set_page_config)\(/g, what: 'Streamlit', beside: /^[^\S\n]*import streamlit\b/m },
  { kind, pattern: /^@cl\.on_(?:message|chat_start)\b/gm, what: 'Chainlit', beside: /^[^\S\n]*import chainlit\b/m },
  { kind, pattern: /\bpn\.serve\(/g, what: 'Panel', beside: /^[^\S\n]*import panel\b/m },
  { kind, pattern: /(?<!\bclass )(?<![\w.])App\(/g, what: 'a framework', beside: /^[^\S\n]*from (?:emmett(?:55)?|shiny|microdot)\b[^\n]{0,60} import\b/m },
  {
    kind,
    pattern: /\bLitServer\(|@bentoml\.(?:service|api)\b|\bbentoml\.Service\(|@serve\.deployment\b/g,
    what: 'a server of models',
    beside: /^[^\S\n]*(?:from|import) (?:litserve|bentoml|ray)\b/m,
  },
  { kind, pattern: /^[ \t]{0,40}@http\(/gm, what: 'Nameko', beside: /^[^\S\n]*from nameko\.web\b/m },
  { kind, pattern: /@functions_framework\.http\b|@https_fn\.on_(?:request|call)\b/g, what: 'functions of Google Cloud' },
  { kind, pattern: /\bfunc\.HttpRequest\b/g, what: 'functions of Azure', beside: /^[^\S\n]*import azure\.functions\b/m },
  { kind, pattern: /@modal\.(?:fastapi_endpoint|web_endpoint|asgi_app|wsgi_app|web_server)\b/g, what: 'functions of Modal' },
  {
    kind,
    pattern: /\b(?:HTTPServer|ThreadingHTTPServer|TCPServer|make_server)\((?!\s{0,9}\(?\s{0,9}["'](?:localhost|127\.|::1))/g,
    what: 'http.server',
    // One answer is what a tool waits for.
    beside: /^(?=[\s\S]*\bserve_forever\()(?:[\s\S]*\n)?[ \t]{0,40}(?:from|import) (?:http\.server|wsgiref)\b/,
  },
  {
    kind,
    pattern: /(?<!\bclass )\b(Robyn|APIFlask|Chalice|Eve|Starlite|Klein|FlaskApp|AsyncApp|Dash|falcon\.API|web\.application)\(/g,
    beside: /^[^\S\n]*(?:from|import) (?:robyn|apiflask|chalice|eve|starlite|klein|connexion|dash|falcon|web)\b/m,
  },
  { kind, pattern: /(?<!\bclass )(?<![\w.])Application\(/g, what: 'an application', beside: /^[^\S\n]*from (?:blacksheep|aiohttp\.web|tornado\.web)\b[^\n]{0,60} import\b/m },
  { kind, pattern: /(?<!\bclass )(?<![\w.])OpenAPI\(/g, what: 'flask_openapi3', beside: /^[^\S\n]*from flask_openapi3\b/m },
  { kind, pattern: /\bui\.run\(/g, what: 'NiceGUI', beside: /^[^\S\n]*from nicegui\b/m },
  { kind, pattern: /\.launch\((?=[^()]{0,300}\b(?:server_name|root_path)\s{0,9}=)/g, what: 'Gradio', beside: /^[^\S\n]*(?:from|import) gradio\b/m },
  { kind, pattern: /\.run\((?=[^()]{0,200}\btransport\s{0,9}=\s{0,9}["'](?:sse|http|streamable-http))/g, what: 'FastMCP', beside: /\bFastMCP\b/ },
  { kind, pattern: /\buvicorn\.run\(/g, what: 'Uvicorn' },
  { kind, pattern: /\bwebsockets\.serve\((?![^()]{0,200}["'](?:localhost|127\.))/g, what: 'websockets', beside: /^[^\S\n]*import websockets\b/m },
  { kind, pattern: /^def \w{0,60}handler\(\s{0,9}event\b/gm, what: 'functions of AWS Lambda', beside: /["']statusCode["']\s{0,9}:/ },
];

const go: readonly SightingPattern[] = [
  { kind, pattern: /\bfasthttp\.(?:ListenAndServe\w{0,12}\(|Server\{)/g, what: 'fasthttp' },
  { kind, pattern: /\b(?:web|beego)\.Run\(/g, what: 'Beego', beside: /"github\.com\/(?:astaxie|beego)\/beego/ },
  { kind, pattern: /\bserver\.(?:Default|New)\(/g, what: 'Hertz', beside: /"github\.com\/cloudwego\/hertz\// },
  { kind, pattern: /\brest\.(?:MustNewServer|NewServer)\(/g, what: 'go-zero', beside: /"github\.com\/zeromicro\/go-zero\/rest"/ },
  { kind, pattern: /\bpocketbase\.New\w{0,12}\(/g, what: 'PocketBase' },
  { kind, pattern: /\bhttp\.NewServer\(/g, what: 'Kratos', beside: /"github\.com\/go-kratos\/kratos\// },
  { kind, pattern: /\bg\.Server\(/g, what: 'GoFrame', beside: /"github\.com\/gogf\/gf\// },
  { kind, pattern: /\b(?:buffalo\.New|martini\.Classic|macaron\.(?:Classic|New)|flamego\.(?:Classic|New)|restful\.NewContainer)\(/g, what: 'a framework' },
  { kind, pattern: /\blambda\.Start\w{0,20}\(/g, what: 'functions of AWS Lambda', beside: /\bevents\.(?:APIGateway|LambdaFunctionURL|ALBTarget)\w{0,40}Request\b/ },
  { kind, pattern: /\bgrpc\.NewServer\(/g, what: 'gRPC', beside: /^(?![\s\S]*"(?:unix"|localhost|127\.|\[::1\]))[\s\S]*"google\.golang\.org\/grpc"/ },
  { kind, pattern: /\bfuego\.NewServer\(/g, what: 'Fuego' },
  // A handler that is made by hand.
  { kind, pattern: /\bhttp\.ListenAndServe(?:TLS)?\((?!\s{0,9}"(?:localhost|127\.))(?![^\n]{0,120},\s{0,9}nil\s{0,9}\))/g, what: 'net/http', beside: /"net\/http"/ },
  { kind, pattern: /\bhttp\.Server\{(?=[^{}]{0,400}\bHandler\s{0,9}:)(?![^{}]{0,400}\bAddr\s{0,9}:\s{0,9}"(?:localhost|127\.))/g, what: 'net/http', beside: /"net\/http"/ },
  { kind, pattern: /\bhttp\.Serve(?:TLS)?\(\s{0,9}\w[\w.]{0,60},\s{0,9}(?!nil\b)/g, what: 'net/http', beside: /^(?![\s\S]*"(?:unix"|localhost|127\.|\[::1\]))[\s\S]*"net\/http"/ },
];

/** These are applications of their own, whatever else of the same language is made beside them. */
export const isWholeApplication = (what: string): boolean =>
  /^(?:Sails|LoopBack|Meteor|uWebSockets\.js|Strapi|Directus|Redwood|Keystone|Medusa|Beego|Hertz|go-zero|Kratos|GoFrame)$/.test(what);

export const otherServers: Record<Language, readonly SightingPattern[]> = { python, node, go };
