import { describe, expect, test } from 'vitest';
import { collect } from '../../../../src/extraction/collect.ts';
import { loadFacts } from '../../../../src/facts/load-facts.ts';
import type { Topic } from '../../../../src/facts/signals/signal.ts';
import type { WebApp } from '../../../../src/facts/signals/web-app.ts';
import { memorySnapshot } from '../../../../src/repo/memory-snapshot.ts';

const read = async (module: string, more: Record<string, string> = {}): Promise<WebApp> => {
  const main = `import io.ktor.server.engine.*\n\nfun main() {\n    embeddedServer(Netty, port = 8080, module = Application::module).start(wait = true)\n}\n\nfun Application.module() {\n${module}\n}\n`;
  const { facts } = await collect(memorySnapshot({ files: { 'src/main/kotlin/Main.kt': main, ...more } }), await loadFacts(['webApp']));
  return facts.get('webApp') as WebApp;
};
const told = ({ routes }: WebApp): string[] => routes.map(({ method, pattern, authenticated, limited }) => `${method} ${pattern} ${authenticated} ${limited}`);
const stages = (app: WebApp, topic: Topic): string[] => app.signals(topic).map(({ stage, isPartial }) => (isPartial ? `${stage} before some` : stage));

describe('a route of Ktor', () => {
  test('stands in blocks that say its path and who may ask for it', async () => {
    const app = await read(
      '    routing {\n        get("/open") { call.respond("") }\n        route("/jobs") {\n            authenticate("jwt") {\n                get { list() }\n                rateLimit(RateLimitName("add")) { post("/new") { add() } }\n            }\n            authenticate("jwt", optional = true) { get("/{id}") { one() } }\n        }\n    }',
    );
    expect(told(app)).toEqual(['GET /open no no', 'GET /jobs yes no', 'POST /jobs/new yes yes', 'GET /jobs/{id} no no']);
    expect([app.servers.map(({ what }) => what), stages(app, 'rate-limiting')]).toEqual([['Ktor'], ['wired before some']]);
  });

  test('may be put there by a function of another file', async () => {
    const app = await read('    routing {\n        authenticate { jobs() }\n        health()\n    }', {
      'src/main/kotlin/Jobs.kt':
        'import io.ktor.server.routing.*\n\nfun Route.jobs() {\n    route("jobs") {\n        get { }\n    }\n}\n\nfun Route.health() = get("/health") { }\n',
    });
    expect(told(app)).toContain('GET /jobs yes no');
    expect(told(app)).not.toContain('GET /jobs no no');
  });

  test('may ask in its own block, or in one that nobody knows', async () => {
    const app = await read(
      '    routing {\n        get("/a") { call.sessions.get<User>() ?: return@get call.respond(HttpStatusCode.Unauthorized) }\n        withRole("admin") { get("/b") { } }\n    }',
    );
    expect(told(app)).toEqual(['GET /a unknown no', 'GET /b unknown no']);
  });
});

describe('a plugin of Ktor', () => {
  test('is before every request of the application that it is installed into', async () => {
    const app = await read('    install(CallLogging)\n    install(CORS) { anyHost() }\n    limits()\n    routing { get("/jobs") { } }', {
      'src/main/kotlin/Limits.kt':
        'import io.ktor.server.application.*\n\nfun Application.limits() {\n    install(RateLimit) { global { rateLimiter(limit = 100, refillPeriod = 60.seconds) } }\n}\n',
    });
    expect([stages(app, 'request-log'), stages(app, 'rate-limiting'), app.sightings('cors').map(({ args }) => args)]).toEqual([['wired'], ['wired'], ['"*"']]);
  });

  test('is not where nobody calls the function, or only in some cases', async () => {
    const app = await read('    if (config.logs) { install(CallLogging) }\n    routing { get("/jobs") { } }', {
      'src/main/kotlin/Limits.kt': 'import io.ktor.server.application.*\n\nfun Application.limits() {\n    install(HSTS)\n}\n',
    });
    expect([stages(app, 'request-log'), stages(app, 'hsts')]).toEqual([['constructed'], ['constructed']]);
  });
});

test('Ktor may be started by its settings alone', async () => {
  const { facts } = await collect(
    memorySnapshot({
      files: {
        'src/main/resources/application.yaml': 'ktor:\n  application:\n    modules:\n      - acme.AppKt.module\n',
        'src/main/kotlin/App.kt': 'import io.ktor.server.application.*\n\nfun Application.module() {\n    install(CallLogging)\n    routing { get("/jobs") { } }\n}\n',
        'build.gradle.kts': 'dependencies { implementation("io.ktor:ktor-server-core:3.0.0") }\n',
      },
    }),
    await loadFacts(['webApp']),
  );
  const app = facts.get('webApp') as WebApp;
  expect([app.servers.map(({ path }) => path), stages(app, 'request-log')]).toEqual([['src/main/kotlin/App.kt'], ['wired']]);
  expect(app.unread.every(({ except }) => except?.has('rate-limiting'))).toBe(true);
});
