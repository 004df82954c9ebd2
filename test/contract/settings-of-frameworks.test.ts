import { describe, expect, test } from 'vitest';
import { type Files, feature, judged, verdictsOf } from './judged.ts';

const nest = (options: string): Files => ({
  'package.json': '{"name":"shop","dependencies":{"@nestjs/core":"11.0.0","helmet":"8.0.0"}}',
  'src/main.ts': `import { ValidationPipe } from '@nestjs/common';\nimport { NestFactory } from '@nestjs/core';\nimport helmet from 'helmet';\nimport { AppModule } from './app.module.ts';\n\nconst isProduction = process.env.NODE_ENV === 'production';\n\nasync function bootstrap() {\n  const app = await NestFactory.create(AppModule);\n  ${options}\n  await app.listen(3000);\n}\nbootstrap();\n`,
});
const pipe = (options: string): Files => nest(`app.useGlobalPipes(new ValidationPipe({ ${options} }));`);
const hsts = (value: string): Files => nest(`app.use(\n    helmet({\n      hsts: ${value},\n    }),\n  );`);
const laravel: Files = {
  'composer.json': '{"require":{"laravel/framework":"^12.0"}}',
  'config/session.php': `<?php\n\nreturn [\n    'lifetime' => env('SESSION_LIFETIME', 120),\n${'\n    // What browsers may do with the cookie.\n'.repeat(8)}\n    'http_only' => env('SESSION_HTTP_ONLY', true),\n${'\n    // Nor may other sites send it.\n'.repeat(8)}\n    'same_site' => env('SESSION_SAME_SITE', 'lax'),\n];\n`,
};
const dotnet = (line: string): Files => ({
  'src/Api/Api.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web" />\n',
  'src/Api/Program.cs': `var app = WebApplication.CreateBuilder(args).Build();\n${line}\napp.MapGet("/items", () => "[]");\napp.Run();\n`,
});

test.each<readonly [string, string, Files, string]>([
  ['a field that the pipe refuses', 'Unknown properties in request bodies are rejected by a global ValidationPipe.', pipe('whitelist: true, forbidNonWhitelisted: true'), 'kept'],
  ['one that it only strips', 'Unknown properties in request bodies are rejected.', pipe('whitelist: true'), 'manual'],
  ['one that it strips', 'Unknown fields are stripped by the validation pipe (whitelist).', pipe('whitelist: true'), 'kept'],
  ['options with their values', 'The global validation pipe uses `whitelist: true` and `forbidNonWhitelisted: true`.', pipe('whitelist: true, forbidNonWhitelisted: true'), 'kept'],
  ['an option that has the other value', 'The validation pipe is set to `transform: true`.', pipe('transform: false'), 'broken'],
  ['an option and what it does', '**Whitelist (`whitelist: true`)**: strips properties that the DTO does not declare.', pipe('whitelist: true'), 'manual'],
  ['HSTS in production and nowhere else', 'HSTS is sent with a max-age of one year.', hsts('isProduction ? { maxAge: 31536000 } : false'), 'kept'],
  ['HSTS of two lengths', 'HSTS is sent with a max-age of one year.', hsts('isProduction ? { maxAge: 31536000 } : { maxAge: 60 }'), 'manual'],
  ['HSTS for a shorter time', 'The HSTS policy lasts two years.', hsts('{ maxAge: 31536000 }'), 'broken'],
  ['the cookie of Laravel', 'Session cookies are HTTP only and SameSite=Lax.', laravel, 'kept'],
  ['the cookie of Laravel, otherwise', 'Session cookies are SameSite=Strict.', laravel, 'broken'],
  [
    'a header of ASP.NET',
    'X-Content-Type-Options is set to nosniff.',
    dotnet('app.Use((c, next) => { c.Response.Headers.XContentTypeOptions = "nosniff"; return next(); });'),
    'kept',
  ],
  ['a header of a library of ASP.NET', 'X-Frame-Options is set to DENY.', dotnet('app.UseXfo(options => options.Deny());'), 'kept'],
])('%s', async (_name, text, files, verdict) => {
  expect(await verdictsOf(text, files)).toEqual([verdict]);
});

