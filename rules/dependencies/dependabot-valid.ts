import { defineRule, type Finding, judge } from 'policy-audit';

const stray = {
  folder: 'Dependabot does not read this file: it looks in .github/ only.',
  'version-1': 'Dependabot stopped reading this version of its configuration in 2021.',
  'second-file': 'Dependabot reads one of the two configuration files, and not this one.',
};
const file = (update: string): string => `version: 2\nupdates:\n  - ${update.replaceAll('\n', '\n    ')}\n`;
const npm = 'package-ecosystem: npm\ndirectory: /\nschedule:\n  interval: weekly';

export default defineRule({
  id: 'dependencies/dependabot-valid',
  title: 'The Dependabot configuration is valid',
  severity: 'high',
  rationale: 'Dependabot refuses a file with one wrong word as a whole, and says so only in a tab of the hosting page. From then on nothing is updated.',
  remediation: 'Correct the line shown; the Dependabot reference lists every key and its values.',
  practices: ['dependencies/update-bot'],
  references: [
    { standard: 'GitHub', control: 'dependabot.yml reference', url: 'https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference' },
    { standard: 'CWE', control: 'CWE-1104', url: 'https://cwe.mitre.org/data/definitions/1104.html' },
  ],
  since: '0.1.0',
  needs: ['updateBots'],
  check({ updateBots: { dependabot, strayDependabot } }) {
    const findings = strayDependabot.map(({ path, why }): Finding => ({ message: stray[why], at: { path, line: 1 }, ...(dependabot ? { severity: 'low' as const } : {}) }));
    if (!dependabot) return judge(findings, [], 'there is no Dependabot configuration');
    for (const { message, at, ignored, respelled } of dependabot.problems)
      findings.push({
        message: `${sentence(message)}.`,
        at: { path: dependabot.path, ...at },
        ...(ignored ? { severity: 'low' as const } : {}),
        ...(respelled
          ? {
              fix: {
                safe: true,
                title: `Write ${respelled.text} as Dependabot does`,
                edits: [{ kind: 'replace' as const, path: dependabot.path, line: at.line, column: at.column, ...respelled }],
              },
            }
          : {}),
      });
    return judge(findings, [{ at: { path: dependabot.path, line: 1 }, note: `version 2 with ${dependabot.entries.length} entries` }], '');
  },
  examples: {
    bad: [
      { name: 'an ecosystem by another name', files: { '.github/dependabot.yml': file(npm.replace('npm', 'nodejs')) }, expect: { fail: ['.github/dependabot.yml:3'] } },
      { name: 'an ecosystem with a capital', files: { '.github/dependabot.yml': file(npm.replace('npm', '"NPM"')) }, expect: { fail: ['.github/dependabot.yml:3'] } },
      { name: 'an interval that does not exist', files: { '.github/dependabot.yml': file(npm.replace('weekly', 'hourly')) }, expect: { fail: ['.github/dependabot.yml:6'] } },
      { name: 'broken YAML', files: { '.github/dependabot.yml': 'version: 2\nupdates:\n  - package-ecosystem: [npm\n' }, expect: { fail: ['.github/dependabot.yml:4'] } },
      { name: 'no updates', files: { '.github/dependabot.yml': 'version: 2\nupdates: []\n' }, expect: { fail: ['.github/dependabot.yml:2'] } },
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
    ],
    good: [
      { name: 'the usual', files: { '.github/dependabot.yml': file(npm) }, expect: 'pass' },
      {
        name: 'groups, registries, cooldown and cron',
        files: {
          '.github/dependabot.yaml':
            'version: 2\nregistries:\n  own:\n    type: npm-registry\n    url: https://npm.example\n    token: ${{secrets.NPM}}\nupdates:\n  - package-ecosystem: npm\n    directories: ["/", "/apps/*"]\n    registries: [own]\n    schedule: {interval: cron, cronjob: "0 5 * * 1", timezone: Europe/Berlin}\n    cooldown: {default-days: 7}\n    groups:\n      all: {patterns: ["*"], update-types: [minor, patch]}\n',
        },
        expect: 'pass',
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
      { name: 'a workflow of that name is none', files: { '.github/workflows/dependabot.yml': 'on: pull_request\njobs: {}\n' }, expect: 'not-applicable' },
    ],
  },
});

/** A key is written as in the file. */
const sentence = (message: string): string => (/^[\w-]+[.[]/.test(message) ? message : `${message[0]?.toUpperCase()}${message.slice(1)}`);
