import { expect, test } from 'vitest';
import documentedSettings from '../../rules/policy/documented-settings-exist.ts';
import { runAudit } from '../../src/audit.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

const large = 'x'.repeat(2 * 1024 * 1024);
const reader = 'import os\n\nLOG_LEVEL = os.getenv("APP_LOG_LEVEL")\n';

test.each([
  ['finds every setting without it', { 'words.go': large, '.env.example': 'APP_LOG_LEVEL=info\n' }, 'pass'],
  ['has no setting to look for', { 'words.go': large }, 'not-applicable'],
  ['might find the setting in it', { 'words.go': large, '.env.example': 'APP_MAX_JOBS=3\n' }, 'error'],
  ['knows that it is data', { 'words.json': large, '.env.example': 'APP_MAX_JOBS=3\n' }, 'fail'],
])('beside a file too large to read, the rule %s', async (_, files, status) => {
  const snapshot = memorySnapshot({ files: { ...files, 'app.py': reader } });
  const { results } = await runAudit({ snapshot, rules: [documentedSettings] });
  expect(results[0]?.verdict.status).toBe(status);
});

test('a program without an ending reads settings too', async () => {
  const snapshot = memorySnapshot({ files: { '.env.example': 'APP_MAX_JOBS=3\n', start: ': "${APP_MAX_JOBS=3}"\n', 'app.py': reader } });
  const files = snapshot.files.map((file) => (file.path === 'start' ? { ...file, mode: 'executable' as const } : file));
  const { results } = await runAudit({ snapshot: { ...snapshot, files }, rules: [documentedSettings] });
  expect(results[0]?.verdict.status).toBe('pass');
});
