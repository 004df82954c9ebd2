import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collect } from '../../src/extraction/collect.ts';
import type { Compose } from '../../src/facts/compose/compose.ts';
import { interpolate } from '../../src/facts/compose/interpolation.ts';
import { readShort } from '../../src/facts/compose/ports.ts';
import { loadFacts } from '../../src/facts/load-facts.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';
import { human } from './secrets/made-up.ts';

const factOf = async (files: Readonly<Record<string, string>>) => {
  const { facts, gaps } = await collect(memorySnapshot({ files }), await loadFacts(['compose']));
  return { compose: facts.get('compose') as Compose, gaps: gaps.get('compose') ?? [] };
};
const servicesOf = async (files: Readonly<Record<string, string>>) => (await factOf(files)).compose.services;

describe('variables are filled in by their defaults', () => {
  test.each<[string, string, string[]]>([
    ['app:1.2', 'app:1.2', []],
    ['${TAG:-1.2}', '1.2', []],
    ['${TAG-1.2}', '1.2', []],
    ['${A:-${B:-c}}', 'c', []],
    ['${TAG}', '${TAG}', ['TAG']],
    ['$TAG', '${TAG}', ['TAG']],
    ['${TAG:?set it: please}', '${TAG}', ['TAG']],
    ['a${B:+c}', 'a', ['B']],
    ['$$HOME', '$HOME', []],
    ['${', '${', []],
    ['${A:-b', 'b', []],
  ])('%s', (source, text, open) => {
    expect(interpolate(source)).toEqual({ text, open });
  });

  test('whatever stands there, it ends', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('$', '{', '}', 'A', ':-', ':?', ':+', ' '), { maxLength: 40 }), (pieces) => {
        expect(typeof interpolate(pieces.join('')).text).toBe('string');
      }),
    );
  });
});

describe('the short form of a port', () => {
  const read = (source: string) => {
    const port = readShort(source, { path: 'x' });
    return [port?.address, port?.published, port?.target, port?.reach];
  };
  test.each<[string, (string | undefined)[]]>([
    ['80', [undefined, undefined, '80', 'all']],
    ['8080:80', [undefined, '8080', '80', 'all']],
    ['127.0.0.1:8080:80/udp', ['127.0.0.1', '8080', '80', 'loopback']],
    ['127.0.0.1::80', ['127.0.0.1', undefined, '80', 'loopback']],
    ['[::1]:8080:80', ['::1', '8080', '80', 'loopback']],
    ['3000-3005:3000-3005', [undefined, '3000-3005', '3000-3005', 'all']],
    ['192.168.1.2:1:1', ['192.168.1.2', '1', '1', 'private']],
    ['${BIND:-10.1.2.3}:1:1', ['10.1.2.3', '1', '1', 'private']],
  ])('%s', (source, wanted) => {
    expect(read(source)).toEqual(wanted);
  });
});

describe('the file .env of the folder gives variables their values', () => {
  const compose =
    'services:\n  web:\n    image: $IMAGE:${TAG:-latest}\n    ports: ["${BIND:?say where}:8080:80", "$$BIND:81"]\n    user: ${WHO}\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD}\n';

  test('where Compose reads it, before any default', async () => {
    const services = await servicesOf({ 'deploy/compose.yaml': compose, 'deploy/.env': '# ours\nexport IMAGE="ghcr.io/team/web" # it\nTAG=1.2\nBIND=0.0.0.0\nWHO=\n' });
    expect(services.map(({ image, ports, user }) => [image?.text, ports.map(({ text }) => text), user])).toMatchObject([
      ['ghcr.io/team/web:1.2', ['0.0.0.0:8080:80', '$BIND:81'], { text: '${WHO}', open: ['WHO'] }],
    ]);
  });

  test('not from another folder, and no secret of it', async () => {
    const password = human();
    const services = await servicesOf({ 'deploy/compose.yaml': compose, '.env': 'IMAGE=a\n', 'deploy/.env': `DB_PASSWORD=${password}\n` });
    expect(services[0]?.image?.open).toEqual(['IMAGE']);
    expect(JSON.stringify(services)).not.toContain(password.slice(0, -1));
  });
});

