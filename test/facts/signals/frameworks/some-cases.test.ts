import { describe, expect, test } from 'vitest';
import { asked, isBeforeAll, lines, readWebApp as read, stages } from '../read-web-app.ts';

const javalin = async (...before: string[]): Promise<string[]> =>
  asked(
    await read({
      'Main.java': lines(
        'import io.javalin.Javalin;',
        'class Main { static void main(String[] args) {',
        'var app = Javalin.create();',
        'app.before(ctx -> {',
        ...before,
        '});',
        'app.post("/jobs", Jobs::add);',
        '} }',
      ),
    }),
  );
const ask = 'if (!KEY.equals(ctx.header("X-Api-Key"))) throw new UnauthorizedResponse();';

describe('a handler of Javalin before all requests', () => {
  test.each([
    ['looks at a token against forgery', ['if (!token.equals(ctx.header("X-CSRF-Token"))) throw new ForbiddenResponse();']],
    ['asks below one path', ['if (ctx.path().startsWith("/admin")) {', ask, '}']],
    ['lets all paths go on but some', ['if (!ctx.path().startsWith("/admin")) return;', ask]],
    ['asks for one method', ['if (ctx.method() == HandlerType.DELETE) {', ask, '}']],
    ['asks where a setting is on', ['if (config.authEnabled) {', ask, '}']],
    ['looks at a key that was brought', ['String key = ctx.header("Authorization");', 'if (key != null && !valid(key)) throw new UnauthorizedResponse();']],
  ])('that %s may let others in', async (_, before) => {
    expect(await javalin(...before)).toEqual(['POST unknown']);
  });

  test.each([
    ['leaves out the path of the probes', ['if (ctx.path().equals("/health") || ctx.method() == HandlerType.OPTIONS) return;', ask]],
    ['compares with a key of the configuration', ['if (!config.apiKey().equals(ctx.header("X-Api-Key"))) throw new UnauthorizedResponse();']],
    ['lets in who is known and nobody else', ['String key = ctx.header("Authorization");', 'if (key != null && valid(key)) { return; }', 'throw new UnauthorizedResponse();']],
  ])('that %s asks', async (_, before) => {
    expect(await javalin(...before)).toEqual(['POST yes']);
  });

  test('that asks by a function where a setting is on may let others in, and so does a block for what was brought in Kotlin', async () => {
    const guard = 'class Known { static void requireUser(Context ctx) { if (ctx.sessionAttribute("user") == null) { throw new UnauthorizedResponse(); } } }\n';
    const main =
      'class Main { static void main(String[] args) { var app = Javalin.create(); app.before(ctx -> { if (config.authEnabled()) { requireUser(ctx); } }); app.post("/jobs", Jobs::add); } }\n';
    expect(asked(await read({ 'Main.java': `import io.javalin.Javalin;\n${main}${guard}` }))).toEqual(['POST unknown']);
    const kotlin = lines(
      'import io.javalin.Javalin',
      'fun main() {',
      '    val app = Javalin.create()',
      '    app.before { ctx -> ctx.header("Authorization")?.let { if (!valid(it)) throw UnauthorizedResponse() } }',
      '    app.post("/jobs") { ctx -> add(ctx) }',
      '}',
    );
    expect(asked(await read({ 'Main.kt': kotlin }))).toEqual(['POST unknown']);
  });
});

const slim = async (...inside: string[]): Promise<string[]> =>
  asked(
    await read({
      'public/index.php': lines('<?php', 'use Slim\\Factory\\AppFactory;', '$app = AppFactory::create();', '$app->add(new Known());', "$app->post('/jobs', Jobs::class);"),
      'src/Known.php': lines(
        '<?php',
        'class Known implements MiddlewareInterface {',
        '    public function process($request, $handler) {',
        ...inside,
        '        return $handler->handle($request);',
        '    }',
        '}',
      ),
    }),
  );
const askSlim = "if ($request->getHeaderLine('Authorization') !== $this->key) { return $this->refuse(401); }";

