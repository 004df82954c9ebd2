import { describe, expect, test } from 'vitest';
import { type Files, feature, judged, verdictsOf } from './judged.ts';

const plain: Files = { 'src/a.ts': 'export const add = (a: number, b: number) => a + b;\n' };
const rust = (body: string): Files => ({ 'src/lib.rs': `pub fn first(bytes: &[u8]) -> u8 {\n    ${body}\n}\n` });

describe('what the code is said not to have, in words without marks', () => {
  test.each<readonly [what: string, said: string, files: Files, verdict: string]>([
    ['none of several', 'No eval, no new Function', plain, 'kept'],
    ['none, in German', 'Kein eval, kein new Function.', plain, 'kept'],
    ['none, in Portuguese', 'O processo não usa eval nem child_process', plain, 'kept'],
    ['one of several', 'No eval, no new Function', { 'src/a.ts': 'export const run = (text: string) => new Function(text)();\n' }, 'broken'],
    ['no markup that is written as it is', 'No use of dangerouslySetInnerHTML', plain, 'kept'],
    ['such markup', 'No use of dangerouslySetInnerHTML', { 'src/a.tsx': 'export const A = (p) => <p dangerouslySetInnerHTML={{ __html: p.text }} />;\n' }, 'broken'],
    ['markup that is written as it is, in a test', 'No innerHTML', { ...plain, 'test/a.test.ts': 'document.body.innerHTML = "<p>";\n' }, 'kept'],
    ['markup without what is not checked', 'No innerHTML with values of other users', plain, 'manual'],
    ['markup by the name in a text', 'No innerHTML', { 'src/a.ts': 'export const put = (e: any, v: string) => { e["innerHTML"] = v; };\n' }, 'manual'],
    ['no unsafe code', '100% memory-safe Rust with no unsafe blocks', rust('bytes[0]'), 'kept'],
    ['unsafe code', 'No unsafe code', rust('unsafe { *bytes.get_unchecked(0) }'), 'broken'],
    ['unsafe code, of which only some is meant', 'No unsafe code outside the kernels', rust('unsafe { *bytes.get_unchecked(0) }'), 'manual'],
    ['unsafe code, in a language that has none', 'No unsafe code', plain, 'manual'],
    ['unsafe code, in a comment', 'No unsafe code', { 'src/lib.rs': '// unsafe is not needed\npub fn one() -> u8 {\n    1\n}\n' }, 'kept'],
    ['an eval of the browser', 'No eval in the parser', plain, 'manual'],
    ['an eval that has a policy', "The policy of scripts has no 'unsafe-eval'", plain, 'manual'],
    ['a module that is taken in', 'Does not use child_process', { 'src/a.ts': "import { exec } from 'node:child_process';\nexec('ls');\n" }, 'manual'],
    ['a second name of it', 'The code does not use eval()', { 'src/a.ts': 'const run = eval;\nrun(text);\n' }, 'manual'],
    ['a call that may be none', 'No eval()', { 'src/a.ts': 'eval?.(text);\n' }, 'manual'],
    ['the eval of a shell', 'No eval', { ...plain, 'bin/run.sh': 'eval "$1"\n' }, 'manual'],
    ['methods of that name', 'No eval, no exec()', { 'src/a.ts': 'export const a = (p: RegExp, m: any) => [p.exec("x"), m.eval()];\n' }, 'manual'],
    ['the same function by its constructor', 'No eval, no new Function', { 'src/a.ts': 'export const r = (t: string) => ({}).constructor.constructor(t)();\n' }, 'broken'],
    ['a name that is longer', 'No pickle.loads', { 'a.py': 'import pickle\n\nx = pickle.loads(y)\n' }, 'broken'],
    ['a setting by another value', 'No shell=True', { 'a.py': 'import subprocess\n\nsubprocess.run(c, shell=1)\n' }, 'manual'],
    ['a setting by the name in a text', 'No shell=True', { 'a.py': 'import subprocess\n\nsubprocess.run(c, **{"shell": True})\n' }, 'manual'],
    ['what nothing runs without', 'Nothing is loaded without eval', plain, 'manual'],
    ['what is only found', 'Flags eval, exec and new Function', plain, 'manual'],
    ['what is yet to go', 'There is no longer any plan to remove eval', plain, 'manual'],
    ['what is turned into its contrary', 'No eval is needed', plain, 'manual'],
  ])('%s', async (_, said, files, verdict) => {
    expect(await verdictsOf(said, files)).toEqual([verdict]);
  });

  test('a task of a check list', async () => {
    const policy = '# Security Policy\n\n## Pull request checklist\n\n- [ ] No eval, no new Function\n';
    expect((await judged(policy, { 'src/a.ts': 'eval(x);\n' })).map(({ verdict }) => verdict)).toEqual(['manual']);
  });

  test('advice to whoever writes for it', async () => {
    expect(await verdictsOf('Plugins must not use eval', { 'src/a.ts': 'eval(x);\n' })).toEqual(['manual']);
    expect((await judged(feature('Avoid eval in your plugins'), { 'src/a.ts': 'eval(x);\n' })).map(({ verdict }) => verdict)).toEqual(['manual']);
  });
});

const crate = (root: string): Files => ({ 'src/lib.rs': `${root}pub fn one() -> u8 {\n    1\n}\n` });

describe('unsafe code that the compiler refuses', () => {
  test.each<readonly [what: string, said: string, files: Files, verdict: string]>([
    ['in the crate', '`#![forbid(unsafe_code)]` is enforced crate-wide.', crate('#![forbid(unsafe_code)]\n\n'), 'kept'],
    ['only as long as nothing allows it', '`#![forbid(unsafe_code)]` is enforced crate-wide.', crate('#![deny(unsafe_code)]\n\n'), 'manual'],
    ['in other words', 'The crate forbids unsafe code', crate('#![forbid(unsafe_code)]\n\n'), 'kept'],
    ['not at all', 'The crate forbids unsafe code', crate(''), 'manual'],
    ['in a comment', 'The crate forbids unsafe code', crate('// #![forbid(unsafe_code)]\n'), 'manual'],
    ['in one of two crates', 'Every crate forbids unsafe code', { ...crate('#![forbid(unsafe_code)]\n'), 'b/src/lib.rs': 'pub fn two() {}\n' }, 'manual'],
    ['but not in another target', 'The crate forbids unsafe code', { ...crate('#![forbid(unsafe_code)]\n'), 'src/bin/b.rs': 'fn main() { unsafe { f() } }\n' }, 'manual'],
    [
      'but allowed again',
      'unsafe_code is denied in every crate',
      { ...crate('#![deny(unsafe_code)]\n'), 'src/b.rs': '#![allow(unsafe_code)]\nfn b() { unsafe { f() } }\n' },
      'manual',
    ],
    ['and more', 'The crate forbids unsafe code and panics', crate('#![forbid(unsafe_code)]\n'), 'manual'],
  ])('%s', async (_, said, files, verdict) => {
    expect(await verdictsOf(said, files)).toEqual([verdict]);
  });
});
