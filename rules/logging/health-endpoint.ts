import { defineRule, type Evidence, failClosed, pass, withoutService } from 'policy-audit';

const app = (path: string): string =>
  `from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("${path}")\ndef answer():\n    return {}\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n`;
const health = /^(?:\/?[\w.-]+){0,3}\/_?(?:[\w-]*health[\w-]*|livez?|liveness|readyz?|readiness|ping|status|up|alive|_*(?:lb)?heartbeat_*)\/?$/i;

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
    const [first, ...rest] = webApp.routes
      .filter(({ pattern }) => health.test(pattern))
      .map(({ path, line, method, pattern }): Evidence => ({ at: { path, line }, note: `${method} ${pattern}` }));
    if (first) return pass(first, ...rest.slice(0, 4));
    return withoutService(webApp, 'On which path does the service say that it is well?') ?? failClosed(webApp, 'No route tells whether the service is well.');
  },
  examples: {
    bad: [{ name: 'no such route', files: { 'app.py': app('/users') }, expect: { fail: ['app.py:3'] } }],
    good: [
      { name: '/__heartbeat__', files: { 'app.py': app('/__heartbeat__') }, expect: 'pass' },
      { name: '/healthz', files: { 'app.py': app('/healthz') }, expect: 'pass' },
      { name: 'no service', files: { 'lib.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
