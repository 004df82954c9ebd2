import { defineRule, type Evidence, type Finding, judge } from 'policy-audit';
import { cwe } from './shared/references.ts';

const app = (guard: string): string =>
  `from fastapi import Depends, FastAPI, Header, HTTPException\n\napp = FastAPI()\n\n\ndef verify(x_api_key: str = Header("")):\n    if x_api_key != KEY:\n        raise HTTPException(401)\n\n\n@app.post("/api/worker/claim")\ndef claim(job: dict${guard}):\n    return job\n\n\n@app.get("/health")\ndef health():\n    return {}\n`;

export default defineRule({
  id: 'api/worker-endpoints-authenticated',
  title: 'Every worker route authenticates the worker',
  severity: 'high',
  rationale: 'A worker takes jobs, reads sources and writes results: whoever is taken for one does the same.',
  remediation: 'Check the worker key in front of every route of the worker API.',
  practices: ['api/worker-endpoints-authenticated'],
  references: [cwe(306)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const isWorker = /worker|agent|runner/i;
    const routes = webApp.routes.filter(({ path, pattern, operational }) => !operational && (isWorker.test(pattern) || isWorker.test(path.slice(path.lastIndexOf('/') + 1))));
    const open = routes.filter(({ authenticated }) => authenticated === 'no');
    const findings = open.map(
      ({ path, line, method, pattern }): Finding => ({
        message: `${method} ${pattern} authenticates nobody (${open.length} of ${routes.length} routes for workers).`,
        at: { path, line },
      }),
    );
    const evidence = routes
      .filter(({ authenticated }) => authenticated === 'yes')
      .map(({ path, line, method, pattern }): Evidence => ({ at: { path, line }, note: `${method} ${pattern} authenticates the caller` }));
    return judge(findings, evidence.slice(0, 10), 'There are no routes for workers.');
  },
  examples: {
    bad: [{ name: 'a route that asks nobody', files: { 'app.py': app('') }, expect: { fail: ['app.py:11'] } }],
    good: [
      { name: 'the key is asked for', files: { 'app.py': app(', _: None = Depends(verify)') }, expect: 'pass' },
      { name: 'no workers', files: { 'app.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n' }, expect: 'not-applicable' },
    ],
  },
});
