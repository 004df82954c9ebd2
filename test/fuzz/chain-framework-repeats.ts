import type { FrameworkFamily } from './framework-repeats.ts';

/** Files of the frameworks whose routers are built by calls and blocks, or by annotations of the Java platform. */

const chains: readonly string[] = [
  ...['.route("/a%", get(b).post(c))\n', '.layer(middleware::from_fn(a))\n', '.nest("/a%", b)\n', '.merge(a%)\n', '.wrap(a)\n', '.service(a%)\n'],
  ...['web::scope("/a%").', 'let a% = Router::new()', 'let app = if a {\n', '} else {\n', 'match a {\n', 'Method::DELETE => ', '_ => ', '#[cfg(a)]\n', '#[get("/a%")]\n'],
  ...[
    'async fn a%(b: C) -> D {\n',
    'if !request.uri().path().starts_with("/a") { return next.run(request).await; }\n',
    'impl FromRequest for A {\n',
    "<'a>",
    '|a| ',
    '::<A>',
    'r#"',
  ],
];

const kotlin: readonly string[] = [
  ...[
    'routing {\n',
    'get("/a%") {\n',
    'route("/a%") {\n',
    'authenticate("a") {\n',
    'authenticate("a", optional = true) {\n',
    'install(A) {\n',
    'install(Sessions) { cookie<A>("b") }\n',
  ],
  ...[
    'fun Application.a%() {\n',
    'fun Route.a() = ',
    'intercept(ApplicationCallPipeline.Plugins) {\n',
    'if (call.request.path() == "/a") return@get\n',
    'rateLimit(RateLimitName("a")) {\n',
  ],
  ...['call.respond(', '?.let { ', '?: return\n', '"${', '"""', '}\n', 'when (a) {\n', 'a -> '],
];

const handlers: readonly string[] = [
  ...[
    'app.get("/a%", ctx -> {\n',
    'app.before(ctx -> {\n',
    'app.before("/a%", A::b);\n',
    'router.route("/a%").handler(b);\n',
    'router.get("/a%").handler(ctx -> {\n',
    '.handler(a%)\n',
  ],
  ...[
    'path("/a%", () -> {\n',
    'get(A::b);\n',
    'config.routes.before(',
    'ctx.next();\n',
    'ctx.fail(401);\n',
    'if (ctx.header("A") == null) {\n',
    'throw new UnauthorizedResponse();\n',
    '});\n',
  ],
  ...[
    '@Path("/a%")\n',
    '@GET\n',
    '@RolesAllowed("a")\n',
    '@Provider\nclass A implements ContainerRequestFilter {\n',
    'public void a(',
    'static void a(Context b) {\n',
    '"""',
    '}\n',
  ],
];

const sinatra: readonly string[] = [
  ...[
    "get '/a%' do\n",
    "before '/a%' do\n",
    'before do\n',
    'halt 401 unless a\n',
    'pass if a\n',
    'use Rack::A\n',
    "map '/a%' do\n",
    'run A\n',
    "namespace '/a%' do\n",
    'helpers do\n',
  ],
  ...[
    'class A% < Sinatra::Base\n',
    'class A% < Grape::API\n',
    'resource :a% do\n',
    'route_param :a do\n',
    'mount A%\n',
    'enable :sessions\n',
    'set :a, b\n',
    'end\n',
    'if a\n',
    'unless a\n',
    '#{',
    '%w[',
  ],
];

const php: readonly string[] = [
  ...[
    "$app->get('/a%', B::class);\n",
    "$app->group('/a%', function ($group) {\n",
    "$group->post('/a%', B::class)->add(C::class);\n",
    '$app->add(A::class);\n',
    '})->add(A::class);\n',
  ],
  ...[
    "$routes->get('a%', 'B::c');\n",
    "$routes->group('a%', ['filter' => 'b'], function ($routes) {\n",
    "$routes->resource('a%');\n",
    "public array $globals = ['before' => ['csrf']];\n",
    "'except' => ['a%'],\n",
  ],
  ...[
    'class A% implements MiddlewareInterface {\n',
    'public function process($request, $handler) {\n',
    'public function before($request) {\n',
    "if (!session()->get('a')) { return redirect()->to('/login'); }\n",
    'if ($a) {\n',
    '}\n',
  ],
  ...['return $handler->handle($request);\n', '$this->', '"{$a', '<<<A\n', '?>\n', '<?php\n'],
];

