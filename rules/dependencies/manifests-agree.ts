import { dedent, defineRule, type Evidence, type Finding, judge } from 'policy-audit';

const project = (...dependencies: readonly string[]): string => `[project]\nname = "app"\ndependencies = [\n${dependencies.map((name) => `  "${name}",\n`).join('')}]\n`;

export default defineRule({
  id: 'dependencies/manifests-agree',
  title: 'Manifests that list the same dependencies agree',
  severity: 'low',
  rationale:
    'When pyproject.toml and requirements.txt are both kept by hand, they drift apart: one installation gets what the other lacks, and a scan or bot that reads one of them says nothing of the rest.',
  remediation: 'Keep one list and generate the other from it (uv export, pip-compile pyproject.toml), or put "-e ." in requirements.txt.',
  practices: ['dependencies/manifests-agree'],
  references: [{ standard: 'CWE', control: 'CWE-1357', url: 'https://cwe.mitre.org/data/definitions/1357.html' }],
  since: '0.1.0',
  needs: ['manifestPairs'],
  check({ manifestPairs: { pairs } }) {
    const evidence: Evidence[] = [];
    const findings: Finding[] = [];
    for (const { project: list, requirements, missing, different } of pairs) {
      const names = missing.map(({ name }) => name.slice(0, 60));
      const [first] = missing;
      if (first)
        findings.push({
          message: `${requirements.path} is missing ${names.length} of the ${list.dependencies.filter(({ extra }) => !extra).length} dependencies in ${list.path}: ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}.`,
          at: { path: list.path, ...first.at },
          related: [{ at: { path: requirements.path, line: requirements.dependencies[0]?.at.line ?? 1 }, note: 'the other list' }],
        });
      for (const [one, other] of different.slice(0, 20))
        findings.push({
          message: `${list.path} asks for ${one.name.slice(0, 60)} ${one.spec.slice(0, 40)}, ${requirements.path} for ${other.spec.slice(0, 40)}.`,
          at: { path: requirements.path, ...other.at },
          related: [{ at: { path: list.path, line: one.at.line }, note: 'the other range' }],
        });
      evidence.push({ at: { path: list.path, line: list.dependencies[0]?.at.line ?? 1 }, note: `agrees with ${requirements.path}` });
    }
    return judge(findings, evidence, 'no two manifests list the same dependencies');
  },
  examples: {
    bad: [
      {
        name: 'ranges that end elsewhere',
        files: { 'pyproject.toml': project('flask~=3.1.0', 'idna>=3'), 'requirements.txt': 'flask~=3.1\nidna>=3\n' },
        expect: { fail: ['requirements.txt:1'] },
      },
      {
        name: 'one of the lists was forgotten',
        files: { 'pyproject.toml': project('flask>=3', 'idna>=3', 'redis>=5'), 'requirements.txt': 'flask>=3\nidna>=3\n' },
        expect: { fail: ['pyproject.toml:6'] },
      },
      { name: 'other ranges', files: { 'pyproject.toml': project('flask>=3', 'idna>=3'), 'requirements.txt': 'Flask>=2\nidna>=3\n' }, expect: { fail: ['requirements.txt:1'] } },
    ],
    good: [
      { name: 'the same in more numbers', files: { 'pyproject.toml': project('flask>=3.1.0', 'idna>=3'), 'requirements.txt': 'flask>=3.1\nidna>=3.0\n' }, expect: 'pass' },
      {
        name: 'pins of the same',
        files: {
          'pyproject.toml': project('flask>=3', 'Typing_Extensions'),
          'requirements.txt': dedent`
            flask==3.1.0
            typing-extensions==4.15.0
            idna==3.7
          `,
        },
        expect: 'pass',
      },
      {
        name: 'requirements that install the project',
        files: {
          'pyproject.toml': project('flask>=3', 'idna>=3', 'redis'),
          'requirements.txt': dedent`
            -e .
            flask
            idna
          `,
        },
        expect: 'not-applicable',
      },
      { name: 'two lists for different ends', files: { 'pyproject.toml': project('flask', 'idna'), 'requirements.txt': 'mkdocs\nsphinx\n' }, expect: 'not-applicable' },
    ],
  },
});
