import { dedent, defineRule, type Evidence, hangsOnSwitch, isOfService, judge, manual, withoutService } from 'policy-audit';

export default defineRule({
  id: 'logging/structured',
  title: 'Logs are structured',
  severity: 'info',
  rationale: 'Fields can be searched and alerted on; sentences cannot, and a name with a line break in it forges the next line of a plain log.',
  remediation: 'Log through a structured logger (slog, zap, structlog, pino).',
  practices: ['logging/structured'],
  references: [{ standard: 'CWE', control: 'CWE-117', url: 'https://cwe.mitre.org/data/definitions/117.html' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const outside = withoutService(webApp, 'Are the logs structured?');
    if (outside?.status === 'not-applicable') return outside;
    const evidence = webApp
      .sightings('structured-log')
      .filter(({ path }) => webApp.servers.length === 0 || isOfService(webApp, path))
      .map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what }));
    const plain = webApp.sightings('plain-log').filter((sighting) => !hangsOnSwitch(webApp, sighting));
    if (plain.length > 0)
      return manual('Are the logs structured where they are kept? One logger makes lines of text.', [
        ...plain.slice(0, 3).map(({ path, line, what }): Evidence => ({ at: { path, line }, note: `${what} makes text` })),
        ...evidence.slice(0, 2),
      ]);
    return judge([], evidence.slice(0, 5), outside ?? manual('Are the logs structured? No structured logger was recognised.'));
  },
  examples: {
    bad: [
      {
        name: 'the log of Go by another name',
        files: {
          'log.go': dedent`
            package main

            import slog "log"

            func none() *slog.Logger {
            	return slog.New(nowhere{}, "", 0)
            }
          `,
          'main.go': dedent`
            package main

            import "net/http"

            func main() {
            	mux := http.NewServeMux()
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
        name: 'structlog',
        files: {
          'app.py': dedent`
            from fastapi import FastAPI
            import structlog

            app = FastAPI()


            @app.get("/jobs")
            def jobs():
                return []
          `,
        },
        expect: 'pass',
      },
      { name: 'no service', files: { 'lib.py': 'import structlog\n' }, expect: 'not-applicable' },
    ],
  },
});
