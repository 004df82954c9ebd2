import { beforeAll, describe, expect, test } from 'vitest';
import { audit, formatReport } from '../../src/index.ts';
import type { Report } from '../../src/report/report.ts';
import { git, makeRepository, write } from '../repository.ts';

/** Live-looking, but made here. */
const value = ['Xk9v2Lq8', 'mWz4Tn7b', 'Rp3c'].join('');
const ignore = ['policy-audit', 'ignore'].join('-');

const service = `import os
import logging
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import APIKeyHeader

app = FastAPI()
header = APIKeyHeader(name="X-API-Key")
key = os.environ["API_KEY"]


def check(given: str = Depends(header)):
    if given != key:
        raise HTTPException(status_code=401)


@app.get("/jobs", dependencies=[Depends(check)])
def jobs():
    logging.info("listed")
    return []


@app.post("/jobs", dependencies=[Depends(check)])
def add(body: dict):
    return body
`;

const workflow = `name: tests
on: push
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: pip install pip-audit bandit && pip-audit && bandit -r .
`;

const compose = `services:
  api:
    build: .
    ports: ["127.0.0.1:8000:8000"]
    environment:
      DB_PASSWORD: ${'${DB_PASSWORD}'}
  proxy:
    image: nginx:1.27
    privileged: true
`;

/** Something of every kind, with something to find in most of it. */
const base: Readonly<Record<string, string>> = {
  '.dockerignore': '.git\n.env\n',
  '.env.example': 'API_KEY=\nDB_PASSWORD=\n',
  '.github/dependabot.yml': 'version: 2\nupdates:\n  - package-ecosystem: pip\n    directory: /\n    schedule: { interval: weekly }\n',
  '.github/workflows/tests.yml': workflow,
  '.gitignore': '.env\n.env.*\n!.env.example\n*.pem\n',
  'CHANGELOG.md': '# Changelog\n\n## 1.0.0\n\nFirst.\n',
  Dockerfile: 'FROM python:3.12-slim\nCOPY . /app\nRUN pip install -r /app/requirements.txt\nUSER app\nCMD ["uvicorn", "api.main:app", "--host", "0.0.0.0", "--port", "8000"]\n',
  LICENSE: 'MIT License\n\nCopyright 2026 Ann\n',
  'README.md': '# Tool\n\nSee [the policy](SECURITY.md) and [the guide](docs/guide.md).\n\n    docker run -p 8000:8000 tool\n',
  'SECURITY.md':
    '# Security\n\nMail security@tool-project.dev. We answer within 3 days.\n\nThe API on port 8000 is reachable from inside only. API keys are read from `API_KEY` in the environment.\n\nSee [the guide](docs/guide.md).\n',
  'api/leaks.py': 'import logging\n\n\ndef one(password):\n    logging.info("one %s", password)\n',
  'api/main.py': service,
  'api/old.py': `password = "${value}"\nprint(password)\n`,
  'api/quiet.py': `token = "${value.toUpperCase()}x1"  # ${ignore} secrets/no-hardcoded-credentials -- a decoy of the tests\n`,
  'api/hushed.py': `# ${ignore} secrets/no-hardcoded-credentials -- a decoy of the tests\ntoken = "${value.toLowerCase()}Q7"\n`,
  'compose.yaml': compose,
  'deploy/api.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: tool:1.0.0\n          securityContext: { runAsNonRoot: true }\n',
  'docs/guide.md': '# Guide\n\nSet `API_KEY` first.\n',
  'nginx.conf': 'server {\n  listen 443 ssl;\n  add_header X-Content-Type-Options nosniff;\n  location / { proxy_pass http://api:8000; }\n}\n',
  'package.json': '{\n  "name": "tool",\n  "private": true,\n  "dependencies": { "left-pad": "1.3.0" }\n}\n',
  'package-lock.json':
    '{\n  "name": "tool",\n  "lockfileVersion": 3,\n  "packages": { "node_modules/left-pad": { "version": "1.3.0", "resolved": "https://registry.example/left-pad.tgz", "integrity": "sha512-x" } }\n}\n',
  'requirements.txt': 'fastapi==0.115.0\nuvicorn==0.32.0\n',
  'start.sh': '#!/bin/sh\nexec uvicorn api.main:app --host 0.0.0.0 --port 8000\n',
};

