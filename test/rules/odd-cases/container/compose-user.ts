import { web } from '../../../../rules/container/shared/compose-examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const build = (...settings: readonly string[]): Record<string, string> => ({
  'compose.yaml': `services:\n  web:\n    build: .\n${settings.map((line) => `    ${line}\n`).join('')}`,
});

const entry = (script: string): Record<string, string> => ({
  ...build(),
  Dockerfile: 'FROM debian:12\nCOPY entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]\n',
  'entrypoint.sh': `#!/bin/sh\n${script}\nexec "$@"\n`,
});
const start = (command: string): Record<string, string> => ({ ...build(), Dockerfile: `FROM debian:12\nCMD ${command}\n` });

export default [
  ...[
    '# exec gosu app server',
    'echo "install gosu app"',
    'exec gosu root server',
    'exec setpriv --no-new-privs server',
    'command -v gosu >/dev/null || exit 1',
    'exec chpst -e /etc/env server',
  ].map((script) => ({
    name: `an entry point that stays root: ${script}`,
    files: entry(script),
    expect: { fail: ['compose.yaml:2'] },
  })),
  ...['exec gosu app server', 'exec setpriv --reuid=1000 --clear-groups server', 'exec su -s /bin/sh app -c server', 'exec sudo -u app server', 'exec chpst -u app server'].map(
    (script) => ({
      name: `an entry point that goes on as another user: ${script}`,
      files: entry(script),
      expect: 'manual' as const,
    }),
  ),
  { name: 'su to root', files: start('["su", "-c", "/bin/server"]'), expect: { fail: ['compose.yaml:2'] } },
  { name: 'a wrapper in JSON form', files: start('["setpriv", "--reuid", "1000", "server"]'), expect: 'manual' },
  { name: 'su to another user', files: start('["su", "-c", "/bin/server", "app"]'), expect: 'manual' },
  {
    name: 'the command of the service goes on as another user',
    files: { ...build('command: ["gosu", "app", "server"]'), Dockerfile: 'FROM debian:12\nCMD ["server"]\n' },
    expect: 'manual',
  },
  {
    name: 'the entry point of another image, of the same name',
    files: {
      'compose.yaml': 'services:\n  web:\n    build: ./web\n',
      'web/Dockerfile': 'FROM debian:12\nENTRYPOINT ["/start.sh"]\n',
      'web/start.sh': '#!/bin/sh\nexec "$@"\n',
      'db/start.sh': '#!/bin/sh\nexec gosu db "$@"\n',
    },
    expect: { fail: ['compose.yaml:2'] },
  },
  {
    name: 'root by name, by number, as a number',
    files: {
      'compose.yaml': dedent`
        services:
          a: { image: a:1, user: root }
          b: { image: b:1, user: "0:0" }
          c: { image: c:1, user: 0 }
      `,
    },
    expect: { fail: ['compose.yaml:2', 'compose.yaml:3', 'compose.yaml:4'] },
  },
  { name: 'built from a Dockerfile without a user', files: { ...build(), Dockerfile: 'FROM alpine:3.20\nCMD ["sh"]\n' }, expect: { fail: ['compose.yaml:2'] } },
  {
    name: 'an argument of the build makes it root',
    files: {
      'compose.yaml': dedent`
        services:
          web:
            build:
              context: .
              args:
                - RUN_AS=root
      `,
      Dockerfile: dedent`
        FROM alpine:3.20
        ARG RUN_AS=app
        USER $RUN_AS
      `,
    },
    expect: { fail: ['compose.yaml:6'] },
  },
  {
    name: 'an argument that ENV of the Dockerfile outdoes',
    files: {
      'compose.yaml': dedent`
        services:
          web:
            build:
              context: .
              args: { RUN_AS: app }
      `,
      Dockerfile: dedent`
        FROM alpine:3.20
        ARG RUN_AS
        ENV RUN_AS=root
        USER $RUN_AS
      `,
    },
    expect: { fail: ['compose.yaml:2'] },
  },
  { name: 'the defaults of variables', files: web('user: "${UID:-1000}:${GID:-1000}"'), expect: 'pass' },
  { name: 'a user over that of the Dockerfile', files: { ...build('user: "1000"'), Dockerfile: 'FROM alpine:3.20\n' }, expect: 'pass' },
  { name: 'a pulled image may give up root by itself', files: web('restart: always'), expect: 'manual' },
  { name: 'the environment decides', files: web('user: "${UID}"'), expect: 'manual' },
  {
    name: 'an argument of the build, over the default of the Dockerfile',
    files: {
      'compose.yaml': dedent`
        services:
          web:
            build:
              context: .
              args: { RUN_AS: app }
      `,
      Dockerfile: dedent`
        FROM alpine:3.20
        ARG RUN_AS=root
        USER \${RUN_AS}
      `,
    },
    expect: 'pass',
  },
  {
    name: 'an image of the tree whose entry point goes on as another user',
    files: {
      'compose.yaml': 'services:\n  app:\n    build: .\n',
      Dockerfile: 'FROM alpine:3.20\nCOPY start.sh /start.sh\nENTRYPOINT ["/start.sh"]\n',
      'start.sh': '#!/bin/sh\nexec su-exec app /app "$@"\n',
    },
    expect: 'manual',
  },
] satisfies readonly Example[];
