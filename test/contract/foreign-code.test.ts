import { expect, test } from 'vitest';
import type { ContractStatement } from '../../src/contract/contract.ts';
import { judged } from './judged.ts';

/** The answer to one feature that a policy claims. */
const claimed = async (feature: string, files: Record<string, string>): Promise<ContractStatement | undefined> =>
  (await judged(`# Security\n\n## Security features\n\n- ${feature}\n`, files))[0];

const program = 'var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddAuthentication();\napp.MapControllers();\n';
const controller = '[Authorize]\npublic class JobsController : ControllerBase {}\n';

test('that there is authentication is kept by a controller that asks for it; that all routes have it is for a person', async () => {
  const files = { 'Program.cs': program, 'JobsController.cs': controller };
  expect(await claimed('JWT bearer authentication', files)).toMatchObject({ verdict: 'kept', evidence: [{ path: 'JobsController.cs', line: 1 }] });
  expect(await claimed('Authentication is required for all endpoints', files)).toMatchObject({ verdict: 'manual' });
});

test('a control of some routes is not one of all', async () => {
  const app = "import express from 'express';\nimport rateLimit from 'express-rate-limit';\n\nconst app = express();\nconst limiter = rateLimit({ max: 5 });\n";
  const routes = ['a', 'b', 'c'].map((path) => `app.post('/${path}', limiter, add);\n`).join('');
  const open = { 'server.js': `${app}${routes}app.post('/open', add);\n` };
  expect(await claimed('Rate limiting for all APIs', open)).toMatchObject({ verdict: 'manual' });
  expect(await claimed('Rate limiting on sensitive routes', open)).toMatchObject({ verdict: 'kept' });
  expect(await claimed('Rate limiting for all APIs', { 'server.js': `${app}${routes}` })).toMatchObject({ verdict: 'kept' });
});

test('a header that some code sets is sent, and not with each answer', async () => {
  const files = { 'Program.cs': program, 'Headers.cs': 'context.Response.Headers["X-Frame-Options"] = "DENY";\n' };
  expect(await claimed('Security headers such as X-Frame-Options', files)).toMatchObject({ verdict: 'kept', evidence: [{ path: 'Headers.cs', line: 1 }] });
  expect(await claimed('Security headers are applied globally', files)).toMatchObject({ verdict: 'manual' });
});

test('what is not found in code that is not read is for a person', async () => {
  expect(await claimed('Requests are rate limited', { 'Program.cs': program })).toMatchObject({ verdict: 'manual' });
});

test('the algorithm of passwords is compared: the same, a weaker and a stronger one', async () => {
  const stored = (algorithm: string): Record<string, string> => ({ 'register.php': `<?php\n$hash = password_hash($_POST['password'], ${algorithm});\n` });
  expect(await claimed('Passwords are hashed with bcrypt', stored('PASSWORD_DEFAULT'))).toMatchObject({ verdict: 'kept' });
  expect(await claimed('Passwords are hashed with Argon2id', stored('PASSWORD_BCRYPT'))).toMatchObject({ verdict: 'broken' });
  expect(await claimed('Passwords are hashed with bcrypt', stored('PASSWORD_ARGON2ID'))).toMatchObject({ verdict: 'stronger' });
  expect(
    await claimed('Passwords are hashed with Argon2id', { ...stored('PASSWORD_ARGON2ID'), ...{ 'import.php': '<?php\npassword_hash($p, PASSWORD_BCRYPT);\n' } }),
  ).toMatchObject({
    verdict: 'manual',
  });
});

test('a literal in the test module of a Rust file breaks no sentence about credentials', async () => {
  const literal = `const PASSWORD: &str = "${['kX93', 'nqP1', 'zzT0', 'mWv7', 'Bc5d'].join('')}";\n`;
  const sentence = 'No hardcoded credentials in the source code';
  expect(await claimed(sentence, { 'src/login.rs': literal })).toMatchObject({ verdict: 'broken' });
  expect((await claimed(sentence, { 'src/login.rs': `fn login() {}\n\n#[cfg(test)]\nmod tests {\n    ${literal}}\n` }))?.verdict).not.toBe('broken');
  expect(await claimed(sentence, { 'src/login.rs': `#[cfg(test)]\nmod tests {\n}\n${literal}` })).toMatchObject({ verdict: 'broken' });
});
