import { expect, test } from 'vitest';
import { builtInRules } from '../../rules/index.ts';
import { runContract } from '../../src/contract/run-contract.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';
import { type Files, feature, judged, today } from './judged.ts';

const verdictOf = (verdicts: readonly string[]): string | undefined => verdicts.find((own) => own === 'kept' || own === 'broken' || own === 'stronger') ?? verdicts[0];

const compose = (services: string): Files => ({ 'compose.yaml': `services:\n${services}` });
const redis = (more: string): Files => compose(`  redis:\n    image: redis:7\n${more}`);
const image = (from: string, more: Files = {}): Files => ({ Dockerfile: `${from}\nUSER app\n`, ...more });
const workflow = (top: string, steps = '      - run: make\n', job = ''): Files => ({
  '.github/workflows/ci.yml': `on: { push: , pull_request: , schedule: [{ cron: "0 0 * * 1" }] }\n${top}jobs:\n  a:\n    runs-on: ubuntu-24.04\n${job}    steps:\n${steps}`,
});
const stores = '  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n';

test.each<readonly [string, string, Files, string]>([
  ['a password in the command', 'Redis requires a password.', redis('    command: redis-server --requirepass ${REDIS_PASSWORD}\n'), 'kept'],
  ['no password at all', 'Redis requires a password.', redis(''), 'broken'],
  ['an empty password', 'Redis requires a password.', redis(`    command: redis-server --requirepass ""\n`), 'broken'],
  ['a password that a file may give', 'Redis requires a password.', redis('    volumes: ["./redis.conf:/etc/redis.conf"]\n    command: redis-server /etc/redis.conf\n'), 'manual'],
  [
    'a store that lets everybody in',
    'PostgreSQL requires a password.',
    compose('  db:\n    image: postgres:16\n    environment: { POSTGRES_HOST_AUTH_METHOD: trust }\n'),
    'broken',
  ],
  ['a variable that its image passes over', 'Redis requires a password.', redis('    environment: { REDIS_PASSWORD: "${PASSWORD}" }\n'), 'broken'],
  ['a password that falls back to none', 'Redis requires a password.', redis('    command: redis-server --requirepass ${REDIS_PASSWORD:-}\n'), 'manual'],
  ['an image that is built here', 'Redis requires a password.', compose('  redis:\n    image: example/redis:7\n    build: ./redis\n'), 'manual'],
  [
    'an image that needs a password',
    'Redis requires a password.',
    compose('  redis:\n    image: bitnami/redis:7\n    environment: { ALLOW_EMPTY_PASSWORD: "no", REDIS_PASSWORD: "${PASSWORD}" }\n'),
    'kept',
  ],
  ['images that are made anew', 'Docker images are built from scratch on every release.', image('FROM node:22-alpine'), 'manual'],
  ['the path of a file', 'The Docker image is built from docker/Dockerfile in CI.', image('FROM node:22-alpine'), 'manual'],
  ['the address of a service', 'The worker container uses redis:6379 for its queue.', image('FROM node:22-alpine'), 'manual'],
  ['an image of which it is not known what it is made of', 'The image is based on Alpine.', image('FROM caddy:2'), 'manual'],
  ['the same image by its whole name', 'The image is built from `node:22-alpine`.', image('FROM docker.io/library/node:22-alpine'), 'kept'],
  ['no right to write', 'Workflows run with no write permissions.', workflow('permissions: { contents: read }\n'), 'manual'],
  ['rights that jobs take', 'Workflows run with no permissions.', workflow('permissions: {}\n', '      - run: make\n', '    permissions: { contents: write }\n'), 'manual'],
  [
    'a port on the network of the host',
    'The web port is bound to 127.0.0.1 only.',
    compose('  web:\n    build: .\n    network_mode: host\n    ports: ["127.0.0.1:80:80"]\n'),
    'manual',
  ],
  ['what looks into a store', 'Redis requires a password.', compose('  ui:\n    image: example/redis-ui:1\n'), 'manual'],
  ['the image that is named', 'The image is built from `python:3.13-slim`.', image('FROM python:3.13-slim'), 'kept'],
  ['another image', 'The image is built from `alpine:3.20`.', image('FROM python:3.13-slim'), 'broken'],
  ['the image of the stage that stays behind', 'The image is based on distroless.', image('FROM golang:1.26 AS build\nFROM gcr.io/distroless/static:nonroot'), 'kept'],
  ['a stage that is not shipped', 'The image is based on Alpine.', image('FROM alpine:3.20 AS build\nFROM debian:13'), 'broken'],
  ['one of two images', 'The image is based on Alpine.', image('FROM alpine:3.20', { 'web/Dockerfile': 'FROM nginx:1.29\nUSER app\n' }), 'manual'],
  ['an image that a variable names', 'The image is based on Alpine.', image('ARG BASE\nFROM ${BASE}'), 'manual'],
  ['an image with more to it', 'The image is based on Alpine and scanned every night.', image('FROM alpine:3.20'), 'manual'],
  [
    'the port of one service',
    'The web port is bound to 127.0.0.1 only.',
    compose('  web:\n    build: .\n    ports: ["127.0.0.1:80:80"]\n  proxy:\n    image: caddy:2\n    ports: ["443:443"]\n'),
    'kept',
  ],
  ['the port of one service that is open', 'The web port is bound to 127.0.0.1 only.', compose('  web:\n    build: .\n    ports: ["80:80"]\n'), 'broken'],
  [
    'the file of production',
    'In production PostgreSQL is not exposed to the host.',
    { 'docker-compose.yml': `services:\n${stores}`, 'docker-compose.prod.yml': 'services:\n  db:\n    image: postgres:16\n' },
    'kept',
  ],
  [
    'a file of production that only adds to the other',
    'In production PostgreSQL is not exposed to the host.',
    { 'docker-compose.yml': `services:\n${stores}`, 'docker-compose.prod.yml': 'services:\n  db:\n    restart: always\n' },
    'broken',
  ],
  ['no rights at the top', 'Workflows start with no permissions at the top level.', workflow('permissions: {}\n'), 'kept'],
  ['rights at the top', 'Workflows start with no permissions at the top level.', workflow('permissions: { contents: read }\n'), 'broken'],
  ['rights of which nothing is said', 'Workflows start with no permissions at the top level.', workflow(''), 'broken'],
  ['rights that the job alone takes', 'Workflows run with no permissions by default.', workflow('', '      - run: make\n', '    permissions: { contents: read }\n'), 'manual'],
  ['a review of dependencies', 'Dependency review runs on pull requests.', workflow('', '      - uses: actions/dependency-review-action@v5\n'), 'kept'],
  ['a review that people make', 'Every new dependency review is done by two maintainers.', workflow('', '      - uses: actions/dependency-review-action@v5\n'), 'manual'],
  ['an audit of the modules of Rails', 'JavaScript dependencies are audited in CI with importmap audit.', workflow('', '      - run: bin/importmap audit\n'), 'kept'],
  [
    'a hook that finds keys',
    'A pre-commit hook detects private keys.',
    { '.pre-commit-config.yaml': 'repos:\n  - repo: https://github.com/pre-commit/pre-commit-hooks\n    rev: v4.1.0\n    hooks:\n      - id: detect-private-key\n' },
    'kept',
  ],
  ['a day that is a week', 'CodeQL runs daily.', workflow('', '      - uses: github/codeql-action/init@v4\n      - uses: github/codeql-action/analyze@v4\n'), 'manual'],
  ['a week that is one', 'CodeQL runs weekly.', workflow('', '      - uses: github/codeql-action/init@v4\n      - uses: github/codeql-action/analyze@v4\n'), 'kept'],
])('%s', async (_name, text, files, verdict) => {
  const statements = await judged(feature(text), files);
  expect(verdictOf(statements.map(({ verdict: own }) => own))).toBe(verdict);
});

