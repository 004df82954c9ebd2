import { defineRule, fail, notApplicable, pass } from 'policy-audit';

const workflow = (more: string): string => `on:\n  release:\njobs:\n  release:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: softprops/action-gh-release@v2\n${more}`;

const image = (more: string): string =>
  `on: push\njobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n${more}`;

export default defineRule({
  id: 'releases/provenance',
  title: 'Releases can be traced to their build',
  severity: 'low',
  rationale: 'Without a signature, an attestation or a bill of materials nobody can tell a release of this project from one that somebody else put in its place.',
  remediation: 'Attest the artefacts (actions/attest-build-provenance), sign them (cosign) or publish an SBOM in the release job.',
  practices: ['releases/provenance'],
  references: [
    { standard: 'SLSA', control: 'Build L1', url: 'https://slsa.dev/spec/v1.0/levels' },
    { standard: 'OpenSSF Scorecard', control: 'Signed-Releases', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#signed-releases' },
  ],
  since: '0.1.0',
  needs: ['publishing'],
  check({ publishing: { releasing, proving } }) {
    const [proof, ...proofs] = proving.map(({ path, line, what }) => ({ at: { path, line }, note: what }));
    if (proof) return pass(proof, ...proofs.slice(0, 19));
    const [first] = releasing.filter(({ attested }) => !attested);
    const [image, ...images] = releasing.map(({ path, line }) => ({ at: { path, line }, note: 'pushes an image with the provenance that Buildx attaches' }));
    if (!image) return notApplicable('No workflow of GitHub is seen to publish anything.');
    if (!first) return pass(image, ...images.slice(0, 19));
    return fail({
      message: 'Releases carry no signature, attestation or bill of materials.',
      at: { path: first.path, line: first.line },
      searched: [...new Set(releasing.map(({ path }) => path))],
    });
  },
  examples: {
    bad: [
      { name: 'a bare release', files: { '.github/workflows/release.yml': workflow('') }, expect: { fail: ['.github/workflows/release.yml:7'] } },
      {
        name: 'an image that is pushed without provenance',
        files: { '.github/workflows/image.yml': image('          provenance: false\n') },
        expect: { fail: ['.github/workflows/image.yml:6'] },
      },
      {
        name: 'a package that is published with a token',
        files: {
          '.github/workflows/release.yml':
            'on: push\njobs:\n  pypi:\n    runs-on: ubuntu-latest\n    permissions:\n      id-token: write\n    steps:\n      - uses: pypa/gh-action-pypi-publish@release/v1\n        with:\n          password: ${{ secrets.PYPI_TOKEN }}\n',
        },
        expect: { fail: ['.github/workflows/release.yml:8'] },
      },
      {
        name: 'an archive beside the image',
        files: { '.github/workflows/release.yml': workflow(''), '.github/workflows/image.yml': image('') },
        expect: { fail: ['.github/workflows/release.yml:7'] },
      },
      {
        name: 'the step that releases, not the one that installs what it needs',
        files: {
          '.github/workflows/release.yml':
            'on: push\njobs:\n  release:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n          npm install \\\n            @semantic-release/git@10\n      - run: npx semantic-release\n',
        },
        expect: { fail: ['.github/workflows/release.yml:9'] },
      },
      {
        name: 'an image that a command pushes by the builder of the daemon, which describes nothing',
        files: { '.github/workflows/image.yml': 'on: push\njobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:\n      - run: docker buildx build --push .\n' },
        expect: { fail: ['.github/workflows/image.yml:6'] },
      },
    ],
    good: [
      {
        name: 'an image that a command pushes, which Buildx describes as well',
        files: {
          '.github/workflows/image.yml':
            'on: push\njobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: docker/setup-buildx-action@v3\n      - run: docker buildx build --platform linux/arm64 --push .\n',
        },
        expect: 'pass',
      },
      { name: 'an attestation', files: { '.github/workflows/release.yml': workflow('      - uses: actions/attest-build-provenance@v2\n') }, expect: 'pass' },
      {
        name: 'a package that the index attests',
        files: {
          '.github/workflows/release.yml':
            'on: push\njobs:\n  pypi:\n    runs-on: ubuntu-latest\n    permissions:\n      id-token: write\n    steps:\n      - uses: pypa/gh-action-pypi-publish@release/v1\n',
        },
        expect: 'pass',
      },
      {
        name: 'provenance that a reusable workflow generates',
        files: {
          '.github/workflows/release.yml': `${workflow('')}  provenance:\n    uses: slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@v2.1.0\n`,
        },
        expect: 'pass',
      },
      {
        name: 'a library that Gradle signs',
        files: {
          '.github/workflows/release.yml': workflow('      - run: ./gradlew publish\n        env:\n          ORG_GRADLE_PROJECT_signingInMemoryKey: ${{ secrets.GPG_KEY }}\n'),
        },
        expect: 'pass',
      },
      { name: 'an image, which Buildx describes', files: { '.github/workflows/image.yml': image('') }, expect: 'pass' },
      { name: 'nothing is published', files: { 'README.md': '# x\n' }, expect: 'not-applicable' },
    ],
  },
});
