/** Bundles the command and the public API into dist/. Libraries are bundled too, so an installed package has no dependencies. */
import { chmodSync, rmSync } from 'node:fs';
import { bundle, root } from './bundle.mjs';

rmSync(`${root}dist`, { recursive: true, force: true });
await bundle({ 'policy-audit': 'bin/policy-audit.ts', index: 'src/index.ts', testing: 'src/testing.ts' }, `${root}dist`);
chmodSync(`${root}dist/policy-audit.js`, 0o755);
