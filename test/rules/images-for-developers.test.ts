import { expect, test } from 'vitest';
import nonRoot from '../../rules/container/non-root.ts';
import { runAudit } from '../../src/audit.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

const severities = async (path: string, text: string, more: Readonly<Record<string, string>> = {}) => {
  const { results } = await runAudit({ snapshot: memorySnapshot({ files: { [path]: text, ...more } }), rules: [nonRoot] });
  const verdict = results[0]?.verdict;
  return verdict?.status === 'fail' ? verdict.findings.map(({ severity }) => severity ?? 'high') : verdict?.status;
};

test.each([
  ['Dockerfile', 'high'],
  ['services/api/Dockerfile', 'high'],
  ['dev.Dockerfile', 'low'],
  ['dev/docker/Dockerfile', 'low'],
  ['.devcontainer/Dockerfile', 'low'],
])('root in the image of %s is %s', async (path, severity) => {
  expect(await severities(path, 'FROM alpine:3.20\n')).toEqual([severity]);
});

test('a target of a file for developers is for developers, whatever it is called', async () => {
  const bake = { 'docker-bake.hcl': 'target "update" {\n  dockerfile = "dev.Dockerfile"\n  target = "vendor"\n}\n' };
  expect(await severities('dev.Dockerfile', 'FROM node:22 AS vendor\nRUN yarn\nFROM node:22\nUSER node\n', bake)).toEqual(['low']);
});
