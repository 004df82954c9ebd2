import { describe, expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

const node = (code: string, dependencies = '"express":"4.19.0"'): Files => ({
  'package.json': `{"name":"shop","dependencies":{${dependencies}}}`,
  'src/server.js': `const express = require('express');\nconst app = express();\n${code}\napp.listen(3000);\n`,
});

describe('kinds of files in one line', () => {
  const filter = (body: string): Files =>
    node(
      `const multer = require('multer');\nconst upload = multer({\n  limits: { fileSize: 5 * 1024 * 1024 },\n  fileFilter: (req, file, cb) => {\n${body}\n  },\n});\napp.post('/files', upload.single('file'), save);`,
      '"express":"4.19.0","multer":"1.4.5"',
    );
  const inList = filter("    if (['application/pdf', 'image/png'].includes(file.mimetype)) {\n      cb(null, true);\n    } else {\n      cb(new Error('no'));\n    }");
  const inExpression = filter(
    "    const allowedTypes = /png|pdf/;\n    if (allowedTypes.test(file.mimetype)) {\n      cb(null, true);\n    } else {\n      cb(new Error('no'));\n    }",
  );
  const orByRole = filter(
    "    if (['application/pdf', 'image/png'].includes(file.mimetype) || req.user.isAdmin) {\n      cb(null, true);\n    } else {\n      cb(new Error('no'));\n    }",
  );
  const besideAnother = {
    ...inList,
    'src/any.js':
      "const express = require('express');\nconst multer = require('multer');\nconst upload = multer({ dest: 'x' });\nmodule.exports = express.Router().post('/any', upload.single('file'), save);\n",
  };
  const forLogs = filter("    if (['application/pdf', 'image/png'].includes(file.mimetype)) console.log('known');\n    cb(null, true);");
  test.each<readonly [said: string, files: Files, verdict: string]>([
    ['Only PDF and PNG files can be uploaded.', inList, 'kept'],
    ['Only PDF files can be uploaded.', inList, 'broken'],
    ['Only PDF, PNG and GIF files can be uploaded.', inList, 'stronger'],
    ['Only PDF and PNG files can be uploaded.', inExpression, 'kept'],
    ['Only PDF and PNG files can be uploaded.', forLogs, 'manual'],
    ['Only PDF and PNG files can be uploaded.', orByRole, 'manual'],
    ['Only PDF and PNG files can be uploaded.', besideAnother, 'manual'],
    ['Uploads are limited to 5 MB and to PDF and PNG files.', inList, 'kept'],
    ['Uploads are limited to 5 MB and to PDF files.', inList, 'broken'],
    ['Uploads are limited to 2 MB and to PDF and PNG files.', inList, 'broken'],
  ])('%s', async (said, files, verdict) => {
    expect(await verdictsOf(said, files)).toEqual([verdict]);
  });
});

describe('two things that one sentence says', () => {
  const tokens = node("app.post('/login', (req, res) => res.json({ token: jwt.sign({ id: 1 }, key, { algorithm: 'HS256', expiresIn: '1h' }) }));");
  test.each<readonly [said: string, verdict: string]>([
    ['Access tokens are signed with HS256 and expire after one hour.', 'kept'],
    ['Access tokens are signed with HS512 and expire after one hour.', 'broken'],
    ['Access tokens are signed with HS256 and expire after ten minutes.', 'broken'],
    ['Access tokens are signed with HS256 and are revoked on logout.', 'manual'],
  ])('%s', async (said, verdict) => {
    expect(await verdictsOf(said, tokens)).toEqual([verdict]);
  });
});

describe('the policy of a page', () => {
  const page = (source: string): Files => node(`app.use((req, res, next) => {\n  const nonce = make();\n  res.setHeader('Content-Security-Policy', ${source});\n  next();\n});`);
  const nonced = page("`script-src 'self' 'nonce-${nonce}'; script-src-attr 'none'`");
  test.each<readonly [said: string, files: Files, verdict: string]>([
    ['The CSP is based on nonces.', nonced, 'kept'],
    ['The CSP is based on nonces and strict-dynamic.', page("`script-src 'nonce-${nonce}' 'strict-dynamic'`"), 'kept'],
    ['The CSP is based on nonces and strict-dynamic.', nonced, 'manual'],
    ['The CSP is based on random nonces.', nonced, 'manual'],
    ['The CSP is based on nonces.', page("`script-src 'self' 'unsafe-inline'; style-src 'nonce-${nonce}'`"), 'manual'],
    ['The CSP is based on nonces.', node("const nonce = 'abc';\napp.use((req, res) => res.setHeader('Content-Security-Policy', `script-src 'nonce-${nonce}'`));"), 'manual'],
    ['The CSP is based on nonces.', node("app.use((req, res) => res.setHeader('Content-Security-Policy-Report-Only', `script-src 'nonce-${make()}'`));"), 'manual'],
    ['The CSP is based on nonces.', page('"script-src \'self\'"'), 'manual'],
    ["Inline event handlers are blocked via `script-src-attr 'none'`.", nonced, 'kept'],
    ["Inline event handlers are blocked via `script-src-attr 'none'`.", page('"script-src-attr \'unsafe-inline\'"'), 'broken'],
  ])('%s', async (said, files, verdict) => {
    const all = await verdictsOf(said, files);
    expect([...new Set(all)]).toEqual([verdict]);
  });
});

describe('how long a password has to be', () => {
  const check = (line: string): Files => node(`const valid = (password) => {\n  ${line}\n};`);
  test.each<readonly [said: string, line: string, verdict: string]>([
    ['Passwords must be at least 8 characters long.', 'const lengthOk = password.length >= 8;\n  return lengthOk;', 'kept'],
    ['Passwords must be at least 12 characters long.', 'const lengthOk = password.length >= 8;\n  if (!lengthOk) throw new Error();', 'broken'],
    ['Passwords must be at least 8 characters long.', 'const isLong = password.length >= 8;\n  if (isLong) console.log("nice");', 'manual'],
    ['Passwords must be at least 12 characters long.', 'if (password.length >= 12) score += 1;', 'manual'],
    ['Passwords must be at least 10 characters long.', 'return /^(?=.*[a-z])(?=.*\\d)[A-Za-z\\d]{10,}$/.test(password);', 'kept'],
  ])('%s %s', async (said, line, verdict) => {
    expect(await verdictsOf(said, check(line))).toEqual([verdict]);
  });
});

describe('who reaches a server', () => {
  const local: Files = {
    'package.json': '{"name":"shop","dependencies":{"express":"4.19.0"}}',
    'src/server.js': "const express = require('express');\nconst app = express();\napp.get('/', (req, res) => res.end());\napp.listen(4317, '127.0.0.1');\n",
  };
  test.each<readonly [said: string, verdict: string]>([
    ['The collector listens only on loopback.', 'kept'],
    ['The collector only accepts local connections.', 'kept'],
    ['The collector listens only on loopback and rejects requests with another Host header.', 'manual'],
  ])('%s', async (said, verdict) => {
    expect(await verdictsOf(said, local)).toEqual([verdict]);
  });
});
