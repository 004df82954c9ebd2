import { describe, expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

type Case = readonly [name: string, text: string, files: Files, verdict: string];

const check = async (_name: string, text: string, files: Files, verdict: string): Promise<void> => {
  const verdicts = await verdictsOf(text, files);
  expect(verdicts.find((own) => own === 'kept' || own === 'broken' || own === 'stronger') ?? verdicts[0]).toBe(verdict);
};

const nest = (main: string, controller: string): Files => ({
  'package.json': '{"name":"shop","dependencies":{"@nestjs/core":"11.0.0"}}',
  'src/main.ts': `import { ValidationPipe } from '@nestjs/common';\nimport { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\n\nconst app = await NestFactory.create(AppModule);\n${main}\nawait app.listen(3000);\n`,
  'src/app.module.ts':
    "import { Module } from '@nestjs/common';\nimport { AdminController } from './admin.controller';\n\n@Module({ controllers: [AdminController] })\nexport class AppModule {}\n",
  'src/admin.controller.ts': `import { Controller, Delete, Get, UseGuards, UsePipes, ValidationPipe } from '@nestjs/common';\nimport { JwtAuthGuard, Roles, RolesGuard } from './guards';\n\n${controller}\n`,
});
const admin = (marks: string, ofMethod = ''): string =>
  `@Controller('admin')\n${marks}\nexport class AdminController {\n${ofMethod}  @Get('users')\n  users() {\n    return [];\n  }\n\n  @Delete('users/:id')\n  remove() {\n    return null;\n  }\n}`;
const express = (body: string): Files => ({
  'package.json': '{"name":"shop","dependencies":{"express":"4.19.0","jsonwebtoken":"9.0.0","nodemailer":"6.9.0"}}',
  'src/server.js': `import express from 'express';\nimport jwt from 'jsonwebtoken';\nimport nodemailer from 'nodemailer';\nimport { adminLimiter, requireAdmin, requireAuth, sessionManager } from './guards.js';\n\nconst app = express();\n${body}\napp.listen(3000);\n`,
});
const spring = (chain: string): Files => ({
  'pom.xml':
    '<project><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-security</artifactId></dependency></dependencies></project>',
  'src/main/java/a/App.java':
    'package a;\nimport org.springframework.boot.SpringApplication;\nimport org.springframework.boot.autoconfigure.SpringBootApplication;\n@SpringBootApplication\npublic class App { public static void main(String[] args) { SpringApplication.run(App.class, args); } }\n',
  'src/main/java/a/SecurityConfig.java': `package a;\nimport org.springframework.context.annotation.*;\nimport org.springframework.security.config.annotation.web.builders.HttpSecurity;\nimport org.springframework.security.web.SecurityFilterChain;\n@Configuration\npublic class SecurityConfig {\n  @Bean\n  SecurityFilterChain chain(HttpSecurity http) throws Exception {\n    http.authorizeHttpRequests(a -> a\n      ${chain}\n      .anyRequest().authenticated());\n    return http.build();\n  }\n}\n`,
  'src/main/java/a/AdminController.java':
    'package a;\nimport org.springframework.web.bind.annotation.*;\n@RestController\n@RequestMapping("/api/admin")\npublic class AdminController {\n  @GetMapping("/users")\n  public String users() { return "[]"; }\n  @DeleteMapping("/users/{id}")\n  public void remove(@PathVariable long id) { }\n}\n',
});
const only = 'Only administrators may use the admin endpoints.';

describe('a role', () => {
  test.each<Case>([
    ['asked for by the class', only, nest('', admin("@Roles('admin')\n@UseGuards(JwtAuthGuard, RolesGuard)")), 'kept'],
    ['and another one', only, nest('', admin("@Roles('admin', 'editor')\n@UseGuards(JwtAuthGuard, RolesGuard)")), 'manual'],
    ['noted for no guard', only, nest('', admin("@Roles('admin')\n@UseGuards(JwtAuthGuard)")), 'manual'],
    ['noted for one method', only, nest('', admin('@UseGuards(JwtAuthGuard, RolesGuard)', "  @Roles('admin')\n")), 'manual'],
    ['in the path of another role', only, spring('.requestMatchers("/api/admin/**").hasRole("USER")'), 'manual'],
    ['among several', only, spring('.requestMatchers("/api/admin/**").hasAnyRole("ADMIN", "USER")'), 'manual'],
    ['for one method', only, spring('.requestMatchers(HttpMethod.DELETE, "/api/admin/**").hasRole("ADMIN")'), 'manual'],
    ['for all below a path', only, spring('.requestMatchers("/api/admin/**").hasRole("ADMIN")'), 'kept'],
    ['in the name of a limiter', only, express("app.get('/admin/users', requireAuth, adminLimiter, (req, res) => res.json([]));"), 'manual'],
    ['in the name of another thing', 'Only managers can approve orders.', express("app.post('/orders/approve', sessionManager, (req, res) => res.end());"), 'manual'],
    ['that is only told', only, express("app.get('/admin/users', requireAuth, (req, res) => {\n  res.json({ isAdmin: req.user.role === 'admin' });\n});"), 'manual'],
    [
      'that is only noted',
      only,
      express("app.get('/admin/users', requireAuth, (req, res) => {\n  if (req.user.role !== 'admin') req.log.info('somebody else');\n  res.json([]);\n});"),
      'manual',
    ],
    [
      'that turns others away',
      only,
      express("app.get('/admin/users', requireAuth, (req, res) => {\n  if (req.user.role !== 'admin') {\n    return res.status(403).end();\n  }\n  res.json([]);\n});"),
      'kept',
    ],
    ['asked for after the route', only, express("app.get('/admin/users', (req, res) => res.json([]));\napp.use('/admin', requireAdmin);"), 'manual'],
    [
      'asked for by one of two ways',
      'Only administrators can delete users.',
      express("app.post('/users/:id/delete', requireAdmin, (req, res) => res.end());\napp.delete('/users/:id', requireAuth, (req, res) => res.end());"),
      'manual',
    ],
  ])('%s', check);
});

describe('an option', () => {
  const local = nest(
    '',
    "@Controller('admin')\nexport class AdminController {\n  @Get('users')\n  @UsePipes(new ValidationPipe({ whitelist: true }))\n  users() {\n    return [];\n  }\n}",
  );
  const mail = (secure: boolean): Files =>
    express(
      `const mail = nodemailer.createTransport({ host: 'a', port: 465, secure: ${secure} });\napp.post('/login', (req, res) => {\n  res.cookie('session', 'x', { httpOnly: true, secure: isProduction });\n});`,
    );
  test.each<Case>([
    ['of a pipe that is no global one', 'The global validation pipe uses `whitelist: true`.', local, 'manual'],
    ['that strips in one handler', 'Unknown fields in request bodies are stripped by the global validation pipe.', local, 'manual'],
    [
      'of a pipe, written over several lines',
      'The global validation pipe uses `whitelist: true`.',
      nest('app.useGlobalPipes(\n  new ValidationPipe({\n    whitelist: true,\n  }),\n);', admin('')),
      'kept',
    ],
    ['that something else has otherwise', 'Cookies set `secure: true`.', mail(false), 'manual'],
    [
      'that something else has so',
      'The session cookie has `secure: true`.',
      express("const mail = nodemailer.createTransport({ host: 'a', secure: true });\napp.post('/login', (req, res) => {\n  res.cookie('session', 'x', { httpOnly: true });\n});"),
      'manual',
    ],
  ])('%s', check);
  test.each<Case>([
    [
      'of one model',
      'Unknown fields in request bodies are rejected.',
      {
        'app/main.py':
          'from fastapi import FastAPI\nfrom pydantic import BaseModel, ConfigDict\n\napp = FastAPI()\n\n\nclass A(BaseModel):\n    model_config = ConfigDict(extra="forbid")\n\n\nclass B(BaseModel):\n    y: int\n',
      },
      'manual',
    ],
    [
      'of the configuration',
      'Unknown fields are refused.',
      {
        'src/config.rs': 'use serde::Deserialize;\n#[derive(Deserialize)]\n#[serde(deny_unknown_fields)]\npub struct Config { pub port: u16 }\n',
        'src/main.rs': 'mod config;\nfn main() {}\n',
      },
      'manual',
    ],
  ])('%s', check);
});

describe('a number', () => {
  const locks = express(
    "const MAX_LOGIN_ATTEMPTS = 5;\nconst LOCK_TIME = 15 * 60 * 1000;\napp.post('/login', (req, res) => {\n  if (req.user.failedLoginAttempts >= MAX_LOGIN_ATTEMPTS) req.user.lockUntil = Date.now() + LOCK_TIME;\n});",
  );
  const chat: Files = {
    'composer.json': '{"require":{"laravel/framework":"^12.0"}}',
    'app/Http/Controllers/ChatController.php':
      "<?php\nclass ChatController {\n  public function send() {\n    if (RateLimiter::tooManyAttempts('send-message:'.$user->id, 20)) {\n      abort(429);\n    }\n  }\n}\n",
  };
  const tokens = express("app.post('/login', (req, res) => {\n  res.json(jwt.sign({ id: 1 }, key, { algorithm: 'HS256', expiresIn: '8h' }));\n});");
  test.each<Case>([
    ['of tries that are no logins', 'Job retry attempts are limited to 8.', locks, 'manual'],
    ['of logins at one time', 'Concurrent logins are limited to 3.', locks, 'manual'],
    [
      'of a database that is waited for',
      'Login attempts are limited to 5.',
      { 'src/db.ts': 'export async function waitForDatabase(maxAttempts: number = 30): Promise<boolean> {\n  return true;\n}\n' },
      'manual',
    ],
    ['of webhooks', 'Login attempts are limited to 5.', { 'src/webhooks.ts': 'export const MAX_WEBHOOK_ATTEMPTS = 5;\n' }, 'manual'],
    ['of messages', 'Accounts are locked after 5 failed login attempts.', chat, 'manual'],
    ['of tokens of another kind', 'Admin tokens: HS256, 15 minutes', tokens, 'manual'],
    [
      'of a token, and not of the cookie',
      'Session cookie: HttpOnly, eight hours',
      express(
        "app.post('/login', (req, res) => {\n  const token = jwt.sign({ id: 1 }, key, { algorithm: 'HS256', expiresIn: '8h' });\n\n\n\n\n\n  res.cookie('session', token, { httpOnly: true });\n});",
      ),
      'manual',
    ],
    ['of tokens of one part', 'For the mobile app, keys are pinned; access tokens expire after 15 minutes.', tokens, 'manual'],
  ])('%s', check);
});

describe('a run', () => {
  const scan = (on: string): Files => ({ '.github/workflows/a.yml': `on: ${on}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: govulncheck ./...\n` });
  const each = 'Security scans run on every pull request.';
  test.each<Case>([
    ['on all of them', each, scan('{ pull_request: { branches: [main] } }'), 'kept'],
    ['of a linter', each, { '.github/workflows/a.yml': 'on: pull_request\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: npx eslint .\n' }, 'manual'],
    ['on some files', each, scan('{ pull_request: { paths: ["docs/**"] } }'), 'manual'],
    ['at their end', each, scan('{ pull_request: { types: [closed] } }'), 'manual'],
    ['on another branch', each, scan('{ pull_request: { branches: [release] } }'), 'manual'],
    [
      'by a clock of the platform',
      'Dependency scans run nightly.',
      { '.gitlab-ci.yml': 'scan:\n  script: [pip-audit]\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "schedule"\n' },
      'manual',
    ],
  ])('%s', check);
});

describe('trusted publishing', () => {
  const publish = (permissions: string, steps: string, top = ''): Files => ({
    '.github/workflows/release.yml': `on: { push: { tags: ["v*"] } }\n${top}jobs:\n  publish:\n    runs-on: ubuntu-24.04\n    permissions: { ${permissions} }\n    steps:\n${steps}`,
  });
  const toNpm = 'Packages are published to npm through trusted publishing.';
  const pypi = '      - uses: pypa/gh-action-pypi-publish@v1\n';
  const [npmToken, own] = ['${{ secrets.NPM_TOKEN }}', '${{ secrets.GITHUB_TOKEN }}'];
  test.each<Case>([
    [
      'with a token in a file',
      toNpm,
      publish('id-token: write', `      - run: echo "//registry.npmjs.org/:_authToken=${npmToken}" > ~/.npmrc\n      - run: npm publish --provenance\n`),
      'manual',
    ],
    ['with a token of the workflow', toNpm, publish('id-token: write', '      - run: npm publish --provenance\n', `env:\n  NODE_AUTH_TOKEN: ${npmToken}\n`), 'broken'],
    ['with one in the command', toNpm, publish('id-token: write', `      - run: npm publish --//registry.npmjs.org/:_authToken=${npmToken}\n`), 'broken'],
    ['to another registry', toNpm, publish('id-token: write', pypi), 'manual'],
    ['to that of the platform', toNpm, publish('packages: write', `      - run: npm publish\n        env: { NODE_AUTH_TOKEN: "${own}" }\n`), 'manual'],
    ['that is only tried', toNpm, publish('id-token: write', '      - run: npm publish --dry-run\n'), 'manual'],
    ['that there is none of', 'Trusted publishing is not yet used for PyPI.', publish('contents: read', `${pypi}        with: { password: "${npmToken}" }\n`), 'manual'],
  ])('%s', check);
});

describe('a container', () => {
  const stores: Files = {
    'compose.yaml':
      'services:\n  redis:\n    image: redis:7\n  look:\n    image: rediscommander/redis-commander:latest\n    ports: ["8081:8081"]\n  db:\n    image: mysql:8\n  meter:\n    image: prom/mysqld-exporter:v0.15\n    ports: ["9104:9104"]\n',
  };
  test.each<Case>([
    [
      'of another store',
      'Postgres is reachable on the internal Docker network only.',
      { 'compose.yaml': 'services:\n  db:\n    image: mysql:8\n    ports: ["3306:3306"]\n' },
      'manual',
    ],
    ['that publishes no port', 'Redis is bound to localhost.', stores, 'manual'],
    ['that looks into a store', 'Redis is not exposed to the host.', stores, 'kept'],
    ['that measures one', 'MySQL is not exposed to the host.', stores, 'kept'],
    ['pinned otherwise', 'Base images are pinned by version tag rather than by digest.', { Dockerfile: 'FROM python:3.12.4-slim\nUSER app\n' }, 'manual'],
    [
      'of any folder',
      'The Docker container runs as a non-root user.',
      { 'docker/Dockerfile': 'FROM alpine:3.20\nUSER app\n', 'worker/Dockerfile': 'FROM alpine:3.20\nCMD ["w"]\n' },
      'manual',
    ],
  ])('%s', check);
});

test.each<Case>([
  [
    'a debugger where the file is run by hand',
    'Debug mode is off.',
    { 'app.py': "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route('/')\ndef index():\n    return 'ok'\n\n\nif __name__ == '__main__':\n    app.run(debug=True)\n" },
    'manual',
  ],
  [
    'a setting that is made again',
    'DEBUG is off.',
    { 'shop/settings.py': "INSTALLED_APPS = []\nDEBUG = True\nROOT_URLCONF = 'shop.urls'\n", 'shop/settings_live.py': "from .settings import *\n\nDEBUG = flag('DEBUG')\n" },
    'manual',
  ],
])('%s', check);
