import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtInRules } from '../../rules/index.ts';
import { checkExamples } from '../../src/testing.ts';
import { casesOf } from './cases-of.ts';
import { oddCases } from './odd-cases/index.ts';

/** A rule is specified by its examples and its odd cases: each must get the verdict it asks for. */
describe.each(builtInRules.map((rule) => ({ id: rule.id as string, rule })))('$id', ({ rule }) => {
  test('has at least one bad and one good example', () => {
    expect(rule.examples.bad.length).toBeGreaterThan(0);
    expect(rule.examples.good.length).toBeGreaterThan(0);
  });

  test('judges its examples and its odd cases as they say', async () => {
    const checked = await checkExamples({ ...rule, examples: { bad: casesOf(rule), good: [] } });
    expect(checked.map(({ name, actual }) => ({ name, verdict: actual }))).toEqual(checked.map(({ name, expected }) => ({ name, verdict: expected })));
  });

  test('says why, what to do and which standard asks for it', () => {
    expect(rule.title).not.toMatch(/\.$/);
    expect(rule.rationale).toMatch(/\.$/);
    expect(rule.remediation.length).toBeGreaterThan(20);
  });
});

test('the path of a rule file is its id', () => {
  const files = readdirSync(new URL('../../rules', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[a-z]+\/[a-z0-9-]+\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''));
  expect(builtInRules.map((rule) => rule.id).sort()).toEqual(files.sort());
});

test('odd cases are those of a rule', () => {
  const ids = builtInRules.map((rule) => rule.id as string);
  expect([...oddCases.keys()].filter((id) => !ids.includes(id))).toEqual([]);
});
