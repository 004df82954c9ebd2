import { expect, test } from 'vitest';
import { asked, lines, readWebApp as read } from '../read-web-app.ts';

const routesIn = async (text: string): Promise<string[]> => {
  const { routes } = await read({ 'app.py': text });
  return routes.map(({ method, pattern }) => `${method} ${pattern}`);
};
const askedIn = async (text: string, more: Record<string, string> = {}): Promise<string[]> => asked(await read({ 'app.py': text, ...more }));

test.each([
  [
    'aiohttp, by its router',
    lines('from aiohttp import web', 'app = web.Application()', "app.router.add_get('/jobs', list_jobs)", "app.router.add_route('POST', '/jobs', add)"),
    ['GET /jobs', 'POST /jobs'],
  ],
  [
    'aiohttp, by a list',
    lines('from aiohttp import web', 'app = web.Application()', "app.add_routes([web.get('/jobs', list_jobs), web.view('/jobs/{id}', JobView)])"),
    ['GET /jobs', 'ANY /jobs/{id}'],
  ],
  [
    'Starlette, by a list',
    lines('from starlette.routing import Route', 'routes = [', "    Route('/jobs', list_jobs),", "    Route('/jobs', endpoint=add, methods=['POST', 'PUT']),", ']'),
    ['GET /jobs', 'POST /jobs', 'PUT /jobs'],
  ],
  [
    'Starlette, below another path',
    lines('from starlette.routing import Mount, Route', "routes = [Mount('/api', routes=[Route('/jobs', list_jobs)]), Route('/', home)]"),
    ['GET /api/jobs', 'GET /'],
  ],
  ['Falcon', lines('import falcon', 'app = falcon.App()', "app.add_route('/jobs', JobsResource())"), ['ANY /jobs']],
  ['Sanic', lines('from sanic import Sanic', "app = Sanic('jobs')", "app.add_route(add, '/jobs', methods=['POST'])"), ['POST /jobs']],
  [
    'Tornado',
    lines('import tornado.web', 'app = tornado.web.Application([', "    (r'/jobs', JobsHandler),", "    url(r'/jobs/(\\d+)', JobHandler, dict(db=db)),", '])'),
    ['ANY /jobs', 'ANY /jobs/(\\d+)'],
  ],
  [
    'Bottle',
    lines('from bottle import route, post', '', "@route('/jobs', method='PUT')", 'def put():', '    return 1', '', "@post('/jobs')", 'def add():', '    return 1'),
    ['PUT /jobs', 'POST /jobs'],
  ],
  [
    'Litestar',
    lines(
      'from litestar import Controller, get, post',
      '',
      'class Jobs(Controller):',
      "    path = '/jobs'",
      '',
      '    @get()',
      '    async def all(self) -> list:',
      '        return []',
      '',
      "    @post('/new')",
      '    async def add(self, data: dict) -> dict:',
      '        return data',
    ),
    ['GET /jobs', 'POST /jobs/new'],
  ],
])('%s', async (_, text, routes) => {
  expect(await routesIn(text)).toEqual(routes);
});

test.each([
  ['a client of aiohttp', lines('import aiohttp', "await session.get('/jobs', timeout)")],
  ['what a browser is told', lines('from aiohttp import web', 'text = """', "web.get('/jobs', list_jobs)", '"""')],
  ['a comment', lines('from aiohttp import web', "# app.router.add_get('/jobs', list_jobs)")],
  ['pairs of paths and names that are no handlers', lines('links = [', "    ('/jobs', Jobs),", ']')],
  ['a route of another program', lines("table.add_route('/jobs', gateway)")],
  ['a getter by that name', lines('from jobs import get', '', "@get('/jobs')", 'def jobs():', '    return 1')],
])('%s is no route', async (_, text) => {
  expect(await routesIn(text)).toEqual([]);
});

const tornado = (...handlers: string[]): string => lines('import tornado.web', '', ...handlers, '', 'app = tornado.web.Application([', "    (r'/jobs', JobsHandler),", '])');

