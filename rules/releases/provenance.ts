import { dedent, defineRule, fail, notApplicable, pass } from 'policy-audit';

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
      {
        name: 'a bare release',
        files: {
          '.github/workflows/release.yml': dedent`
            on:
              release:
            jobs:
              release:
                runs-on: ubuntu-latest
                steps:
                  - uses: softprops/action-gh-release@v2
          `,
        },
        expect: { fail: ['.github/workflows/release.yml:7'] },
      },
      {
        name: 'an image that a command pushes by the builder of the daemon, which describes nothing',
        files: {
          '.github/workflows/image.yml': dedent`
            on: push
            jobs:
              image:
                runs-on: ubuntu-latest
                steps:
                  - run: docker buildx build --push .
          `,
        },
        expect: { fail: ['.github/workflows/image.yml:6'] },
      },
    ],
    good: [
      {
        name: 'an attestation',
        files: {
          '.github/workflows/release.yml': dedent`
            on:
              release:
            jobs:
              release:
                runs-on: ubuntu-latest
                steps:
                  - uses: softprops/action-gh-release@v2
                  - uses: actions/attest-build-provenance@v2
          `,
        },
        expect: 'pass',
      },
      {
        name: 'a package that the index attests',
        files: {
          '.github/workflows/release.yml': dedent`
            on: push
            jobs:
              pypi:
                runs-on: ubuntu-latest
                permissions:
                  id-token: write
                steps:
                  - uses: pypa/gh-action-pypi-publish@release/v1
          `,
        },
        expect: 'pass',
      },
      { name: 'nothing is published', files: { 'README.md': '# x\n' }, expect: 'not-applicable' },
    ],
  },
});
