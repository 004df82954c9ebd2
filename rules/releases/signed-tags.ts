import { defineRule, fail, manual, notApplicable, pass } from 'policy-audit';

const count = (some: number, all: number): string => {
  if (all === 1) return 'The only version tag is';
  return some === all ? `The ${all} newest version tags are` : `Of the ${all} newest version tags, ${some} ${some === 1 ? 'is' : 'are'}`;
};

export default defineRule({
  id: 'releases/signed-tags',
  title: 'Release tags are signed',
  severity: 'low',
  rationale: 'Anybody who may push can move an unsigned tag, and with it what a build that fetches this version gets. A signature ties the tag to a person and to a commit.',
  remediation: 'Tag with git tag -s, or sign with gitsign in the release workflow; set tag.gpgSign.',
  practices: ['releases/signed-tags'],
  references: [
    { standard: 'OpenSSF Scorecard', control: 'Signed-Releases', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#signed-releases' },
    { standard: 'OSPS Baseline', control: 'OSPS-BR-06.01', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-347', url: 'https://cwe.mitre.org/data/definitions/347.html' },
  ],
  since: '0.1.0',
  needs: ['versionTags'],
  options: { tags: { description: 'how many of the newest version tags are looked at', default: 5 } },
  check({ versionTags: { all: tags, known: tagsKnown } }, options) {
    const recent = tags.slice(0, options.tags);
    const [newest] = recent;
    if (!newest) return tagsKnown ? notApplicable('there are no version tags') : manual('Are the release tags signed? This copy brought no tags.');
    const unsigned = recent.filter(({ signed }) => !signed);
    if (unsigned.length === 0) return pass({ at: { path: '.' }, note: `the ${recent.length} newest version tags carry a signature (who made it is not checked)` });
    const light = unsigned.filter(({ annotated }) => !annotated).length;
    const names = unsigned.map(({ name }) => name.slice(0, 80)).join(', ');
    return fail({
      message: `${count(unsigned.length, recent.length)} not signed${light === unsigned.length ? ', and lightweight tags cannot be' : ''}: ${names}.`,
      at: { path: '.' },
    });
  },
  examples: {
    bad: [{ name: 'lightweight tags', files: { 'README.md': '# Tool\n' }, tags: ['v1.0.0', 'v1.0.1'], expect: { fail: ['.'] } }],
    good: [{ name: 'no releases', files: { 'README.md': '# Tool\n' }, expect: 'not-applicable' }],
  },
});