test('a handler of Tornado asks where each of its methods does', async () => {
  const guarded = ['class JobsHandler(BaseHandler):', '    @tornado.web.authenticated', '    def get(self):', '        self.write(1)'];
  expect(await askedIn(tornado(...guarded))).toEqual(['ANY yes']);
  expect(await askedIn(tornado(...guarded, '', '    def post(self):', '        self.write(2)'))).toEqual(['ANY no']);
  expect(await askedIn(tornado('class JobsHandler(BaseHandler):', '    # @tornado.web.authenticated', '    def get(self):', '        self.write(1)'))).toEqual(['ANY no']);
  expect(await askedIn(tornado('class OtherHandler(BaseHandler):', '    @tornado.web.authenticated', '    def get(self):', '        self.write(1)'))).toEqual(['ANY no']);
});

test('a handler of Tornado that takes anybody for somebody is not known to ask', async () => {
  const handler = ['class JobsHandler(BaseHandler):', '    @tornado.web.authenticated', '    def get(self):', '        self.write(1)'];
  const base = (...said: string[]): Record<string, string> => ({ 'base.py': lines('class BaseHandler(tornado.web.RequestHandler):', '    def get_current_user(self):', ...said) });
  expect(await askedIn(tornado(...handler), base('        if not options.auth:', '            return True', "        return self.get_secure_cookie('user')"))).toEqual([
    'ANY unknown',
  ]);
  expect(await askedIn(tornado(...handler), base("        return self.get_secure_cookie('user')"))).toEqual(['ANY yes']);
});

const guard = [
  '@web.middleware',
  'async def known(request, handler):',
  "    if request.headers.get('Authorization') != KEY:",
  '        raise web.HTTPUnauthorized()',
  '    return await handler(request)',
  '',
];

test('a middleware of aiohttp stands before all routes of its application', async () => {
  const routes = ["app.router.add_post('/jobs', add)"];
  expect(await askedIn(lines('from aiohttp import web', '', ...guard, 'app = web.Application(middlewares=[known])', ...routes))).toEqual(['POST yes']);
  expect(await askedIn(lines('from aiohttp import web', '', ...guard, 'app = web.Application()', 'app.middlewares.append(known)', ...routes))).toEqual(['POST yes']);
  expect(await askedIn(lines('from aiohttp import web', '', ...guard, 'app = web.Application()', ...routes))).toEqual(['POST no']);
  expect(await askedIn(lines('from aiohttp import web', '', ...guard, 'app = web.Application()  # middlewares=[known]', ...routes))).toEqual(['POST no']);
});

test('what wraps a handler stands before its route alone', async () => {
  const text = lines(
    'from aiohttp import web',
    '',
    'def login_required(handler):',
    '    async def inner(request):',
    "        if request.headers.get('Authorization') != KEY:",
    '            raise web.HTTPUnauthorized()',
    '        return await handler(request)',
    '    return inner',
    '',
    'app = web.Application()',
    "app.router.add_get('/jobs', login_required(jobs))",
    "app.router.add_get('/open', jobs)",
  );
  expect(await askedIn(text)).toEqual(['GET yes', 'GET no']);
});

const starletteGuard = [
  'class Known(BaseHTTPMiddleware):',
  '    async def dispatch(self, request, call_next):',
  "        if request.headers.get('Authorization') != KEY:",
  '            return JSONResponse({}, status_code=401)',
  '        return await call_next(request)',
  '',
];

test('a middleware that Starlette has below one path stands before the routes there', async () => {
  const text = lines(
    'from starlette.routing import Mount, Route',
    '',
    ...starletteGuard,
    'app = Starlette(routes=[',
    "    Mount('/api', routes=[Route('/jobs', list_jobs)], middleware=[Middleware(Known)]),",
    "    Route('/open', home),",
    '])',
  );
  expect(await askedIn(text)).toEqual(['GET yes', 'GET no']);
  expect((await read({ 'app.py': text })).signals('authentication').filter(({ stage, isOfRoute }) => stage === 'wired' && !isOfRoute)).toEqual([]);
});

const litestar = (app: string, ...routes: string[]): string => lines('from litestar import Litestar, get', 'from litestar.security.jwt import JWTAuth', '', app, '', ...routes);

