import type { Example } from '../../../../src/rule.ts';

const workflow = (on: string, job: string): string =>
  `on:\n  ${on}\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: go test ./...\n  release:\n    runs-on: ubuntu-latest\n${job}    steps:\n      - uses: softprops/action-gh-release@v2\n`;

export default [
  {
    name: 'after a job that tests nothing',
    files: { '.github/workflows/ci.yml': workflow('push:', '    needs: notes\n').replace('  test:', '  notes:').replace('go test ./...', 'git log > notes.md') },
    expect: 'manual',
  },
  ...[
    'nuget push a.nupkg -Source https://api.nuget.org/v3/index.json',
    'npx vsce publish',
    './mvnw -B deploy',
    './gradlew :core:publishPlugins',
    'docker buildx build --push .',
  ].map((run) => ({
    name: `a registry: ${run.slice(0, 20)}`,
    files: { '.github/workflows/ci.yml': workflow('push:', '').replace('uses: softprops/action-gh-release@v2', `run: ${run}`) },
    expect: { fail: ['.github/workflows/ci.yml:11'] },
  })),
  ...[
    'uses: goreleaser/goreleaser-action@v7\n        with: { args: check }',
    'uses: goreleaser/goreleaser-action@v7\n        with: { args: release --snapshot }',
    "uses: pypa/gh-action-pypi-publish@v1\n        with: { repository-url: 'https://test.pypi.org/legacy/' }",
    'run: twine upload --repository testpypi dist/*',
  ].map((step) => ({
    name: `nothing is given out: ${step.slice(0, 40)}${step.slice(-20)}`,
    files: { '.github/workflows/ci.yml': workflow('push:', '').replace('uses: softprops/action-gh-release@v2', step) },
    expect: 'not-applicable' as const,
  })),
  ...[
    "uses: goreleaser/goreleaser-action@v7\n        with: { args: \"release ${{ github.event_name != 'push' && '--snapshot' || '' }}\" }",
    'uses: goreleaser/goreleaser-action@v7\n        with: { args: release --snapshot=false }',
    "uses: pypa/gh-action-pypi-publish@v1\n        with:\n          repository-url: ${{ inputs.trial && 'https://test.pypi.org/legacy/' || 'https://upload.pypi.org/legacy/' }}",
    'run: twine upload -r testpypi dist/* && twine upload dist/*',
    'run: |\n          # twine upload -r testpypi dist/*\n          twine upload dist/*',
  ].map((step) => ({
    name: `given out, a trial beside it or not: ${step.slice(0, 40)}${step.slice(-20)}`,
    files: { '.github/workflows/ci.yml': workflow('push:', '').replace('uses: softprops/action-gh-release@v2', () => step) },
    expect: { fail: ['.github/workflows/ci.yml:11'] },
  })),
  {
    name: 'rehearsed first',
    files: { '.github/workflows/ci.yml': workflow('push:', '').replace('uses: softprops/action-gh-release@v2', 'run: cargo publish --dry-run && cargo publish') },
    expect: { fail: ['.github/workflows/ci.yml:11'] },
  },
  ...["!(github.event_name == 'pull_request')", "!(startsWith(github.ref, 'refs/tags/'))"].map((condition) => ({
    name: `on what is left: ${condition}`,
    files: { '.github/workflows/ci.yml': workflow('push:\n  pull_request:', `    if: \${{ ${condition} }}\n`) },
    expect: { fail: ['.github/workflows/ci.yml:13'] },
  })),
  {
    name: 'on a tag, by the condition of the job',
    files: { '.github/workflows/ci.yml': workflow('push:', "    if: startsWith(github.ref, 'refs/tags/v')\n") },
    expect: 'manual',
  },
  { name: 'on a tag that anybody may set', files: { '.github/workflows/ci.yml': workflow('push:\n    tags: ["v*"]', '') }, expect: 'manual' },
  {
    name: 'after what comes after the tests',
    files: {
      '.github/workflows/ci.yml': workflow('push:', '    needs: build\n').replace(
        '  release:',
        '  build:\n    needs: test\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n  release:',
      ),
    },
    expect: 'pass',
  },
  {
    name: 'after tests that an action runs for it',
    files: {
      '.github/workflows/ci.yml': workflow('push:', '    needs: build\n')
        .replace('  test:', '  build:')
        .replace('run: go test ./...', 'uses: x/with-display@v1\n        with:\n          run: npm test --silent'),
    },
    expect: 'pass',
  },
  {
    name: 'a draft, which a person publishes',
    files: { '.github/workflows/ci.yml': `${workflow('push:', '')}        with:\n          draft: true\n` },
    expect: 'not-applicable',
  },
  {
    name: 'an image for trying out a pull request',
    files: {
      '.github/workflows/ci.yml': workflow('[push, pull_request]:', "    if: ${{ github.event_name == 'pull_request' }}\n").replace(
        '[push, pull_request]:',
        'push:\n  pull_request:',
      ),
    },
    expect: 'not-applicable',
  },
  {
    name: 'a rehearsal, and a package for this machine',
    files: {
      '.github/workflows/ci.yml': workflow('push:', '').replace('uses: softprops/action-gh-release@v2', 'run: cargo publish --dry-run && ./gradlew publishToMavenLocal'),
    },
    expect: 'not-applicable',
  },
] satisfies readonly Example[];
