import { describe, expect, test } from 'vitest';
import { collect } from '../../../src/extraction/collect.ts';
import { loadFacts } from '../../../src/facts/load-facts.ts';
import { documentationLines } from '../../../src/facts/secrets/documentation-lines.ts';
import type { Secrets } from '../../../src/facts/secrets/secrets.ts';
import { memorySnapshot } from '../../../src/repo/memory-snapshot.ts';

const lines = (path: string, ...text: readonly string[]): readonly number[] => [...documentationLines(path, text.join('\n'))];

describe('what documents a file within it', () => {
  test('stands in Elixir between the quotes of an attribute', () => {
    expect(
      lines('lib/a.ex', 'defmodule A do', '  @moduledoc ~S"""', '  plug :auth', '  """', '  @doc """', '  More.', '  """', '  def a, do: """', '  text', '  """', 'end'),
    ).toEqual([3, 4, 6, 7]);
  });
  test('stands in Perl up to the line that cuts it off', () => {
    expect(lines('lib/A.pm', 'package A;', '=head1 SYNOPSIS', '', '  A->new', '', '=cut', 'sub a {}', '$x', '=~ /a/;')).toEqual([3, 4, 5, 6]);
  });
  test('is what is shown as typed at the prompt of Python', () => {
    expect(lines('a.py', '"""Ask.', '>>> ask("ann")', '    >>> ask("bob")', '"""', 'ask("ann") >> out')).toEqual([2, 3]);
  });
  test('is between the two stars and the end of a comment, or behind three slashes', () => {
    expect(lines('a.ts', '/**', ' * a', ' */', 'b', '/** c */', 'd', '/* e', '*/')).toEqual([2, 3]);
    expect(lines('a.rs', '//! a', '/// b', '// c', 'd')).toEqual([1, 2]);
  });
  test('ends where it is closed, in the same line or before what follows there', () => {
    expect(lines('a.ts', '/**/', 'a', '/**', ' * b', ' */ c', 'd')).toEqual([4]);
    expect(lines('a.py', 'EXAMPLES = """x"""', 'a', "RETURN = '''", "x: y'''", 'b')).toEqual([4]);
  });
  test('are the examples of a module of Ansible', () => {
    expect(lines('library/a.py', "EXAMPLES = '''", '- a:', "'''", 'b()')).toEqual([2, 3]);
  });
  test('is the whole of what describes an interface', () => {
    expect(lines('a.yaml', 'openapi: 3.0.1', 'info:')).toEqual([1, 2]);
    expect(lines('a.json', '{', '  "swagger": "2.0",', '  "info": {}', '}')).toEqual([1, 2, 3, 4]);
    expect(lines('a.schema.json', '{}')).toEqual([1]);
    expect(lines('a.yaml', 'name: openapi')).toEqual([]);
    expect(lines('package.json', '{', '  "dependencies": { "swagger": "2.2.1" },', '  "info": {}', '}')).toEqual([]);
    expect(lines('a.json', '{ "docs": { "openapi": "3.0.1" }, "info": {} }')).toEqual([]);
    expect(lines('application.yml', 'springdoc:', '  openapi: 3.0', 'info:')).toEqual([]);
    expect(lines('versions.yml', 'swagger: 2.0.4', 'paths: x')).toEqual([]);
  });
  test('is not looked for in other languages', () => {
    expect(lines('a.md', '=head1 NAME', 'text', '=cut')).toEqual([]);
  });
});

test.each([
  ['lib/auth.ex', '  @moduledoc """\n  plug :basic_auth, password: "Sunflower77!"\n  """\n', 'docs'],
  ['library/zone.py', `EXAMPLES = r"""\n- zone:\n    api_key: 5eb86c9196ab03919abcf03857163741\n"""\n`, 'docs'],
  ['library/zone.py', `TEMPLATE = r"""\n- zone:\n    api_key: 5eb86c9196ab03919abcf03857163741\n"""\n`, 'runtime'],
  ['lib/auth.ex', '  plug :basic_auth, password: "Sunflower77!"\n', 'runtime'],
  ['lib/Client.pm', '=head1 SYNOPSIS\n\n  $client->connect(password => "Sunflower77!");\n\n=cut\n', 'docs'],
  ['lib/Client.pm', '$client->connect(password => "Sunflower77!");\n', 'runtime'],
])('a password of %s: %s stands in the %s', async (path, text, zone) => {
  const { facts } = await collect(memorySnapshot({ files: { [path]: text } }), await loadFacts(['secrets']));
  expect((facts.get('secrets') as Secrets).found.flatMap(({ places }) => places.map((place) => place.zone))).toEqual([zone]);
});
