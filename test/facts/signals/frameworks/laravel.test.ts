import { describe, expect, test } from 'vitest';
import { collect } from '../../../../src/extraction/collect.ts';
import { loadFacts } from '../../../../src/facts/load-facts.ts';
import type { WebApp } from '../../../../src/facts/signals/web-app.ts';
import { memorySnapshot } from '../../../../src/repo/memory-snapshot.ts';

const php = (...lines: readonly string[]): string => `<?php\n\n${lines.join('\n')}\n`;
const bootstrap = (...lines: readonly string[]): string =>
  php(
    'use Illuminate\\Foundation\\Application;',
    '',
    'return Application::configure(basePath: dirname(__DIR__))',
    "    ->withRouting(web: __DIR__.'/../routes/web.php', api: __DIR__.'/../routes/api.php', health: '/up')",
    '    ->withMiddleware(function (Middleware $middleware) {',
    ...lines.map((line) => `        ${line}`),
    '    })->create();',
  );
const older = php('use Illuminate\\Foundation\\Application;', '', '$app = new Application(realpath(__DIR__));', 'return $app;');
const kernel = (...pages: readonly string[]): string =>
  php(
    'namespace App\\Http;',
    '',
    'class Kernel extends HttpKernel',
    '{',
    '    protected $middleware = [\\Illuminate\\Http\\Middleware\\HandleCors::class];',
    "    protected $middlewareGroups = ['web' => [",
    ...pages.map((page) => `        ${page}`),
    "    ], 'api' => ['throttle:60,1']];",
    "    protected $routeMiddleware = ['auth' => \\App\\Http\\Middleware\\Authenticate::class, 'key' => \\App\\Http\\Middleware\\AskKey::class];",
    '}',
  );

const read = async (files: Record<string, string>): Promise<WebApp> => {
  const { facts } = await collect(memorySnapshot({ files: { 'bootstrap/app.php': bootstrap(), ...files } }), await loadFacts(['webApp']));
  return facts.get('webApp') as WebApp;
};
const told = (web: WebApp): readonly string[] =>
  web.routes.filter(({ pattern }) => pattern !== '/up').map(({ method, pattern, authenticated }) => `${method} ${pattern} ${authenticated}`);
const routes = async (...lines: readonly string[]): Promise<readonly string[]> => told(await read({ 'routes/web.php': php(...lines) }));
const stages = (web: WebApp, topic: Parameters<WebApp['signals']>[0]): readonly string[] =>
  web.signals(topic).map(({ path, line, stage, isPartial }) => `${path}:${line} ${stage}${isPartial ? ', partial' : ''}`);

