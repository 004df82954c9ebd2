import { describe, expect, test } from 'vitest';
import { makeFolder, makeRepository, policyAudit } from '../repository.ts';

const settings = `customRules:
  - id: custom/no-breakpoints
    title: "No breakpoint is left \\u001B[2J"
    rationale: It stops the worker.
    remediation: Take it out before the commit.
    files: ['**/*.py']
    forbid: '\\bbreakpoint\\(\\)'
`;
const plugin = `export default [{
  id: 'custom/no-makefile', title: 'No Makefile', severity: 'high', rationale: 'We use \\u001b[31mjust.', remediation: 'Use just.',
  needs: ['files'], check: () => ({ status: 'not-applicable', reason: 'no Makefile' }),
}];
`;

describe('a rule that the settings write is explained', () => {
  test('with its reason, its fix and what it looks for, by its whole id or the last part of it', () => {
    const cwd = makeRepository({ 'policy-audit.yaml': settings });
    const { stdout, code } = policyAudit(['explain', 'custom/no-breakpoints'], { cwd });
    expect(code).toBe(0);
    for (const text of ['from policy-audit.yaml', 'It stops the worker.', 'Take it out before the commit.', 'No file that matches **/*.py has the pattern \\bbreakpoint\\(\\)'])
      expect(stdout).toContain(text);
    expect(policyAudit(['explain', 'no-breakpoints'], { cwd }).stdout).toBe(stdout);
  });

  test('from the folder or the file that is named', () => {
    const folder = makeFolder({ 'policy-audit.yaml': settings, 'other.yaml': settings });
    const cwd = makeFolder({ a: '' });
    expect(policyAudit(['explain', 'no-breakpoints', folder], { cwd }).code).toBe(0);
    expect(policyAudit(['explain', 'no-breakpoints', '--config', `${folder}/other.yaml`], { cwd }).stdout).toContain('other.yaml');
    expect(policyAudit(['explain', 'no-breakpoints'], { cwd }).code).toBe(2);
  });

  test('but a built-in rule needs no settings, not even valid ones', () => {
    expect(policyAudit(['explain', 'container/non-root'], { cwd: makeRepository({ 'policy-audit.yaml': 'nonsense: [' }) }).code).toBe(0);
  });
});

describe('a rule of a plugin is explained', () => {
  const file = `${makeFolder({ 'rules.mjs': plugin })}/rules.mjs`;

  test('when the plugin is named, before the command or behind it', () => {
    const cwd = makeRepository({ a: '' });
    for (const args of [
      ['--plugin', file, 'explain', 'custom/no-makefile'],
      ['explain', 'no-makefile', '--plugin', file],
    ])
      expect(policyAudit(args, { cwd })).toMatchObject({ code: 0, stdout: expect.stringContaining('Use just.') });
  });

  test('and when it is not, the answer says what is missing', () => {
    expect(policyAudit(['explain', 'custom/no-makefile'], { cwd: makeRepository({ a: '' }) })).toMatchObject({ code: 2, stderr: expect.stringContaining('--plugin') });
  });
});

test('the words of others are shown and not obeyed', () => {
  const file = `${makeFolder({ 'rules.mjs': plugin })}/rules.mjs`;
  const cwd = makeRepository({ 'policy-audit.yaml': settings });
  const said = ['no-breakpoints', 'no-makefile'].map((id) => policyAudit(['explain', id, '--plugin', file], { cwd }).stdout).join('');
  expect(said).toContain('\\x1b[2J');
  expect(said).not.toContain(String.fromCharCode(27));
});
