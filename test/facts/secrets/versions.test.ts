import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExtractionRun } from '../../../src/facts/fact.ts';
import { changedSpans, withLinesRound } from '../../../src/facts/secrets/changed-text.ts';
import { cleanVersionsOf } from '../../../src/facts/secrets/clean-versions.ts';
import type { SecretHit } from '../../../src/facts/secrets/find-in-file.ts';
import { historySecrets } from '../../../src/facts/secrets/history-secrets.ts';
import { secrets } from '../../../src/facts/secrets/secrets.ts';
import { SourceFile } from '../../../src/facts/source-file.ts';
import { contentOf } from '../../../src/repo/snapshot.ts';
import { random } from './made-up.ts';

const line = fc.oneof(fc.stringMatching(/^[a-z ]{0,12}$/), fc.stringMatching(/^[a-z ]{20,60}$/), fc.constantFrom('}', 'the same long line that stands in many places', ''));
const text = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'));

describe('the difference of two texts', () => {
  test('leaves out only what the text before holds, in the same order', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const spans = changedSpans(Buffer.from(before), Buffer.from(after));
        let from = 0;
        let at = 0;
        for (const { start, end } of [...spans, { start: after.length, end: after.length }]) {
          const kept = after.slice(at, start);
          from = before.indexOf(kept, from);
          expect(from, `"${kept}" stands in the text before`).toBeGreaterThanOrEqual(0);
          from += kept.length;
          at = end;
        }
      }),
    );
  });

  test('is nothing for the same text, and a place for what was taken away', () => {
    expect(changedSpans(Buffer.from('one\ntwo\n'), Buffer.from('one\ntwo\n'))).toEqual([]);
    expect(changedSpans(Buffer.from('one\ntwo\n'), Buffer.from('one\n'))).toEqual([{ start: 4, end: 4 }]);
  });

  test('finds the way back after lines that were added, changed and taken away', () => {
    const before = Array.from({ length: 300 }, (_, number) => `line number ${number} of the text\n`);
    const after = before.toSpliced(250, 3).toSpliced(100, 1, 'another line instead\n').toSpliced(10, 0, 'a new line\n', 'and one more\n');
    const spans = changedSpans(Buffer.from(before.join('')), Buffer.from(after.join('')));
    expect(spans).toHaveLength(3);
    expect(spans.reduce((sum, { start, end }) => sum + end - start, 0)).toBeLessThan(120);
  });

  test('goes to the end where the text before ends', () => {
    const [before, after] = ['name: one\nthe last line\n', 'name: two\na line that is longer than what was left\n'];
    expect(changedSpans(Buffer.from(before), Buffer.from(after))).toEqual([{ start: 6, end: after.length }]);
  });

  test('is not the number of a row in a table, which one row more changes in all that follow', () => {
    const rows = Array.from({ length: 300 }, (_, number) => `what is said in row ${number} of the table |\n`);
    const table = (texts: readonly string[]): Buffer => Buffer.from(texts.map((told, number) => `| ${number} | ${told}`).join(''));
    const more = rows.toSpliced(100, 1, 'another row instead of that |\n').toSpliced(7, 0, 'a row that is new |\n');
    const after = table(more);
    const changed = changedSpans(table(rows), after).map(({ start, end }) => after.toString('latin1', start, end));
    expect(changed).toHaveLength(2);
    expect(changed[0]).toContain('a row that is new');
    expect(changed[1]).toContain('another row instead');
    expect(changed.join('').length).toBeLessThan(120);
  });

  test('is a number that stands anywhere else', () => {
    const before = Buffer.from('| 1 | of one row, and of no other |\npin: 1234 |\n| pin | 5678 |\n');
    const after = Buffer.from('| 2 | of one row, and of no other |\npin: 4321 |\n| pin | 8765 |\n');
    expect(changedSpans(before, after).map(({ start, end }) => after.toString('latin1', start, end))).toEqual(['4321 |\n| pin | 8765 |\n']);
  });

  test('is widened to whole lines, and what touches is one', () => {
    const lines = Buffer.from('aaaa\nbbbb\ncccc\ndddd\n');
    const spans = [
      { start: 7, end: 8 },
      { start: 11, end: 11 },
    ];
    expect(withLinesRound(spans, lines, 0)).toEqual([{ start: 5, end: 15 }]);
    expect(withLinesRound(spans.slice(0, 1), lines, 3)).toEqual([{ start: 0, end: 15 }]);
  });
});