describe('the routes of Laravel', () => {
  test('stand behind what their groups say, in either way', async () => {
    expect(
      await routes(
        "Route::get('/about', [Pages::class, 'about']);",
        "// Route::get('/old', [Pages::class, 'old']);",
        "Route::middleware(['auth', 'verified'])->prefix('me')->group(function () {",
        "    Route::get('orders', [Orders::class, 'index'])->name('orders');",
        "    Route::match(['get', 'post'], 'find', 'SearchController@find');",
        '});',
        "Route::group(['prefix' => 'shop', 'middleware' => 'auth:admin'], function () {",
        "    Route::delete('/{id}', Remove::class);",
        '});',
        "Route::redirect('/here', '/there');",
        "Route::post('orders', [Orders::class, 'add'])->middleware('auth');",
      ),
    ).toEqual(['GET /about no', 'GET /me/orders yes', 'GET /me/find yes', 'POST /me/find yes', 'DELETE /shop/{id} yes', 'POST /orders yes']);
  });

  test('of a resource, but for those that are left out', async () => {
    expect(
      await routes("Route::resource('orders', Orders::class)->only(['index', 'store'])->middleware('auth');", "Route::apiResource('lines', Lines::class)->except('destroy');"),
    ).toEqual(['GET /orders yes', 'POST /orders yes', 'GET /lines no', 'POST /lines no', 'GET /lines/{id} no', 'PUT /lines/{id} no']);
  });

  test('of the file for programs, and of one that another takes in', async () => {
    expect(
      told(
        await read({
          'routes/api.php': php("Route::middleware('auth:sanctum')->get('/user', Me::class);"),
          'routes/web.php': php("Route::middleware('auth')->group(function () {", "    require __DIR__.'/admin.php';", '});'),
          'routes/admin.php': php("Route::post('jobs', Jobs::class);"),
          'modules/shop/routes.php': php("Route::post('posts', Posts::class);"),
        }),
      ).toSorted(),
    ).toEqual(['GET /api/user yes', 'POST /jobs yes', 'POST /posts unknown']);
  });

  test('of a file stand behind the innermost group that takes it in, and behind a class that it imports', async () => {
    const admin = php(
      'namespace App\\Http\\Middleware;',
      '',
      'class AskAdmin',
      '{',
      '    public function handle($request, $next) {',
      '        if (! $request->user()) {',
      "            return redirect()->guest(url('/login'));",
      '        }',
      '        return $next($request);',
      '    }',
      '}',
    );
    const provider = php(
      'use App\\Http\\Middleware\\AskAdmin;',
      'class RouteServiceProvider extends ServiceProvider',
      '{',
      '    public function boot() {',
      "        Route::middleware('web')->group(function () {",
      "            Route::group([], base_path('routes/pages.php'));",
      "            Route::middleware([AskAdmin::class])->prefix('/admin')->group(base_path('routes/admin.php'));",
      '        });',
      '    }',
      '}',
    );
    const files = {
      'app/Http/Middleware/AskAdmin.php': admin,
      'app/Providers/RouteServiceProvider.php': provider,
      'routes/admin.php': php("Route::post('jobs', Jobs::class);"),
      'routes/pages.php': php("Route::get('a', A::class);"),
    };
    expect(told(await read(files))).toEqual(['POST /admin/jobs yes', 'GET /a no']);
  });

  test('ask by what their controller puts before them', async () => {
    const controller = (...lines: readonly string[]) =>
      php('namespace App\\Http\\Controllers;', '', 'class Orders extends Controller', '{', ...lines.map((line) => `    ${line}`), '}');
    const files = (text: string) => ({
      'routes/web.php': php('use App\\Http\\Controllers\\Orders;', "Route::get('/a', [Orders::class, 'index']);", "Route::post('/a', [Orders::class, 'store']);"),
      'app/Http/Controllers/Orders.php': text,
    });
    expect(told(await read(files(controller('public function __construct() {', "    $this->middleware('auth')->except('index');", '}'))))).toEqual(['GET /a no', 'POST /a yes']);
    expect(told(await read(files(controller('public static function middleware(): array {', "    return ['log', new Middleware('auth', only: ['store'])];", '}'))))).toEqual([
      'GET /a no',
      'POST /a yes',
    ]);
  });

  test('ask by a middleware of their own that turns away whom it does not know', async () => {
    const files = (...body: readonly string[]) => ({
      'bootstrap/app.php': older,
      'app/Http/Kernel.php': kernel(),
      'app/Http/Middleware/AskKey.php': php(
        'namespace App\\Http\\Middleware;',
        '',
        'class AskKey',
        '{',
        '    public function handle($request, Closure $next) {',
        ...body.map((line) => `        ${line}`),
        '        return $next($request);',
        '    }',
        '}',
      ),
      'routes/web.php': php("Route::post('jobs', Jobs::class)->middleware('key');"),
    });
    expect(told(await read(files('if (! $request->bearerToken()) {', '    abort(401);', '}')))).toEqual(['POST /jobs yes']);
    expect(told(await read(files("if (config('shop.closed') && ! $request->user()) {", '    abort(401);', '}')))).toEqual(['POST /jobs unknown']);
    expect(told(await read(files('app()->setLocale($request->user()?->locale);')))).toEqual(['POST /jobs no']);
  });
});