const day = 86_400;
const byBot = (text: string, daysAgo: number): Promise<string | undefined> => {
  const snapshot = memorySnapshot({ files: { 'SECURITY.md': feature(text), 'package.json': '{"name":"a"}' } });
  const commits = [
    { oid: 'a'.repeat(40), date: 1000 * day, authorName: 'Ada', authorEmail: 'ada@example.org', subject: 'Mend a typo' },
    { oid: 'b'.repeat(40), date: (1000 - daysAgo) * day, authorName: 'dependabot[bot]', authorEmail: 'bot@example.org', subject: 'Bump a' },
  ];
  return runContract({ ...snapshot, git: snapshot.git && { ...snapshot.git, log: async () => commits } } as typeof snapshot, builtInRules, today).then(({ statements }) =>
    verdictOf(statements.map(({ verdict }) => verdict)),
  );
};

test.each<readonly [string, string, number, string]>([
  ['commits of late', 'Dependabot keeps dependencies up to date.', 10, 'kept'],
  ['commits of long ago', 'Dependabot keeps dependencies up to date.', 900, 'manual'],
  ['commits that do not say how often', 'Dependabot opens weekly pull requests.', 10, 'manual'],
  ['commits that do not say of what', 'Dependabot updates npm packages.', 10, 'manual'],
])('a bot without a configuration, with %s', async (_name, text, daysAgo, verdict) => {
  expect(await byBot(text, daysAgo)).toBe(verdict);
});