/** Pieces of a program, some with something that is or looks like a secret; each is told by its number. */
const pieces: readonly ((number: number) => string)[] = [
  (number) => `def step_${number}(token, key):\n    return key.split("${'-'.repeat(number % 40)}") or token\n`,
  (number) => `# ${'the password of nobody is written here, '.repeat(1 + (number % 30))}\n`,
  (number) => `row_${number} = [${Array.from({ length: 40 }, (_, at) => number * at).join(', ')}]\n`,
  (number) => `password_${number} = os.environ["PASSWORD_${number}"]\n`,
  (number) => `API_KEY_${number} = "${secretOf(number)}"\n`,
  (number) => `url = "https://user:${secretOf(number)}@db.internal.net/${number}"\n`,
  (number) => `config = {\n  "client_secret": (\n    "${secretOf(number).slice(0, 20)}"\n    "${secretOf(number).slice(20)}"\n  )\n}\n`,
  (number) =>
    `aws_access_key_id = "${['AK', 'IA'].join('')}${secretOf(number)
      .toUpperCase()
      .replaceAll(/[^A-Z2-7]/g, 'Q')
      .slice(0, 16)}"\n`,
  (number) => `aws_secret_access_key = "${secretOf(number).padEnd(40, 'Zk4')}"\n`,
  (number) => `-----BEGIN ${'RSA'} PRIVATE KEY-----\n${Array.from({ length: 24 }, () => secretOf(number).repeat(2)).join('\n')}\n-----END RSA PRIVATE KEY-----\n`,
];
const values = Array.from({ length: 12 }, () => random(32));
const secretOf = (number: number): string => values[number % values.length] ?? '';

const piece = fc
  .record({ kind: fc.oneof({ weight: 5, arbitrary: fc.nat({ max: 3 }) }, { weight: 1, arbitrary: fc.nat({ max: pieces.length - 1 }) }), number: fc.nat({ max: 200 }) })
  .map(({ kind, number }) => pieces[kind]?.(number) ?? '');
/** Half of a statement may come or go, and make a secret of what was none. */
const half = fc.tuple(piece, fc.nat({ max: 3 }), fc.nat({ max: 3 })).map(([whole, from, lines]) =>
  whole
    .split('\n')
    .slice(from, from + lines)
    .join('\n'),
);
const edit = fc.record({ at: fc.nat(), taken: fc.nat({ max: 3 }), added: fc.array(fc.oneof(piece, half), { maxLength: 2 }) });
const history = fc.record({ first: fc.array(piece, { minLength: 20, maxLength: 50 }), edits: fc.array(edit, { minLength: 1, maxLength: 12 }) });

const fileOf = (path: string, content: string): SourceFile => new SourceFile({ path, mode: 'file', oid: undefined, tracked: true }, contentOf(Buffer.from(content)));
const extractor = async (run: ExtractionRun = { readsHistory: true }): Promise<(file: SourceFile) => readonly SecretHit[] | undefined> => {
  const extract = await historySecrets.extractor?.(run);
  if (!extract) throw new Error('historySecrets has no extractor');
  return (file) => extract(file)?.hits;
};

test('of a version that the tree holds it is known already that it is clean', async () => {
  const run = { readsHistory: true };
  const ofTree = await secrets.extractor?.(run);
  const clean = cleanVersionsOf(run);
  const settings = 'user: ann\n';
  ofTree?.(fileOf('a.yml', settings));
  expect(clean.doubtful('a.yml', Buffer.from(settings))).toEqual([]);
  expect(clean.doubtful('b.yml', Buffer.from(settings)), 'of a file of another name another thing may be said').toBeUndefined();
  ofTree?.(fileOf('b.yml', `password: ${random(24)}\n`));
  expect((await extractor(run))(fileOf('b.yml', `password: ${random(24)}\n`))).toHaveLength(1);
});

test.each([
  ['a program', 'a.dat', `${'\0'.repeat(500)}\n`],
  ['a script', 'bin/start', '#!/usr/bin/env python3\n'],
])('a version is looked through that the tree holds as %s, which is read in another way', async (_, path, before) => {
  const run = { readsHistory: true };
  const ofTree = await secrets.extractor?.(run);
  const text = `${Array.from({ length: 300 }, (_line, number) => `this is the line ${number} of it\n`).join('')}password = lemonTree77\n`;
  expect(ofTree?.(fileOf(path, before + text))).toBeUndefined();
  expect((await extractor(run))(fileOf(path, text))).toHaveLength(1);
});

