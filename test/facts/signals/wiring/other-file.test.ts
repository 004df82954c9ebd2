import { describe, expect, test } from 'vitest';
import { asked, lines, readWebApp as read, stages } from '../read-web-app.ts';

/** A service of Express that takes this from another file, and puts it before its routes. */
const service = (names: string, used: string, ...other: readonly string[]) =>
  read({
    'server.js': lines(
      "import express from 'express';",
      "import rateLimit from 'express-rate-limit';",
      `import { ${names} } from './limits.js';`,
      'const app = express();',
      `app.use(${used});`,
      "app.get('/jobs', list);",
      "app.post('/jobs', add);",
    ),
    'limits.js': lines("import rateLimit from 'express-rate-limit';", ...other),
  });

describe('a limiter that another file makes', () => {
  test.each([
    ['a function', 'limits', 'limits()', ['export const limits = () => rateLimit({ max: 9 });']],
    ['options', 'options', 'rateLimit(options)', ['export const options = { max: 9 };']],
    [
      'one that waits for what it is given',
      'limiter, waiting',
      'waiting(limiter)',
      ['export const limiter = rateLimit({ max: 9 });', 'export const waiting = (mw) => (req, res, next) => mw(req, res, next);'],
    ],
  ])('by %s counts all', async (_, names, used, other) => {
    expect(stages(await service(names, used, ...other), 'rate-limiting')).toContain('wired');
  });

  test.each([
    ['a function with options that leave some out', 'limits', 'limits()', ["export const limits = () => rateLimit({ max: 9, skip: (req) => req.path.startsWith('/jobs') });"]],
    ['a function that adds to the options it is given', 'limits', 'limits({})', ["export function limits(o) { return rateLimit({ ...o, skip: (req) => req.method === 'GET' }); }"]],
    ['a method', 'Limits', 'Limits.api()', ['export class Limits {', '  static api() {', "    return rateLimit({ skip: (req) => req.path.startsWith('/jobs') });", '  }', '}']],
    ['options', 'options', 'rateLimit(options)', ["export const options = { max: 9, skip: (req) => req.path.startsWith('/jobs') };"]],
    ['options that a function gives', 'base', 'rateLimit({ ...base(), max: 9 })', ["export const base = () => ({ skip: (req) => req.path.startsWith('/jobs') });"]],
    [
      'what hands on some of the requests, of CommonJS',
      'unless',
      "unless('/jobs', rateLimit({ max: 9 }))",
      ['exports.unless = (path, mw) => (req, res, next) => (req.path.startsWith(path) ? next() : mw(req, res, next));'],
    ],
    [
      'what hands on some of the requests',
      'limiter, unless',
      "unless('/jobs', limiter)",
      ['export const limiter = rateLimit({ max: 9 });', 'export const unless = (path, mw) => (req, res, next) => (req.path.startsWith(path) ? next() : mw(req, res, next));'],
    ],
    [
      'a function that whoever writes a header goes past',
      'limited',
      'limited',
      [
        'const limiter = rateLimit({ max: 9 });',
        'export function limited(req, res, next) {',
        "  if (req.headers['x-internal']) return next();",
        '  return limiter(req, res, next);',
        '}',
      ],
    ],
  ])('by %s counts some', async (_, names, used, other) => {
    const all = stages(await service(names, used, ...other), 'rate-limiting');
    expect(all).toContain('wired before some');
    expect(all).not.toContain('wired');
  });
});

test('a guard of another package that is told what to leave open asks some', async () => {
  const app = await read({
    'main.go': lines(
      'package main',
      'import ("github.com/gin-gonic/gin"; "acme/auth")',
      'func main() {',
      '\tr := gin.Default()',
      '\tr.Use(auth.Guard("/jobs"))',
      '\tr.POST("/jobs", add)',
      '\tr.Run(":80")',
      '}',
    ),
    'auth/auth.go': lines(
      'package auth',
      'func Guard(open string) gin.HandlerFunc {',
      '\treturn func(c *gin.Context) {',
      '\t\tif strings.HasPrefix(c.Request.URL.Path, open) {',
      '\t\t\tc.Next()',
      '\t\t\treturn',
      '\t\t}',
      '\t\tif c.GetHeader("Authorization") != key {',
      '\t\t\tc.AbortWithStatus(401)',
      '\t\t\treturn',
      '\t\t}',
      '\t\tc.Next()',
      '\t}',
      '}',
    ),
  });
  expect(asked(app)).toEqual(['POST unknown']);
});

test('a limiter of Go that another function leaves out below a path counts some', async () => {
  const counted = async (used: string): Promise<readonly string[]> =>
    stages(
      await read({
        'main.go': lines(
          'package main',
          'import ("github.com/gin-gonic/gin"; "acme/mw")',
          'func main() {',
          '\tr := gin.Default()',
          `\tr.Use(${used})`,
          '\tr.POST("/jobs", add)',
          '\tr.Run(":80")',
          '}',
        ),
        'mw/mw.go': lines(
          'package mw',
          'import "github.com/ulule/limiter/v3/drivers/middleware/gin"',
          'func Limit() gin.HandlerFunc {',
          '\treturn gin.NewMiddleware(store)',
          '}',
          'func Unless(path string, h gin.HandlerFunc) gin.HandlerFunc {',
          '\treturn func(c *gin.Context) {',
          '\t\tif strings.HasPrefix(c.Request.URL.Path, path) {',
          '\t\t\tc.Next()',
          '\t\t\treturn',
          '\t\t}',
          '\t\th(c)',
          '\t}',
          '}',
        ),
      }),
      'rate-limiting',
    );
  expect(await counted('mw.Limit()')).toContain('wired');
  const some = await counted('mw.Unless("/jobs", mw.Limit())');
  expect(some).toContain('wired before some');
  expect(some).not.toContain('wired');
});
