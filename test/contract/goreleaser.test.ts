import { describe, expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

const at = (on: string, args: string, settings: string): Files => ({
  '.github/workflows/release.yml': `on:\n  ${on}\njobs:\n  release:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: goreleaser/goreleaser-action@v6\n        with:\n          args: ${args}\n`,
  '.goreleaser.yml': settings,
});
const onTags = "push:\n    tags: ['v*']";
const released = (settings: string): Files => at(onTags, 'release --clean', settings);

const sums = 'Frobnicator releases publish SHA-256 checksums for downloadable artifacts.';
const bill = 'A CycloneDX SBOM is attached to each release.';
const bills = (args: string): string => `version: 2\nsboms:\n  - artifacts: archive\n    args: ["$artifact", "--output", "${args}=$document"]\n`;

describe('GoReleaser writes sums of what it gives out', () => {
  test.each<readonly [string, string, Files, string]>([
    ['by itself', sums, released('version: 2\nbuilds:\n  - main: ./cmd\n'), 'kept'],
    ['as its settings say', sums, released('checksum:\n  name_template: checksums.txt\n  algorithm: sha256\n'), 'kept'],
    ['at each release', 'SHA-256 checksums are published with each release.', released('version: 2\n'), 'kept'],
    ['and of another algorithm', sums, released('checksum:\n  algorithm: sha512\n'), 'manual'],
    ['and not where that is switched off', sums, released('checksum:\n  disable: true\n'), 'manual'],
    ['nor where the settings leave open whether it is', sums, released('checksum:\n  disable: "{{ .Env.QUICK }}"\n'), 'manual'],
    ['nor where nothing is released', sums, released('release:\n  disable: true\n'), 'manual'],
    ['nor where nothing is uploaded', sums, released('release:\n  skip_upload: true\n'), 'manual'],
    ['nor where an expression adds to what it is told', sums, at(onTags, 'release ${{ inputs.flags }}', 'version: 2\n'), 'manual'],
    ['nor where only pull requests start it', sums, at('pull_request:', 'release', 'version: 2\n'), 'manual'],
    ['nor for a snapshot', sums, at(onTags, 'release --snapshot --clean', 'version: 2\n'), 'manual'],
    ['nor where it only checks its settings', sums, at(onTags, 'check', 'version: 2\n'), 'manual'],
    [
      'nor at each release where some tags are none',
      'SHA-256 checksums are published with each release.',
      at("push:\n    tags: ['nightly-*']", 'release', 'version: 2\n'),
      'manual',
    ],
    ['nor where nothing runs it', sums, { '.goreleaser.yml': 'version: 2\n' }, 'not-applicable'],
  ])('%s', async (_, sentence, files, verdict) => {
    expect(await verdictsOf(sentence, files)).toEqual([verdict === 'not-applicable' ? expect.stringMatching(/manual|not-applicable/) : verdict]);
  });
});

describe('GoReleaser describes what it gives out', () => {
  test.each<readonly [string, Files, string]>([
    ['in the format of its settings', released(bills('cyclonedx-json')), 'kept'],
    ['and not in another one', released(bills('spdx-json')), 'broken'],
    ['by SPDX where they say nothing', released('sboms:\n  - artifacts: archive\n'), 'broken'],
    ['and not where a comment has it', released('# sboms:\n#   - args: ["--output", "cyclonedx-json=$document"]\n'), 'manual'],
    ['nor where that is switched off', released('sboms:\n  - disable: true\n    args: ["--output", "cyclonedx-json=$document"]\n'), 'manual'],
    ['nor where nothing is released', released(`release:\n  disable: true\n${bills('cyclonedx-json').replace('version: 2\n', '')}`), 'manual'],
    ['nor for a snapshot', at(onTags, 'release --snapshot', bills('cyclonedx-json')), 'manual'],
    ['nor where it leaves them out', at(onTags, 'release --skip=sbom', bills('cyclonedx-json')), 'manual'],
  ])('%s', async (_, files, verdict) => {
    expect(await verdictsOf(bill, files)).toEqual([verdict]);
  });
});

test('"each release" is said of sums that a workflow makes of its own', async () => {
  const release = (on: string, step: string): Files => ({
    '.github/workflows/release.yml': `on:\n  ${on}\njobs:\n  release:\n    steps:\n      - run: ${step}\n      - uses: softprops/action-gh-release@v2\n        with:\n          files: dist/CHECKSUMS.txt\n`,
  });
  const said = 'CHECKSUMS.txt (sha256) is generated and attached to each release';
  expect(await verdictsOf(said, release(onTags, 'sha256sum *.zip > CHECKSUMS.txt'))).toEqual(['kept']);
  expect(await verdictsOf(said, release('workflow_dispatch:', 'sha256sum *.zip > CHECKSUMS.txt'))).toEqual(['manual']);
  expect(await verdictsOf(said, release(onTags, 'sha512sum *.zip > CHECKSUMS.txt'))).toEqual(['manual']);
  expect(await verdictsOf('Checksums (sha256) are generated for all release artifacts', release(onTags, 'sha256sum app > CHECKSUMS.txt'))).toEqual(['manual']);
});
