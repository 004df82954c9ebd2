import { describe, expect, test } from 'vitest';
import { type Files, feature, judged } from './judged.ts';

const verdictsOf = async (text: string, files: Files) => (await judged(feature(text), files)).map(({ verdict }) => verdict);

const forms: readonly (readonly [name: string, files: Files])[] = [
  ['Django', { 'site/settings.py': 'INSTALLED_APPS = []\nSESSION_COOKIE_SECURE = True\nSESSION_COOKIE_SAMESITE = "Strict"\nCSRF_COOKIE_SECURE = True\n' }],
  [
    'Flask',
    {
      'app.py':
        "from flask import Flask\n\napp = Flask(__name__)\napp.config.update(\n    SESSION_COOKIE_SECURE=True,\n    SESSION_COOKIE_HTTPONLY=True,\n    SESSION_COOKIE_SAMESITE='Strict',\n)\n",
    },
  ],
  ['Rails', { 'config/initializers/session_store.rb': "Rails.application.config.session_store :cookie_store, key: '_s', secure: Rails.env.production?, same_site: :strict\n" }],
  ['Laravel', { 'config/session.php': "<?php\n\nreturn [\n    'secure' => env('SESSION_SECURE_COOKIE', true),\n    'http_only' => true,\n    'same_site' => 'strict',\n];\n" }],
  [
    'Spring',
    { 'src/main/resources/application.yml': 'server:\n  servlet:\n    session:\n      cookie:\n        http-only: true\n        secure: true\n        same-site: strict\n' },
  ],
  [
    'Express',
    {
      'src/app.js':
        "const express = require('express');\nconst app = express();\napp.post('/login', (req, res) => {\n  res.cookie('session', sign(req.user), {\n    httpOnly: true,\n    secure: process.env.NODE_ENV === 'production',\n    sameSite: 'strict',\n  });\n  res.end();\n});\napp.listen(3000);\n",
    },
  ],
  [
    'Gin',
    {
      'main.go':
        'package main\n\nfunc setup(store cookie.Store) {\n\tstore.Options(sessions.Options{Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteStrictMode})\n}\n',
    },
  ],
  [
    'Actix',
    {
      'src/auth.rs':
        'fn login() -> Cookie<\'static> {\n    Cookie::build("session", token)\n        .http_only(true)\n        .secure(true)\n        .same_site(SameSite::Strict)\n        .finish()\n}\n',
    },
  ],
  [
    'FastAPI',
    {
      'app.py':
        'from fastapi import FastAPI, Response\n\napp = FastAPI()\n\n\n@app.post("/login")\ndef login(response: Response):\n    response.set_cookie("session", token, httponly=True, secure=True, samesite="strict")\n',
    },
  ],
  [
    'ASP.NET',
    {
      'Program.cs':
        'builder.Services.ConfigureApplicationCookie(options =>\n{\n    options.Cookie.HttpOnly = true;\n    options.Cookie.SecurePolicy = CookieSecurePolicy.Always;\n    options.Cookie.SameSite = SameSiteMode.Strict;\n});\n',
    },
  ],
  ['PHP', { 'index.php': "<?php\nsession_start([\n    'cookie_httponly' => true,\n    'cookie_secure' => true,\n    'cookie_samesite' => 'Strict',\n]);\n" }],
];

describe.each(forms)('the flags of a session cookie, in %s', (_, files) => {
  test.each([
    ['Session cookies are HttpOnly, Secure and SameSite=Strict', 'kept'],
    ['The session cookie is SameSite=Lax', 'broken'],
    ['The session cookie is HttpOnly, Secure and lives for a day', 'manual'],
  ])('%s', async (text, verdict) => {
    expect(await verdictsOf(text, files)).toContain(verdict);
  });
});

test('a cookie that scripts may read breaks what is said of it, and one of two leaves it open', async () => {
  const one =
    "const express = require('express');\nconst app = express();\napp.post('/login', (req, res) => {\n  res.cookie('session', sign(req.user), { httpOnly: false, sameSite: 'lax' });\n";
  const other = "  res.cookie('refresh_session', renew(req.user), { httpOnly: true, sameSite: 'lax' });\n";
  const end = '  res.end();\n});\napp.listen(3000);\n';
  expect(await verdictsOf('Session cookies are HttpOnly', { 'src/app.js': one + end })).toContain('broken');
  expect(await verdictsOf('Session cookies are HttpOnly', { 'src/app.js': one + other + end })).not.toContain('kept');
});

test('a cookie against forgery is none of a session', async () => {
  const files = {
    'src/app.js':
      "const express = require('express');\nconst app = express();\napp.get('/', (req, res) => {\n  res.cookie('csrf_token', token(), { httpOnly: false, sameSite: 'lax' });\n  res.cookie('session', sign(req.user), { httpOnly: true, secure: true, sameSite: 'lax' });\n  res.end();\n});\napp.listen(3000);\n",
  };
  expect(await verdictsOf('Session cookies are HttpOnly, Secure and SameSite=Lax', files)).toContain('kept');
});
