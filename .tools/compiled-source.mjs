/** The program as the tests load it: compiled once for all of them, each file to one, and run by node itself. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './bundle.mjs';

/** The package by its own names, which rules and their tests import. */
export const alias = { 'policy-audit/testing': `${root}src/testing.ts`, 'policy-audit': `${root}src/authoring.ts` };

/** What a test imports of the program is the compiled file, which stays loaded from one test file to the next. */
export const compiledSource = () => {
  let folder;
  return {
    name: 'compiled-source',
    enforce: 'pre',
    async resolveId(source, importer = root) {
      const file = path.relative(root, path.resolve(path.dirname(importer), source));
      if (!/^(?:bin|src|rules)\/.*\.ts$/.test(file)) return undefined;
      folder ??= compile();
      return { id: `${await folder}/${file.replace(/ts$/, 'js')}`, external: true };
    },
  };
};

/** In dist, from where libraries and what lies beside the program are found as they are from the source; gone with the run. */
const compile = async () => {
  mkdirSync(`${root}dist/.tests`, { recursive: true });
  const dir = mkdtempSync(`${root}dist/.tests/`);
  process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
  const input = ['bin', 'src', 'rules'].flatMap((part) =>
    readdirSync(root + part, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${root}${part}/${name}`),
  );
  const compiled = await rolldown({ cwd: root, input, platform: 'node', external: /^(?!policy-audit(?:\/|$))[\w@]/, resolve: { alias }, treeshake: false, logLevel: 'warn' });
  await compiled.write({ dir, format: 'esm', preserveModules: true, preserveModulesRoot: root, entryFileNames: '[name].js', chunkFileNames: '[name].js' });
  await compiled.close();
  writeFileSync(`${dir}/package.json`, '{ "type": "module" }\n');
  return dir;
};
