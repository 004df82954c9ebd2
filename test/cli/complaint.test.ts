import { expect, test } from 'vitest';
import { complaint } from '../../src/cli/terminal/complaint.ts';

const said = (typed: string): string => complaint(`error: option '-f, --format <format>' argument '${typed}' is invalid. Allowed choices are pretty, json.`);

test('names the choice that was probably meant, whatever quotes stand in what was typed', () => {
  expect(said('jsno')).toBe('policy-audit: -f, --format <format> does not take "jsno". Allowed choices are pretty, json (did you mean "json"?).');
  expect(said('jso"')).toContain('Allowed choices are pretty, json (did you mean "json"?).');
});

test('looks through quotes without end in no time', () => {
  const typed = '"'.repeat(100_000);
  const from = performance.now();
  complaint(`error: option '--threads <n>' argument 'Allowed choices are ${typed}' is invalid. It must be a number.`);
  said(typed);
  expect(performance.now() - from).toBeLessThan(5000);
});
