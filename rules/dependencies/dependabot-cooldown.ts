import { defineRule, type Finding, judge } from 'policy-audit';

const entry = (more: string): string => `version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule:\n      interval: daily\n${more}`;

export default defineRule({
  id: 'dependencies/dependabot-cooldown',
  title: 'Dependabot waits a few days before it proposes a new version',
  severity: 'info',
  rationale:
    'A hijacked package is usually found and withdrawn within days. A bot that proposes each version on the day it appears, with merges that follow by themselves, brings it in before. Security updates are not held back by a cooldown.',
  remediation: 'Add "cooldown: {default-days: 7}" to each entry.',
  practices: ['dependencies/update-bot'],
  references: [
    { standard: 'zizmor', control: 'dependabot-cooldown', url: 'https://docs.zizmor.sh/audits/#dependabot-cooldown' },
    { standard: 'CWE', control: 'CWE-829', url: 'https://cwe.mitre.org/data/definitions/829.html' },
  ],
  since: '0.1.0',
  needs: ['updateBots'],
  options: { days: { description: 'the least number of days to wait', default: 7 } },
  check({ updateBots: { dependabot } }, { days }) {
    if (!dependabot) return judge([], [], 'there is no Dependabot configuration');
    // What updates nothing is for dependencies/dependabot-valid.
    const entries = dependabot.entries.filter(({ ecosystem }) => ecosystem !== '');
    const short = entries.filter(({ cooldown }) => (cooldown?.days ?? 0) < days);
    const findings = short.map(
      ({ ecosystem, at, cooldown }): Finding => ({
        message:
          cooldown?.days === undefined
            ? `The entry for ${ecosystem.slice(0, 60)} has no cooldown.`
            : `The cooldown for ${ecosystem.slice(0, 60)} is ${cooldown.days} days, less than ${days}.`,
        at: { path: dependabot.path, ...(cooldown?.at ?? at) },
        ...(cooldown
          ? {}
          : {
              fix: {
                safe: true,
                title: `Wait ${days} days before an update`,
                edits: [{ kind: 'yaml-entries', path: dependabot.path, line: at.line, put: 'last', lines: ['cooldown:', `  default-days: ${days}`] }],
              },
            }),
      }),
    );
    const waiting = entries.flatMap(({ cooldown }) => (cooldown ? [{ at: { path: dependabot.path, line: cooldown.at.line }, note: `waits ${cooldown.days} days` }] : []));
    return judge(findings, waiting, 'the configuration has no entries');
  },
  examples: {
    bad: [
      { name: 'none', files: { '.github/dependabot.yml': entry('') }, expect: { fail: ['.github/dependabot.yml:3'] } },
      { name: 'too short', files: { '.github/dependabot.yml': entry('    cooldown:\n      default-days: 2\n') }, expect: { fail: ['.github/dependabot.yml:7'] } },
    ],
    good: [
      { name: 'a week', files: { '.github/dependabot.yml': entry('    cooldown:\n      default-days: 7\n') }, expect: 'pass' },
      { name: 'an entry that nobody filled in', files: { '.github/dependabot.yml': entry('').replace('npm', '""') }, expect: 'not-applicable' },
      { name: 'no Dependabot', files: { 'renovate.json': '{}\n' }, expect: 'not-applicable' },
    ],
  },
});
