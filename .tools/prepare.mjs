/** Builds the package where npm takes it from git. `npm install --global git+…` (what pre-commit runs) hands "global" down, so nothing that the build needs is there yet. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const run = (...args) => {
  // Settings of the outer npm that are not meant for this folder.
  const { npm_config_global: _, npm_config_prefix: __, NPM_CONFIG_PREFIX: ___, ...env } = process.env;
  const { status } = spawnSync('npm', args, { cwd, env, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
};

if (!existsSync(`${cwd}node_modules/rolldown`)) run('ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund');
run('run', 'build');
