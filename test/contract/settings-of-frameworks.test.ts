import { describe, expect, test } from 'vitest';
import { feature, judged } from './judged.ts';

type Files = Readonly<Record<string, string>>;

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
  expect((await judged(feature(text), files)).map(({ verdict: own }) => own)).toEqual([verdict]);
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
