import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edit, Fix } from '../../src/finding.ts';
import { planFixes } from '../../src/fix/plan-fixes.ts';
import { unifiedDiff } from '../../src/fix/unified-diff.ts';

const fix = (...edits: [Edit, ...Edit[]]): Fix => ({ safe: true, title: 'Mend it', edits });
const planOf = (text: string | undefined, ...edits: Edit[]) =>
  planFixes(
    edits.map((edit) => fix(edit)),
    () => ({ text }),
  );
const mended = (text: string | undefined, ...edits: Edit[]): string | undefined => planOf(text, ...edits).changes[0]?.after;
const whyNot = (text: string | undefined, ...edits: Edit[]): string | undefined => planOf(text, ...edits).skipped[0]?.why;
const path = 'a';

describe('every byte that is not meant stays', () => {
  test('the line ends of the file are those of what is added', () => {
    expect(mended('a\r\nb\r\n', { kind: 'append', path, lines: ['c', 'd'] })).toBe('a\r\nb\r\nc\r\nd\r\n');
    expect(mended('a:\r\n  b: 1\r\n', { kind: 'yaml-entries', path, line: 1, put: 'inside', lines: ['c: 2'] })).toBe('a:\r\n  c: 2\r\n  b: 1\r\n');
  });

  test('a last line without an end gets one where something comes behind it, and else stays as it is', () => {
    expect(mended('a', { kind: 'append', path, lines: ['b'] })).toBe('a\nb\n');
    expect(mended('a\nb', { kind: 'insert', path, before: 2, lines: ['x'] })).toBe('a\nx\nb');
  });

  test('what two fixes put at the end stands there once, without a blank line between', () => {
    const one: Edit = { kind: 'append', path, lines: ['.env'] };
    const more: Edit = { kind: 'append', path, lines: ['.env', '.env.*'] };
    expect(mended('a', one, more)).toBe('a\n.env\n.env.*\n');
    expect(mended('a\r\n', more, one)).toBe('a\r\n.env\r\n.env.*\r\n');
  });

  test('the mark of the byte order', () => {
    expect(mended('\ufeffa\nb\n', { kind: 'insert', path, before: 1, lines: ['x'] })).toBe('\ufeffx\na\nb\n');
    expect(mended('\ufeffabc\n', { kind: 'replace', path, line: 1, column: 1, old: 'abc', text: 'd' })).toBe('\ufeffd\n');
  });

  test('a comment stays with the line below it', () => {
    const text = 'FROM a\n\n# start it\n# as it is\nCMD ["a"]\n';
    expect(mended(text, { kind: 'insert', path, before: 5, lines: ['USER 1'] })).toBe(text.replace('# start', 'USER 1\n# start'));
    expect(mended('on: push\n# all of them\njobs:\n  a: 1\n', { kind: 'yaml-entries', path, line: 3, put: 'before', lines: ['permissions: {}'] })).toBe(
      'on: push\npermissions: {}\n# all of them\njobs:\n  a: 1\n',
    );
    expect(mended('on:\n  push:\n#  pull_request:\njobs:\n  a: 1\n', { kind: 'yaml-entries', path, line: 4, put: 'before', lines: ['permissions: {}'] })).toBe(
      'on:\n  push:\n#  pull_request:\npermissions: {}\njobs:\n  a: 1\n',
    );
  });

  test('comments and blanks', () => {
    const text = 'services:\n  # the site\n  web:   # public\n\n      # which one\n      image: a:1   # pinned\n';
    expect(mended(text, { kind: 'yaml-entries', path, line: 3, put: 'inside', lines: ['cap_drop:', '  - ALL'] })).toBe(
      text.replace('# public\n', '# public\n      cap_drop:\n        - ALL\n'),
    );
  });

  test('what is merged in', () => {
    const text = 'x-all: &all\n  restart: always\nx-app: &app\n  <<: *all\n  image: a:1\nweb:\n  <<: *app\n  ports: []\n';
    expect(mended(text, { kind: 'yaml-entries', path, line: 6, put: 'inside', lines: ['read_only: true'] })).toBe(text.replace('web:\n', 'web:\n  read_only: true\n'));
  });

  test('a file that is not there is made', () => {
    expect(mended(undefined, { kind: 'append', path, lines: ['.git'] })).toBe('.git\n');
  });
});

