/** Bundles the command and the public API into dist/. Libraries are bundled too, so an installed package has no dependencies. */
import { chmodSync, rmSync } from 'node:fs';
import { bundle, root } from './bundle.mjs';

// The types are written by another step, which this one must not undo (npm runs prepare after prepack).
for (const old of ['chunks', 'index.js', 'policy-audit.js', 'testing.js']) rmSync(`${root}dist/${old}`, { recursive: true, force: true });
await bundle({ 'policy-audit': 'bin/policy-audit.ts', index: 'src/index.ts', testing: 'src/testing.ts' }, `${root}dist`);
chmodSync(`${root}dist/policy-audit.js`, 0o755);
