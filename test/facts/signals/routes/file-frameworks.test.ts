import { describe, expect, test } from 'vitest';
import type { WebApp } from '../../../../src/facts/signals/web-app.ts';
import { readWebApp as read } from '../read-web-app.ts';

const routesIn = async (files: Record<string, string>): Promise<readonly string[]> =>
  (await read(files)).routes.map(({ method, pattern, receiver, authenticated }) => `${method} ${pattern} of ${receiver}: ${authenticated}`);
const wired = (web: WebApp, topic: Parameters<WebApp['signals']>[0]): readonly string[] =>
  web.signals(topic).flatMap(({ path, line, stage, isPartial }) => (stage === 'wired' ? [`${path}:${line}${isPartial ? ' in part' : ''}`] : []));

describe('SvelteKit', () => {
  const server = "import { json } from '@sveltejs/kit';\nexport const GET = async ({ locals }) => json(await jobs());\n";

  test('answers by the methods of +server and takes the forms of a page by its actions', async () => {
    const routes = await routesIn({
      'src/routes/(app)/jobs/[id=uuid]/+server.ts':
        "import { error, json } from '@sveltejs/kit';\nimport type { RequestHandler } from './$types';\n\nexport const GET: RequestHandler = async ({ locals }) => {\n  if (!locals.user) error(401, 'no');\n  return json(await jobs());\n};\nexport const fallback = (() => json({})) satisfies RequestHandler;\n",
      'src/routes/settings/+page.server.ts':
        "import { fail, redirect } from '@sveltejs/kit';\n\nexport const load = async () => ({});\n\nexport const actions = {\n  default: async ({ request }) => save(await request.formData()),\n  'sign-out': async (event) => {\n    if (!event.locals.session) return fail(401, { message: 'no' });\n    await end(event);\n  },\n} satisfies Actions;\n",
    });
    expect(routes).toEqual(['GET /jobs/:id of SvelteKit: yes', 'ANY /jobs/:id of SvelteKit: no', 'POST /settings of SvelteKit: no', 'POST /settings?/sign-out of SvelteKit: yes']);
  });

  test('asks its hooks before all, and for some where they look at the path', async () => {
    const guard = (condition: string): string =>
      `import { error } from '@sveltejs/kit';\nexport const handle = async ({ event, resolve }) => {\n  const user = await event.locals.getUser();\n  if (${condition}) error(401, 'no');\n  const response = await resolve(event);\n  response.headers.set('X-Frame-Options', 'DENY');\n  return response;\n};\n`;
    expect(await routesIn({ 'src/routes/jobs/+server.ts': server, 'src/hooks.server.ts': guard('!user') })).toEqual(['GET /jobs of SvelteKit: yes']);
    expect(await routesIn({ 'src/routes/jobs/+server.ts': server, 'src/hooks.server.ts': guard("!user && event.url.pathname.startsWith('/a')") })).toEqual([
      'GET /jobs of SvelteKit: unknown',
    ]);
    expect(wired(await read({ 'src/routes/jobs/+server.ts': server, 'src/hooks.server.ts': guard('!user') }), 'security-headers')).toEqual(['src/hooks.server.ts:2']);
  });

  test('reads functions that hooks are put together of, from other files', async () => {
    const files = {
      'src/routes/jobs/+server.ts': server,
      'src/hooks.server.ts': "import { sequence } from '@sveltejs/kit/hooks';\nimport { secure } from '$lib/server/secure';\n\nexport const handle = sequence(secure, other);\n",
      'src/lib/server/secure.ts':
        "export const secure = async ({ event, resolve }) => {\n  const response = await resolve(event);\n  response.headers.set('Content-Security-Policy', \"default-src 'self'\");\n  return response;\n};\n",
    };
    expect(wired(await read(files), 'csp')).toEqual(['src/lib/server/secure.ts:1']);
  });

  test('compares origins by default since its first version', async () => {
    const page =
      "export const actions = {\n  default: async ({ locals, request }) => {\n    if (!locals.user) error(401, 'no');\n    await save(request);\n  },\n};\nimport { error } from '@sveltejs/kit';\n";
    const manifest = (range: string): string => `{\n  "devDependencies": {\n    "@sveltejs/kit": "${range}"\n  }\n}\n`;
    const settings = (csrf: string): string => `import adapter from '@sveltejs/adapter-node';\n\nexport default {\n  kit: { adapter: adapter(), ${csrf} },\n};\n`;
    const files = { 'src/routes/+page.server.ts': page, 'package.json': manifest('^2.5.0') };
    expect(wired(await read(files), 'csrf')).toEqual(['package.json:3']);
    expect(wired(await read({ ...files, 'package.json': manifest('latest') }), 'csrf')).toEqual([]);
    const off = await read({ ...files, 'svelte.config.js': settings('csrf: { checkOrigin: false }') });
    expect(wired(off, 'csrf')).toEqual([]);
    expect(off.sightings('csrf-off').map(({ path, line }) => `${path}:${line}`)).toEqual(['svelte.config.js:4']);
    expect((await read({ ...files, 'svelte.config.js': settings("csrf: { trustedOrigins: ['*'] }") })).sightings('csrf-off')).toHaveLength(1);
  });

  test.each([
    ['package-lock.json', '{\n  "packages": {\n    "node_modules/@sveltejs/kit": {\n      "version": "VERSION",\n      "license": "MIT"\n    }\n  }\n}\n'],
    ['pnpm-lock.yaml', "importers:\n  .:\n    devDependencies:\n      '@sveltejs/kit':\n        specifier: latest\n        version: VERSION(svelte@5.0.0)\n"],
    ['yarn.lock', '"@sveltejs/kit@latest":\n  version "VERSION"\n  resolved "https://example.com"\n'],
    ['bun.lock', '{\n  "packages": {\n    "@sveltejs/kit": ["@sveltejs/kit@VERSION", "", {}],\n  }\n}\n'],
  ])('compares origins where %s holds a version that does', async (lock, text) => {
    const files = {
      'src/routes/+page.server.ts':
        "import { error } from '@sveltejs/kit';\nexport const actions = {\n  default: async ({ locals, request }) => {\n    if (!locals.user) error(401, 'no');\n    await save(request);\n  },\n};\n",
      'package.json': '{\n  "devDependencies": {\n    "@sveltejs/kit": ">=0.5.0"\n  }\n}\n',
    };
    const of = async (version: string): Promise<readonly string[]> => wired(await read({ ...files, [lock]: text.replaceAll('VERSION', version) }), 'csrf');
    expect(await of('2.5.0')).toEqual(['package.json:3']);
    expect(await of('0.9.0')).toEqual([]);
    expect(wired(await read({ ...files, [`other/${lock}`]: text.replaceAll('VERSION', '2.5.0') }), 'csrf')).toEqual([]);
  });

  test('has a policy for its pages beside another server', async () => {
    const web = await read({
      'web/svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter(), csp: { directives: { 'default-src': ['self'] } } } };\n",
      'web/src/routes/+page.svelte': '<h1>Jobs</h1>\n',
      'api/server.js': "import express from 'express';\n\nconst app = express();\napp.get('/jobs', list);\n",
    });
    expect(wired(web, 'csp')).toEqual(['web/svelte.config.js:2 in part']);
    expect(wired(web, 'body-limit')).toEqual([]);
  });

  test('serves nothing where all is built', async () => {
    const web = await read({
      'src/routes/jobs/+server.ts': server,
      'svelte.config.js': "import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter() } };\n",
    });
    expect([web.servers, web.routes]).toEqual([[], []]);
    expect(await routesIn({ 'src/routes/feed/+server.ts': `export const prerender = true;\n${server}` })).toEqual([]);
  });
});