const play: readonly string[] = [
  ...[
    'def a% = Action.async { request =>\n',
    'def a%(b: Long): Action[C] = known(',
    'class A% extends ActionBuilder[B, C] {\n',
    'class A% @Inject() (',
    'known: KnownAction, ',
    'object A%\n',
  ],
  ...[
    'case None => block(request)\n',
    '.getOrElse(',
    'if (request.path == "/a") block(request)\n',
    'Results.Unauthorized\n',
    '@With(A.class)\n',
    'public Result a%(',
    '"""',
    '}\n',
    ')\n',
  ],
];

const playSettings: readonly string[] = [
  ...['play.filters {\n', 'enabled += "a.B%"\n', 'enabled = [\n', '"a%",\n', ']\n', 'csrf {', 'a = ${b}\n', '}\n', '# a\n', 'play.http.filters = "a"\n'],
  ...['GET /a% controllers.A.b%\n', '-> /a% api.Routes\n', '+ nocsrf\n'],
];

const yii: readonly string[] = [
  ...[
    'class A% extends Controller {\n',
    'public function behaviors() { ',
    "return ['access' => [",
    "'class' => AccessControl::class, ",
    "'rules' => [",
    "['allow' => true, 'roles' => ['@']], ",
  ],
  ...[
    "$b['a%'] = ['class' => A::class];\n",
    "$b['a%']['except'] = ['b'];\n",
    "unset($b['a%']);\n",
    'array_merge(parent::behaviors(), ',
    'public function actionA%() {\n',
    'use A%;\n',
    '}\n',
    ']',
    ');\n',
  ],
];

export const chainFrameworkFamilies: readonly FrameworkFamily[] = [
  { paths: 'src/main.rs', head: 'use axum::{routing::get, Router};\nfn main() {\n', pieces: chains },
  { paths: 'src/app.rs', head: 'use actix_web::{web, App, HttpServer};\nfn main() {\nApp::new()\n', pieces: chains },
  { paths: 'src/main/kotlin/Routes.kt', head: 'import io.ktor.server.application.*\nimport io.ktor.server.routing.*\nfun Application.module() {\n', pieces: kotlin },
  { paths: 'src/main/java/Main.java', head: 'import io.javalin.Javalin;\nclass Main { static void main(String[] args) {\nvar app = Javalin.create();\n', pieces: handlers },
  {
    paths: 'src/main/java/Verticle.java',
    head: 'import io.vertx.ext.web.Router;\nclass Verticle extends AbstractVerticle { void start() {\nRouter router = Router.router(vertx);\n',
    pieces: handlers,
  },
  { paths: 'src/main/java/Jobs.java', head: 'import jakarta.ws.rs.*;\n@Path("/jobs")\npublic class Jobs {\n', pieces: handlers },
  { paths: 'app.rb', head: "require 'sinatra'\n", pieces: sinatra },
  { paths: 'config.ru', head: "require 'sinatra/base'\n", pieces: sinatra },
  { paths: 'public/index.php', head: '<?php\nuse Slim\\Factory\\AppFactory;\n$app = AppFactory::create();\n', pieces: php },
  { paths: 'app/Config/Routes.php', head: '<?php\nuse CodeIgniter\\Router\\RouteCollection;\n', pieces: php },
  { paths: 'app/Config/Filters.php', head: '<?php\nnamespace Config;\nclass Filters extends BaseFilters {\n', pieces: php },
  {
    paths: 'app/controllers/Jobs.scala',
    head: 'package controllers\nimport play.api.mvc._\nclass Jobs @Inject() (cc: ControllerComponents) extends AbstractController(cc) {\n',
    pieces: play,
  },
  { paths: 'app/controllers/Notes.java', head: 'package controllers;\nimport play.mvc.*;\npublic class Notes extends Controller {\n', pieces: play },
  { paths: 'conf/application.conf', head: 'play.http.secret.key = ${A}\n', pieces: playSettings },
  { paths: 'conf/routes', head: 'GET / controllers.Home.index\n', pieces: playSettings },
  { paths: 'controllers/JobController.php', head: '<?php\nnamespace app\\controllers;\nuse yii\\web\\Controller;\n', pieces: yii },
  { paths: 'config/web.php', head: "<?php\nreturn ['components' => [\n", pieces: yii },
];
