import type { Example } from '../../../../src/rule.ts';

const app = '{"name": "app", "private": true,\n "dependencies": {"left-pad": "^1.3.0"}}\n';

export default [
  { name: 'in a folder of its own', files: { 'web/package.json': app, 'web/.gitignore': '*.lock\n' }, ignored: ['web/yarn.lock'], expect: { fail: ['web/package.json:2'] } },
  {
    name: 'a build gets the manifest and not its lock file',
    files: { 'package.json': app, 'package-lock.json': '{}', '.dockerignore': 'node_modules\npackage-lock.json\n', Dockerfile: 'FROM node:22\nCOPY . .\n' },
    expect: { fail: ['.dockerignore:2'] },
  },
  { name: 'tracked', files: { 'package.json': app, 'package-lock.json': '{}' }, expect: 'pass' },
  { name: 'those of the other managers are ignored', files: { 'package.json': app, 'pnpm-lock.yaml': '' }, ignored: ['package-lock.json', 'yarn.lock'], expect: 'pass' },
  {
    name: 'a pattern meets the file of a plugin, and not that of the tool itself',
    files: { 'build.gradle': 'dependencies {\n    implementation "com.acme:jobs:1.0"\n}\n' },
    ignored: ['versions.lock', 'dependencies.lock'],
    expect: 'not-applicable',
  },
  { name: 'no lock file at all', files: { 'package.json': app }, expect: 'not-applicable' },
] satisfies readonly Example[];
