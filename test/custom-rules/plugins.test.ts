import { mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeFolder, makeRepository, policyAudit, reportOf, verdictOf, write } from '../repository.ts';

const plugin = (id = 'custom/no-tabs'): string => `export default [{
  id: '${id}', title: 'No Makefile', severity: 'high', rationale: 'We use just.', remediation: 'Use just.',
  needs: ['files'],
  check: ({ files }) => files.has('Makefile')
    ? { status: 'fail', findings: [{ message: 'There is a Makefile.', at: { path: 'Makefile' } }] }
    : { status: 'not-applicable', reason: 'no Makefile' },
}];
`;
const repository = (files: Readonly<Record<string, string>> = {}): string => makeRepository({ Makefile: 'all:\n', '.gitignore': 'node_modules\n', ...files });
const only = ['--rule', 'custom/*'];

describe('a plugin that the command line names', () => {
  test('runs its rules, as a file outside of the repository', () => {
    const folder = makeFolder({ 'rules.mjs': plugin() });
    const report = reportOf(repository(), '--plugin', `${folder}/rules.mjs`, ...only);
    expect(verdictOf(report, 'custom/no-tabs')).toBe('fail');
    expect(report.config).toMatchObject({ plugins: [`${folder}/rules.mjs`] });
  });

  test('runs its rules, as a package that is installed in the current folder', () => {
    const target = repository();
    mkdirSync(`${target}/node_modules`);
    write(target, { 'node_modules/own-rules/package.json': '{"name": "own-rules", "type": "module", "exports": "./index.js"}', 'node_modules/own-rules/index.js': plugin() });
    expect(policyAudit(['--plugin', 'own-rules', ...only], { cwd: target }).stdout).toContain('There is a Makefile.');
  });

  test('is not run when the repository itself brings it, as a file or in a node_modules that is committed', () => {
    const marker = (path: string): Record<string, string> => ({ [path]: `process.exit(99);\n${plugin()}` });
    const asFile = policyAudit(['--plugin', './rules.mjs', ...only], { cwd: repository(marker('rules.mjs')) });
    expect({ code: asFile.code, says: asFile.stderr }).toEqual({ code: 2, says: expect.stringContaining('is inside the audited repository, where nothing is executed') });
    const asPackage = repository({
      ...marker('node_modules/own-rules/index.js'),
      'node_modules/own-rules/package.json': '{"name": "own-rules", "type": "module", "exports": "./index.js"}',
    });
    expect(policyAudit(['--plugin', 'own-rules', ...only], { cwd: asPackage }).code).toBe(2);
  });

  test.each([
    ['is not there', 'no-such-plugin', 'there is no plugin "no-such-plugin"'],
    ['has no rules', 'export default {};\n', 'exports no rules'],
    ['takes the id of another rule', plugin('secrets/env-file-untracked'), 'whose id is taken'],
    ['needs what is no fact', plugin().replace("['files']", "['filez']"), 'that needs "filez", which is no fact'],
  ])('that %s is a mistake in the command', (_, source, expected) => {
    const named = source.includes('export') ? `${makeFolder({ 'rules.mjs': source })}/rules.mjs` : source;
    const ran = policyAudit([repository(), '--plugin', named]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(expected);
  });
});

test('a configuration cannot name a plugin', () => {
  const ran = policyAudit([repository({ 'policy-audit.yaml': 'plugin: ./rules.mjs\n' })]);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain('unknown setting "plugin"');
});
