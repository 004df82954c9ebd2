import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { policyAudit } from '../repository.ts';
import { damage, gitFolders, type HostileCase, histories, makeHostile, programs, trees } from './repositories.ts';

const formats = ['pretty', 'json', 'sarif', 'github'] as const;
type Format = (typeof formats)[number];

/** What a terminal would obey, colours of our own aside: nothing here runs in a terminal, so there are none. */
const obeyed: Readonly<Record<Format, RegExp>> = {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
  pretty: /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
  github: /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|^::(?!(?:error|warning|notice|group|endgroup)[ :])/m,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
  json: /[\x00-\x09\x0b-\x1f]/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
  sarif: /[\x00-\x09\x0b-\x1f]|"uri": "(?:\.\.\/|\/|[a-z]+:(?!\/\/))/,
};

/** One run in one format; the formats take turns over the cases, and the names that are made for them get all. */
const judge = (one: HostileCase, format: Format): void => {
  const hostile = makeHostile(one);
  const started = performance.now();
  const { code, stdout, stderr } = policyAudit([hostile.repository, '--format', format, ...(one.args ?? [])]);
  const output = stdout + stderr;
  expect({ code, canary: readdirSync(hostile.canary) }).toEqual({ code: one.exit.find((exit) => exit === code) ?? one.exit, canary: [] });
  if (one.says) expect(stdout.replaceAll(/\s+/g, ' ')).toContain(one.says);
  expect(stdout).not.toMatch(obeyed[format]);
  expect(output).not.toMatch(/^\s+at .*:\d+:\d+|Maximum call stack|heap out of memory/m);
  for (const secret of hostile.secrets) expect(output.includes(secret.slice(4, 16)) || output.includes(secret.slice(-12))).toBe(false);
  if (stdout !== '' && (format === 'json' || format === 'sarif')) expect(() => JSON.parse(stdout)).not.toThrow();
  // Not a measurement: what hangs takes minutes.
  expect(performance.now() - started).toBeLessThan(50_000);
};

const turns = (cases: readonly HostileCase[]): readonly (readonly [string, Format, HostileCase])[] =>
  cases.map((one, index) => [one.name, formats[index % formats.length] as Format, one]);

describe('a repository that brings programs', () => {
  test.each(turns(programs))('runs none of them: %s (%s)', (_, format, one) => judge(one, format));
});

describe('a git folder that lies or is broken', () => {
  test.each(turns(gitFolders))('hides nothing: %s (%s)', (_, format, one) => judge(one, format));
});

describe('a history', () => {
  test.each(turns(histories))('hides nothing behind %s (%s)', (_, format, one) => judge(one, format));
  test.each(turns(damage))('with %s is not called clean (%s)', (_, format, one) => judge(one, format));
});

describe('a tree', () => {
  test.each(trees.flatMap((one) => formats.map((format) => [one.name, format, one] as const)))('of %s is shown safely (%s)', (_, format, one) => judge(one, format));
});
