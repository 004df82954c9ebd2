import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { compiledSource } from './compiled-source.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** They change a module of the program, or watch how it is loaded. */
const ofSource = ['test/time-limit.test.ts', 'test/regular-expressions.test.ts'];

export default defineConfig({
  root,
  resolve: { alias: { 'policy-audit/testing': `${root}src/testing.ts`, 'policy-audit': `${root}src/authoring.ts` } },
  test: {
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        plugins: [compiledSource()],
        test: {
          name: 'compiled',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...ofSource],
          // Loading the program anew for each file took half of the time.
          isolate: false,
          setupFiles: [`${root}.tools/fresh-modules.mjs`],
          server: { deps: { external: [/\/dist\/\.tests\//] } },
        },
      },
      { extends: true, test: { name: 'source', include: ofSource } },
    ],
  },
});
