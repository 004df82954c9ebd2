import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInRules } from '../rules/index.ts';
import { runAudit } from '../src/audit.ts';
import { redactLine } from '../src/facts/secrets/redact.ts';
import { markOf } from '../src/facts/secrets/secret-mark.ts';
import { memorySnapshot } from '../src/repo/memory-snapshot.ts';
import { makeReport } from '../src/report/make-report.ts';
import { json } from '../src/reporters/json.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
/** Values that look random: of both cases and with digits all over. */
const value = fc
  .array(fc.constantFrom(...letters), { minLength: 20, maxLength: 80 })
  .map((list) => list.join(''))
  .filter((text) => /\d.*\d.*\d/.test(text) && /[a-z].*[a-z]/.test(text) && /[A-Z].*[A-Z]/.test(text));
const pieces = (text: string): readonly string[] => Array.from({ length: Math.max(0, text.length - 9) }, (_, at) => text.slice(4 + at, 10 + at));

describe('a mask', () => {
  test('holds no six characters of a secret beyond its first four', () => {
    fc.assert(
      fc.property(value, (secret) => {
        const { masked, fingerprint } = markOf(secret);
        expect(pieces(secret).filter((piece) => masked.includes(piece) || fingerprint.includes(piece))).toEqual([]);
      }),
    );
  });

  test('tells two secrets apart by its fingerprint only', () => {
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(markOf(one).fingerprint === markOf(other).fingerprint).toBe(one === other);
      }),
    );
  });

  test('covers a secret wherever it stands in a line', () => {
    const before = fc.constantFrom('', 'token = ', 'API_KEY=', 'password: "', 'x', ' ', '("', 'https://user:', '--token ');
    const after = fc.constantFrom('', '"', ' # comment', "'),", '@host/', ';');
    fc.assert(
      fc.property(before, value, after, (start, secret, end) => {
        const shown = redactLine(`${start}${start === 'x' ? ' ' : ''}${secret}${end}`);
        expect(pieces(secret).filter((piece) => shown.includes(piece))).toEqual([]);
      }),
    );
  });
});

test('a report is the same bytes in whatever order the files are read', async () => {
  const files = {
    'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n',
    'a/Dockerfile': 'FROM node\nCOPY . .\n',
    'b/Dockerfile': 'FROM node:20\nUSER root\n',
    'compose.yaml': 'services:\n  a:\n    image: x\n    privileged: true\n',
    '.env': 'PORT=1\n',
    'package.json': '{"dependencies":{"a":"*"}}',
    '.github/workflows/ci.yml': 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@main\n',
  };
  const snapshot = memorySnapshot({ files });
  const bytes = async (order: readonly number[]): Promise<string> => {
    const shuffled: typeof snapshot = {
      ...snapshot,
      visit: (wanted, each, unread) =>
        snapshot.visit(
          [...wanted].sort((a, b) => (order[a.path.length % order.length] ?? 0) - (order[b.path.length % order.length] ?? 0)),
          each,
          unread,
        ),
    };
    const outcome = await runAudit({ snapshot: shuffled, rules: builtInRules });
    const target = { name: '.', kind: 'memory', commit: null, branch: null, files: 7, untrackedFiles: 0, anchor: null };
    const report = makeReport({ version: '0', target, config: { path: null, rulesOff: [], excludedFiles: 0 }, outcome, excerptOf: () => undefined, failOn: 'high' });
    return json(report, { color: false, width: 80, unicode: true, verbose: false, quiet: false, suppressed: true, linkOf: undefined, elapsed: undefined });
  };
  const first = await bytes([1, 2, 3, 4, 5]);
  expect(await bytes([5, 4, 3, 2, 1])).toBe(first);
  expect(await bytes([3, 1, 5, 2, 4])).toBe(first);
});