describe('what stands before the routes of Laravel', () => {
  const page = { 'routes/web.php': php("Route::post('/orders', [Orders::class, 'add']);", "Route::get('/orders', [Orders::class, 'all']);") };

  test('asks pages for a token, unless it is not there or leaves them out', async () => {
    const withKernel = (...pages: readonly string[]) => ({ ...page, 'bootstrap/app.php': older, 'app/Http/Kernel.php': kernel(...pages) });
    expect(stages(await read(page), 'csrf')).toEqual(['bootstrap/app.php:7 wired']);
    expect(stages(await read({ ...page, 'bootstrap/app.php': bootstrap("$middleware->validateCsrfTokens(except: ['*']);") }), 'csrf')).toEqual([]);
    expect(stages(await read(withKernel('\\Illuminate\\Foundation\\Http\\Middleware\\VerifyCsrfToken::class,')), 'csrf')).toEqual(['app/Http/Kernel.php:8 wired']);
    expect(stages(await read(withKernel('// \\Illuminate\\Foundation\\Http\\Middleware\\VerifyCsrfToken::class,')), 'csrf')).toEqual([]);
  });

  test('counts the requests of programs, which are some of all', async () => {
    const both = { ...page, 'routes/api.php': php("Route::get('/a', A::class);") };
    const throttled = { 'bootstrap/app.php': bootstrap('$middleware->throttleApi();') };
    expect(stages(await read(both), 'rate-limiting')).toEqual([]);
    expect(stages(await read({ ...both, ...throttled }), 'rate-limiting')).toEqual(['bootstrap/app.php:7 wired, partial']);
    expect(stages(await read({ ...throttled, 'routes/api.php': php("Route::get('/a', A::class);") }), 'rate-limiting')).toEqual(['bootstrap/app.php:7 wired']);
  });

  test('sends the headers of a middleware that stands before all', async () => {
    const headers = php(
      'namespace App\\Http\\Middleware;',
      '',
      'class Headers',
      '{',
      '    public function handle($request, Closure $next) {',
      "        return $next($request)->header('X-Frame-Options', 'DENY');",
      '    }',
      '}',
    );
    const files = { ...page, 'app/Http/Middleware/Headers.php': headers };
    expect(stages(await read({ ...files, 'bootstrap/app.php': bootstrap('$middleware->append(\\App\\Http\\Middleware\\Headers::class);') }), 'security-headers')).toEqual([
      'app/Http/Middleware/Headers.php:5 wired',
    ]);
    expect(stages(await read(files), 'security-headers')).toEqual(['app/Http/Middleware/Headers.php:8 constructed']);
  });

  test('lets other origins in', async () => {
    const cors = async (origins: string, paths = "['api/*']") =>
      (
        await read({
          ...page,
          'config/cors.php': php('return [', `    'paths' => ${paths},`, `    'allowed_origins' => ${origins},`, "    'supports_credentials' => false,", '];'),
        })
      )
        .sightings('cors')
        .map(({ line, args }) => `${line} ${args}`);
    expect(await cors("['*']")).toEqual(['5 "*"']);
    expect(await cors("['https://shop.example']")).toEqual(["5 ['https://shop.example']"]);
    expect(await cors("['*']", '[]')).toEqual([]);
  });

  test('is searched to the end where the application says what stands there', async () => {
    const closed = async (files: Record<string, string>) => (await read(files)).unread.filter(({ except }) => !except?.has('csp')).map(({ path }) => path);
    expect(await closed({ ...page, 'app/Models/A.php': php('use Illuminate\\Database\\Eloquent\\Model;') })).toEqual([]);
    expect(await closed({ ...page, 'bootstrap/app.php': older })).toEqual(['bootstrap/app.php']);
    expect(await closed({ 'routes/web.php': php('use Illuminate\\Support\\Facades\\Route;', "Route::get('/a', [A::class, 'b');") })).toContain('routes/web.php');
  });
});

