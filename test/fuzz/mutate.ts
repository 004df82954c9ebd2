/** Numbers from 0 up to 1 that follow from the seed alone (xorshift), so that a failure can be run again. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
};

/** What parsers and scanners trip over: openers, quotes, escapes, odd characters, keys with a meaning of their own. */
const dictionary: readonly string[] = [
  ...['[', '{', '(', '<', '"', "'", '`', '"""', '```', '${', '${{', '$(', '{{', '<!--', '/*', '*/', '//', '#', '\\', '\\\n', '|', '>', '- ', '? ', ': ', ', ', '&a ', '*a', '!t '],
  ...['<<: *a\n', '[[a]]\n', '---\n', '...\n', '=', '==', ' = ', ' ', '  ', '\t', '\n', '\r', '\r\n', '\0', '\u2028', '\ufeff', '\ud800', '😀', '\u202e', '\u001b[31m'],
  ...['__proto__', '"__proto__": {}', '__proto__:\n  a: 1\n', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', '1e999', '-0', 'NaN', '0x', '9'.repeat(400)],
  ...[
    '<<EOF\n',
    'EOF\n',
    '@',
    '://',
    'a:b@',
    '../',
    'password=',
    'token: ',
    'AKIA',
    '-----BEGIN',
    'eyJ',
    'RUN ',
    'FROM ',
    'ENV ',
    'run: |\n',
    'if: ',
    '&&',
    '||',
    ';',
    'a',
    'A',
    '0',
    '-',
    '_',
    '.',
    '*',
    '**/',
  ],
];

export type Random = () => number;

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
export const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)] as T;

/** A text made from the seed by a few changes; now and then one piece of it is repeated until the text is long. */
export const mutate = (random: Random, seed: string, other: string, longest: number): string => {
  let text = seed;
  for (let changes = 1 + below(random, 4); changes > 0; changes--) text = pick(random, changesOfText)(random, text, other);
  return (random() < 0.2 ? pump(random, text, longest) : text).slice(0, longest);
};

type Change = (random: Random, text: string, other: string) => string;

const pieceOf = (random: Random, text: string): string => {
  const from = below(random, text.length);
  return random() < 0.5 ? text.slice(from, from + 1 + below(random, 30)) : (pick(random, text.split(/(?<=\n)/)) ?? '');
};

const insert = (random: Random, text: string, piece: string): string => {
  const at = below(random, text.length + 1);
  return text.slice(0, at) + piece + text.slice(at);
};

const changesOfText: readonly Change[] = [
  (random, text) => insert(random, text, pick(random, dictionary)),
  (random, text) => insert(random, text, pick(random, dictionary).repeat(1 + below(random, 300))),
  (random, text, other) => insert(random, text, pieceOf(random, other)),
  (random, text) => insert(random, text, pieceOf(random, text).repeat(1 + below(random, 20))),
  (random, text) => {
    const at = below(random, text.length);
    return text.slice(0, at) + text.slice(at + 1 + below(random, 20));
  },
  (random, text) => text.slice(0, below(random, text.length)),
  (random, text) => text.replaceAll('\n', pick(random, ['\r\n', '\r', ' ', '\n\n', '\n  '])),
  (random, text) => text.replaceAll(pick(random, ['"', "'", ' ', ':', '=', '\n']), () => pick(random, dictionary)),
  (random, text) => text.replaceAll('\n', () => pick(random, ['\n', '\r\n', '\r', '\u2028', '\u0085', '\n\n'])),
  (random, text) => insert(random, text, pick(random, marks).repeat(1 + below(random, 2000))),
  (random, text) => insert(random, text, nested(random, 1 + below(random, 300))),
  (random, text) => insert(random, text, staircase(random, 1 + below(random, 300))),
  (random, text) => text.replace(/\d+/, () => pick(random, ['9'.repeat(1 + below(random, 400)), '-1', '0', '1e400', '0x7fffffffffffffff', '2147483648', '00', '\u0661'])),
  (random, text) => text.replaceAll(/["'`]/g, (quote) => (random() < 0.2 ? '' : quote)),
  (_, text) => `\ufeff${text}`,
];

const marks: readonly string[] = [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\u00a0aA0\u2028'];
const pairs: readonly (readonly [string, string])[] = [
  ...(['[]', '{}', '()', '<>', '""', "''", '``'] as const).map(([open = '', close = '']) => [open, close] as const),
  ...([
    ['{"a":', '}'],
    ['[[', ']]'],
    ['{{', '}}'],
    ['${', '}'],
    ['$(', ')'],
    ['- ', '\n'],
    ['? ', '\n'],
    ['> ', '\n'],
    ['<a>', '</a>'],
    ['/*', '*/'],
    ['if a; then ', '; fi'],
    ['a(b=', ')'],
    ['a.', '\n'],
    ['*', '_'],
  ] as const),
];

/** Opened as often as closed, or nearly so. */
const nested = (random: Random, depth: number): string => {
  const [open, close] = pick(random, pairs);
  const [other, end] = random() < 0.5 ? [open, close] : pick(random, pairs);
  return (open + other).repeat(depth) + pick(random, dictionary) + (end + close).repeat(random() < 0.7 ? depth : below(random, depth));
};

/** Deeper with every line, then out at once or step by step. */
const staircase = (random: Random, steps: number): string => {
  const key = pick(random, ['a:', '- a:', '- ', 'if a:', '{', 'a {', '* ', '> ', '? ', '- - ', '|']);
  const blank = pick(random, [' ', '  ', '\t']);
  const down = Array.from({ length: steps }, (_, index) => `${blank.repeat(index)}${key}\n`);
  return down.join('') + (random() < 0.5 ? '' : [...down].reverse().join('')) + pick(random, ['b: 1\n', '}\n', '\n', '']);
};

/** The places where time grows with the square of the text, if any does. */
const pump = (random: Random, text: string, longest: number): string => {
  if (random() < 0.15) return insert(random, text, nested(random, Math.floor(longest / 8)));
  if (random() < 0.15) return insert(random, text, staircase(random, Math.floor(Math.sqrt(longest / 2))));
  const piece =
    random() < 0.2
      ? pick(random, marks) + (random() < 0.5 ? '' : pick(random, marks))
      : random() < 0.3
        ? pick(random, dictionary) + pick(random, dictionary)
        : random() < 0.4
          ? pick(random, dictionary)
          : pieceOf(random, text);
  const at = below(random, text.length + 1);
  const count = Math.floor(longest / Math.max(1, piece.length));
  const numbered = random() < 0.3 && piece.length > 2;
  const pumped = numbered ? Array.from({ length: Math.floor(longest / (piece.length + 5)) }, (_, index) => piece.replace(/\w+/, `$&${index}`)).join('') : piece.repeat(count);
  return text.slice(0, at) + pumped + (random() < 0.5 ? text.slice(at) : '');
};
