import { areOfFiles, dedent, defineRule, type Evidence, failClosed, manual, pass, type Signal, switchOf, type WebApp, withoutService } from 'policy-audit';
import { cwe, owaspApi } from './shared/references.ts';
import { fastapi, go } from './shared/services.ts';

const question = 'Who may call this service, and what authenticates them?';

export default defineRule({
  id: 'api/authentication',
  title: 'Requests to the service are authenticated',
  severity: 'high',
  rationale:
    'A service that answers whoever reaches it gives its data and its bill to the whole network. Credentials sent to other services, CORS headers and API descriptions authenticate nobody.',
  remediation: 'Put an authentication middleware or dependency in front of every route that is not public on purpose, and answer 401 when it fails.',
  practices: ['api/authentication'],
  references: [owaspApi('API2', '0xa2-broken-authentication'), cwe(306)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const outside = withoutService(webApp, question, 'authentication');
    if (outside) return outside;
    const wired = webApp.signals('authentication').filter(({ stage, isPartial }) => stage === 'wired' && !isPartial);
    const [first, ...rest] = [
      ...wired.map((signal): Evidence => ({ at: { path: signal.path, line: signal.line }, note: `${signal.note} authenticates the caller` })),
      ...webApp.routes
        .filter(({ authenticated }) => authenticated === 'yes')
        .map(({ path, line, method, pattern }): Evidence => ({ at: { path, line }, note: `${method} ${pattern} authenticates the caller` })),
    ];
    if (!first) {
      const some = webApp.signals('authentication').filter(({ asksSome }) => asksSome);
      if (some.length > 0)
        return manual(
          `${question} It is asked of some requests only: below a path, by a method, or with a credential. Are the others public on purpose?`,
          some.slice(0, 5).map(({ path, line, note }): Evidence => ({ at: { path, line }, note: `${note} asks some requests who calls` })),
        );
      const near = webApp.signals('authentication').map(({ path, line, note }): Evidence => ({ at: { path, line }, note: `${note}, not seen before any route` }));
      if (near.length > 0) return manual(`${question} There is code for it that was not seen before any route.`, near.slice(0, 5));
      const [named] = webApp.routes.flatMap(({ path, line, guards, operational }) =>
        (operational ? [] : guards).filter((name) => saysWho.test(name) && !isGiven.test(name)).map((name): Evidence => ({ at: { path, line }, note: name })),
      );
      if (named) return manual(`${question} What ${named.note} does before this route could not be read.`, [named]);
      const [unclear] = webApp.routes.filter(({ authenticated, operational }) => authenticated === 'unknown' && !operational);
      if (unclear)
        return manual(`${question} Whether a request to ${unclear.method} ${unclear.pattern} is asked who it is was not read.`, [
          { at: { path: unclear.path, line: unclear.line }, note: `${unclear.method} ${unclear.pattern}` },
        ]);
      return failClosed(webApp, 'No request is authenticated: nothing in front of the routes checks a credential.', withoutQuestion(webApp).slice(0, 3).map(unasked));
    }
    const [hanging] = wired.every((signal) => hangs(webApp, signal)) ? wired : [];
    if (hanging)
      return manual(`${question} It is only asked for where ${hanging.condition} is set. Is it in production?`, [
        { at: { path: hanging.path, line: hanging.line }, note: `${hanging.note} authenticates the caller` },
      ]);
    const open = withoutQuestion(webApp).filter(isChanging);
    const reads = withoutQuestion(webApp).filter((route) => !isChanging(route));
    const kept = reads.filter(({ pattern }) => saysKept.test(pattern));
    const covered = coverage(webApp);
    // Where routes are files what is asked before each is read, so one that asks nobody does so, and is told.
    const isTold = open.length > 0 || areOfFiles(webApp.servers);
    if (covered.share < 0.5 || covered.seen < 1 / 3 || (open.length > 0 && covered.share < 0.9) || (isTold && covered.share < 0.8) || kept.length > 0)
      return manual(`${covered.words} Are these public on purpose?`, [
        ...[...open, ...(isTold ? [...kept, ...reads.filter((route) => !kept.includes(route))] : kept)].slice(0, 8).map(unasked),
        first,
      ]);
    return pass({ ...first, note: `${first.note}; ${covered.words}` }, ...rest.slice(0, 9));
  },
  examples: {
    bad: [
      { name: 'FastAPI without a dependency', files: { 'app.py': fastapi }, expect: { fail: ['app.py:3'] } },
      { name: 'a plain mux', files: { 'main.go': go }, expect: { fail: ['main.go:6'] } },
      {
        name: 'a plugin of Fastify that no route asks',
        files: {
          'server.js': dedent`
            import Fastify from 'fastify';
            import jwt from '@fastify/jwt';

            const app = Fastify();
            await app.register(jwt, { secret });
            app.post('/jobs', add);
          `,
        },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'a dependency on the route',
        files: {
          'app.py': dedent`
            from fastapi import Depends, FastAPI, Header, HTTPException

            app = FastAPI()


            def verify(x_api_key: str = Header(...)):
                if x_api_key != KEY:
                    raise HTTPException(401)


            @app.post("/jobs")
            def create_job(job: dict, _: None = Depends(verify)):
                return job
          `,
        },
        expect: 'pass',
      },
      {
        name: 'a token before all paths of Hono',
        files: {
          'server.ts': dedent`
            import { Hono } from 'hono';
            import { bearerAuth } from 'hono/bearer-auth';

            const app = new Hono();
            app.use('/api/*', bearerAuth({ token }));
            app.post('/api/jobs', add);
          `,
        },
        expect: 'pass',
      },
      { name: 'a library', files: { 'lib.py': 'def add(a, b):\n    return a + b\n' }, expect: 'not-applicable' },
    ],
  },
});

