import { expect, test } from 'vitest';
import { readWebApp as read } from '../read-web-app.ts';

const routes = async (files: Record<string, string>): Promise<readonly string[]> =>
  (await read(files)).routes.map(({ method, pattern, authenticated }) => `${method} ${pattern} ${authenticated}`).toSorted();

const get = 'export async function GET() {\n  return Response.json(await list());\n}\n';
const session = "import NextAuth from 'next-auth';\n\nexport const {\n  handlers: { GET, POST },\n  auth,\n} = NextAuth({ providers: [] });\n";

test('a file of Next.js is a route by where it lies, with the methods that it exports', async () => {
  const web = await read({
    'next.config.mjs': 'export default {};\n',
    'src/app/(shop)/api/orders/[id]/route.ts': `${get}export const DELETE = async (request: Request) => remove(request);\n`,
    'src/app/api/[...rest]/route.ts': 'const handler = async () => Response.json({});\nexport { handler as GET, handler as POST };\n',
    'src/pages/api/jobs/index.ts':
      "export default function handler(req, res) {\n  if (req.method === 'POST') return add(req, res);\n  if (req.method === 'GET') return list(req, res);\n}\n",
    'src/pages/api/ping.js': 'module.exports = (req, res) => res.end();\n',
    'src/app/jobs/actions.ts': "'use server';\n\nexport async function addJob(data: FormData) {\n  await db.job.create({ data });\n}\n",
    'src/app/page.tsx':
      "export default function Page() {\n  async function rename(data: FormData) {\n    'use server';\n    await db.job.update({ data });\n  }\n  return <form action={rename} />;\n}\n",
  });
  expect(web.routes.map(({ method, pattern }) => `${method} ${pattern}`).toSorted()).toEqual([
    'ANY /api/ping',
    'DELETE /api/orders/:id',
    'GET /api/*',
    'GET /api/jobs',
    'GET /api/orders/:id',
    'POST /api/*',
    'POST /api/jobs',
    'POST addJob()',
    'POST rename()',
  ]);
  expect(web.servers.map(({ what, path }) => `${what} ${path}`)).toEqual(['Next.js next.config.mjs']);
  expect(web.unread).toEqual([]);
});

test('a handler that answers 401 where the session holds nobody asks who calls, however it learns of it', async () => {
  const files = {
    'auth.ts': session,
    'lib/user.ts':
      "import { cache } from 'react';\nimport { auth } from '@/auth';\n\nexport const currentUser = cache(async () => {\n  const session = await auth();\n  return session?.user;\n});\n\nexport async function requireUser() {\n  const user = await currentUser();\n  if (!user) redirect('/login');\n  return user;\n}\n\nexport function withUser<T>(handler: Handler<T>) {\n  return async (request: Request) => {\n    const user = await currentUser();\n    if (!user) return Response.json({ error: 'Unauthorized' }, { status: 401 });\n    return handler(request, user);\n  };\n}\n",
    'app/a/route.ts': `import { auth } from '@/auth';\n\nexport async function GET() {\n  const session = await auth();\n  if (!session?.user) {\n    return new Response('no', { status: 401 });\n  }\n  return Response.json([]);\n}\n`,
    'app/b/route.ts':
      "import { currentUser } from '../../lib/user';\n\nexport async function GET() {\n  const user = await currentUser();\n  if (!user) throw new Error('nobody');\n  return Response.json([]);\n}\n",
    'app/c/route.ts': "import { requireUser } from '@/lib/user';\n\nexport async function GET() {\n  const user = await requireUser();\n  return Response.json([user.id]);\n}\n",
    'app/d/route.ts': "import { withUser } from '@/lib/user';\n\nexport const GET = withUser(async (request, user) => Response.json([user.id]));\n",
    'app/e/route.ts':
      "export async function GET(request: Request) {\n  if (request.headers.get('authorization') !== `Bearer ${process.env.CRON_SECRET}`) return new Response('no', { status: 401 });\n  return Response.json([]);\n}\n",
    'app/f/route.ts':
      "import { createClient } from '@/lib/supabase';\n\nexport async function GET() {\n  const supabase = await createClient();\n  const {\n    data: { user },\n    error,\n  } = await supabase.auth.getUser();\n  if (error || !user) return Response.json({ error: 'Unauthorized' }, { status: 401 });\n  return Response.json([]);\n}\n",
  };
  expect(await routes(files)).toEqual(['/a', '/b', '/c', '/d', '/e', '/f'].map((path) => `GET ${path} yes`));
});

