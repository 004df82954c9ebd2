import { expect, test } from 'vitest';
import type { ContractStatement } from '../../src/contract/contract.ts';
import { judged } from './judged.ts';

/** The answer to one feature that a policy claims. */
const claimed = async (feature: string, files: Record<string, string>): Promise<ContractStatement | undefined> =>
  (await judged(`# Security\n\n## Container security\n\n- ${feature}\n`, files))[0];

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const bases = (second: string): Record<string, string> => ({
  Dockerfile: `FROM alpine:3.20@${digest}\n`,
  'Dockerfile.tools': `FROM ${second}\nUSER app\n`,
  '.github/workflows/ci.yml': 'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build --tag app:ci .\n',
});

test('an image that the project builds itself is no base that could be pinned', async () => {
  expect(await claimed('Base images are pinned by digest', bases('app:latest'))).toMatchObject({ verdict: 'kept', evidence: [{ path: 'Dockerfile', line: 1 }] });
  expect(await claimed('Base images are pinned by digest', bases('debian:latest'))).toMatchObject({ verdict: 'broken' });
});

test('a tag that ends in latest moves as latest does', async () => {
  const pod = (image: string): Record<string, string> => ({
    'pod.yaml': `apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: app\n      image: ${image}\n`,
  });
  const sentence = 'Pinned image versions: no `latest` tags in production';
  const moving = await claimed(sentence, { ...pod('app:rocky10-latest'), 'job.yaml': pod('job:1.2.3')['pod.yaml'] ?? '' });
  expect(moving?.verdict).toBe('broken');
  expect(moving?.evidence.filter(({ stage }) => stage === 'contradicts')).toMatchObject([{ path: 'pod.yaml', line: 7, note: 'uses the image app:rocky10-latest' }]);
  expect(await claimed(sentence, pod(`app:1.2.3@${digest}`))).toMatchObject({ verdict: 'kept' });
});
