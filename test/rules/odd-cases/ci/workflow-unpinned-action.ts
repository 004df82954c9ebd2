import { workflow } from '../../../../rules/ci/shared/examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'a job that another one repeats by an alias',
    files: {
      '.github/workflows/ci.yml': dedent`
        on: push
        jobs:
          a: &a
            runs-on: ubuntu-24.04
            steps:
              - uses: team/setup@v1
          b: *a
      `,
    },
    expect: { fail: ['.github/workflows/ci.yml:6'] },
  },
  { name: 'a branch that looks like a release', files: workflow('      - uses: example/act@release/v1\n'), expect: { fail: ['.github/workflows/ci.yml:7'] } },
  { name: 'no version', files: workflow('      - uses: example/act\n'), expect: { fail: ['.github/workflows/ci.yml:7'] } },
  { name: 'an image by tag', files: workflow('      - uses: docker://alpine:3.20\n'), expect: { fail: ['.github/workflows/ci.yml:7'] } },
  {
    name: 'a reusable workflow',
    files: {
      '.github/workflows/ci.yml': dedent`
        on: push
        jobs:
          call:
            uses: example/repo/.github/workflows/x.yml@v1
      `,
    },
    expect: { fail: ['.github/workflows/ci.yml:4'] },
  },
  {
    name: 'a step of a composite action',
    files: {
      'setup/action.yml': dedent`
        runs:
          using: composite
          steps:
            - uses: example/act/sub@v2
      `,
    },
    expect: { fail: ['setup/action.yml:4'] },
  },
  { name: 'an image by digest', files: workflow(`      - uses: docker://alpine@sha256:${'0'.repeat(64)}\n`), expect: 'pass' },
  { name: 'local actions only', files: workflow('      - uses: ./.github/actions/setup\n'), expect: 'not-applicable' },
] satisfies readonly Example[];
