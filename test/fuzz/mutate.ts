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
];

/** The places where time grows with the square of the text, if any does. */
const pump = (random: Random, text: string, longest: number): string => {
  const piece = random() < 0.3 ? pick(random, dictionary) + pick(random, dictionary) : random() < 0.4 ? pick(random, dictionary) : pieceOf(random, text);
  const at = below(random, text.length + 1);
  const count = Math.floor(longest / Math.max(1, piece.length));
  const numbered = random() < 0.3 && piece.length > 2;
  const pumped = numbered ? Array.from({ length: Math.floor(longest / (piece.length + 5)) }, (_, index) => piece.replace(/\w+/, `$&${index}`)).join('') : piece.repeat(count);
  return text.slice(0, at) + pumped + (random() < 0.5 ? text.slice(at) : '');
};
