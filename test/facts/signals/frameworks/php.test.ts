import { expect, test } from 'vitest';
import { phpSource } from '../../../../src/facts/signals/frameworks/php/source.ts';

test('a text between two marks is no code, and goes on to the end where the mark is too long to be looked for', () => {
  expect(phpSource("<?php\n$a = <<<END\nRoute::get('/a');\nEND;\nRoute::get('/b');\n").bare).not.toContain("Route::get('/a')");
  expect(phpSource('<?php\n$a = <<<"END"\nwords\nEND;\nRoute::list();\n').bare).toContain('Route::list();');
  expect(phpSource(`<?php\n$a = <<<${'a'.repeat(50_000)}\nRoute::list();\n`).bare).not.toContain('Route::list();');
});
