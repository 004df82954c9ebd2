import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { makeFolder, policyAudit } from '../repository.ts';

const script = (shell: string): string => policyAudit(['completion', shell]).stdout;

/** What bash offers when the last of these words is being typed. */
const offered = (...words: readonly string[]): readonly string[] => {
  const typed = ['policy-audit', ...words].map((word) => `'${word}'`).join(' ');
  const source = `${script('bash')}\nCOMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _policy_audit; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return spawnSync('bash', ['-c', source], { encoding: 'utf8', cwd: makeFolder({ 'src/a.ts': '' }) })
    .stdout.split('\n')
    .filter(Boolean);
};

describe('completion in bash offers', () => {
  test.each([
    [['cont'], ['contract']],
    [['--pro'], ['--profile']],
    [
      ['--profile', 'osps'],
      ['osps-level-1', 'osps-level-2', 'osps-level-3'],
    ],
    [['--fail-on', 'cr'], ['critical']],
    [['-f', 'sar'], ['sarif']],
    [['explain', 'container/non'], ['container/non-root']],
    [['baseline', 'cr'], ['create']],
    [['rules', '--by'], ['--by-statement']],
    [['sr'], ['src']],
    [['completion', 'f'], ['fish']],
  ])('%j: %j', (words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });
});

test.each(['bash', 'zsh', 'fish'])('the script for %s knows every command and says where to put it', (shell) => {
  const text = script(shell);
  for (const command of ['rules', 'explain', 'contract', 'config', 'attest', 'scan', 'baseline', 'diff', 'init', 'fix', 'completion']) expect(text).toContain(command);
  expect(text.split('\n').slice(0, 2).join('\n')).toContain(`policy-audit completion ${shell} > `);
});

test('another shell is refused with the ones that there are', () => {
  const ran = policyAudit(['completion', 'tcsh']);
  expect({ code: ran.code, says: ran.stderr }).toEqual({ code: 2, says: expect.stringContaining('bash, zsh, fish') });
});
