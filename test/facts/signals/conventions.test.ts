import { describe, expect, test } from 'vitest';
import { storedHashes } from '../../../src/facts/signals/stored-hashes.ts';
import type { WebApp } from '../../../src/facts/signals/web-app.ts';
import { readWebApp as read } from './read-web-app.ts';

const stages = (web: WebApp, topic: Parameters<WebApp['signals']>[0]): readonly string[] => web.signals(topic).map(({ path, line, stage }) => `${path}:${line} ${stage}`);

describe('ASP.NET', () => {
  const program = (...lines: readonly string[]): string => ['var builder = WebApplication.CreateBuilder(args);', ...lines, 'app.Run();', ''].join('\n');

  test('calls on the application put controls before every request', async () => {
    const web = await read({
      'Program.cs': program(
        'app.UseHttpsRedirection();',
        'app.UseHsts();',
        'app.UseAntiforgery();',
        'app.Use((c, n) => { c.Response.Headers.Append("X-Frame-Options", "DENY"); });',
      ),
    });
    expect(stages(web, 'https-redirect')).toEqual(['Program.cs:2 wired']);
    expect(stages(web, 'hsts')).toEqual(['Program.cs:3 wired']);
    expect(stages(web, 'csrf')).toEqual(['Program.cs:4 wired']);
    expect(stages(web, 'security-headers')).toEqual(['Program.cs:5 wired']);
  });

  test('a limiter is made and limits nothing until the application uses it', async () => {
    const limiter = 'services.AddRateLimiter(options => options.GlobalLimiter = PartitionedRateLimiter.Create());';
    expect(stages(await read({ 'Program.cs': program(limiter) }), 'rate-limiting')).toEqual(['Program.cs:2 constructed']);
    expect(stages(await read({ 'Program.cs': program('app.UseRateLimiter();'), 'Limits.cs': `${limiter}\n` }), 'rate-limiting')).toEqual(['Limits.cs:1 wired']);
  });

  test('an attribute guards the routes that it stands beside', async () => {
    const web = await read({ 'Program.cs': program('builder.Services.AddAuthentication();'), 'JobsController.cs': '[ApiController]\n[Authorize]\npublic class Jobs {}\n' });
    expect(web.signals('authentication')).toMatchObject([{ path: 'JobsController.cs', line: 2, stage: 'wired', isPartial: true }]);
  });

  test('what stands in a comment does nothing, and the search is never closed', async () => {
    const web = await read({ 'Program.cs': program('// app.UseHsts();') });
    expect(stages(web, 'hsts')).toEqual([]);
    expect(web.unread.map(({ path }) => path)).toEqual(['Program.cs']);
  });
});

test.each([
  ['Spring Security', 'Security.java', 'SecurityFilterChain chain(HttpSecurity http) {\n  return http.authorizeHttpRequests(a -> a.anyRequest().authenticated()).build();\n}\n', 2],
  ['a before_action of Rails', 'app/controllers/application_controller.rb', 'class A < ActionController::Base\n  before_action :authenticate_user!\nend\n', 2],
  ['a middleware of Laravel', 'routes/api.php', "<?php\nRoute::middleware(['auth:sanctum'])->group(fn () => 1);\n", 2],
  ['a layer of axum', 'src/main.rs', 'let app = Router::new()\n  .layer(from_fn_with_state(state, require_auth));\n', 2],
])('%s authenticates', async (_, path, text, line) => {
  expect(stages(await read({ [path]: text }), 'authentication')).toEqual([`${path}:${line} wired`]);
});

test('Spring Security sends its headers unless they are turned off', async () => {
  const chain = (more: string): string => `SecurityFilterChain chain(HttpSecurity http) {\n  return http${more}.build();\n}\n`;
  expect(stages(await read({ 'S.java': chain('') }), 'security-headers')).toEqual(['S.java:1 wired']);
  expect(stages(await read({ 'S.java': chain('.headers(h -> h.disable())') }), 'security-headers')).toEqual([]);
});

test.each([
  ['app/User.php', '<?php\n$hash = password_hash($password, PASSWORD_DEFAULT);\n', 'bcrypt', 2],
  ['Users.cs', 'var h = BCrypt.Net.BCrypt.HashPassword(password);\n', 'bcrypt', 1],
  ['Config.java', 'return new BCryptPasswordEncoder();\n', 'bcrypt', 1],
  ['app/models/user.rb', 'class User < ApplicationRecord\n  has_secure_password\nend\n', 'bcrypt', 2],
  ['src/auth.rs', 'let hash = Argon2::default()\n  .hash_password(password, &salt)?;\n', 'argon2id', 1],
])('in %s a password is stored as a hash', async (path, text, algorithm, line) => {
  expect(storedHashes(await read({ [path]: text }))).toMatchObject([{ algorithm, written: { path, line } }]);
});

test('what is hashed to take the same time where there is nobody is not stored', async () => {
  expect(storedHashes(await read({ 'login.rb': 'NOBODY = BCrypt::Password.create(SecureRandom.hex(16)).to_s.freeze\n' }))).toEqual([]);
});

test('a hash that is only checked is not stored', async () => {
  expect(storedHashes(await read({ 'login.php': '<?php\nif (password_verify($password, $hash)) { login(); }\n' }))).toEqual([]);
});

test('whom a branch of a program lets in, another may not', async () => {
  const origins = async (source: string): Promise<readonly (string | undefined)[]> => (await read({ 'src/main.rs': source })).sightings('cors').map(({ args }) => args);
  const cors = (line: string): string => `use actix_cors::Cors;\n\nfn cors(origin: &str) -> Cors {\n    let mut cors = Cors::default();\n    ${line}\n    cors\n}\n`;
  expect(await origins(cors('if origin == "*" { cors = cors.allow_any_origin(); }'))).toEqual(['']);
  expect(await origins(cors('cors = cors.allow_any_origin();'))).toEqual(['"*"']);
});