describe('Nuxt', () => {
  test('answers by files of its server, with what is brought in without a word', async () => {
    const routes = await routesIn({
      'nuxt.config.ts': 'export default defineNuxtConfig({});\n',
      'server/api/jobs/[id].delete.ts': 'export default defineEventHandler(async (event) => {\n  await requireUserSession(event);\n  await remove(event);\n});\n',
      'server/api/jobs/index.post.ts':
        'export default defineEventHandler(async (event) => {\n  const user = await requireMember(event);\n  await add(user, await readBody(event));\n});\n',
      'server/api/open.ts': 'export default eventHandler(async (event) => list(await readBody(event)));\n',
      'server/utils/member.ts':
        "export const requireMember = async (event: H3Event) => {\n  const token = getHeader(event, 'authorization');\n  if (!token) throw createError({ statusCode: 401 });\n  return token;\n};\n",
      'server/routes/feed.get.ts': 'export default defineCachedEventHandler(() => feed());\n',
    });
    expect(routes.toSorted()).toEqual(['ANY /api/open of Nuxt: no', 'DELETE /api/jobs/:id of Nuxt: yes', 'GET /feed of Nuxt: no', 'POST /api/jobs of Nuxt: yes']);
  });

  test('what lies in folders of that name and is of Express is not of it', async () => {
    expect(
      await routesIn({
        'server/api/jobs.ts': "import express from 'express';\nconst router = express.Router();\nexport default router;\n",
        'server/middleware/auth.ts': 'export default (req, res, next) => next();\n',
      }),
    ).toEqual([]);
  });

  test('asks its middleware before all', async () => {
    const routes = await routesIn({
      'server/api/jobs.get.ts': 'export default defineEventHandler(() => jobs());\n',
      'server/middleware/auth.ts':
        'export default defineEventHandler(async (event) => {\n  const user = await getUserSession(event);\n  if (!user) throw createError({ statusCode: 401 });\n});\n',
    });
    expect(routes).toEqual(['GET /api/jobs of Nuxt: yes']);
  });

  test('does what its module for security does unless it is told otherwise', async () => {
    const web = await read({
      'server/api/jobs.get.ts': 'export default defineEventHandler(() => jobs());\n',
      'nuxt.config.ts':
        "export default defineNuxtConfig({\n  modules: ['nuxt-security', '@nuxt/ui'],\n  security: { rateLimiter: false, headers: { contentSecurityPolicy: false } },\n  routeRules: {\n    '/api/**': { cors: true },\n    '/embed': { headers: { 'X-Frame-Options': 'SAMEORIGIN' } },\n  },\n});\n",
    });
    expect(wired(web, 'hsts')).toEqual(['nuxt.config.ts:2']);
    expect(wired(web, 'security-headers')).toEqual(['nuxt.config.ts:2', 'nuxt.config.ts:6 in part']);
    expect([...wired(web, 'csp'), ...wired(web, 'rate-limiting')]).toEqual([]);
    expect(web.sightings('cors').map(({ line, args }) => `${line} ${args}`)).toEqual(['5 "*"']);
  });
});

