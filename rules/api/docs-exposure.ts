import { dedent, defineRule, type Evidence, manual, notApplicable, type Outcome, pass, type WebApp } from 'policy-audit';
import { cwe } from './shared/references.ts';

/** The pages are drawn from the description, so none is left without it; under another path it is as public as before. */
const turnedOff = /\bopenapi_url\s*=\s*(?:None\b|False\b|["']{2}(?!["'])|[^,\n]{0,200}\bNone\b|[^,\n]{0,200}\belse\s+["']{2})/;

const ofLibraries = (brought: ReturnType<WebApp['sightings']>): Outcome => {
  const [first, ...rest] = brought.map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what }));
  const off = brought.filter(({ args }) => args === 'off').map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what }));
  const [turned] = off;
  if (turned && off.length === brought.length) return pass(turned, ...off.slice(1, 5));
  return manual('Is everyone meant to be able to read the description of this API? A library serves it to whoever asks.', first ? [first, ...rest.slice(0, 4)] : []);
};

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
    const brought = webApp.sightings('api-docs');
    if (servers.length === 0 && brought.length > 0) return ofLibraries(brought);
    if (servers.length === 0) return notApplicable('No framework was found that serves a description of its own accord.');
    const at = ({ path, line }: { readonly path: string; readonly line: number }, note: string): Evidence => ({ at: { path, line }, note });
    const open = servers.filter(({ args = '' }) => !turnedOff.test(args));
    const [first, ...rest] = servers.filter((server) => !open.includes(server)).map((server) => at(server, 'its description is turned off or hangs on a setting'));
    if (open.length > 0 || !first)
      return manual(
        'Is everyone meant to be able to read the documentation of this API at /docs and /openapi.json?',
        open.slice(0, 5).map((server) => at(server, /\b(?:docs|redoc|openapi)_url\s*=/.test(server.args ?? '') ? 'serves its description' : 'serves it by default')),
      );
    return pass(first, ...rest);
  },
  examples: {
    bad: [
      { name: 'served by default', files: { 'app.py': app('') }, expect: 'manual' },
      { name: 'below another path', files: { 'app.py': app('docs_url=prefix + "/docs", openapi_url=f"{prefix}/openapi.json"') }, expect: 'manual' },
      { name: 'without the pages that are drawn from it', files: { 'app.py': app('docs_url=None, redoc_url=None') }, expect: 'manual' },
    ],
    good: [
      { name: 'turned off', files: { 'app.py': app('docs_url=None, openapi_url=None') }, expect: 'pass' },
      { name: 'turned off unless it is asked for', files: { 'app.py': app('openapi_url="/openapi.json" if settings.debug else None') }, expect: 'pass' },
      {
        name: 'another framework',
        files: {
          'app.py': dedent`
            from flask import Flask

            app = Flask(__name__)
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