describe('the cookie of PHP', () => {
  const php = (line: string): Files => ({ 'index.php': `<?php\n${line}\nsession_start();\n$_SESSION['user'] = $id;\nif ($_SERVER['REQUEST_METHOD'] === 'GET') { echo 'ok'; }\n` });
  const said = 'Session cookies are HttpOnly and Secure.';
  test.each<readonly [string, string, string]>([
    ['by place', "session_set_cookie_params(0, '/', '', true, true);", 'kept'],
    ['by name', "session_set_cookie_params(['secure' => true, 'httponly' => true]);", 'kept'],
    ['in the settings', "ini_set('session.cookie_secure', 1);\nini_set('session.cookie_httponly', 1);", 'kept'],
    ['with scripts let in', "session_set_cookie_params(0, '/', '', true, false);", 'broken'],
  ])('%s', async (_name, line, verdict) => {
    expect((await judged(feature(said), php(line))).map(({ verdict: own }) => own)).toEqual([verdict]);
  });
});

describe('the headers of Rust', () => {
  const axum = (layer: string): Files => ({
    'Cargo.toml': '[package]\nname = "pastes"\n\n[dependencies]\naxum = "0.8"\n',
    'src/main.rs': `use axum::http::header::{HeaderValue, X_FRAME_OPTIONS};\n\nfn app() -> Router {\n    Router::new()\n        .route("/", get(index))\n        ${layer}\n}\n\n#[tokio::main]\nasync fn main() {\n    axum::serve(listener(), app()).await;\n}\n`,
  });
  const own = axum('.layer(SetResponseHeaderLayer::overriding(\n            X_FRAME_OPTIONS,\n            HeaderValue::from_static("SAMEORIGIN"),\n        ))');
  test.each<readonly [string, string, Files, string]>([
    ['a value', 'X-Frame-Options is set to SAMEORIGIN.', own, 'kept'],
    ['another value', 'X-Frame-Options is set to DENY.', own, 'broken'],
    ['a value that was not read', 'X-Frame-Options is set to DENY.', axum('.layer(from_fn(security_headers_layer))'), 'manual'],
  ])('%s', async (_name, text, files, verdict) => {
    expect((await judged(feature(text), files)).map(({ verdict: found }) => found)).toEqual([verdict]);
  });
});

describe('the kind of Argon2', () => {
  const rust = (variant: string): Files => ({
    'Cargo.toml': '[package]\nname = "pastes"\n\n[dependencies]\naxum = "0.8"\nrust-argon2 = "3"\n',
    'src/main.rs': 'fn main() {}\n',
    'src/crypto.rs': `static CONFIG: LazyLock<argon2::Config> = LazyLock::new(|| argon2::Config {\n    variant: argon2::Variant::${variant},\n    time_cost: 10,\n    ..Default::default()\n});\n\nfn hash(password: &[u8]) -> Result<String, Error> {\n    argon2::hash_encoded(password, &SALT, &CONFIG)\n}\n`,
  });
  const node = (type: string): Files => ({
    'package.json': '{"name":"shop","dependencies":{"argon2":"0.41.0","express":"5.0.0"}}',
    'src/sign-up.js': `import argon2 from 'argon2';\n\nexport async function signUp(req, res) {\n  const passwordHash = await argon2.hash(req.body.password, { type: argon2.${type} });\n  await db.query('INSERT INTO accounts (password_hash) VALUES ($1)', [passwordHash]);\n}\n`,
  });
  test.each<readonly [string, Files, string]>([
    ['of Rust', rust('Argon2id'), 'kept'],
    ['of Rust, another', rust('Argon2i'), 'manual'],
    ['of Node', node('argon2id'), 'kept'],
    ['of Node, another', node('argon2i'), 'manual'],
  ])('%s', async (_name, files, verdict) => {
    expect((await judged(feature('Passwords are hashed with Argon2id.'), files)).map(({ verdict: own }) => own)).toEqual([verdict]);
  });
});
