import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const project = '[project]\nname = "app"\ndependencies = ["flask>=3",\n "redis>=5"]\n';

const workflow = (...lines: readonly string[]): string => `on: push\njobs:\n  scan:\n    steps:\n${lines.map((line) => `      - run: ${line}\n`).join('')}`;

export default [
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
      'go.mod': dedent`
        module x

        require example.com/y v1.0.0
      `,
      'tools/go.mod': dedent`
        module x/tools

        require example.com/y v1.0.0
      `,
      '.github/workflows/ci.yml': workflow('npm audit', 'govulncheck ./...'),
    },
    expect: { fail: ['web/package.json:2', 'tools/go.mod:3'] },
  },
  {
    name: 'a build of Java and one of .NET that are not looked at',
    files: {
      'api/pom.xml': dedent`
        <project>
        <dependencies>
        <dependency><groupId>a</groupId><artifactId>b</artifactId><version>1</version></dependency>
        </dependencies>
        </project>
      `,
      'batch/pom.xml': dedent`
        <project>
        <dependencies>
        <dependency><groupId>a</groupId><artifactId>b</artifactId><version>1</version></dependency>
        </dependencies>
        </project>
      `,
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
  { name: 'a lock file that the scanner reads', files: { 'pyproject.toml': project, 'uv.lock': '', '.github/workflows/ci.yml': workflow('trivy fs .') }, expect: 'pass' },
  {
    name: 'each folder has its run',
    files: {
      'api/go.mod': dedent`
        module x

        require example.com/y v1.0.0
      `,
      'web/package.json': '{"private": true, "dependencies": {"a": "^1"}}\n',
      Makefile: dedent`
        audit:
        	cd api && govulncheck ./...
        	npm --prefix web audit
      `,
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
      'a/Cargo.toml': dedent`
        [package]
        name = "a"
        [dependencies]
        serde = "1"
      `,
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
] satisfies readonly Example[];
