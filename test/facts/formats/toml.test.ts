import { describe, expect, test } from 'vitest';
import { childOf, itemsOf, textOf, textsOf } from '../../../src/facts/formats/data-node.ts';
import { parseToml } from '../../../src/facts/formats/toml.ts';

const rootOf = (text: string) =>
  parseToml(text, (offset) => {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  });

describe('a TOML file as a tree with positions', () => {
  test('tables, dotted keys and strings of each kind', () => {
    const root = rootOf("top = 1\n[a.\"b.c\"]\nx.y = \"q\\u0041\" # no\n[a.d]\nz = '''\nraw\n'''\n");
    expect(childOf(root, 'top')).toMatchObject({ value: 1, line: 1, column: 7 });
    expect(childOf(root, 'a', 'b.c', 'x', 'y')).toMatchObject({ value: 'qA', line: 3, column: 7 });
    expect(textOf(childOf(root, 'a', 'd', 'z'))).toBe('raw\n');
  });

  test('arrays over several lines with comments', () => {
    const list = childOf(rootOf('[project]\ndependencies = [\n  "one>=1", # first\n  "two[x]",\n]\nname = "n"\n'), 'project', 'dependencies');
    expect(textsOf(list)).toEqual(['one>=1', 'two[x]']);
    expect(itemsOf(list)[1]).toMatchObject({ line: 4, column: 3 });
  });

  test('arrays of tables and inline tables', () => {
    const root = rootOf('[[bin]]\nname = "a"\n[[bin]]\nname = "b"\n[bin.more]\nx = {y = {z = true}, w = [1, 2]}\n');
    expect(itemsOf(childOf(root, 'bin')).map((bin) => textOf(childOf(bin, 'name')))).toEqual(['a', 'b']);
    expect(childOf(itemsOf(childOf(root, 'bin'))[1], 'more', 'x', 'y', 'z')).toMatchObject({ value: true, line: 6 });
  });

  test('what is no TOML is refused with its place', () => {
    expect(() => rootOf('a = 1\nb = [\n')).toThrow(expect.objectContaining({ name: 'UnreadableError', line: expect.any(Number) }));
  });

  test('a key named like a prototype is a key', () => {
    expect(textOf(childOf(rootOf('[__proto__]\nx = "1"\n'), '__proto__', 'x'))).toBe('1');
  });
});
