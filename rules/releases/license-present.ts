import { dedent, defineRule, fail, notApplicable, pass } from 'policy-audit';

export default defineRule({
  id: 'releases/license-present',
  title: 'The repository has a licence file',
  severity: 'low',
  rationale: 'Without the text of a licence nobody may use, change or pass on the code, fixes included, whatever the README says.',
  remediation: 'Add the text of the licence as LICENSE in the root.',
  practices: ['releases/license-present'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-LE-03.01', url: 'https://baseline.openssf.org/' },
    { standard: 'OpenSSF Scorecard', control: 'License', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#license' },
  ],
  since: '0.1.0',
  needs: ['releaseDocuments'],
  check({ releaseDocuments: { licences, licenceClaims } }) {
    const [licence] = licences;
    if (licence) return pass({ at: { path: licence, line: 1 }, note: 'the licence' });
    const closed = licenceClaims.find(({ proprietary }) => proprietary);
    if (closed) return notApplicable(`${closed.path} says that nobody is given a licence`);
    const [claim, ...others] = licenceClaims;
    const searched = ['LICENSE, LICENCE, COPYING or UNLICENSE in the root, with or without an ending', 'LICENSES/'];
    if (!claim) return fail({ message: 'There is no licence file in the root.', at: { path: '.' }, searched });
    return fail({
      message: `The text names ${claim.text.slice(0, 60)} as the licence, but there is no licence file.`,
      at: { path: claim.path, ...claim.at },
      severity: 'medium',
      related: others.map(({ path, at }) => ({ at: { path, ...at }, note: 'names it too' })),
      searched,
    });
  },
  examples: {
    bad: [
      { name: 'none', files: { 'README.md': '# Tool\n' }, expect: { fail: ['.'] } },
      {
        name: 'claimed, and not there',
        files: {
          'README.md': dedent`
            # Tool

            ## License

            MIT - see [LICENSE](LICENSE).
          `,
        },
        expect: { fail: ['README.md:5'] },
      },
      { name: 'an empty file', files: { LICENSE: '\n', 'package.json': '{"name": "x",\n "license": "MIT"}\n' }, expect: { fail: ['package.json:2'] } },
    ],
    good: [
      { name: 'in the root', files: { 'LICENSE.md': 'MIT License\n' }, expect: 'pass' },
      { name: 'as REUSE keeps them', files: { 'LICENSES/Apache-2.0.txt': 'Apache License\n' }, expect: 'pass' },
      { name: 'not given to anybody', files: { 'package.json': '{"private": true, "license": "UNLICENSED"}\n' }, expect: 'not-applicable' },
    ],
  },
});