describe('nothing is changed where the text is not as the edit takes it', () => {
  const inside = (line: number): Edit => ({ kind: 'yaml-entries', path, line, put: 'inside', lines: ['read_only: true'] });
  const behind = (line: number): Edit => ({ kind: 'yaml-entries', path, line, put: 'after', lines: ['with:', '  a: 1'] });

  test.each([
    ['a flow map', 'web: { image: a }\n', inside(1)],
    ['a flow map on the next line', 'web:\n  { image: a }\n', inside(1)],
    ['an alias', 'web: *base\n', inside(1)],
    ['an anchor', 'web: &base\n  image: a\n', inside(1)],
    ['nothing inside', 'web:\nother:\n  a: 1\n', inside(1)],
    ['a list inside', 'web:\n  - a\n', inside(1)],
    ['a merged block that has the key', 'x: &base\n  read_only: false\nweb:\n  <<: *base\n', inside(3)],
    ['a block merged by way of another', 'x: &base\n  read_only: false\ny: &more\n  <<: *base\nweb:\n  image: a\n  <<: [*more]\n', inside(5)],
    ['a merged block that is not a plain one', 'x: &base { read_only: false }\nweb:\n  <<: *base\n', inside(2)],
    ['the key is there already', 'web:\n  image: a\n  "read_only": false\n', inside(1)],
    ['tabs', 'web:\n\timage: a\n', inside(1)],
    ['a value over more lines', '- uses: >-\n    a\n', behind(1)],
    ['a plain value that goes on', '- uses: a\n    b\n', behind(1)],
    ['an entry of a flow map', '- { uses: a }\n', behind(1)],
    ['a line past the end', 'a: 1\n', behind(7)],
    ['another text', 'a: 80\n', { kind: 'replace', path, line: 1, column: 4, old: '8080', text: '1' } satisfies Edit],
    ['a part of a word', 'a: 8080:80801\n', { kind: 'replace', path, line: 1, column: 4, old: '8080:8080', text: '1' } satisfies Edit],
    ['an item in flow style', 'updates: [{ a: 1 }]\n', { kind: 'yaml-item', path, line: 1, lines: ['- b: 1'] } satisfies Edit],
    ['a file that is gone', undefined, inside(1)],
  ])('%s', (_, text, edit) => {
    expect(planOf(text, edit)).toMatchObject({ changes: [], applied: [], skipped: [{ why: expect.any(String) }] });
  });
});

describe('several fixes of one file', () => {
  test('stand one after the other where they add different things', () => {
    const edits = ['a: 1', 'b: 2'].map((line): Edit => ({ kind: 'yaml-entries', path, line: 1, put: 'inside', lines: [line] }));
    expect(mended('m:\n  z: 0\n', ...edits)).toBe('m:\n  a: 1\n  b: 2\n  z: 0\n');
  });

  test('that ask for the same lines are made once', () => {
    const edit: Edit = { kind: 'append', path, lines: ['.env'] };
    expect(planOf('x\n', edit, edit)).toMatchObject({ changes: [{ after: 'x\n.env\n' }], applied: [{}, {}] });
  });

  test('the later one is left out where both bring the same key or change the same word', () => {
    const entry = (line: string): Edit => ({ kind: 'yaml-entries', path, line: 1, put: 'inside', lines: ['securityContext:', `  ${line}`] });
    expect(planOf('m:\n  z: 0\n', entry('a: 1'), entry('b: 1'))).toMatchObject({ changes: [{ after: 'm:\n  securityContext:\n    a: 1\n    b: 1\n  z: 0\n' }], skipped: [] });
    expect(planOf('m:\n  z: 0\n', entry('a: 1'), entry('a: 2'))).toMatchObject({
      changes: [{ after: 'm:\n  securityContext:\n    a: 1\n  z: 0\n' }],
      applied: [{}],
      skipped: [{}],
    });
    const word = (text: string): Edit => ({ kind: 'replace', path, line: 1, column: 4, old: 'old', text });
    expect(whyNot('a: old\n', word('x'), word('y'))).toContain('another fix');
  });

  test('a fix of two files is made whole or not at all', () => {
    const both = fix({ kind: 'append', path: 'a', lines: ['x'] }, { kind: 'insert', path: 'b', before: 1, lines: ['x'] });
    expect(planFixes([both], (name) => ({ text: name === 'a' ? '' : undefined })).changes).toEqual([]);
  });
});

