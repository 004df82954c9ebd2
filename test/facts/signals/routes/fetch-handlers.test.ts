import { expect, test } from 'vitest';
import { lines, readWebApp } from '../read-web-app.ts';

const guard = ['if (request.headers.get("authorization") !== `Bearer ${env.TOKEN}`) {', '  return new Response("no", { status: 401 });', '}'];
const jobs = ['if (url.pathname === "/jobs" && request.method === "POST") {', '  return Response.json(await add(await request.json()));', '}'];
const notFound = 'return new Response("Not found", { status: 404 });';

/** A worker whose handler has these lines. */
const worker = (...body: readonly string[]): Record<string, string> => ({
  'src/index.ts': lines('export default {', '  async fetch(request: Request, env: Env): Promise<Response> {', ...body.map((line) => `    ${line}`), '  },', '};'),
});
const routesOf = async (files: Record<string, string>): Promise<string[]> => {
  const { routes } = await readWebApp(files);
  return routes.map(({ method, pattern, authenticated, limited }) => `${method} ${pattern} ${authenticated}${limited === 'no' ? '' : ` limited ${limited}`}`);
};

test.each([
  ['asks before all', worker(...guard, 'return list();'), ['ANY /:path yes']],
  ['asks nobody', worker('return list();'), ['ANY /:path no']],
  ['asks before a path', worker(...guard, ...jobs, notFound), ['POST /jobs yes']],
  ['asks below a path', worker(...jobs, ...guard, notFound), ['POST /jobs no']],
  ['asks in the branch of a path', worker(jobs[0] ?? '', ...guard, 'return list();', '}', notFound), ['POST /jobs yes']],
  [
    'asks for one path and not for the next',
    worker('if (url.pathname === "/admin") {', ...guard, 'return list();', '}', ...jobs, notFound),
    ['ANY /admin yes', 'POST /jobs unknown'],
  ],
  [
    'tells paths apart by a switch',
    worker('switch (url.pathname) {', 'case "/jobs":', 'return list();', 'case "/admin": {', ...guard, 'return add();', '}', '}'),
    ['ANY /jobs no', 'ANY /admin yes'],
  ],
  [
    'counts requests',
    worker('const { success } = await env.RATE_LIMITER.limit({ key });', 'if (!success) return new Response("", { status: 429 });', 'return list();'),
    ['ANY /:path no limited yes'],
  ],
])('a worker that %s', async (_, files, routes) => {
  expect(await routesOf(files)).toEqual(routes);
});

test.each([
  ['answers before it asks, by what is not read', ['if (isJobs(url)) return list();', ...guard, 'return list();']],
  [
    'answers before it asks, and refuses some there',
    ['if (isJobs(url)) {', 'if (!known(url)) return new Response("", { status: 404 });', 'return list();', '}', ...guard, 'return list();'],
  ],
  ['asks where a setting says so', ['if (env.AUTH_ENABLED) {', ...guard, '}', 'return list();']],
  [
    'looks at what was sent in a branch only',
    [
      'const key = request.headers.get("authorization");',
      'if (url.pathname === adminPath) {',
      'if (key !== env.TOKEN) return new Response("no", { status: 401 });',
      'return all();',
      '}',
      'return list();',
    ],
  ],
  ['asks for one method on one path', ['if (request.method === "DELETE" && url.pathname === adminPath) {', ...guard, 'return clear();', '}', 'return list();']],
  ['asks in one case of several', ['switch (kind(url)) {', 'case admin: {', ...guard, 'return all();', '}', 'default:', 'return list();', '}']],
  ['asks for one method', ['if (request.method === "GET") {', ...guard, '}', 'return list();']],
  ['writes down who is wrong, and goes on', ['if (request.headers.get("authorization") !== env.TOKEN) {', 'console.log("no");', '}', 'return list();']],
  ['asks in a comment', [...guard.map((line) => `// ${line}`), 'return list();']],
])('a worker that %s is not known to ask', async (_, body) => {
  expect(await routesOf(worker(...body))).not.toContain('ANY /:path yes');
});

test('Bun takes a table of paths, with a handler for each method', async () => {
  const server = lines(
    "import { requireUser } from './auth';",
    "import page from './index.html';",
    'Bun.serve({',
    '  routes: {',
    "    '/': page,",
    "    '/up': new Response('ok'),",
    "    '/jobs': {",
    '      GET: () => Response.json([]),',
    '      POST: async (req) => {',
    "        if (req.headers.get('x-api-key') !== process.env.KEY) return new Response('', { status: 401 });",
    '        return add();',
    '      },',
    '    },',
    "    '/jobs/:id': requireUser((req) => one(req.params.id)),",
    '  },',
    '  fetch() {',
    "    return new Response('Not found', { status: 404 });",
    '  },',
    '});',
  );
  const auth = lines(
    'export const requireUser = (handler) => async (req) => {',
    "  if (req.headers.get('authorization') !== process.env.TOKEN) return new Response('', { status: 401 });",
    '  return handler(req);',
    '};',
  );
  expect(await routesOf({ 'server.ts': server, 'auth.ts': auth })).toEqual(['GET /jobs no', 'POST /jobs yes', 'ANY /jobs/:id yes']);
  expect(await routesOf({ 'server.ts': server })).toContain('ANY /jobs/:id unknown');
});

