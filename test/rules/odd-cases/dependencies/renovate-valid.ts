import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const app = '{"name": "app", "private": true, "dependencies": {"left-pad": "1.3.0"}}\n';

export default [
  {
    name: 'switched off by a rule for every package',
    files: {
      'renovate.json': dedent`
        {"packageRules": [
          {"matchPackageNames": ["*"], "enabled": false}
        ]}
      `,
      'package.json': app,
    },
    expect: { fail: ['renovate.json:2'] },
  },
  { name: 'switched off by a preset', files: { 'renovate.json': '{"extends": [":disableRenovate"]}\n', 'package.json': app }, expect: { fail: ['renovate.json:1'] } },
  {
    name: 'a manager left out',
    files: {
      'renovate.json': dedent`
        {
          "enabledManagers": ["dockerfile"]
        }
      `,
      'package.json': app,
    },
    expect: { fail: ['renovate.json:2'] },
  },
  {
    name: 'a path left out',
    files: {
      '.renovaterc': dedent`
        {
         ignorePaths: ['web/**']
        }
      `,
      'web/package.json': app,
    },
    expect: { fail: ['.renovaterc:2'] },
  },
  {
    name: 'a manager switched off by a rule',
    files: {
      'renovate.json': dedent`
        {"packageRules": [
          {"matchManagers": ["npm"], "enabled": false}
        ]}
      `,
      'package.json': app,
    },
    expect: { fail: ['renovate.json:2'] },
  },
  { name: 'broken', files: { '.github/renovate.json': '{"extends": [\n', 'package.json': app }, expect: { fail: ['.github/renovate.json:2'] } },
  {
    name: 'Dependabot looks after what it leaves out',
    files: {
      'renovate.json': '{"enabledManagers": ["dockerfile"]}\n',
      'package.json': app,
      '.github/dependabot.yml': dedent`
        version: 2
        updates:
          - package-ecosystem: npm
            directory: /
            schedule: {interval: daily}
      `,
    },
    expect: 'pass',
  },
  {
    name: 'what neither it nor Dependabot looks after, of which the coverage tells',
    files: {
      'renovate.json': '{"enabledManagers": ["dockerfile"]}\n',
      'package.json': app,
      '.github/dependabot.yml': dedent`
        version: 2
        updates:
          - package-ecosystem: github-actions
            directory: /
            schedule: {interval: daily}
      `,
    },
    expect: 'pass',
  },
  { name: 'no Renovate', files: { 'package.json': app }, expect: 'not-applicable' },
] satisfies readonly Example[];
