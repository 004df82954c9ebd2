import { expect, test } from 'vitest';
import envFileIgnored from '../../rules/secrets/env-file-ignored.ts';
import { runAudit } from '../../src/audit.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

test.each([
  ['node_modules\n', 'No .gitignore covers .env.'],
  ['.env/\n', '.env is not ignored: the last pattern that names it ends with a slash, so it means a folder.'],
  ['.env\n!.env\n', '.env is not ignored: the last pattern that matches it re-includes it.'],
])('%j leaves .env to the next commit, and the message says why', async (ignore, message) => {
  const snapshot = memorySnapshot({ files: { '.gitignore': ignore, '.env.example': 'API_KEY=\n' } });
  const { results } = await runAudit({ snapshot, rules: [envFileIgnored] });
  const verdict = results[0]?.verdict;
  expect(verdict?.status === 'fail' && verdict.findings.map((finding) => finding.message)).toEqual([message]);
});

test('several folders without one are one finding, for one line covers them all', async () => {
  const snapshot = memorySnapshot({ files: { 'a/.env.example': 'API_KEY=\n', 'b/.env.example': 'API_KEY=\n' } });
  const { results } = await runAudit({ snapshot, rules: [envFileIgnored] });
  const verdict = results[0]?.verdict;
  expect(verdict?.status === 'fail' && verdict.findings.map((finding) => finding.message)).toEqual(['No .gitignore covers .env, a/.env, b/.env.']);
});

test.each([
  ['one program asks for a token', { 'tools/notify.py': 'import os\ntoken = os.getenv("API_TOKEN")\n' }, 'low'],
  ['two files do', { 'a.py': 'import os\ntoken = os.getenv("API_TOKEN")\n', 'b.py': 'import os\ntoken = os.getenv("API_TOKEN")\n' }, 'medium'],
  ['a whole file is loaded', { 'a.py': 'from dotenv import load_dotenv\nload_dotenv()\n' }, 'medium'],
  ['there is a template', { '.env.example': 'API_KEY=\n' }, 'medium'],
])('where %s, it weighs as much as a .env is to be expected', async (_, files, severity) => {
  const { results } = await runAudit({ snapshot: memorySnapshot({ files }), rules: [envFileIgnored] });
  const verdict = results[0]?.verdict;
  expect(verdict?.status === 'fail' && verdict.findings.map((finding) => finding.severity)).toEqual([severity]);
});
