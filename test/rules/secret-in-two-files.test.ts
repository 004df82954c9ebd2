import { expect, test } from 'vitest';
import hardcoded from '../../rules/secrets/no-hardcoded-credentials.ts';
import { runAudit } from '../../src/audit.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

test('a password of all is told as one, though a developer starts a copy with the same', async () => {
  const compose = 'services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: postgres\n';
  const { results } = await runAudit({ snapshot: memorySnapshot({ files: { 'docker-compose-dev.yml': compose, 'docker-compose.yml': compose } }), rules: [hardcoded] });
  const verdict = results[0]?.verdict;
  expect(verdict?.status === 'fail' && verdict.findings.map(({ at }) => `${at.path}:${at.line}`)).toEqual(['docker-compose.yml:5']);
});
