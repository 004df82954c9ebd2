import { dedent, defineRule, type Evidence, failClosed, manual, pass, signalInWords, type WebApp, withoutService } from 'policy-audit';

const metrics = /(?:^|\/)(?:metrics|prometheus|actuator)(?:\/|$)/i;
/** `/api/metrics` beside `/api/metrics/{network}`: what the service measures for its users. */
const isOfProduct = (web: WebApp, pattern: string): boolean =>
  web.routes.some((route) => route.pattern.startsWith(`${pattern}/`) && /^[:{<*]/.test(route.pattern.slice(pattern.length + 1)));
/** Those of the service itself, not of what it is about: `/admin/sales/metrics`. */
const ofService =
  /^\/?(?:(?:api|rest|rpc|v\d+|system|sys|server|service|app|application|internal|private|management|monitor(?:ing)?|public|core|backend|node|admin|health|status|debug|-)\/)*_?(?:metrics|prometheus)(?:\/(?:prometheus)?)?$|(?:^|\/)actuator(?:\/|$)/i;

export default defineRule({
  id: 'logging/metrics',
  title: 'The service exposes metrics',
  severity: 'info',
  rationale: 'An attack is often seen first as a number: refused logins, errors, traffic. Without metrics nobody sees it.',
  remediation: 'Serve metrics (Prometheus, OpenTelemetry) on a path the public cannot reach.',
  practices: ['logging/metrics'],
  references: [{ standard: 'OWASP Top 10 2021', control: 'A09', url: 'https://owasp.org/Top10/A09_2021-Security_Logging_and_Monitoring_Failures/' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const question = 'Which metrics of this service are monitored?';
    const paths = webApp.routes
      .filter(({ pattern }) => metrics.test(pattern))
      .map(({ path, line, method, pattern }) => ({ at: { path, line }, note: `${method} ${pattern}`, wired: ofService.test(pattern) && !isOfProduct(webApp, pattern) }));
    const signals = [
      ...paths,
      ...webApp.signals('metrics').map((signal): Evidence & { wired: boolean } => ({
        at: { path: signal.path, line: signal.line },
        note: signalInWords(signal),
        wired: signal.stage === 'wired',
      })),
    ];
    const [first, ...rest] = signals.filter(({ wired }) => wired).map(({ at, note }) => ({ at, note }));
    if (first) return pass(first, ...rest.slice(0, 4));
    const outside = withoutService(webApp, question, 'metrics');
    if (outside) return outside;
    return signals.length > 0
      ? manual(
          `${question} The code speaks of them, and no path was seen that is for those of the service itself.`,
          signals.slice(0, 3).map(({ at, note }) => ({ at, note })),
        )
      : failClosed(webApp, 'The service exposes no metrics.');
  },
  examples: {
    bad: [
      {
        name: 'none',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI

            app = FastAPI()


            @app.get("/users")
            def answer():
                return {}


            @app.get("/jobs")
            def jobs():
                return []
          `,
        },
        expect: { fail: ['app.py:3'] },
      },
      {
        name: 'none, in Echo that is made with settings',
        files: {
          'main.go': dedent`
            package main

            func main() {
            	e := echo.NewWithConfig(echo.Config{})
            	e.GET("/jobs", list)
            }
          `,
        },
        expect: { fail: ['main.go:4'] },
      },
      {
        name: 'what the service measures for its users',
        files: {
          'main.go': dedent`
            package main

            import "net/http"

            func main() {
            	mux := http.NewServeMux()
            	mux.HandleFunc("GET /api/metrics", all)
            	mux.HandleFunc("GET /api/metrics/{network}", one)
            	mux.HandleFunc("POST /jobs", add)
            	http.ListenAndServe(":8080", mux)
            }
          `,
        },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'a route',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI

            app = FastAPI()


            @app.get("/metrics")
            def answer():
                return {}


            @app.get("/jobs")
            def jobs():
                return []
          `,
        },
        expect: 'pass',
      },
      { name: 'no service', files: { 'lib.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
