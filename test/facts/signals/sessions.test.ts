import { describe, expect, test } from 'vitest';
import { lines, readWebApp as read } from './read-web-app.ts';

const seen = async (files: Record<string, string>): Promise<string[]> => (await read(files)).sightings('session').map(({ path, line }) => `${path}:${line}`);

describe('a session is kept', () => {
  test.each<[string, string, readonly string[]]>([
    ['express-session, told elsewhere', 'server.js', ["import session from 'express-session';", 'app.use(session(options));']],
    ['cookie-session', 'server.js', ["const cookieSession = require('cookie-session');", 'app.use(cookieSession({ keys }));']],
    ['@fastify/session', 'server.js', ["import fastifySession from '@fastify/session';", 'app.register(fastifySession, { secret });']],
    ['hapi', 'server.js', ["import cookie from '@hapi/cookie';", "server.auth.strategy('session', 'cookie', { cookie: { password } });"]],
    ['Flask', 'app.py', ['from flask import Flask, session', 'session["user"] = 1']],
    ['Flask-Login', 'app.py', ['from flask_login import login_user', 'login_user(found)']],
    ['Starlette', 'app.py', ['from starlette.middleware.sessions import SessionMiddleware', 'app.add_middleware(SessionMiddleware, secret_key=key)']],
    ['Gin', 'main.go', ['import "github.com/gin-contrib/sessions"', 'func main() { r.Use(sessions.Sessions("s", store)) }']],
    ['scs', 'main.go', ['import "github.com/alexedwards/scs/v2"', 'var manager = scs.New()']],
    ['a servlet', 'Login.java', ['import jakarta.servlet.http.HttpSession;', 'class Login { void add(HttpSession session) {} }']],
    ['Ktor', 'App.kt', ['fun Application.module() {', '    install(Sessions) { cookie<User>("user") } }']],
    ['PHP', 'index.php', ['<?php', 'session_start();']],
    ['Sinatra', 'app.rb', ["require 'sinatra'", 'enable :sessions']],
    ['tower-sessions', 'src/main.rs', ['fn main() {', '    let app = Router::new().layer(SessionManagerLayer::new(store)); }']],
    ['ASP.NET', 'Program.cs', ['var builder = WebApplication.CreateBuilder(args);', 'builder.Services.AddAuthentication().AddCookie();']],
  ])('by %s', async (_, path, code) => {
    expect(await seen({ [path]: lines(...code) })).toEqual([`${path}:2`]);
  });

  test('by a login of Symfony, and not where it is told to keep nothing', async () => {
    const security = (...more: string[]) => ({
      'src/Kernel.php': '<?php\nuse Symfony\\Component\\HttpKernel\\Kernel as BaseKernel;\nclass Kernel extends BaseKernel {}\n',
      'config/packages/security.yaml': lines('security:', '    firewalls:', '        main:', '            form_login: ~', ...more),
    });
    expect(await seen(security())).toEqual(['config/packages/security.yaml:4']);
    expect(await seen(security('            stateless: true'))).toEqual([]);
  });
});

test.each<[string, string, readonly string[]]>([
  ['a comment', 'app.rb', ["require 'sinatra'", '# enable :sessions']],
  ['what is brought in alone', 'Login.java', ['import jakarta.servlet.http.HttpSession;', 'class Login {}']],
  ['a session of a database', 'app.py', ['from sqlalchemy.orm import Session', 'session["user"] = 1']],
  ['a session of another library', 'server.js', ["import { session } from './driver.js';", 'const s = session(driver);']],
  ['a test', 'test/login.test.js', ["import session from 'express-session';", 'app.use(session(options));']],
])('%s keeps no session', async (_, path, code) => {
  expect(await seen({ [path]: lines(...code) })).toEqual([]);
});
