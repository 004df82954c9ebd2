import { expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

const steps = (...runs: readonly string[]): string => `jobs:\n  t:\n    runs-on: ubuntu-latest\n    steps:\n${runs.map((run) => `      - run: ${run}\n`).join('')}`;
const workflow = (name: string, ...runs: readonly string[]): Files => ({ [`.github/workflows/${name}`]: `on:\n  push:\n  pull_request:\n${steps(...runs)}` });
const app = (scripts: string): Files => ({ 'package.json': `{"name":"app","scripts":{${scripts}}}`, 'package-lock.json': '{"lockfileVersion":3,"packages":{}}' });
const scripts = app('"lint":"eslint .","test":"vitest run","build":"vite build","audit:secrets":"node scripts/look.mjs"');
const silent = app('"build":"echo later"');

test.each<readonly [string, string, Files, string]>([
  ['lint, tests and build', 'GitHub Actions — lint, tests, build on every push/PR', { ...scripts, ...workflow('ci.yml', 'npm run lint', 'npm test', 'npm run build') }, 'kept'],
  ['no build', 'GitHub Actions — lint, tests, build on every push/PR', { ...scripts, ...workflow('ci.yml', 'npm run lint', 'npm test') }, 'manual'],
  ['a build that prints', 'GitHub Actions build on every push', { ...silent, ...workflow('ci.yml', 'npm run build') }, 'manual'],
  [
    'a file and its commands',
    'CI on pull requests — `.github/workflows/ci.yml` runs `npm ci` + `npm run build`',
    { ...scripts, ...workflow('ci.yml', 'npm ci', 'npm run build') },
    'kept',
  ],
  [
    'the commands in another file',
    'CI on pull requests — `.github/workflows/ci.yml` runs `npm ci` + `npm run build`',
    { ...scripts, ...workflow('ci.yml', 'npm ci'), ...workflow('other.yml', 'npm run build') },
    'manual',
  ],
  ['a script by its name', 'CI runs `npm run audit:secrets` on every pull request', { ...scripts, ...workflow('ci.yml', 'npm run audit:secrets') }, 'kept'],
  ['another script', 'CI runs `npm run audit:secrets` on every pull request', { ...scripts, ...workflow('ci.yml', 'npm run audit') }, 'manual'],
])('of what CI builds and runs: %s', async (_, sentence, files, verdict) => {
  expect(new Set(await verdictsOf(sentence, files))).toEqual(new Set([verdict]));
});

const python = (dependencies: string, code: string): Files => ({ 'pyproject.toml': `[project]\nname = "x"\ndependencies = [${dependencies}]\n`, 'x/__init__.py': code });

test.each<readonly [string, string, Files, string]>([
  ['a single one', 'The action has a single production dependency: requests.', python('"requests>=2"', 'import requests\n'), 'kept'],
  ['a second one', 'The action has a single production dependency: requests.', python('"requests>=2", "rich"', 'import requests\n'), 'broken'],
  ['another one', 'The tool has exactly one runtime dependency: httpx.', python('"requests>=2"', 'import requests\n'), 'manual'],
  ['what follows from none', 'The tool has zero dependencies, so the supply-chain surface is this repository alone', python('', 'import json\n'), 'kept'],
  ['words of a docstring', 'No dependencies.', python('', '"""Plugins may only\nimport the stdlib and nothing else.\n"""\nimport json\n'), 'kept'],
  ['a module behind a docstring', 'No dependencies.', python('', '"""What it does."""\nimport yaml\n'), 'manual'],
])('of what it needs: %s', async (_, sentence, files, verdict) => {
  expect(new Set(await verdictsOf(sentence, files))).toEqual(new Set([verdict]));
});

const local = (host: string): Files => ({
  'requirements.txt': 'fastapi\nuvicorn\n',
  'x/server.py': `import uvicorn\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/a")\ndef a():\n    return 1\n\n\nif __name__ == "__main__":\n    uvicorn.run(app, host="${host}", port=8787)\n`,
});
const unreached = 'The server binds to `127.0.0.1` only — it is never exposed to your LAN or the internet.';

test.each([
  ['127.0.0.1', 'kept'],
  ['0.0.0.0', 'broken'],
])('never exposed to a network: %s', async (host, verdict) => {
  expect(new Set(await verdictsOf(unreached, local(host)))).toEqual(new Set([verdict]));
});
