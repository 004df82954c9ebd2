import { defineRule, fail, notApplicable, pass } from 'policy-audit';

const workflow = (more: string): string => `on:\n  release:\njobs:\n  release:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: softprops/action-gh-release@v2\n${more}`;

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
    const [first] = releasing;
    if (!first) return notApplicable('No workflow publishes anything.');
    return fail({
      message: 'Releases carry no signature, attestation or bill of materials.',
      at: { path: first.path, line: first.line },
      searched: [...new Set(releasing.map(({ path }) => path))],
    });
  },
  examples: {
    bad: [{ name: 'a bare release', files: { '.github/workflows/release.yml': workflow('') }, expect: { fail: ['.github/workflows/release.yml:7'] } }],
    good: [
      { name: 'an attestation', files: { '.github/workflows/release.yml': workflow('      - uses: actions/attest-build-provenance@v2\n') }, expect: 'pass' },
      { name: 'nothing is published', files: { 'README.md': '# x\n' }, expect: 'not-applicable' },
    ],
  },
});
