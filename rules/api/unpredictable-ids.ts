import { dedent, defineRule, type Evidence, type Finding, idMakers, isBesideServer, isOfService, judge, manual, withoutService } from 'policy-audit';
import { cwe } from './shared/references.ts';
import { fastapi, go } from './shared/services.ts';

const question = 'Can the IDs of stored things be guessed?';

/** Scripts that fill a database with made-up data. */
const seeds = /(?:^|\/)(?:seed|seeds|seeders?)(?:[_-][\w-]{1,60})?(?:\/|\.\w+$)|(?:test|demo|sample|dummy|mock|fake)_?data\.\w+$|(?:^|\/)(?:fake|mock)-[\w-]{1,80}\.\w+$/i;

export default defineRule({
  id: 'api/unpredictable-ids',
  title: 'IDs that callers see cannot be guessed',
  severity: 'medium',
  rationale:
    'Where an id is a time, a counter or a few random bytes, whoever has one finds the next one, and with it what belongs to somebody else. A random source in the tree proves nothing: how many bytes of it reach the id does.',
  remediation: 'Make IDs from a random UUID (version 4 or 7) or from at least 16 cryptographically random bytes, and still check who is asking.',
  practices: ['api/unpredictable-ids'],
  references: [cwe(340), cwe(330)],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const makers = idMakers(webApp).filter(({ at }) => !seeds.test(at.path) && isOfService(webApp, at.path));
    const findings = makers
      .filter(({ kind, at }) => kind === 'predictable' && isBesideServer(webApp, at.path))
      .map(({ name, at, why }): Finding => ({ message: `${name} makes IDs that can be guessed: ${why}.`, at }));
    const evidence = makers
      .filter(({ kind, at }) => kind === 'unpredictable' && isBesideServer(webApp, at.path))
      .map(({ name, at, why }): Evidence => ({ at, note: `${name}: ${why}` }));
    return judge(findings, evidence.slice(0, 10), withoutService(webApp, question) ?? manual(`${question} No code that makes one was recognised.`));
  },
  examples: {
    bad: [
      {
        name: 'seconds and four random bytes',
        files: {
          'main.go': go,
          'internal/id/id.go': dedent`
            package id

            import (
            	"crypto/rand"
            	"fmt"
            	"time"
            )

            func Generate() string {
            	b := make([]byte, 4)
            	rand.Read(b)
            	return fmt.Sprintf("%d-%x", time.Now().Unix(), b)
            }
          `,
        },
        expect: { fail: ['internal/id/id.go:9'] },
      },
      {
        name: 'a random number that is not for secrets',
        files: { 'app.py': `import random\n${fastapi}\n\ndef new_job_id():\n    return random.randint(0, 10**9)\n` },
        expect: { fail: ['app.py:12'] },
      },
      {
        name: 'the form of an ID that is taken',
        files: {
          'server.js': dedent`
            import express from 'express';

            const app = express();
            const job = z.object({ jobId: z.string().cuid() });
            app.post('/jobs', add);
          `,
        },
        expect: 'manual',
      },
    ],
    good: [
      { name: 'a random UUID', files: { 'app.py': `import uuid\n${fastapi.replace('return job', 'job_id = str(uuid.uuid4())\n    return job_id')}` }, expect: 'pass' },
      { name: 'sixteen random bytes', files: { 'app.py': `import secrets\n${fastapi}\n\ndef new_job_id():\n    return secrets.token_hex(16)\n` }, expect: 'pass' },
      { name: 'no service', files: { 'lib.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
