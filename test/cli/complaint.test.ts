import { expect, test } from 'vitest';
import { complaint } from '../../src/cli/terminal/complaint.ts';

const said = (typed: string): string => complaint(`error: option '-f, --format <format>' argument '${typed}' is invalid. Allowed choices are pretty, json.`);

test('names the choice that was probably meant, whatever quotes stand in what was typed', () => {
  expect(said('jsno')).toBe('policy-audit: -f, --format <format> does not take "jsno". Allowed choices are pretty, json (did you mean "json"?).');
  expect(said('jso"')).toContain('Allowed choices are pretty, json (did you mean "json"?).');
});

// Looked through once for each quote, these would keep it busy for many minutes.
test('comes to the end of a million quotes', () => {
  const typed = '"'.repeat(1_000_000);
  const complained = complaint(`error: option '--threads <n>' argument 'Allowed choices are ${typed}' is invalid. It must be a number.`);
  expect(complained).toContain('It must be a number.');
  expect(said(typed)).toContain('Allowed choices are pretty, json.');
});