test('in a version of a file the same is found, whatever versions were seen before it', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.constantFrom('a.py', 'a.md', 'a.json', 'a.yml'), async ({ first, edits }, path) => {
      const afterOthers = await extractor();
      let lines = first.join('').split('\n');
      for (const { at, taken, added } of [{ at: 0, taken: 0, added: [] }, ...edits]) {
        lines = lines.toSpliced(at % (lines.length + 1), taken, ...added.flatMap((one) => one.split('\n')));
        const content = lines.join('\n');
        expect(afterOthers(fileOf(path, content))).toEqual((await extractor())(fileOf(path, content)));
      }
    }),
    { numRuns: 150 },
  );
});

describe('a line may make a secret of what stood there before', () => {
  const filler = (from: number): string => Array.from({ length: 200 }, (_, number) => `row_${from + number} = [1, 2, 3, ${number}, "text"]\n`).join('');
  const keyLines = Array.from({ length: 20 }, () => random(64)).join('\n');
  test.each([
    ['conf.py', `-----BEGIN ${'RSA'} PRIVATE KEY-----\n`, `${keyLines}\n-----END RSA PRIVATE KEY-----\n`],
    ['conf.py', 'client_secret = (\n', `    "${random(20)}"\n    "${random(20)}"\n)\n`],
    ['conf.yml', 'kind: Secret\n', `stringData:\n  first: ${random(24)}\n`],
    ['users.csv', 'login,password\n', Array.from({ length: 300 }, (_, number) => `user${number},${random(12)}\n`).join('')],
    ['dump.sql', 'CREATE TABLE users (login text, password text);\n', `${'-- more\n'.repeat(500)}INSERT INTO users VALUES ('ann', '${random(12)}');\n`],
  ])('%s: %j', async (path, added, rest) => {
    const [above, below] = path.endsWith('.py') || path.endsWith('.yml') ? [filler(0), filler(200)] : ['', ''];
    const extract = await extractor();
    expect(extract(fileOf(path, `${above}${rest}${below}`))).toBeUndefined();
    expect(extract(fileOf(path, `${above}${added}${rest}${below}`))?.length).toBeGreaterThan(0);
  });

  test.each([
    [
      'what the file begins with says how it is read',
      'run.launch',
      `<?xml version="1.0"?>\n<list\n${'one="more line of it"\n'.repeat(300)}`,
      'args="-Ddb.password=lemonTree77 -Xmx1g"/>\n',
    ],
    ['the same of a script', 'bin/start', `#!/usr/bin/env python3\n${'print("one more line")\n'.repeat(300)}`, 'password = os.environ.get("DB_PASSWORD") or "lemonTree77"\n'],
    ['its lines end with CR', 'conf.py', `${'# a comment of no interest\r'.repeat(300)}`, `api_key = "${random(24)}"\r`],
  ])('that is added: %s', async (_, path, before, added) => {
    const extract = await extractor();
    expect(extract(fileOf(path, before))).toBeUndefined();
    expect(extract(fileOf(path, before + added))).toHaveLength(1);
  });

  test('and so may one that is taken away', async () => {
    const extract = await extractor();
    expect(extract(fileOf('secrets/db_password', 'to be changed\nlemonTree77\n'))).toBeUndefined();
    expect(extract(fileOf('secrets/db_password', 'lemonTree77\n'))).toHaveLength(1);
  });

  test('that is now written in UTF-16', async () => {
    const extract = await extractor();
    expect(extract(fileOf('conf.py', 'x = 1\n'))).toBeUndefined();
    const wide = Buffer.from(`\uFEFFx = 1\npassword = "${random(20)}"\n`, 'utf16le');
    expect(extract(new SourceFile(fileOf('conf.py', '').entry, contentOf(wide)))).toHaveLength(1);
  });
});

test('what is told of a secret stands in memory once, in however many versions it is', async () => {
  const read = await extractor();
  const line = `DB_PASSWORD=${random(32)}\n`;
  const [first, second] = [read(fileOf('a.env', line))?.[0], read(fileOf('a.env', `# the same\n${line}`))?.[0]];
  expect([first?.line, second?.line]).toEqual([1, 2]);
  expect(second?.reasons).toBe(first?.reasons);
});
