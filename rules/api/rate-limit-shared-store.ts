import { defineRule, manual, notApplicable, pass, withoutService } from 'policy-audit';
import { owaspApi } from './shared/references.ts';
import { express, fastapi } from './shared/services.ts';

const limited = (args: string): string => `import rateLimit from 'express-rate-limit';\n${express.replace("app.post('", `app.use(rateLimit({ max: 10${args} }));\napp.post('`)}`;

export default defineRule({
  id: 'api/rate-limit-shared-store',
  title: 'Rate limit counters can be shared between instances',
  severity: 'low',
  rationale: 'A limiter that counts in the memory of each process lets a caller through once more for every instance there is.',
  remediation: 'Give the limiter a shared store (Redis or memcached), at least as an option.',
  practices: ['api/rate-limit-shared-store'],
  references: [owaspApi('API4', '0xa4-unrestricted-resource-consumption')],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const limiters = webApp.signals('rate-limiting').filter(({ stage }) => stage === 'wired');
    const files = new Set(
      webApp
        .signals('rate-limiting')
        .filter(({ stage }) => stage !== 'declared')
        .map(({ path }) => path),
    );
    if (limiters.length === 0)
      return (
        withoutService(webApp, 'If the rate of requests is limited, do all instances count together?', 'rate-limiting') ?? notApplicable('Nothing limits the rate of requests.')
      );
    const [store, ...more] = webApp.sightings('redis-store').filter(({ path }) => files.has(path));
    const note = 'the limiter takes a shared store';
    if (store)
      return pass({ at: { path: store.path, line: store.line }, note: `${note} (${store.what})` }, ...more.slice(0, 4).map(({ path, line }) => ({ at: { path, line }, note })));
    const [first] = limiters;
    return manual('Does more than one instance run? No shared store was seen at the limiter.', first ? [{ at: { path: first.path, line: first.line }, note: first.note }] : []);
  },
  examples: {
    bad: [
      { name: 'counts in memory', files: { 'server.js': limited('') }, expect: 'manual' },
      {
        name: 'the memory named as a store',
        files: {
          'app.py': `from slowapi import Limiter\n\nlimiter = Limiter(key_func=ip, storage_uri="memory://")\n${fastapi.replace('def ', '@limiter.limit("5/minute")\ndef ')}`,
        },
        expect: 'manual',
      },
    ],
    good: [
      { name: 'a Redis store', files: { 'server.js': limited(', store: new RedisStore({ client })') }, expect: 'pass' },
      { name: 'nothing is limited', files: { 'server.js': express }, expect: 'not-applicable' },
    ],
  },
});
