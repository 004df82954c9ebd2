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

test('what only a copy of a developer is locked with weighs less than what the program is', async () => {
  const key = ['kX93', 'nqP1', 'zzT0', 'mWv7', 'Bc5d', 'yQ8e'].join('');
  const severities = async (...paths: readonly string[]) => {
    const files = Object.fromEntries(paths.map((path) => [path, `config :shop, secret_key_base: "${key}"\n`]));
    const { results } = await runAudit({ snapshot: memorySnapshot({ files }), rules: [hardcoded] });
    const verdict = results[0]?.verdict;
    return verdict?.status === 'fail' ? verdict.findings.map(({ severity, message }) => [severity, message.includes('what developers start for themselves')]) : [];
  };
  expect(await severities('config/dev.exs')).toEqual([['medium', true]]);
  expect(await severities('config/prod.exs')).toEqual([['high', false]]);
  expect(await severities('config/dev.exs', 'config/prod.exs')).toEqual([['high', false]]);
});