const laravel = async (first: string): Promise<string[]> =>
  asked(
    await read({
      'bootstrap/app.php': lines(
        '<?php',
        'return Illuminate\\Foundation\\Application::configure()',
        "    ->withRouting(api: __DIR__.'/../routes/api.php')",
        '    ->withMiddleware(function ($middleware) { $middleware->append(\\App\\Http\\Middleware\\Known::class); })->create();',
      ),
      'app/Http/Middleware/Known.php': lines(
        '<?php',
        'namespace App\\Http\\Middleware;',
        'class Known',
        '{',
        '    public function handle($request, $next) {',
        first,
        "        if ($request->header('X-Api-Key') !== $this->key) { abort(401); }",
        '        return $next($request);',
        '    }',
        '}',
      ),
      'routes/api.php': lines('<?php', 'use Illuminate\\Support\\Facades\\Route;', "Route::post('jobs', [Jobs::class, 'add']);"),
    }),
  );

test('a middleware of Laravel that lets paths or methods go on may let others in', async () => {
  expect(await laravel("if (! $request->is('api/admin/*')) { return $next($request); }")).toEqual(['POST unknown']);
  expect(await laravel("if (! $request->isMethod('delete')) { return $next($request); }")).toEqual(['POST unknown']);
  expect(await laravel("if ($request->isMethod('options')) { return $next($request); }")).toEqual(['POST yes']);
  expect(await laravel('')).toEqual(['POST yes']);
});

test.each([
  ['looks at a token against forgery', "if ($request->getHeaderLine('X-CSRF-Token') !== $token) { return $this->refuse(403); }"],
  ['asks below one path', `if (strpos($request->getUri()->getPath(), '/admin') === 0) { ${askSlim} }`],
  ['lets all paths go on but some', `if (strpos($request->getUri()->getPath(), '/admin') !== 0) { return $handler->handle($request); } ${askSlim}`],
  ['looks at what was brought', `if ($request->hasHeader('Authorization')) { ${askSlim} }`],
  ['asks where a setting is on', `if (getenv('AUTH_ENABLED')) { ${askSlim} }`],
])('a middleware of Slim that %s may let others in', async (_, inside) => {
  expect(await slim(inside)).toEqual(['POST unknown']);
});

test('a middleware of Slim that leaves out the probes asks, and that of another application may not stand here', async () => {
  expect(await slim(`if ($request->getUri()->getPath() === '/health') { return $handler->handle($request); } ${askSlim}`)).toEqual(['POST yes']);
  const app = (...inside: string[]): string => lines('<?php', 'use Slim\\Factory\\AppFactory;', '$app = AppFactory::create();', ...inside);
  const known = lines('<?php', 'class Known {', 'public function __invoke($request, $handler) {', askSlim, 'return $handler->handle($request);', '}', '}');
  const both = await read({
    'a/index.php': app('$app->add(new Known());', "$app->get('/own', Own::class);"),
    'a/Known.php': known,
    'b/index.php': app("$app->post('/jobs', Jobs::class);"),
  });
  expect(asked(both)).toEqual(['GET yes', 'POST unknown']);
});

const codeIgniter = async (before: string, paths = "['before' => ['known']]", route = 'jobs'): Promise<string[]> =>
  asked(
    await read({
      'app/Config/Routes.php': lines('<?php', 'use CodeIgniter\\Router\\RouteCollection;', `$routes->post('${route}', 'Jobs::add');`),
      'app/Config/Filters.php': lines(
        '<?php',
        'use CodeIgniter\\Config\\BaseConfig;',
        'class Filters extends BaseConfig {',
        'public $aliases = ["known" => \\App\\Filters\\Known::class];',
        paths.startsWith('[') ? `public $globals = ${paths};` : paths,
        '}',
      ),
      'app/Filters/Known.php': lines(
        '<?php',
        'class Known implements FilterInterface {',
        'public function before($request, $arguments = null) {',
        before,
        '}',
        'public function after() {}',
        '}',
      ),
    }),
  );
const toLogin = "if (! session()->get('user_id')) { return redirect()->to('/login'); }";

test.each([
  ['sends on who is known', "if (session()->get('isLoggedIn')) { return redirect()->to('/home'); }"],
  ['sends on by the language of the session', "if ($request->getLocale() !== session()->get('lang')) { return redirect()->to('/de'); }"],
  ['looks at a token against forgery', "if ($request->getPost('csrf_token') !== csrf_hash()) { return response()->setStatusCode(403); }"],
  ['asks in one environment', `if (ENVIRONMENT === 'production') { ${toLogin} }`],
])('a filter of CodeIgniter that %s may let others in', async (_, before) => {
  expect(await codeIgniter(before)).toEqual(['POST unknown']);
});

