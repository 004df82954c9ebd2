import { describe, expect, test } from 'vitest';
import { feature, judged } from './judged.ts';

const verdictOf = async (text: string, files: Readonly<Record<string, string>>) => (await judged(feature(text), files))[0]?.verdict;

describe('what a program is said not to start without', () => {
  const guarded = { 'src/env.ts': "if (!process.env.SIGNING_PEPPER || process.env.SIGNING_PEPPER.length < 32) throw new Error('SIGNING_PEPPER is required');\n" };
  const read = { 'src/env.ts': 'export const pepper = process.env.SIGNING_PEPPER;\n' };
  test.each([
    ['it ends there', 'Startup fails without `SIGNING_PEPPER`', guarded, 'kept'],
    ['it is required', 'Production startup requires an explicit `SIGNING_PEPPER`', guarded, 'kept'],
    ['it only reads it', 'Startup fails without `SIGNING_PEPPER`', read, 'manual'],
    ['and more that is said', 'Startup fails without `SIGNING_PEPPER`, and a mail is sent', guarded, 'manual'],
    ['its length', '`SIGNING_PEPPER` must have at least 32 characters', guarded, 'kept'],
    ['a length that is more', '`SIGNING_PEPPER`: minimum 64 characters', guarded, 'broken'],
    ['a length that nothing looks at', '`SIGNING_PEPPER`: minimum 64 characters', read, 'manual'],
    ['it ends on the line below', 'Startup fails without `SIGNING_PEPPER`', { 'src/env.ts': "if (!process.env.SIGNING_PEPPER) {\n  throw new Error('no pepper');\n}\n" }, 'kept'],
    [
      'it only warns',
      'Startup fails without `SIGNING_PEPPER`',
      { 'src/env.ts': "if (!process.env.SIGNING_PEPPER) console.warn('SIGNING_PEPPER is missing, a default is taken');\n" },
      'manual',
    ],
    ['it only helps', 'Startup fails without `SIGNING_PEPPER`', { 'a.py': "parser.add_argument('--pepper', help='SIGNING_PEPPER must be set')\n" }, 'manual'],
    [
      'it ends there in tests',
      'Startup fails without `SIGNING_PEPPER`',
      { 'src/env.ts': "if (process.env.NODE_ENV === 'test' && !process.env.SIGNING_PEPPER) throw new Error('x');\n" },
      'manual',
    ],
    [
      'it ends there in production',
      'Production startup fails without `SIGNING_PEPPER`',
      { 'src/env.ts': "if (process.env.NODE_ENV === 'production' && !process.env.SIGNING_PEPPER) throw new Error('x');\n" },
      'kept',
    ],
    ['it does not fail', 'Startup does not fail without `SIGNING_PEPPER`', guarded, 'manual'],
    [
      'it only warns of a short one',
      '`SIGNING_PEPPER` must have at least 32 characters',
      { 'src/env.ts': "if (process.env.SIGNING_PEPPER.length < 32) console.warn('short');\n" },
      'manual',
    ],
    ['the length of one of two', '`SIGNING_PEPPER` and `COOKIE_PEPPER` must have at least 32 characters', guarded, 'manual'],
    ['the most that it has', '`SIGNING_PEPPER` is at most 64 characters', guarded, 'manual'],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictOf(text, files)).toBe(verdict);
  });
});

test('no access by roles, where no code speaks of one', async () => {
  const text = 'This system does not implement role-based access control';
  expect(await verdictOf(text, { 'src/a.ts': 'export const a = 1;\n' })).toBe('kept');
  expect(await verdictOf(text, { 'src/a.ts': "export const isAllowed = (role: string) => role === 'admin';\n" })).toBe('manual');
  expect(await verdictOf(text, {})).toBe('manual');
});

test('no lock-out, where somebody else logs people in', async () => {
  expect(await verdictOf('No account lockout', { 'src/a.ts': 'export const a = 1;\n' })).toBe('kept');
  expect(await verdictOf('No account lockout', { 'src/a.ts': "import { auth } from 'express-openid-connect';\nauth();\n" })).toBe('manual');
});