test('who only looks up the session, asks in a branch, or sends those who are signed in elsewhere, asks nobody', async () => {
  const files = {
    'auth.ts': session,
    'lib/user.ts':
      "import { auth } from '@/auth';\n\nexport async function parseRequest(request: Request, options?: { skipAuth: boolean }) {\n  let user = null;\n  if (!options?.skipAuth) {\n    user = await auth();\n    if (!user) throw new Error('nobody');\n  }\n  return { user };\n}\n",
    'app/a/route.ts':
      "import { auth } from '@/auth';\n\nexport async function GET() {\n  const session = await auth();\n  return Response.json(await posts(session?.user?.id));\n}\n",
    'app/b/route.ts':
      "import { auth } from '@/auth';\n\nexport async function GET(request: Request) {\n  if (process.env.ASK === '1') {\n    const session = await auth();\n    if (!session) return new Response('no', { status: 401 });\n  }\n  return Response.json([]);\n}\n",
    'app/c/route.ts':
      "import { auth } from '@/auth';\n\nexport async function GET() {\n  const session = await auth();\n  if (session) redirect('/home');\n  return Response.json([]);\n}\n",
    'app/d/route.ts':
      "import { parseRequest } from '@/lib/user';\n\nexport async function GET(request: Request) {\n  await parseRequest(request, { skipAuth: true });\n  return Response.json([]);\n}\n",
    'app/e/route.ts':
      "import { parseRequest } from '@/lib/user';\n\nexport async function GET(request: Request) {\n  const { user } = await parseRequest(request);\n  return Response.json([user.id]);\n}\n",
    'app/f/route.ts': get,
  };
  expect(await routes(files)).toEqual(['GET /a unknown', 'GET /b unknown', 'GET /c unknown', 'GET /d no', 'GET /e yes', 'GET /f no']);
});

test('a function of pages/api may ask for one method and not for another', async () => {
  const handler =
    "import { getServerSession } from 'next-auth';\n\nexport default async function handler(req, res) {\n  switch (req.method) {\n    case 'GET':\n      return list(req, res);\n    case 'POST': {\n      const session = await getServerSession(req, res, options);\n      if (!session) return res.status(401).end();\n      return add(req, res);\n    }\n  }\n}\n";
  expect(await routes({ 'pages/api/jobs.ts': handler })).toEqual(['GET /api/jobs no', 'POST /api/jobs yes']);
});

test('a middleware stands before the paths of its matcher', async () => {
  const files = { 'app/api/jobs/route.ts': get, 'app/admin/api/route.ts': get };
  const clerk = (rest: string): string =>
    `import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server';\n\n${rest}\nexport const config = { matcher: ['/((?!_next|.*\\\\..*).*)', '/(api|trpc)(.*)'] };\n`;
  expect(await routes({ ...files, 'middleware.ts': "export { default } from 'next-auth/middleware';\n\nexport const config = { matcher: ['/admin/:path*'] };\n" })).toEqual([
    'GET /admin/api yes',
    'GET /api/jobs no',
  ]);
  expect(await routes({ ...files, 'middleware.ts': clerk('export default clerkMiddleware();') })).toEqual(['GET /admin/api no', 'GET /api/jobs no']);
  expect(
    await routes({
      ...files,
      'proxy.ts': clerk(
        "const isPublic = createRouteMatcher(['/admin(.*)']);\nexport default clerkMiddleware(async (auth, request) => {\n  if (!isPublic(request)) await auth.protect();\n});",
      ),
    }),
  ).toEqual(['GET /admin/api no', 'GET /api/jobs yes']);
  const own = (matcher: string): string =>
    `import { NextResponse } from 'next/server';\nimport { getToken } from 'next-auth/jwt';\n\nexport async function middleware(req) {\n  const token = await getToken({ req });\n  if (!token) return NextResponse.redirect(new URL('/login', req.url));\n  return NextResponse.next();\n}\n\nexport const config = { matcher: ${matcher} };\n`;
  expect(await routes({ ...files, 'middleware.ts': own("['/((?!api|login).*)']") })).toEqual(['GET /admin/api yes', 'GET /api/jobs no']);
  expect(await routes({ ...files, 'middleware.ts': own("'/api/:path*'") })).toEqual(['GET /admin/api no', 'GET /api/jobs yes']);
});

