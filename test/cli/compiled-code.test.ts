import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeFolder } from '../repository.ts';

/** The real start of the program, with a small program of our own behind it. */
let program = '';
const first = "const { word } = require('./chunks/word.js');\nexports.main = () => console.log(word());\n";

const run = (...words: readonly string[]): string => {
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(program, 'policy-audit.js'), ...words], { encoding: 'utf8' });
  return stdout + stderr;
};
const folderOfKept = (): string => path.join(program, '.compiled', ...readdirSync(path.join(program, '.compiled')));
const kept = (): Record<string, string> => Object.fromEntries(readdirSync(folderOfKept()).map((name) => [name, readFileSync(path.join(folderOfKept(), name), 'base64')]));

beforeEach(() => {
  program = makeFolder();
  cpSync('dist', program, { recursive: true });
  rmSync(path.join(program, '.compiled'), { recursive: true, force: true });
  writeFileSync(path.join(program, 'main.js'), first);
  writeFileSync(path.join(program, 'chunks/word.js'), "exports.word = () => 'right';\n");
});

describe('compiled code', () => {
  test('is kept beside the program by the first run and taken as it is by the next one', () => {
    expect(run()).toBe('right\n');
    const before = kept();
    expect(Object.keys(before).sort()).toEqual(['main.js.bin', 'word.js.bin']);
    expect(run()).toBe('right\n');
    expect(kept()).toEqual(before);
  });

  test('of a short run is made again by one that works for longer, and by no shorter one', () => {
    // Four times what the start alone takes on this machine, and a second more.
    const work = 'const spent = () => process.cpuUsage().user + process.cpuUsage().system;\nconst work = () => { for (const goal = spent() * 4 + 1e6; spent() < goal; ); };\n';
    writeFileSync(path.join(program, 'main.js'), `${work}${first.replace('=> console', "=> (process.argv.includes('long') && work(), console").replace('());', '()));')}`);
    expect(run()).toBe('right\n');
    const short = kept();
    expect(run('long')).toBe('right\n');
    const long = kept();
    expect(long['main.js.bin']?.length).toBeGreaterThan(short['main.js.bin']?.length ?? 0);
    expect(run()).toBe('right\n');
    expect(kept()).toEqual(long);
  });

  test('of another version of Node is not taken: V8 itself cannot tell all of them apart, and crashes', () => {
    run();
    const [name = ''] = readdirSync(path.join(program, '.compiled'));
    expect(name).toMatch(new RegExp(`^${process.version.replaceAll('.', '[.]')}-${process.arch}-[0-9a-f]+$`));
  });

  test('of another text of the same length is not believed', () => {
    run();
    writeFileSync(path.join(program, 'chunks/word.js'), "exports.word = () => 'wrong';\n");
    expect(run()).toBe('wrong\n');
    expect(run()).toBe('wrong\n');
  });

  test('that is damaged at any byte, cut or empty is made again', () => {
    run();
    const file = path.join(folderOfKept(), 'word.js.bin');
    const whole = readFileSync(file);
    const damaged = [0, 31, 32, 40, Math.floor(whole.length / 2), whole.length - 1].map((at) => {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      return bytes;
    });
    for (const bytes of [...damaged, whole.subarray(0, whole.length - 9), whole.subarray(0, 8), Buffer.alloc(0)]) {
      writeFileSync(file, bytes);
      expect(run()).toBe('right\n');
      expect(readFileSync(file).equals(bytes)).toBe(false);
    }
  });

  test('that cannot be kept costs nothing but time', () => {
    writeFileSync(path.join(program, '.compiled'), 'a file where the folder should be');
    expect(run()).toBe('right\n');
  });
});
