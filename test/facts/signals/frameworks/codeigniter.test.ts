import { expect, test } from 'vitest';
import { isBeforeAll, lines, readWebApp as read, stages } from '../read-web-app.ts';

const routes = (...inside: string[]): string => lines('<?php', 'use CodeIgniter\\Router\\RouteCollection;', '', ...inside);
const filters = (...inside: string[]): string =>
  lines('<?php', 'namespace Config;', '', 'use CodeIgniter\\Config\\Filters as BaseFilters;', '', 'class Filters extends BaseFilters', '{', ...inside, '}');
const known = lines(
  '<?php',
  'namespace App\\Filters;',
  '',
  'class Known implements FilterInterface {',
  '    public function before(RequestInterface $request, $arguments = null) {',
  "        if (! session()->get('user')) {",
  "            return redirect()->to('/login');",
  '        }',
  '    }',
  '    public function after(RequestInterface $request, ResponseInterface $response, $arguments = null) {}',
  '}',
);
const aliases = "public array $aliases = ['csrf' => CSRF::class, 'secureheaders' => SecureHeaders::class, 'known' => \\App\\Filters\\Known::class];";
const files = (told: string, config = ''): Record<string, string> => ({
  'app/Config/Routes.php': told,
  'app/Config/Filters.php': filters(aliases, config),
  'app/Filters/Known.php': known,
});
const of = async (all: Record<string, string>): Promise<string[]> => (await read(all)).routes.map(({ method, pattern, authenticated }) => `${method} ${pattern} ${authenticated}`);

test('routes, groups and resources', async () => {
  expect(await of(files(routes("$routes->get('jobs', 'Jobs::index');", "$routes->match(['get', 'post'], 'find', 'Jobs::find');")))).toEqual([
    'GET /jobs no',
    'GET /find no',
    'POST /find no',
  ]);
  expect(
    await of(files(routes("$routes->group('api', static function ($routes) {", "    $routes->post('jobs', 'Jobs::add');", "    $routes->resource('photos');", '});'))),
  ).toEqual(['POST /api/jobs no', 'ANY /api/photos no']);
});

test('what is no route', async () => {
  expect(await of(files(routes("// $routes->get('jobs', 'Jobs::index');", "$routes->cli('jobs', 'Jobs::run');", "$routes->get('own', 'Jobs::index');")))).toEqual(['GET /own no']);
});

test('a filter of a route or of a group', async () => {
  expect(await of(files(routes("$routes->get('jobs', 'Jobs::index', ['filter' => 'known']);", "$routes->get('open', 'Jobs::open');")))).toEqual(['GET /jobs yes', 'GET /open no']);
  expect(
    await of(
      files(
        routes(
          "$routes->group('api', ['filter' => 'known:admin'], static function ($routes) {",
          "    $routes->get('jobs', 'Jobs::index');",
          '});',
          "$routes->get('open', 'Jobs::open');",
        ),
      ),
    ),
  ).toEqual(['GET /api/jobs yes', 'GET /open no']);
  expect(await of(files(routes("$routes->get('jobs', 'Jobs::index', ['filter' => 'secureheaders']);")))).toEqual(['GET /jobs no']);
  expect(await of(files(routes("$routes->get('jobs', 'Jobs::index', ['filter' => 'authElsewhere']);")))).toEqual(['GET /jobs unknown']);
});

test('a filter before all paths, before some, and before all but some', async () => {
  const told = routes("$routes->get('jobs', 'Jobs::index');", "$routes->get('admin/jobs', 'Jobs::all');");
  expect(await of(files(told, "public array $globals = ['before' => ['known']];"))).toEqual(['GET /jobs yes', 'GET /admin/jobs yes']);
  expect(await of(files(told, "public array $globals = ['before' => ['known' => ['except' => ['jobs*']]]];"))).toEqual(['GET /jobs no', 'GET /admin/jobs yes']);
  expect(await of(files(told, "public array $globals = ['before' => [/* 'known' */]];"))).toEqual(['GET /jobs no', 'GET /admin/jobs no']);
  expect(await of(files(told, "public array $globals = ['after' => ['known']];"))).toEqual(['GET /jobs no', 'GET /admin/jobs no']);
  expect(await of(files(told, "public array $filters = ['known' => ['before' => ['admin/*']]];"))).toEqual(['GET /jobs no', 'GET /admin/jobs yes']);
  expect(await of(files(told, "public array $globals = ['before' => ['known' => ['except' => $open]]];"))).toEqual(['GET /jobs unknown', 'GET /admin/jobs unknown']);
});

test('a filter that leaves out paths by itself is not known to ask', async () => {
  const selective = known.replace('        if (!', '        if (url_is($this->open)) {\n            return;\n        }\n        if (!');
  expect(await of({ ...files(routes("$routes->get('jobs', 'Jobs::index', ['filter' => 'known']);")), 'app/Filters/Known.php': selective })).toEqual(['GET /jobs unknown']);
});

test('the filters of Shield', async () => {
  expect(await of(files(routes("$routes->get('jobs', 'Jobs::index', ['filter' => 'session']);", "$routes->get('keys', 'Keys::index', ['filter' => 'tokens']);")))).toEqual([
    'GET /jobs yes',
    'GET /keys yes',
  ]);
});

const told = routes("$routes->post('jobs', 'Jobs::add');");
test.each([
  ['csrf', "public array $globals = ['before' => ['csrf']];", "public array $globals = ['before' => [/* 'csrf' */]];"],
  ['csrf', "public array $methods = ['POST' => ['csrf']];", 'public array $methods = [];'],
  ['security-headers', "public array $globals = ['after' => ['secureheaders']];", "public array $globals = ['after' => [/* 'secureheaders' */]];"],
] as const)('%s: %s', async (topic, on, off) => {
  expect(isBeforeAll(await read(files(told, on)), topic)).toBe(true);
  expect(isBeforeAll(await read(files(told, off)), topic)).toBe(false);
});

test('a filter against forgery that leaves out paths is not before all', async () => {
  const csrf = async (before: string): Promise<string[]> => stages(await read(files(told, `public array $globals = ['before' => ${before}];`)), 'csrf');
  expect(await csrf("['csrf' => ['except' => ['api/*']]]")).toEqual(['wired before some']);
  expect(await csrf("ENVIRONMENT === 'testing' ? [] : ['csrf']")).toEqual(['wired before some']);
});

test('where controllers answer by their names not all routes are known', async () => {
  const web = await read({
    ...files(told),
    'app/Config/Routing.php':
      '<?php\nnamespace Config;\nuse CodeIgniter\\Config\\Routing as BaseRouting;\nclass Routing extends BaseRouting {\n    public bool $autoRoute = true;\n}\n',
  });
  expect(web.unread.map(({ except }) => except?.has('authentication'))).toContain(false);
  const without = await read(files(told));
  expect(without.unread.map(({ except }) => except?.has('authentication'))).not.toContain(false);
});
