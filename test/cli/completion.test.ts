import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { makeFolder, policyAudit } from '../repository.ts';

const script = (shell: string): string => policyAudit(['completion', shell]).stdout;

const here = makeFolder({ 'src/a.ts': '' });
const linesOf = (command: string, args: readonly string[]): readonly string[] => {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: here, env: { PATH: process.env['PATH'], HOME: here } });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean);
};

/** What each shell offers when the last of these words is being typed. Its own functions that add to the list print here instead, filtered as the shell does it. */
const shells: Readonly<Record<string, (...words: readonly string[]) => readonly string[]>> = {
  bash(...words) {
    const typed = ['policy-audit', ...words].map((word) => `'${word}'`).join(' ');
    return linesOf('bash', ['-c', `${script('bash')}\nCOMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _policy_audit; printf '%s\\n' "\${COMPREPLY[@]}"`]);
  },
  zsh(...words) {
    const typed = ['policy-audit', ...words].map((word) => `'${word}'`).join(' ');
    const shown = 'for one in "$@"; do case $one in "$PREFIX"*) print -r -- "$one" ;; esac; done';
    const stubs = `compdef() { : }; compadd() { shift; ${shown} }; _describe() { set -- "\${(@)\${(@P)2}%%:*}"; ${shown} }; _files() { set -- *; ${shown} }`;
    return linesOf('zsh', ['-fc', `${stubs}\n${script('zsh')}\nwords=(${typed}); CURRENT=\${#words}; PREFIX=\${words[-1]}; _policy-audit`]);
  },
  fish: (...words) => linesOf('fish', ['--no-config', '-c', `${script('fish')}\ncomplete -C 'policy-audit ${words.join(' ')}'`]).map((line) => line.split('\t')[0] ?? ''),
};

describe.each(Object.entries(shells))('completion in %s offers', (shell, offered) => {
  const present = spawnSync(shell, ['--version']).status === 0;
  if (!present) process.stderr.write(`${shell} is not installed: what it offers is not checked\n`);

  test.runIf(present).each([
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
    expect(offered(...words).map((word) => word.replace(/\/$/, ''))).toEqual(expected);
  });
});

test.each(['bash', 'zsh', 'fish', 'powershell'])('the script for %s knows every command and says where to put it', (shell) => {
  const text = script(shell);
  for (const command of ['rules', 'explain', 'contract', 'config', 'attest', 'scan', 'baseline', 'diff', 'init', 'fix', 'completion']) expect(text).toContain(command);
  expect(text.split('\n').slice(0, 2).join('\n')).toContain(`policy-audit completion ${shell} > `);
});

test('another shell is refused with the ones that there are', () => {
  const ran = policyAudit(['completion', 'tcsh']);
  expect({ code: ran.code, says: ran.stderr }).toEqual({ code: 2, says: expect.stringContaining('bash, zsh, fish, powershell') });
});
