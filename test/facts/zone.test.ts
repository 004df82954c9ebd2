import { expect, test } from 'vitest';
import { zoneOf } from '../../src/facts/zone.ts';

test.each([
  ['src/server.ts', 'runtime'],
  ['src/testimonials/list.ts', 'runtime'],
  ['contests/app.py', 'runtime'],
  ['deploy/app.yaml', 'deploy'],
  ['.drone-release.yml', 'ci'],
  ['test/server.ts', 'test'],
  ['testWorkspace/web/package.json', 'test'],
  ['api_tests/package.json', 'test'],
  ['pkgs/http_conformance_tests/pubspec.yaml', 'test'],
  ['ios_test/pubspec.yaml', 'test'],
  ['injector/fake/data/pod.yaml', 'test'],
  ['src/fakes.ts', 'runtime'],
  ['app/src/main/java/org/samples/bank/App.java', 'runtime'],
  ['samples/app/src/main/java/org/bank/App.java', 'example'],
  ['endtoendtests/pom.xml', 'test'],
  ['App.Tests.E2E/App.csproj', 'test'],
  ['flutter_http_example/pubspec.yaml', 'example'],
  ['{{cookiecutter.name}}/compose.yaml', 'example'],
  ['src/_vendored/lib/setup.py', 'vendored'],
  ['LICENSES/example.com/y/go.mod', 'vendored'],
  ['demo-setups/relay-compose.yaml', 'example'],
  ['docker-compose.override.example.yml', 'example'],
  ['.archive/api/server.py', 'example'],
  ['services/_old/server.go', 'example'],
  ['archive_20250926/api/app.js', 'example'],
  ['legacy/app.py', 'example'],
  ['old/app.py', 'example'],
  ['src/legacy/login.py', 'runtime'],
  ['src/archive/tar.go', 'runtime'],
  ['src/backup/run.py', 'runtime'],
  ['docs/guide.md', 'docs'],
  ['SECURITY.md', 'policy'],
])('%s is for %s', (path, zone) => {
  expect(zoneOf(path)).toBe(zone);
});
