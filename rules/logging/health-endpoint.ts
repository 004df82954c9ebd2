import { dedent, defineRule, type Evidence, failClosed, isOfService, manual, pass, type WebApp, withoutService } from 'policy-audit';

const health =
  /^(?!\/?(?:ws|wss|websocket|socket)\/)(?:\/?[\w.-]+){0,3}(?:^|\/)_?(?:(?:[a-z\d]+[-_])*health(?:[zy]|[-_]?(?:check(?:s|er|z)?|status|probes?|info|live(?:ness)?|ready|readiness|endpoint))?|livez?|liveness|readyz?|readiness|ping|alive|_*(?:lb)?heartbeat_*)(?:\.json)?\/?$/i;

/** The status of the service itself, not that of an order. */
const status =
  /^(?:\/?(?:api|rest|rpc|v\d+(?:\.\d+)*|system|sys|server|service|app|application|internal|management|actuator|monitor(?:ing)?|public|core|backend|node|probes?))*\/?_?(?:(?:server|service|system|app|api)[-_]?)?(?:status|up)\/?$/i;

/** Folders and files of routers that are about the whole service: `/status` of another may be that of an order. */
const general =
  /^(?:index|main|app|apps|application|server|src|source|lib|internal|pkg|cmd|backend|service|services|routes?|routers?|routing|api|apis|web|http|rest|handlers?|views|urls|controllers?|endpoints?|system|status|health|monitor(?:ing)?|general|common|base|core|config|root|home|info|public|meta|misc|v\d+)$/i;
const role = /^(?:index|routes?|routers?|routing|handlers?|views|urls|controllers?|endpoints?|api)$/i;

/** `orders/router.py` and `order.routes.ts` are about orders, `src/router.py` and `health.routes.ts` are not. */
const isAboutWhole = (path: string): boolean => {
  const [file = '', folder = ''] = path.split('/').reverse();
  const [name = '', ...roles] = file.split('.').slice(0, -1);
  return general.test(name) && (!role.test(name) || folder === '' || general.test(folder)) && roles.every((part) => role.test(part));
};
const isOfWhole = (web: WebApp, { path, pattern, handler }: WebApp['routes'][number]): boolean =>
  health.test(pattern) ||
  (!isPage.test(handler) && !isOfPages.test(path) && (pattern.replace(/^\/|\/$/g, '').includes('/') || isAboutWhole(path) || web.servers.some((server) => server.path === path)));
/** People look at `/system/status` of a user interface. */
const isPage = /^(?:ui|page|render|show)_|Page$/;
const isOfPages = /(?:^|[/_.-])(?:ui|pages?|frontend)(?:[_.-]?(?:routes?|router|views?))?\.\w+$/i;

/** `path(settings.HEALTH_URL, HealthView)`, `path("ht/", include("health_check.urls"))` */
const answersHealth = /^health(?:z|_?check(?:s|er|z)?|_?probe)?_?(?:view(?:_?set)?|handler|endpoint|status|\.urls)?$|^watchman\.urls$/i;

/** `/{Endpoint.health}` in an f-string. */
const constant = /\{(?:\w+\.)+(\w+)\}/g;

/** By a guard of its own; one before the whole application often leaves such a path out. */
const asksForLogin = ({ authenticated, guards }: WebApp['routes'][number]): boolean =>
  authenticated === 'yes' && guards.some((name) => /login|admin|auth(?!or)|session|current_?user|require|permission/i.test(name));

/** `/api/ping` is asked of the service, `/tools/ping` asks it to look for another machine. */
const pingsOther = (path: string): boolean => {
  const parts = path.split('/').filter((part) => part !== '');
  return /^ping$/i.test(parts.at(-1) ?? '') && parts.slice(0, -1).some((part) => /^(?:tools?|net(?:work)?|diagnostics?|hosts?|devices?|utils?)$/i.test(part));
};

/** Whose state this is, its path does not say. */
const ofSomething = /^\/?(?!(?:wss?|(?:web)?socket)\/)[\w-]+\/(?:status|up)\/?$/i;

/** A probe is beside another one; what is shown live stands alone. */
const isShownLive = (web: WebApp, path: string): boolean =>
  /(?:^|\/)live\/?$/i.test(path) && !web.routes.some(({ pattern }) => /(?:^|[/_-])(?:ready|readyz|readiness|health\w*|startup)(?:[/_-]|$)/i.test(pattern));

const saysHowItIs = (path: string): boolean => (health.test(path) && !pingsOther(path)) || status.test(path);

