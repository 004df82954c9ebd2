import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visible } from '../../src/reporters/visible.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
const obeyed = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('text from a repository', () => {
  test.each([
    ['an escape sequence', '\u001b[31mred', '\\x1b[31mred'],
    ['a line break, which could begin a workflow command', 'a\n::error::b', 'a\\n::error::b'],
    ['a bidirectional override', 'a\u202eb', 'a\\u{202e}b'],
    ['an invisible letter', 'a\u200bb', 'a\\u{200b}b'],
    ['a C1 control', 'a\u009bb', 'a\\x9bb'],
    ['a byte that is no UTF-8', 'a\udcffb', 'a\\xffb'],
    ['a tag character', 'a\u{e0041}b', 'a\\u{e0041}b'],
    ['characters that XML does not know', 'a\uffffb\ufffe', 'a\\u{ffff}b\\u{fffe}'],
  ])('%s is shown, not obeyed', (_, text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  test('shows what asks for the colours of a picture as it is, once; elsewhere it is hidden text', () => {
    expect(visible('\u2714\ufe0f yes')).toBe('\u2714\ufe0f yes');
    expect(visible('\u2714\ufe0f\ufe0f')).toBe('\u2714\ufe0f\\u{fe0f}');
    expect(visible('a\ufe0f\u2714\ufe01')).toBe('a\\u{fe0f}\u2714\\u{fe01}');
  });

  test('of any kind holds no control character afterwards', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(obeyed);
      }),
    );
  });

  test('in ordinary letters of any language stays as it is', () => {
    expect(visible('größe 日本語 ✔ é')).toBe('größe 日本語 ✔ é');
  });
});
