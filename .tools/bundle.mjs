import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The command: what node starts, and what that loads with its compiled code. */
export const command = { 'policy-audit': 'bin/policy-audit.ts', main: 'src/cli/main.ts' };

/**
 * Bundles entries ({name: file}) with their libraries into `<dir>/<name>.js`. Chunks are shared and loaded when they are needed.
 * As CommonJS: node loads and runs it in a tenth less time than the same program in modules, and can be given its compiled code.
 */
export async function bundle(entries, dir) {
  const bundled = await rolldown({
    cwd: root,
    input: entries,
    platform: 'node',
    // The module form of a library, where it has one: the UMD form of some hides its imports from a bundler.
    resolve: { alias: { 'policy-audit': `${root}src/authoring.ts` }, conditionNames: ['import', 'module', 'default'], mainFields: ['module', 'main'] },
    plugins: [examplesWhenAsked],
    logLevel: 'warn',
  });
  await bundled.write({ dir, format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', minify: true });
  await bundled.close();
  writeFileSync(`${dir}/package.json`, '{ "type": "commonjs" }\n');
}

/** The examples are half of what the rules are, and only `explain` shows them: made when somebody asks, they cost an audit nothing. */
const examplesWhenAsked = {
  name: 'examples-when-asked',
  transform: {
    filter: { id: /\/rules\/[\w-]+\/[\w-]+\.ts$/ },
    handler: (code) => code.replace(/^ {2}examples: (\{[\s\S]*?^ {2}\}),$/m, '  get examples() { return $1; },'),
  },
};
