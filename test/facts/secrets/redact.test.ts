import { describe, expect, it } from 'vitest';
import { maskOf, redactLine } from '../../../src/facts/secrets/redact.ts';
import { human, random } from './made-up.ts';

describe('a line shown beside a finding', () => {
  const value = human();
  it.each([
    `password = "${value}"`,
    `password: '${value}, and more'`,
    `DB_PASSWORD=${value}`,
    `mysql --password ${value}`,
    `<password>${value}</password>`,
    `CREATE USER a IDENTIFIED BY '${value}'`,
    `url: postgres://app:${value}@db/app`,
    `curl -u admin:${value} https://api.corp.internal`,
    `docker exec api curl -u 1000:${value} https://api.corp.internal`,
    `Authorization: Basic ${random(16)}`.replace(/(?<=Basic ).*/, value),
    `image: x # api-key: ${value}`,
    `setPassword("${value}")`,
    ['POSTGRES_PASSWORD: $', `{DB_PASSWORD:-${value}}`].join(''),
    `x ${value.slice(0, -1)}${random(20)} y`,
  ])('hides the value in %s', (line) => {
    expect(redactLine(line)).not.toContain(value.slice(0, -1));
  });
  it.each(['const token = readToken();', 'password: string', 'FROM node:22-alpine', 'uses: actions/checkout@v4', 'see docs/secrets/README.md'])('keeps %s readable', (line) => {
    expect(redactLine(line).slice(0, 9)).toBe(line.slice(0, 9));
  });
  it.each([
    'const resetToken = crypto.randomBytes(32).toString("hex")',
    '    SECRET_KEY: str = secrets.token_urlsafe(32)',
    'const hashedPassword = await passwordHash.generate(newPassword)',
    'const basicAuth = require("express-basic-auth")',
    'server.authenticate = async (client, callback) => {',
    'Basic protections against bearer tokens are in place; callers that are not authenticated: nothing',
    'Browsers have a basic Sanitizer for markup',
    'docker run --volume "$PWD:/repo:ro" tool',
    'const createReviewZodSchema = z.object({',
    'docker run --rm --user 1000:1000 -v x:/y image',
    'func NewTooManyRequestsError(message string) *router.ApiError {',
    "image: 'shop21/nginx-proxy-manager:latest'",
    'uses: my-org-2/container-image-build@v4',
    'image: registry/Team7-Tools/database-backup',
    'image: 10.0.0.7:9003/team-worker-gpu:stable',
    'registry.local:5000/team/worker-gpu-image:1.2',
    'secrets: inherit',
    "if (req.headers.authorization.startsWith('Bearer ')) {",
    'docker run -ti -v `pwd`:/workspace team/app',
    'POSTGRES_HOST_AUTH_METHOD: "trust"',
    'ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-CHACHA20-POLY1305;',
    'CODE_SIGNING_CERTIFICATE_BASE64: ${{ secrets.CODE_SIGNING_CERTIFICATE_BASE64 }}',
  ])('leaves code as it is: %s', (line) => {
    expect(redactLine(line)).toBe(line);
  });
  it.each([
    '- API keys: Never commit them to the repository',
    '**Passwords**: Hashed with bcrypt before they are stored',
    'Password: minimum 12 characters',
    'Secrets: stored in the vault of the platform',
    'token: Bearer tokens are checked',
  ])('leaves a sentence of a policy as it is: %s', (line) => {
    expect(redactLine(line)).toBe(line);
  });
  it.each(['password: never', 'password: always\n', 'password: monkey with a hat', 'PASSWORD=never'])(
    'takes for a value what no sentence follows, or what opens none: %s',
    (line) => {
      expect(redactLine(line)).toContain('(masked)');
    },
  );
  it('hides a token of parts, of which only one has digits', () => {
    for (const line of ['x a7b9-qzkx-wvjq-xkpf-hzqw', `x abc-${random(12)}-def-ghijk`, 'x k3q-zzxq-qwkj-vbxz-xcvq']) expect(redactLine(line)).toContain('characters)');
  });
  it('hides what base64 makes of letters alone', () => {
    expect(redactLine('Authorization: Basic dXNlcjpwYXNz')).not.toContain('dXNl');
  });
  it('takes what is quoted or has no dot for a value, whatever it looks like', () => {
    expect(redactLine('password = "tiger.pass(word"')).not.toContain('tiger');
    expect(redactLine('PASSWORD=tiger(word)')).not.toContain('tiger');
  });
  it('ends soon on a long line', () => {
    expect(redactLine('password='.repeat(2000)).length).toBeGreaterThan(0);
  });

  it('keeps what names a content by its hash: the digest of an image, the commit of an action', () => {
    const hash = '08c6903cd8c0fde910a37f88322edcfb5dd907a8';
    const digest = `sha256:${hash}${hash.slice(0, 24)}`;
    for (const line of [`    image: db@${digest}`, `FROM node:22@${digest} AS build`, `      - uses: actions/checkout@${hash} # v5`, `uses: "a/b/c@${hash}"`])
      expect(redactLine(line)).toBe(line);
    for (const line of [`key@${hash}`, `sha256:${hash}`, `uses: ${hash}`, `image: db@sha256:${hash}${hash}`]) expect(redactLine(line)).not.toContain(hash);
  });
});

describe('a mask', () => {
  it('tells the first four characters of a long value and nothing of a short one', () => {
    expect(maskOf('abcdefghijklmnop')).toBe('abcd…(16 characters)');
    expect(maskOf('hunter2')).toBe('…(masked)');
  });
});
