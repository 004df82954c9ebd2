import { expect, test } from 'vitest';
import { audit, formatReport, UsageError } from '../../src/index.ts';
import { makeRepository } from '../repository.ts';

const folder = makeRepository({ 'README.md': '# Tool\n' });

test.each([
  ['a threshold that there is not', { failOn: 'hihg' }, 'the option "failOn" takes one of critical, high, medium, low, none (did you mean "high"?)'],
  ['a profile that there is not', { profile: 'strct' }, '(did you mean "strict"?)'],
  ['an option that there is not', { failon: 'low' }, 'there is no option "failon" (did you mean "failOn"?)'],
  ['one that every object has', { constructor: 'low' }, 'there is no option "constructor"'],
  ['a glob in the place of a list', { rule: 'secrets/*' }, 'the option "rule" takes a list of globs'],
  ['a rule that is none', { rules: [{}] }, 'the option "rules" takes a list of rules'],
  ['settings that are no path', { config: true }, 'the option "config" takes a path, or false for none'],
  ['a word in the place of a choice', { staged: 'yes' }, 'the option "staged" takes true or false'],
  ['two trees at once', { staged: true, commit: 'HEAD' }, 'the options "staged" and "commit" exclude each other'],
])('a program is told of %s', async (_, options, says) => {
  const refused = audit(folder, options as object);
  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(says);
});

test('what is left out is left out, also as undefined', async () => {
  const report = await audit(folder, { rule: ['policy/security-file-exists'], failOn: undefined, skip: undefined } as object);
  expect(report.exit.code).toBe(1);
  await expect(formatReport(report, 'yaml' as 'json')).rejects.toThrow('there is no format "yaml"');
});
