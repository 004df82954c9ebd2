import { dedent, defineRule, type Evidence, type Finding, fail, judge, manual, notApplicable } from 'policy-audit';

const correct = 'Correct the line shown: until then the bot proposes nothing.';
const searched = [
  '.github/dependabot.yml',
  'renovate.json, .jsonc or .json5 in the root, .github/ and .gitlab/',
  '.renovaterc(.json, .jsonc, .json5)',
  'the key renovate of package.json',
  '.scala-steward.conf',
  '.pyup.yml',
  'workflows that update dependencies and open a pull request',
];

export default defineRule({
  id: 'dependencies/update-bot',
  title: 'An update bot is configured for the dependencies',
  severity: 'medium',
  rationale:
    'Fixes for known vulnerabilities arrive as new versions. Without a bot that proposes them, a dependency stays at the version somebody once chose, and nobody notices that it has become dangerous.',
  remediation: 'Add .github/dependabot.yml with an entry for each ecosystem (policy-audit init proposes one), or a renovate.json with "extends": ["config:recommended"].',
  practices: ['dependencies/update-bot'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-05.03', url: 'https://baseline.openssf.org/' },
    { standard: 'OpenSSF Scorecard', control: 'Dependency-Update-Tool', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#dependency-update-tool' },
    { standard: 'CWE', control: 'CWE-1104', url: 'https://cwe.mitre.org/data/definitions/1104.html' },
  ],
  since: '0.1.0',
  needs: ['ecosystems', 'updateBots'],
  check({ ecosystems, updateBots }) {
    const wanting = ecosystems.units
      .filter(({ place }) => place !== 'aside')
      .flatMap(({ ecosystem, manifests }) => manifests.flatMap(({ path, dependencies }) => (dependencies[0] ? [{ ecosystem, path, line: dependencies[0].at.line }] : [])));
    // One of each kind says what the configuration has to name.
    const firsts = wanting.filter(({ ecosystem }, index) => wanting.findIndex((other) => other.ecosystem === ecosystem) === index);
    if (firsts.length === 0) return notApplicable('there is no manifest in the tree that asks for anything from outside');
    const { dependabot, renovate, strayDependabot, others, commits } = updateBots;
    const evidence: Evidence[] = [];
    const broken: Finding[] = [];
    if (dependabot) {
      const wrong = dependabot.problems.find(({ ignored }) => !ignored);
      if (wrong) broken.push({ message: `Dependabot cannot use its configuration: ${wrong.message}.`, at: { path: dependabot.path, ...wrong.at }, remediation: correct });
      else evidence.push({ at: { path: dependabot.path, line: dependabot.entries[0]?.at.line ?? 1 }, note: `Dependabot, ${dependabot.entries.length} entries` });
    }
    if (renovate) {
      const [wrong] = renovate.problems;
      const off = renovate.disabled;
      if (wrong) broken.push({ message: `Renovate cannot use its configuration: ${wrong.message}.`, at: { path: renovate.path, ...wrong.at }, remediation: correct });
      else if (off) broken.push({ message: 'Renovate is disabled.', at: { path: renovate.path, ...off }, remediation: 'Remove "enabled": false, or configure another bot.' });
      else evidence.push({ at: { path: renovate.path, line: renovate.at.line }, note: 'Renovate' });
    }
    for (const bot of others.filter(({ proposes }) => proposes)) evidence.push({ at: { path: bot.path, ...bot.at }, note: bot.name });
    if (evidence.length > 0) return judge([], evidence, '');
    for (const { path } of strayDependabot) broken.push({ message: 'Dependabot does not read this file; it reads .github/dependabot.yml.', at: { path, line: 1 } });
    if (broken.length > 0) return judge(broken, [], '');

    const signs = others.map((bot) => ({ at: { path: bot.path, ...bot.at }, note: `${bot.name} is in use` }));
    if (signs.length > 0) return manual('Does this service open pull requests that update dependencies?', signs);
    const [latest] = commits.byBots;
    const seen = latest
      ? ` ${latest.who} has committed here (${latest.oid.slice(0, 10)}), so its security updates are or were on in the settings of the host`
      : ' Security updates may be on in the settings of the host, which a tree cannot show';
    return fail({
      message: `No update bot is configured for ${firsts.map(({ ecosystem }) => ecosystem).join(', ')}.${seen}; version updates need a configuration file.`,
      at: { path: '.' },
      related: firsts.slice(0, 6).map(({ ecosystem, path, line }) => ({ at: { path, line }, note: `${ecosystem}: no bot updates it` })),
      searched,
    });
  },
  examples: {
    bad: [{ name: 'a manifest and no bot', files: { 'package.json': '{"name": "tool", "private": true, "dependencies": {"left-pad": "1.3.0"}}\n' }, expect: { fail: ['.'] } }],
    good: [
      {
        name: 'Dependabot',
        files: {
          'package.json': '{"name": "tool", "private": true, "dependencies": {"left-pad": "1.3.0"}}\n',
          '.github/dependabot.yaml': dedent`
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
      { name: 'Renovate in package.json', files: { 'package.json': '{"dependencies": {"a": "1"},\n "renovate": {"extends": ["config:recommended"]}}\n' }, expect: 'pass' },
    ],
  },
});
