import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cuesOf, watch, watchedExpressions } from '../../../../src/facts/signals/code/cues.ts';
import { requiredWords } from '../../../../src/facts/signals/code/required-words.ts';
import '../../../../src/facts/signals/read-file.ts';

describe('the words that a match cannot be without', () => {
  const cases: readonly (readonly [expression: RegExp, words: readonly string[] | undefined])[] = [
    [/\btimingSafeEqual\(/, ['timingsafeequal(']],
    [/rate_?limit/, ['ratelimit', 'rate_limit']],
    [/\b(?:Depends|Security)\(/, ['depends(', 'security(']],
    [/[aA]udit\w*\(/, ['audit']],
    [/x\w+secret{2}/, ['secre']],
    [/(?:one|two)+ three/, ['three']],
    [/lo+ng\s+word/, ['word']],
    [/(a|b)name=\1/, ['aname=', 'bname=']],
    [/a(?=bcd)\w*/, undefined],
    [/(?<!not)yes|no/, undefined],
    [/(?<name>abc)\k<name>/, undefined],
    [/\u0041bc/, undefined],
    [/[a-z]{3}|word/, undefined],
    [/(?:long)?x/, undefined],
    [/(?:long){0,2}x/, undefined],
    [/rate[ _]limit/, ['limit']],
    [/größe|maß/, ['größe']],
    [/return next\(/, ['next(']],
    [/take[ (]\w+/, ['take']],
    [/class \w+\((?:Form|Schema)\)/, ['(form)', '(schema)']],
  ];
  test.each(cases.filter(([{ source }]) => !/[^\x20-\x7e]/.test(source)))('%s', (expression, words) => {
    expect(requiredWords(expression.source)?.toSorted()).toEqual(words?.toSorted());
  });

  test('what begins a group in a way that is not known here says nothing of the whole', () => {
    expect(requiredWords('(?i:abc)')).toBeUndefined();
    expect(requiredWords('(?-i:abc)def')).toBeUndefined();
  });

  test('letters beyond ASCII are no part of a word', () => {
    expect(requiredWords('größe')).toBeUndefined();
    expect(requiredWords('maß_einheit')).toEqual(['_einheit']);
  });

  test('every expression over its own matches: one of its words stands in each', () => {
    // An expression and a text that it matches, made together.
    type Pair = { readonly source: string; readonly text: string };
    const pair = (source: string, text: string): Pair => ({ source, text });
    const word = fc.stringMatching(/^[a-zA-Z_]{1,6}$/).map((text) => pair(text, text));
    const quantified = ({ source, text }: Pair): fc.Arbitrary<Pair> =>
      fc.constantFrom(
        pair(source, text),
        pair(`(?:${source})`, text),
        pair(`(${source})?`, ''),
        pair(`(?:${source})?`, text),
        pair(`(?:${source})*`, ''),
        pair(`(?:${source})+?`, text + text),
        pair(`(?:${source}){2}`, text + text),
        pair(`(?:${source}){0,3}`, ''),
      );
    const { expression } = fc.letrec<{ expression: Pair; part: Pair }>((tie) => ({
      part: fc.oneof(
        { depthSize: 'small' },
        word,
        word,
        fc.constantFrom(pair('\\w*', 'x'), pair('[aB]', 'B'), pair('.', '-'), pair('\\(', '('), pair('(?=\\S)', '')),
        tie('expression'),
      ),
      expression: fc.tuple(fc.array(fc.array(tie('part').chain(quantified), { maxLength: 4 }), { minLength: 1, maxLength: 3 }), fc.nat()).map(([options, chosen]) => {
        const joined = options.map((parts) => pair(parts.map(({ source }) => source).join(''), parts.map(({ text }) => text).join('')));
        return pair(`(?:${joined.map(({ source }) => source).join('|')})`, joined[chosen % joined.length]?.text ?? '');
      }),
    }));
    let withWords = 0;
    fc.assert(
      fc.property(expression, ({ source, text }) => {
        const words = requiredWords(source);
        if (words) withWords++;
        return words === undefined || words.some((one) => text.toLowerCase().includes(one));
      }),
      { numRuns: 3000 },
    );
    expect(withWords).toBeGreaterThan(100);
  });

  test('most expressions that read code have some', () => {
    expect(watchedExpressions().filter(({ source }) => requiredWords(source)).length).toBeGreaterThan(100);
  });

  test('a text is asked once for all of them', () => {
    const helmet = watch(/\bhelmet\(/);
    const anything = watch(/\w+\(/);
    expect(cuesOf('app.use(Helmet());').may(helmet)).toBe(true);
    expect(cuesOf('app.use(cors());').may(helmet)).toBe(false);
    expect(cuesOf('größe: helmet(1)').may(helmet)).toBe(true);
    expect(cuesOf('').may(anything)).toBe(true);
  });
});