describe('files that are given to Compose together', () => {
  test('the override beside a file is merged: single values are replaced, lists added to, maps joined', async () => {
    const [service] = await servicesOf({
      'compose.yaml': 'services:\n  a:\n    image: a:1\n    user: root\n    ports: ["1:1"]\n    environment: { A: x, B: y }\n',
      'compose.override.yaml': 'services:\n  a:\n    user: app\n    ports: ["2:2"]\n    environment: ["B=z"]\n',
    });
    expect(service?.user).toMatchObject({ text: 'app', at: { path: 'compose.override.yaml', line: 3 } });
    expect(service?.ports.map(({ text, at }) => `${at.path}:${at.line} ${text}`)).toEqual(['compose.yaml:5 1:1', 'compose.override.yaml:4 2:2']);
    expect(service?.environment.map(({ name, text }) => `${name}=${text}`)).toEqual(['A=x', 'B=z']);
  });
  test('a part for production is put over the file it completes', async () => {
    const services = await servicesOf({ 'compose.yml': 'services:\n  a: { image: a:1 }\n', 'compose.prod.yml': 'services:\n  a: { mem_limit: 1g }\n' });
    expect(services.map(({ file, image, memoryLimits }) => [file, image?.text, memoryLimits[0]?.text])).toEqual([
      ['compose.prod.yml', 'a:1', '1g'],
      ['compose.yml', 'a:1', undefined],
    ]);
  });
  test('a service extends one that extends another, in a third file', async () => {
    const services = await servicesOf({
      'compose.yaml': 'services:\n  a:\n    image: a:1\n    extends: { file: b/base.yaml, service: b }\n',
      'b/base.yaml': 'services:\n  b:\n    extends: { file: ../c.yaml, service: c }\n    user: app\n',
      'c.yaml': 'services:\n  c:\n    user: root\n    privileged: true\n',
    });
    expect(services.map(({ name, user, privileged }) => [name, user?.text, privileged[0]?.at.path])).toEqual([['a', 'app', 'c.yaml']]);
  });
  test('a file whose every service another one extends is not started by itself, whatever it looks like', async () => {
    const base = 'services:\n  db:\n    image: db:1\n    ports: ["${PORT}:5432"]\n';
    const taken = 'services:\n  db:\n    extends: { file: ./parts/db.yaml, service: db }\n';
    expect((await servicesOf({ 'compose.yaml': taken, 'parts/db.yaml': base })).map(({ file }) => file)).toEqual(['compose.yaml']);
    const more = `${base}  cache:\n    image: cache:1\n    restart: always\n`;
    expect((await servicesOf({ 'compose.yaml': taken, 'parts/db.yaml': more })).map(({ file, name }) => `${file} ${name}`)).toEqual([
      'compose.yaml db',
      'parts/db.yaml db',
      'parts/db.yaml cache',
    ]);
  });
  test('a file of which only developers take a service is started by itself as well', async () => {
    const own = 'services:\n  web:\n    image: web:1\n    restart: always\n    privileged: true\n';
    const taken = 'services:\n  web:\n    extends: { file: ./production.yml, service: web }\n    privileged: false\n';
    const services = await servicesOf({ 'production.yml': own, 'compose.dev.yml': taken });
    expect(services.map(({ at }) => at.path).sort()).toEqual(['compose.dev.yml', 'production.yml']);
  });

  test('services that extend each other end', async () => {
    expect(await servicesOf({ 'compose.yaml': 'services:\n  a: { image: a:1, extends: b }\n  b: { image: b:1, extends: a }\n' })).toHaveLength(2);
  });
  test('an included file is read whatever its name; one that is not there is a gap', async () => {
    const { compose, gaps } = await factOf({
      'compose.yaml': 'include:\n  - parts/db.yaml\n  - parts/gone.yaml\nservices:\n  a: { image: a:1 }\n',
      'parts/db.yaml': 'services:\n  db: { image: db:1 }\n',
    });
    expect(compose.services.map(({ name }) => name)).toEqual(['a', 'db']);
    expect(gaps).toMatchObject([{ path: 'compose.yaml', line: 3 }]);
  });
});

describe('what a package manager fetches', () => {
  test('is the code of others where a file includes it', async () => {
    const { compose, gaps } = await factOf({ 'compose.yaml': 'include:\n  - vendor/acme/stack/compose.yaml\nservices:\n  a: { image: a:1 }\n' });
    expect(compose.services.map(({ name }) => name)).toEqual(['a']);
    expect(gaps).toEqual([]);
  });
});

