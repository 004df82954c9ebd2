import { describe, expect, test } from 'vitest';
import { saysControl } from '../../src/contract/speech/says-control.ts';
import { readPolicy } from '../../src/facts/security-policy/read-policy.ts';
import { bare, below, judged, limited } from './judged.ts';

const limits = 'api/rate-limiting';
const read = (text: string, heading = 'Security features', subject = limits): string | undefined => {
  const found = readPolicy('SECURITY.md', below(heading, text)).statements.find((statement) => statement.subject === subject);
  return found && saysControl(found);
};

describe('a sentence says that a control is there', () => {
  test.each([
    ['The API uses rate limiting'],
    ['The server enforces strict per-address rate limiting'],
    ['Rate limiting is applied to each route'],
    ['Rate limiting prevents abuse'],
    ['Abuse is prevented through rate limiting'],
    ['Requests are throttled'],
    ['Add rate limiting to keep abuse away'],
    ['We include input checks, audit trails and rate limiting'],
  ])('with a verb: %s', (text) => {
    expect(read(`- ${text}`)).toBe('said');
  });

  test.each([
    ['Rate limiting'],
    ['Rate limiting: 100 per minute'],
    ['API rate limiting middleware'],
    ['Rate limiting by address'],
    ['Input checks, rate limiting'],
    ['Rate limiting configured'],
  ])('by its name in a list of measures: %s', (text) => {
    expect(read(`- ${text}`)).toBe('named');
  });

  test('in languages that put no spaces between words', () => {
    expect(read('- 速率限制：每分钟', '安全措施')).toBe('named');
  });
});

describe('a sentence only speaks of a control', () => {
  test.each([
    ['as part of another thing', 'Rate limiting thresholds'],
    ['when it supposes it', 'If rate limiting is enabled, requests may fail'],
    ['when it denies another one', 'The key is not used for rate limiting'],
    ['when others have it', 'Users get rate limiting from their provider'],
    ['when it tests it', 'Test rate limiting'],
    ['when it asks', 'Is rate limiting enabled?'],
    ['beside its own subject', 'Logs are kept next to the rate limiting counters'],
    ['when it takes it back', 'Rate limiting (planned)'],
    ['after a label that says so', 'Recommendation: rate limiting'],
  ])('%s', (_, text) => {
    expect(read(`- ${text}`)).toBeUndefined();
  });

  test.each(['Troubleshooting', 'Environment variables', 'Testing', 'References', 'Future work'])('below "%s"', (heading) => {
    expect(read('- Rate limiting', heading)).toBeUndefined();
  });

  test('in a drawing or a listing', () => {
    expect(read('Configure via:\n\n```\nApp[Rate limiting]\n```')).not.toBe('said');
  });
});

test('a ticked box says that it is done, wherever it stands', async () => {
  const ticked = below('Production checklist', '- [x] Rate limiting configured');
  expect(await judged(ticked, { 'app.py': limited })).toMatchObject([{ verdict: 'kept' }]);
  expect(await judged(ticked, { 'app.py': bare })).toMatchObject([{ verdict: 'broken' }]);
});

describe('what is meant more narrowly is not kept by the control at large:', () => {
  const headers = {
    'app.py': bare,
    'nginx.conf': 'server {\n  listen 80;\n  add_header X-Frame-Options "SAMEORIGIN" always;\n  add_header X-Content-Type-Options nosniff always;\n}\n',
  };
  test.each([
    ['a guard of the login', limits, 'Brute-force protection', { 'app.py': limited }],
    ['a limit for each user', limits, 'Per-user rate limiting', { 'app.py': limited }],
    ['another library', limits, 'Rate limiting by flask-limiter', { 'app.py': limited }],
    ['another value', 'network/security-headers', 'X-Frame-Options: DENY', headers],
    [
      'another variable',
      'secrets/config-from-environment',
      'The JWT signing key is read from environment variables',
      { 'app.py': 'import os\nKEY = os.environ["MAPS_API_KEY"]\n' },
    ],
  ])('%s', async (_, subject, text, files) => {
    const found = (await judged(below('Security features', `- ${text}`), files)).find((statement) => statement.subject === subject);
    expect(found?.verdict).toBe('manual');
  });

  test('but by the one that is meant', async () => {
    expect(await judged(below('Security features', '- X-Frame-Options: SAMEORIGIN'), headers)).toMatchObject([{ verdict: 'kept' }]);
    expect(await judged(below('Security features', '- Rate limiting by slowapi'), { 'app.py': limited, 'requirements.txt': 'slowapi==0.1.9\n' })).toMatchObject([
      { verdict: 'kept' },
    ]);
  });
});
