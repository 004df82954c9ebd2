import { describe, expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

const server =
  "import express from 'express';\n\nconst app = express();\napp.disable('x-powered-by');\napp.use(express.json({ limit: '1kb' }));\napp.get('/jobs', list);\napp.listen(3000);\n";
const files: Files = { 'server.js': server, 'lib/other.js': 'export const one = 1;\n' };

describe('a sentence that ends with the file', () => {
  test.each<readonly [what: string, said: string, verdict: string]>([
    ['in the last cell', 'x-powered-by header disabled | server.js', 'kept'],
    ['in brackets', 'The x-powered-by header is disabled (server.js).', 'kept'],
    ['behind a word', 'x-powered-by header disabled in server.js', 'kept'],
    ['with its line', 'x-powered-by header disabled (server.js:4)', 'kept'],
    ['which is another one', 'x-powered-by header disabled | lib/other.js', 'manual'],
    ['and another one', 'x-powered-by header disabled | server.js, lib/other.js', 'manual'],
    ['which is none of the tree', 'x-powered-by header disabled | lib/headers.js', 'manual'],
    ['and says more before it', 'x-powered-by and server headers disabled | server.js', 'manual'],
    ['and a number', 'Request body size cap (1kb) | server.js', 'kept'],
    ['and another number', 'Request body size cap (2kb) | server.js', 'stronger'],
  ])('%s', async (_, said, verdict) => {
    expect(await verdictsOf(said, files)).toEqual([verdict]);
  });
});
