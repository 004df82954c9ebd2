import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseShell } from '../../../src/facts/text/shell-words.ts';

/** `name arg arg` of every command, with what stands in front of the program. */
const commands = (script: string) => parseShell(script).map(({ name, via, args }) => [...via, name, ...args.map(({ text }) => text)].join(' '));
const argsOf = (script: string) => parseShell(script)[0]?.args.map(({ text }) => text);

describe('words', () => {
  test('lose their quotes and keep their expansions', () => {
    expect(argsOf(`x 'a b' "c $D" e\\ f $'g\\n' "" h"i"j`)).toEqual(['a b', 'c $D', 'e f', 'g\\n', '', 'hij']);
    expect(argsOf('x ${PORT:-80}:80 ${A:-${B}} $(pwd)/x `id` $((1 + 2)) ${{ secrets.X }}')).toEqual([
      '${PORT:-80}:80',
      '${A:-${B}}',
      '$(pwd)/x',
      '`id`',
      '$((1 + 2))',
      '${{ secrets.X }}',
    ]);
  });
  test('say whether an expansion in them is live', () => {
    expect(parseShell(`x '$A' "$A" \\$A $A`)[0]?.args.map(({ expands }) => expands)).toEqual([false, true, false, true]);
  });
  test('go on over escaped line ends, and end at comments', () => {
    expect(commands('a b \\\n  c # d\ne')).toEqual(['a b c', 'e']);
    expect(argsOf('x a#b')).toEqual(['a#b']);
  });
  test('stand where they are written', () => {
    expect(parseShell('a\n  b "c"').flatMap(({ line, column, args }) => [`${line}:${column}`, ...args.map((arg) => `${arg.line}:${arg.column}`)])).toEqual(['1:1', '2:3', '2:5']);
  });
});

describe('commands', () => {
  test('end at every operator', () => {
    expect(commands('a && b || c; d & e |& f')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(parseShell('a && b; c | d').map(({ next }) => next)).toEqual(['&&', ';', '|', '']);
  });
  test('are seen through the words of compound commands', () => {
    expect(commands('if a; then b; elif c; then d; else e; fi\nwhile ! f; do g; done')).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(commands('[[ -f a && b == c ]] && d')).toEqual(['[[ -f a && b == c ]]', 'd']);
  });
  test('are seen through wrappers and assignments', () => {
    expect(commands('A=1 sudo -u app env B=2 /usr/bin/curl x')).toEqual(['sudo env curl x']);
    expect(parseShell('A=1 env B=2 c')[0]?.assignments.map(({ text }) => text)).toEqual(['A=1', 'B=2']);
    expect(commands('timeout -k 5 10 curl x; exec gosu app /bin/server')).toEqual(['timeout curl x', 'exec gosu server']);
  });
  test('tell which one reads their output, through groups too', () => {
    const piped = (script: string) => {
      const all = parseShell(script);
      return all.flatMap(({ name, pipedInto }) => (pipedInto === undefined ? [] : `${name} > ${all[pipedInto]?.name}`));
    };
    expect(piped('curl x | tee y | sudo sh')).toEqual(['curl > tee', 'tee > sh']);
    expect(piped('(cd a && curl b) | sh')).toEqual(['cd > sh', 'curl > sh']);
    expect(piped('{ curl a; } |\n  sh; b')).toEqual(['curl > sh']);
    expect(piped('while read x; do curl $x; done | sh')).toEqual(['read > sh', 'curl > sh']);
    expect(piped('{ echo a; echo b; } > file')).toEqual(['echo > ', 'echo > ']);
    expect(piped('{ echo a; } 2> file; (echo b) > /dev/null')).toEqual([]);
  });
  test('inside of others say in which and how', () => {
    const inside = (script: string) => parseShell(script).map(({ name, inside: where }) => `${name}${where ? ` ${where.by} ${where.command}` : ''}`);
    expect(inside('bash <(curl x) $(a `b`)')).toEqual(['bash', 'curl <( 0', 'a $( 0', 'b $( 2']);
    expect(inside('sh -c \'a | b\'; eval "c"')).toEqual(['sh', 'a -c 0', 'b -c 0', 'eval', 'c -c 3']);
    expect(inside('bash -s <<EOF\ncurl x\nEOF')).toEqual(['bash', 'curl << 0']);
  });
});

describe('here-documents', () => {
  test('are the input of their command, and no commands', () => {
    const [cat, next] = parseShell("cat > f <<-'END' && b\n\tx $Y\n\tEND\nc");
    expect(cat?.redirects.map(({ operator, target }) => [operator, target.text, target.expands])).toEqual([
      ['>', 'f', false],
      ['<<', '\tx $Y\n', false],
    ]);
    expect(next?.name).toBe('b');
  });
  test('follow each other in the order of their marks', () => {
    expect(parseShell('a <<A; b <<B\n1\nA\n2\nB\nc').map(({ name, redirects }) => name + redirects.map(({ target }) => target.text).join(''))).toEqual(['a1\n', 'b2\n', 'c']);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    'a',
    'b ',
    ' ',
    '\n',
    '"',
    "'",
    '\\',
    '$',
    '$(',
    '${',
    '`',
    '(',
    ')',
    '{',
    '}',
    '|',
    '&',
    ';',
    '<',
    '>',
    '<<E',
    '\nE\n',
    '#',
    'if ',
    'fi',
    'for x in ',
    'done',
    'sh -c ',
    '[[',
    ']]',
    '=',
    '\t',
    '\r\n',
  );
  const script = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  test('is read to its end without a crash, and every place is in it', () => {
    fc.assert(
      fc.property(script, (text) => {
        const lines = text.split('\n');
        for (const command of parseShell(text)) {
          for (const { line, column } of [command, ...command.args]) {
            expect(line).toBeLessThanOrEqual(lines.length);
            expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
          }
          expect(command.pipedInto ?? 0).toBeLessThan(parseShell(text).length);
          expect(command.inside?.command ?? 0).toBeLessThan(parseShell(text).length);
        }
      }),
      { numRuns: 500 },
    );
  });
  test('between single quotes is one word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const plain = text.replaceAll("'", '');
        expect(argsOf(`x '${plain}'`)).toEqual([plain]);
      }),
    );
  });
  test.each([['$('], ['${'], ['`'], ['"$'], ['('], ['$(('], ['<<A\n'], ['[[ a && '], ['{ '], ['a\\\n'], ['"']])('takes linear time: %j', (part) => {
    expect(parseShell(part.repeat(200_000)).length).toBeLessThan(100_000);
  });
  test('of more commands than a real script has is refused', () => {
    expect(() => parseShell('a;'.repeat(30_000))).toThrow(expect.objectContaining({ name: 'UnreadableError' }));
  });
});
