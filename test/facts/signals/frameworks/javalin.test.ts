import { expect, test } from 'vitest';
import { asked, isBeforeAll, lines, readWebApp as read, stages } from '../read-web-app.ts';

const main = (...inside: string[]): string =>
  lines(
    'import io.javalin.Javalin;',
    '',
    'public class Main {',
    '    public static void main(String[] args) {',
    '        var app = Javalin.create();',
    ...inside.map((line) => `        ${line}`),
    '    }',
    '}',
  );
const guard = lines(
  'import io.javalin.http.Context;',
  '',
  'public class Known {',
  '    static void handle(Context ctx) {',
  '        if (!KEY.equals(ctx.header("X-Api-Key"))) {',
  '            throw new UnauthorizedResponse();',
  '        }',
  '    }',
  '}',
);
const of = async (files: Record<string, string>): Promise<string[]> =>
  (await read(files)).routes.map(({ method, pattern, authenticated }) => `${method} ${pattern} ${authenticated}`);

test('routes of an application, of a builder in Java and of one in Kotlin', async () => {
  expect(await of({ 'Main.java': main('app.get("/jobs", Jobs::all);', 'app.post("/jobs", ctx -> add(ctx));') })).toEqual(['GET /jobs no', 'POST /jobs no']);
  const java = lines(
    'import static io.javalin.apibuilder.ApiBuilder.*;',
    'class Routes {',
    '    void put() {',
    '        path("/jobs", () -> {',
    '            get(jobs::all);',
    '            path("{id}", () -> { delete(jobs::remove); });',
    '        });',
    '    }',
    '}',
  );
  expect(await of({ 'Main.java': main(), 'Routes.java': java })).toEqual(['GET /jobs no', 'DELETE /jobs/{id} no']);
  const kotlin = lines(
    'import io.javalin.Javalin',
    'import io.javalin.apibuilder.ApiBuilder.get',
    'fun main() {',
    '    Javalin.create().routes {',
    '        path("jobs") {',
    '            get(jobs::all)',
    '            get("{id}", jobs::one)',
    '        }',
    '    }',
    '}',
  );
  expect(await of({ 'Main.kt': kotlin })).toEqual(['GET /jobs no', 'GET /jobs/{id} no']);
});

test('what is no route', async () => {
  expect(await of({ 'Main.java': main('map.get("/jobs");', '// app.get("/jobs", Jobs::all);', 'client.get("/jobs", handler);', 'app.get("/own", Jobs::all);') })).toEqual([
    'GET /own no',
  ]);
});

test('a handler before all requests, or before those below a path', async () => {
  const files = (...inside: string[]): Record<string, string> => ({
    'Main.java': main(...inside, 'app.post("/jobs", Jobs::add);', 'app.get("/open/jobs", Jobs::all);'),
    'Known.java': guard,
  });
  expect(await of(files('app.before(Known::handle);'))).toEqual(['POST /jobs yes', 'GET /open/jobs yes']);
  expect(await of(files('app.before("/jobs*", Known::handle);'))).toEqual(['POST /jobs yes', 'GET /open/jobs no']);
  expect(await of(files('app.before(ctx -> Known.handle(ctx));'))).toEqual(['POST /jobs yes', 'GET /open/jobs yes']);
  expect(await of(files('app.after(Known::handle);'))).toEqual(['POST /jobs no', 'GET /open/jobs no']);
  expect(await of(files('// app.before(Known::handle);'))).toEqual(['POST /jobs no', 'GET /open/jobs no']);
  expect(await of(files('if (settings.isProtected()) {', '    app.before(Known::handle);', '}'))).toEqual(['POST /jobs unknown', 'GET /open/jobs unknown']);
  expect(await of(files('app.before(ctx -> ctx.attribute("at", now()));'))).toEqual(['POST /jobs no', 'GET /open/jobs no']);
  expect(await of(files('app.before(Elsewhere::requireUser);'))).toEqual(['POST /jobs unknown', 'GET /open/jobs unknown']);
});