test('the headers of the settings are sent with the answers below their paths', async () => {
  const settings = (source: string): string =>
    `const common = [{ key: 'X-Frame-Options', value: 'DENY' }];\ncommon.push({ key: 'Content-Security-Policy', value: "default-src 'self'" });\nexport default {\n  async headers() {\n    return [{ source: '${source}', headers: common }];\n  },\n};\n`;
  const said = async (source: string): Promise<readonly string[]> => {
    const web = await read({ 'next.config.js': settings(source), 'app/api/jobs/route.ts': get });
    return (['csp', 'security-headers'] as const).flatMap((topic) =>
      web
        .signals(topic)
        .filter(({ stage }) => stage === 'wired')
        .map(({ line, isPartial }) => `${topic} ${line}${isPartial ? ' partial' : ''}`),
    );
  };
  expect(await said('/(.*)')).toEqual(['csp 2', 'security-headers 1']);
  expect(await said('/embed/:path*')).toEqual(['csp 2 partial', 'security-headers 1 partial']);
});

test('a middleware that lies elsewhere than beside `app` is none', async () => {
  const gate =
    "import { NextResponse } from 'next/server';\nimport { getToken } from 'next-auth/jwt';\n\nexport async function middleware(req) {\n  const token = await getToken({ req });\n  if (!token) return NextResponse.redirect(new URL('/login', req.url));\n  return NextResponse.next();\n}\n";
  expect(await routes({ 'src/app/api/jobs/route.ts': get, 'src/middleware.ts': gate })).toEqual(['GET /api/jobs yes']);
  expect(await routes({ 'src/app/api/jobs/route.ts': get, 'middleware.ts': gate })).toEqual(['GET /api/jobs no']);
  expect(await routes({ 'app/api/jobs/route.ts': get, 'src/middleware.ts': gate })).toEqual(['GET /api/jobs no']);
});

test('who is asked for where a setting says so, in a `try` that goes on, or by what nobody waits for may come in all the same', async () => {
  const user =
    "import { auth } from '@/auth';\n\nexport async function requireUser() {\n  const session = await auth();\n  if (!session) throw new Error('unauthorized');\n  return session.user;\n}\n";
  const handler = (...lines: readonly string[]): string =>
    `import { auth } from '@/auth';\nimport { requireUser } from '@/lib/user';\n\nexport async function GET() {\n${lines.map((line) => `  ${line}\n`).join('')}  return Response.json(await list());\n}\n`;
  const asked = async (...lines: readonly string[]): Promise<readonly string[]> => routes({ 'auth.ts': session, 'lib/user.ts': user, 'app/jobs/route.ts': handler(...lines) });
  const refuse = "return new Response('no', { status: 401 });";
  expect(await asked('await requireUser();')).toEqual(['GET /jobs yes']);
  expect(await asked('requireUser();')).toEqual(['GET /jobs unknown']);
  expect(await asked('void requireUser();')).toEqual(['GET /jobs unknown']);
  expect(await asked('await requireUser().catch(() => null);')).toEqual(['GET /jobs unknown']);
  expect(await asked('await requireUser().catch(() => { throw refusal; });')).toEqual(['GET /jobs yes']);
  expect(await asked('try {', '  await requireUser();', '} catch {', '  console.warn(1);', '}')).toEqual(['GET /jobs unknown']);
  expect(await asked('try {', '  await requireUser();', '} catch {', `  ${refuse}`, '}')).toEqual(['GET /jobs yes']);
  expect(await asked('const session = await auth();', `if (process.env.ASK === 'on' && !session) ${refuse}`)).toEqual(['GET /jobs unknown']);
  expect(await asked('const session = await auth();', `if (process.env.NODE_ENV === 'production' && !session) ${refuse}`)).toEqual(['GET /jobs yes']);
});

