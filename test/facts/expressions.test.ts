import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeIn } from '../../src/facts/formats/placed-text.ts';
import { expressionSpans } from '../../src/facts/workflows/expression-spans.ts';
import { flowsIn } from '../../src/facts/workflows/expressions.ts';

/** The contexts that may end up in the text; `!` marks those that are written out whole. */
const flows = (value: string): readonly string[] => flowsIn({ value, line: 1, column: 1 }).map(({ path, whole }) => path.join('.') + (whole ? '!' : ''));

describe('contexts that reach the text', () => {
  test.each([
    ['${{ github.event.issue.title }}', ['github.event.issue.title']],
    ["${{ github['event'].issue['TITLE'] }}", ['github.event.issue.title']],
    ['${{ github.event.commits[0].message }}', ['github.event.commits.*.message']],
    ['${{ github.event.commits.*.message }}', ['github.event.commits.*.message']],
    ['${{ github.event[inputs.kind].body }}', ['github.event.*.body']],
    ['${{ toJSON(github.event) }}', ['github.event!']],
    ["${{ format('{0} }} {1}', github.actor, github.head_ref) }}", ['github.actor', 'github.head_ref']],
    ["a ${{ inputs.a || 'x' }} b ${{ env.B }}", ['inputs.a', 'env.b']],
    ['${{ (inputs.a && inputs.b) || inputs.c }}', ['inputs.b', 'inputs.c']],
    ['${{ steps.my-step.outputs.the_value }}', ['steps.my-step.outputs.the_value']],
  ])('%s', (text, expected) => {
    expect(flows(text)).toEqual(expected);
  });
});

describe('contexts that do not', () => {
  test.each([
    "${{ github.head_ref == 'main' }}",
    "${{ github.head_ref == 'main' && 'a' || 'b' }}",
    '${{ !inputs.a }}',
    "${{ contains(github.event.issue.body, 'x') }}",
    "${{ hashFiles('**/*.lock') }}",
    "${{ 'github.head_ref' }}",
    '${{ true }} ${{ 1.5 }}',
    'github.head_ref',
    '${{ unclosed',
  ])('%s', (text) => {
    expect(flows(text)).toEqual([]);
  });
});

test('places follow the lines of a block', () => {
  const script = {
    value: 'one\ntwo ${{ env.X }}\n',
    line: 3,
    column: 12,
    segments: [
      { offset: 0, line: 4, column: 11 },
      { offset: 4, line: 5, column: 11 },
    ],
  };
  expect(flowsIn(script)).toEqual([{ path: ['env', 'x'], whole: false, line: 5, column: 19 }]);
  expect(placeIn(script, 0)).toEqual({ line: 4, column: 11 });
});

test('any text is read without an error, and spans never overlap', () => {
  const piece = fc.constantFrom('${{', '}}', "'", ' ', 'a', '.', '(', ')', '[', ']', '||', '&&', '!', '==', ',', '*', '\n', '"', '0');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      flows(text);
      let last = 0;
      for (const { start, end } of expressionSpans(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(text.slice(start, start + 3) + text.slice(end - 2, end)).toBe('${{}}');
        last = end;
      }
    }),
  );
});
