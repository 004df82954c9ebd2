import { expect, test } from 'vitest';
import { isBeforeAll, lines, readWebApp as read, stages } from '../read-web-app.ts';

const verticle = (...inside: string[]): string =>
  lines(
    'import io.vertx.ext.web.Router;',
    '',
    'public class Main extends AbstractVerticle {',
    '    public void start() {',
    '        Router router = Router.router(vertx);',
    ...inside.map((line) => `        ${line}`),
    '        vertx.createHttpServer().requestHandler(router).listen(8080);',
    '    }',
    '}',
  );
const of = async (files: Record<string, string>): Promise<string[]> =>
  (await read(files)).routes.map(({ method, pattern, authenticated }) => `${method} ${pattern} ${authenticated}`);
const inOne = (...inside: string[]): Promise<string[]> => of({ 'Main.java': verticle(...inside) });

test('routes', async () => {
  expect(await inOne('router.get("/jobs").handler(this::all);', 'router.post("/jobs")', '    .consumes("application/json")', '    .handler(this::add);')).toEqual([
    'GET /jobs no',
    'POST /jobs no',
  ]);
  expect(await inOne('router.delete().path("/jobs/:id").handler(this::remove);', 'router.route(HttpMethod.PUT, "/jobs").handler(this::put);')).toEqual([
    'DELETE /jobs/:id no',
    'PUT /jobs no',
  ]);
  expect(await inOne('router.get(Paths.JOBS).handler(this::all);')).toEqual(['GET /:path no']);
  expect(
    await of({
      'Main.kt': lines(
        'import io.vertx.ext.web.Router',
        'fun start() {',
        '    val router = Router.router(vertx)',
        '    router.get("/jobs").handler { ctx -> all(ctx) }',
        '    vertx.createHttpServer()',
        '}',
      ),
    }),
  ).toEqual(['GET /jobs no']);
});

test('what is no route', async () => {
  expect(await inOne('map.get("/jobs");', '// router.get("/jobs").handler(this::all);', 'client.get("/jobs").send();', 'router.get("/own").handler(this::all);')).toEqual([
    'GET /own no',
  ]);
});

test('a handler before the routes behind it', async () => {
  const jwt = 'router.route().handler(JWTAuthHandler.create(auth));';
  expect(await inOne(jwt, 'router.get("/jobs").handler(this::all);')).toEqual(['GET /jobs yes']);
  expect(await inOne('router.get("/jobs").handler(this::all);', jwt)).toEqual(['GET /jobs no']);
  expect(
    await inOne('router.route("/api/*").handler(JWTAuthHandler.create(auth));', 'router.get("/api/jobs").handler(this::all);', 'router.get("/open").handler(this::all);'),
  ).toEqual(['GET /api/jobs yes', 'GET /open no']);
  expect(await inOne('JWTAuthHandler known = JWTAuthHandler.create(auth);', 'router.route().handler(known);', 'router.get("/jobs").handler(this::all);')).toEqual([
    'GET /jobs yes',
  ]);
  expect(await inOne(`// ${jwt}`, 'router.get("/jobs").handler(this::all);')).toEqual(['GET /jobs no']);
  expect(await inOne(`if (settings.isProtected()) { ${jwt} }`, 'router.get("/jobs").handler(this::all);')).toEqual(['GET /jobs unknown']);
  expect(await inOne('router.route().handler(SessionHandler.create(store));', 'router.get("/jobs").handler(this::all);')).toEqual(['GET /jobs no']);
  expect(await inOne('router.route().handler(this::authenticate);', 'router.get("/jobs").handler(this::all);')).toEqual(['GET /jobs unknown']);
});

test('a handler of the route itself', async () => {
  expect(await inOne('router.get("/jobs").handler(BasicAuthHandler.create(auth)).handler(this::all);', 'router.get("/open").handler(this::all);')).toEqual([
    'GET /jobs yes',
    'GET /open no',
  ]);
});

