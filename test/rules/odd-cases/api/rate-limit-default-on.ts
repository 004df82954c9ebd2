import { express } from '../../../../rules/api/shared/services.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const limited = (settings: string): string =>
  `import os\nfrom fastapi import FastAPI\nfrom slowapi import Limiter\n\n${settings}limiter = Limiter(key_func=ip, enabled=RATE_LIMIT_ENABLED)\napp = FastAPI()\n\n\n@app.get("/jobs")\n@limiter.limit("5/minute")\ndef jobs():\n    return []\n`;

export default [
  {
    name: 'limits from a list that is empty by default, in what a middleware calls',
    files: {
      'server.js': dedent`
        import express from 'express';

        const app = express();
        app.use(handleHeaders);
        app.post('/jobs', add);

        async function handleHeaders(req, res, next) {
          await handleRateLimit(req, res, next);
          next();
        }

        async function handleRateLimit(req, res, next) {
          const limits = req.config.rateLimits || [];
          for (const limit of limits) if (limit.count > limit.max) return res.status(429).end();
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a function of another file that gives back a limiter where it is turned on',
    files: {
      'env.js': dedent`
        module.exports = cleanEnv(process.env, {
          ENABLE_RATE_LIMIT: bool({ default: false }),
        });
      `,
      'helpers.js': dedent`
        const rateLimit = require('express-rate-limit');
        const env = require('./env');

        function limitBy(params) {
          if (!env.ENABLE_RATE_LIMIT) {
            return (req, res, next) => next();
          }
          return rateLimit({ limit: params.limit });
        }
        module.exports = { limitBy };
      `,
      'server.js': `const helpers = require('./helpers');\n${express.replace("app.post('", "app.post('/login', helpers.limitBy({ limit: 5 }), login);\napp.post('")}`,
    },
    expect: { fail: ['env.js:2'] },
  },
  { name: 'a switch whose default is elsewhere', files: { 'app.py': limited('') }, expect: 'manual' },
] satisfies readonly Example[];
