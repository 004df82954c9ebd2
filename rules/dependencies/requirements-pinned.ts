import { dedent, defineRule, type Evidence, type Finding, judge } from 'policy-audit';
import { isExact } from './shared/is-exact.ts';

/** Names that differ in case and in `-`, `_` and `.` are one. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, '-');

export default defineRule({
  id: 'dependencies/requirements-pinned',
  title: 'Requirements files pin exact versions',
  severity: 'low',
  rationale: 'A requirements file with ranges or bare names installs whatever is newest on that day. For a program this is the lock file, and a lower bound locks nothing.',
  remediation: 'Write name==version, ideally with hashes: keep the ranges in a .in file and compile it with pip-compile --generate-hashes or uv pip compile.',
  practices: ['dependencies/pinned'],
  references: [
    { standard: 'OpenSSF Scorecard', control: 'Pinned-Dependencies', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies' },
    { standard: 'OSPS Baseline', control: 'OSPS-BR-05.01', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-1357', url: 'https://cwe.mitre.org/data/definitions/1357.html' },
  ],
  since: '0.1.0',
  needs: ['packages', 'files'],
  check({ packages: { units }, files }) {
    const evidence: Evidence[] = [];
    const findings: Finding[] = [];
    const requirements = units
      .filter(({ place }) => place === 'main')
      .flatMap((unit) => unit.manifests)
      .filter(({ path, dependencies }) => path.endsWith('.txt') && dependencies.length > 0 && !/constraints[^/]*$/i.test(path));
    const manifests = new Map(units.flatMap((unit) => unit.manifests.map((manifest) => [manifest.path, manifest])));
    for (const { path, dependencies, compiled, constraints = [] } of requirements) {
      const given = constraints.map((file) => manifests.get(file));
      const pinned = new Set(given.flatMap((file) => file?.dependencies ?? []).flatMap(({ name, spec }) => (isExact(spec) ? [plain(name)] : [])));
      const unseen = constraints.length > 0 && given.includes(undefined);
      const constrained = pinned.size > 0 || unseen;
      const loose = compiled || unseen || files.has(path.replace(/txt$/, 'in')) ? [] : dependencies.filter(({ name, spec }) => !isExact(spec) && !pinned.has(plain(name)));
      const [first, ...rest] = loose;
      if (!first)
        evidence.push({ at: { path, line: dependencies[0]?.at.line ?? 1 }, note: constrained ? 'versions come from a constraints file' : `${dependencies.length} exact versions` });
      else
        findings.push({
          message: `${first.name.slice(0, 80)} has no exact version${rest.length === 0 ? '' : `, nor do ${rest.length} more in this file`}.`,
          at: { path, ...first.at },
          related: rest.slice(0, 20).map(({ name, at }) => ({ at: { path, ...at }, note: `${name.slice(0, 80)} has none either` })),
        });
    }
    return judge(findings, evidence, 'no requirements file names a package');
  },
  examples: {
    bad: [
      {
        name: 'lower bounds',
        files: {
          'requirements.txt': dedent`
            # web
            flask>=3.0
            idna==3.7
            requests
          `,
        },
        expect: { fail: ['requirements.txt:2'] },
      },
      { name: 'a wildcard is a range', files: { 'script/requirements.txt': 'idna==3.*\n' }, expect: { fail: ['script/requirements.txt:1'] } },
    ],
    good: [
      {
        name: 'hashes over several lines',
        files: {
          'requirements.txt': dedent`
            idna==3.7 \\
                --hash=sha256:0000 \\
                --hash=sha256:1111
          `,
        },
        expect: 'pass',
      },
      { name: 'a constraints file pins them', files: { 'requirements.txt': '-c constraints.txt\nflask\n' }, expect: 'pass' },
      { name: 'requirements of the tests', files: { 'tests/requirements.txt': 'pytest\n' }, expect: 'not-applicable' },
    ],
  },
});
