import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const files = (more: Record<string, string> = {}): Record<string, string> => ({ Dockerfile: 'FROM node:22.3\nCOPY . .\nUSER node\n', ...more });

const ignoring = (...lines: readonly string[]): Record<string, string> => ({ '.dockerignore': lines.map((line) => `${line}\n`).join('') });

export default [
  { name: '.git gets through', files: files(ignoring('.env*', 'node_modules')), expect: { fail: ['Dockerfile:2'] } },
  { name: 'taken in again', files: files(ignoring('.git', '.env', '!.env')), expect: { fail: ['Dockerfile:2'] } },
  { name: 'an env file that is there gets through', files: files({ ...ignoring('.git', '.env'), 'api/.env.local': 'A=1\n' }), expect: { fail: ['Dockerfile:2'] } },
  {
    name: 'one that .gitignore names, and that is there where people work',
    files: files({ ...ignoring('.git', '.env'), '.gitignore': '.env\n.env.local\n' }),
    expect: { fail: ['Dockerfile:2'] },
  },
  { name: 'a pattern that takes dot files', files: { Dockerfile: 'FROM a:1\nADD ["./*", "/app/"]\n' }, expect: { fail: ['Dockerfile:2'] } },
  {
    name: 'an own ignore file replaces the common one',
    files: files({ ...ignoring('.git', '.env'), 'Dockerfile.dockerignore': 'node_modules\n' }),
    expect: { fail: ['Dockerfile:2'] },
  },
  {
    name: 'the folder that Compose builds in',
    files: {
      'docker/Dockerfile': 'FROM a:1\nCOPY . .\n',
      'docker/.dockerignore': '*\n',
      'compose.yaml': dedent`
        services:
          a:
            build: { context: ., dockerfile: docker/Dockerfile }
      `,
    },
    expect: { fail: ['docker/Dockerfile:2'] },
  },
  {
    name: 'the folder that a command or a workflow builds in',
    files: { 'docker/Dockerfile': 'FROM a:1\nCOPY . .\n', 'docker/.dockerignore': '*\n', 'README.md': '    docker build -t x -f docker/Dockerfile .\n' },
    expect: { fail: ['docker/Dockerfile:2'] },
  },
  {
    name: 'the root, where the parts lie that it copies',
    files: {
      'docker/Dockerfile': dedent`
        FROM a:1
        COPY package.json ./
        COPY . .
      `,
      'docker/start.sh': '',
      'docker/.dockerignore': '*\n',
      'package.json': '{}',
    },
    expect: { fail: ['docker/Dockerfile:3'] },
  },
  {
    name: 'the root, where the files lie that a pattern takes',
    files: {
      'Docker/Dockerfile': dedent`
        FROM a:1
        COPY . .
        COPY ./Docker/*.conf /etc/
      `,
      'Docker/site.conf': '',
      'Docker/.dockerignore': '*\n',
      'index.php': '',
    },
    expect: { fail: ['Docker/Dockerfile:2'] },
  },
  {
    name: 'a folder of an application, of which the root says something else',
    files: { 'api/Dockerfile': 'FROM a:1\nCOPY . .\n', 'api/main.py': '', '.dockerignore': 'node_modules\n' },
    expect: { fail: ['api/Dockerfile:2'] },
  },
  {
    name: 'a folder of an application that may be built in it or in the root',
    files: { 'api/Dockerfile': 'FROM a:1\nCOPY . .\n', 'api/main.py': '', ...ignoring('.git', '**/.env') },
    expect: 'manual',
  },
  { name: 'one that .gitignore names and takes in again', files: files({ ...ignoring('.git', '.env'), '.gitignore': '.env\n.env.ci\n!.env.ci\n' }), expect: 'pass' },
  { name: 'everything but the sources is left out', files: files(ignoring('*', '!src/**')), expect: 'pass' },
  { name: 'at any depth', files: files({ ...ignoring('**/.git', '**/.env*'), 'api/.env': 'A=1\n' }), expect: 'pass' },
  {
    name: 'the ignore file of the root, for a folder with nothing but Dockerfiles',
    files: { 'docker/Dockerfile': 'FROM a:1\nCOPY . .\n', 'docker/dev.Dockerfile': 'FROM a:1\n', 'main.py': '', ...ignoring('.git', '.env') },
    expect: 'pass',
  },
  {
    name: 'a command that was left behind names a folder that holds nothing of what is copied',
    files: {
      'img/Dockerfile': dedent`
        FROM a:1
        COPY package.json ./
        COPY . .
      `,
      'img/Makefile': 'build:\n\tdocker build -t x .\n',
      'img/start.sh': '',
      'package.json': '{}',
      'README.md': '    docker build -t x -f img/Dockerfile .\n',
      ...ignoring('.git', '.env'),
    },
    expect: 'pass',
  },
  { name: 'COPY itself leaves them out', files: { Dockerfile: 'FROM a:1\nCOPY --exclude=.git --exclude=.env* . .\n' }, expect: 'pass' },
] satisfies readonly Example[];
