import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { auditTarget } from '../../src/cli/audit-target.ts';
import { openSnapshot } from '../../src/repo/open-snapshot.ts';
import type { Report, Verification } from '../../src/report/report.ts';
import { sarif } from '../../src/reporters/sarif.ts';
import { theWeb, type Wire } from '../../src/verify/ask.ts';
import { services } from '../../src/verify/services.ts';
import { signAws } from '../../src/verify/sign-aws.ts';
import { verifyReport } from '../../src/verify/verify-report.ts';
import { makeFolder, policyAudit } from '../repository.ts';

let drawn = 0;
/** Characters that no test repeats, of these letters; the same in each run. */
const random = (length: number, letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'): string =>
  [...createHash('shake256', { outputLength: length }).update(String(drawn++)).digest()].map((byte) => letters[byte % letters.length]).join('');
const digits = (length: number): string => `1${random(length - 1, '23456789')}`;

/** GitHub's form: the last six characters are the checksum of the thirty before. */
const githubToken = (): string => {
  const body = random(30);
  let left = crc32(body);
  let sum = '';
  const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  for (let count = 0; count < 6; count++) {
    sum = `${base62[left % 62]}${sum}`;
    left = Math.floor(left / 62);
  }
  return `ghp_${body}${sum}`;
};

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Asked {
  readonly host: string | undefined;
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
}

const serve = async (answer: (response: ServerResponse, request: IncomingMessage) => void): Promise<{ wire: Wire; asked: Asked[] }> => {
  const asked: Asked[] = [];
  const server = http.createServer((request, response) => {
    const { method, url, headers } = request;
    asked.push({ host: headers.host, method, url, authorization: headers.authorization });
    answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { wire: { request: http.request as typeof https.request, to: { hostname: '127.0.0.1', port }, timeLimit: 2000 }, asked };
};

const saying =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));

const auditOf = async (files: Readonly<Record<string, string>>): Promise<{ report: Report; folder: string }> => {
  const folder = makeFolder(files);
  return { report: await auditTarget(folder, { rule: ['secrets/no-hardcoded-credentials'], config: false }), folder };
};

const verify = async (files: Readonly<Record<string, string>>, wire: Wire): Promise<Report> => {
  const { report, folder } = await auditOf(files);
  return verifyReport(report, (await openSnapshot(folder)).snapshot, wire);
};

const verifications = (report: Report): readonly (Verification | undefined)[] =>
  report.results.flatMap(({ verdict }) => (verdict.status === 'fail' ? verdict.findings : [])).map((finding) => finding.verification);
const resultsOf = (report: Report): readonly (string | undefined)[] => verifications(report).map((one) => one?.result);

const awsPair = () => ({ id: `AKIA${random(1, 'Q')}${random(15, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`, secret: `${random(13)}/${random(12)}+${random(13)}` });
const awsFile = ({ id, secret }: { id: string; secret: string }): string => `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;
const pair = awsPair();

const providers: readonly (readonly [string, Readonly<Record<string, string>>, call: string, good: unknown, refusal: readonly [number, unknown]])[] = [
  ['api.github.com', { 'app.env': `GITHUB_TOKEN=${githubToken()}\n` }, 'GET /user', { login: 'ann' }, [401, { message: 'Bad credentials' }]],
  [
    'gitlab.com',
    { 'app.env': `GITLAB_TOKEN=glpat-${random(20)}\n` },
    'GET /api/v4/personal_access_tokens/self',
    { id: 1, active: true },
    [401, { error: 'invalid_token', error_description: 'Token was revoked. You have to re-authorize from the user.' }],
  ],
  [
    'slack.com',
    { 'app.env': `SLACK_TOKEN=xoxb-${digits(12)}-${digits(12)}-${random(24)}\n` },
    'POST /api/auth.test',
    { ok: true, user_id: 'U1' },
    [200, { ok: false, error: 'token_revoked' }],
  ],
  [
    'api.stripe.com',
    { 'app.env': `STRIPE_KEY=${'sk_'}live_51${random(97)}\n` },
    'GET /v1/balance',
    { object: 'balance' },
    [401, { error: { message: 'Invalid API Key provided' } }],
  ],
  [
    'sts.amazonaws.com',
    { '.aws/credentials': awsFile(pair) },
    'GET /?Action=GetCallerIdentity&Version=2011-06-15',
    { GetCallerIdentityResponse: {} },
    [403, { Error: { Code: 'InvalidClientTokenId' } }],
  ],
  ['registry.npmjs.org', { 'app.env': `NPM_TOKEN=npm_${random(36)}\n` }, 'GET /-/whoami', { username: 'ann' }, [401, {}]],
  [
    'api.openai.com',
    { 'app.env': `OPENAI_API_KEY=sk-proj-${random(74)}${'T3Blbk'}FJ${random(74)}\n` },
    'GET /v1/models',
    { object: 'list' },
    [401, { error: { code: 'invalid_api_key' } }],
  ],
  ['api.groq.com', { 'app.env': `GROQ_API_KEY=gsk_${random(52)}\n` }, 'GET /openai/v1/models', { object: 'list' }, [401, { error: { code: 'invalid_api_key' } }]],
];

describe('a secret is', () => {
  test.each(providers)('verified when %s answers with the identity', async (host, files, call, good) => {
    const { wire, asked } = await serve(saying(200, good));
    const report = await verify(files, wire);
    expect(new Set(resultsOf(report))).toEqual(new Set(['verified']));
    expect(asked.map(({ host, method, url }) => [host, `${method} ${url}`])).toEqual([[host, call]]);
  });

  test.each(providers)('revoked when %s refuses it', async (host, files, _, __, [status, body]) => {
    const { wire } = await serve(saying(status, body));
    const [first, ...others] = verifications(await verify(files, wire));
    expect(first).toMatchObject({ result: 'revoked', host });
    for (const other of others) expect(other).toEqual(first);
  });

  test.each(providers)('unknown when %s fails', async (_, files) => {
    const { wire } = await serve(saying(500, { error: 'x' }));
    expect(new Set(resultsOf(await verify(files, wire)))).toEqual(new Set(['unknown']));
  });

  const github = { 'app.env': `GITHUB_TOKEN=${githubToken()}\n` };

  test.each([
    ['a 403, which a live token without the right gets too', saying(403, { message: 'Forbidden' })],
    ['a 429', saying(429, {})],
    ['garbage', saying(200, '<html>')],
    ['a page that anybody gets', saying(200, { ok: 1 })],
    ['a refusal that is no JSON', saying(401, 'proxy says no')],
    ['nothing', () => {}],
    ['half an answer', (response: ServerResponse) => void response.writeHead(200, { 'content-length': '900' }).write('{"login"')],
    ['a line that is cut', (response: ServerResponse) => void response.destroy()],
    ['more than anybody has to say', saying(200, JSON.stringify({ login: 'a'.repeat(2_000_000) }))],
  ])('unknown after %s', async (_, answer) => {
    const { wire } = await serve(answer);
    expect(resultsOf(await verify(github, { ...wire, timeLimit: 300 }))).toEqual(['unknown']);
  });

  test('unknown after a redirect, which is not followed', async () => {
    const { wire, asked } = await serve((response, request) => saying(request.url === '/user' ? 302 : 200, { login: 'ann' }, { location: '/elsewhere' })(response));
    expect(resultsOf(await verify(github, wire))).toEqual(['unknown']);
    expect(asked).toHaveLength(1);
  });

  test.skipIf(spawnSync('openssl', ['version']).status !== 0)('unknown when the certificate is nobody we know, whatever the environment says', async () => {
    const folder = makeFolder();
    const [key, cert] = [path.join(folder, 'k'), path.join(folder, 'c')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=api.github.com', '-keyout', key, '-out', cert], { stdio: 'ignore' });
    let asked = 0;
    const server = https.createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
      asked++;
      saying(200, { login: 'ann' })(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => void server.close());
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      const to = { hostname: '127.0.0.1', port: (server.address() as AddressInfo).port };
      expect(resultsOf(await verify(github, { ...theWeb, to }))).toEqual(['unknown']);
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
    expect(asked).toBe(0);
  });
});

describe('what is sent', () => {
  test('is the value itself, to a host of the list, and nothing of it is in the report', async () => {
    const token = githubToken();
    const { wire, asked } = await serve(saying(200, { login: 'ann' }));
    const report = await verify({ 'app.env': `GITHUB_TOKEN=${token}\n` }, wire);
    expect(asked).toMatchObject([{ authorization: `Bearer ${token}` }]);
    expect(JSON.stringify(report)).not.toContain(token);
    const [result] = (JSON.parse(sarif(report, { color: false, unicode: true, width: 100 } as never)) as { runs: [{ results: [{ properties: unknown }] }] }).runs[0].results;
    expect(result.properties).toEqual({ verification: verifications(report)[0] });
  });

  test('is nothing without --verify, and nothing about what no provider of the list gave out', async () => {
    const { wire, asked } = await serve(saying(200, { login: 'ann' }));
    const { report } = await auditOf({ 'app.env': `GITHUB_TOKEN=${githubToken()}\n` });
    expect(resultsOf(report)).toEqual([undefined]);
    expect(resultsOf(await verify({ 'app.env': `DB_PASSWORD=${random(16)}9x\nCLERK_SECRET_KEY=${'sk_'}live_${random(40)}\n` }, wire)).every((one) => one === undefined)).toBe(true);
    expect(asked).toEqual([]);
  });

  test('is no AWS key when two secrets could be its own', async () => {
    const { wire, asked } = await serve(saying(200, {}));
    await verify({ '.aws/credentials': awsFile(awsPair()) + awsFile(awsPair()).replace('default', 'other') }, wire);
    expect(asked).toEqual([]);
  });

  test('is each value once, twenty at most, four at a time', async () => {
    let open = 0;
    let most = 0;
    const { wire, asked } = await serve((response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open--;
        saying(200, { login: 'ann' })(response);
      }, 20);
    });
    const tokens = Array.from({ length: 25 }, githubToken);
    const text = tokens.map((token, index) => `GITHUB_TOKEN_${index}=${token}\n`).join('');
    const results = resultsOf(await verify({ 'a.env': text, 'b.env': text }, wire));
    expect(results.filter((one) => one === 'verified')).toHaveLength(20);
    expect(results.filter((one) => one === 'unknown')).toHaveLength(5);
    expect(asked).toHaveLength(20);
    expect(most).toBeLessThanOrEqual(4);
  });

  test('goes to these hosts and no others', () => {
    expect(services.map(({ host }) => host).sort()).toEqual([
      'api.github.com',
      'api.groq.com',
      'api.openai.com',
      'api.stripe.com',
      'gitlab.com',
      'registry.npmjs.org',
      'slack.com',
      'sts.amazonaws.com',
    ]);
  });
});

test('--verify is refused for what a hook runs', () => {
  const ran = policyAudit(['--staged', '--verify'], { cwd: makeFolder({ a: '' }) });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain('--verify');
});

test('requests to AWS are signed as its own example says', () => {
  // "get-vanilla" of AWS's published test suite for Signature Version 4.
  const key = { id: ['AKID', 'EXAMPLE'].join(''), secret: ['wJalrXUtnFEMI/K7MDENG+bPxRfiCY', 'EXAMPLEKEY'].join('') };
  const headers = signAws(key, { host: 'example.amazonaws.com', region: 'us-east-1', service: 'service', query: '', at: new Date('2015-08-30T12:36:00Z') });
  expect(headers['authorization']).toBe(
    `AWS4-HMAC-SHA256 Credential=${key.id}/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=${['5fa00fa31553b73ebf1942676e86291e', '8372ff2a2260956d9b8aae1d763fbf31'].join('')}`,
  );
});
