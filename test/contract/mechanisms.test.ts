import { describe, expect, test } from 'vitest';
import { below, feature, judged } from './judged.ts';

const verdictsOf = async (text: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> => [
  ...new Set((await judged(feature(text), files)).map(({ verdict }) => verdict)),
];

describe('the cipher that a policy names', () => {
  const node = (name: string): Record<string, string> => ({ 'src/vault.ts': `export const seal = (key: Buffer, iv: Buffer) => createCipheriv('${name}', key, iv);\n` });
  const python = (code: string): Record<string, string> => ({ 'app/vault.py': `${code}\n` });

  test.each([
    ['the same', 'Stored secrets are encrypted with AES-256-GCM', node('aes-256-gcm'), 'kept'],
    ['another mode', 'Stored secrets are encrypted with AES-256-GCM', node('aes-256-cbc'), 'broken'],
    ['a shorter key', 'Stored secrets are encrypted using AES-256', node('aes-128-gcm'), 'broken'],
    ['Fernet, which has half the key', 'API keys are encrypted at rest with AES-256', python('box = Fernet(key)'), 'broken'],
    ['Fernet by its name', 'API keys are encrypted at rest with Fernet', python('box = Fernet(key)'), 'kept'],
    ['a key that comes from elsewhere', 'Tokens are encrypted with AES-256-GCM', python('box = AESGCM(key)'), 'manual'],
    ['a key that is made beside it', 'Tokens are encrypted with AES-256-GCM', python('key = AESGCM.generate_key(bit_length=256)'), 'kept'],
    ['two of them', 'Tokens are encrypted with AES-256-GCM', { ...node('aes-256-gcm'), ...python('box = Fernet(key)') }, 'manual'],
    ['none that was seen', 'Tokens are encrypted with AES-256-GCM', python('x = 1'), 'manual'],
    ['what lies on the disks of others', 'Backups are encrypted with AES-256', node('aes-256-gcm'), 'manual'],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictsOf(text, files)).toEqual([verdict]);
  });
});

describe('the algorithm that signs tokens', () => {
  const sign = (algorithm: string): Record<string, string> => ({
    'src/auth.ts': `import jwt from 'jsonwebtoken';\nexport const token = (user: string) => jwt.sign({ user }, key, { algorithm: '${algorithm}' });\n`,
  });
  test.each([
    ['the same', 'JWTs are signed with RS256', sign('RS256'), 'kept'],
    ['another one', 'JWTs are signed with RS256', sign('HS256'), 'broken'],
    ['more than the algorithm', 'JWTs are signed with RS256 and expire after 15 minutes', sign('RS256'), 'manual'],
    [
      'of Go',
      'JWT tokens use HMAC-SHA256',
      { 'auth.go': 'package auth\n\nimport "github.com/golang-jwt/jwt/v5"\n\nvar token = jwt.NewWithClaims(jwt.SigningMethodHS256, claims)\n' },
      'kept',
    ],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictsOf(text, files)).toContain(verdict);
  });
});

describe('the headers that a policy names', () => {
  const sends = (name: string, value: string): Record<string, string> => ({
    'src/server.ts': `app.use((req, res, next) => {\n  res.setHeader('${name}', '${value}');\n  next();\n});\n`,
  });
  test.each([
    ['the same value', '`X-Frame-Options: DENY`', sends('X-Frame-Options', 'DENY'), 'kept'],
    ['another value', '`X-Frame-Options: DENY`', sends('X-Frame-Options', 'SAMEORIGIN'), 'broken'],
    ['no value is said', '`Referrer-Policy` limits what other sites learn', sends('Referrer-Policy', 'same-origin'), 'kept'],
    ['one of two', '`Referrer-Policy`, `Permissions-Policy`', sends('Referrer-Policy', 'same-origin'), 'manual'],
    ['the default of Helmet', '`X-Frame-Options: DENY`', { 'src/server.ts': 'app.use(helmet());\n' }, 'broken'],
    ['of Django', '`X-Frame-Options: DENY`', { 'config/settings.py': 'X_FRAME_OPTIONS = "DENY"\n' }, 'kept'],
    ['of nginx', '`X-Content-Type-Options: nosniff`', { 'nginx/site.conf': 'server {\n  listen 80;\n  add_header X-Content-Type-Options nosniff always;\n}\n' }, 'kept'],
    [
      'of Next.js',
      '`Permissions-Policy` restricts the camera',
      { 'next.config.js': "const headers = [\n  {\n    key: 'Permissions-Policy',\n    value: 'camera=()',\n  },\n];\n" },
      'kept',
    ],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictsOf(text, files)).toContain(verdict);
  });
  test('a header that is only read is not sent', async () => {
    expect(await verdictsOf('`X-Frame-Options: DENY`', { 'src/check.ts': "const found = response.headers.get('X-Frame-Options');\n" })).not.toContain('kept');
  });
  test('what is not sent is a limitation', async () => {
    const [statement] = await judged(below('Known limitations', '- No `Permissions-Policy` header'), sends('X-Frame-Options', 'DENY'));
    expect(statement?.verdict).not.toBe('broken');
  });
});
