import { dedent, defineRule, type Finding, judge } from 'policy-audit';

const stray = {
  folder: 'Dependabot does not read this file: it looks in .github/ only.',
  'version-1': 'Dependabot stopped reading this version of its configuration in 2021.',
  'second-file': 'Dependabot reads one of the two configuration files, and not this one.',
};

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
      {
        name: 'an ecosystem by another name',
        files: {
          '.github/dependabot.yml': dedent`
            version: 2
            updates:
              - package-ecosystem: nodejs
                directory: /
                schedule:
                  interval: weekly
          `,
        },
        expect: { fail: ['.github/dependabot.yml:3'] },
      },
      { name: 'no updates', files: { '.github/dependabot.yml': 'version: 2\nupdates: []\n' }, expect: { fail: ['.github/dependabot.yml:2'] } },
    ],
    good: [
      {
        name: 'the usual',
        files: {
          '.github/dependabot.yml': dedent`
            version: 2
            updates:
              - package-ecosystem: npm
                directory: /
                schedule:
                  interval: weekly
          `,
        },
        expect: 'pass',
      },
      {
        name: 'groups, registries, cooldown and cron',
        files: {
          '.github/dependabot.yaml': dedent`
            version: 2
            registries:
              own:
                type: npm-registry
                url: https://npm.example
                token: \${{secrets.NPM}}
            updates:
              - package-ecosystem: npm
                directories: ["/", "/apps/*"]
                registries: [own]
                schedule: {interval: cron, cronjob: "0 5 * * 1", timezone: Europe/Berlin}
                cooldown: {default-days: 7}
                groups:
                  all: {patterns: ["*"], update-types: [minor, patch]}
          `,
        },
        expect: 'pass',
      },
      { name: 'a workflow of that name is none', files: { '.github/workflows/dependabot.yml': 'on: pull_request\njobs: {}\n' }, expect: 'not-applicable' },
    ],
  },
});

/** A key is written as in the file. */
const sentence = (message: string): string => (/^[\w-]+[.[]/.test(message) ? message : `${message[0]?.toUpperCase()}${message.slice(1)}`);
