import { express, fastapi, go } from '../../../../rules/api/shared/services.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'the time, with what nobody else knows',
    files: {
      'app.py': fastapi,
      'models/job.py': dedent`
        def generate_job_id():
            h = hashlib.sha256()
            h.update(datetime.now().isoformat().encode())
            h.update(settings.SECRET_KEY.encode())
            return h.hexdigest()
      `,
    },
    expect: 'manual',
  },
  {
    name: 'an ID of the time and a counter',
    files: {
      'main.go': go,
      'room.go': dedent`
        package main

        import "github.com/rs/xid"

        func (s *Store) add(name string) {
        	id := xid.New()
        	s.db.Create(id, name)
        }
      `,
    },
    expect: { fail: ['room.go:6'] },
  },
  {
    name: 'letters of a constant, drawn by a source for simulations',
    files: { 'app.py': `import random\n${fastapi}\n\ndef new_job_id():\n    return "".join(random.choices(ALPHABET, k=8))\n` },
    expect: { fail: ['app.py:12'] },
  },
  {
    name: 'what a page makes for itself',
    files: {
      'server/server.js': `${express}`,
      'app/storage.js': dedent`
        export const id = () => {
          const id = toText(crypto.getRandomValues(new Uint8Array(16)));
          store.setItem('device_id', id);
          return id;
        };
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a number by which the program itself knows its jobs',
    files: {
      'server.js': express,
      'lib/plan.js': dedent`
        module.exports = function (map) {
          let id;
          do {
            id = Math.floor(Math.random() * 1e9);
          } while (map[id]);
          return id;
        };
      `,
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
  {
    name: 'made-up data for a first look',
    files: {
      'app.py': fastapi,
      'scripts/seed/clicks.py': dedent`
        import random

        def new_click_id():
            return random.randint(0, 10**9)
      `,
    },
    expect: 'manual',
  },
  {
    name: 'a script that makes up what it stores',
    files: {
      'app.py': fastapi,
      'populate.py': dedent`
        import random
        from faker import Faker

        oauth_id = random.randint(1, 1000)
      `,
    },
    expect: 'manual',
  },
  {
    name: 'an id that is random enough where the caller asks for it',
    files: {
      'main.go': go,
      'internal/mail/id.go': dedent`
        package mail

        import (
        	"crypto/rand"

        	"github.com/google/uuid"
        )

        func makeID(long bool) string {
        	if long {
        		return uuid.New().String()
        	}
        	b := make([]byte, 8)
        	rand.Read(b)
        	return encode(b)
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'the time, and random digits by a function of its own',
    files: {
      'main.go': go,
      'internal/bank/id.go': dedent`
        package bank

        import (
        	"crypto/rand"
        	"time"
        )

        func GenerateSessionId() string {
        	return time.Now().Format("060102150405") + randomDigits(12)
        }

        func randomDigits(n int) string {
        	d, _ := rand.Int(rand.Reader, ten)
        	return d.String()
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'an element of a page',
    files: {
      'app.py': fastapi,
      'web/score.component.ts': dedent`
        import { Component } from '@angular/core';

        const scoreId = newId();
        function newId() {
          return Math.random().toString(36);
        }
      `,
    },
    expect: 'manual',
  },
  { name: 'the database numbers things', files: { 'app.py': fastapi }, expect: 'manual' },
] satisfies readonly Example[];