/** Null takes the file away. */
type Change = Readonly<Record<string, string | null>>;

const text = (path: string): string => base[path] ?? '';
const changed = (path: string, from: string | RegExp, to: string): Change => {
  const after = text(path).replace(from, to);
  if (after === text(path)) throw new Error(`nothing changes in ${path}`);
  return { [path]: after };
};

const changes: Readonly<Record<string, Change>> = {
  'words in a guide': { 'docs/guide.md': '# Guide\n\nSet `API_KEY` before you start.\n' },
  'lines above all that there was': { 'api/main.py': `# One\n# Two\n${service}`, 'api/old.py': `import os\n\n${text('api/old.py')}` },
  'a secret in a file that had one': { 'api/old.py': `${text('api/old.py')}secret = "${['gN4t', 'Wq8ZbV2', 'mKx7Lr'].join('')}"\n` },
  'the secret of another file': { 'api/new.py': text('api/old.py') },
  'a secret that moves to another file': { 'api/old.py': null, 'api/older.py': text('api/old.py') },
  'a route without a guard': { 'api/main.py': `${service}\n\n@app.delete("/jobs")\ndef clear():\n    return []\n` },
  'no guard any more': changed('api/main.py', /, dependencies=\[Depends\(check\)\]/g, ''),
  'a route in a file of its own': { 'api/open.py': 'from api.main import app\n\n\n@app.post("/open")\ndef add(body: dict):\n    return eval(body["x"])\n' },
  'a secret that is logged elsewhere': {
    'api/leaks.py': 'import logging\n\n\ndef one(password):\n    pass\n\n\ndef two(password):\n    logging.info("the other %s", password)\n',
  },
  'a secret that is logged': changed('api/main.py', 'logging.info("listed")', 'logging.info(api_key)'),
  'a comment that excused is gone': changed('api/quiet.py', / {2}#.*/, ''),
  'a line between what excuses and what is excused': changed('api/hushed.py', 'token', 'import os\ntoken'),
  'a guard below the routes': { 'api/main.py': `${service.replace(/, dependencies=\[Depends\(check\)\]/g, '')}\n\napp = FastAPI(dependencies=[Depends(check)])\n` },
  'a setting that nothing reads any more': changed('api/main.py', 'os.environ["API_KEY"]', 'os.environ["KEY"]'),
  'a comment that excuses': changed('api/old.py', `"${value}"`, `"${value}"  # ${ignore} secrets/* -- a decoy`),
  'root in an image': changed('Dockerfile', 'USER app\n', ''),
  'an image by no version': changed('Dockerfile', 'python:3.12-slim', 'python:latest'),
  'another image': { 'web/Dockerfile': 'FROM nginx\nADD https://tool-project.dev/x.tar /x\n' },
  'no .dockerignore': { '.dockerignore': null },
  'an action by no commit, and more rights': changed('.github/workflows/tests.yml', 'contents: read', 'contents: write'),
  'what a title says is run': changed('.github/workflows/tests.yml', 'actions/checkout@v4\n', 'actions/checkout@v4\n      - run: echo "${{ github.event.issue.title }}"\n'),
  'no checks any more': changed('.github/workflows/tests.yml', / && pip-audit && bandit -r \./, ''),
  'no workflow': { '.github/workflows/tests.yml': null },
  'no policy': { 'SECURITY.md': null },
  'a promise that is broken': changed('SECURITY.md', 'API keys are read', 'The API listens on 127.0.0.1 only, on port 9000. API keys are read'),
  'no contact': changed('SECURITY.md', /Mail .*days\.\n/, ''),
  'what the policy links to is gone': { 'docs/guide.md': null },
  'a link that leads nowhere': { 'README.md': `${text('README.md')}\n[More](docs/more.md)\n`, 'SECURITY.md': `${text('SECURITY.md')}\n[More](docs/more.md)\n` },
  'git takes .env': changed('.gitignore', '.env\n.env.*\n', ''),
  'git ignores more': { '.gitignore': `${text('.gitignore')}docs/\n` },
  'a .env': { '.env': `API_KEY=${value}\n` },
  'a key file': { 'server.key': 'x\n', 'deploy.pem': 'y\n' },
  'a dependency without its lock file': { 'package-lock.json': null, 'package.json': text('package.json').replace('1.3.0', '^1.3.0') },
  'loose requirements': { 'requirements.txt': 'fastapi\nuvicorn>=0.3\n' },
  'another ecosystem': { 'go.mod': 'module tool-project.dev/tool\n\ngo 1.22\n\nrequire example.com/x v1.0.0\n', 'main.go': 'package main\n\nfunc main() {}\n' },
  'no bot for updates': { '.github/dependabot.yml': null },
  'a port for everybody': changed('compose.yaml', '127.0.0.1:8000:8000', '8000:8000'),
  'one more that may do all': changed('compose.yaml', 'build: .', 'build: .\n    privileged: true # new'),
  'an override': { 'compose.override.yaml': 'services:\n  api:\n    ports: ["9000:9000"]\n    network_mode: host\n' },
  'root in a pod': changed('deploy/api.yaml', 'runAsNonRoot: true', 'privileged: true'),
  'no headers': changed('nginx.conf', /^ +add_header.*\n/m, ''),
  'no licence and no changelog': { LICENSE: null, 'CHANGELOG.md': null },
  'a start for everybody in the guide': { 'README.md': `${text('README.md')}\n    docker run --privileged -v /var/run/docker.sock:/var/run/docker.sock tool\n` },
  'another way to start': changed('start.sh', '--port 8000', '--port 9000 --reload'),
  'what cannot be parsed': { 'compose.yaml': `${compose}\n  x: [\n` },
  'an archive': { 'backup.zip': 'PK' },
};

/** What a report says fails, with the rule, whatever line it stands on. */
const failures = ({ results }: Report): readonly string[] =>
  results.flatMap(({ rule, verdict }) => (verdict.status === 'fail' ? verdict.findings.map((finding) => `${rule.id} ${finding.path} ${finding.fingerprint}`) : [])).sort();

describe('what a staged change is told of', () => {
  let repository: string;
  let before: readonly string[];
  beforeAll(async () => {
    repository = makeRepository(base);
    before = failures(await audit(repository, { commit: 'HEAD' }));
  });

  test('is said of a repository in which there is enough to find', () => {
    expect(before.length).toBeGreaterThan(30);
  });

  test.each(Object.entries(changes))('is what the commit would bring: %s', async (_, change) => {
    git(repository, 'reset', '--hard', '--quiet');
    git(repository, 'rm', '--quiet', '--ignore-unmatch', ...Object.keys(change));
    write(repository, Object.fromEntries(Object.entries(change).filter((entry): entry is [string, string] => entry[1] !== null)));
    git(repository, 'add', '--all', '--force');
    const commit = git(repository, 'commit-tree', '-p', 'HEAD', '-m', 'Change', git(repository, 'write-tree').trim()).trim();
    const after = failures(await audit(repository, { commit }));
    expect(failures(await audit(repository, { staged: true }))).toEqual(after.filter((one) => !before.includes(one)));
  });

  test('asks no rule where code says what it said, on other lines or more of them', async () => {
    git(repository, 'reset', '--hard', '--quiet');
    write(repository, { 'api/main.py': `# One\n\njobs_at_start = 3\n${service}` });
    git(repository, 'add', '--all');
    expect((await audit(repository, { staged: true })).results.map(({ rule }) => rule.id)).toEqual([]);
  });

  test('counts the files, and the rules that had nothing new to say', async () => {
    git(repository, 'reset', '--hard', '--quiet');
    write(repository, { Dockerfile: text('Dockerfile').replace('FROM', '# Base\nFROM'), 'docs/more.md': 'Words.\n' });
    git(repository, 'add', '--all');
    const report = await audit(repository, { staged: true });
    const all = (await audit(repository)).results.length;
    expect(report.target.change).toEqual({ files: 2, unaffectedRules: all - report.results.length });
    expect(await formatReport(report, 'pretty')).toContain(`Change    2 staged files; ${all - report.results.length} rules say of it what they said before\n`);
  });
});