test('headers that nothing hands out are not sent, and those for some hosts are not sent by all', async () => {
  const rule = (has = ''): string => `{ source: '/(.*)', ${has}headers: [{ key: 'X-Frame-Options', value: 'DENY' }] }`;
  const said = async (settings: string): Promise<readonly string[]> =>
    (await read({ 'next.config.js': settings, 'app/api/jobs/route.ts': get }))
      .signals('security-headers')
      .flatMap(({ note, isPartial }) => (note.endsWith(' for /(.*)') ? [isPartial ? 'for some' : 'for all'] : []));
  expect(await said(`const all = [${rule()}];\nexport default { headers: async () => all };\n`)).toEqual(['for all']);
  expect(await said(`const all = [${rule()}];\nexport default {};\n`)).toEqual([]);
  expect(await said(`export default { headers: async () => [${rule("has: [{ type: 'host', value: 'a.example' }], ")}] };\n`)).toEqual(['for some']);
});

test('a wrapper that is given the function that asks, a client of actions and a barrel between them are followed', async () => {
  const files = {
    'lib/auth.ts': 'export const auth = async () =>\n  config.api.getSession({\n    headers: await headers(),\n  });\n',
    'lib/middleware.ts':
      "import { auth } from '@/lib/auth';\n\nasync function requireUser(request) {\n  const session = await auth();\n  if (!session?.user) return Response.json({}, { status: 401 });\n  return request;\n}\n\nexport function withUser(\n  scope: string,\n  handler: Handler,\n): Handler;\nexport function withUser(scope, handler) {\n  return withMiddleware(handler, requireUser, scope);\n}\n",
    'lib/actions.ts':
      "import { auth } from './auth';\n\nexport const userAction = client\n  .metadata({})\n  .use(async ({ next }) => {\n    const session = await auth();\n    if (!session) throw new Error('Unauthorized');\n    return next();\n  });\n",
    'lib/index.ts': "export * from './actions';\n",
    'app/a/route.ts': "import { withUser } from '@/lib/middleware';\n\nexport const GET = withUser('a', async (request) => Response.json(await jobs(request)));\n",
    'app/a/actions.ts':
      "'use server';\n\nimport { userAction } from '@/lib';\n\nexport const addJob = userAction\n  .inputSchema(job)\n  .action(async ({ parsedInput }) => db.job.create({ data: parsedInput }));\n",
  };
  expect(await routes(files)).toEqual(['GET /a yes', 'POST addJob() yes']);
});

test('what could not be followed and is called like a guard leaves it open', async () => {
  const files = {
    'app/a/route.ts': "import { withSession } from '@acme/session';\n\nexport const GET = withSession(async () => Response.json([]));\n",
    'app/b/route.ts': "import { requireUser } from '@acme/session';\n\nexport async function GET() {\n  await requireUser();\n  return Response.json([]);\n}\n",
    'app/c/route.ts': "import { GET } from './handlers';\n\nexport { GET };\n",
  };
  expect(await routes(files)).toEqual(['GET /a unknown', 'GET /b unknown', 'GET /c unknown']);
});

test('a limiter whose answer is told to the caller counts requests', async () => {
  const limited = async (text: string): Promise<readonly string[]> => (await read({ 'app/a/route.ts': text })).routes.map(({ limited: answer }) => answer);
  const head = "import { Ratelimit } from '@upstash/ratelimit';\n\nconst ratelimit = new Ratelimit({ redis, limiter: Ratelimit.slidingWindow(10, '10 s') });\n\n";
  const post = (body: string): string => `${head}export async function POST(request: Request) {\n${body}  return Response.json({});\n}\n`;
  expect(await limited(post('  const { success } = await ratelimit.limit(ip(request));\n  if (!success) return new Response(null, { status: 429 });\n'))).toEqual(['yes']);
  expect(
    await limited(
      post('  if (process.env.KV_URL) {\n    const { success } = await ratelimit.limit(ip(request));\n    if (!success) return new Response(null, { status: 429 });\n  }\n'),
    ),
  ).toEqual(['unknown']);
  expect(await limited(post(''))).toEqual(['no']);
});

test('a middleware that asks before pages alone leaves open what is said of the routes', async () => {
  const web = await read({
    'app/api/jobs/route.ts': get,
    'middleware.ts':
      "import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server';\n\nconst isPrivate = createRouteMatcher(['/dashboard(.*)']);\nexport default clerkMiddleware(async (auth, request) => {\n  if (isPrivate(request)) await auth.protect();\n});\n",
  });
  expect(web.routes.map(({ authenticated }) => authenticated)).toEqual(['no']);
  expect(web.signals('authentication').map(({ path, stage }) => `${path} ${stage}`)).toContain('middleware.ts constructed');
});

