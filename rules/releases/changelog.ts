import { dedent, defineRule, type Facts, fail, manual, notApplicable, pass } from 'policy-audit';

export default defineRule({
  id: 'releases/changelog',
  title: 'Every release is described in a changelog or in release notes',
  severity: 'low',
  rationale: 'Whoever runs an older version must be able to see that a newer one fixes something that concerns them.',
  remediation: 'Keep a CHANGELOG.md with an entry for each version, or let a tool write it from commits or pull requests.',
  practices: ['releases/changelog'],
  references: [{ standard: 'OSPS Baseline', control: 'OSPS-BR-04.01', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['releases'],
  check({ releases: { changelogs, generators, steps, tags } }) {
    const changelog = changelogs.find(({ empty, versions }) => !empty && versions.length > 0) ?? changelogs.find(({ empty }) => !empty);
    const behind = changelog && left(changelogs, tags);
    if (changelog && behind)
      return manual(`Do the notes of ${behind.name} on the hosting page say what changed? The changelog does not name it.`, [
        { at: { path: changelog.path, line: changelog.versions[0]?.at.line ?? 1 }, note: `the newest entry is ${changelog.versions[0]?.text}` },
      ]);
    if (changelog)
      return pass({
        at: { path: changelog.path, line: changelog.versions[0]?.at.line ?? 1 },
        note: changelog.versions[0] ? `the newest entry is ${changelog.versions[0].text}` : 'the changelog',
      });
    const [generator] = generators;
    if (generator) return pass({ at: { path: generator.path, line: 1 }, note: `${generator.name} writes it` });
    const written = steps.find(({ notes }) => notes === 'generated' || notes === 'file');
    if (written) return pass({ at: { path: written.path, line: written.line }, note: `${written.tool} publishes the notes of each release` });
    const [constant] = steps.filter(({ notes }) => notes === 'constant');
    if (constant)
      return fail({
        message: 'Releases are published, and neither a changelog nor their notes say what changed.',
        at: { path: constant.path, line: constant.line, column: constant.column },
        searched: ['CHANGELOG, CHANGES, HISTORY, NEWS or RELEASES in the root, docs/ or .github/', 'settings of tools that write one'],
      });
    const [empty] = changelogs;
    if (empty) return fail({ message: 'The changelog is empty.', at: { path: empty.path, line: 1 } });
    if (tags.length === 0 && steps.length === 0) return notApplicable('nothing was released: there are no version tags and no step that publishes');
    return manual(`${tags.length === 1 ? 'Does the release' : `Do the ${tags.length} releases`} have notes on the hosting page? There is no changelog in the tree.`);
  },
  examples: {
    bad: [
      { name: 'an empty one', files: { 'CHANGELOG.md': '# Changes\n' }, expect: { fail: ['CHANGELOG.md:1'] } },
      {
        name: 'the same sentence for every release',
        files: {
          '.github/workflows/release.yml': dedent`
            on: push
            jobs:
              release:
                steps:
                  - uses: softprops/action-gh-release@v2
                    with:
                      body: See the commits.
          `,
        },
        expect: { fail: ['.github/workflows/release.yml:5'] },
      },
      { name: 'tags and no changelog: the notes may be elsewhere', files: { 'README.md': '# Tool\n' }, tags: ['v1.0.0'], expect: 'manual' },
    ],
    good: [
      {
        name: 'kept by hand',
        files: {
          'CHANGELOG.md': dedent`
            # Changes

            ## [1.2.0] - 2026-01-01

            - Faster
          `,
        },
        expect: 'pass',
      },
      { name: 'written by a tool', files: { '.changeset/config.json': '{}\n' }, expect: 'pass' },
      { name: 'never released', files: { 'README.md': '# Tool\n' }, expect: 'not-applicable' },
    ],
  },
});

/**
 * The newest release, where the changelogs name others and not that one. Of several packages in one repository each has its own, and a patch may stand
 * under the heading of its minor version.
 */
const left = (changelogs: Facts['releases']['changelogs'], tags: Facts['releases']['tags']): Facts['releases']['tags'][number] | undefined => {
  const named = changelogs.flatMap(({ versions }) => versions.map(({ text }) => text));
  const newest = tags.find(({ version }) => version !== undefined && !version.includes('-'));
  if (named.length === 0 || !newest?.version || tags.some(({ prefix }) => prefix !== newest.prefix)) return undefined;
  // What is mended in an older line is told where that line is kept.
  if (named.some((text) => isAbove(text, newest.version ?? '') && tags.some(({ version }) => version === text))) return undefined;
  const minor = newest.version.replace(/\.\d+$/, '');
  return named.some((text) => text === newest.version || text === minor) ? undefined : newest;
};

const isAbove = (one: string, other: string): boolean => {
  const [a, b] = [one.split('.').map(Number), other.split('.').map(Number)];
  const at = [0, 1, 2].find((index) => (a[index] ?? 0) !== (b[index] ?? 0));
  return at !== undefined && (a[at] ?? 0) > (b[at] ?? 0);
};