describe('React Router, which Remix was', () => {
  const action = (body: string, more = ''): string =>
    `import { redirect, type ActionFunctionArgs } from 'react-router';\nimport { requireUserId } from '~/session.server';\n${more}\nexport async function action({ request }: ActionFunctionArgs) {\n${body}}\n`;
  const session =
    "import { createCookieSessionStorage, redirect } from 'react-router';\n\nexport const storage = createCookieSessionStorage({ cookie: { name: '__session' } });\n\nexport async function requireUserId(request: Request) {\n  const session = await storage.getSession(request.headers.get('Cookie'));\n  const id = session.get('userId');\n  if (!id) throw redirect('/login');\n  return id;\n}\n";

  test('answers by what its modules give out', async () => {
    const routes = await routesIn({
      'app/session.server.ts': session,
      'app/routes/_auth.jobs.$id_.edit.tsx': `${action('  await requireUserId(request);\n')}export default function Page() { return <p />; }\nexport async function loader() { return {}; }\n`,
      'app/routes/api.jobs.ts': `${action('  return add(request);\n')}export const loader = async () => Response.json([]);\n`,
      'app/components/button.tsx': 'import { Link } from \'react-router\';\nexport default function Button() { return <Link to="/" />; }\n',
    });
    expect(routes.toSorted()).toEqual(['GET /api/jobs of React Router: no', 'POST /api/jobs of React Router: no', 'POST /jobs/:id/edit of React Router: yes']);
  });

  test('an answer that a function gives back and nobody gives on turns nobody away', async () => {
    const files = (use: string): Record<string, string> => ({
      'app/session.server.ts': session.replace('throw redirect', 'return redirect'),
      'app/routes/jobs.ts': action(`  ${use}\n  return add(request);\n`),
    });
    expect(await routesIn(files('await requireUserId(request);'))).toEqual(['POST /jobs of React Router: unknown']);
  });

  test('compares origins since 7.12, for forms of pages', async () => {
    const page = `${action('  await requireUserId(request);\n')}export default function Page() { return null; }\n`;
    const web = (version: string): Promise<WebApp> =>
      read({
        'app/session.server.ts': session,
        'app/routes/a.tsx': page,
        'app/routes/b.ts': action('  await requireUserId(request);\n'),
        'package.json': `{\n  "dependencies": {\n    "react-router": "^${version}"\n  }\n}\n`,
      });
    expect(wired(await web('7.12.0'), 'csrf')).toEqual(['app/routes/a.tsx:4']);
    expect(wired(await web('7.11.0'), 'csrf')).toEqual([]);
  });

  test('what a server puts before them is before its pages', async () => {
    const server = (handler: string): string =>
      `import express from 'express';\nimport helmet from 'helmet';\nimport { createRequestHandler } from '${handler}';\n\nconst app = express();\napp.use(helmet());\napp.all('*', createRequestHandler({ build }));\napp.listen(3000);\n`;
    const files = (handler: string): Record<string, string> => ({ 'server.ts': server(handler), 'app/routes/api.jobs.ts': action('  return add(request);\n') });
    expect(wired(await read(files('@react-router/express')), 'csp')).toEqual(['server.ts:6']);
    expect(wired(await read(files('./handler')), 'csp')).toEqual(['server.ts:6 in part']);
  });

  test('what runs in a browser is none', async () => {
    expect(await routesIn({ 'src/pages/a.tsx': "import { redirect } from 'react-router-dom';\nexport async function action() { return redirect('/'); }\n" })).toEqual([]);
  });
});

