import { web } from '../../../../rules/container/shared/compose-examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'in a list and in a map',
    files: {
      'compose.yaml': dedent`
        services:
          a:
            image: a:1
            environment:
              - DB_PASSWORD=hunter2hunter2
          b:
            image: b:1
            environment:
              DB_PASSWORD: hunter2hunter2
      `,
    },
    expect: { fail: ['compose.yaml:5', 'compose.yaml:9'] },
  },
  { name: 'as the default of a variable', files: web('environment:', '  - JWT_SECRET=${JWT_SECRET:-sup3rs3cr3tvalue}'), expect: { fail: ['compose.yaml:5'] } },
  { name: 'a build argument', files: web('build:', '  context: .', '  args:', '    NPM_TOKEN: abcd1234efgh5678'), expect: { fail: ['compose.yaml:7'] } },
  {
    name: 'an address for an option of the command, and one alone',
    files: web('command: ["--db", "postgres://shop:Winter2026@db/shop"]', 'entrypoint: ["/run", "--wait=1", "postgres://shop:Winter2026@db/shop"]'),
    expect: { fail: ['compose.yaml:4', 'compose.yaml:5'] },
  },
  {
    name: 'in what an anchor gives to several services',
    files: {
      'compose.yaml': dedent`
        x-login: &login
          DB_PASSWORD: hunter2hunter2
        services:
          a:
            image: a:1
            environment: *login
          b:
            image: b:1
            environment:
              <<: *login
      `,
    },
    expect: { fail: ['compose.yaml:2'] },
  },
  {
    name: 'nobody is asked',
    files: {
      'compose.yaml': dedent`
        services:
          db:
            image: postgres:16
            environment:
              POSTGRES_HOST_AUTH_METHOD: trust
      `,
    },
    expect: { fail: ['compose.yaml:5'] },
  },
  { name: 'a number is no secret', files: web('environment: { TOKEN_TTL: 3600, DB_PASSWORD_MIN_LENGTH: 12 }'), expect: 'pass' },
  { name: 'a variable within an address', files: web('environment: { DATABASE_URL: "postgres://shop:${DB_PASSWORD}@db/shop" }'), expect: 'pass' },
] satisfies readonly Example[];
