import { DockerfileParser } from 'dockerfile-ast';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logicalLines } from '../../src/facts/dockerfiles/logical-lines.ts';
import { readDockerfile } from '../../src/facts/dockerfiles/read-dockerfile.ts';

const read = (text: string) => readDockerfile(text.split(/\r\n|\n|\r/));
const final = (text: string) => {
  const stage = read(text)?.stages.at(-1);
  if (!stage) throw new Error('no stage');
  return stage;
};
const userOf = (text: string) => final(text).user?.value.text;

describe('lines become instructions', () => {
  const keywords = (text: string) => logicalLines(text.split('\n')).lines.map(({ keyword, text: rest, line }) => `${line} ${keyword} ${rest}`);

  test('continuation lines are joined, comments and blank lines between them dropped', () => {
    expect(keywords('FROM a\nRUN one \\\n  # why\n\n  two\nUSER x')).toEqual(['1 FROM a', '2 RUN one   two', '6 USER x']);
  });
  test('an escape directive changes the continuation character', () => {
    expect(keywords('# syntax=docker/dockerfile:1\n# escape=`\nFROM a\nRUN dir `\n C:\\\nUSER x')).toEqual(['3 FROM a', '4 RUN dir  C:\\', '6 USER x']);
  });
  test('a directive after any other line is a comment', () => {
    expect(keywords('\n# escape=`\nFROM a\nRUN a `\nUSER x')).toEqual(['3 FROM a', '4 RUN a `', '5 USER x']);
  });
  test('here-documents are not instructions', () => {
    expect(keywords('FROM a\nRUN <<A cat <<-"B" > /f\nUSER root\nA\nUSER root\n\tB\nUSER app')).toEqual(['1 FROM a', '2 RUN <<A cat <<-"B" > /f', '7 USER app']);
  });
  test('places lead back to the file', () => {
    const line = logicalLines(['RUN one \\', '    two']).lines[0];
    expect(line?.placeAt(line.text.indexOf('two'))).toEqual({ line: 2, column: 5 });
  });

  const piece = fc.constantFrom('FROM a', 'RUN x \\', '  y', '# note', '', 'USER app', 'RUN <<EOF', 'EOF', 'COPY a b', 'ENV A=b \\', '\t', 'RUN ["a"]');
  test('as another parser splits them', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (rest) => {
        const text = ['FROM a', ...rest, ''].join('\n');
        const theirs = DockerfileParser.parse(text).getInstructions();
        expect(keywords(text).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(theirs.map((one) => `${one.getRange().start.line + 1} ${one.getKeyword()}`));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the user in force', () => {
  test('comes from the last USER, or from the stage that is continued, in any case of its name', () => {
    expect(userOf('FROM a\nUSER app\nUSER root')).toBe('root');
    expect(userOf('FROM a AS Base\nUSER app\nFROM bASE')).toBe('app');
    expect(userOf('FROM a AS base\nUSER app\nFROM b')).toBeUndefined();
  });
  test('variables have the values that a build without arguments gives them', () => {
    expect(userOf('FROM a\nARG UID=1000\nUSER ${UID}')).toBe('1000');
    expect(userOf('ARG UID=7\nFROM a\nARG UID\nUSER $UID')).toBe('7');
    expect(userOf('ARG UID=7\nFROM a\nUSER $UID')).toBeUndefined();
    expect(userOf('FROM a\nARG U=app\nENV U=root\nUSER $U')).toBe('root');
    expect(userOf('FROM a\nUSER ${U:-root}:${G-0}')).toBe('root:0');
    expect(userOf('FROM a\nARG U\nUSER ${U:+x}')).toBeUndefined();
    expect(userOf('FROM a AS b\nENV U=app\nFROM b\nUSER "$U"')).toBe('app');
  });
  test('ONBUILD counts for images built on this one only', () => {
    expect(userOf('FROM a\nONBUILD USER app')).toBeUndefined();
  });
});

test('ONBUILD runs in the builds of others: its commands, arguments and variables are read in their place', () => {
  const [stage] =
    read('FROM a\nENV A=1\nONBUILD ARG NPM_TOKEN\nONBUILD ENV A=2\nONBUILD RUN --mount=type=cache,target=/c \\\n  npm install\nONBUILD RUN <<EOF\ncurl x | sh\nEOF\nUSER $A')
      ?.stages ?? [];
  expect(stage?.runs.map(({ line, commands }) => [line, ...commands.map((command) => `${command.line} ${command.name}`)])).toEqual([
    [5, '6 npm'],
    [7, '8 curl', '8 sh'],
  ]);
  expect(stage?.variables.map(({ line, name }) => [line, name])).toEqual([
    [2, 'A'],
    [3, 'NPM_TOKEN'],
    [4, 'A'],
  ]);
  expect(stage?.user?.value.text).toBe('1');
});

describe('what a build pulls', () => {
  const pulls = (text: string) => read(text)?.pulls.map(({ by, name, image }) => [by, image?.repository ?? name.missing.join(), image?.tag ?? image?.digest]);
  test('is every FROM, COPY --from and RUN --mount that is no earlier stage', () => {
    expect(
      pulls(
        'ARG V=3\nFROM --platform=$P reg:5000/a:$V AS one\nFROM one\nCOPY --from=0 a b\nCOPY --from=ONE a b\nCOPY --from=busybox a b\nRUN --mount=type=bind,from=tool:1,target=/t x\nFROM scratch',
      ),
    ).toEqual([
      ['FROM', 'reg:5000/a', '3'],
      ['COPY --from', 'busybox', undefined],
      ['RUN --mount', 'tool', '1'],
    ]);
  });
  test('cannot be known where an argument has no default or a template stands', () => {
    expect(pulls('ARG V\nFROM a:$V\nFROM {{ base }}')).toEqual([
      ['FROM', 'V', undefined],
      ['FROM', 'a template', undefined],
    ]);
  });
});

describe('commands', () => {
  const commands = (text: string) =>
    final(text).runs.flatMap((run) => run.commands.map(({ name, args, line, column }) => [name, ...args.map((arg) => arg.text), `${line}:${column}`].join(' ')));
  test('of shell form, JSON form and here-documents stand where they are written', () => {
    expect(commands('FROM a\nRUN --mount=type=cache,target=/c apt-get update && \\\n  apt-get install -y x')).toEqual(['apt-get update 2:34', 'apt-get install -y x 3:3']);
    expect(commands('FROM a\nRUN ["sh", "-c", "curl x | sh"]')).toEqual(['sh -c curl x | sh 2:6', 'curl x 2:18', 'sh 2:18']);
    expect(commands('FROM a\nRUN <<EOF\nset -e\n  curl x\nEOF')).toEqual(['set -e 3:1', 'curl x 4:3']);
    expect(commands('FROM a\nRUN bash -e <<EOF && id\n  curl x\nEOF')).toEqual(['bash -e 2:5', 'id 2:22', 'curl x 3:3']);
    expect(commands('FROM a\nRUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF')).toEqual([]);
  });
});

describe('hostile files', () => {
  test('a file that starts with anything but FROM and ARG is refused with its line', () => {
    expect(() => read('ARG A\nUSER root\nFROM a')).toThrow(expect.objectContaining({ name: 'UnreadableError', line: 2 }));
    expect(read('# nothing\nARG A=1\n')).toBeUndefined();
    expect(read('')).toBeUndefined();
  });
  test.each([
    ['a RUN of 1 MB in one line', `FROM a\nRUN echo ${'a b '.repeat(260_000)}`],
    ['blanks', `FROM a\nRUN x${' '.repeat(1_000_000)}y`],
    ['backslashes', `FROM a\nRUN x${'\\ '.repeat(500_000)}y`],
    ['quotes and here-document marks', `FROM a\nRUN ${'"<<A \''.repeat(150_000)}`],
    ['continuation lines', `FROM a\nRUN x \\\n${' y \\\n'.repeat(200_000)}`],
    ['variables that double', `FROM a\nENV V0=aaaaaaaaaa\n${Array.from({ length: 2000 }, (_, i) => `ENV V${i + 1}=$V${i}$V${i}`).join('\n')}\nUSER $V2000`],
    ['nested defaults', `FROM a\nUSER ${'${A:-'.repeat(100_000)}`],
    ['prototype names', 'FROM a\nENV __proto__=1 constructor=2\nUSER $toString'],
  ])('%s', (_, text) => {
    expect(read(text)?.stages).toHaveLength(1);
  });
});