describe('Astro', () => {
  const endpoint =
    "import type { APIRoute } from 'astro';\nexport const POST: APIRoute = async ({ locals, request }) => {\n  if (!locals.user) return new Response(null, { status: 401 });\n  return Response.json(await add(request));\n};\n";
  const settings = (more: string): string => `import { defineConfig } from 'astro/config';\nexport default defineConfig({ ${more} });\n`;

  test('answers what is not built', async () => {
    expect(await routesIn({ 'src/pages/api/jobs.ts': endpoint, 'astro.config.mjs': settings("output: 'server', adapter: node()") })).toEqual(['POST /api/jobs of Astro: yes']);
    expect(await routesIn({ 'src/pages/api/jobs.ts': endpoint, 'astro.config.mjs': settings('adapter: node()') })).toEqual([]);
    expect(await routesIn({ 'src/pages/api/jobs.ts': `export const prerender = false;\n${endpoint}`, 'astro.config.mjs': settings('adapter: node()') })).toHaveLength(1);
    expect(await routesIn({ 'src/pages/rss.xml.ts': 'export const GET = () => rss();\n', 'astro.config.mjs': settings('') })).toEqual([]);
  });

  test('takes actions', async () => {
    const actions =
      "import { ActionError, defineAction } from 'astro:actions';\n\nexport const server = {\n  add: defineAction({\n    input: job,\n    handler: async (input, context) => {\n      if (!context.locals.user) throw new ActionError({ code: 'UNAUTHORIZED' });\n      return save(input);\n    },\n  }),\n  ping: defineAction({ handler: async () => 'pong' }),\n};\n";
    expect(await routesIn({ 'src/actions/index.ts': actions, 'astro.config.mjs': settings('adapter: node()') })).toEqual([
      'POST /_actions/add of Astro: yes',
      'POST /_actions/ping of Astro: no',
    ]);
  });

  test('compares origins by default since 5', async () => {
    const files = (range: string, more = ''): Record<string, string> => ({
      'src/pages/api/jobs.ts': endpoint,
      'astro.config.mjs': settings(`output: 'server', adapter: node()${more}`),
      'package.json': `{\n  "dependencies": {\n    "astro": "${range}"\n  }\n}\n`,
    });
    expect(wired(await read(files('^5.1.0')), 'csrf')).toEqual(['package.json:3']);
    expect(wired(await read(files('^4.9.0')), 'csrf')).toEqual([]);
    expect(wired(await read(files('^4.9.0', ', security: { checkOrigin: true }')), 'csrf')).toEqual(['astro.config.mjs:2']);
    expect((await read(files('^5.1.0', ', security: { checkOrigin: false }'))).sightings('csrf-off')).toHaveLength(1);
  });
});

