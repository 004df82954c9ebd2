import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const release = (body: string): string => `on: push\njobs:\n  release:\n    steps:\n      - uses: softprops/action-gh-release@v2\n        with:\n          ${body}\n`;

export default [
  {
    name: 'a constant that names the version',
    files: { '.github/workflows/release.yml': release('body: This is ${{ github.ref_name }}.') },
    expect: { fail: ['.github/workflows/release.yml:5'] },
  },
  {
    name: 'what an earlier step read from somewhere',
    files: { '.github/workflows/release.yml': release('body: ${{ steps.read.outputs.content }}') },
    expect: 'manual',
  },
  {
    name: 'a release that another repository makes of it',
    files: { '.github/workflows/release.yml': release('{ body: The chart of a tool, repository: acme/charts }') },
    expect: 'manual',
  },
  { name: 'from a file', files: { '.github/workflows/release.yml': release('body_path: notes.md') }, expect: 'pass' },
  {
    name: 'a version of two numbers',
    files: {
      'CHANGELOG.md': dedent`
        # Changes

        ## v24.10

        - More

        ## v23.12.3
      `,
    },
    tags: ['v23.12.3', 'v24.10'],
    expect: 'pass',
  },
  {
    name: 'the changelog stops at an older one',
    files: {
      'CHANGELOG.md': dedent`
        # Changes

        ## v23.12.3
      `,
    },
    tags: ['v23.12.3', 'v24.10'],
    expect: 'manual',
  },
  { name: 'tags only', files: { 'README.md': '# Tool\n' }, tags: ['v1.0.0'], expect: 'manual' },
] satisfies readonly Example[];
