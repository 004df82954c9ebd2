import { dedent, defineRule, fail, manual, notApplicable, pass, switchOf, withoutService } from 'policy-audit';
import { owaspApi } from './shared/references.ts';
import { express, fastapi } from './shared/services.ts';

export default defineRule({
  id: 'api/rate-limit-default-on',
  title: 'Rate limiting is on by default',
  severity: 'medium',
  rationale: 'A limiter that waits to be turned on protects only those who read about the switch.',
  remediation: 'Turn the limiter on by default.',
  practices: ['api/rate-limit-default-on'],
  references: [owaspApi('API4', '0xa4-unrestricted-resource-consumption')],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const wired = webApp.signals('rate-limiting').filter(({ stage }) => stage === 'wired');
    const [first] = wired;
    if (!first)
      return (
        withoutService(webApp, 'If the rate of requests is limited, is it so without any setting?', 'rate-limiting') ??
        notApplicable('Nothing limits the rate of requests, so there is no default.')
      );
    const others = wired.length > 1 ? `, as do ${wired.length - 1} other places` : '';
    const seen = { at: { path: first.path, line: first.line }, note: `${first.note} limits requests${others}` };
    const unconditional = wired.find(({ condition, isPartial }) => condition === undefined && !isPartial);
    if (unconditional) return pass({ at: { path: unconditional.path, line: unconditional.line }, note: `${unconditional.note} limits requests without a switch` });
    if (first.condition === undefined) return manual('Is the rate of requests limited by default? A limiter was seen before a part of the service.', [seen]);
    const turned = switchOf(webApp, first);
    if (turned?.on === undefined) return manual(`The limiter hangs on ${first.condition}, whose default could not be read. Is it on by default?`, [seen]);
    const at = { path: turned.setting.path, line: turned.setting.line };
    const name = turned.setting.key || turned.setting.symbol;
    return turned.on
      ? pass({ at, note: `${name} is ${turned.setting.fallback} by default` }, seen)
      : fail({ message: `${name} is ${turned.setting.fallback} by default, so nothing is limited until it is set.`, at, related: [seen] });
  },
  examples: {
    bad: [
      {
        name: 'off by default',
        files: {
          'app.py': dedent`
            import os
            from fastapi import FastAPI
            from slowapi import Limiter

            RATE_LIMIT_ENABLED = os.getenv("RATE_LIMIT_ENABLED", "false") == "true"
            limiter = Limiter(key_func=ip, enabled=RATE_LIMIT_ENABLED)
            app = FastAPI()


            @app.get("/jobs")
            @limiter.limit("5/minute")
            def jobs():
                return []
          `,
        },
        expect: { fail: ['app.py:5'] },
      },
      {
        name: 'a limiter that lets everything pass unless it is turned on',
        files: {
          'app.py': dedent`
            import os
            from fastapi import Depends, FastAPI, HTTPException, Request

            LIMITS_ENABLED = os.getenv("LIMITS_ENABLED", "false") == "true"
            app = FastAPI()


            def limit(request: Request):
                if not LIMITS_ENABLED:
                    return
                if count(request.client.host) > 10:
                    raise HTTPException(429)


            @app.post("/jobs", dependencies=[Depends(limit)])
            def add(job: dict):
                return job
          `,
        },
        expect: { fail: ['app.py:4'] },
      },
      {
        name: 'a plugin of hapi that is enabled elsewhere, and one of its pages',
        files: {
          'server.js': dedent`
            const Hapi = require('@hapi/hapi');
            const rateLimit = require('hapi-rate-limit');

            const server = Hapi.server({ port: 3000 });
            server.register({ plugin: rateLimit, options: { enabled: limits.enabled || false } });
            server.register({ plugin: pages, options: { 'hapi-rate-limit': { enabled: false } } });
            server.route({ method: 'POST', path: '/jobs', handler: add });
          `,
        },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'on by default',
        files: {
          'app.py': dedent`
            import os
            from fastapi import FastAPI
            from slowapi import Limiter

            RATE_LIMIT_ENABLED = os.getenv("RATE_LIMIT_ENABLED", "true").lower() not in ("false", "0")
            limiter = Limiter(key_func=ip, enabled=RATE_LIMIT_ENABLED)
            app = FastAPI()


            @app.get("/jobs")
            @limiter.limit("5/minute")
            def jobs():
                return []
          `,
        },
        expect: 'pass',
      },
      {
        name: 'no switch',
        files: { 'server.js': `import rateLimit from 'express-rate-limit';\n${express.replace("app.post('", "app.use(rateLimit({ max: 10 }));\napp.post('")}` },
        expect: 'pass',
      },
      { name: 'nothing is limited', files: { 'app.py': fastapi }, expect: 'not-applicable' },
    ],
  },
});
