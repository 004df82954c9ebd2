import { defineRule, fail, manual, notApplicable, pass } from 'policy-audit';

const secondsOfYear = 31_556_952;

/** `2026.01`, `20260131`; `25.4` only where it was tagged about then: 15.9 may well be the ninth release of the fifteenth version. */
const isDate = (version: string, tagged: number): boolean => {
  if (/^v?20\d\d-?(?:0[1-9]|1[0-2])-?(?:[0-2]\d|3[01])$/.test(version)) return true;
  const [, year] = /^v?((?:20)?\d\d)\.(?:0?[1-9]|1[0-2])(?:\.|$)/.exec(version) ?? [];
  return year !== undefined && (year.length === 4 || Math.abs(Number(year) + 30 - tagged / secondsOfYear) <= 1.5);
};

export default defineRule({
  id: 'releases/semver-tags',
  title: 'Release tags are semantic versions',
  severity: 'low',
  rationale: 'Update bots, advisories and the table of supported versions compare versions by number. A tag that is none cannot be named in any of these.',
  remediation: 'Tag releases as v1.2.3, with suffixes such as -rc.1 for pre-releases.',
  practices: ['releases/semver-tags'],
  references: [
    { standard: 'Semantic Versioning', control: '2.0.0', url: 'https://semver.org/' },
    { standard: 'OSPS Baseline', control: 'OSPS-BR-02.01', url: 'https://baseline.openssf.org/' },
  ],
  since: '0.1.0',
  needs: ['versionTags'],
  check({ versionTags: { all: tags, known: tagsKnown } }) {
    if (tags.length === 0) return tagsKnown ? notApplicable('there are no version tags') : manual('Are the releases tagged with semantic versions? This copy brought no tags.');
    const recent = tags.slice(0, 20);
    // Tags such as v2 and v2.1 move along with the releases of an action.
    const moves = ({ name, prefix }: (typeof tags)[number]): boolean => {
      const begins = `${name.slice(prefix.length).replace(/^v/, '')}.`;
      return tags.some((other) => other.prefix === prefix && other.version?.startsWith(begins));
    };
    const odd = recent.filter((tag) => tag.version === undefined && !moves(tag));
    const [newest] = recent;
    if (newest && odd.length * 2 < recent.length && !recent.slice(0, 3).some((tag) => odd.includes(tag)))
      return pass({
        at: { path: '.' },
        note: `${tags.length} version tags, the newest ${newest.name.slice(0, 60)}${odd.length === 0 ? '' : `; ${odd.length} older tags are not versions, such as ${odd[0]?.name.slice(0, 40)}`}`,
      });
    if (odd.every(({ name, prefix, date }) => isDate(name.slice(prefix.length), date)))
      return manual('The tags are dates. Is this scheme written down, and does it tell which version fixes what?');
    return fail({
      message: `${recent.length === 1 ? 'The only version tag is no semantic version' : `Of the ${recent.length} newest version tags, ${odd.length === 1 ? 'one is not a semantic version' : `${odd.length} are not semantic versions`}`}: ${odd
        .slice(0, 5)
        .map(({ name }) => name.slice(0, 80))
        .join(', ')}.`,
      at: { path: '.' },
    });
  },
  examples: {
    bad: [
      { name: 'two numbers', files: { 'README.md': '# Tool\n' }, tags: ['v1.0', 'v1.1'], expect: { fail: ['.'] } },
      { name: 'two numbers that are no date', files: { 'README.md': '# Tool\n' }, tags: ['15.8', '15.9'], expect: { fail: ['.'] } },
      { name: 'dates', files: { 'README.md': '# Tool\n' }, tags: ['2026.01', '20260215'], expect: 'manual' },
    ],
    good: [
      { name: 'several packages', files: { 'README.md': '# Tools\n' }, tags: ['@tools/one@1.0.0', 'two/v0.1.0'], expect: 'pass' },
      { name: 'semantic, by number and not by letter', files: { 'README.md': '# Tool\n' }, tags: ['v1.9.0', 'v1.10.0', 'v2.0.0-rc.1', 'v1', 'v1.9'], expect: 'pass' },
      { name: 'other tags say nothing', files: { 'README.md': '# Tool\n' }, tags: ['nightly', 'before-move', 'testdata-1'], expect: 'not-applicable' },
    ],
  },
});
