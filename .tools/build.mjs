/** Bundles the command and the public API into dist/. Libraries are bundled too, so an installed package has no dependencies. */
import { chmodSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
rmSync('dist', { recursive: true, force: true });

const bundle = await rolldown({
  input: { 'policy-audit': 'bin/policy-audit.ts', index: 'src/index.ts', testing: 'src/testing.ts' },
  platform: 'node',
  resolve: { alias: { 'policy-audit': `${root}src/index.ts` }, conditionNames: ['import', 'module', 'default'], mainFields: ['module', 'main'] },
  logLevel: 'warn',
});
await bundle.write({ dir: 'dist', format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', minify: 'dce-only' });
await bundle.close();
chmodSync('dist/policy-audit.js', 0o755);