test('a handler of their own', async () => {
  const handler = lines(
    'import io.vertx.ext.web.RoutingContext;',
    'class Known {',
    '    void look(RoutingContext ctx) {',
    '        if (!KEY.equals(ctx.request().getHeader("X-Api-Key"))) { ctx.fail(401); return; }',
    '        ctx.next();',
    '    }',
    '}',
  );
  expect(await of({ 'Main.java': verticle('router.route().handler(known::look);', 'router.get("/jobs").handler(this::all);'), 'Known.java': handler })).toEqual(['GET /jobs yes']);
});

test('a router below another one', async () => {
  const sub = ['Router api = Router.router(vertx);', 'api.get("/jobs").handler(this::all);'];
  expect(await inOne(...sub, 'router.route("/api/*").handler(JWTAuthHandler.create(auth));', 'router.mountSubRouter("/api", api);')).toEqual(['GET /api/jobs yes']);
  expect(await inOne(...sub, 'router.route("/api/*").subRouter(api);')).toEqual(['GET /api/jobs no']);
  // Of another file, where it may be put behind a handler.
  const other = lines(
    'import io.vertx.ext.web.Router;',
    'class Jobs {',
    '    Router router() {',
    '        Router router = Router.router(vertx);',
    '        router.get("/jobs").handler(this::all);',
    '        return router;',
    '    }',
    '}',
  );
  expect(
    await of({ 'Main.java': verticle('router.route().handler(JWTAuthHandler.create(auth));', 'router.route("/api/*").subRouter(jobs.router());'), 'Jobs.java': other }),
  ).toEqual(['GET /jobs unknown']);
  expect(await of({ 'Main.java': verticle('router.route("/api/*").subRouter(jobs.router());'), 'Jobs.java': other })).toEqual(['GET /jobs no']);
});

test('of routes that a description of the API tells nothing is closed', async () => {
  const { unread } = await read({ 'Main.java': verticle('RouterBuilder.create(vertx, "api.yaml");', 'router.get("/jobs").handler(this::all);') });
  expect(unread.map(({ except }) => except?.has('authentication'))).toEqual([false]);
});

const one = 'router.get("/jobs").handler(this::all);';
test.each([
  ['body-limit', 'router.route().handler(BodyHandler.create().setBodyLimit(1024));'],
  ['request-log', 'router.route().handler(LoggerHandler.create());'],
  ['security-headers', 'router.route().handler(XFrameHandler.create(XFrameHandler.DENY));'],
  ['hsts', 'router.route().handler(HSTSHandler.create());'],
  ['csp', 'router.route().handler(CSPHandler.create());'],
  ['csrf', 'router.route().handler(CSRFHandler.create(vertx, secret));'],
] as const)('%s: %s', async (topic, line) => {
  const whole = async (...inside: string[]) => isBeforeAll(await read({ 'Main.java': verticle(...inside) }), topic);
  expect(await whole(line, one)).toBe(true);
  expect(await whole(one, `// ${line}`)).toBe(false);
  expect(await whole(`if (settings.isOn()) { ${line} }`, one)).toBe(false);
  expect(await whole(line.replace('route()', 'route("/admin/*")'), one)).toBe(false);
});

test('a body handler without a limit', async () => {
  const app = await read({ 'Main.java': verticle('router.route().handler(BodyHandler.create());', one) });
  expect(stages(app, 'body-limit')).toEqual(['constructed']);
});

test('origins', async () => {
  const originsOf = async (line: string): Promise<(string | undefined)[]> => (await read({ 'Main.java': verticle(line, one) })).sightings('cors').map(({ args }) => args);
  expect(await originsOf('router.route().handler(CorsHandler.create("*").allowedMethod(HttpMethod.GET));')).toEqual(['"*"']);
  expect(await originsOf('router.route().handler(CorsHandler.create().addRelativeOrigin(".*"));')).toEqual(['"*"']);
  expect(await originsOf('router.route().handler(CorsHandler.create().addOrigin("https://example.com"));')).toEqual(['"https://example.com"']);
});
