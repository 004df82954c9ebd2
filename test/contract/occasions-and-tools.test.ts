import { expect, test } from 'vitest';
import { below, type Files, feature, judged, verdictsOf } from './judged.ts';

const workflow = (on: string, steps: string): Files => ({ '.github/workflows/ci.yml': `on: ${on}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n${steps}` });
const scans = (on: string): Files => workflow(on, '      - run: govulncheck ./...\n');
const weekly = '{ push: , pull_request: , schedule: [{ cron: "0 0 * * 1" }] }';
const publish = (identity: string, settings: string): Files => ({
  '.github/workflows/release.yml': `on: { push: { tags: ["v*"] } }\njobs:\n  publish:\n    runs-on: ubuntu-24.04\n    permissions: { ${identity} }\n    steps:\n      - uses: pypa/gh-action-pypi-publish@v1\n${settings}`,
});
const image = (settings: string): Files =>
  workflow('{ push: { tags: ["v*"] } }', `      - uses: docker/build-push-action@v6\n        with: { push: true, tags: example/app:latest, ${settings} }\n`);
const compose = (ports: string): Files => ({
  'compose.yaml': `services:\n  web:\n    build: .\n    ports: ["8080:8080"]\n  db:\n    image: postgres:16\n${ports}`,
  Dockerfile: 'FROM alpine:3.20\nUSER app\n',
});
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each<readonly [string, string, Files, string]>([
  ['scans on pull requests', 'Security scans run on every pull request.', scans('pull_request'), 'kept'],
  ['scans that run at other times', 'Security scans run on every pull request.', scans('push'), 'manual'],
  ['a night that is a week', 'Security scans run every night.', scans(weekly), 'broken'],
  ['a week that is one', 'Security scans run weekly.', scans(weekly), 'kept'],
  ['a finding that nothing minds', 'A vulnerable dependency fails the pip-audit job.', workflow('push', '      - run: pip-audit -r requirements.txt || true\n'), 'broken'],
  ['a signature of another kind', 'Releases are signed with cosign.', workflow('{ push: { tags: ["v*"] } }', '      - uses: crazy-max/ghaction-import-gpg@v6\n'), 'manual'],
  ['what the builder attaches', 'Images come with an SBOM and provenance.', image('sbom: true, provenance: mode=max'), 'kept'],
  ['what the builder does not attach', 'Images come with an SBOM.', image('provenance: true'), 'manual'],
  ['the identity of the workflow', 'Packages are published to PyPI through trusted publishing (OIDC).', publish('id-token: write', ''), 'kept'],
  [
    'a token that is kept',
    'Packages are published to PyPI through trusted publishing (OIDC).',
    publish('contents: read', '        with: { password: "${{ secrets.PYPI_TOKEN }}" }\n'),
    'broken',
  ],
  ['a version of Rust', 'The minimum supported Rust version is 1.91.', { 'Cargo.toml': '[package]\nname = "a"\nversion = "0.1.0"\nrust-version = "1.91"\n' }, 'kept'],
  ['an older version of Rust', 'The minimum supported Rust version is 1.91.', { 'Cargo.toml': '[package]\nname = "a"\nversion = "0.1.0"\nrust-version = "1.70"\n' }, 'broken'],
  ['a lock file of PHP', 'All dependencies are locked in composer.lock.', { 'composer.json': '{}', 'composer.lock': '{}' }, 'kept'],
  ['a store with a port of the host', 'Postgres is reachable on the internal Docker network only.', compose('    ports: ["5432:5432"]\n'), 'broken'],
  ['a store without one', 'Postgres is reachable on the internal Docker network only.', compose(''), 'kept'],
  [
    'a store that developers publish',
    'The production database is not exposed to the host.',
    { ...compose(''), 'compose.dev.yaml': 'services:\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n' },
    'kept',
  ],
  ['a base image with a digest', 'The base image is pinned by digest.', { Dockerfile: `FROM alpine:3.20@${digest}\nUSER app\n` }, 'kept'],
  [
    'the image for developers has none',
    'The base image is pinned by digest.',
    { Dockerfile: `FROM alpine:3.20@${digest}\nUSER app\n`, '.devcontainer/Dockerfile': 'FROM debian:12\n' },
    'kept',
  ],
  ['a program by its user', 'The server runs as the user app.', { Dockerfile: 'FROM alpine:3.20\nUSER app\n' }, 'kept'],
  ['a debug mode', 'DEBUG is off.', { 'shop/settings.py': "INSTALLED_APPS = []\nDEBUG = True\nROOT_URLCONF = 'shop.urls'\n" }, 'broken'],
])('%s: %s', async (_name, text, files, verdict) => {
  expect(await verdictsOf(text, files)).toEqual([verdict]);
});

test('what scans run on may stand in items', async () => {
  const items = await judged(below('Security scanning', 'Security scans run on:\n\n- Every pull request\n- Nightly'), scans(weekly));
  expect(items.map(({ text, verdict }) => [text, verdict])).toEqual([
    ['Every pull request', 'kept'],
    ['Nightly', 'broken'],
  ]);
});

test('a debugger that developers open is no other port of the service', async () => {
  const files = {
    Dockerfile: 'FROM alpine:3.20\nUSER app\nEXPOSE 9090\nCMD ["/agent", "--port", "9090"]\n',
    'compose.yaml': 'services:\n  agent:\n    build: .\n    ports: ["9090:9090"]\n',
    'compose.dev.yaml': 'services:\n  agent:\n    build: .\n    ports: ["9090:9090", "2345:2345"]\n',
  };
  expect((await judged(feature('The agent listens on port 9090.'), files)).map(({ verdict }) => verdict)).toEqual(['kept']);
});
