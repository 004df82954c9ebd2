import { describe, expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

const user: Files = {
  'src/user.js':
    "const bcrypt = require('bcrypt');\nasync function create(db, email, password) {\n  const passwordHash = await bcrypt.hash(password, 12);\n  return db.users.insert({ email, passwordHash });\n}\nmodule.exports = { create };\n",
};
const cookie: Files = {
  'src/app.js':
    "const express = require('express');\nconst app = express();\napp.post('/login', (req, res) => {\n  res.cookie('token', sign(req.user), { httpOnly: true, sameSite: 'lax' });\n  res.end();\n});\napp.listen(3000);\n",
};
const helmet: Files = { 'src/app.js': "const express = require('express');\nconst helmet = require('helmet');\nconst app = express();\napp.use(helmet());\napp.listen(3000);\n" };
const statement = (line: string): Files => ({
  'src/db.js': `const { Pool } = require('pg');\nconst db = new Pool();\nexports.a = (id) => db.query('SELECT * FROM a WHERE id = $1', [id]);\nexports.b = (sort) => {\n  const text = ${line};\n  return db.query(text);\n};\n`,
});
const guarded: Files = {
  'app.py':
    'from fastapi import Depends, FastAPI, Header, HTTPException\n\napp = FastAPI()\n\n\ndef key(x_api_key: str = Header()):\n    if x_api_key != KEY:\n        raise HTTPException(401)\n\n\n@app.post("/jobs", dependencies=[Depends(key)])\ndef create(job: dict):\n    return job\n',
};
const bot: Files = {
  '.github/dependabot.yml': 'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule:\n      interval: weekly\n',
  'package.json': '{"name":"x","dependencies":{"express":"4"}}',
  'go.mod': 'module x\n\ngo 1.22\n\nrequire github.com/gin-gonic/gin v1.9.0\n',
};

describe('what a sentence says beside the control is not kept by it', () => {
  test.each<readonly [said: string, files: Files]>([
    ['Passwords and API keys are hashed with bcrypt', user],
    ['Passwords are checked against known breaches and hashed with bcrypt', user],
    ['Passwords are hashed with bcrypt and the old ones are upgraded at the next login', user],
    ['Cookies are HttpOnly and Secure', cookie],
    ['Security headers are sent with every answer, also by the CDN', helmet],
    ['SQL injection is prevented by parameterized queries', statement("'SELECT * FROM b ORDER BY ' + sort")],
    ['SQL injection is prevented by parameterized queries', statement('`SELECT * FROM b ORDER BY ${sort}`')],
    ['Dependabot watches all dependencies', bot],
    ['Authentication is required for sensitive operations', guarded],
    ['Dependabot updates the dependencies every week', { ...bot, '.github/dependabot.yml': (bot['.github/dependabot.yml'] ?? '').replace('npm', 'NPM') }],
  ])('%s', async (said, files) => {
    expect(await verdictsOf(said, files)).not.toContain('kept');
  });
});

describe('and what says no more is kept as before', () => {
  test.each<readonly [said: string, files: Files]>([
    ['Passwords are hashed with bcrypt', user],
    ['Passwords are salted and hashed with bcrypt', user],
    ['Tokens are kept in HttpOnly cookies', cookie],
    ['Security headers are sent with every answer', helmet],
    ['SQL injection is prevented by parameterized queries', statement("'SELECT * FROM b ORDER BY id'")],
    ['SQL injection is prevented by parameterized queries', statement("'SELECT * FROM ' + TABLE")],
    ['Dependabot updates the dependencies every week', bot],
    ['Authentication is required for creating jobs', guarded],
    ['Referrer-Policy: no-referrer', helmet],
    ['X-Permitted-Cross-Domain-Policies: none', helmet],
  ])('%s', async (said, files) => {
    expect(await verdictsOf(said, files)).toContain('kept');
  });
});

describe('a value is that of the header, and an exception the only one', () => {
  const sent: Files = {
    'app.py':
      'from fastapi import FastAPI, Request\n\napp = FastAPI()\n\n\n@app.middleware("http")\nasync def headers(request: Request, call_next):\n    response = await call_next(request)\n    response.headers["Referrer-Policy"] = "no-referrer"\n    return response\n',
  };
  test.each([
    ['Referrer-Policy is no-referrer', 'kept'],
    ['The referrer policy is no-referrer', 'kept'],
    ['Referrer-Policy is strict-origin-when-cross-origin', 'broken'],
    ['The referrer policy is same-origin', 'broken'],
  ])('%s', async (text, verdict) => {
    expect(await verdictsOf(text, sent)).toContain(verdict);
  });

  const routes: Files = {
    'main.go':
      'package main\n\nimport (\n\t"net/http"\n\n\t"github.com/gin-gonic/gin"\n)\n\nfunc requireLogin() gin.HandlerFunc {\n\treturn func(c *gin.Context) {\n\t\tif c.GetHeader("Authorization") == "" {\n\t\t\tc.AbortWithStatus(http.StatusUnauthorized)\n\t\t\treturn\n\t\t}\n\t\tc.Next()\n\t}\n}\n\nfunc main() {\n\tr := gin.New()\n\tr.GET("/healthz", health)\n\tr.POST("/login", login)\n\tprivate := r.Group("/v1", requireLogin())\n\tprivate.GET("/parcels", list)\n\tr.Run(":8080")\n}\n',
  };
  test.each([
    ['All routes except /login require authentication', 'manual'],
    ['All routes except /login and /healthz require authentication', 'kept'],
  ])('%s', async (text, verdict) => {
    expect(await verdictsOf(text, routes)).toContain(verdict);
  });

  test('a bot that looks more often than is said', async () => {
    expect(await verdictsOf('Dependabot checks the dependencies monthly', bot)).toEqual(['stronger']);
  });
});
