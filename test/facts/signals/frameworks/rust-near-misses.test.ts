import { describe, expect, test } from 'vitest';
import type { WebApp } from '../../../../src/facts/signals/web-app.ts';
import { asked, isBeforeAll, lines, readWebApp as read, stages } from '../read-web-app.ts';

describe('near misses of Rust', () => {
  const serving = (app: readonly string[], more: readonly string[] = [], files: Record<string, string> = {}): Promise<WebApp> =>
    read({
      'src/main.rs': lines('use axum::Router;', 'async fn main() {', ...app, '    axum::serve(listener, app).await.unwrap();', '}', 'async fn a() {}', 'async fn b() {}', ...more),
      ...files,
    });
  const routes = 'Router::new().route("/a", get(a)).route("/b", post(b))';
  const behind = (layer: string, ...more: readonly string[]): Promise<WebApp> => serving([`    let app = ${routes}.layer(${layer});`], more);
  const behindFunction = (...body: readonly string[]): Promise<WebApp> =>
    behind('middleware::from_fn(before)', 'async fn before(request: Request, next: Next) -> Response {', ...body, '}');

  test('a type is what is made by its own `new`, not by that of another', async () => {
    const app = await serving([`    let app = ${routes}.layer(CompressionLayer::new());`], [], {
      'src/limit.rs': lines('use axum::Router;', 'impl LoginLimiter {', '    pub async fn new() -> Self {', '        LoginLimiter { inner: Governor::new(&config) }', '    }', '}'),
    });
    expect(stages(app, 'rate-limiting')).toEqual(['constructed']);
  });

  test('nobody is refused by a status that is only looked at, nor asked who they are by a token against forgery', async () => {
    const log = await behindFunction(
      '    let token = request.headers().get("authorization").is_some();',
      '    let response = next.run(request).await;',
      '    if response.status() == StatusCode::UNAUTHORIZED { warn!(token); }',
      '    response',
    );
    const forgery = await behindFunction('    if request.headers().get("x-csrf-token") != cookie { return StatusCode::FORBIDDEN.into_response(); }', '    next.run(request).await');
    expect([asked(log), asked(forgery)]).toEqual([
      ['GET no', 'POST no'],
      ['GET no', 'POST no'],
    ]);
  });

  test('who brings no token may be let in', async () => {
    const app = await behindFunction(
      '    let Some(token) = request.headers().get(AUTHORIZATION) else { return next.run(request).await };',
      '    if !valid(token) { return StatusCode::UNAUTHORIZED.into_response(); }',
      '    next.run(request).await',
    );
    expect(asked(app)).toEqual(['GET unknown', 'POST unknown']);
  });

  test('who is asked by a method, below a path or not at a probe', async () => {
    const look = 'if request.headers().get(AUTHORIZATION) != key { return StatusCode::UNAUTHORIZED.into_response(); }';
    const byMethod = await behindFunction(
      '    match *request.method() {',
      `        Method::DELETE => { ${look} next.run(request).await }`,
      '        _ => next.run(request).await,',
      '    }',
    );
    const belowPath = await behindFunction(`    if request.uri().path().starts_with("/admin") { ${look} }`, '    next.run(request).await');
    const probe = await behindFunction('    if request.uri().path() == "/health" { return next.run(request).await; }', `    ${look}`, '    next.run(request).await');
    expect([byMethod, belowPath, probe].map(asked)).toEqual([
      ['GET unknown', 'POST unknown'],
      ['GET unknown', 'POST unknown'],
      ['GET yes', 'POST yes'],
    ]);
  });

  test('a layer of one branch, of some builds, or behind an early return is there in some cases', async () => {
    const branch = await serving(['    let app = if proxied {', `        ${routes}`, '    } else {', `        ${routes}.layer(TraceLayer::new_for_http())`, '    };']);
    const build = await serving([`    let app = ${routes};`, '    #[cfg(feature = "trace")]', '    let app = app.layer(TraceLayer::new_for_http());']);
    const early = await serving(
      ['    let app = build();'],
      ['fn build() -> Router {', `    let router = ${routes};`, '    if quiet { return router; }', '    router.layer(TraceLayer::new_for_http())', '}'],
    );
    expect([branch, build, early].map((app) => isBeforeAll(app, 'request-log'))).toEqual([false, false, false]);
    expect(isBeforeAll(await serving([`    let app = ${routes};`, '    #[cfg(not(test))]', '    let app = app.layer(TraceLayer::new_for_http());']), 'request-log')).toBe(true);
  });

  test('what is done only with a token that was brought, or only for some paths, refuses not everybody', async () => {
    const brought = await behindFunction(
      '    if let Some(token) = request.headers().get("authorization") {',
      '        if !valid(token) { return StatusCode::UNAUTHORIZED.into_response(); }',
      '    }',
      '    next.run(request).await',
    );
    const some = await behindFunction(
      '    if !request.uri().path().starts_with("/admin") { return next.run(request).await; }',
      '    if request.headers().get("authorization") != Some(KEY) { return StatusCode::UNAUTHORIZED.into_response(); }',
      '    next.run(request).await',
    );
    expect([asked(brought), asked(some)]).toEqual([
      ['GET unknown', 'POST unknown'],
      ['GET unknown', 'POST unknown'],
    ]);
  });

  test('what is logged, what changes the answer alone, and a token of the service itself ask nobody', async () => {
    const logged = await behindFunction(
      '    let token = request.headers().get("authorization");',
      '    if token.is_none() { tracing::warn!("unauthorized request"); }',
      '    next.run(request).await',
    );
    const after = await behind(
      'map_response(hide)',
      'async fn hide(response: Response) -> Response {',
      '    if response.headers().get("authorization").is_some() { return StatusCode::UNAUTHORIZED.into_response(); }',
      '    response',
      '}',
    );
    const own = await behindFunction(
      '    let token = fetch_token().await.map_err(|_| StatusCode::UNAUTHORIZED)?;',
      '    request.extensions_mut().insert(token);',
      '    Ok(next.run(request).await)',
    );
    expect([logged, after, own].map((app) => asked(app)[0])).toEqual(['GET no', 'GET no', 'GET unknown']);
  });

  test('what Rocket sends by itself, axum beside it does not', async () => {
    const app = await serving([`    let app = ${routes};`], [], {
      'web/src/main.rs': lines('#[launch]', 'fn rocket() -> _ { rocket::build().mount("/", routes![list]) }', '#[get("/jobs")]', 'fn list() -> String { String::new() }'),
    });
    expect(stages(app, 'security-headers')).toEqual(['wired before some']);
  });

  test('an error that is answered, and a header that is taken away, are no control', async () => {
    const error = await behind('HandleErrorLayer::new(failed)', 'async fn failed(error: BoxError) -> StatusCode { StatusCode::TOO_MANY_REQUESTS }');
    const header = await behindFunction('    let mut response = next.run(request).await;', '    response.headers_mut().remove(X_FRAME_OPTIONS);', '    response');
    expect([isBeforeAll(error, 'rate-limiting'), isBeforeAll(header, 'security-headers')]).toEqual([false, false]);
  });

  test('a limit without end is none', async () => {
    const app = await behind('DefaultBodyLimit::max(usize::MAX)');
    expect([app.servers.map(({ args }) => args), isBeforeAll(app, 'body-limit')]).toEqual([['any body'], false]);
  });

  test('every origin is let in by each of the words for it', async () => {
    const origins = async (said: string): Promise<(string | undefined)[]> => (await behind(`CorsLayer::new().allow_origin(${said})`)).sightings('cors').map(({ args }) => args);
    expect([await origins('AllowOrigin::any()'), await origins('AllowOrigin::predicate(|_, _| true)')]).toEqual([['"*"'], ['"*"']]);
  });

  test('an identity is what the repository makes of it, and of nobody before 0.5 of its library', async () => {
    const source = lines(
      'use actix_web::{web, App, HttpServer};',
      'async fn main() {',
      '    HttpServer::new(|| App::new().route("/x", web::post().to(x))).bind(address).run().await',
      '}',
      'async fn x(who: Identity) {}',
    );
    const of = (version: string): Promise<WebApp> => read({ 'src/main.rs': source, 'Cargo.toml': `[dependencies]\nactix-identity = "${version}"\n` });
    const own = await read({
      'src/main.rs': `${source}impl FromRequest for Identity {\n    type Error = Infallible;\n    fn from_request(req: &HttpRequest) -> Self::Future { ready(Ok(Identity(None))) }\n}\n`,
    });
    expect([asked(await of('0.7')), asked(await of('0.4')), asked(own)]).toEqual([['POST yes'], ['POST unknown'], ['POST no']]);
  });

  test('a fairing turns nobody away, and a shield may be put together without these headers', async () => {
    const rocket = (fairing: string, ...more: readonly string[]): Promise<WebApp> =>
      read({
        'src/main.rs': lines(
          '#[macro_use] extern crate rocket;',
          '#[launch]',
          `fn rocket() -> _ { rocket::build().attach(${fairing}).mount("/", routes![list]) }`,
          '#[get("/jobs")]',
          'fn list() -> String { String::new() }',
          ...more,
        ),
      });
    const watch = await rocket(
      'Watch',
      'impl Fairing for Watch {',
      '    async fn on_response(&self, req: &Request<\'_>, res: &mut Response<\'_>) { if let Some(token) = req.cookies().get("token") { res.set_status(Status::Unauthorized); } }',
      '}',
    );
    expect(asked(watch)).toEqual(['GET no']);
    expect(
      await Promise.all(['Shield::default()', 'Shield::new()', 'Shield::default().disable::<NoSniff>()'].map(async (one) => isBeforeAll(await rocket(one), 'security-headers'))),
    ).toEqual([true, false, false]);
  });
});