/** A guard whose name says that it asks. A session by its name alone is mostly one of a database, and the token against forgery is nobody's. */
const saysWho =
  /auth(?!or)|log(?:ged)?_?in|sign(?:ed)?_?in|(?:require|ensure|check|verify|valid)\w{0,20}session|session\w{0,20}(?:require|check|verif|valid)|(?<![cx]srf\w{0,20})token|permission|jwt|guard|credential|api_?key|current_?user/i;
/** The type of a body: `data: LoginRequest`. */
const isGiven = /^[A-Z]\w*(?:Request|Form|Body|Create|Update|In|Input|Schema|Data|Payload|Params?|Model|D[Tt][Oo]|Settings|Config)$/;

/** Put before requests only when something is set that is not known to be. */
const hangs = (web: WebApp, signal: Signal): boolean =>
  signal.condition !== undefined && !/^!|prod|debug|\benv|_ENV$|test|router|app$|mode/i.test(signal.condition) && switchOf(web, signal)?.on !== true;

type Route = WebApp['routes'][number];

const withoutQuestion = (web: WebApp): readonly Route[] => web.routes.filter((route) => route.authenticated === 'no' && !route.operational);
const isChanging = ({ method }: Route): boolean => !/^(?:GET|HEAD|OPTIONS)$/.test(method);
const unasked = ({ path, line, method, pattern }: Route): Evidence => ({ at: { path, line }, note: `nothing was seen to authenticate the caller of ${method} ${pattern}` });
/** What is hardly for everybody to read, by its name. */
const saysKept = /(?:^|[/_.-])(?:admins?|internal|private|backups?|audit|secrets?|api[-_]?keys?)(?:[/?_.-]|$)/i;

const coverage = (web: WebApp): { readonly share: number; readonly seen: number; readonly words: string } => {
  const routes = web.routes.filter((route) => !route.operational);
  const asking = routes.filter((route) => route.authenticated === 'yes').length;
  const unknown = routes.filter((route) => route.authenticated === 'unknown').length;
  return {
    share: (asking + unknown) / routes.length,
    seen: asking / routes.length,
    words: `${asking} of ${routes.length} routes were seen to authenticate the caller${unknown > 0 ? `, and ${unknown} could not be followed` : ''}.`,
  };
};
