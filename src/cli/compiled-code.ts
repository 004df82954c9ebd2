import { mkdirSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { replaceFile } from '../repo/replace-file.ts';
import { sealed, unsealed } from '../repo/sealed.ts';

/**
 * Loads files of the bundled program (CommonJS) with the code that V8 made of them in an earlier run, so that they are neither parsed nor compiled again.
 * The code lies in `.compiled` beside the program and in no cache directory: who can write there can change the program itself. Of another V8, or
 * with other flags, it lies in another folder; the checksum covers the source too, of which V8 only compares the length.
 *
 * Kept when the process ends, when each function that runs is compiled: `module.enableCompileCache` of newer nodes keeps what loading compiles, a third of the gain.
 */
export const programLoader = (program: string): ((file: string) => object) => {
  const folder = path.join(program, '.compiled', cachedDataVersionTag().toString(16));
  const keptAs = (file: string): string => path.join(folder, `${path.basename(file)}.bin`);
  const loaded = new Map<string, { exports: object }>();
  const compiledAnew: { readonly file: string; readonly script: Script; readonly source: Buffer }[] = [];
  const requireOther = createRequire(path.join(program, 'x.js'));

  const load = (file: string): object => {
    const known = loaded.get(file);
    if (known) return known.exports;
    const source = readFileSync(file);
    const cachedData = readCompiled(keptAs(file), source);
    const script = new Script(Module.wrap(source.toString()), { filename: file, cachedData });
    const module = { exports: {} };
    loaded.set(file, module);
    if (cachedData === undefined || script.cachedDataRejected) compiledAnew.push({ file, script, source });
    const folderOfFile = path.dirname(file);
    const require = (id: string): unknown => (id.startsWith('.') ? load(path.join(folderOfFile, id)) : requireOther(id));
    script.runInThisContext()(module.exports, require, module, file, folderOfFile);
    return module.exports;
  };

  process.on('exit', () => {
    if (compiledAnew.length === 0) return;
    try {
      mkdirSync(folder, { recursive: true });
      for (const { file, script, source } of compiledAnew) replaceFile(keptAs(file), sealed(script.createCachedData(), source), 0o644, { flush: false });
    } catch {
      // Installed where it may not write, or no space left: the next run compiles again.
    }
  });
  return (name) => load(path.join(program, name));
};

const readCompiled = (file: string, source: Buffer): Buffer | undefined => {
  try {
    return unsealed(readFileSync(file), source);
  } catch {
    return undefined;
  }
};
