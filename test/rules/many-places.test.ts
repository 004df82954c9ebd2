import { expect, test } from 'vitest';
import privileged from '../../rules/container/kubernetes-privileged.ts';
import { runAudit } from '../../src/audit.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

test('a hundred containers show what the others show as well', async () => {
  const pods = Array.from(
    { length: 250 },
    (_, index) => `apiVersion: v1\nkind: Pod\nmetadata: { name: web${index} }\nspec: { containers: [{ name: web, image: "example/web:1.0" }] }\n`,
  );
  const { results } = await runAudit({ snapshot: memorySnapshot({ files: { 'k8s/pods.yaml': pods.join('---\n') } }), rules: [privileged] });
  const verdict = results[0]?.verdict;
  expect(verdict?.status).toBe('pass');
  expect(verdict?.status === 'pass' && [verdict.evidence.length, verdict.evidence.at(-1)?.note]).toEqual([100, expect.stringMatching(/; so do 150 more containers$/)]);
});
