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
  {
    name: 'a stroke before each dot, and a release of an older line tagged last',
    files: { 'CHANGELOG.md': '# Notes\n\n**Topics**\n\n- <a href="#v5-2-2">v5\\.2\\.2</a>\n\n## v5\\.2\\.2\n\n- Faster\n' },
    tags: ['v5.2.2', 'v4.8.8'],
    expect: 'pass',
  },
  {
    name: 'a colon after the word',
    files: { ChangeLog: 'Version: 2.17.10, 2020-11-22\n\n* Faster\n\nVersion 2.14.1, 2017\n\n* Smaller\n' },
    tags: ['v2.17.9', 'v2.17.10'],
    expect: 'pass',
  },
  {
    name: 'one that names no version beside one that does',
    files: { 'CHANGELOG.md': '# Changes of all versions\n\n- Faster\n', 'CHANGELOG.rst': 'v1.2.0\n======\n\n- Faster\n' },
    tags: ['v1.2.0', 'v1.3.0'],
    expect: 'manual',
  },
  {
    name: 'a version above it that is not released yet',
    files: { 'CHANGELOG.md': '# Notes\n\n## 2.0.0 (unreleased)\n\n- Faster\n\n## 1.2.0\n\n- Smaller\n' },
    tags: ['v1.2.0', 'v1.3.0'],
    expect: 'manual',
  },
  { name: 'the heading of a version and nothing below it', files: { 'CHANGELOG.md': '## 1.0.0\n' }, tags: ['v1.0.0'], expect: { fail: ['CHANGELOG.md:1'] } },
] satisfies readonly Example[];
