import { expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

const node = (config: string, use: string): Files => ({
  'package.json': '{"name":"shop","dependencies":{"express":"4.19.0","jsonwebtoken":"9.0.0"}}',
  'src/server.js': `import express from 'express';\nimport jwt from 'jsonwebtoken';\nimport { config } from './config.js';\n\nconst app = express();\n${use}\napp.listen(3000);\n`,
  'src/config.js': config,
});
const tokens = node(
  "export const config = {\n  accessTokenExpiry: process.env.ACCESS_EXPIRY || '15m',\n  refreshTokenExpiry: process.env.REFRESH_EXPIRY || '7d',\n};\n",
  "app.post('/login', (req, res) => res.json({ a: jwt.sign({}, key, { expiresIn: config.accessTokenExpiry }), b: jwt.sign({}, key, { expiresIn: config.refreshTokenExpiry }) }));",
);
const uploads = (code: string): Files => ({
  'src/Api/Api.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web" />\n',
  'src/Api/DocumentsController.cs': `public class DocumentsController : ControllerBase\n{\n${code}\n}\n`,
});
const both = uploads(
  '    private const long MaxFileSizeBytes = 50 * 1024 * 1024;\n    private const long MaxImageSizeBytes = 5 * 1024 * 1024;\n    [HttpPost("files")]\n    [RequestSizeLimit(MaxFileSizeBytes)]\n    public IActionResult A(IFormFile f) { if (f.Length > MaxFileSizeBytes) return BadRequest(); return Ok(); }\n    [HttpPost("images")]\n    [RequestSizeLimit(MaxImageSizeBytes)]\n    public IActionResult B(IFormFile f) { if (f.Length > MaxImageSizeBytes) return BadRequest(); return Ok(); }',
);

test.each<readonly [string, string, Files, string]>([
  ['the lives of two tokens', 'The access token lives for 15 minutes and the refresh token for 7 days.', tokens, 'kept'],
  ['one of them otherwise', 'The access token lives for 5 minutes and the refresh token for 7 days.', tokens, 'broken'],
  ['files and images', 'Documents may be at most 50 MB and profile images at most 5 MB.', both, 'kept'],
  ['what is true of images alone', 'Uploaded documents are limited to 5 MB.', both, 'manual'],
  ['what is true of neither', 'Uploaded documents are limited to 10 MB.', both, 'broken'],
  [
    'attempts that Laravel counts',
    'Login attempts are limited to 10.',
    {
      'composer.json': '{"require":{"laravel/framework":"^12.0"}}',
      'app/Livewire/Auth/Login.php':
        '<?php\nclass Login {\n  protected function ensure() {\n    if (! RateLimiter::tooManyAttempts($this->throttleKey(), 5)) {\n      return;\n    }\n    abort(429);\n  }\n}\n',
    },
    'stronger',
  ],
])('%s: %s', async (_name, text, files, verdict) => {
  const verdicts = await verdictsOf(text, files);
  expect(verdicts.includes(verdict as never) ? verdict : verdicts.join()).toBe(verdict);
});