test('a filter of CodeIgniter that sends strangers to the first page asks, and paths that are expressions were not read', async () => {
  expect(await codeIgniter("if (! session()->get('user_id')) { return redirect()->to('/'); }")).toEqual(['POST yes']);
  expect(await codeIgniter(toLogin, "['before' => ['known' => ['except' => ['jobs(.*)']]]]")).toEqual(['POST unknown']);
});

// An expression would go through every way to share the letters between the stars, and never end.
test('a path of CodeIgniter with many stars is compared to its end', async () => {
  const paths = `public $filters = ['known' => ['before' => ['${'*a'.repeat(60)}*b']]];`;
  expect(await codeIgniter(toLogin, paths, 'a'.repeat(290))).toEqual(['POST no']);
  expect(await codeIgniter(toLogin, paths, `${'a'.repeat(289)}b`)).toEqual(['POST yes']);
});

/** A service of Javalin that is told this before its route. */
const javalinWith = (told: string) =>
  read({
    'Main.java': lines('import io.javalin.Javalin;', 'class Main { static void main(String[] args) {', 'var app = Javalin.create();', told, 'app.get("/jobs", Jobs::all);', '} }'),
  });

test('a header that is taken away, looked for or empty is not set', async () => {
  expect(isBeforeAll(await javalinWith('app.before(ctx -> ctx.header("X-Frame-Options", "DENY"));'), 'security-headers')).toBe(true);
  expect(isBeforeAll(await javalinWith('app.before(ctx -> ctx.removeHeader("X-Frame-Options"));'), 'security-headers')).toBe(false);
  expect(isBeforeAll(await javalinWith('app.before(ctx -> ctx.header("X-Frame-Options", ""));'), 'security-headers')).toBe(false);
  expect(isBeforeAll(await javalinWith('app.before(ctx -> ctx.header("Strict-Transport-Security", "max-age=0"));'), 'hsts')).toBe(false);
  expect(isBeforeAll(await javalinWith('app.unsafe(c -> c.http.maxRequestSize = Integer.MAX_VALUE);'), 'body-limit')).toBe(false);
});

test('Vert.x: a policy that is only reported, and limits that are none', async () => {
  const of = (handler: string) =>
    read({
      'Main.java': lines(
        'import io.vertx.ext.web.Router;',
        'class Main { void start() {',
        'Router router = Router.router(vertx);',
        `router.route().handler(${handler});`,
        'router.get("/jobs").handler(this::all);',
        'vertx.createHttpServer().requestHandler(router);',
        '} }',
      ),
    });
  expect(isBeforeAll(await of('CSPHandler.create()'), 'csp')).toBe(true);
  expect(isBeforeAll(await of('CSPHandler.create().setReportOnly(true)'), 'csp')).toBe(false);
  expect(isBeforeAll(await of('BodyHandler.create().setBodyLimit(5000)'), 'body-limit')).toBe(true);
  expect(isBeforeAll(await of('BodyHandler.create().setBodyLimit(BodyHandler.DEFAULT_BODY_LIMIT)'), 'body-limit')).toBe(false);
});

test('what a handler writes of each request may be a log of them', async () => {
  expect(stages(await javalinWith('app.after(ctx -> LOGGER.info("{} was answered with {}", ctx.path(), ctx.status()));'), 'request-log')).toEqual(['constructed']);
  expect(stages(await javalinWith('LOGGER.info("up and running");'), 'request-log')).toEqual([]);
  const known = lines(
    '<?php',
    'class Log {',
    'public function __invoke($request, $handler) {',
    '$this->logger->info($request->getMethod());',
    'return $handler->handle($request);',
    '}',
    '}',
  );
  const slimApp = lines('<?php', 'use Slim\\Factory\\AppFactory;', '$app = AppFactory::create();', '$app->add(new Log());', "$app->post('/jobs', Jobs::class);");
  expect(stages(await read({ 'public/index.php': slimApp, 'src/Log.php': known }), 'request-log')).toEqual(['constructed']);
});
