import { describe, expect, test } from 'vitest';
import type { WebApp } from '../../../../src/facts/signals/web-app.ts';
import { readWebApp as read, stages } from '../read-web-app.ts';

const told = ({ routes }: WebApp): string[] => routes.map(({ method, pattern, authenticated }) => `${method} ${pattern} ${authenticated}`);

const axum = (...lines: readonly string[]): string =>
  `use axum::{Router, routing::{get, post}};\n\n#[tokio::main]\nasync fn main() {\n${lines.map((line) => `    ${line}\n`).join('')}    axum::serve(listener, app).await.unwrap();\n}\n`;
const serving = (...lines: readonly string[]): Promise<WebApp> => read({ 'src/main.rs': axum(...lines) });

describe('a router of axum', () => {
  test('has the routes of those that it takes in, below their paths', async () => {
    const app = await read({
      'src/main.rs': axum('let api = Router::new().nest("/jobs", jobs::router()).merge(users::router());', 'let app = Router::new().nest("/api", api);'),
      'src/jobs.rs':
        'use axum::Router;\npub fn router() -> Router {\n    Router::new().route("/", get(list).post(create)).route("/{id}", delete(remove))\n}\nasync fn list() {}\nasync fn create() {}\nasync fn remove() {}\n',
      'src/users/mod.rs': 'use axum::Router;\npub fn router() -> Router {\n    Router::new().route("/users", get(all))\n}\nasync fn all() {}\n',
    });
    expect(told(app)).toEqual(['GET /api/jobs no', 'POST /api/jobs no', 'DELETE /api/jobs/{id} no', 'GET /api/users no']);
    expect(app.servers.map(({ what, path, line }) => `${what} ${path}:${line}`)).toEqual(['axum src/main.rs:7']);
    expect(app.unread.every(({ except }) => except?.has('authentication'))).toBe(true);
  });

  test('puts a layer before what was added until then', async () => {
    const first = await serving('let app = Router::new().route("/a", get(a)).layer(TraceLayer::new_for_http()).route("/b", get(b));');
    const last = await serving('let app = Router::new().route("/a", get(a)).route("/b", get(b)).layer(TraceLayer::new_for_http());');
    expect([stages(first, 'request-log'), stages(last, 'request-log')]).toEqual([['wired before some'], ['wired']]);
  });

  test('is asked what the variables of a layer are', async () => {
    const app = await serving(
      'let cors = CorsLayer::new().allow_origin(Any);',
      'let layers = ServiceBuilder::new().layer(GovernorLayer { config }).layer(cors);',
      'let app = Router::new().route("/a", get(a)).layer(layers);',
    );
    expect([stages(app, 'cors'), stages(app, 'rate-limiting'), app.sightings('cors').map(({ args }) => args)]).toEqual([['wired'], ['wired'], ['"*"']]);
  });

  test('has a layer only in some cases where a branch puts it there', async () => {
    const app = await serving('let mut app = Router::new().route("/a", get(a));', 'if settings.limits {', '    app = app.layer(GovernorLayer { config });', '}');
    expect(stages(app, 'rate-limiting')).not.toContain('wired');
    expect(stages(app, 'rate-limiting')).toContain('constructed');
  });

  test('goes on as a part of what another function gives', async () => {
    const app = await read({
      'src/main.rs': axum('let app = build();', 'let app = app.layer(TraceLayer::new_for_http());'),
      'src/build.rs':
        'use axum::Router;\npub fn build() -> Router {\n    let (router, api) = Router::new().route("/a", get(a)).split_for_parts();\n    router\n        .route("/b", get(b))\n}\n',
    });
    expect(told(app)).toHaveLength(2);
    expect(stages(app, 'request-log')).toEqual(['wired']);
  });

  test('may come from a module of its own file, and never from itself by the name of another module', async () => {
    const app = await read({
      'src/main.rs': `${axum('let app = Router::new().merge(docs::router()).merge(v1::router());')}mod docs {\n    use axum::Router;\n    pub fn router() -> Router {\n        Router::new().route("/docs", get(page))\n    }\n}\n`,
      'src/v1/mod.rs': 'use axum::Router;\npub fn router() -> Router {\n    Router::new().route("/a", get(a)).merge(generated::one::router()).merge(generated::two::router())\n}\n',
    });
    expect(told(app).map((route) => route.replace(/ \w+$/, ''))).toEqual(['GET /docs', 'GET /a']);
  });

  test('lets in who is named in a branch, whoever that is there', async () => {
    const app = await serving(
      'let mut cors = CorsLayer::new();',
      'if origin == "*" {',
      '    cors = cors.allow_origin(Any);',
      '}',
      'let app = Router::new().route("/a", get(a)).layer(cors);',
    );
    expect(app.sightings('cors').map(({ args }) => args)).toEqual(['']);
  });

  test('is none that only tests build', async () => {
    const app = await read({ 'src/lib.rs': `pub fn nothing() {}\n\n#[cfg(test)]\nmod tests {\n${axum('let app = Router::new().route("/a", get(a));')}}\n` });
    expect([app.servers, app.routes]).toEqual([[], []]);
  });

  test('is not read to its end where something is taken in that nobody knows', async () => {
    const app = await serving('let app = Router::new().route("/a", get(a)).merge(plugins.iter().fold(Router::new(), add));');
    expect(app.unread.some(({ except }) => except?.has('authentication'))).toBe(false);
  });
});

