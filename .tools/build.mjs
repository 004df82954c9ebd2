/** Bundles the command and the public API into dist/. Libraries are bundled too, so an installed package has no dependencies. */
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { bundle, command, root } from './bundle.mjs';

// The types are written by another step, which this one must not undo (npm runs prepare after prepack).
for (const old of ['.compiled', 'chunks', 'main.js', 'index.js', 'policy-audit.js', 'testing.js', 'extractor-thread.js', 'package.json', 'build-id'])
  rmSync(`${root}dist/${old}`, { recursive: true, force: true });
await bundle({ ...command, index: 'src/index.ts', testing: 'src/testing.ts', 'extractor-thread': 'src/extraction/extractor-thread.ts' }, `${root}dist`);
chmodSync(`${root}dist/policy-audit.js`, 0o755);
writeFileSync(`${root}dist/build-id`, buildId());

/** What one build remembers of a repository means nothing to another one. */
function buildId() {
  const hash = createHash('sha256');
  for (const name of [
    'policy-audit.js',
    'main.js',
    'extractor-thread.js',
    ...readdirSync(`${root}dist/chunks`)
      .sort()
      .map((chunk) => `chunks/${chunk}`),
  ])
    hash.update(name).update(readFileSync(`${root}dist/${name}`));
  return hash.digest('hex');
}
