import { describe, expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

const verdicts = async (text: string, files: Files): Promise<readonly string[]> => [...new Set(await verdictsOf(text, files))];
const node = (code: string): Files => ({
  'package.json': '{"name":"shop","dependencies":{"express":"4.19.0","cors":"2.8.5","zod":"3.0.0"}}',
  'src/server.js': `const express = require('express');\nconst cors = require('cors');\nconst app = express();\n${code}\napp.get('/', (req, res) => res.end());\napp.listen(3000);\n`,
});

describe('origins that are not named', () => {
  const listed = node("app.use(cors({ origin: ['https://shop.example', 'https://admin.shop.example'] }));");
  test.each<readonly [said: string, files: Files, verdict: string]>([
    ['CORS is restricted to specific domains.', listed, 'kept'],
    ['CORS is restricted to localhost origins.', listed, 'broken'],
    ['CORS is restricted to localhost origins.', node("app.use(cors({ origin: ['http://localhost:5173'] }));"), 'kept'],
    ['CORS is restricted to specific domains and reviewed each month.', listed, 'manual'],
    ['CORS is restricted to specific domains.', node('app.use(cors({ origin: process.env.ORIGIN }));'), 'manual'],
  ])('%s', async (said, files, verdict) => {
    expect(await verdicts(said, files)).toEqual([verdict]);
  });
  test.each(["app.use(cors({ origin: '*' }));", 'app.use(cors());'])('%s lets others in', async (code) => {
    expect(await verdicts('CORS is restricted to specific domains.', node(code))).not.toContain('kept');
  });
});

describe('the mode of a file', () => {
  const go = (line: string): Files => ({
    'go.mod': 'module x\n\ngo 1.22\n',
    'internal/store/keys.go': `package store\n\nfunc saveToken(path string, b []byte) error {\n\t${line}\n}\n`,
  });
  const tokens = go('return os.WriteFile(tokenPath, b, 0o600)');
  test.each<readonly [said: string, files: Files, verdict: string]>([
    ['The token file is written with mode 0600.', tokens, 'kept'],
    ['The token file is written with permissions `0o600`.', tokens, 'kept'],
    ['The session file is written with mode 0600.', tokens, 'manual'],
    ['The token file is written with mode 0600.', go('return os.WriteFile(tokenPath, b, 0o644)'), 'manual'],
    ['All files are written with mode 0600.', tokens, 'manual'],
    ['Files are written with mode 0600.', tokens, 'manual'],
    ['The token file is written with mode 0600 and encrypted.', tokens, 'manual'],
  ])('%s', async (said, files, verdict) => {
    expect(await verdicts(said, files)).toEqual([verdict]);
  });
});

describe('a rate in the cells of a row', () => {
  const limited = node(
    "const rateLimit = require('express-rate-limit');\napp.use(rateLimit({ windowMs: 60 * 1000, max: 60 }));\napp.post('/signup', rateLimit({ windowMs: 60 * 1000, max: 10 }), (req, res) => res.end());",
  );
  test.each<readonly [said: string, verdict: string]>([
    ['Sign-ups are limited to 10 per IP in 1 minute.', 'kept'],
    ['Request bodies are validated with Zod schemas.', 'manual'],
  ])('%s', async (said, verdict) => {
    expect(await verdicts(said, limited)).toEqual([verdict]);
  });
});
