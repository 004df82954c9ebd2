import { dedent, defineRule, fail, manual, notApplicable, pass } from 'policy-audit';

export default defineRule({
  id: 'releases/release-notes',
  title: 'Release notes say what changed',
  severity: 'medium',
  rationale: 'A user decides by the notes whether an update is urgent. A sentence that is the same for every release hides the security fix among the others.',
  remediation: 'Let the release step write the notes: generate_release_notes: true, gh release create --generate-notes, or body_path with the entry of the changelog.',
  practices: ['releases/release-notes'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-BR-04.01', url: 'https://baseline.openssf.org/' },
    {
      standard: 'GitHub',
      control: 'automatically generated release notes',
      url: 'https://docs.github.com/en/repositories/releasing-projects-on-github/automatically-generated-release-notes',
    },
  ],
  since: '0.1.0',
  needs: ['releases'],
  check({ releases: { steps, generators, changelogs, tags } }) {
    const constant = steps.find(({ notes }) => notes === 'constant');
    const [generator] = generators;
    const noted = steps.find(({ notes }) => notes === 'generated' || notes === 'file');
    if (constant && !noted)
      return fail({ message: `${constant.tool} gives every release the same notes.`, at: { path: constant.path, line: constant.line, column: constant.column } });
    if (noted) return pass({ at: { path: noted.path, line: noted.line }, note: `${noted.tool} writes the notes of each release` });
    if (generator) return pass({ at: { path: generator.path, line: 1 }, note: `${generator.name} writes the notes` });
    // A major tag such as v2 moves along with the releases of an action.
    const newest = tags.find(({ name, prefix }) => !/^v?\d+$/.test(name.slice(prefix.length)));
    const written = newest?.name.slice(newest.prefix.length).replace(/^v/, '');
    const told = changelogs
      .flatMap(({ path, versions }) => versions.map((version) => ({ path, ...version })))
      .find(({ text }) => newest && (text === newest.version || `${text}.0` === newest.version || text === written));
    if (told) return pass({ at: { path: told.path, line: told.at.line }, note: `tells what ${newest?.name} changed` });
    if (tags.length === 0 && steps.length === 0) return notApplicable('nothing was released: there are no version tags and no step that publishes');
    // Whether there are notes at all is what releases/changelog asks.
    const final = tags.find(({ version }) => version !== undefined && !version.includes('-')) ?? newest;
    return manual(`Do the notes of ${final?.name ?? 'the releases'} on the hosting page say which of the changes concern security?`);
  },
  examples: {
    bad: [
      {
        name: 'a constant',
        files: {
          '.github/workflows/release.yml': dedent`
            on: push
            jobs:
              release:
                steps:
                  - uses: softprops/action-gh-release@v2
                    with:
                      body: See the commit history.
          `,
        },
        expect: { fail: ['.github/workflows/release.yml:5'] },
      },
      {
        name: 'on the command line',
        files: {
          '.github/workflows/release.yml': dedent`
            on: push
            jobs:
              r:
                steps:
                  - run: gh release create v1 --notes "A release"
          `,
        },
        expect: { fail: ['.github/workflows/release.yml:5'] },
      },
    ],
    good: [
      {
        name: 'generated',
        files: {
          '.github/workflows/release.yml': dedent`
            on: push
            jobs:
              release:
                steps:
                  - uses: softprops/action-gh-release@v2
                    with:
                      generate_release_notes: true
          `,
        },
        expect: 'pass',
      },
      {
        name: 'the changelog has the newest tag',
        files: {
          'CHANGELOG.md': dedent`
            # Changes

            ## 1.10.0

            - More

            ## 1.9.0
          `,
        },
        tags: ['v1.9.0', 'v1.10.0'],
        expect: 'pass',
      },
      { name: 'never released', files: { 'README.md': '# Tool\n' }, expect: 'not-applicable' },
    ],
  },
});
