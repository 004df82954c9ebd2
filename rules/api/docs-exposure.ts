import { defineRule, type Evidence, manual, notApplicable, pass } from 'policy-audit';
import { cwe } from './shared/references.ts';

const app = (args: string): string => `from fastapi import FastAPI\n\napp = FastAPI(${args})\n`;

export default defineRule({
  id: 'api/docs-exposure',
  title: 'The documentation of an internal API is not public',
  severity: 'info',
  rationale: 'FastAPI serves /docs, /redoc and /openapi.json to everybody unless told otherwise. That is right for a public API; for an internal one it is a map.',
  remediation: 'Turn the pages off in production (docs_url=None, openapi_url=None) or put them behind authentication.',
  practices: ['api/docs-exposure'],
  references: [cwe(651)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const servers = webApp.servers.filter(({ what }) => what === 'FastAPI');
    if (servers.length === 0) return notApplicable('No framework was found that serves a description of its own accord.');
    const at = ({ path, line }: { readonly path: string; readonly line: number }, note: string): Evidence => ({ at: { path, line }, note });
    const open = servers.filter(({ args = '' }) => !/(?:docs_url|openapi_url)\s*=/.test(args));
    const [first, ...rest] = servers.filter((server) => !open.includes(server)).map((server) => at(server, 'its description is turned off or hangs on a setting'));
    if (open.length > 0 || !first)
      return manual(
        'Is everyone meant to be able to read the documentation of this API at /docs and /openapi.json?',
        open.slice(0, 5).map((server) => at(server, 'serves it by default')),
      );
    return pass(first, ...rest);
  },
  examples: {
    bad: [{ name: 'served by default', files: { 'app.py': app('') }, expect: 'manual' }],
    good: [
      { name: 'turned off', files: { 'app.py': app('docs_url=None, openapi_url=None') }, expect: 'pass' },
      { name: 'another framework', files: { 'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n' }, expect: 'not-applicable' },
    ],
  },
});
