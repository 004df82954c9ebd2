import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const manifest = '{"name": "tool", "private": true, "dependencies": {"left-pad": "1.3.0"}}\n';

const npmWeekly = 'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule:\n      interval: weekly\n';

export default [
  {
    name: 'the starter template, never filled in',
    files: { 'package.json': manifest, '.github/dependabot.yml': npmWeekly.replace('npm', '""') },
    expect: { fail: ['.github/dependabot.yml:3'] },
  },
  {
    name: 'a workflow that shows what an update would change, and opens pull requests for something else',
    files: {
      'package.json': manifest,
      '.github/workflows/update.yml': dedent`
        on: push
        jobs:
          a:
            steps:
              - run: poetry update --dry-run > updates.txt
              - run: gh pr create --fill
      `,
    },
    expect: { fail: ['.'] },
  },
  { name: 'a file where Dependabot does not look', files: { 'package.json': manifest, 'dependabot.yml': npmWeekly }, expect: { fail: ['dependabot.yml:1'] } },
  {
    name: 'Renovate switched off',
    files: {
      'package.json': manifest,
      'renovate.json': dedent`
        {
          "enabled": false
        }
      `,
    },
    expect: { fail: ['renovate.json:2'] },
  },
  {
    name: 'a broken file',
    files: {
      'package.json': manifest,
      '.github/dependabot.yml': dedent`
        version: 2
        updates:
          - package-ecosystem: [npm
      `,
    },
    expect: { fail: ['.github/dependabot.yml:4'] },
  },
  { name: 'Renovate as JSON5', files: { 'package.json': manifest, '.github/renovate.json5': "{extends: ['config:recommended'], // all of it\n}\n" }, expect: 'pass' },
  {
    name: 'a workflow that updates and proposes',
    files: {
      'package.json': manifest,
      '.github/workflows/update.yml': dedent`
        on:
          schedule:
            - cron: "0 3 * * 1"
        jobs:
          update:
            steps:
              - run: npx npm-check-updates -u
              - uses: peter-evans/create-pull-request@v7
      `,
    },
    expect: 'pass',
  },
  { name: 'the policy file of a service that may or may not propose updates', files: { 'package.json': manifest, '.snyk': 'version: v1.25.0\n' }, expect: 'manual' },
  { name: 'nothing to update', files: { 'README.md': '# Notes\n', 'tests/fixtures/package.json': manifest }, expect: 'not-applicable' },
] satisfies readonly Example[];
