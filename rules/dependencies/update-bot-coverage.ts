import { dedent, defineRule, type Evidence, type Finding, judge, notApplicable } from 'policy-audit';
import { lesser } from './shared/lesser.ts';

export default defineRule({
  id: 'dependencies/update-bot-coverage',
  title: 'The update bot covers every manifest',
  severity: 'medium',
  rationale:
    'Dependabot looks only where an entry sends it: one ecosystem in one folder. A second application, a Dockerfile in a sub folder or a composite action that no entry names is never updated, while the file gives the impression that it is.',
  remediation: 'Add an entry to .github/dependabot.yml for each ecosystem and folder named here.',
  practices: ['dependencies/update-bot-coverage'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-05.03', url: 'https://baseline.openssf.org/' },
    { standard: 'GitHub', control: 'dependabot.yml reference', url: 'https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference' },
  ],
  since: '0.1.0',
  needs: ['updateBots', 'updateCoverage'],
  check({ updateBots: { dependabot, renovate, others }, updateCoverage: { pairs } }) {
    const wanted = pairs.filter(({ unit }) => unit.place !== 'aside' && unit.manifests.some((manifest) => manifest.dependencies.length > 0));
    const covered = wanted.flatMap(({ unit, renovate: reach }): Evidence[] =>
      reach?.reach === 'covered' && renovate ? [{ at: { path: renovate.path, line: renovate.at.line }, note: `Renovate takes ${unit.ecosystem} in /${unit.folder}` }] : [],
    );
    if (!dependabot || dependabot.entries.length === 0) {
      if (!renovate) return notApplicable('there is no Dependabot configuration with entries; dependencies/update-bot says so');
      const whole = covered.length === wanted.filter(({ renovate: reach }) => reach?.reach !== 'unsupported').length;
      return judge([], whole ? covered : [], 'dependencies/renovate-valid reports what Renovate leaves out');
    }
    const last = dependabot.entries.at(-1);
    const findings = wanted.flatMap(({ unit, entries: own, renovate: reach, entryToAdd }): Finding[] => {
      const active = own.find((entry) => entry.switchedOff === undefined);
      if (active) covered.push({ at: { path: dependabot.path, line: active.at.line }, note: `covers ${unit.ecosystem} in /${unit.folder}` });
      const other = others.find(({ ecosystem, proposes }) => proposes && ecosystem === unit.ecosystem && unit.folder === '');
      if (other && !active) covered.push({ at: { path: other.path, ...other.at }, note: `${other.name}, those of ${unit.ecosystem}` });
      if (active || other || reach?.reach === 'covered') return [];
      const what = `${unit.ecosystem} in /${unit.folder}`;
      const off = own[0]?.switchedOff;
      if (off) return [{ message: `Version updates for ${what} are disabled.`, at: { path: dependabot.path, ...off } }];
      const manifest = unit.manifests.find(({ dependencies }) => dependencies.length > 0) ?? unit.manifests[0];
      const low = lesser.includes(unit.ecosystem) || unit.place === 'docs';
      return [
        {
          message: `No entry of ${dependabot.path} covers ${what} (${manifest.path})${reach?.reach === 'left-out' ? `, and ${renovate?.path} leaves it out by ${reach.by}` : ''}.`,
          at: { path: manifest.path, ...(manifest.dependencies[0]?.at ?? { line: 1 }) },
          ...(low ? { severity: 'low' as const } : {}),
          remediation: `Add to "updates" in ${dependabot.path}:\n${entryToAdd}`,
          ...(last && dependabot.problems.every(({ ignored }) => ignored)
            ? {
                fix: {
                  safe: true,
                  title: `Let Dependabot look after ${what}`,
                  edits: [
                    {
                      kind: 'yaml-item',
                      path: dependabot.path,
                      line: last.at.line,
                      lines: [...entryToAdd.split('\n').map((line) => line.slice(2)), '  cooldown:', '    default-days: 7'],
                    },
                  ],
                },
              }
            : {}),
        },
      ];
    });
    return judge(findings, covered, 'no manifest in the tree asks for anything from outside');
  },
  examples: {
    bad: [
      {
        name: 'a second application',
        files: {
          '.github/dependabot.yml': dedent`
            version: 2
            updates:
              - package-ecosystem: npm
                directory: /
                schedule:
                  interval: weekly
          `,
          'package.json': '{"name": "app", "private": true,\n "dependencies": {"left-pad": "1.3.0"}}\n',
          'web/admin/package.json': '{"name": "app", "private": true,\n "dependencies": {"left-pad": "1.3.0"}}\n',
        },
        expect: { fail: ['web/admin/package.json:2'] },
      },
    ],
    good: [
      {
        name: 'Renovate finds manifests itself',
        files: {
          'renovate.json': '{"extends": ["config:recommended"]}\n',
          'package.json': '{"name": "app", "private": true,\n "dependencies": {"left-pad": "1.3.0"}}\n',
          'web/package.json': '{"name": "app", "private": true,\n "dependencies": {"left-pad": "1.3.0"}}\n',
        },
        expect: 'pass',
      },
    ],
  },
});