test.each([
  ['Bun, by its name', "import { serve } from 'bun';\nserve({ port: 3000, fetch: (req) => Response.json(list()) });\n", 'no'],
  ['Deno', 'Deno.serve(async (req) => {\n  return Response.json(await add(await req.json()));\n});\n', 'no'],
  ['the library of Deno', "import { serve } from 'https://deno.land/std@0.177.0/http/server.ts';\nserve(async (req) => Response.json(list()));\n", 'no'],
  [
    'Deno with a function of its file',
    "Deno.serve({ port: 8000 }, answer);\nasync function answer(req) {\n  if (req.headers.get('authorization') !== token) return new Response('', { status: 401 });\n  return list();\n}\n",
    'yes',
  ],
  ['a worker that has a type', 'const handler: ExportedHandler<Env> = {\n  async fetch(request) {\n    return Response.json(list());\n  },\n};\nexport default handler;\n', 'no'],
  [
    'a worker that is wrapped',
    'const worker = {\n  async fetch(request, env) {\n    return Response.json(list());\n  },\n};\n\nexport default withErrors((env) => settings(env), worker);\n',
    'no',
  ],
  [
    'a worker that lets in who brings a key',
    'export default {\n  async fetch(request, env) {\n    if (request.headers.get("authorization") === env.TOKEN) {\n      return list();\n    } else {\n      return new Response("no", { status: 401 });\n    }\n  },\n};\n',
    'yes',
  ],
  [
    'a worker that lets in who brings none',
    'export default {\n  async fetch(request, env) {\n    if (!request.headers.get("authorization")) {\n      return list();\n    }\n    return new Response("no", { status: 401 });\n  },\n};\n',
    'unknown',
  ],
  ['what may be spread into a table', 'Bun.serve({ routes: { ...jobs } });\n', 'unknown'],
])('all requests come to a handler of %s', async (_, text, answer) => {
  expect(await routesOf({ 'server.ts': text })).toEqual([`ANY /:path ${answer}`]);
});

test('a function of Supabase may be asked for its token before it is called', async () => {
  expect(await routesOf({ 'supabase/functions/jobs/index.ts': 'Deno.serve(async (req) => {\n  return Response.json(list());\n});\n' })).toEqual(['ANY /:path unknown']);
});

test.each([
  ['another framework', "import { Hono } from 'hono';\nconst app = new Hono();\napp.get('/jobs', list);\nexport default { fetch: app.fetch };\n", ['GET /jobs no']],
  ['a page that asks a service', 'export default {\n  fetch: (id) => http.get(`/users/${id}`),\n};\n', []],
  ['a worker that runs by a clock', 'export default {\n  async scheduled(event, env) {\n    await clean(env);\n  },\n};\n', []],
  ['what hands requests on', "import { handle } from './app';\nexport default {\n  async fetch(request, env) {\n    return handle(request, env);\n  },\n};\n", []],
])('%s is no such handler', async (_, text, routes) => {
  expect(await routesOf({ 'src/index.ts': text })).toEqual(routes);
});

test('a function that lets everybody read asks for some methods only', async () => {
  const files = {
    'src/index.js': lines(
      "const knows = (request, env) => request.headers.get('x-auth-key') === env.KEY;",
      'function allowed(request, env) {',
      '  switch (request.method) {',
      "    case 'PUT':",
      "    case 'DELETE':",
      '      return knows(request, env);',
      '    default:',
      '      return true;',
      '  }',
      '}',
      'export default {',
      '  async fetch(request, env) {',
      "    if (!allowed(request, env)) return new Response('no', { status: 403 });",
      '    return answer(new URL(request.url), env);',
      '  },',
      '};',
    ),
  };
  expect(await routesOf(files)).toEqual(['ANY /:path unknown']);
});

test.each([
  ['gives one answer or a refusal', 'if (isJobs(url)) return job ? Response.json(job) : new Response("no", { status: 404 });'],
  ['gives a number of records', 'if (isJobs(url)) return Response.json(await all(env.DB, 500));'],
  ['opens a socket', 'if (request.headers.get("upgrade") === "websocket") return openSocket(request, env);'],
  ['answers all but the question of a browser', 'if (request.method !== "OPTIONS") return list();'],
  ['answers that question and more', 'if (request.method === "OPTIONS" || isJobs(url)) return list();'],
  ['answers who brings nothing', 'if (token === null) return list();'],
  ['answers a path with the word of a credential', 'if (url.pathname.includes("token")) return list();'],
  ['answers one path and what is not read', 'if (url.pathname === "/health" || isJobs(url)) return list();'],
])('a worker that %s before it asks does not ask before all', async (_, first) => {
  expect(await routesOf(worker(first, ...guard, 'return list();'))).toEqual(['ANY /:path unknown']);
});

test.each([
  [
    ['if (url.pathname === "/jobs" || url.pathname === "/admin") return list();', notFound],
    ['ANY /jobs no', 'ANY /admin no'],
  ],
  [['if (url.pathname === "/jobs" && (request.method === "OPTIONS" || request.method === "POST")) return add();', notFound], ['POST /jobs no']],
  [['return job ? Response.json(job) : new Response("no", { status: 404 });'], ['ANY /:path no']],
  [['return handlers[url.pathname](request, env);'], ['ANY /:path unknown']],
  [['if (!(request.method === "GET")) {', ...guard, '}', 'if (url.pathname === "/jobs" && request.method === "GET") return list();', notFound], ['GET /jobs unknown']],
])('%j', async (body, routes) => {
  expect(await routesOf(worker(...body))).toEqual(routes);
});
