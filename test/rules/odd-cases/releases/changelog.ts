import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'how a release is made is no changelog',
    files: {
      'RELEASE.md': dedent`
        # Release Process

        1. Somebody proposes a release.
        2. The team agrees.
      `,
    },
    tags: ['v1.0.0', 'v1.1.0'],
    expect: 'manual',
  },
  {
    name: 'a page on how it all began is no changelog',
    files: {
      'docs/about/history.md': dedent`
        # History

        Two friends began with it in a garage.
      `,
    },
    tags: ['v1.0.0', 'v1.1.0'],
    expect: 'manual',
  },
  {
    name: 'that of a copied library',
    files: {
      'vendor/lib/CHANGELOG.md': dedent`
        # Changes

        ## 2.0.1

        - Faster
      `,
    },
    tags: ['v1.0.0'],
    expect: 'manual',
  },
  {
    name: 'one that was left behind',
    files: {
      'CHANGELOG.md': dedent`
        # Changes

        ## 1.2.0

        - Faster
      `,
    },
    tags: ['v1.2.0', 'v1.3.0'],
    expect: 'manual',
  },
  {
    name: 'the first release without one yet, and a patch under the heading of its minor version',
    files: {
      'CHANGELOG.md': dedent`
        # Changes

        ## 1.2

        - Faster
      `,
    },
    tags: ['v1.2.0', 'v1.2.1', 'v1.3.0-rc.1'],
    expect: 'pass',
  },
  {
    name: 'a page of the manual',
    files: {
      'docs/en/docs/release-notes.md': dedent`
        # Release notes

        ## 1.2.0

        - Faster
      `,
    },
    expect: 'pass',
  },
] satisfies readonly Example[];
