import { chmodSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Chalk } from 'chalk';
import { describe, expect, test } from 'vitest';
import { linksInto, showsLinks } from '../../src/cli/terminal/links.ts';
import type { ReportFinding } from '../../src/report/report.ts';
import { codeFrame } from '../../src/reporters/code-frame.ts';
import { hyperlink, linkedIn } from '../../src/reporters/hyperlink.ts';
import { markedSpan } from '../../src/reporters/marked-span.ts';
import type { Style } from '../../src/reporters/reporter.ts';
import { makeFolder, makeRepository, policyAudit } from '../repository.ts';

const esc = String.fromCharCode(27);
const screen = { isTTY: true };

describe('links are shown', () => {
  test.each([
    ['iTerm', { TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app' }],
    ['kitty', { TERM: 'xterm-kitty' }],
    ['GNOME Terminal', { TERM: 'xterm-256color', VTE_VERSION: '7600' }],
    ['Windows Terminal', { WT_SESSION: '8c2f' }],
  ])('in %s', (_, env) => {
    expect(showsLinks(screen, env)).toBe(true);
    expect(showsLinks({ isTTY: false }, env)).toBe(false);
  });

  test.each([
    ['in a terminal that nobody knows', { TERM: 'xterm' }],
    ['in the terminal of VS Code, which goes to the line by itself', { TERM: 'xterm-256color', TERM_PROGRAM: 'vscode', VTE_VERSION: '7600' }],
    ['over SSH, where the file lies on another machine', { TERM: 'xterm-kitty', SSH_CONNECTION: '192.0.2.1 5 192.0.2.2 22' }],
    ['in a multiplexer that may not hand them on', { TERM: 'xterm-kitty', TMUX: '/tmp/tmux' }],
    ['when they are not wanted', { TERM: 'xterm-kitty', FORCE_HYPERLINK: '0' }],
    ['on a dumb terminal, whatever is forced', { TERM: 'dumb', FORCE_HYPERLINK: '1' }],
    ['in the log of a CI system, whatever is forced', { TERM: 'xterm-kitty', FORCE_HYPERLINK: '1', CI: 'true' }],
  ])('but not %s', (_, env) => {
    expect(showsLinks(screen, env)).toBe(false);
  });

  test('in a pipe only when they are forced (| less -R)', () => {
    expect(showsLinks({}, { TERM: 'xterm', FORCE_HYPERLINK: '1' })).toBe(true);
  });
});

describe('the address of a file', () => {
  const hostile = ['a\u001b\\\u001b[2Jb.md', 'a\u0007b.md', 'größe 日本#?%41;:.md', 'a b\u202ec.yaml'];
  const folder = makeFolder({ 'docs/a.md': '', Dockerfile: '', 'run.command': '', 'a.desktop': '', 'app.py': '', 'tool.yaml': '', '.env': '', 'x.md.bat': '' });
  const linkOf = linksInto(folder);

  test('is that of the file on this machine', () => {
    expect(linkOf('docs/a.md')).toMatch(new RegExp(`^file://[^/]*${folder}/docs/a\\.md$`));
    for (const name of ['Dockerfile', '.env', 'tool.yaml']) expect(linkOf(name)).toBeDefined();
  });

  test.each(['run.command', 'a.desktop', 'app.py', 'x.md.bat'])('is not given for %s, which a desktop may execute on a click', (name) => {
    expect(linkOf(name)).toBeUndefined();
  });

  test('is not given for a program, a link, a folder, what is not there or what lies outside', () => {
    const other = makeFolder({ 'program.yaml': '', 'folder.md/a': '' });
    chmodSync(path.join(other, 'program.yaml'), 0o755);
    symlinkSync('/etc/passwd', path.join(other, 'link.md'));
    for (const name of ['program.yaml', 'link.md', 'folder.md', 'gone.md', '../a.md', '/etc/hosts.md', '.']) expect(linksInto(other)(name)).toBeUndefined();
  });

  test.each(hostile)('holds nothing but printable ASCII for %j', (name) => {
    const named = linksInto(makeFolder({ [name]: '' }))(name);
    if (/[\\:]/.test(name)) expect(named).toBeUndefined();
    else expect(named).toMatch(/^file:[A-Za-z0-9._~/%-]+$/);
  });

  test('may be a folder with a name of that kind', () => {
    const inside = makeFolder({ 'a\u001b]8;;evil\u0007 b/c.md': '' });
    expect(linksInto(path.join(inside, 'a\u001b]8;;evil\u0007 b'))('c.md')).toMatch(/^file:[!-~]+$/);
  });
});

describe('a link on the screen', () => {
  test('takes no cell, and stands around the place only', () => {
    const line = linkedIn('a.md:3  is there', 'a.md:3', 'file://host/a.md');
    expect(stripVTControlCharacters(line)).toBe('a.md:3  is there');
    expect(line).toBe(`${esc}]8;;file://host/a.md${esc}\\a.md:3${esc}]8;;${esc}\\  is there`);
    expect(linkedIn('aa.md:3', 'a.md:3', 'file://host/a.md')).toBe('aa.md:3');
  });

  test('is left out for an address that could be more than one', () => {
    for (const uri of [`file://h/a${esc}\\`, 'file://h/a b', 'file://h/ä', '']) expect(hyperlink('a', uri)).toBe('a');
    expect(hyperlink('::error::x', 'file://h/a')).toBe('::error::x');
  });

  test('is written by the command when it is forced, and never into a file or with --commit', () => {
    const repository = makeRepository({ 'README.md': '# Tool\n', 'compose.yaml': 'services:\n  db:\n    image: postgres:latest\n    privileged: true\n' });
    const args = [repository, '--rule', 'container/*'];
    const env = { FORCE_HYPERLINK: '1', TERM: 'xterm' };
    const plain = policyAudit(args, { env: { TERM: 'xterm' } }).stdout;
    const linked = policyAudit(args, { env }).stdout;
    expect(plain).not.toContain(esc);
    expect(linked).toContain(`${repository}/compose.yaml${esc}\\compose.yaml:4`);
    const withoutTime = (text: string): string => text.replace(/ {2}\d+\.\d s$/m, '');
    expect(withoutTime(stripVTControlCharacters(linked))).toBe(withoutTime(plain));
    expect(policyAudit([...args, '--commit', 'HEAD'], { env }).stdout).not.toContain(esc);
    expect(policyAudit([...args, '--output', '/dev/stdout'], { env }).stdout).not.toContain(esc);
  });
});

describe('what of a line is marked', () => {
  const at = { path: 'a.yaml', line: 4, column: 5, endLine: 4, endColumn: 21 };
  test.each([
    ['the place within its line', at, '    privileged: true # why', undefined, 'privileged: true'],
    ['the word that begins there when its end is not told', { path: 'a.yaml', line: 4, column: 12 }, '    image: postgres:17 # why', undefined, 'postgres:17'],
    ['nothing when its end is not told and the line begins there', { path: 'a.yaml', line: 4, column: 5 }, '    dnf install --nogpgcheck', undefined, undefined],
    ['the mask of a secret', { ...at, endColumn: 90 }, 'KEY=ghp_…(40 characters)', 'ghp_…(40 characters)', 'ghp_…(40 characters)'],
    ['nothing when it is the whole line', at, '    privileged: true', undefined, undefined],
    ['nothing when it ends on another line', { ...at, endLine: 5 }, '    privileged: true # why', undefined, undefined],
    ['nothing when a mask before it has moved it', { ...at, column: 9 }, 'A=…(masked) privileged', undefined, undefined],
    ['nothing when the start of the line is cut', at, '…  privileged: true # why', undefined, undefined],
    ['nothing beyond the end of what is shown', { ...at, endColumn: 200 }, '    privileged: true # why', undefined, undefined],
    ['nothing where the mask is not found', at, 'KEY = ghp_…(40 characters)', 'ghp_…(40 characters)', undefined],
  ])('%s', (_, place, excerpt, masked, expected) => {
    const span = markedSpan(place, excerpt, masked);
    expect(span && excerpt.slice(span.from, span.to)).toBe(expected);
  });

  test('is underlined where there are colours, and has carets below it where there are none', () => {
    const repository = makeRepository({ 'app.py': `password = "${['kX9', 'vQ2', 'mZ7', 'pL4'].join('')}"  # for now\n` });
    const print = (env: Record<string, string>): string => policyAudit([repository, '--rule', 'secrets/no-hardcoded-credentials'], { env }).stdout.replace(/ {2}\d+\.\d s$/m, '');
    expect(print({ FORCE_COLOR: '1' })).toContain(`${esc}[4m…(masked)${esc}[24m`);
    const [line = '', carets = ''] = print({})
      .split('\n')
      .filter((text) => text.includes('│'));
    expect(carets.replaceAll(' ', '')).toBe(`│${'^'.repeat('…(masked)'.length)}`);
    expect(carets.indexOf('^')).toBe(line.indexOf('…(masked)'));
    expect(stripVTControlCharacters(print({ FORCE_COLOR: '1' }))).toBe(print({}).replace(`${carets}\n`, ''));
  });

  test('is shown with what is just before it where it stands far to the right', () => {
    const text = 'const connection = "host=db;port=5432;name=shop;application=orders of the shop;user=ann;password=…(masked);ssl=1";';
    const at = {
      path: 'app.js',
      line: 1,
      column: text.indexOf('…') + 1,
      endLine: 1,
      endColumn: text.indexOf(';ssl') + 1,
      excerpt: text,
      secret: { masked: '…(masked)', fingerprint: '' },
    };
    const [line = '', carets = ''] = codeFrame(at as ReportFinding, { unicode: true, width: 80, color: false } as Style, new Chalk({ level: 0 }));
    expect(line).toMatch(/^ {11}1 │ ….{10,40};password=…\(masked\);ssl=1";$/);
    expect(line.length).toBeLessThanOrEqual(80);
    expect(carets.indexOf('^')).toBe(line.lastIndexOf('…'));
  });
});
