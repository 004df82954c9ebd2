import { expect, test } from 'vitest';
import type { Statement } from '../../../../src/facts/signals/frameworks/block-statements.ts';
import { argumentsOf, namesOf } from '../../../../src/facts/signals/frameworks/ruby/arguments.ts';
import { statementsOf } from '../../../../src/facts/signals/frameworks/ruby/statements.ts';

type Tree = readonly (string | readonly [string, Tree])[];
const tree = (body: readonly Statement[]): Tree => body.map((one) => (one.body.length === 0 ? one.text : ([one.text, tree(one.body)] as const)));
const read = (...lines: readonly string[]): Tree | undefined => {
  const statements = statementsOf(`${lines.join('\n')}\n`);
  return statements && tree(statements);
};

test('blocks, branches and what is cut over lines', () => {
  expect(read('class A < B', '  def c(x:) # end', '    return 1 if x', '', '    d(x,', '      "end")', '  end', 'end')).toEqual([
    ['class A < B', [['def c(x:)', ['return 1 if x', 'd(x, "end")']]]],
  ]);
  expect(read('a do |b|', '  if b then c else d end', 'end')).toEqual([['a do |b|', ['if b then c else d end']]]);
  expect(read('x = if a', '  1', 'else', '  2', 'end')).toEqual([['x = if a', ['1', 'else', '2']]]);
  expect(read('a', '  .b', '  .c { |d|', '    if d', '      e', '    end', '  }')).toEqual(['a .b .c { |d| if d e end }']);
  expect(read('while a do', '  b', 'end', 'c')).toEqual([['while a do', ['b']], 'c']);
});

test.each([
  ['a setter', 'def a=(b)\n  @a = b\nend'],
  ['a method on one line', 'def a(b) = c(b)\ndef d = e\ndef (f.g).h(...) = i(...)'],
  ['a text over lines', 'a = <<~END\n  if x do\nEND\nb'],
  ['a comment over lines', '=begin\nif x\n=end\na'],
  ['an expression and a quotient', 'a.match?(/if "/)\nb / c / d\nwhen /"/\n'],
  ['a quote within a quote', '"a #{b["c do"]} d"'],
  ['a list of words', '%w[if do "]'],
  ['words that are names', 'a.class.end\nb = { if: :c, do: 1 }\nself.class'],
])('ends are counted past %s', (_, text) => {
  expect(statementsOf(`if z\n${text}\nend\n`)).toHaveLength(1);
});

test('what does not end was not understood', () => {
  expect(statementsOf('if a\n')).toBeUndefined();
  expect(statementsOf('end\n')).toBeUndefined();
});

test('values and options of a call', () => {
  expect(argumentsOf(' :a, "b, c", only: [:d, :e], if: -> { f(1, 2) } do |x|')).toEqual({ values: [':a', '"b, c"'], options: { only: '[:d, :e]', if: '-> { f(1, 2) }' } });
  expect(argumentsOf('("a" => "b#c", :via => :get)')).toEqual({ values: ['"a" => "b#c"'], options: { via: ':get' } });
  expect(namesOf('%i[a b?]')).toEqual(['a', 'b?']);
  expect(namesOf('[:a, "b"]')).toEqual(['a', 'b']);
});
