import { describe, expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

describe('the mode of a file', () => {
  const store = (code: string, path = 'src/store.js'): Files => ({ [path]: `const fs = require('fs');\n${code}\n` });
  test.each<readonly [name: string, files: Files, verdict: string]>([
    ['written with it', store('fs.writeFileSync(tokenFile, token, { mode: 0o600 });'), 'kept'],
    ['given it afterwards', store('fs.writeFileSync(tokenFile, token);\nfs.chmodSync(tokenFile, 0o600);'), 'kept'],
    ['written by the code that is for nothing else', store('fs.writeFileSync(this.path, data, { mode: 0o600 });', 'src/token-file.js'), 'kept'],
    ['written without it beside another one', store('fs.writeFileSync(cache, data, { mode: 0o600 });\nfs.writeFileSync(target, data);', 'src/token-file.js'), 'manual'],
    ['written with it and without it', { ...store('fs.writeFileSync(tokenFile, token, { mode: 0o600 });'), 'src/refresh.js': 'fs.writeFileSync(tokenFile, token);\n' }, 'manual'],
    ['given it on a condition', store('if (process.env.STRICT) fs.chmodSync(tokenFile, 0o600);'), 'manual'],
    ['only read', { 'main.go': 'package main\n\nfunc load() {\n\tf, _ := os.OpenFile(tokenFile, os.O_RDONLY, 0600)\n}\n' }, 'manual'],
  ])('%s', async (_, files, verdict) => {
    expect(await verdictsOf('The token file is written with mode 0600.', files)).toEqual([verdict]);
  });
});

test('the mode of a folder beside a file in it', async () => {
  const files = { 'src/config.js': 'fs.mkdirSync(configDir, { mode: 0o700 });\nfs.writeFileSync(configFile, text);\n' };
  expect(await verdictsOf('The config directory is created with mode 0700.', files)).toEqual(['kept']);
});

describe('tokens that are good for new ones', () => {
  const app = (refresh: string): Files => ({
    'app.py': `import jwt\n\n\ndef me(token):\n    return jwt.decode(token, KEY, algorithms=['HS256'])\n\n\n${refresh}\n`,
  });
  test.each<readonly [name: string, files: Files, verdict: string]>([
    ['of the service', app("@app.post('/auth/refresh')\ndef refresh(token: str):\n    return create_access_token(verify_refresh_token(token))"), 'kept'],
    [
      'of a provider',
      app("def renew(refresh_token):\n    return requests.post('https://accounts.example.com/token', data={'refresh_token': refresh_token, 'grant_type': 'refresh_token'})"),
      'manual',
    ],
  ])('%s', async (_, files, verdict) => {
    expect(await verdictsOf('JWT access and refresh tokens', files)).toEqual([verdict]);
  });
});

describe('HSTS that is taken back', () => {
  const app = (seconds: string): Files => ({
    'package.json': '{"name":"shop","dependencies":{"express":"4.19.0"}}',
    'src/server.js': `const express = require('express');\nconst app = express();\napp.use((req, res, next) => {\n  res.setHeader('Strict-Transport-Security', 'max-age=${seconds}');\n  next();\n});\napp.listen(3000);\n`,
  });
  test.each<readonly [seconds: string, verdict: string]>([
    ['31536000', 'kept'],
    ['0', 'broken'],
  ])('max-age=%s', async (seconds, verdict) => {
    expect(new Set(await verdictsOf('HTTPS is enforced via HSTS.', app(seconds)))).toEqual(new Set([verdict]));
  });
  test('beside a redirect, of which it says nothing', async () => {
    expect(await verdictsOf('HTTPS is enforced via HSTS and redirects.', app('31536000'))).toContain('manual');
  });
});
