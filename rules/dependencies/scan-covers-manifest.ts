import { dedent, defineRule, type Evidence, type Facts, type Finding, judge, manual, type Outcome } from 'policy-audit';

type Audited = Facts['auditedManifests'];
type Manifest = Audited['byLock'][number];

export default defineRule({
  id: 'dependencies/scan-covers-manifest',
  title: 'The vulnerability scan covers every dependency in the manifests',
  severity: 'medium',
  rationale:
    'pip-audit looks at one requirements file or one environment, and file scanners look only at pinned versions. Dependencies in another manifest are never checked against an advisory, while the job stays green.',
  remediation: 'Scan what is installed in production: install the project itself before running pip-audit, or commit a lock file that the scanner can read.',
  practices: ['dependencies/scan-covers-manifest'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-05.03', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-1395', url: 'https://cwe.mitre.org/data/definitions/1395.html' },
  ],
  since: '0.1.0',
  needs: ['auditedManifests'],
  check({ auditedManifests: { scans, manifests, byLock, byFolder, lockScans } }) {
    const python = scans.length > 0 && manifests.length > 0 ? judgePython(scans, manifests) : undefined;
    const others = byLock.filter(({ library }) => library !== true);
    const unlocked = others.filter(({ locks }) => locks.every(({ tracked }) => !tracked)).map((manifest) => unlockedFinding(manifest, lockScans));
    const elsewhere = byFolder.filter(({ seen }) => !seen).map(elsewhereFinding);
    const findings = [...(python?.status === 'fail' ? python.findings : []), ...unlocked, ...elsewhere];
    if (findings.length === 0 && python?.status === 'manual') return python;
    const read = others.flatMap(({ locks }) =>
      locks.filter(({ tracked }) => tracked).map(({ path }): Evidence => ({ at: { path, line: 1 }, note: 'a lock file that the scan reads' })),
    );
    const run = byFolder.flatMap(({ manifest, runs }) =>
      runs.slice(0, 1).map(({ tool, path, line, column }): Evidence => ({ at: { path, line, column }, note: `${tool} runs beside ${manifest.path}` })),
    );
    return judge(
      findings,
      [...(python?.status === 'pass' ? python.evidence : []), ...read, ...run],
      'the pipelines do not scan these dependencies; the ci/tool-vuln-* rules say whether a scan is missing',
    );
  },

  examples: {
    bad: [
      {
        name: 'the requirements file has less than the project',
        files: {
          'pyproject.toml': dedent`
            [project]
            name = "app"
            dependencies = ["flask>=3",
             "redis>=5"]
          `,
          'requirements.txt': 'flask>=3\n',
          '.github/workflows/ci.yml': dedent`
            on: push
            jobs:
              scan:
                steps:
                  - run: pip-audit -r requirements.txt
          `,
        },
        expect: { fail: ['pyproject.toml:4'] },
      },
    ],
    good: [
      {
        name: 'the project is installed',
        files: {
          'pyproject.toml': dedent`
            [project]
            name = "app"
            dependencies = ["flask>=3",
             "redis>=5"]
          `,
          '.github/workflows/ci.yml': dedent`
            on: push
            jobs:
              scan:
                steps:
                  - run: pip install .
                  - run: pip-audit
          `,
        },
        expect: 'pass',
      },
    ],
  },
});

const unlockedFinding = ({ path, dependencies }: Manifest, scans: Audited['lockScans']): Finding => ({
  message: `${scans[0]?.tool ?? 'The scan'} reads lock files, and ${path} has none: none of its ${dependencies.length} dependencies are checked against an advisory.`,
  at: { path, ...(dependencies[0]?.at ?? { line: 1 }) },
  related: scans.map(({ path: file, line, column, tool }) => ({ at: { path: file, line, column }, note: `${tool} runs here` })),
});

const elsewhereFinding = ({ manifest: { path, dependencies }, runs }: Audited['byFolder'][number]): Finding => {
  const folders = [...new Set(runs.map(({ folder }) => `/${folder}`))];
  return {
    message: `${runs[0]?.tool ?? 'The scan'} looks at the folder that it runs in (${folders.slice(0, 5).join(', ')}), so nothing looks at ${path}.`,
    at: { path, ...(dependencies[0]?.at ?? { line: 1 }) },
    remediation: 'Run it in this folder as well, or let a scanner of the whole tree (osv-scanner, trivy fs) do it.',
    related: runs.map(({ path: file, line, column, tool }) => ({ at: { path: file, line, column }, note: `${tool} runs here` })),
  };
};

const judgePython = (scans: Audited['scans'], manifests: Audited['manifests']): Outcome => {
  const places = scans.map(
    ({ path, line, column, tool, reads }): Evidence => ({ at: { path, line, column }, note: `${tool} reads ${reads?.join(', ') || 'none of these dependencies'}` }),
  );
  const findings = manifests.flatMap(({ manifest, unseen }): Finding[] => {
    const [first] = unseen;
    if (!first) return [];
    const names = unseen.map(({ name }) => name.slice(0, 60));
    return [
      {
        message: `No scan covers ${names.length} of the dependencies in ${manifest.path}: ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}.`,
        at: { path: manifest.path, ...first.at },
        related: places,
      },
    ];
  });
  if (findings.length > 0 && scans.some(({ reads }) => reads === undefined))
    return manual('What is installed in the environment that the scan looks at? The pipeline does not show it.', places);
  const [first, ...rest] = places;
  return judge(findings, first ? [first, ...rest] : [], '');
};
