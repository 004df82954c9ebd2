import { expect, test } from 'vitest';
import { feature, judged } from './judged.ts';

type Files = Readonly<Record<string, string>>;

const workflow = (on: string, ...steps: readonly string[]): Files => ({
  '.github/workflows/release.yml': `on:\n  ${on}\njobs:\n  release:\n    runs-on: ubuntu-latest\n    steps:\n${steps.map((step) => `      - ${step}\n`).join('')}`,
});
const onTags = "push:\n    tags: ['v*']";
const onMain = 'push:\n    branches: [main]';
const action = (format: string): string => `uses: anchore/sbom-action@v0\n        with:\n          format: ${format}`;
const release = 'uses: softprops/action-gh-release@v2';

test.each<readonly [string, string, Files, string]>([
  ['by an action', 'An SPDX SBOM is generated for every release.', workflow(onTags, action('spdx-json'), release), 'kept'],
  ['by its default', 'An SPDX SBOM is generated for each release.', workflow(onTags, 'uses: anchore/sbom-action@v0', release), 'kept'],
  ['of another format', 'An SPDX SBOM is generated for every release.', workflow(onTags, action('cyclonedx-json'), release), 'broken'],
  ['by a program', 'Each release comes with a CycloneDX SBOM.', workflow(onTags, 'run: syft . -o cyclonedx-json > sbom.json', release), 'kept'],
  ['of an unknown format', 'Each release comes with a CycloneDX SBOM.', workflow(onTags, 'run: syft . > sbom.json', release), 'manual'],
  ['that nobody gives out', 'Each release comes with a CycloneDX SBOM.', workflow(onTags, 'run: syft . -o cyclonedx-json > sbom.json'), 'manual'],
  ['at another time', 'An SPDX SBOM is generated for every release.', workflow(onMain, action('spdx-json')), 'manual'],
  ['with each push', 'A CycloneDX Software Bill of Materials (SBOM) is generated on every push to `main`.', workflow(onMain, action('cyclonedx-json')), 'kept'],
  ['that is attested', 'The SBOM is generated and attested for each release.', workflow(onTags, action('spdx-json'), 'uses: actions/attest-sbom@v2'), 'kept'],
  ['that nobody attests', 'The SBOM is generated and attested for each release.', workflow(onTags, action('spdx-json'), release), 'manual'],
  ['that is switched off', 'An SPDX SBOM is generated for every release.', workflow(onTags, `if: false\n        ${action('spdx-json')}`, release), 'manual'],
  ['of two formats, of which one is made', 'SBOMs in SPDX and CycloneDX are generated for every release.', workflow(onTags, action('spdx-json'), release), 'manual'],
  ['that is signed too', 'A signed SBOM is generated for every release.', workflow(onTags, action('spdx-json'), release), 'manual'],
])('a bill of materials %s: %s', async (_name, text, files, verdict) => {
  const verdicts = (await judged(feature(text), files)).map(({ verdict: own }) => own);
  expect(verdicts).toEqual([verdict]);
});