test('a basket that a cookie names is no caller', async () => {
  const files = {
    'lib/basket.ts': "import { cookies } from 'next/headers';\n\nexport async function basket() {\n  return (await cookies()).get(BASKET_COOKIE)?.value;\n}\n",
    'app/a/route.ts':
      "import { basket } from '@/lib/basket';\n\nexport async function GET() {\n  const id = await basket();\n  if (!id) return Response.json({ error: 'none' }, { status: 404 });\n  return Response.json([]);\n}\n",
  };
  expect(await routes(files)).toEqual(['GET /a no']);
});

test('the procedures of tRPC are routes, behind what they are made of', async () => {
  const web = await read({
    'next.config.js': 'module.exports = {};\n',
    'src/app/api/trpc/[trpc]/route.ts':
      "import { fetchRequestHandler } from '@trpc/server/adapters/fetch';\n\nconst handler = (req: Request) => fetchRequestHandler({ endpoint: '/api/trpc', req, router, createContext });\n\nexport { handler as GET, handler as POST };\n",
    'src/server/trpc.ts':
      "import { initTRPC, TRPCError } from '@trpc/server';\n\nconst t = initTRPC.context<typeof createContext>().create();\n\nconst isSignedIn = t.middleware(({ ctx, next }) => {\n  if (!ctx.session?.user) throw new TRPCError({ code: 'UNAUTHORIZED' });\n  return next();\n});\n\nexport const router = t.router;\nexport const publicProcedure = t.procedure;\nexport const protectedProcedure = t.procedure.use(isSignedIn);\n",
    'src/server/jobs.ts':
      "import { protectedProcedure, publicProcedure, router } from '~/server/trpc';\n\nexport const jobs = router({\n  list: publicProcedure.query(() => db.job.findMany()),\n  add: protectedProcedure\n    .input(z.object({ name: z.string() }))\n    .mutation(({ input }) => db.job.create({ data: input })),\n});\n",
  });
  expect(web.routes.filter(({ receiver }) => receiver === 'tRPC').map(({ method, pattern, authenticated }) => `${method} ${pattern} ${authenticated}`)).toEqual([
    'GET /api/trpc/jobs.list no',
    'POST /api/trpc/jobs.add yes',
  ]);
  expect(web.unread).toEqual([]);
});

test('what a service of another framework puts before its answers is not before those of Next.js', async () => {
  const web = await read({
    'apps/web/app/api/jobs/route.ts': get,
    'apps/api/server.ts': "import { Hono } from 'hono';\nimport { logger } from 'hono/logger';\n\nconst app = new Hono();\napp.use(logger());\napp.get('/jobs', list);\n",
  });
  expect(web.signals('request-log').filter(({ stage, isPartial }) => stage === 'wired' && !isPartial)).toEqual([]);
});

test('a header below a setting is sent where that says so', async () => {
  const conditions = async (files: Record<string, string>): Promise<readonly (string | undefined)[]> =>
    (await read({ 'app/api/jobs/route.ts': get, ...files })).signals('csp').flatMap(({ stage, condition }) => (stage === 'wired' ? [condition] : []));
  const gate = (set: string): Record<string, string> => ({
    'middleware.ts': `import { NextResponse } from 'next/server';\n\nexport function middleware() {\n  const response = NextResponse.next();\n${set}  return response;\n}\n`,
  });
  const set = "response.headers.set('Content-Security-Policy', policy);\n";
  expect(await conditions(gate(`  ${set}`))).toEqual([undefined]);
  expect(await conditions(gate(`  if (process.env.CSP === 'on') {\n    ${set}  }\n`))).toEqual(['CSP']);
  const listed = "[{ source: '/(.*)', headers: [{ key: 'Content-Security-Policy', value: policy }] }]";
  expect(
    await conditions({
      'next.config.js': `export default {\n  async headers() {\n    if (process.env.NODE_ENV !== 'production') {\n      return ${listed};\n    }\n    return [];\n  },\n};\n`,
    }),
  ).toEqual(['!production']);
});
