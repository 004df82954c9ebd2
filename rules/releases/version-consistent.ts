import { dedent, defineRule, type Evidence, type Facts, type Finding, judgeAll, notApplicable } from 'policy-audit';

export default defineRule({
  id: 'releases/version-consistent',
  title: 'The version in the manifests matches the newest tag',
  severity: 'low',
  rationale: 'When tag and manifest disagree, the program reports a version that an advisory or the table of supported versions does not mean.',
  remediation: 'Set the version in the manifest when you tag, or let the release tool do both.',
  practices: ['releases/version-consistent'],
  references: [{ standard: 'OSPS Baseline', control: 'OSPS-BR-02.01', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['declaredVersions', 'versionTags'],
  check({ declaredVersions: { all: versions }, versionTags: { all: tags } }) {
    // Where the releases of late are all called after one thing, they may be those of the whole, `shop-parent-2.14.0` of Maven, or of a part of it, such as a chart.
    const [latest, ...others] = tags.slice(0, 5);
    const series = latest && others.length > 0 && others.every(({ prefix }) => prefix === latest.prefix) ? latest.prefix : '';
    const isNamed = series !== '' && !forRelease.test(series);
    const plain = newestOf(tags, '');
    const ofLate = newestOf(tags, series) ?? plain;
    if (!ofLate) return notApplicable('there is no tag of a released version to compare with');
    const isIn = (text: string, of: string): boolean => tags.some(({ version, prefix }) => prefix === of && version === text.replace(/^v/, ''));
    const wasReleased = (text: string): boolean => isIn(text, series) || isIn(text, '');
    const evidence: Evidence[] = [];
    const findings: Finding[] = [];
    const open: Evidence[] = [];
    for (const { path, text, at, of } of [...versions].sort((a, b) => Number(a.of === 'private') - Number(b.of === 'private'))) {
      const numbers = numbersOf(text);
      if (!/^v?\d+\.\d+/.test(text) || compare(numbers, [0, 0, 0]) === 0) continue;
      const equal: Released | undefined = [ofLate, plain].find((tag) => tag && compare(numbers, tag.numbers) === 0);
      const newest: Released = equal ?? (plain && isIn(text, '') && !isIn(text, series) ? plain : ofLate);
      const order = compare(numbers, newest.numbers);
      const place = { path, ...at };
      // What never stood at a release of the name, and is no step ahead of them, may be something else.
      const isApart = of === 'package' && isNamed && newest === ofLate && order !== 0 && !isIn(text, series) && !isNext(numbers, newest.numbers);
      if (of === 'package' && isNeverCounted(text) && !wasReleased(text) && (numbers[0] ?? 0) < (newest.numbers[0] ?? 0)) continue;
      if (of === 'private' && evidence.length === 0 && findings.length === 0) continue;
      if (order === 0 || (of === 'package' && order > 0 && !isApart)) evidence.push({ at: place, note: order === 0 ? `the same as ${newest.name}` : `comes after ${newest.name}` });
      else if (of !== 'package' || isApart) open.push({ at: place, note: `says ${text.slice(0, 30)}, the newest tag is ${newest.name}` });
      else findings.push({ message: `The version is ${text.slice(0, 30)}, but ${newest.name.slice(0, 30)} is already tagged.`, at: place });
    }
    return judgeAll([{ findings, evidence, open }], 'Are these versioned separately from the releases?', 'no manifest in the root gives a version that is published');
  },
  examples: {
    bad: [
      {
        name: 'left behind',
        files: {
          'pyproject.toml': dedent`
            [project]
            name = "x"
            version = "1.9.0"
            [project.urls]
            home = "https://x.example"
            [build-system]
            requires = []
          `,
        },
        tags: ['v1.9.0', 'v1.10.0'],
        expect: { fail: ['pyproject.toml:3'] },
      },
      {
        name: 'two manifests of one product, two versions',
        files: { VERSION: '2.1.0\n', 'package.json': '{"private": true,\n "version": "1.0.0"}\n' },
        tags: ['v2.1.0'],
        expect: 'manual',
      },
      {
        name: 'a description of the API that stands at an earlier release',
        files: {
          'api/openapi.yaml': dedent`
            openapi: 3.1.0
            info:
              version: 1.4.2
          `,
        },
        tags: ['v1.4.2', 'v1.9.0'],
        expect: 'manual',
      },
    ],
    good: [
      { name: 'the same', files: { VERSION: '2.1.0\n' }, tags: ['v2.1.0'], expect: 'pass' },
      { name: 'on the way to the next', files: { VERSION: '2.2.0-dev\n' }, tags: ['v2.1.0'], expect: 'pass' },
      { name: 'a private package has no version to speak of', files: { 'package.json': '{"private": true, "version": "0.0.1"}\n' }, tags: ['v2.1.0'], expect: 'not-applicable' },
      { name: 'nothing tagged', files: { VERSION: '2.1.0\n' }, expect: 'not-applicable' },
    ],
  },
});

/** What tools write into a new manifest: where releases are far ahead of it and never were this one, nobody counts here. */
const isNeverCounted = (text: string): boolean => /^(?:0\.0\.1|0\.1\.0|1\.0\.0)$/.test(text);

/** `release-1.2.3`, `v/1.2.3`: called after no part. */
const forRelease = /^(?:releases?|rel|ver(?:sion)?|v|r)[-_/]$/i;

interface Released {
  readonly name: string;
  readonly numbers: readonly number[];
}

const newestOf = (tags: Facts['versionTags']['all'], of: string): Released | undefined =>
  tags
    .filter(({ version, prefix }) => version !== undefined && !version.includes('-') && prefix === of)
    .map(({ name, version = '' }) => ({ name, numbers: numbersOf(version) }))
    .sort((a, b) => compare(b.numbers, a.numbers))[0];

/** What a tool writes after a release: one more in one place, and nothing behind it. */
const isNext = (numbers: readonly number[], released: readonly number[]): boolean =>
  [0, 1, 2].some((place) => compare(numbers, [...[0, 1, 2].slice(0, place).map((at) => released[at] ?? 0), (released[place] ?? 0) + 1]) === 0);

const numbersOf = (version: string): number[] => version.replace(/^v/, '').split(/[-+]/)[0]?.split('.').slice(0, 3).map(Number) ?? [];

const compare = (a: readonly number[], b: readonly number[]): number => [0, 1, 2].map((index) => (a[index] ?? 0) - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
