import { dedent, defineRule, manual, notApplicable, pass } from 'policy-audit';

const year = 365 * 24 * 3600;

const number = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

export default defineRule({
  id: 'dependencies/update-activity',
  title: 'Dependencies are updated regularly',
  severity: 'low',
  rationale: 'A bot whose pull requests nobody merges protects nothing. The history shows whether updates arrive.',
  remediation: 'Merge the open pull requests of the update bot, or update by hand on a schedule.',
  practices: ['dependencies/update-activity'],
  references: [{ standard: 'OSPS Baseline', control: 'OSPS-VM-05.03', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['ecosystems', 'updateBots'],
  options: { months: { description: 'in how many months of the last year of the history an update must have arrived', default: 4 } },
  check({ ecosystems, updateBots: { commits } }, { months }) {
    const wanting = ecosystems.units.filter(({ place, manifests }) => place === 'main' && manifests.some(({ dependencies }) => dependencies.length > 0));
    // What the program is made of says more to a reader than what its CI calls.
    const [manifest] = (wanting.find(({ ecosystem }) => ecosystem !== 'github-actions') ?? wanting[0])?.manifests ?? [];
    if (!manifest) return notApplicable('nothing in the tree has dependencies');
    const at = { path: manifest.path, line: 1 };
    const { looked, cut, newest = 0 } = commits;
    if (looked === 0) return manual('Are the dependencies updated regularly? There is no history that shows it.', [{ at, note: 'a manifest with dependencies' }]);
    const all = [...commits.byBots, ...commits.byPeople].toSorted((a, b) => b.date - a.date);
    const updates = all.filter(({ date }) => date > newest - year);
    const active = new Set(updates.map(({ date }) => Math.floor(date / (30 * 24 * 3600)))).size;
    const [latest] = updates;
    const [earlier] = all;
    const note = latest
      ? `${number(updates.length, 'update')} in ${number(active, 'month')} of the year before the newest commit, the last by ${latest.who.slice(0, 60)} in ${latest.oid.slice(0, 10)}`
      : earlier
        ? `the last was by ${earlier.who.slice(0, 60)} in ${earlier.oid.slice(0, 10)}, more than a year before the newest commit`
        : `no dependency update in ${looked === 1 ? 'the only commit' : `the last ${number(looked, 'commit')}`}`;
    if (active >= months) return pass({ at, note });
    if (cut) return manual(`Are the dependencies updated regularly? This clone is shallow, with ${number(looked, 'commit')} of its history.`, [{ at, note }]);
    return manual(
      `Are the dependencies updated regularly? The last year of the history has ${active === 0 ? 'none' : `updates in ${number(active, 'month')} only`}: was there little to update, or did nobody do it?`,
      [{ at, note }],
    );
  },
  examples: {
    bad: [
      {
        name: 'without history it cannot be told',
        files: {
          'go.mod': dedent`
            module x

            require example.com/y v1.0.0
          `,
        },
        expect: 'manual',
      },
    ],
    good: [{ name: 'nothing to update', files: { 'README.md': '# Notes\n' }, expect: 'not-applicable' }],
  },
});