describe('a request to axum is asked who sends it', () => {
  const extractor =
    'impl<S> FromRequestParts<S> for AuthUser {\n    type Rejection = StatusCode;\n    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {\n        let header = parts.headers.get(AUTHORIZATION).ok_or(StatusCode::UNAUTHORIZED)?;\n        verify(header)\n    }\n}\n';
  test('by what its handler takes out of it', async () => {
    const app = await read({
      'src/main.rs': `${axum('let app = Router::new().route("/a", get(mine)).route("/b", get(all)).route("/c", get(perhaps));')}async fn mine(user: AuthUser, Path(id): Path<u32>) {}\nasync fn all(Json(new): Json<New>) {}\nasync fn perhaps(user: Option<AuthUser>) {}\n`,
      'src/auth.rs': `use axum::extract::FromRequestParts;\n${extractor}`,
    });
    expect(told(app)).toEqual(['GET /a yes', 'GET /b no', 'GET /c no']);
  });

  test('by what a function before it takes out of it and hands up', async () => {
    const app = await read({
      'src/main.rs': axum('let app = Router::new().route("/a", get(a)).route_layer(from_fn(only_known));'),
      'src/auth.rs': `use axum::extract::FromRequestParts;\n${extractor}async fn only_known(user: Result<AuthUser>, request: Request, next: Next) -> Result<Response> {\n    user?;\n    Ok(next.run(request).await)\n}\n`,
    });
    expect(told(app)).toEqual(['GET /a yes']);
  });

  test('by a function before it', async () => {
    const guard = (body: string): Promise<WebApp> =>
      read({
        'src/main.rs': `${axum('let app = Router::new().route("/a", get(a)).route_layer(middleware::from_fn(auth::require)).route("/open", get(b));')}async fn a() {}\nasync fn b() {}\n`,
        'src/auth.rs': `use axum::middleware::Next;\npub async fn require(request: Request, next: Next) -> Response {\n${body}\n}\n`,
      });
    const asks = '    if request.headers().get("authorization").is_none() { return StatusCode::UNAUTHORIZED.into_response(); }\n    next.run(request).await';
    expect(told(await guard(asks))).toEqual(['GET /a yes', 'GET /open no']);
    expect(told(await guard(`    if config.enabled { return next.run(request).await; }\n${asks}`))[0]).toBe('GET /a unknown');
    expect(told(await guard('    next.run(request).await'))[0]).toBe('GET /a no');
  });
});

describe('Actix', () => {
  const server = (chain: string, more = ''): string =>
    `use actix_web::{web, App, HttpServer};\n\nasync fn main() {\n    HttpServer::new(move || App::new()${chain}).bind(("0.0.0.0", 8080)).unwrap().run().await\n}\n${more}`;
  test('has the routes of scopes, resources, attributes and functions that are told how to go on', async () => {
    const app = await read({
      'src/main.rs': server(
        '.service(web::scope("/api").service(list).service(web::resource("/jobs/{id}").route(web::delete().to(remove)))).configure(users::routes).route("/x", web::post().to(x))',
        '#[get("/jobs")]\nasync fn list() -> impl Responder {}\nasync fn remove(who: Identity) {}\nasync fn x() {}\n',
      ),
      'src/users.rs':
        'use actix_web::web;\npub fn routes(cfg: &mut web::ServiceConfig) {\n    cfg.service(web::resource("/users").route(web::get().to(all)));\n}\nasync fn all() {}\n',
    });
    expect(told(app)).toEqual(['GET /api/jobs no', 'DELETE /api/jobs/{id} yes', 'POST /x no', 'GET /users no']);
  });

  test('puts what it is wrapped in before all its routes, wherever that is said', async () => {
    const app = await read({
      'src/main.rs': server('.wrap(Logger::default()).wrap(Condition::new(limited, Governor::new(&config))).route("/x", web::post().to(x))', 'async fn x() {}\n'),
    });
    expect([stages(app, 'request-log'), stages(app, 'rate-limiting')[0]]).toEqual([['wired'], 'constructed']);
  });
});

describe('Rocket', () => {
  const server = (more = ''): Record<string, string> => ({
    'src/main.rs': `#[macro_use] extern crate rocket;\nuse crate::jobs::{routes as job_routes};\n\n#[launch]\nfn rocket() -> _ {\n    rocket::build().mount("/api", job_routes()).mount("/", routes![index])${more}\n}\n\n#[get("/?<page>")]\nfn index(page: u32) -> &'static str { "" }\n`,
    'src/jobs.rs':
      'use rocket::Route;\npub fn routes() -> Vec<Route> {\n    routes![list, add]\n}\n#[get("/jobs")]\nfn list() {}\n#[post("/jobs", data = "<job>")]\nfn add(user: User, job: Json<Job>) {}\n',
    'src/user.rs':
      "use rocket::request::FromRequest;\nimpl<'r> FromRequest<'r> for User {\n    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {\n        match request.cookies().get_private(\"user\") {\n            Some(cookie) => Outcome::Success(User(cookie)),\n            None => Outcome::Error((Status::Unauthorized, ())),\n        }\n    }\n}\n",
  });
  test('answers where lists of handlers are mounted', async () => {
    expect(told(await read(server()))).toEqual(['GET / no', 'GET /api/jobs no', 'POST /api/jobs yes']);
  });

  test('sends headers by itself since 0.5', async () => {
    expect(stages(await read(server()), 'security-headers')).toEqual(['wired']);
    expect(stages(await read({ ...server(), 'Cargo.toml': '[dependencies]\nrocket = "0.4.11"\n' }), 'security-headers')).toEqual([]);
  });
});

test('a control that a file of Rust names somewhere may stand there by other means', async () => {
  const app = await read({ 'src/main.rs': axum('let app = Router::new().route("/a", get(a));'), 'src/limits.rs': 'pub struct RateLimit;\n' });
  expect(stages(app, 'rate-limiting')).toEqual(['constructed']);
});
