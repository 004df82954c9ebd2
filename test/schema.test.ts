import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { makeFolder, makeRepository, reportOf } from './repository.ts';

const schemaNamed = (name: string): object => JSON.parse(readFileSync(new URL(`../schema/${name}`, import.meta.url), 'utf8')) as object;
const validate = (name: string, value: unknown): readonly string[] => {
  const check = new Ajv({ allErrors: true, strict: false }).compile(schemaNamed(name));
  return check(value) ? [] : (check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
};

describe('the report', () => {
  test.each([
    ['a good repository', () => makeRepository({ 'SECURITY.md': '# Security\n\nMail security@tool-project.dev.\n' })],
    ['a bad one', () => makeRepository({ '.env': 'DATABASE_PASSWORD=Winter2026!\n', Dockerfile: 'FROM alpine\n', 'app.js': 'process.env.A;\n' })],
    ['one with a file that cannot be understood', () => makeRepository({ 'compose.yaml': 'services: [\n', '.github/dependabot.yml': 'a: [' })],
    ['a plain folder', () => makeFolder({ 'README.md': '# Tool\n' })],
  ])('of %s is as its schema says', (_, make) => {
    expect(validate('report.json', reportOf(make()))).toEqual([]);
  });
});

describe('the settings', () => {
  test('that the tool accepts are accepted by the schema, and others refused', () => {
    expect(
      validate('config.json', { failOn: 'low', exclude: ['docs/**'], rules: { 'policy/security-file-exists': 'off', 'secrets/env-file-untracked': { severity: 'low' } } }),
    ).toEqual([]);
    expect(validate('config.json', { failsOn: 'low' })).not.toEqual([]);
    expect(validate('config.json', { rules: { 'policy/no-such-rule': 'off' } })).not.toEqual([]);
  });
});
