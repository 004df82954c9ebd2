import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'write-all, even in a workflow of one job',
    files: {
      '.github/workflows/ci.yml': dedent`
        on: push
        permissions: write-all
        jobs:
          build:
            steps:
              - run: make
      `,
    },
    expect: { fail: ['.github/workflows/ci.yml:2'] },
  },
  {
    name: 'write-all on a job',
    files: {
      '.github/workflows/ci.yml': dedent`
        on: push
        permissions: {}
        jobs:
          build:
            permissions: write-all
            steps:
              - run: make
      `,
    },
    expect: { fail: ['.github/workflows/ci.yml:5'] },
  },
  {
    name: 'a write scope at the top of a workflow of two jobs',
    files: {
      '.github/workflows/ci.yml': dedent`
        on: push
        permissions:
          contents: write
        jobs:
          test:
            steps: []
          release:
            steps: []
      `,
    },
    expect: { fail: ['.github/workflows/ci.yml:2'] },
  },
  {
    name: 'every job has its own',
    files: {
      '.github/workflows/ci.yml': dedent`
        on: push
        jobs:
          build:
            permissions:
              contents: write
            steps: []
      `,
    },
    expect: 'pass',
  },
  {
    name: 'write scopes for the only job',
    files: {
      '.github/workflows/release.yml': dedent`
        on: push
        permissions:
          contents: write
        jobs:
          release:
            steps: []
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a workflow of Forgejo, which knows no permissions',
    files: {
      '.forgejo/workflows/ci.yml': dedent`
        on: push
        jobs:
          a:
            steps: []
      `,
    },
    expect: 'not-applicable',
  },
] satisfies readonly Example[];
