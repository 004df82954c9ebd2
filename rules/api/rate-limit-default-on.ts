import { defineRule, fail, manual, notApplicable, pass, switchOf, withoutService } from 'policy-audit';
import { owaspApi } from './shared/references.ts';
import { express, fastapi } from './shared/services.ts';

const limited = (settings: string): string =>
  `import os\nfrom fastapi import FastAPI\nfrom slowapi import Limiter\n\n${settings}limiter = Limiter(key_func=ip, enabled=RATE_LIMIT_ENABLED)\napp = FastAPI()\n\n\n@app.get("/jobs")\n@limiter.limit("5/minute")\ndef jobs():\n    return []\n`;

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
    if (!first) return withoutService(webApp, 'Is the rate of requests limited?') ?? notApplicable('Nothing limits the rate of requests, so there is no default.');
    const seen = { at: { path: first.path, line: first.line }, note: `${first.note} limits requests, as do ${wired.length - 1} other places` };
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
        name: 'limits from a list that is empty by default, in what a middleware calls',
        files: {
          'server.js':
            "import express from 'express';\n\nconst app = express();\napp.use(handleHeaders);\napp.post('/jobs', add);\n\nasync function handleHeaders(req, res, next) {\n  await handleRateLimit(req, res, next);\n  next();\n}\n\nasync function handleRateLimit(req, res, next) {\n  const limits = req.config.rateLimits || [];\n  for (const limit of limits) if (limit.count > limit.max) return res.status(429).end();\n}\n",
        },
        expect: 'manual',
      },
      { name: 'off by default', files: { 'app.py': limited('RATE_LIMIT_ENABLED = os.getenv("RATE_LIMIT_ENABLED", "false") == "true"\n') }, expect: { fail: ['app.py:5'] } },
      {
        name: 'a limiter that lets everything pass unless it is turned on',
        files: {
          'app.py':
            'import os\nfrom fastapi import Depends, FastAPI, HTTPException, Request\n\nLIMITS_ENABLED = os.getenv("LIMITS_ENABLED", "false") == "true"\napp = FastAPI()\n\n\ndef limit(request: Request):\n    if not LIMITS_ENABLED:\n        return\n    if count(request.client.host) > 10:\n        raise HTTPException(429)\n\n\n@app.post("/jobs", dependencies=[Depends(limit)])\ndef add(job: dict):\n    return job\n',
        },
        expect: { fail: ['app.py:4'] },
      },
      {
        name: 'a function of another file that gives back a limiter where it is turned on',
        files: {
          'env.js': 'module.exports = cleanEnv(process.env, {\n  ENABLE_RATE_LIMIT: bool({ default: false }),\n});\n',
          'helpers.js':
            "const rateLimit = require('express-rate-limit');\nconst env = require('./env');\n\nfunction limitBy(params) {\n  if (!env.ENABLE_RATE_LIMIT) {\n    return (req, res, next) => next();\n  }\n  return rateLimit({ limit: params.limit });\n}\nmodule.exports = { limitBy };\n",
          'server.js': `const helpers = require('./helpers');\n${express.replace("app.post('", "app.post('/login', helpers.limitBy({ limit: 5 }), login);\napp.post('")}`,
        },
        expect: { fail: ['env.js:2'] },
      },
      {
        name: 'a plugin of hapi that is enabled elsewhere, and one of its pages',
        files: {
          'server.js':
            "const Hapi = require('@hapi/hapi');\nconst rateLimit = require('hapi-rate-limit');\n\nconst server = Hapi.server({ port: 3000 });\nserver.register({ plugin: rateLimit, options: { enabled: limits.enabled || false } });\nserver.register({ plugin: pages, options: { 'hapi-rate-limit': { enabled: false } } });\nserver.route({ method: 'POST', path: '/jobs', handler: add });\n",
        },
        expect: 'manual',
      },
      { name: 'a switch whose default is elsewhere', files: { 'app.py': limited('') }, expect: 'manual' },
    ],
    good: [
      { name: 'on by default', files: { 'app.py': limited('RATE_LIMIT_ENABLED = os.getenv("RATE_LIMIT_ENABLED", "true").lower() not in ("false", "0")\n') }, expect: 'pass' },
      {
        name: 'no switch',
        files: { 'server.js': `import rateLimit from 'express-rate-limit';\n${express.replace("app.post('", "app.use(rateLimit({ max: 10 }));\napp.post('")}` },
        expect: 'pass',
      },
      { name: 'nothing is limited', files: { 'app.py': fastapi }, expect: 'not-applicable' },
    ],
  },
});