test('a handler before the routes of one path of a builder', async () => {
  const routes = lines(
    'import static io.javalin.apibuilder.ApiBuilder.*;',
    'class Routes {',
    '    void put() {',
    '        path("/jobs", () -> {',
    '            before(Known::handle);',
    '            get(jobs::all);',
    '        });',
    '        path("/open", () -> {',
    '            get(jobs::all);',
    '        });',
    '    }',
    '}',
  );
  expect(await of({ 'Main.java': main(), 'Routes.java': routes, 'Known.java': guard })).toEqual(['GET /jobs yes', 'GET /open no']);
});

test('a handler of another class by the same name asks nothing', async () => {
  const other = 'import io.javalin.http.Context;\nclass Clock { static void handle(Context ctx) { ctx.attribute("at", now()); } }\n';
  expect(await of({ 'Main.java': main('app.before(Clock::handle);', 'app.post("/jobs", Jobs::add);'), 'Known.java': guard, 'Clock.java': other })).toEqual(['POST /jobs no']);
  expect(await of({ 'Main.java': main('app.before(clock::handle);', 'app.post("/jobs", Jobs::add);'), 'Known.java': guard, 'Clock.java': other })).toEqual(['POST /jobs unknown']);
  expect(await of({ 'Main.java': main('app.before(known::handle);', 'app.post("/jobs", Jobs::add);'), 'Known.java': guard })).toEqual(['POST /jobs yes']);
});

test('one who brings no token is let through', async () => {
  const soft = guard.replace('        if (!KEY', '        if (ctx.header("X-Api-Key") == null) return;\n        if (!KEY');
  expect(await of({ 'Main.java': main('app.before(Known::handle);', 'app.post("/jobs", Jobs::add);'), 'Known.java': soft })).toEqual(['POST /jobs unknown']);
});

test('one that looks at the path first lets pass what is open by its nature, or may let pass more', async () => {
  const of_ = (condition: string): Promise<string[]> =>
    of({
      'Main.java': main('app.before(Known::handle);', 'app.post("/jobs", Jobs::add);'),
      'Known.java': guard.replace('        if (!KEY', `        if (${condition}) return;\n        if (!KEY`),
    });
  expect(await of_('ctx.path().startsWith("/login")')).toEqual(['POST /jobs yes']);
  expect(await of_('ctx.path().equals("/health") || ctx.path().startsWith("/docs")')).toEqual(['POST /jobs yes']);
  expect(await of_('ctx.path().startsWith("/jobs")')).toEqual(['POST /jobs unknown']);
  expect(await of_('OPEN.contains(ctx.path())')).toEqual(['POST /jobs unknown']);
  expect(await of_('ctx.method() == HandlerType.OPTIONS')).toEqual(['POST /jobs yes']);
});

test('roles are asked for where an access manager looks at them', async () => {
  const routes = ['app.post("/jobs", Jobs::add, Role.ADMIN);', 'app.get("/jobs", Jobs::all, Role.ANYONE);', 'app.put("/jobs", Jobs::put);'];
  const manager = [
    'app.updateConfig(config -> config.accessManager((handler, ctx, roles) -> {',
    '    if (!roles.contains(roleOf(ctx.header("Authorization")))) throw new ForbiddenResponse();',
    '    handler.handle(ctx);',
    '}));',
  ];
  expect(await of({ 'Main.java': main(...manager, ...routes) })).toEqual(['POST /jobs yes', 'GET /jobs no', 'PUT /jobs unknown']);
  expect(await of({ 'Main.java': main(...routes) })).toEqual(['POST /jobs no', 'GET /jobs no', 'PUT /jobs no']);
  const matched = ['app.beforeMatched(ctx -> {', '    if (!ctx.routeRoles().contains(roleOf(ctx.header("Authorization")))) throw new UnauthorizedResponse();', '});'];
  expect(await of({ 'Main.java': main(...matched, ...routes) })).toEqual(['POST /jobs yes', 'GET /jobs no', 'PUT /jobs unknown']);
});