test('Litestar asks for a token before all routes but those that are left out', async () => {
  const route = ["@get('/jobs')", 'async def jobs() -> list:', '    return []'];
  const open = ["@get('/open', exclude_from_auth=True)", 'async def home() -> list:', '    return []'];
  const wired = 'Litestar(route_handlers=[jobs, home], on_app_init=[auth.on_app_init])';
  expect(await askedIn(litestar(`auth = JWTAuth[User](token_secret=SECRET, exclude=['/schema'])\napp = ${wired}`, ...route, '', ...open))).toEqual(['GET yes', 'GET no']);
  expect(await askedIn(litestar(`auth = JWTAuth[User](token_secret=SECRET, exclude=['/jobs'])\napp = ${wired}`, ...route))).toEqual(['GET no']);
  expect(await askedIn(litestar('auth = JWTAuth[User](token_secret=SECRET)\napp = Litestar(route_handlers=[jobs])', ...route))).toEqual(['GET no']);
});

test('a guard of Litestar stands before a route or a controller', async () => {
  const known = ['def known(connection: ASGIConnection, _: BaseRouteHandler) -> None:', '    if not connection.user:', '        raise NotAuthorizedException()', ''];
  const text = (route: string, ...controller: string[]): string =>
    lines(
      'from litestar import Controller, Litestar, get',
      '',
      ...known,
      'class Jobs(Controller):',
      "    path = '/jobs'",
      ...controller,
      '',
      `    @get(${route})`,
      '    async def all(self) -> list:',
      '        return []',
      '',
      'app = Litestar([Jobs])',
    );
  expect(await askedIn(text('guards=[known]'))).toEqual(['GET yes']);
  expect(await askedIn(text('', '    guards = [known]'))).toEqual(['GET yes']);
  expect(await askedIn(text('guards=[]'))).toEqual(['GET no']);
  expect(await askedIn(text(''))).toEqual(['GET no']);
});

test('an application of aiohttp and one of Tornado are told from each other', async () => {
  const made = async (from: string): Promise<string[]> => (await read({ 'app.py': lines(from, 'app = web.Application()') })).servers.map(({ what }) => what);
  expect(await made('from aiohttp import web')).toEqual(['web.Application']);
  expect(await made('from tornado import web')).toEqual(['tornado.web.Application']);
});

test('Sanic: what is done once the answer is there turns nobody away', async () => {
  const sanic = (when: string): string =>
    lines(
      'from sanic import Sanic',
      "app = Sanic('jobs')",
      '',
      `@app.middleware('${when}')`,
      'async def known(request, response=None):',
      "    if request.headers.get('Authorization') != KEY:",
      '        return json({}, status=401)',
      '',
      "@app.post('/jobs')",
      'async def add(request):',
      '    return json(request.json)',
    );
  expect(await askedIn(sanic('request'))).toEqual(['POST yes']);
  expect(await askedIn(sanic('response'))).toEqual(['POST no']);
});

test('a middleware of an application of aiohttp below another one, or in some cases, is not before all', async () => {
  const own = lines(
    'from aiohttp import web',
    ...guard,
    'admin = web.Application(middlewares=[known])',
    'app = web.Application()',
    "app.add_subapp('/admin', admin)",
    "app.router.add_post('/jobs', add)",
  );
  expect(await askedIn(own)).not.toContain('POST yes');
  const { signals } = await read({
    'app.py': lines('from aiohttp import web', ...guard, 'app = web.Application(middlewares=[known] if settings.asks else [])', "app.router.add_post('/jobs', add)"),
  });
  expect(signals('authentication').map(({ condition }) => condition)).toContain('asks');
});

test('a handler of Tornado for which everybody is the same somebody is not known to ask', async () => {
  const handler = (user: string): string =>
    tornado(
      'class JobsHandler(tornado.web.RequestHandler):',
      '    def get_current_user(self):',
      `        return ${user}`,
      '',
      '    @tornado.web.authenticated',
      '    def get(self):',
      '        pass',
    );
  const conditions = async (user: string): Promise<unknown[]> => (await read({ 'app.py': handler(user) })).signals('authentication').map(({ condition }) => condition);
  expect(await conditions("self.get_signed_cookie('user')")).not.toContain('get_current_user');
  expect(await conditions("'anonymous'")).toContain('get_current_user');
});
