import { expect, test } from 'vitest';
import ports from '../../rules/container/compose-port-all-interfaces.ts';
import { runAudit } from '../../src/audit.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

test('what an anchor gives to a service for developers and to one of production is as grave as it is for the latter', async () => {
  const compose = [
    'x-open: &open ["8080:80"]',
    'services:',
    '  mock: { image: "example/mock:1.0", profiles: [dev], ports: *open }',
    '  web: { image: "example/web:1.0", ports: *open }',
    '',
  ].join('\n');
  const { results } = await runAudit({ snapshot: memorySnapshot({ files: { 'compose.yaml': compose } }), rules: [ports] });
  const verdict = results[0]?.verdict;
  expect(verdict?.status === 'fail' && verdict.findings.map(({ message, severity }) => ({ message, severity }))).toEqual([
    { message: expect.stringMatching(/^Service "web" \(and 1 more\) publishes/), severity: undefined },
  ]);
});
