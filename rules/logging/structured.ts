import { defineRule, type Evidence, judge, manual, withoutService } from 'policy-audit';

const go = 'package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("GET /jobs", list)\n\thttp.ListenAndServe(":8080", mux)\n}\n';
const app = (more: string): string => `from fastapi import FastAPI\n${more}\napp = FastAPI()\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n`;

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
    const evidence = webApp.sightings('structured-log').map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what }));
    return judge([], evidence.slice(0, 5), outside ?? manual('Are the logs structured? No structured logger was recognised.'));
  },
  examples: {
    bad: [
      {
        name: 'the log of Go by another name',
        files: {
          'log.go': 'package main\n\nimport slog "log"\n\nfunc none() *slog.Logger {\n\treturn slog.New(nowhere{}, "", 0)\n}\n',
          'main.go':
            'package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("POST /jobs", add)\n\thttp.ListenAndServe(":8080", mux)\n}\n',
        },
        expect: 'manual',
      },
      { name: 'no structured logger', files: { 'app.py': app('') }, expect: 'manual' },
      {
        name: 'one that throws all of it away',
        files: { 'main.go': `${go}\nvar jobs = cron.New(cron.WithLogger(slog.New(slog.NewTextHandler(io.Discard, nil))))\n` },
        expect: 'manual',
      },
    ],
    good: [
      { name: 'structlog', files: { 'app.py': app('import structlog\n') }, expect: 'pass' },
      { name: 'no service', files: { 'lib.py': 'import structlog\n' }, expect: 'not-applicable' },
    ],
  },
});
