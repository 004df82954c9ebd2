import { defineRule, type Evidence, type Facts, type Finding, judge, manual, type Outcome } from 'policy-audit';

type Audited = Facts['auditedManifests'];
type Manifest = Audited['byLock'][number];

const project = '[project]\nname = "app"\ndependencies = ["flask>=3",\n "redis>=5"]\n';
const workflow = (...lines: readonly string[]): string => `on: push\njobs:\n  scan:\n    steps:\n${lines.map((line) => `      - run: ${line}\n`).join('')}`;

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
        files: { 'pyproject.toml': project, 'requirements.txt': 'flask>=3\n', '.github/workflows/ci.yml': workflow('pip-audit -r requirements.txt') },
        expect: { fail: ['pyproject.toml:4'] },
      },
      {
        name: 'an environment made of the requirements file',
        files: { 'pyproject.toml': project, 'requirements.txt': 'flask>=3\n', '.github/workflows/ci.yml': workflow('pip install -r requirements.txt', 'pip-audit') },
        expect: { fail: ['pyproject.toml:4'] },
      },
      {
        name: 'a scanner of lock files where there is none',
        files: { 'requirements.txt': 'flask>=3\n', '.github/workflows/ci.yml': workflow('trivy fs .') },
        expect: { fail: ['requirements.txt:1'] },
      },
      {
        name: 'an environment that comes from elsewhere',
        files: { 'requirements.txt': 'flask>=3\n', '.github/workflows/ci.yml': workflow('make install', 'pip-audit') },
        expect: 'manual',
      },
      {
        name: 'a second program in another folder',
        files: {
          'package.json': '{"private": true, "dependencies": {"a": "^1"}}\n',
          'web/package.json': '{"private": true,\n "dependencies": {"a": "^1"}}\n',
          'go.mod': 'module x\n\nrequire example.com/y v1.0.0\n',
          'tools/go.mod': 'module x/tools\n\nrequire example.com/y v1.0.0\n',
          '.github/workflows/ci.yml': workflow('npm audit', 'govulncheck ./...'),
        },
        expect: { fail: ['web/package.json:2', 'tools/go.mod:3'] },
      },
      {
        name: 'a build of Java and one of .NET that are not looked at',
        files: {
          'api/pom.xml': '<project>\n<dependencies>\n<dependency><groupId>a</groupId><artifactId>b</artifactId><version>1</version></dependency>\n</dependencies>\n</project>\n',
          'batch/pom.xml': '<project>\n<dependencies>\n<dependency><groupId>a</groupId><artifactId>b</artifactId><version>1</version></dependency>\n</dependencies>\n</project>\n',
          'src/App/App.csproj': '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="A" Version="1" /></ItemGroup></Project>\n',
          'tools/Tool.csproj': '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="A" Version="1" /></ItemGroup></Project>\n',
          '.github/workflows/ci.yml': workflow('mvn -f api/pom.xml org.owasp:dependency-check-maven:check', 'dotnet list src/App/App.csproj package --vulnerable'),
        },
        expect: { fail: ['batch/pom.xml:3', 'tools/Tool.csproj:1'] },
      },
      {
        name: 'a scanner of lock files and a program of JavaScript without one',
        files: { 'package.json': '{"private": true,\n "dependencies": {"a": "^1"}}\n', '.github/workflows/ci.yml': workflow('osv-scanner -r .') },
        expect: { fail: ['package.json:2'] },
      },
    ],
    good: [
      {
        name: 'the lock file of a program of JavaScript',
        files: { 'package.json': '{"private": true, "dependencies": {"a": "^1"}}\n', 'package-lock.json': '{}', '.github/workflows/ci.yml': workflow('osv-scanner -r .') },
        expect: 'pass',
      },
      {
        name: 'another tool looks at the manifest itself',
        files: { 'package.json': '{"private": true, "dependencies": {"a": "^1"}}\n', '.github/workflows/ci.yml': workflow('trivy fs .', 'npm audit') },
        expect: 'not-applicable',
      },
      { name: 'the project is installed', files: { 'pyproject.toml': project, '.github/workflows/ci.yml': workflow('pip install .', 'pip-audit') }, expect: 'pass' },
      { name: 'a lock file that the scanner reads', files: { 'pyproject.toml': project, 'uv.lock': '', '.github/workflows/ci.yml': workflow('trivy fs .') }, expect: 'pass' },
      {
        name: 'each folder has its run',
        files: {
          'api/go.mod': 'module x\n\nrequire example.com/y v1.0.0\n',
          'web/package.json': '{"private": true, "dependencies": {"a": "^1"}}\n',
          Makefile: 'audit:\n\tcd api && govulncheck ./...\n\tnpm --prefix web audit\n',
          '.github/workflows/ci.yml': workflow('make audit'),
        },
        expect: 'pass',
      },
      {
        name: 'a build with its modules, and every project of a solution',
        files: {
          'pom.xml': '<project><modules><module>api</module></modules></project>\n',
          'api/pom.xml': '<project><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>1</version></dependency></dependencies></project>\n',
          'src/App/App.csproj': '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="A" Version="1" /></ItemGroup></Project>\n',
          'src/App.sln': '\n',
          '.github/workflows/ci.yml': workflow('./mvnw org.owasp:dependency-check-maven:aggregate', 'dotnet list src/App.sln package --vulnerable'),
        },
        expect: 'pass',
      },
      {
        name: 'the workspace is looked at from its root',
        files: {
          'Cargo.toml': '[workspace]\nmembers = ["a"]\n',
          'a/Cargo.toml': '[package]\nname = "a"\n[dependencies]\nserde = "1"\n',
          '.github/workflows/ci.yml': workflow('cargo audit'),
        },
        expect: 'pass',
      },
      {
        name: 'where it runs is not known',
        files: {
          'web/package.json': '{"private": true, "dependencies": {"a": "^1"}}\n',
          '.github/workflows/ci.yml': workflow('for each in */; do (cd "$each" && npm audit); done'),
        },
        expect: 'not-applicable',
      },
      { name: 'no scan', files: { 'pyproject.toml': project }, expect: 'not-applicable' },
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