describe('who calls', () => {
  const answer = async (body: string): Promise<string | undefined> => {
    const web = await read({
      'functions/jobs.ts': `import { getUserFromRequest } from './users';\nexport const onRequestPost = async ({ request, env }) => {\n  const url = new URL(request.url);\n${body}  return add(request);\n};\n`,
    });
    return web.routes[0]?.authenticated;
  };

  test('is asked by a key that is compared with a secret, and not by the name of a thing', async () => {
    expect(await answer("  if (url.searchParams.get('key') !== env.CRON_KEY) return new Response(null, { status: 401 });\n")).toBe('yes');
    expect(await answer("  const key = url.searchParams.get('key');\n  if (typeof key !== 'string') throw new Error('no key');\n")).toBe('no');
  });

  test('may be asked by what is called so and was not read', async () => {
    expect(await answer('  const user = await getUserFromRequest(request, env);\n  if (!user) return new Response(null, { status: 401 });\n')).toBe('unknown');
  });
});

describe('functions of a platform', () => {
  test('Cloudflare Pages, with what is asked before a folder', async () => {
    const files = {
      'functions/api/_middleware.ts':
        "export const onRequest: PagesFunction<Env> = async (context) => {\n  if (context.request.headers.get('Authorization') !== context.env.KEY) return new Response('no', { status: 401 });\n  return context.next();\n};\n",
      'functions/api/jobs/[id].ts': 'export const onRequestPost: PagesFunction<Env> = async ({ request }) => Response.json(await add(request));\n',
      'functions/feed.ts': "export async function onRequest(context) {\n  return new Response('x');\n}\n",
    };
    expect((await routesIn(files)).toSorted()).toEqual(['ANY /feed of functions of Cloudflare Pages: no', 'POST /api/jobs/:id of functions of Cloudflare Pages: yes']);
  });

  test('one that says its methods by a list', async () => {
    const of = (condition: string): Promise<readonly string[]> =>
      routesIn({
        'api/jobs.ts': `import type { VercelRequest, VercelResponse } from '@vercel/node';\nexport default (req: VercelRequest, res: VercelResponse) => {\n  if (${condition}) return res.status(405).end();\n  res.json({});\n};\n`,
      });
    expect(await of("!['POST', 'PUT'].includes(req.method ?? '')")).toEqual(['POST /api/jobs of functions of Vercel: no', 'PUT /api/jobs of functions of Vercel: no']);
    expect(await of("!['a', 'b'].includes(req.query.kind)")).toEqual(['ANY /api/jobs of functions of Vercel: no']);
    // Who asks by one of them is answered in another way.
    expect(await of("['GET', 'HEAD'].includes(req.method)")).toEqual(['ANY /api/jobs of functions of Vercel: no']);
  });

  test('Netlify and Vercel', async () => {
    const files = {
      'netlify/functions/add.ts': 'export const handler: Handler = async (event) => ({ statusCode: 200, body: await add(event.body) });\n',
      'netlify/functions/daily.ts': "export default async () => {};\nexport const config = { schedule: '@daily' };\n",
      'api/jobs/[id].ts':
        "import type { VercelRequest, VercelResponse } from '@vercel/node';\nexport default async function handler(req: VercelRequest, res: VercelResponse) {\n  if (req.method !== 'POST') return res.status(405).end();\n  if (req.headers.authorization !== `Bearer ${process.env.KEY}`) return res.status(401).end();\n  res.json({});\n}\n",
      'api/_lib/store.ts': 'export default async function store(req) { return req; }\n',
    };
    expect((await routesIn(files)).toSorted()).toEqual(['ANY /.netlify/functions/add of functions of Netlify: no', 'POST /api/jobs/:id of functions of Vercel: yes']);
  });
});
