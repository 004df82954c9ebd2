import { configDefaults, defineConfig } from 'vitest/config';
import { root } from './bundle.mjs';
import { alias, compiledSource } from './compiled-source.mjs';

/** They change a module of the program, or watch how it is loaded. */
const ofSource = ['test/time-limit.test.ts', 'test/regular-expressions.test.ts'];

export default defineConfig({
  root,
  resolve: { alias },
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
