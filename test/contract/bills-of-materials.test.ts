import { expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

const workflow = (on: string, ...steps: readonly string[]): Files => ({
  '.github/workflows/release.yml': `on:\n  ${on}\njobs:\n  release:\n    runs-on: ubuntu-latest\n    steps:\n${steps.map((step) => `      - ${step}\n`).join('')}`,
});
const onTags = "push:\n    tags: ['v*']";
const onMain = 'push:\n    branches: [main]';
const action = (format: string): string => `uses: anchore/sbom-action@v0\n        with:\n          format: ${format}`;
const release = 'uses: softprops/action-gh-release@v2';
const releaseOf = (file: string): string => `${release}\n        with:\n          files: ${file}`;

test.each<readonly [string, string, Files, string]>([
  ['by an action', 'An SPDX SBOM is generated for every release.', workflow(onTags, action('spdx-json'), release), 'kept'],
  ['by its default', 'An SPDX SBOM is generated for each release.', workflow(onTags, 'uses: anchore/sbom-action@v0', release), 'kept'],
  ['of another format', 'An SPDX SBOM is generated for every release.', workflow(onTags, action('cyclonedx-json'), release), 'broken'],
  ['by a program', 'Each release comes with a CycloneDX SBOM.', workflow(onTags, 'run: syft . -o cyclonedx-json > sbom.json', releaseOf('sbom.json')), 'kept'],
  ['of an unknown format', 'Each release comes with a CycloneDX SBOM.', workflow(onTags, 'run: syft . > sbom.json', releaseOf('sbom.json')), 'manual'],
  [
    'beside a release of something else',
    'Each release comes with a CycloneDX SBOM.',
    workflow(onTags, 'run: syft . -o cyclonedx-json > sbom.json', releaseOf('app.zip')),
    'manual',
  ],
  ['that is not handed out', 'An SPDX SBOM is attached to every release.', workflow(onTags, `${action('spdx-json')}\n          upload-release-assets: false`), 'manual'],
  ['whose program is installed', 'Each release comes with a CycloneDX SBOM.', workflow(onTags, 'run: pip install cyclonedx-bom', releaseOf('sbom.json')), 'manual'],
  ['of which a table is printed', 'A CycloneDX SBOM is generated for every release.', workflow(onTags, 'run: trivy fs --format table --ignorefile cyclonedx.ignore .'), 'manual'],
  ['at some tags', 'An SPDX SBOM is generated for every release.', workflow("push:\n    tags: ['nightly-*']", action('spdx-json')), 'manual'],
  ['on a condition', 'An SPDX SBOM is generated for every release.', workflow(onTags, `if: contains(github.ref, 'rc')\n        ${action('spdx-json')}`), 'manual'],
  [
    'on the condition of a tag',
    'An SPDX SBOM is generated for every release.',
    workflow(onTags, `if: startsWith(github.ref, 'refs/tags/v')\n        ${action('spdx-json')}`),
    'kept',
  ],
  ['of files, where the sentence says images', 'An SPDX SBOM is generated for all images.', workflow(onTags, action('spdx-json')), 'manual'],
  ['that nobody gives out', 'Each release comes with a CycloneDX SBOM.', workflow(onTags, 'run: syft . -o cyclonedx-json > sbom.json'), 'manual'],
  ['at another time', 'An SPDX SBOM is generated for every release.', workflow(onMain, action('spdx-json')), 'manual'],
  ['with each push', 'A CycloneDX Software Bill of Materials (SBOM) is generated on every push to `main`.', workflow(onMain, action('cyclonedx-json')), 'kept'],
  ['that is attested', 'The SBOM is generated and attested for each release.', workflow(onTags, action('spdx-json'), 'uses: actions/attest-sbom@v2'), 'kept'],
  ['that nobody attests', 'The SBOM is generated and attested for each release.', workflow(onTags, action('spdx-json'), release), 'manual'],
  ['that is switched off', 'An SPDX SBOM is generated for every release.', workflow(onTags, `if: false\n        ${action('spdx-json')}`, release), 'manual'],
  ['of two formats, of which one is made', 'SBOMs in SPDX and CycloneDX are generated for every release.', workflow(onTags, action('spdx-json'), release), 'manual'],
  ['that is signed too', 'A signed SBOM is generated for every release.', workflow(onTags, action('spdx-json'), release), 'manual'],
])('a bill of materials %s: %s', async (_name, text, files, verdict) => {
  const verdicts = await verdictsOf(text, files);
  expect(verdicts).toEqual([verdict]);
});
