import { defineRule, type Evidence, type Finding, idMakers, isBesideServer, isOfService, judge, manual, withoutService } from 'policy-audit';
import { cwe } from './shared/references.ts';
import { express, fastapi, go } from './shared/services.ts';

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
        name: 'the time, with what nobody else knows',
        files: {
          'app.py': fastapi,
          'models/job.py':
            'def generate_job_id():\n    h = hashlib.sha256()\n    h.update(datetime.now().isoformat().encode())\n    h.update(settings.SECRET_KEY.encode())\n    return h.hexdigest()\n',
        },
        expect: 'manual',
      },
      {
        name: 'an ID of the time and a counter',
        files: {
          'main.go': go,
          'room.go': 'package main\n\nimport "github.com/rs/xid"\n\nfunc (s *Store) add(name string) {\n\tid := xid.New()\n\ts.db.Create(id, name)\n}\n',
        },
        expect: { fail: ['room.go:6'] },
      },
      {
        name: 'the form of an ID that is taken',
        files: { 'server.js': "import express from 'express';\n\nconst app = express();\nconst job = z.object({ jobId: z.string().cuid() });\napp.post('/jobs', add);\n" },
        expect: 'manual',
      },
      {
        name: 'seconds and four random bytes',
        files: {
          'main.go': go,
          'internal/id/id.go':
            'package id\n\nimport (\n\t"crypto/rand"\n\t"fmt"\n\t"time"\n)\n\nfunc Generate() string {\n\tb := make([]byte, 4)\n\trand.Read(b)\n\treturn fmt.Sprintf("%d-%x", time.Now().Unix(), b)\n}\n',
        },
        expect: { fail: ['internal/id/id.go:9'] },
      },
      {
        name: 'a random number that is not for secrets',
        files: { 'app.py': `import random\n${fastapi}\n\ndef new_job_id():\n    return random.randint(0, 10**9)\n` },
        expect: { fail: ['app.py:12'] },
      },
      {
        name: 'letters of a constant, drawn by a source for simulations',
        files: { 'app.py': `import random\n${fastapi}\n\ndef new_job_id():\n    return "".join(random.choices(ALPHABET, k=8))\n` },
        expect: { fail: ['app.py:12'] },
      },
    ],
    good: [
      {
        name: 'what a page makes for itself',
        files: {
          'server/server.js': `${express}`,
          'app/storage.js': "export const id = () => {\n  const id = toText(crypto.getRandomValues(new Uint8Array(16)));\n  store.setItem('device_id', id);\n  return id;\n};\n",
        },
        expect: 'manual',
      },
      {
        name: 'a number by which the program itself knows its jobs',
        files: {
          'server.js': express,
          'lib/plan.js': 'module.exports = function (map) {\n  let id;\n  do {\n    id = Math.floor(Math.random() * 1e9);\n  } while (map[id]);\n  return id;\n};\n',
        },
        expect: 'manual',
      },
      {
        name: 'the name of somebody else for a user',
        files: { 'server.js': express, 'tautulli.js': 'export const find = (user) => get({ user_id: user.plexId.toString() });\n' },
        expect: 'manual',
      },
      {
        name: 'a store of tests that stands beside the others',
        files: { 'src/server.js': express, 'src/links/fake-link-store.js': 'export const add = (link) => links.push({ id: String(Math.random()), ...link });\n' },
        expect: 'manual',
      },
      {
        name: 'the number of an item of a page',
        files: { 'server.js': express, 'src/utils/items.js': 'export const makeItemId = () => Math.random().toString(36);\n' },
        expect: 'manual',
      },
      {
        name: 'one of the IDs that there are',
        files: { 'app.py': `import random\n${fastapi.replace('return job', 'service_id = random.choice(service_ids)\n    return service_id')}` },
        expect: 'manual',
      },
      {
        name: 'the first digits of a UUID',
        files: { 'app.py': `import uuid\n${fastapi.replace('return job', 'job_id = f"job_{uuid.uuid4().hex[:12]}"\n    return job_id')}` },
        expect: 'manual',
      },
      {
        name: 'a parameter of a route',
        files: { 'app.py': `from pydantic import UUID4\n${fastapi.replace('job: dict', 'job: dict, x_user_keycloak_uuid: UUID4 = Header()')}` },
        expect: 'manual',
      },
      { name: 'a random UUID', files: { 'app.py': `import uuid\n${fastapi.replace('return job', 'job_id = str(uuid.uuid4())\n    return job_id')}` }, expect: 'pass' },
      { name: 'sixteen random bytes', files: { 'app.py': `import secrets\n${fastapi}\n\ndef new_job_id():\n    return secrets.token_hex(16)\n` }, expect: 'pass' },
      {
        name: 'made-up data for a first look',
        files: { 'app.py': fastapi, 'scripts/seed/clicks.py': 'import random\n\ndef new_click_id():\n    return random.randint(0, 10**9)\n' },
        expect: 'manual',
      },
      {
        name: 'a script that makes up what it stores',
        files: { 'app.py': fastapi, 'populate.py': 'import random\nfrom faker import Faker\n\noauth_id = random.randint(1, 1000)\n' },
        expect: 'manual',
      },
      {
        name: 'an id that is random enough where the caller asks for it',
        files: {
          'main.go': go,
          'internal/mail/id.go':
            'package mail\n\nimport (\n\t"crypto/rand"\n\n\t"github.com/google/uuid"\n)\n\nfunc makeID(long bool) string {\n\tif long {\n\t\treturn uuid.New().String()\n\t}\n\tb := make([]byte, 8)\n\trand.Read(b)\n\treturn encode(b)\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'the time, and random digits by a function of its own',
        files: {
          'main.go': go,
          'internal/bank/id.go':
            'package bank\n\nimport (\n\t"crypto/rand"\n\t"time"\n)\n\nfunc GenerateSessionId() string {\n\treturn time.Now().Format("060102150405") + randomDigits(12)\n}\n\nfunc randomDigits(n int) string {\n\td, _ := rand.Int(rand.Reader, ten)\n\treturn d.String()\n}\n',
        },
        expect: 'manual',
      },
      {
        name: 'an element of a page',
        files: {
          'app.py': fastapi,
          'web/score.component.ts': "import { Component } from '@angular/core';\n\nconst scoreId = newId();\nfunction newId() {\n  return Math.random().toString(36);\n}\n",
        },
        expect: 'manual',
      },
      { name: 'the database numbers things', files: { 'app.py': fastapi }, expect: 'manual' },
      { name: 'no service', files: { 'lib.py': 'x = 1\n' }, expect: 'not-applicable' },
    ],
  },
});
