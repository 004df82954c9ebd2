import { describe, expect, test } from 'vitest';
import { below, type Files, feature, judged } from './judged.ts';

const verdictOf = async (policy: string, files: Files) => (await judged(policy, files))[0]?.verdict;

describe('the user of an image', () => {
  const image = (lines: string): Files => ({ Dockerfile: `FROM node:22-slim\nRUN useradd --uid 10001 app\nCOPY . /srv\n${lines}CMD ["node", "/srv/main.js"]\n` });
  test.each([
    ['The container runs as the app user', 'USER app\n', 'kept'],
    ['The container runs as the node user', 'USER node\n', 'kept'],
    ['The container runs as the node user', 'USER app\n', 'broken'],
    ['The container runs as UID 10001', 'USER app\n', 'kept'],
    ['The container runs as UID 10001', 'USER 10001\n', 'kept'],
    ['The container runs as UID 1000', 'USER app\n', 'broken'],
    ['The container runs as UID 1000', 'USER node\n', 'kept'],
    ['Non-root Docker container (runs as app user, UID 10001)', 'USER app\n', 'kept'],
    ['Non-root user execution (UID 1000)', 'USER app\n', 'broken'],
    ['The container runs as the app user', '', 'manual'],
    ['The container runs as root', 'USER app\n', 'stronger'],
    ['The container runs as expected', 'USER app\n', 'manual'],
  ])('%s: %j', async (text, lines, verdict) => {
    expect(await verdictOf(feature(text), image(lines))).toBe(verdict);
  });

  test('of two images is known only where both have it', async () => {
    const two = { ...image('USER app\n'), 'web/Dockerfile': 'FROM nginx\nCOPY . /srv\n' };
    expect(await verdictOf(feature('The container runs as UID 10001'), two)).toBe('manual');
  });
});

describe('what a container may use', () => {
  const compose = (limits: string): Files => ({
    'compose.yaml': `services:\n  api:\n    build: .\n${limits}  cache:\n    image: redis:7.2\n`,
    Dockerfile: 'FROM python:3.12\nCMD ["app"]\n',
  });
  const both = '    mem_limit: 512m\n    cpus: "0.5"\n';
  test.each([
    ['The API container is limited to 512 MB of memory and half a CPU', both, 'kept'],
    ['The API container is limited to 256 MB of memory', both, 'broken'],
    ['The API container is limited to 1 GB of memory', both, 'stronger'],
    ['Resource limits (0.5 CPU, 512MB RAM)', both, 'kept'],
    ['Resource limits (1 CPU, 1GB RAM)', '    deploy:\n      resources:\n        limits:\n          cpus: "1.0"\n          memory: 1G\n', 'kept'],
    ['Every container is limited to 512 MB of memory', both, 'manual'],
  ])('%s', async (text, limits, verdict) => {
    expect(await verdictOf(feature(text), compose(limits))).toBe(verdict);
  });

  test('of pods', async () => {
    const files = {
      'k8s/app.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: app }\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          image: registry.example/app:1.2.3\n          resources: { limits: { cpu: 500m, memory: 1Gi } }\n          securityContext: { runAsUser: 1001 }\n',
    };
    expect(await verdictOf(feature('Each pod is limited to half a CPU and 1 GiB of memory'), files)).toBe('kept');
    expect(await verdictOf(feature('Each pod is limited to 512 MiB of memory'), files)).toBe('broken');
    expect(await verdictOf(feature('Pods run as user 1001'), files)).toBe('kept');
    expect(await verdictOf(feature('Pods run as user 2000'), files)).toBe('broken');
  });
});

describe('what is said of the container that is built here', () => {
  const hardened = '    security_opt: ["no-new-privileges:true"]\n    cap_drop: [ALL]\n';
  const files = (own: string): Files => ({
    'compose.yaml': `services:\n  bot:\n    build: .\n${own}  redis:\n    image: redis:7.2\n`,
    Dockerfile: 'FROM python:3.12\nUSER 1000\nCMD ["app"]\n',
  });
  test.each([
    ['`no-new-privileges` security option', hardened, 'kept'],
    ['All Linux capabilities dropped', hardened, 'kept'],
    ['All containers drop all capabilities', hardened, 'broken'],
    ['`no-new-privileges` security option', '', 'broken'],
  ])('%s: %j', async (text, own, verdict) => {
    expect(await verdictOf(below('Docker hardening', `- ${text}`), files(own))).toBe(verdict);
  });
});
