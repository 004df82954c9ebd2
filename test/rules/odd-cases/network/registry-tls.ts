import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  { name: 'pip', files: { 'requirements.txt': '--extra-index-url http://pypi.corp.example/simple\nidna==3.7\n' }, expect: { fail: ['requirements.txt:1'] } },
  {
    name: 'Maven',
    files: {
      'pom.xml': dedent`
        <project>
          <url>http://example.org</url>
          <repositories>
            <repository>
              <url>http://repo.corp.example/maven</url>
            </repository>
          </repositories>
        </project>
      `,
    },
    expect: { fail: ['pom.xml:5'] },
  },
  {
    name: 'Gradle',
    files: {
      'build.gradle': dedent`
        repositories {
          maven { url "http://repo.corp.example/maven" }
        }
      `,
    },
    expect: { fail: ['build.gradle:2'] },
  },
  { name: 'the engine', files: { 'docker/daemon.json': '{ "insecure-registries": ["registry.corp.example:5000"] }\n' }, expect: { fail: ['docker/daemon.json:1'] } },
  { name: 'a proxy on this machine', files: { 'pip.conf': '[global]\nindex-url = http://localhost:3141/root/pypi\n' }, expect: 'pass' },
  {
    name: 'a source of its own',
    files: {
      'pyproject.toml': dedent`
        [project]
        name = "x"

        [[tool.uv.index]]
        name = "corp"
        url = "https://pypi.corp.example/simple"
      `,
    },
    expect: 'pass',
  },
] satisfies readonly Example[];
