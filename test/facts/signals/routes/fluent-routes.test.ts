import { expect, test } from 'vitest';
import { collect } from '../../../../src/extraction/collect.ts';
import { loadFacts } from '../../../../src/facts/load-facts.ts';
import type { WebApp } from '../../../../src/facts/signals/web-app.ts';
import { memorySnapshot } from '../../../../src/repo/memory-snapshot.ts';

const routesIn = async (text: string, more: Record<string, string> = {}): Promise<readonly string[]> => {
  const { facts } = await collect(memorySnapshot({ files: { 'server.ts': text, ...more } }), await loadFacts(['webApp']));
  return (facts.get('webApp') as WebApp).routes.map(({ method, pattern, authenticated, line }) => `${line} ${method} ${pattern}: ${authenticated}`);
};

test('Hono answers by calls that follow one another', async () => {
  const app = `import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';

const app = new Hono<{ Bindings: Env }>()
  .basePath('/api')
  .get('/open', (c) => c.json([]))
  .use('*', bearerAuth({ token }))
  .post('/jobs', async (c) => c.json(await add(await c.req.json())));
app.get('/one', one).get('/two', two);
export default app;
`;
  expect((await routesIn(app)).toSorted()).toEqual(['6 GET /api/open: no', '8 POST /api/jobs: yes', '9 GET /api/two: yes', '9 GET /one: yes']);
});

test('Elysia does so below its prefix, and is not read where it asks by ways of its own', async () => {
  expect(await routesIn("import { Elysia } from 'elysia';\n\nnew Elysia({ prefix: '/jobs' }).get('/', () => []).post('/add', add).listen(3000);\n")).toEqual([
    '3 GET /jobs: no',
    '3 POST /jobs/add: no',
  ]);
  expect(await routesIn("import { Elysia } from 'elysia';\n\nnew Elysia().guard({ beforeHandle: ask }).post('/add', add).listen(3000);\n")).toEqual([]);
});

test('what stands before the router of another file is before its routes', async () => {
  const jobs = { 'jobs.ts': "import { Hono } from 'hono';\n\nexport const jobs = new Hono().get('/list', list);\n" };
  const head = "import { Hono } from 'hono';\nimport { bearerAuth } from 'hono/bearer-auth';\nimport { jobs } from './jobs';\n\n";
  expect(await routesIn(`${head}const app = new Hono();\napp.use('/api/*', bearerAuth({ token }));\napp.route('/api/jobs', jobs);\n`, jobs)).toEqual(['3 GET /api/jobs/list: yes']);
  expect(await routesIn(`${head}const app = new Hono().use(bearerAuth({ token })).route('/jobs', jobs);\n`, jobs)).toEqual(['3 GET /jobs/list: yes']);
  expect(await routesIn(`${head}const app = new Hono().use('/other/*', bearerAuth({ token })).route('/jobs', jobs);\n`, jobs)).toEqual(['3 GET /jobs/list: no']);
});

test('what a bot puts before its messages is before no request', async () => {
  const files = (receiver: string): Record<string, string> => ({
    'server.ts': `import express from 'express';\nimport rateLimit from 'express-rate-limit';\n\nconst app = express();\n${receiver}.use(rateLimit({ max: 5 }));\napp.get('/jobs', list);\n`,
  });
  const limits = async (receiver: string): Promise<readonly string[]> => {
    const { facts } = await collect(memorySnapshot({ files: files(receiver) }), await loadFacts(['webApp']));
    return (facts.get('webApp') as WebApp).signals('rate-limiting').map(({ stage }) => stage);
  };
  expect(await limits('app')).toContain('wired');
  expect(await limits('bot')).not.toContain('wired');
});
