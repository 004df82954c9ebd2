import { expect, test } from 'vitest';
import { feature, judged } from './judged.ts';

const server = (wired: string): Record<string, string> => ({
  'server.js': `import express from 'express';\nimport rateLimit from 'express-rate-limit';\n\nconst app = express();\nconst limiter = rateLimit({ max: 5 });\n${wired}app.post('/login', login);\napp.get('/jobs', list);\n`,
});
const verdict = async (text: string, files: Record<string, string>): Promise<string | undefined> =>
  (await judged(feature(text), files)).find(({ subject }) => subject === 'api/rate-limiting')?.verdict;

test('the limit of one endpoint is kept where it stands before that one', async () => {
  const [all, jobs] = [server('app.use(limiter);\n'), server("app.get('/jobs', limiter, list);\n")];
  for (const text of ['Rate limiting on login attempts', 'Rate limiting of `/login`', 'Rate limiting on auth endpoints']) {
    expect(await verdict(text, all)).toBe('kept');
    expect(await verdict(text, jobs)).toBe('manual');
  }
  expect(await verdict('Rate limiting of `/invoices`', all)).toBe('manual');
});
