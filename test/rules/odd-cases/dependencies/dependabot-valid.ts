import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const file = (update: string): string => `version: 2\nupdates:\n  - ${update.replaceAll('\n', '\n    ')}\n`;

const npm = 'package-ecosystem: npm\ndirectory: /\nschedule:\n  interval: weekly';

export default [
  { name: 'an ecosystem with a capital', files: { '.github/dependabot.yml': file(npm.replace('npm', '"NPM"')) }, expect: { fail: ['.github/dependabot.yml:3'] } },
  { name: 'an interval that does not exist', files: { '.github/dependabot.yml': file(npm.replace('weekly', 'hourly')) }, expect: { fail: ['.github/dependabot.yml:6'] } },
  {
    name: 'broken YAML',
    files: {
      '.github/dependabot.yml': dedent`
        version: 2
        updates:
          - package-ecosystem: [npm
      `,
    },
    expect: { fail: ['.github/dependabot.yml:4'] },
  },
  {
    name: 'no directory and no schedule',
    files: { '.github/dependabot.yml': file('package-ecosystem: npm') },
    expect: { fail: ['.github/dependabot.yml:3', '.github/dependabot.yml:3'] },
  },
  { name: 'a glob in directory', files: { '.github/dependabot.yml': file(npm.replace('directory: /', 'directory: /apps/*')) }, expect: { fail: ['.github/dependabot.yml:4'] } },
  { name: 'the same entry twice', files: { '.github/dependabot.yml': `${file(npm)}  - ${npm.replaceAll('\n', '\n    ')}\n` }, expect: { fail: ['.github/dependabot.yml:8'] } },
  {
    name: 'an unknown key, which Dependabot may refuse',
    files: { '.github/dependabot.yml': file(`${npm}\nopen-pull-request-limit: 3`) },
    expect: { fail: ['.github/dependabot.yml:7'] },
  },
  { name: 'version 1', files: { '.dependabot/config.yml': 'version: 1\nupdate_configs: []\n' }, expect: { fail: ['.dependabot/config.yml:1'] } },
  { name: 'two files', files: { '.github/dependabot.yml': file(npm), '.github/dependabot.yaml': file(npm) }, expect: { fail: ['.github/dependabot.yaml:1'] } },
  {
    name: 'a group that nobody defined',
    files: { '.github/dependabot.yml': file('package-ecosystem: npm\ndirectory: /\npatterns: ["*"]\nmulti-ecosystem-group: all') },
    expect: { fail: ['.github/dependabot.yml:6'] },
  },
  {
    name: 'a group over ecosystems has the schedule',
    files: {
      '.github/dependabot.yml': `${file('package-ecosystem: npm\ndirectory: /\npatterns: ["*"]\nmulti-ecosystem-group: all')}multi-ecosystem-groups:\n  all:\n    schedule: {interval: weekly}\n`,
    },
    expect: 'pass',
  },
  {
    name: 'the settings of Azure DevOps, without entries',
    files: { '.azuredevops/dependabot.yml': 'version: 2\nenable-security-updates: false\n' },
    expect: 'not-applicable',
  },
] satisfies readonly Example[];