test('the next item of a list comes behind all of the last one and before the comments of what follows', () => {
  const text = 'updates:\n- a: 1\n  b: |\n    text\n\n    more\n# other\nregistries: {}\n';
  expect(mended(text, { kind: 'yaml-item', path, line: 2, lines: ['- a: 2', '  b: x'] })).toBe(text.replace('    more\n', '    more\n- a: 2\n  b: x\n'));
});

test('an entry at the end of a map comes behind a script that ends with a comment of its own', () => {
  const text = 'list:\n  - run: |\n      make\n      # done\n\n  # the other\n  - run: b\n';
  expect(mended(text, { kind: 'yaml-entries', path, line: 2, put: 'last', lines: ['name: a'] })).toBe(text.replace('# done\n', '# done\n    name: a\n'));
  expect(mended(text, { kind: 'yaml-item', path, line: 2, lines: ['- run: c'] })).toBe(text.replace('# done\n', '# done\n  - run: c\n'));
});

describe('the diff', () => {
  const diff = (text: string | undefined, ...edits: Edit[]): string =>
    planOf(text, ...edits)
      .changes.map(unifiedDiff)
      .join('');

  test('has a hunk for each place that is far from the others', () => {
    const text = Array.from({ length: 20 }, (_, index) => `${index + 1}\n`).join('');
    const edits = [2, 18].map((before): Edit => ({ kind: 'insert', path, before, lines: ['x'] }));
    expect(diff(text, ...edits)).toBe('--- a/a\n+++ b/a\n@@ -1,4 +1,5 @@\n 1\n+x\n 2\n 3\n 4\n@@ -15,6 +16,7 @@\n 15\n 16\n 17\n+x\n 18\n 19\n 20\n');
  });

  test('shows a new file, a changed word and a last line without an end', () => {
    expect(diff(undefined, { kind: 'append', path, lines: ['x'] })).toBe('--- /dev/null\n+++ b/a\n@@ -0,0 +1,1 @@\n+x\n');
    expect(diff('p: "80:80"\nq', { kind: 'replace', path, line: 1, column: 4, old: '80:80', text: '1' })).toBe(
      '--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n-p: "80:80"\n+p: "1"\n q\n\\ No newline at end of file\n',
    );
    expect(diff('a', { kind: 'append', path, lines: ['b'] })).toBe('--- a/a\n+++ b/a\n@@ -1,1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n');
  });
});

test('whatever the text: what is added is all that is added, and the file is else as it was', () => {
  const piece = fc.constantFrom('a:', '  b: 1', '- c: 2', '  - d', '# x', '', ' ', '\t', '"', '{', '|', 'é', '\u2028', '\n', '\r\n', '\r', '\ufeff', 'run: |', '\u0000');
  const shared = { path: fc.constant(path), lines: fc.constant(['<new>']) };
  const line = fc.integer({ min: 0, max: 9 });
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ kind: fc.constant('insert' as const), before: line, ...shared }),
    fc.record({ kind: fc.constant('append' as const), ...shared }),
    fc.record({ kind: fc.constant('yaml-entries' as const), line, put: fc.constantFrom('inside' as const, 'before' as const, 'after' as const, 'last' as const), ...shared }),
    fc.record({ kind: fc.constant('yaml-item' as const), line, ...shared }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.array(edit, { maxLength: 4 }), (pieces, edits) => {
      const text = pieces.join('');
      for (const { splices, after } of planOf(text, ...edits).changes) {
        expect(splices.filter(({ start, end, text: added }) => start !== end || !/^(?:\r\n|\n|\r)?(?: *<new>(?:\r\n|\n|\r))+$/.test(added))).toEqual([]);
        const without = splices.reduce((rest, { start, text: added }) => rest.slice(0, start) + rest.slice(start + added.length), after);
        expect(without).toBe(text);
      }
    }),
  );
});