export default defineRule({
  id: 'logging/health-endpoint',
  title: 'The service has a health endpoint',
  severity: 'info',
  rationale: 'An orchestrator restarts what it can see is broken, and a monitor wakes somebody; both need a path to ask.',
  remediation: 'Answer on a path such as /health, without authentication and without revealing anything else.',
  practices: ['logging/health-endpoint'],
  references: [{ standard: 'Kubernetes', control: 'probes', url: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const told = webApp.routes
      .filter(({ method, pattern }) => /^(?:GET|HEAD|ANY)$/.test(method) && saysHowItIs(pattern.replace(constant, '$1')))
      .filter((route) => isOfWhole(webApp, route) && !isShownLive(webApp, route.pattern))
      .toSorted((a, b) => a.pattern.split('/').length - b.pattern.split('/').length);
    const evidence = (route: WebApp['routes'][number]): Evidence => ({ at: { path: route.path, line: route.line }, note: `${route.method} ${route.pattern}` });
    // A monitor has no account.
    const [first, ...rest] = told.filter((route) => !asksForLogin(route)).map(evidence);
    if (first) return pass(first, ...rest.slice(0, 4));
    const handler = webApp.routes.find((route) => answersHealth.test(route.handler));
    if (handler) return pass({ at: { path: handler.path, line: handler.line }, note: `${handler.handler} answers there` });
    const library = webApp.signals('health').find(({ stage }) => stage === 'wired');
    if (library) return pass({ at: { path: library.path, line: library.line }, note: library.note });
    if (told.length > 0) return manual('Whom does the service tell that it is well? It asks for a login there.', told.slice(0, 4).map(evidence));
    const outside = withoutService(webApp, 'On which path does the service say that it is well?', 'health');
    if (outside?.status === 'not-applicable') return outside;
    const [near] = webApp.signals('health');
    if (near)
      return manual('On which path does the service say that it is well? There is code for it that was not seen on one.', [
        { at: { path: near.path, line: near.line }, note: near.note },
      ]);
    if (outside) return outside;
    const named = webApp
      .sightings('health-path')
      .filter(({ path, line }) => isOfService(webApp, path) && !webApp.routes.some((route) => route.path === path && route.line === line));
    if (named.length > 0)
      return manual(
        'Does the service say on this path that it is well? It is named, and was not seen among its routes.',
        named.slice(0, 4).map(({ path, line, what }) => ({ at: { path, line }, note: what })),
      );
    const [other] = webApp.routes.filter(
      ({ method, pattern, handler, path }) => /^(?:GET|HEAD|ANY)$/.test(method) && ofSomething.test(pattern) && !isPage.test(handler) && !isOfPages.test(path),
    );
    if (other) return manual(`Does ${other.pattern} tell of the service itself?`, [evidence(other)]);
    return failClosed(webApp, 'No route tells whether the service is well.');
  },
  examples: {
    bad: [
      {
        name: 'a page for people',
        files: {
          'ui.py': dedent`
            from flask import Flask

            app = Flask(__name__)


            @app.route("/system/status")
            def ui_status():
                return render("status.html")


            @app.route("/system/jobs")
            def ui_jobs():
                return render("jobs.html")
          `,
        },
        expect: { fail: ['ui.py:3'] },
      },
      {
        name: 'a file of that name, which is imported',
        files: {
          'server.js': dedent`
            import express from 'express';
            import { Health } from './models/health';

            const app = express();
            app.get('/jobs', list);
            app.listen(3000);
          `,
        },
        expect: { fail: ['server.js:4'] },
      },
      {
        name: 'a state of which the path does not say whose it is',
        files: {
          'jobs/urls.py': dedent`
            from django.urls import path

            urlpatterns = [path("queue/status/", views.status), path("queue/jobs/", views.jobs)]
          `,
          'core/settings.py': 'ROOT_URLCONF = "jobs.urls"\n',
        },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'with an ending',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI

            app = FastAPI()


            @app.get("/healthz.json")
            def answer():
                return {}


            @app.get("/jobs")
            def jobs():
                return []
          `,
        },
        expect: 'pass',
      },
      {
        name: 'a path without a slash, in Django',
        files: {
          'app/settings.py': 'ROOT_URLCONF = "app.urls"\n',
          'app/urls.py': dedent`
            urlpatterns = [
                path("tasks/", tasks),
                path("health", health_view),
            ]
          `,
        },
        expect: 'pass',
      },
      { name: 'no service', files: { 'lib.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
