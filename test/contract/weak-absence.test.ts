import { expect, test } from 'vitest';
import type { ContractStatement } from '../../src/contract/contract.ts';
import { judged } from './judged.ts';

const firstBelow = async (heading: string, text: string, files: Record<string, string>, tags: readonly string[] = []): Promise<ContractStatement | undefined> =>
  (await judged(`# Security\n\n## ${heading}\n\n- ${text}\n`, files, tags))[0];

const web = {
  'package.json': '{ "name": "web", "dependencies": { "express": "4.21.0" } }\n',
  'server.js': "import express from 'express';\nconst app = express();\napp.get('/a', (req, res) => res.send('a'));\n",
  '.github/workflows/ci.yml': 'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: npm test\n',
};

test('static analysis that is said to be done somewhere is broken by no pipeline; that CI does it is', async () => {
  expect((await firstBelow('Security testing', 'Static Analysis: Code scanning for security vulnerabilities', web))?.verdict).toBe('manual');
  expect((await firstBelow('Security testing', 'Static analysis of the code for security runs in CI on every push', web))?.verdict).toBe('broken');
});

test('the versions that a program needs are none of its own', async () => {
  expect((await firstBelow('Supported versions', 'Docker (min v25.0.3)', web, ['v1.0.0']))?.verdict).not.toBe('broken');
  expect((await firstBelow('Supported versions', '25.0.x', web, ['v1.0.0']))?.verdict).toBe('broken');
});

test('what advice names as an example need not be there', async () => {
  const advice = 'Use built-in authentication features like passport sessions for the API';
  expect((await firstBelow('Best practices', advice, web))?.verdict).toBe('manual');
});
