import { mkdirSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { replaceFile } from '../repo/replace-file.ts';
import { sealed, unsealed } from '../repo/sealed.ts';

/**
 * Loads files of the bundled program (CommonJS) with the code that V8 made of them in an earlier run, so that they are neither parsed nor compiled again.
 * The code lies in `.compiled` beside the program and in no cache directory: who can write there can change the program itself. Of another Node, or
 * with other flags, it lies in another folder, as in Node's own cache: V8's tag is the same for 20.19 and 20.20, and either crashes on what the other made.
 * The checksum covers the source too, of which V8 only compares the length.
 *
 * Kept when the process ends, when each function that runs is compiled: `module.enableCompileCache` of newer nodes keeps what loading compiles, a third of the gain.
 * A run that worked for much longer has compiled more, and keeps that in its place: after `--version` alone an audit of vlog would cost a sixteenth more for ever.
 */
export const programLoader = (program: string): ((file: string) => object) => {
  const folder = path.join(program, '.compiled', `${process.version}-${process.arch}-${cachedDataVersionTag().toString(16)}`);
  const keptAs = (file: string): string => path.join(folder, `${path.basename(file)}.bin`);
  const loaded = new Map<string, { exports: object }>();
  const scripts: { readonly file: string; readonly script: Script; readonly source: Buffer; readonly madeIn: number }[] = [];
  const requireOther = createRequire(path.join(program, 'x.js'));

  const load = (file: string): object => {
    const known = loaded.get(file);
    if (known) return known.exports;
    const source = readFileSync(file);
    const kept = readCompiled(keptAs(file), source);
    const script = new Script(Module.wrap(source.toString()), { filename: file, cachedData: kept?.code });
    scripts.push({ file, script, source, madeIn: kept === undefined || script.cachedDataRejected ? 0 : kept.madeIn });
    const module = { exports: {} };
    loaded.set(file, module);
    const folderOfFile = path.dirname(file);
    const require = (id: string): unknown => (id.startsWith('.') ? load(path.join(folderOfFile, id)) : requireOther(id));
    script.runInThisContext()(module.exports, require, module, file, folderOfFile);
    return module.exports;
  };

  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    const worked = Math.ceil((user + system) / 1000);
    const due = scripts.filter(({ madeIn }) => madeIn === 0 || worked > madeIn * 1.5 + 300);
    if (due.length === 0) return;
    try {
      mkdirSync(folder, { recursive: true });
      for (const { file, script, source } of due) replaceFile(keptAs(file), sealed(withTime(script.createCachedData(), worked), source), 0o644, { flush: false });
    } catch {
      // Installed where it may not write, or no space left: the next run compiles again.
    }
  });
  return (name) => load(path.join(program, name));
};

interface Compiled {
  readonly code: Buffer;
  /** The processor time of the run that made it, in milliseconds. */
  readonly madeIn: number;
}

const readCompiled = (file: string, source: Buffer): Compiled | undefined => {
  try {
    const bytes = unsealed(readFileSync(file), source);
    return bytes && { madeIn: bytes.readUInt32LE(), code: bytes.subarray(timeLength) };
  } catch {
    return undefined;
  }
};

/** In bytes: V8 would copy code that does not begin at a multiple of it. */
const timeLength = 8;

const withTime = (code: Buffer, milliseconds: number): Buffer => {
  const time = Buffer.alloc(timeLength);
  time.writeUInt32LE(milliseconds);
  return Buffer.concat([time, code]);
};