test('an access manager is known by the type of what holds it', async () => {
  const manager = lines(
    'import io.javalin.core.security.AccessManager',
    'class RoleManager : AccessManager {',
    '    override fun manage(handler: Handler, ctx: Context, roles: Set<Role>) {',
    '        if (userOf(ctx) == null) throw UnauthorizedResponse()',
    '        handler.handle(ctx)',
    '    }',
    '}',
  );
  const routes = ['app.updateConfig(config -> config.accessManager(roleManager));', 'app.post("/jobs", Jobs::add, Role.ADMIN);'];
  expect(await of({ 'Main.java': main(...routes), 'RoleManager.kt': manager })).toEqual(['POST /jobs yes']);
  expect(await of({ 'Main.java': main(...routes) })).toEqual(['POST /jobs unknown']);
});

test('of routes that are told in another way nothing is closed', async () => {
  const own = lines('import io.javalin.community.routing.Route;', 'class Own {}');
  const { unread } = await read({ 'Main.java': main('app.post("/jobs", Jobs::add);'), 'Own.java': own });
  expect(unread.map(({ except }) => except?.has('authentication'))).toEqual([false, false]);
});

const one = 'app.post("/jobs", Jobs::add);';
const whole = async (...inside: string[]) => read({ 'Main.java': main(...inside, one) });

test.each([
  ['rate-limiting', 'app.before(ctx -> NaiveRateLimit.requestPerTimeUnit(ctx, 5, TimeUnit.MINUTES));'],
  ['security-headers', 'app.after(ctx -> ctx.header("X-Frame-Options", "DENY"));'],
  ['security-headers', 'app.updateConfig(config -> config.globalHeaders(() -> new Headers().xFrameOptions(DENY)));'],
  ['body-limit', 'app.updateConfig(config -> config.http.maxRequestSize = 10_000);'],
  ['request-log', 'app.updateConfig(config -> config.requestLogger.http((ctx, ms) -> log.info(ctx.path())));'],
] as const)('%s: %s', async (topic, line) => {
  expect(isBeforeAll(await whole(line), topic)).toBe(true);
  expect(isBeforeAll(await whole(`// ${line}`), topic)).toBe(false);
  expect(isBeforeAll(await whole('if (settings.isOn()) {', line, '}'), topic)).toBe(false);
});

test('a limit in the handler of one route is not before the others', async () => {
  const app = await whole('app.get("/a", ctx -> { NaiveRateLimit.requestPerTimeUnit(ctx, 5, TimeUnit.MINUTES); });', 'app.get("/b", Jobs::all);', 'app.get("/c", Jobs::all);');
  expect(stages(app, 'rate-limiting')).not.toContain('wired');
  expect(asked(app)).toHaveLength(4);
});

test('origins', async () => {
  const originsOf = async (line: string): Promise<(string | undefined)[]> => (await whole(line)).sightings('cors').map(({ args }) => args);
  expect(await originsOf('app.updateConfig(config -> config.bundledPlugins.enableCors(cors -> cors.addRule(it -> it.anyHost())));')).toEqual(['"*"']);
  expect(await originsOf('app.updateConfig(config -> config.enableCorsForAllOrigins());')).toEqual(['"*"']);
  expect(await originsOf('app.updateConfig(config -> config.plugins.enableCors(cors -> cors.add(it -> it.allowHost("example.com"))));')).toEqual(['"https://example.com"']);
});

test('what one of two services has is not before the routes of the other', async () => {
  const app = await read({
    'a/src/main/java/Main.java': main('app.before(Known::handle);', 'app.after(ctx -> ctx.header("X-Frame-Options", "DENY"));', one),
    'a/src/main/java/Known.java': guard,
    'b/src/main/java/Main.java': main(one),
  });
  expect(asked(app)).toEqual(['POST yes', 'POST unknown']);
  expect(isBeforeAll(app, 'security-headers')).toBe(false);
});
