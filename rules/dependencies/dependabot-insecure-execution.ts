import { defineRule, type Finding, judge } from 'policy-audit';

const entry = (execution: string): string => `version: 2\nupdates:\n  - package-ecosystem: bundler\n    directory: /\n    schedule:\n      interval: weekly\n${execution}`;

export default defineRule({
  id: 'dependencies/dependabot-insecure-execution',
  title: 'Dependabot runs no external code with registry credentials',
  severity: 'medium',
  rationale:
    'With insecure-external-code-execution: allow, the code of manifests and packages runs in the updater while it holds the credentials of the private registries. A hijacked package can take them.',
  remediation: 'Remove insecure-external-code-execution or set it to deny; give no registries to entries that must run code.',
  practices: ['dependencies/update-bot'],
  references: [
    { standard: 'zizmor', control: 'dependabot-execution', url: 'https://docs.zizmor.sh/audits/#dependabot-execution' },
    { standard: 'CWE', control: 'CWE-829', url: 'https://cwe.mitre.org/data/definitions/829.html' },
  ],
  since: '0.1.0',
  needs: ['updateBots'],
  check({ updateBots: { dependabot } }) {
    if (!dependabot) return judge([], [], 'there is no Dependabot configuration');
    const findings = dependabot.entries.flatMap(({ ecosystem, insecureExecution }): Finding[] =>
      insecureExecution ? [{ message: `The entry for ${ecosystem.slice(0, 60)} lets Dependabot run external code.`, at: { path: dependabot.path, ...insecureExecution } }] : [],
    );
    const denied = dependabot.entries.map(({ at }) => ({ at: { path: dependabot.path, line: at.line }, note: 'runs no external code' }));
    return judge(findings, denied, 'the configuration has no entries');
  },
  examples: {
    bad: [{ name: 'allowed', files: { '.github/dependabot.yml': entry('    insecure-external-code-execution: allow\n') }, expect: { fail: ['.github/dependabot.yml:7'] } }],
    good: [
      { name: 'left alone', files: { '.github/dependabot.yml': entry('') }, expect: 'pass' },
      { name: 'denied', files: { '.github/dependabot.yml': entry('    insecure-external-code-execution: deny\n') }, expect: 'pass' },
    ],
  },
});
