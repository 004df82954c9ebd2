import { describe, expect, test } from 'vitest';
import type { WebApp } from '../../../../src/facts/signals/web-app.ts';
import { asked, isBeforeAll, lines, readWebApp as read } from '../read-web-app.ts';

describe('near misses of Ktor', () => {
  const module = (...body: readonly string[]): Promise<WebApp> => withMore(body, {});
  const withMore = (body: readonly string[], files: Record<string, string>): Promise<WebApp> =>
    read({
      'build.gradle.kts': 'dependencies {\n    implementation("io.ktor:ktor-server-core:3.0.0")\n}\n',
      'src/main/kotlin/Main.kt': lines(
        'import io.ktor.server.engine.*',
        'fun main() { embeddedServer(Netty, module = Application::module).start() }',
        'fun Application.module() {',
        ...body,
        '}',
      ),
      ...files,
    });
  const routes = '    routing { get("/jobs") { } }';

  test('the script that builds it is no file that was left unread', async () => {
    expect((await module(routes)).unread.every(({ except }) => except?.has('authentication'))).toBe(true);
  });

  test('a plugin of one route, one case or one application is not before all', async () => {
    const route = await module(
      '    routing {',
      '        route("/up") {',
      '            install(CallLogging)',
      '            post("/x") { }',
      '        }',
      '        get("/jobs") { }',
      '    }',
    );
    const choice = await module('    when (mode) {', '        "loud" -> install(CallLogging)', '    }', routes);
    const called = await module('    if (config.loud) {', '        watch()', '    }', routes, '}', 'fun Application.watch() {', '    install(CallLogging)');
    const uncalled = await module(routes, '}', 'fun Application.watch() {', '    install(CallLogging)', '}', 'fun Application.unused() {', '    watch()');
    const other = await withMore([routes], {
      'admin/src/main/kotlin/Admin.kt': lines(
        'import io.ktor.server.engine.*',
        'fun main() { embeddedServer(Netty, module = Application::admin).start() }',
        'fun Application.admin() { install(CallLogging) }',
      ),
    });
    expect([route, choice, called, uncalled, other].map((app) => isBeforeAll(app, 'request-log'))).toEqual([false, false, false, false, false]);
  });

  test('a condition ends with its line', async () => {
    expect(isBeforeAll(await module('    if (dev) println("dev")', '    install(CallLogging)', routes), 'request-log')).toBe(true);
    expect(isBeforeAll(await module('    if (loud) install(CallLogging)', routes), 'request-log')).toBe(false);
  });

  test('what asks only in some cases may not ask', async () => {
    const app = await module('    routing {', '        if (config.auth) {', '            authenticate { get("/jobs") { } }', '        }', '    }');
    expect(asked(app)).toEqual(['GET unknown']);
  });

  test('hosts are listed by their names', async () => {
    const origins = async (block: string): Promise<(string | undefined)[]> => (await module(`    install(CORS) { ${block} }`, routes)).sightings('cors').map(({ args }) => args);
    expect([await origins('allowHost("a.example", schemes = listOf("https"))'), await origins('if (dev) anyHost()')]).toEqual([['"https://a.example"'], ['']]);
  });

  test('a limit without end is none', async () => {
    const limited = async (most: string): Promise<boolean> => isBeforeAll(await module(`    install(RequestBodyLimit) { bodyLimit { ${most} } }`, routes), 'body-limit');
    expect([await limited('1024'), await limited('Long.MAX_VALUE')]).toEqual([true, false]);
  });

  test('a client serves nobody', async () => {
    const app = await read({ 'src/main/kotlin/Client.kt': 'import io.ktor.client.*\n\nval client = HttpClient(CIO)\n' });
    expect(app.unread).toEqual([]);
  });
});
