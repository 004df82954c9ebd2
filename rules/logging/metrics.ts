import { defineRule, type Evidence, failClosed, manual, pass, stageInWords, type WebApp, withoutService } from 'policy-audit';

const app = (path: string): string =>
  `from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("${path}")\ndef answer():\n    return {}\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n`;
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
        note: `${signal.note} (${stageInWords[signal.stage]})`,
        wired: signal.stage === 'wired',
      })),
    ];
    const [first, ...rest] = signals.filter(({ wired }) => wired).map(({ at, note }) => ({ at, note }));
    if (first) return pass(first, ...rest.slice(0, 4));
    const outside = withoutService(webApp, question);
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
        name: 'what the service measures for its users',
        files: {
          'main.go':
            'package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("GET /api/metrics", all)\n\tmux.HandleFunc("GET /api/metrics/{network}", one)\n\tmux.HandleFunc("POST /jobs", add)\n\thttp.ListenAndServe(":8080", mux)\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'numbers that something else may give out',
        files: {
          'main.go':
            'package main\n\nimport (\n\t"net/http"\n\n\t"github.com/prometheus/client_golang/prometheus"\n)\n\nvar made = prometheus.NewCounter(prometheus.CounterOpts{Name: "made"})\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("POST /jobs", add)\n\tgo admin.Listen()\n\thttp.ListenAndServe(":8080", mux)\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'none, in Echo that is made with settings',
        files: { 'main.go': 'package main\n\nfunc main() {\n\te := echo.NewWithConfig(echo.Config{})\n\te.GET("/jobs", list)\n}\n' },
        expect: { fail: ['main.go:4'] },
      },
      { name: 'none', files: { 'app.py': app('/users') }, expect: { fail: ['app.py:3'] } },
      {
        name: 'a client that sends them to another program',
        files: {
          'app.py': app('/users'),
          'counts.py': 'from statsd import StatsClient\n\nstatsd = StatsClient()\n',
        },
        expect: 'manual',
      },
      { name: 'those of what the service is about', files: { 'app.py': app('/admin/sales/metrics') }, expect: 'manual' },
    ],
    good: [
      { name: 'a route', files: { 'app.py': app('/metrics') }, expect: 'pass' },
      { name: 'a route below others', files: { 'app.py': app('/api/v1/internal/metrics') }, expect: 'pass' },
      { name: 'no service', files: { 'lib.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
