import { expect, test } from 'vitest';
import { isBeforeAll, lines, readWebApp as read } from '../read-web-app.ts';

const app = (...inside: string[]): string => lines('<?php', 'use Slim\\Factory\\AppFactory;', '', '$app = AppFactory::create();', ...inside, '$app->run();');
const of = async (files: Record<string, string>): Promise<string[]> =>
  (await read(files)).routes.map(({ method, pattern, authenticated }) => `${method} ${pattern} ${authenticated}`);
const inOne = (...inside: string[]): Promise<string[]> => of({ 'public/index.php': app(...inside) });

const guard = lines(
  '<?php',
  'namespace App;',
  '',
  'class Known implements MiddlewareInterface {',
  '    public function process(Request $request, Handler $handler): Response {',
  "        if ($request->getHeaderLine('X-Api-Key') !== $this->key) {",
  '            return (new Response())->withStatus(401);',
  '        }',
  '        return $handler->handle($request);',
  '    }',
  '}',
);
const withGuard = (...inside: string[]): Promise<string[]> => of({ 'public/index.php': app(...inside), 'src/Known.php': guard });

test('routes, and those below a path', async () => {
  expect(await inOne("$app->get('/jobs', Jobs::class);", "$app->map(['PUT', 'PATCH'], '/jobs', Jobs::class);")).toEqual(['GET /jobs no', 'PUT /jobs no', 'PATCH /jobs no']);
  expect(
    await inOne(
      "$app->group('/api', function ($group) {",
      "    $group->post('/jobs', function ($request, $response) {",
      '        return $response;',
      '    });',
      "    $group->get('', Jobs::class);",
      '});',
    ),
  ).toEqual(['POST /api/jobs no', 'GET /api no']);
  const other = lines('<?php', 'return function ($app) {', "    $app->delete('/jobs/{id}', Jobs::class);", '};');
  expect(await of({ 'public/index.php': app(), 'config/routes.php': other })).toEqual(['DELETE /jobs/{id} no']);
});

test('what is no route', async () => {
  expect(
    await inOne("// $app->get('/jobs', Jobs::class);", "$client->get('/jobs', $options);", "$value = $container->get('settings');", "$app->get('/own', Jobs::class);"),
  ).toEqual(['GET /own no']);
});

test('a middleware of a route, of a group and of the application', async () => {
  expect(await withGuard("$app->get('/jobs', Jobs::class)->add(new Known($key));", "$app->get('/open', Jobs::class);")).toEqual(['GET /jobs yes', 'GET /open no']);
  expect(await withGuard("$app->get('/jobs', Jobs::class)->setName('jobs')->add(Known::class);")).toEqual(['GET /jobs yes']);
  expect(
    await withGuard("$app->group('/api', function ($group) {", "    $group->get('/jobs', Jobs::class);", '})->add(Known::class);', "$app->get('/open', Jobs::class);"),
  ).toEqual(['GET /api/jobs yes', 'GET /open no']);
  expect(await withGuard("$app->get('/jobs', Jobs::class);", '$app->add(new Known($key));')).toEqual(['GET /jobs yes']);
  expect(await withGuard("$app->get('/jobs', Jobs::class);", '// $app->add(new Known($key));')).toEqual(['GET /jobs no']);
  expect(await withGuard("$app->get('/jobs', Jobs::class);", 'if ($settings->isProtected) {', '    $app->add(new Known($key));', '}')).toEqual(['GET /jobs unknown']);
  expect(await withGuard("$app->get('/jobs', Jobs::class);", '$app->add(new Clock());')).toEqual(['GET /jobs no']);
  expect(await withGuard("$app->get('/jobs', Jobs::class)->add($authMiddleware);")).toEqual(['GET /jobs unknown']);
  expect(await withGuard("$app->get('/jobs', Jobs::class)->add($optionalAuth);")).toEqual(['GET /jobs no']);
});

test('a middleware that leaves out paths by itself is not known to ask', async () => {
  const of_ = (condition: string): Promise<string[]> =>
    of({
      'public/index.php': app("$app->get('/jobs', Jobs::class);", '$app->add(new Known());'),
      'src/Known.php': guard.replace('        if ($request', `        if (${condition}) {\n            return $handler->handle($request);\n        }\n        if ($request`),
    });
  expect(await of_("$request->getUri()->getPath() === '/login'")).toEqual(['GET /jobs yes']);
  expect(await of_('in_array($request->getUri()->getPath(), $this->open)')).toEqual(['GET /jobs unknown']);
});

test('a token before the paths that it is told', async () => {
  const jwt = (options: string): string => `$app->add(new Tuupola\\Middleware\\JwtAuthentication([${options}]));`;
  const routes = ["$app->get('/api/jobs', Jobs::class);", "$app->post('/api/token', Token::class);", "$app->get('/open', Jobs::class);"];
  expect(await inOne(...routes, jwt("'secret' => $secret"))).toEqual(['GET /api/jobs yes', 'POST /api/token yes', 'GET /open yes']);
  expect(await inOne(...routes, jwt("'path' => '/api', 'ignore' => ['/api/token'], 'secret' => $secret"))).toEqual(['GET /api/jobs yes', 'POST /api/token no', 'GET /open no']);
  expect(await inOne(...routes, jwt("'rules' => [new RequestPathRule()]"))).toEqual(['GET /api/jobs unknown', 'POST /api/token unknown', 'GET /open unknown']);
});

const one = "$app->post('/jobs', Jobs::class);";
test.each([
  ['csrf', '$app->add(new Slim\\Csrf\\Guard($factory));'],
  ['security-headers', "$app->add(function ($request, $handler) { return $handler->handle($request)->withHeader('X-Frame-Options', 'DENY'); });"],
] as const)('%s: %s', async (topic, line) => {
  const whole = async (...inside: string[]) => isBeforeAll(await read({ 'public/index.php': app(...inside) }), topic);
  expect(await whole(one, line)).toBe(true);
  expect(await whole(one, `// ${line}`)).toBe(false);
  expect(await whole(one, `if ($settings->isOn) { ${line} }`)).toBe(false);
  expect(await whole(one.replace(';', `${line.replace('$app', '')}`))).toBe(false);
});

test('origins', async () => {
  const web = await read({ 'public/index.php': app(one, "$app->add(fn ($request, $handler) => $handler->handle($request)->withHeader('Access-Control-Allow-Origin', '*'));") });
  expect(web.sightings('cors').map(({ args }) => args)).toEqual(['"*"']);
});
