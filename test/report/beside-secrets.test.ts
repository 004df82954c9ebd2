import { describe, expect, test } from 'vitest';
import { type Format, formats } from '../../src/reporters/formats.ts';
import { makeRepository, policyAudit } from '../repository.ts';

// Told by itself, and what stands beside it, which nothing but its place tells of.
const told = ['Reports', '2024'].join('');
const other = 'Harvest81moon';
const word = 'sunsetharbour';

const lines: Readonly<Record<string, readonly string[]>> = {
  'src/a.py': [
    `login("admin", "${told}"); register("maria", "${other}")`,
    `users = [("admin", "${told}"), ("ops", "${word}"), ("bob", "${other}")]`,
    `grüße = "Łódź €"; login("admin", "${told}"); register("maria", "${other}", "${word}")`,
  ],
  'conf.yml': [`users: {admin: "${told}", ops: "${word}", bob: '${other}'}`],
  'users.csv': ['user,password,before,then', `ann,${told},${other},${word}`],
  'users.md': ['| User | Password | Backup |', '|---|---|---|', `| ann | ${told} | ${word} |`, `| bob | ${told}! | ${other} |`],
  'run.sh': [`curl -u admin:${told} https://api.corp.net/ -H "X-Other: ${other}"`, `printf 'admin:${told}\\nops:${other}\\n' | chpasswd`],
  'src/long.js': [`f(${'"a", '.repeat(300)}"b"); login("admin", "${told}"); register("maria", "${other}"); ${'g("a");'.repeat(300)}`],
};
const repository = makeRepository(Object.fromEntries(Object.entries(lines).map(([path, text]) => [path, `${text.join('\n')}\n`])));

describe('beside a found secret nothing of another is shown', () => {
  test.each(formats)('in %s', (format: Format) => {
    const { stdout } = policyAudit([repository, '--rule', 'secrets/*', '--format', format, '--verbose']);
    expect(stdout).not.toBe('');
    for (const secret of [told, other, word]) expect(stdout.includes(secret), `one of ${secret.length} characters`).toBe(false);
  });

  test('in a line that another rule shows', () => {
    const workflow = `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: acme/login@v1 # login("admin", "${told}")\n`;
    const { stdout } = policyAudit([makeRepository({ '.github/workflows/a.yml': workflow }), '--rule', 'dependencies/*', '--format', 'json', '--verbose']);
    expect(stdout).toContain('acme/login@v1');
    expect(stdout.includes(told)).toBe(false);
  });

  test('but who it is of, where it is used and what the line does', () => {
    const { stdout } = policyAudit([repository, '--rule', 'secrets/*', '--format', 'json', '--verbose']);
    for (const shown of ['register(\\"maria\\", \\"', 'https://api.corp.net/ -H', '| bob | ']) expect(stdout).toContain(shown);
  });
});