describe('what stands in the code of Laravel and counts for less', () => {
  const api = { 'routes/api.php': php("Route::post('/jobs', [JobController::class, 'store']);") };
  const counted = (web: WebApp): readonly string[] => [...new Set(web.signals('rate-limiting').map(({ stage }) => stage))];
  const key = {
    'app/Http/Middleware/AskKey.php': php(
      'namespace App\\Http\\Middleware;',
      'class AskKey {',
      '  public function handle($request, $next) {',
      "    if (! hash_equals(config('app.api_key'), (string) $request->header('X-Api-Key'))) { abort(401); }",
      '    return $next($request);',
      '  }',
      '}',
    ),
  };
  const append = '$middleware->append(\\App\\Http\\Middleware\\AskKey::class);';

  test('what is put there only under a condition', async () => {
    const asked = async (...lines: readonly string[]): Promise<readonly string[]> => told(await read({ ...api, ...key, 'bootstrap/app.php': bootstrap(...lines) }));
    expect(await asked(append)).toEqual(['POST /api/jobs yes']);
    expect(await asked(`if (env('KEYS', false)) { ${append} }`)).toEqual(['POST /api/jobs unknown']);
    expect(await asked(`if (app()->environment('production')) { ${append} }`)).toEqual(['POST /api/jobs yes']);
    const limited = async (line: string): Promise<readonly string[]> => counted(await read({ ...api, 'bootstrap/app.php': bootstrap(line) }));
    expect(await limited('$middleware->throttleApi();')).toEqual(['wired']);
    expect(await limited("if (env('LIMIT')) { $middleware->throttleApi(); }")).toEqual(['constructed']);
  });

  test('a limiter of nobody, and a route without what stands before the others, whatever that is called', async () => {
    const limiter = (limit: string): Record<string, string> => ({
      ...api,
      'bootstrap/app.php': bootstrap('$middleware->throttleApi();'),
      'app/Providers/App.php': php('class App extends ServiceProvider {', `  function boot() { RateLimiter::for('api', fn ($request) => ${limit}); }`, '}'),
    });
    expect(counted(await read(limiter('Limit::perMinute(9)')))).toEqual(['wired']);
    expect(counted(await read(limiter('Limit::none()')))).toEqual(['constructed']);
    const byMethod = (body: string): Record<string, string> => ({
      ...limiter('$this->limitFor($request)'),
      'app/Providers/App.php': php(
        'class App extends ServiceProvider {',
        "  function boot() { RateLimiter::for('api', fn ($request) => $this->limitFor($request)); }",
        `  function limitFor($request) { return ${body}; }`,
        '}',
      ),
    });
    expect(counted(await read(byMethod('Limit::perMinute(9)')))).toEqual(['wired']);
    expect(counted(await read(byMethod('$request->user() ? Limit::none() : Limit::perMinute(9)')))).toEqual(['constructed']);
    // Whom it does not count is not known to be few.
    for (const some of [
      '$request->user() ? Limit::none() : Limit::perMinute(9)',
      "str_starts_with($request->path(), 'api/jobs') ? Limit::none() : Limit::perMinute(9)",
      "config('app.limit') ? Limit::perMinute(9) : Limit::none()",
      'Limit::perMinute(PHP_INT_MAX)',
      'Limit::perMinute(99_999_999)',
      '! $request->user()->isAdmin() ? Limit::none() : Limit::perMinute(9)',
      "!app()->environment('local') ? Limit::none() : Limit::perMinute(9)",
      "app()->environment('local', 'production') ? Limit::none() : Limit::perMinute(9)",
      'null',
    ])
      expect(counted(await read(limiter(some)))).toEqual(['constructed']);
    for (const few of ["app()->environment('local') ? Limit::none() : Limit::perMinute(9)", '$request->user()?->isAdmin() ? Limit::none() : Limit::perMinute(9)'])
      expect(counted(await read(limiter(few)))).toEqual(['wired']);
    expect(counted(await read(limiter('Limit::perMinute(9)->response(function () { return; })')))).toEqual(['wired']);
    expect(
      await routes(
        "Route::middleware('auth')->group(function () {",
        "  Route::get('/jobs', fn () => 1)->withoutMiddleware(\\Illuminate\\Auth\\Middleware\\Authenticate::class);",
        '});',
      ),
    ).toEqual(['GET /jobs no']);
  });

  test('a middleware that takes headers away', async () => {
    const sent = async (method: string): Promise<readonly string[]> =>
      (
        await read({
          ...api,
          'bootstrap/app.php': bootstrap('$middleware->append(\\App\\Http\\Middleware\\Headers::class);'),
          'app/Http/Middleware/Headers.php': php(
            'namespace App\\Http\\Middleware;',
            'class Headers {',
            `  public function handle($request, $next) { $r = $next($request); $r->headers->${method}; return $r; }`,
            '}',
          ),
        })
      )
        .signals('security-headers')
        .flatMap(({ stage }) => (stage === 'wired' ? [stage] : []));
    expect(await sent("set('X-Frame-Options', 'DENY')")).toEqual(['wired']);
    expect(await sent("remove('X-Frame-Options')")).toEqual([]);
  });
});

test('a list of paths without a token, whatever its stars', async () => {
  const path = 'a'.repeat(200);
  const asked = async (except: string): Promise<readonly string[]> =>
    stages(
      await read({
        'bootstrap/app.php': bootstrap(`$middleware->validateCsrfTokens(except: ['${except}']);`),
        'routes/web.php': php(`Route::post('/${path}', [JobController::class, 'store']);`),
      }),
      'csrf',
    );
  expect((await asked(`${'*a'.repeat(60)}b`)).length).toBeGreaterThan(0);
  expect(await asked('*a'.repeat(60))).toEqual([]);
});
