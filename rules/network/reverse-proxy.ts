import { defineRule, type Evidence, manual, pass, withoutService } from 'policy-audit';

const app = 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n';

export default defineRule({
  id: 'network/reverse-proxy',
  title: 'The service runs behind a reverse proxy',
  severity: 'low',
  rationale:
    'A proxy brings TLS, limits and a log that the framework servers lack. It is often kept apart from the code, so only its presence can be shown here, never its absence.',
  remediation: 'Ship the configuration of the proxy, or a sample that is tested with the service.',
  practices: ['network/reverse-proxy'],
  references: [{ standard: 'Uvicorn', control: 'deployment', url: 'https://www.uvicorn.org/deployment/' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const question = 'Which reverse proxy stands in front of this service in production?';
    const outside = withoutService(webApp, question);
    if (outside?.status === 'not-applicable') return outside;
    const seen = webApp.signals('reverse-proxy');
    const [first, ...rest] = seen.filter(({ stage }) => stage === 'wired').map(({ path, line, note }): Evidence => ({ at: { path, line }, note }));
    if (first) return pass(first, ...rest.slice(0, 4));
    const optional = seen.map(({ path, line, note }): Evidence => ({ at: { path, line }, note: `${note}, where the values of the chart ask for it` }));
    const believes = webApp.listeners
      .filter(({ trusts }) => trusts !== undefined)
      .map(({ path, line }): Evidence => ({ at: { path, line }, note: 'trusts the headers of a proxy' }));
    return outside ?? manual(question, [...optional, ...believes].slice(0, 4));
  },
  examples: {
    bad: [{ name: 'none in the tree', files: { 'app.py': app }, expect: 'manual' }],
    good: [
      { name: 'an ingress', files: { 'app.py': app, 'k8s/ingress.yaml': 'kind: Ingress\n' }, expect: 'pass' },
      { name: 'no service', files: { 'lib.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
