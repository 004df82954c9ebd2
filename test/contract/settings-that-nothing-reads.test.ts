import { expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

const spring = (java: string): Files => ({
  'pom.xml':
    '<project><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-security</artifactId></dependency></dependencies></project>',
  'src/main/resources/application.yml': 'shop:\n  rate-limit:\n    login-attempts: 5\n    window-minutes: 15\n  token:\n    access-ttl-seconds: 900\n',
  'src/main/java/shop/Login.java': `package shop;\n${java}\n`,
});
const unread = spring('class Login {\n  void login() {}\n}');
const node = (code: string): Files => ({
  'package.json': '{"name":"shop","dependencies":{"express":"4.19.0"}}',
  'src/server.js': `import express from 'express';\n\nconst app = express();\n${code}\napp.listen(3000);\n`,
});
const perMinute =
  'const limit = Number.parseInt(env.SHOP_RATE_LIMIT_PER_MINUTE ?? "60", 10);\nexport const MAX_RATE_LIMIT_KEYS = 20_000;\nconst RATE_LIMIT_WINDOW_MS = 60_000;\napp.use(limiter(limit, RATE_LIMIT_WINDOW_MS, MAX_RATE_LIMIT_KEYS));';
const store: Files = { 'package.json': '{"name":"shop","dependencies":{"@supabase/supabase-js":"2.0.0"}}', 'supabase/config.toml': '[storage]\nfile_size_limit = "10MiB"\n' };

test.each<readonly [string, string, Files, string]>([
  ['a number of attempts that no code reads', 'Login is limited to 5 attempts per 15 minutes.', unread, 'manual'],
  ['a life that no code reads', 'Access tokens expire after 15 minutes.', unread, 'manual'],
  ['a life that is given by its key', 'Access tokens expire after 15 minutes.', spring('class Login {\n  @Value("${shop.token.access-ttl-seconds:900}") long ttl;\n}'), 'kept'],
  ['a life that is read by a getter', 'Access tokens expire after 15 minutes.', spring('class Login {\n  long ttl = properties.getToken().getAccessTtlSeconds();\n}'), 'kept'],
  ['a rate that is the default of a variable', 'Rate limiting defaults to 60 requests per minute.', node(perMinute), 'kept'],
  ['another rate', 'Rate limiting defaults to 90 requests per minute.', node(perMinute), 'stronger'],
  ['how many callers are remembered', 'Callers are limited to 20000 requests per minute.', node(perMinute), 'stronger'],
  ['what a store takes at most', 'Avatars are capped at 512 KB.', store, 'manual'],
  ['what a store takes at most', 'Avatars are capped at 10 MB.', store, 'manual'],
  ['what a store takes at most', 'Uploaded files are capped at 10 MB.', store, 'kept'],
])('%s: %s', async (_name, text, files, verdict) => {
  expect(await verdictsOf(text, files)).toEqual([verdict]);
});
