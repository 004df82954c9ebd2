import { expect, test } from 'vitest';
import { feature, judged } from './judged.ts';

const node = (body: string): Readonly<Record<string, string>> => ({
  'package.json': '{"name":"shop","dependencies":{"express":"4.19.0","jsonwebtoken":"9.0.0"}}',
  'src/server.js': `import express from 'express';\nimport jwt from 'jsonwebtoken';\n\nconst app = express();\napp.post('/login', (req, res) => {\n${body}\n});\napp.listen(3000);\n`,
});
const signed = node("  const token = jwt.sign({ id: 1 }, process.env.JWT_SECRET, { algorithm: 'HS256', expiresIn: '15m' });\n  res.json({ token });");

test.each<readonly [string, string, string]>([
  ['each piece is so', 'JWT access token: HS256, 15 minutes', 'kept'],
  ['one is otherwise', 'JWT access token: HS256, 5 minutes', 'broken'],
  ['one is stricter', 'JWT access token: HS256, 60 minutes', 'stronger'],
  ['one is unknown', 'JWT access token: HS256, 15 minutes, rotated by hand', 'manual'],
  ['what is denied of one', 'JWT access token: HS256, 15 minutes, never logged', 'manual'],
  ['clauses with verbs', 'Access tokens are signed with HS256; access tokens expire after 15 minutes.', 'kept'],
])('%s: %s', async (_name, text, verdict) => {
  const verdicts = new Set((await judged(feature(text), signed)).map(({ verdict: own }) => own));
  expect([...verdicts]).toEqual([verdict]);
});