describe('what is no Compose file says nothing', () => {
  test.each<[string, string]>([
    ['ci/service.yaml', 'steps:\n  - image: alpine:3.20\nservices:\n  db:\n    image: mysql\n    ports: ["3306"]\n'],
    ['config/services.yaml', 'services:\n  _defaults:\n    autowire: true\n  App\\Kernel:\n    class: App\n'],
    ['config/ports.yaml', 'ports:\n  - "8080:8080"\n'],
    ['.gitlab-ci.yml', 'services:\n  - postgres:16\n'],
    ['tests/compose.yaml', 'services:\n  a: { image: a }\n'],
    ['compose.yaml', 'services:\n{% for s in all %}\n  {{ s }}:\n    image: [\n{% endfor %}\n'],
  ])('%s', async (path, text) => {
    expect(await factOf({ [path]: text })).toEqual({ compose: { services: [], files: [] }, gaps: [] });
  });
});

describe('hostile files', () => {
  test('a file that does not parse is a gap with its line, the others are read', async () => {
    const { compose, gaps } = await factOf({ 'compose.yaml': 'services:\n\ta: 1\n', 'b/compose.yaml': 'services:\n  b: { image: b:1 }\n' });
    expect(compose.services.map(({ name }) => name)).toEqual(['b']);
    expect(gaps).toMatchObject([{ path: 'compose.yaml', line: 2 }]);
  });
  test('names of prototypes are names', async () => {
    const [service] = await servicesOf({ 'compose.yaml': 'services:\n  __proto__:\n    image: a:1\n    environment: { __proto__: x, constructor: y }\n' });
    expect(service?.name).toBe('__proto__');
    expect(service?.environment.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  });
  test('an alias bomb is a gap', async () => {
    const levels = Array.from({ length: 8 }, (_, index) => `x${index + 1}: &l${index + 1} [${`*l${index},`.repeat(9)}]`);
    const { gaps } = await factOf({ 'compose.yaml': `x0: &l0 [1]\n${levels.join('\n')}\nservices:\n  a: { image: a:1 }\n` });
    expect(gaps).toMatchObject([{ path: 'compose.yaml' }]);
  });
  test('the last of repeated keys counts, as it does for Compose', async () => {
    const [service] = await servicesOf({ 'compose.yaml': 'services:\n  a:\n    image: a:1\n    user: root\n    user: app\n' });
    expect(service?.user?.text).toBe('app');
  });
});

test('values of secrets are left out of the fact', async () => {
  const value = ['hunter2', 'hunter2'].join('');
  const { compose } = await factOf({ 'compose.yaml': `services:\n  a:\n    image: a:1\n    environment: { DB_PASSWORD: ${value} }\n` });
  expect(compose.services[0]?.secretValues).toMatchObject([{ name: 'DB_PASSWORD', where: 'environment' }]);
  expect(JSON.stringify(compose)).not.toContain(value);
});

describe('files that a documented command gives with -f', () => {
  const shown = async (command: string) => {
    const services = await servicesOf({
      'README.md': `# Run\n\n\`\`\`sh\n${command}\n\`\`\`\n`,
      'deploy/base.yml': 'services:\n  web:\n    image: app:1\n',
      'deploy/prod.yml': 'services:\n  web:\n    mem_limit: 1g\n',
      'stack.d/only.yaml': 'services:\n  db:\n    image: db:1\n',
    });
    return services.map(({ file, name, image, memoryLimits }) => [file, name, image?.text, ...memoryLimits.map(({ text }) => text)].join(' '));
  };
  test.each<[string, string[]]>([
    ['docker compose up', []],
    ['docker compose -f stack.d/only.yaml up -d', ['stack.d/only.yaml db db:1']],
    ['COMPOSE_FILE=stack.d/only.yaml docker-compose up', ['stack.d/only.yaml db db:1']],
    ['docker stack deploy -c stack.d/only.yaml web', ['stack.d/only.yaml db db:1']],
    ['docker compose --file=deploy/base.yml -f deploy/prod.yml up', ['deploy/base.yml web app:1 1g']],
    ['docker compose -f deploy/base.yml -f missing.yml up', []],
    ['docker compose -f ../outside.yml up', []],
  ])('%s', async (command, services) => {
    expect(await shown(command)).toEqual(services);
  });
});
